"""The sheet of commands: every act of the bench as a barcode to scan instead of a key to press.

One code to a line: the beam of a scanner is as wide as the page, and takes the wrong one of two that
stand side by side.
"""

from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import OFFICE_DOT, QUIET_MODULES, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.layout import (
    ACCENT,
    BOTTOM,
    HAIRLINE,
    LEFT,
    MM,
    RIGHT,
    SMALL,
    STRONG,
    TOP,
    WHITE,
    WIDTH,
    Sheet,
    Style,
    fit,
    wrap,
)
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts import CommandSheet, SheetCode

_TITLE = Style(BOLD, 20, 24, ACCENT)
_LEAD = Style(size=10, leading=13)
_GROUP = Style(BOLD, 11, 14, WHITE)
_ACT = Style(BOLD, 15, 18)
_GROUP_HEIGHT = 8 * MM
_PITCH = 18 * MM
_BARS_HEIGHT = 11 * MM
_BARS_ROOM = 134 * MM
_LEAST_ACT = 10.0
_MOST_DOTS = 10  # 0.42 mm, 5 dots of 300 dpi: read at arm's length, and from a worn or blurred copy
_ABOVE = (_PITCH - _BARS_HEIGHT) / 2
_CAP_HEIGHT = 0.714  # of Noto Sans, per size
_FIRST_TOP = TOP + 17 * MM
_NEXT_TOP = TOP + 6 * MM


def render(sheet: CommandSheet) -> bytes:
    """Render the sheet, A4, on as many pages as the commands take.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, or Code 128 has no such character.
        ValueError: a command's code is too long for bars that a scanner reads.
    """
    clean = replace(
        sheet,
        codes=printable_codes(sheet.codes),
        installation=printable_text(sheet.installation, "seller_name"),
    )
    words = NoteWords.of(sheet.language)
    return written(About(words("commands.title"), sheet.language), _Writer(clean, words).draw)


def printable_codes(codes: tuple[SheetCode, ...]) -> tuple[SheetCode, ...]:
    """Return the codes with labels and headings that the fonts can draw.

    Raises:
        UnprintableCharacters: they cannot.
    """
    return tuple(
        replace(
            code,
            label=printable_text(code.label, "command_label"),
            group=printable_text(code.group, "command_group"),
        )
        for code in codes
    )


def code_bars(text: str, room: float) -> tuple[BarcodeVectors, float]:
    """Return the bars of a sheet's code and the width of their module, in points.

    Raises:
        ValueError: they do not fit.
    """
    bars = BarcodeVectors.of(text, "command_code")
    module = bars.snapped_width(room, OFFICE_DOT, _MOST_DOTS)
    if not module:
        raise ValueError(f"no bars of at least 0.25 mm in {room / MM:.0f} mm for {text!r}")
    return bars, module


def draw_foot(sheet: Sheet, notice: str, made: str, page: str) -> None:
    """Draw the foot of a bench's sheet: what it is good for, who made it when, which page."""
    sheet.rule(LEFT, RIGHT, BOTTOM + 12, HAIRLINE)
    sheet.text(LEFT, BOTTOM + 24, notice, STRONG)
    sheet.right(RIGHT, BOTTOM + 24, page, SMALL)
    sheet.text(LEFT, BOTTOM + 35, made, SMALL)


@dataclass(frozen=True, slots=True)
class _Row:
    """A code with its place; ``heading`` is its group where that begins, or goes on, on a page."""

    top: float
    heading: str
    code: SheetCode


@dataclass(frozen=True, slots=True)
class _Writer:
    content: CommandSheet
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        pages = self._pages()
        for number, rows in enumerate(pages, start=1):
            self._head(sheet, number)
            for row in rows:
                self._row(sheet, row)
            page = self.words("page", page=number, pages=len(pages))
            draw_foot(sheet, self.words("commands.here_only"), self._made(), page)
            sheet.next_page()

    def _pages(self) -> list[list[_Row]]:
        pages: list[list[_Row]] = [[]]
        y, group = _FIRST_TOP, ""
        for code in self.content.codes:
            if pages[-1] and y + _heading_height(code, group) + _PITCH > BOTTOM:
                pages.append([])
                y, group = _NEXT_TOP, ""
            heading = code.group if code.group != group else ""
            y += _heading_height(code, group)
            pages[-1].append(_Row(y, heading, code))
            y, group = y + _PITCH, code.group
        return pages

    def _head(self, sheet: Sheet, page: int) -> None:
        words = self.words
        title = words("commands.title")
        if page > 1:
            sheet.text(LEFT, TOP + 10, words("commands.next", title=title), STRONG)
            return
        sheet.text(LEFT, TOP + 19, title, _TITLE)
        sheet.lines(LEFT, TOP + 36, wrap(words("commands.lead"), WIDTH, _LEAD, 2), _LEAD)

    def _row(self, sheet: Sheet, row: _Row) -> None:
        if row.heading:
            top = row.top - _GROUP_HEIGHT
            sheet.box(LEFT, top, WIDTH, _GROUP_HEIGHT - 2 * MM, ACCENT)
            sheet.text(LEFT + 2.5 * MM, top + 4.3 * MM, fit(row.heading, WIDTH - 5 * MM, _GROUP), _GROUP)
        bars, module = code_bars(row.code.text, _BARS_ROOM)
        # The last quiet zone is in the margin.
        left = RIGHT - bars.modules * module
        bars.draw(sheet, left - QUIET_MODULES * module, row.top + _ABOVE, module, _BARS_HEIGHT)
        room = left - QUIET_MODULES * module - LEFT
        style = _ACT.fitted(row.code.label, 1.8 * room, _LEAST_ACT)
        lines = wrap(row.code.label, room, style, 2)
        middle = row.top + _ABOVE + _BARS_HEIGHT / 2
        first = middle - (len(lines) - 1) * style.leading / 2 + style.size * _CAP_HEIGHT / 2
        sheet.lines(LEFT, first, lines, style)
        # Where to cut, for those who want a command on a tag of its own.
        sheet.rule(LEFT, RIGHT, row.top + _PITCH, HAIRLINE)

    def _made(self) -> str:
        content, words = self.content, self.words
        day = words.day(content.printed_on)
        room = WIDTH - SMALL.width(words("commands.made", number=content.key, date=day))
        installation = fit(content.installation, room, SMALL)
        return words("commands.made", installation=installation, number=content.key, date=day)


def _heading_height(code: SheetCode, group: str) -> float:
    return _GROUP_HEIGHT if code.group != group else 0.0
