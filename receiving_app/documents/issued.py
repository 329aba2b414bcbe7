"""What is issued: the pages that a person reads with the XML that a program reads, checked."""

from receiving_app.documents.credit_note_pdf import draw
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.facturx import credit_note_xml
from receiving_app.documents.fonts import load_fonts
from receiving_app.documents.layout import CREATOR
from receiving_app.documents.pdfa import Described, with_xml
from receiving_app.documents.printable import printable
from receiving_app.documents.xml_checks import XmlChecks
from receiving_app.documents.xml_schema import schema
from receiving_app.domain.credit_note import CreditNote
from receiving_app.services.credit_note_ports import IssuedFiles


def issue(note: CreditNote, logo: bytes, checks: XmlChecks) -> IssuedFiles:
    """Make the document of a snapshot; the same snapshot gives the same bytes.

    Args:
        note: the frozen snapshot.
        logo: PNG or JPEG bytes; empty for none.
        checks: decide whether it may be issued.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
        UnusableLogo: the logo is no PNG or JPEG that can be printed.
        XmlRefused: the XML breaks rules.
    """
    printed = printable(note)
    xml = credit_note_xml(printed)
    with checks.checking(printed, xml):
        pdf = with_xml(draw(printed, logo), xml, _described(printed))
    return IssuedFiles(pdf, xml)


def load() -> None:
    """Load what the first document would otherwise wait for."""
    load_fonts()
    schema()


def _described(note: CreditNote) -> Described:
    title = NoteWords.of(note.language, note.kind)("title")
    return Described(note.number, note.seller.name, f"{title} {note.number}", CREATOR, note.issued_on)
