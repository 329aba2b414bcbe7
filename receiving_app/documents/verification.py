"""What ``verify`` holds against the files of a stored document."""

from collections.abc import Iterator

from pikepdf import PdfError

from receiving_app.documents.pdfa import embedded_xml
from receiving_app.documents.schematron import schematrons
from receiving_app.documents.xml_checks import prompt_findings
from receiving_app.domain.credit_note import CreditNote


def disagreements(note: CreditNote, pdf: bytes, xml: bytes) -> Iterator[str]:
    """Say what does not hold of a stored document; nothing of a sound one.

    The schematrons run here, in this process: no one waits in front of a screen.
    """
    try:
        if embedded_xml(pdf) != xml:
            yield "the XML stored is not the one inside the PDF"
    except PdfError as error:
        yield f"the PDF cannot be read: {error}"
    prompt = prompt_findings(note, xml)
    # What is no XML for the schema is none for the schematrons.
    yield from prompt or schematrons().findings(xml)
