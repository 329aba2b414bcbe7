"""The printer's test page: sizes, edges, bars and letters, each with what to do where it is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4

from receiving_app.documents.barcode_vectors import OFFICE_DOT, QUIET_MODULES, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.label_frame import LABEL_SIZE, draw_bars
from receiving_app.documents.layout import (
    BLACK,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TOP,
    WIDTH,
    Sheet,
    Style,
    fit,
    wrap,
)
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts import PRINTER_TEST_TEXT, Paper, PrinterTest

_TITLE = Style(BOLD, 20, 24, BLACK)
_NAME = Style(BOLD, 13, 17, BLACK)
_TEXT = Style(size=11, leading=15, colour=BLACK)
_FIGURE = Style(size=7, leading=9, colour=BLACK)
_LABEL_NAME = Style(BOLD, 11, 13, BLACK)
_LABEL_TEXT = Style(size=7.6, leading=9.5, colour=BLACK)
_LINE = 0.25 * MM
_ARM = 6 * MM
_RULER_A4, _RULER_LABEL = 150, 80
_TALL, _MIDDLE, _SHORT = 5 * MM, 3.6 * MM, 2.2 * MM


def render(test: PrinterTest) -> bytes:
    """Render the page: A4, or a label of 100 by 50 mm.

    Raises:
        UnprintableCharacters: the fonts cannot draw the printer's name.
    """
    clean = replace(test, printer=printable_text(test.printer, "printer"))
    words = NoteWords.of(test.language)
    page = _Page(clean, words)
    if test.paper is Paper.LABEL:
        return written(About(words("printer_test.title"), test.language, LABEL_SIZE), page.draw_label)
    return written(About(words("printer_test.title"), test.language, A4), page.draw_sheet)


@dataclass(frozen=True, slots=True)
class _Page:
    test: PrinterTest
    words: NoteWords

    def draw_sheet(self, sheet: Sheet) -> None:
        words = self.words
        _corners(sheet, (PAGE_WIDTH, PAGE_HEIGHT), 8 * MM)
        sheet.text(LEFT, TOP + 8 * MM, words("printer_test.title"), _TITLE)
        name = wrap(words("printer_test.printer", printer=self.test.printer), WIDTH, _NAME, 2)
        baseline = sheet.lines(LEFT, TOP + 17 * MM, name, _NAME)
        sheet.text(LEFT, baseline, words("printer_test.date", date=words.day(self.test.printed_on)), _TEXT)
        top = 60 * MM
        _ruler(sheet, LEFT, top, _RULER_A4)
        top = self._said(sheet, top + 12 * MM, words("printer_test.ruler", length=_RULER_A4))
        bars = BarcodeVectors.of(PRINTER_TEST_TEXT, "printer")
        module = 10 * OFFICE_DOT
        bars.draw(sheet, LEFT - QUIET_MODULES * module, top, module, 18 * MM)
        top = self._said(sheet, top + 23 * MM, words("printer_test.bars", text=PRINTER_TEST_TEXT))
        top = self._said(sheet, top, words("printer_test.letters"))
        self._said(sheet, top, words("printer_test.edges"))
        sheet.next_page()

    def _said(self, sheet: Sheet, top: float, text: str) -> float:
        return sheet.lines(LEFT, top + 4 * MM, wrap(text, WIDTH, _TEXT), _TEXT) + 8 * MM

    def draw_label(self, sheet: Sheet) -> None:
        words, edge = self.words, 4 * MM
        width = LABEL_SIZE[0] - 2 * edge
        _corners(sheet, LABEL_SIZE, 1.5 * MM)
        day = words("printer_test.date", date=words.day(self.test.printed_on))
        sheet.text(edge, 7 * MM, fit(self.test.printer, width, _LABEL_NAME), _LABEL_NAME)
        letters = words("printer_test.letters_short")
        sheet.text(edge, 11 * MM, f"{day} · {letters}", _LABEL_TEXT)
        _ruler(sheet, 10 * MM, 14 * MM, _RULER_LABEL)
        ruler = words("printer_test.ruler_short", length=_RULER_LABEL)
        sheet.text(edge, 26 * MM, fit(ruler, width, _LABEL_TEXT), _LABEL_TEXT)
        draw_bars(sheet, BarcodeVectors.of(PRINTER_TEST_TEXT, "printer"), (29 * MM, 12 * MM))
        said = fit(words("printer_test.bars", text=PRINTER_TEST_TEXT), width, _LABEL_TEXT)
        sheet.text(edge, 45.5 * MM, said, _LABEL_TEXT)
        sheet.next_page()


def _corners(sheet: Sheet, size: tuple[float, float], inset: float) -> None:
    """Draw an angle in each corner: a page cut short or shifted loses one."""
    width, height = size
    for x, outwards in ((inset, 0.0), (width - inset, 1.0)):
        for y, down in ((inset, 0.0), (height - inset, 1.0)):
            sheet.box(x - outwards * _ARM, y - down * _LINE, _ARM, _LINE, BLACK)
            sheet.box(x - outwards * _LINE, y - down * _ARM, _LINE, _ARM, BLACK)


def _ruler(sheet: Sheet, left: float, top: float, length: int) -> None:
    """Draw a ruler of so many millimetres, with figures every centimetre."""
    sheet.box(left - _LINE / 2, top, length * MM + _LINE, _LINE, BLACK)
    for height, marks in ((_TALL, range(0, length + 1, 10)), (_MIDDLE, range(5, length, 10))):
        sheet.bars(list(_ticks(left, marks)), top, height)
    sheet.bars(list(_ticks(left, (one for one in range(length) if one % 5))), top, _SHORT)
    for mark in range(0, length + 1, 10):
        text = str(mark)
        sheet.text(left + mark * MM - _FIGURE.width(text) / 2, top + _TALL + 2.6 * MM, text, _FIGURE)


def _ticks(left: float, marks: Iterable[int]) -> Iterator[tuple[float, float]]:
    yield from ((left + mark * MM - _LINE / 2, _LINE) for mark in marks)
