"""The calibration sheet: one code from which the bench learns how a scanner types, and codes to try."""

from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import QUIET_MODULES
from receiving_app.documents.command_sheet import code_bars, draw_foot, printable_codes
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.layout import (
    ACCENT,
    HAIRLINE,
    LEFT,
    MM,
    PAGE_WIDTH,
    RIGHT,
    TINT,
    TOP,
    WHITE,
    WIDTH,
    Sheet,
    Style,
    wrap,
)
from receiving_app.domain.printouts import CalibrationSheet, SheetCode

MOST_TESTS = 4

_TITLE = Style(BOLD, 20, 24, ACCENT)
_LEAD = Style(size=10, leading=13)
_STEP = Style(size=11.5, leading=15)
_FIGURE = Style(BOLD, 12, 15, WHITE)
_HEADING = Style(BOLD, 13, 16, ACCENT)
_READ = Style(BOLD, 11, 14)
_STEPS = ("step_1", "step_2", "step_3", "step_4")
_DISC = 7 * MM
_TEST_PITCH = 26 * MM
_BIG_HEIGHT = 22 * MM
# Beyond the margins: its quiet zones are white paper anyway, even where a printer cannot print.
_BIG_ROOM = PAGE_WIDTH - 4 * MM


def render(sheet: CalibrationSheet) -> bytes:
    """Render the sheet, A4, one page.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, or Code 128 has no such character.
        ValueError: a code is too long for bars that a scanner reads, or there are more than 4 tests.
    """
    if len(sheet.tests) > MOST_TESTS:
        raise ValueError(f"{len(sheet.tests)} test codes, of {MOST_TESTS} at most")
    words = NoteWords.of(sheet.language)
    clean = replace(sheet, tests=printable_codes(sheet.tests))
    return written(About(words("calibration.title"), sheet.language), _Writer(clean, words).draw)


@dataclass(frozen=True, slots=True)
class _Writer:
    content: CalibrationSheet
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        sheet.text(LEFT, TOP + 19, self.words("calibration.title"), _TITLE)
        lead = wrap(self.words("calibration.lead"), WIDTH, _LEAD, 2)
        below = self._steps(sheet, sheet.lines(LEFT, TOP + 36, lead, _LEAD) + 2 * MM)
        self._tests(sheet, self._code(sheet, below + 2 * MM))
        made = self.words("calibration.made", date=self.words.day(self.content.printed_on))
        draw_foot(sheet, made, "", self.words("page", page=1, pages=1))
        sheet.next_page()

    def _steps(self, sheet: Sheet, top: float) -> float:
        x = LEFT + _DISC + 4 * MM
        for figure, key in enumerate(_STEPS, start=1):
            lines = wrap(self.words(f"calibration.{key}"), RIGHT - x, _STEP, 3)
            sheet.box(LEFT, top, _DISC, _DISC, ACCENT)
            text = str(figure)
            sheet.text(LEFT + (_DISC - _FIGURE.width(text)) / 2, top + 14, text, _FIGURE)
            below = sheet.lines(x, top + 14, lines, _STEP)
            top = max(top + _DISC, below - 10) + 3 * MM
        return top

    def _code(self, sheet: Sheet, top: float) -> float:
        bars, module = code_bars(self.content.text, _BIG_ROOM)
        height = 10 * MM + _BIG_HEIGHT + 6 * MM
        sheet.box(LEFT, top, WIDTH, height, TINT)
        sheet.text(LEFT + 4 * MM, top + 6.5 * MM, self.words("calibration.code"), _HEADING)
        left = (PAGE_WIDTH - bars.full_modules * module) / 2
        bars.draw(sheet, left, top + 10 * MM, module, _BIG_HEIGHT)
        return top + height

    def _tests(self, sheet: Sheet, top: float) -> None:
        sheet.text(LEFT, top + 9 * MM, self.words("calibration.tests"), _HEADING)
        top += 12 * MM
        for code in self.content.tests:
            self._test(sheet, top, code)
            top += _TEST_PITCH

    def _test(self, sheet: Sheet, top: float, code: SheetCode) -> None:
        sheet.rule(LEFT, RIGHT, top, HAIRLINE)
        bars, module = code_bars(code.text, 124 * MM)
        left = RIGHT - bars.modules * module
        bars.draw(sheet, left - QUIET_MODULES * module, top + 3.5 * MM, module, 12 * MM)
        room = RIGHT - left
        # What the scanner must send, character by character: never shortened.
        style = _READ.fitted(code.text, room)
        sheet.text(left, top + 20.5 * MM, code.text, style)
        room = left - QUIET_MODULES * module - LEFT
        sheet.lines(LEFT, top + 11 * MM, wrap(code.label, room, _STEP, 3), _STEP)
