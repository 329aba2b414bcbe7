"""The credit note as a PDF: snapshot in, bytes out; the same snapshot gives the same bytes.

Drawn straight on the canvas: no markup is ever interpreted, so a customer's ``<b>`` is text, and
a page costs milliseconds. RGB only, every font embedded (CREDIT_NOTE, PDF/A points 1 to 3).
"""

from dataclasses import dataclass, replace
from io import BytesIO

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.edges import draw_footer, draw_watermark
from receiving_app.documents.fonts import ONE_AT_A_TIME, load_fonts
from receiving_app.documents.layout import (
    CREATOR,
    LEFT,
    RIGHT,
    SMALL,
    STRONG,
    TOP,
    WIDTH,
    PageCanvas,
    Sheet,
    fit,
    new_canvas,
)
from receiving_app.documents.line_table import CARRY_HEIGHT, HEAD_HEIGHT, Columns, LineTable
from receiving_app.documents.masthead import Masthead
from receiving_app.documents.mentions import Mentions
from receiving_app.documents.pagination import Band, Measures, Page, paginate
from receiving_app.documents.printable import printable
from receiving_app.documents.totals import Totals
from receiving_app.domain.credit_note import CreditNote

_CONTINUED_HEIGHT = 26.0


def render(note: CreditNote, logo: bytes) -> bytes:
    """Draw the pages of a snapshot.

    Args:
        note: the frozen snapshot.
        logo: PNG or JPEG bytes; empty for none.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
        UnusableLogo: the logo is no PNG or JPEG that can be printed.
    """
    return draw(printable(note), logo)


def draw(note: CreditNote, logo: bytes) -> bytes:
    """Draw the pages of a snapshot whose texts are known to be printable; see ``render``."""
    with ONE_AT_A_TIME:
        load_fonts()
        return _Writer.of(note, logo).write()


@dataclass(frozen=True, slots=True)
class _Writer:
    note: CreditNote
    words: NoteWords
    table: LineTable
    masthead: Masthead

    @classmethod
    def of(cls, note: CreditNote, logo: bytes) -> "_Writer":
        words = NoteWords.of(note.language, note.kind)
        table = LineTable(note, words, Columns.of(note, words))
        return cls(note, words, table, Masthead.of(note, words, logo))

    def write(self) -> bytes:
        buffer = BytesIO()
        canvas = self._canvas(buffer)
        sheet = Sheet(canvas)
        draw_watermark(sheet, self.note, self.words)
        first_top = self.masthead.draw(sheet) + 14
        measures = Measures(first_top, TOP + _CONTINUED_HEIGHT, HEAD_HEIGHT, CARRY_HEIGHT)
        pages = paginate(self._bands(), measures)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                draw_watermark(sheet, self.note, self.words)
                self._continued(sheet)
            self._page(sheet, page)
            draw_footer(sheet, self.note, self.words, (number, len(pages)))
            sheet.next_page()
        canvas.save()
        return buffer.getvalue()

    def _canvas(self, buffer: BytesIO) -> PageCanvas:
        canvas = new_canvas(buffer, self.words.wording.language)
        canvas.setTitle(self.note.number)
        canvas.setAuthor(self.note.seller.name)
        canvas.setSubject(f"{self.words('title')} {self.note.number}")
        canvas.setCreator(CREATOR)
        return canvas

    def _bands(self) -> list[Band]:
        rows = list(self.table.bands())
        # The totals never stand alone: the last row goes with them to the next page.
        rows[-1] = replace(rows[-1], keep_with_next=True)
        return [*rows, Totals(self.note, self.words).band(), *Mentions(self.note, self.words).bands()]

    def _page(self, sheet: Sheet, page: Page) -> None:
        if page.table_top is not None:
            self.table.head(sheet, page.table_top)
            if page.brought is not None:
                self.table.carry(sheet, page.table_top + HEAD_HEIGHT - 3, "brought_forward", page.brought)
        for top, band in page.bands:
            band.draw(sheet, top)
        if page.carried is not None:
            self.table.carry(sheet, page.carried_top, "carried_forward", page.carried)

    def _continued(self, sheet: Sheet) -> None:
        note, words = self.note, self.words
        day = words.day(note.issued_on)
        text = words("continued", title=words("title"), number=note.number, date=day)
        sheet.right(RIGHT, TOP + 8, text, STRONG)
        sheet.text(LEFT, TOP + 8, fit(note.buyer.name, WIDTH - STRONG.width(text) - 20, SMALL), SMALL)
