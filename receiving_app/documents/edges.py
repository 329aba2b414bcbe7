"""What is at the edges of every page of a numbered document: mark, number, anchor, seller, page."""

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.layout import BOTTOM, HAIRLINE, LEFT, RIGHT, SMALL, WIDTH, Sheet, wrap
from receiving_app.documents.masthead import legal_form
from receiving_app.domain.chain import anchor
from receiving_app.domain.debit_statement import NumberedDocument


def draw_watermark(sheet: Sheet, note: NumberedDocument, words: NoteWords) -> None:
    """Mark example data across the page."""
    if note.specimen:
        sheet.watermark(words("specimen"))


def draw_footer(sheet: Sheet, note: NumberedDocument, words: NoteWords, page: tuple[int, int]) -> None:
    """Draw the foot of a page.

    Args:
        sheet: to draw on.
        note: the document.
        words: its words.
        page: its number, and how many there are.
    """
    seller = note.seller
    sheet.rule(LEFT, RIGHT, BOTTOM + 12, HAIRLINE)
    number, count = page
    sheet.right(RIGHT, BOTTOM + 23, words("page", page=number, pages=count), SMALL)
    known = words("chain", anchor=anchor(note.chain)) if note.chain else ""
    sheet.text(LEFT, BOTTOM + 23, " · ".join(part for part in (note.number, known) if part), SMALL)
    parts = [
        words("sample") if note.specimen else "",
        seller.name,
        legal_form(seller, words),
        words("registry", town=seller.registry, siren=seller.siren),
        words("vat_number", number=seller.vat_number),
    ]
    lines = wrap(" · ".join(_unbroken(part) for part in parts if part), WIDTH, SMALL, 2)
    for position, line in enumerate(lines):
        middle = LEFT + (WIDTH - SMALL.width(line)) / 2
        sheet.text(middle, BOTTOM + 34 + position * SMALL.leading, line, SMALL)


def _unbroken(text: str) -> str:
    """Hold a short text together when lines are broken."""
    return text.replace(" ", "\u00a0") if SMALL.width(text) < WIDTH / 2 else text
