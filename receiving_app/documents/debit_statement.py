"""The debit statement as a PDF: the fee due beside a credit note, outside the scope of VAT."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.edges import draw_footer, draw_watermark
from receiving_app.documents.layout import (
    ACCENT,
    BODY,
    HAIRLINE,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    TOP,
    WIDTH,
    Sheet,
    wrap,
)
from receiving_app.documents.masthead import Masthead
from receiving_app.documents.pagination import Band, Measures, paginate
from receiving_app.documents.printable import printable
from receiving_app.documents.totals import GROSS
from receiving_app.domain.debit_statement import DebitStatement, StatementLine
from receiving_app.domain.vocabulary import DocumentKind

_HEAD = 24.0
_INSET = 6.0
_TEXT_WIDTH = WIDTH * 0.60
_BASE = LEFT + WIDTH * 0.80
_TOTAL_LEFT = LEFT + WIDTH * 0.545
_TOTAL_HEIGHT = 27.0
_LABEL_WIDTH = 104.0
_GAP = 5.0


def render(statement: DebitStatement, logo: bytes) -> bytes:
    """Render the document; the same snapshot gives the same bytes.

    Args:
        statement: the frozen snapshot, or the one that takes it back.
        logo: PNG or JPEG bytes; empty for none.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
        UnusableLogo: the logo is no PNG or JPEG that can be printed.
    """
    clean = printable(statement)
    page = _Statement(clean, NoteWords.of(clean.language, clean.kind), logo)
    return written(About(clean.number, clean.language), page.draw)


@dataclass(frozen=True, slots=True)
class _Statement:
    statement: DebitStatement
    words: NoteWords
    logo: bytes

    def draw(self, sheet: Sheet) -> None:
        statement, words = self.statement, self.words
        draw_watermark(sheet, statement, words)
        masthead = Masthead(statement, words, self.logo, tuple(self._cited()))
        measures = Measures(masthead.draw(sheet) + 14, TOP, _HEAD, 0)
        pages = paginate(self._bands(), measures)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                draw_watermark(sheet, statement, words)
            if page.table_top is not None:
                self._head(sheet, page.table_top)
            for top, band in page.bands:
                band.draw(sheet, top)
            draw_footer(sheet, statement, words, (number, len(pages)))
            sheet.next_page()

    def _cited(self) -> Iterator[str]:
        statement, words = self.statement, self.words
        day = words.day(statement.issued_on)
        if statement.cancels:
            cancelled = words.day(statement.cancels.issued_on)
            yield words("statement.cancels", number=statement.cancels.number, date=cancelled)
        taken_back = statement.kind is DocumentKind.STATEMENT_CANCELLATION
        beside = "statement.beside_cancellation" if taken_back else "statement.beside"
        yield words(beside, number=statement.credit_note, date=day)

    def _bands(self) -> Iterator[Band]:
        *lines, last = [self._line(line) for line in self.statement.lines]
        yield from lines
        # The total never stands alone: the last line goes with it to the next page.
        yield replace(last, keep_with_next=True)
        yield Band(_TOTAL_HEIGHT + 30, self._total)
        for label, text in self._mentions():
            rows = wrap(text, WIDTH - _LABEL_WIDTH, BODY)
            for position, row in enumerate(rows):
                gap = _GAP if position == len(rows) - 1 else 0
                yield _mention("" if position else label, row, gap)

    def _head(self, sheet: Sheet, top: float) -> None:
        words = self.words
        sheet.text(LEFT, top + 12, words("statement.column_fee"), LABEL)
        sheet.right(_BASE, top + 12, words("statement.column_base"), LABEL)
        sheet.right(RIGHT, top + 12, words("statement.column_amount"), LABEL)
        sheet.rule(LEFT, RIGHT, top + 18, ACCENT)

    def _line(self, line: StatementLine) -> Band:
        texts = wrap(line.text, _TEXT_WIDTH, BODY)
        height = _INSET + len(texts) * BODY.leading + SMALL.leading + _INSET

        def draw(sheet: Sheet, top: float) -> None:
            baseline = top + _INSET + 8
            sheet.right(_BASE, baseline, self.words.money(line.base))
            sheet.right(RIGHT, baseline, self.words.money(line.amount))
            below = sheet.lines(LEFT, baseline, texts)
            sheet.text(LEFT, below - 1, line.rule, SMALL)
            sheet.rule(LEFT, RIGHT, top + height, HAIRLINE)

        return Band(height, draw)

    def _total(self, sheet: Sheet, top: float) -> None:
        box = top + 12
        sheet.box(_TOTAL_LEFT, box, RIGHT - _TOTAL_LEFT, _TOTAL_HEIGHT, ACCENT)
        label, total = self.words("total"), self.words.money(self.statement.total)
        room = RIGHT - _TOTAL_LEFT - 18 - GROSS.width(label) - 8
        sheet.text(_TOTAL_LEFT + 9, box + 17.5, label, GROSS)
        sheet.right(RIGHT - 9, box + 17.5, total, GROSS.fitted(total, room))

    def _mentions(self) -> Iterator[tuple[str, str]]:
        yield self.words("settlement"), self.statement.settlement
        for position, note in enumerate(self.statement.notes):
            yield "" if position else self.words("notes"), note


def _mention(label: str, text: str, gap: float) -> Band:
    def draw(sheet: Sheet, top: float) -> None:
        if label:
            sheet.text(LEFT, top + 9, label, LABEL)
        sheet.text(LEFT + _LABEL_WIDTH, top + 9, text)

    return Band(BODY.leading + gap, draw)
