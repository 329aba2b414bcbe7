"""The frame of every label of 100 by 50 mm: a black band, lines as wide as the label, bars in its middle.

Black on white only: a thermal printer has no grey, and dithers it into dots that a scanner trips over.
"""

from receiving_app.documents.barcode_vectors import LABEL_DOT, QUIET_MODULES, BarcodeVectors
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.layout import BLACK, MM, WHITE, Sheet, Style, fit

LABEL_SIZE = (100 * MM, 50 * MM)
EDGE = 2.5 * MM
"""What a label printer leaves white at the left and the right."""
WIDTH = LABEL_SIZE[0] - 2 * EDGE
RIGHT = LABEL_SIZE[0] - EDGE

SMALL = Style(size=8.2, leading=10, colour=BLACK)

_TOP, _HEIGHT, _BASELINE = 2 * MM, 9 * MM, 8.9 * MM
_INSET, _GAP = 2 * MM, 3 * MM
_LARGE = Style(BOLD, 19, 20, WHITE)
_BESIDE = Style(BOLD, 13, 14, WHITE)
# What is cut rather than printed smaller cannot be read at arm's length.
_LEAST = 9.0


def draw_band(sheet: Sheet, large: str, beside: str = "", *, large_at_right: bool = False) -> None:
    """Draw the band at the top.

    Args:
        sheet: the label.
        large: what is read first, as large as the room allows.
        beside: at the other end, always of one size.
        large_at_right: whether what is large stands at the right, and what is beside it at the left.
    """
    sheet.box(EDGE, _TOP, WIDTH, _HEIGHT, BLACK)
    room = WIDTH - 2 * _INSET
    if beside:
        room -= _BESIDE.width(beside) + _GAP
    style = _LARGE.fitted(large, room, _LEAST)
    at_left, at_right = (beside, _BESIDE), (fit(large, room, style), style)
    if not large_at_right:
        at_left, at_right = at_right, at_left
    sheet.text(EDGE + _INSET, _BASELINE, *at_left)
    sheet.right(RIGHT - _INSET, _BASELINE, *at_right)


def draw_line(sheet: Sheet, baseline: float, text: str, style: Style, least: float = 0.0) -> None:
    """Draw a text over the width of the label: smaller where it would be wider, down to ``least`` points; then cut.

    Without ``least`` it keeps its size.
    """
    fitted = style.fitted(text, WIDTH, least) if least else style
    sheet.text(EDGE, baseline, fit(text, WIDTH, fitted), fitted)


def draw_bars(sheet: Sheet, bars: BarcodeVectors, place: tuple[float, float], most: int = 3) -> bool:
    """Draw bars in the middle of the label, and tell whether they fit on it.

    Args:
        sheet: the label.
        bars: what to draw.
        place: top and height.
        most: dots of the widest module wanted.
    """
    module = bars.snapped_width(LABEL_SIZE[0], LABEL_DOT, most)
    if module:
        left = (LABEL_SIZE[0] - bars.modules * module) / 2
        draw_snapped(sheet, bars, module, (left, *place))
    return bool(module)


def draw_snapped(
    sheet: Sheet, bars: BarcodeVectors, module: float, place: tuple[float, float, float]
) -> None:
    """Draw bars whose every edge falls on a dot of a label printer.

    Args:
        sheet: the label.
        bars: what to draw.
        module: width of a module, of whole dots.
        place: left edge of the bars without their quiet zone, top, and height.
    """
    x, top, height = place
    first = round(x / LABEL_DOT) * LABEL_DOT - QUIET_MODULES * module
    bars.draw(sheet, first, top, module, height)
