"""The page: its measures, its styles, and a sheet to draw on.

All lengths are points (1/72 inch); heights count down from the top edge, as one reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from receiving_app.documents.fonts import BOLD, REGULAR, character_widths, text_width, typeface
from receiving_app.documents.typeface import UnusualCharacter, in_string

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 18 * MM
RIGHT = PAGE_WIDTH - LEFT
WIDTH = RIGHT - LEFT
TOP = 15 * MM
BOTTOM = PAGE_HEIGHT - 22 * MM
ELLIPSIS = "…"
CREATOR = "Réception RMA"
_ROUNDING = 0.01  # points: a style just fitted to a width may come out a hair wider

Colour = tuple[float, float, float]
INK: Colour = (0.13, 0.15, 0.18)
MUTED: Colour = (0.37, 0.41, 0.45)
ACCENT: Colour = (0.05, 0.31, 0.43)
HAIRLINE: Colour = (0.80, 0.83, 0.85)
TINT: Colour = (0.945, 0.96, 0.97)
WHITE: Colour = (1, 1, 1)
BLACK: Colour = (0, 0, 0)
WATERMARK: Colour = (0.925, 0.925, 0.925)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: font, size and leading in points, colour in RGB from 0 to 1."""

    font: str = REGULAR
    size: float = 8.4
    leading: float = 11
    colour: Colour = INK

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        return text_width(text, self.font, self.size)

    def fitted(self, text: str, room: float, least: float = 0.0) -> "Style":
        """Return the style, smaller where the text would be wider than ``room`` points.

        Never below ``least`` points: cut the text with ``fit`` as well then.
        """
        width = self.width(text)
        return self if width <= room else replace(self, size=max(least, self.size * room / width))


BODY = Style()
STRONG = Style(font=BOLD)
SMALL = Style(size=7.2, leading=9.4, colour=MUTED)
LABEL = Style(font=BOLD, size=7, leading=10, colour=ACCENT)
TITLE = Style(font=BOLD, size=25, leading=28, colour=ACCENT)
NUMBER = Style(font=BOLD, size=12.5, leading=17)
SELLER_NAME = Style(font=BOLD, size=11, leading=14)


class PageCanvas(Canvas):
    """reportlab's canvas, and what it calls a text in the fonts of its document."""

    def font_name(self, font: str, subset: int = 0) -> str:
        """Return what a subset of a font is called on the page."""
        return typeface(font).getSubsetInternalName(subset, self._doc)  # type: ignore[attr-defined]  # left out of the stubs

    def pieces(self, text: str, font: str) -> list[tuple[int, bytes]]:
        """Return a text as pieces of one subset each, one byte for each character."""
        return typeface(font).splitString(text, self._doc)  # type: ignore[attr-defined]  # left out of the stubs


def new_canvas(target: BinaryIO, language: str, size: tuple[float, float] = A4) -> PageCanvas:
    """Return an empty document: PDF 1.7, no font but ours, the same bytes for the same drawing.

    Args:
        target: where it is written when the canvas is saved.
        language: of its text, ``fr`` or ``en``.
        size: width and height of its pages, in points.
    """
    return PageCanvas(
        target,
        pagesize=size,
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stubs say float; it is a font's name
        pdfVersion=(1, 7),
        invariant=1,
        pageCompression=1,
        lang=language,
    )


class Sheet:
    """Draws on one document.

    Writes the page's operators itself, font and colour when they change: reportlab takes its time
    over each number and each text, of which a page has hundreds.
    """

    def __init__(self, canvas: PageCanvas, height: float = PAGE_HEIGHT) -> None:
        """Draw on the canvas, whose pages are so many points high."""
        self._canvas = canvas
        self._height = height
        self._written: list[str] = []
        self._in_text = False
        self._font: tuple[str, float] | None = None
        self._fill: Colour | None = None

    def text(self, x: float, baseline: float, text: str, style: Style = BODY) -> None:
        """Draw a text that starts at ``x``."""
        write = self._written.append
        if not self._in_text:
            self._in_text = True
            write("BT")
        self._colour(style.colour)
        if self._font != (style.font, style.size):
            self._font = (style.font, style.size)
            write(f"{self._canvas.font_name(style.font)} {style.size:.3f} Tf")
        write(f"1 0 0 1 {x:.3f} {self._height - baseline:.3f} Tm {self._shown(text, style)}")

    def right(self, x: float, baseline: float, text: str, style: Style = BODY) -> None:
        """Draw a text that ends at ``x``."""
        self.text(x - style.width(text), baseline, text, style)

    def lines(self, x: float, baseline: float, lines: Sequence[str], style: Style = BODY) -> float:
        """Draw lines below one another and return the baseline after the last."""
        for line in lines:
            self.text(x, baseline, line, style)
            baseline += style.leading
        return baseline

    def rule(self, x1: float, x2: float, y: float, colour: Colour = HAIRLINE, width: float = 0.5) -> None:
        """Draw a horizontal rule."""
        self.box(x1, y - width / 2, x2 - x1, width, colour)

    def box(self, x: float, top: float, width: float, height: float, colour: Colour = TINT) -> None:
        """Fill a rectangle."""
        self._end_text()
        self._colour(colour)
        self._written.append(f"{x:.3f} {self._height - top - height:.3f} {width:.3f} {height:.3f} re f")

    def bars(self, bars: Sequence[tuple[float, float]], top: float, height: float) -> None:
        """Fill upright black bars, given as (x, width), as one shape."""
        self._end_text()
        self._colour(BLACK)
        upright = f"{self._height - top - height:.3f}", f"{height:.3f}"
        self._written.extend(f"{x:.3f} {upright[0]} {width:.3f} {upright[1]} re" for x, width in bars)
        self._written.append("f")

    def image(self, picture: object, x: float, top: float, size: tuple[float, float]) -> None:
        """Draw a picture (a reportlab ImageReader) of this size in points."""
        self._hand_over()
        width, height = size
        self._canvas.drawImage(picture, x, self._height - top - height, width, height)

    def watermark(self, text: str) -> None:
        """Draw a large light word across the page, corner to corner."""
        self._end_text()
        size, angle = 118.0, radians(52)
        self._written.append(
            f"q {cos(angle):.5f} {sin(angle):.5f} {-sin(angle):.5f} {cos(angle):.5f} "
            f"{PAGE_WIDTH / 2:.3f} {self._height / 2:.3f} cm"
        )
        style = Style(BOLD, size, colour=WATERMARK)
        self.text(-style.width(text) / 2, self._height + size * 0.36, text, style)
        self._end_text()
        self._written.append("Q")
        self._font = self._fill = None

    def lower_part(self, height: float) -> "Sheet":
        """Return a sheet on the lowest points of the same page; what is drawn on this one comes before."""
        self._hand_over()
        return Sheet(self._canvas, height)

    def next_page(self) -> None:
        """End the page."""
        self._hand_over()
        self._canvas.showPage()
        self._font = self._fill = None

    def _shown(self, text: str, style: Style) -> str:
        try:
            return f"({text.translate(typeface(style.font).usual)}) Tj"
        except UnusualCharacter:
            pass
        shown = []
        for subset, codes in self._canvas.pieces(text, style.font):
            name = self._canvas.font_name(style.font, subset)
            shown.append(f"{name} {style.size:.3f} Tf ({''.join(map(in_string, codes))}) Tj")
        # The font in force is now that of the last piece.
        self._font = None
        return " ".join(shown)

    def _colour(self, colour: Colour) -> None:
        if self._fill != colour:
            self._fill = colour
            red, green, blue = colour
            self._written.append(f"{red:g} {green:g} {blue:g} rg")

    def _end_text(self) -> None:
        if self._in_text:
            self._in_text = False
            self._written.append("ET")

    def _hand_over(self) -> None:
        """Give what is written to the canvas, before it draws something itself."""
        self._end_text()
        if self._written:
            self._canvas.addLiteral("\n".join(self._written))
            self._written.clear()


def wrap(text: str, width: float, style: Style = BODY, most: int = 0) -> list[str]:
    """Break a text into lines no wider than ``width``; empty text gives no line.

    Breaks at spaces and line ends; a word wider than a line is broken anywhere. No-break spaces
    hold.

    Args:
        text: what to set.
        width: of a line, in points.
        style: font and size.
        most: lines to keep, the last ending in an ellipsis when text is left; 0 for all.
    """
    if not text.strip():
        return []
    if "\n" not in text and style.width(text) <= width:
        return [text]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, width, style, most + 1 if most else 0))
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], width, style)]
    return lines


def fit(text: str, width: float, style: Style) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width``."""
    return text if style.width(text) <= width + _ROUNDING else _shortened(text, width, style)


def _shortened(text: str, width: float, style: Style) -> str:
    return _pieces(text, width - style.width(ELLIPSIS), style)[0].rstrip() + ELLIPSIS


def _wrap_paragraph(text: str, width: float, style: Style, most: int) -> list[str]:
    lines: list[str] = []
    line = ""
    room = width
    space = style.width(" ")
    for word in text.split(" "):
        if not word:
            continue
        needed = style.width(word)
        if line and needed + space <= room:
            line, room = f"{line} {word}", room - needed - space
            continue
        if line:
            lines.append(line)
        if most and len(lines) >= most:
            return lines
        if needed <= width:
            line, room = word, width - needed
        else:
            *full, line = _pieces(word, width, style)
            lines.extend(full)
            room = width - style.width(line)
    return [*lines, line] if line else lines


def _pieces(word: str, width: float, style: Style) -> list[str]:
    """Cut a text into pieces as wide as fits, at any character."""
    widths = character_widths(style.font)
    limit = width * 1000 / style.size
    pieces: list[str] = []
    start = 0
    used = 0.0
    for position, character in enumerate(word):
        needed = widths[character]
        if used + needed > limit and position > start:
            pieces.append(word[start:position])
            start, used = position, 0.0
        used += needed
    pieces.append(word[start:])
    return pieces
