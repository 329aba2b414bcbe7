"""The two labels of a return: one for the customer's parcel, one for each unit in the warehouse."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import LABEL_DOT, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.label_frame import (
    EDGE,
    LABEL_SIZE,
    RIGHT,
    SMALL,
    WIDTH,
    draw_band,
    draw_bars,
    draw_line,
    draw_snapped,
)
from receiving_app.documents.layout import BLACK, MM, WHITE, Sheet, Style, fit, wrap
from receiving_app.documents.printable import printable_text
from receiving_app.domain.printouts import Address, RmaLabel, RoutingLabel

A5_LANDSCAPE = (210 * MM, 148 * MM)

_INSET = 2 * MM
_DESTINATION = Style(BOLD, 19, 20, BLACK)
_DECISION = Style(BOLD, 8.5, 10, BLACK)
_NAME = Style(BOLD, 9.5, 11, BLACK)
_RMA = Style(BOLD, 26, 27, BLACK)
_RMA_LONG = Style(BOLD, 11, 11, BLACK)
_LEAST = 13.0

_MARGIN = 9 * MM
_PARCEL_WIDTH = A5_LANDSCAPE[0] - 2 * _MARGIN
_TO_LEFT = 88 * MM
_BARS_WIDTH = 124 * MM
_PLACE = Style(BOLD, 19, 20, WHITE)
_CAPTION = Style(BOLD, 9, 11, BLACK)
_PLAIN = Style(size=10, leading=13, colour=BLACK)
_FROM_NAME = Style(BOLD, 11, 14, BLACK)
_TO_NAME = Style(BOLD, 16, 20, BLACK)
_TO = Style(size=14, leading=18.5, colour=BLACK)
_HUGE = Style(BOLD, 60, 60, BLACK)
_HUGE_LONG = Style(BOLD, 22, 24, BLACK)


def render_routing_label(label: RoutingLabel) -> bytes:
    """Render the label of one unit, 100 by 50 mm, for a label printer of 203 dpi.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
    """
    clean = replace(
        label,
        rma=printable_text(label.rma, "rma"),
        customer=printable_text(label.customer, "buyer_name"),
        sku=printable_text(label.sku, "line_sku"),
        product=printable_text(label.product, "line_name"),
        manufacturer=printable_text(label.manufacturer, "manufacturer"),
        serial=printable_text(label.serial, "line_serials"),
    )
    words = NoteWords.of(label.language)
    about = About(words("routing.name", rma=clean.rma), label.language, LABEL_SIZE)
    return written(about, _Routing(clean, words).draw)


def render_rma_label(label: RmaLabel) -> bytes:
    """Render the label for the outside of the customer's parcel, A5 (policy P6).

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
    """
    words = NoteWords.of(label.language)
    draw = rma_label_drawing(label)
    about = About(words("rma_label.name", rma=label.rma), label.language, A5_LANDSCAPE)
    return written(about, draw)


def rma_label_drawing(label: RmaLabel) -> Callable[[Sheet], None]:
    """Return what draws that label on a sheet of its size, and ends the page.

    Raises:
        UnprintableCharacters: as above.
    """
    clean = replace(
        label,
        rma=printable_text(label.rma, "rma"),
        sender=_printable_address(label.sender, "buyer"),
        recipient=_printable_address(label.recipient, "seller"),
    )
    return _ForParcel(clean, NoteWords.of(label.language)).draw


def _printable_address(address: Address, where: str) -> Address:
    return Address(
        **{
            name: printable_text(getattr(address, name), f"{where}_{name}")
            for name in ("name", "street", "postcode", "city", "country")
        }
    )


def frame(sheet: Sheet, corner: tuple[float, float], size: tuple[float, float], line: float) -> None:
    """Draw the outline of a rectangle, its line within it."""
    (x, top), (width, height) = corner, size
    for edge in (top, top + height - line):
        sheet.box(x, edge, width, line, BLACK)
    for side in (x, x + width - line):
        sheet.box(side, top, line, height, BLACK)


@dataclass(frozen=True, slots=True)
class _Routing:
    label: RoutingLabel
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        self._band(sheet)
        self._where(sheet)
        self._number(sheet)
        self._what(sheet)
        self._bars(sheet)
        sheet.next_page()

    def _band(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        several = label.units > 1
        unit = words("routing.unit", unit=label.unit, units=label.units) if several else ""
        draw_band(sheet, words.reason(label.reason).upper(), unit)

    def _where(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        decided = (
            words.wording.term("decision", label.decision) if label.decision else words("routing.undecided")
        )
        sheet.right(RIGHT, 14.9 * MM, decided, _DECISION)
        day = words.day(label.printed_on)
        sheet.right(RIGHT, 18.8 * MM, day, SMALL)
        place = words(f"destination.{label.destination}", manufacturer=label.manufacturer).upper()
        room = WIDTH - max(_DECISION.width(decided), SMALL.width(day)) - 4 * MM
        style = _DESTINATION.fitted(place, room, _LEAST)
        sheet.text(EDGE, 18.4 * MM, fit(place, room, style), style)

    def _number(self, sheet: Sheet) -> None:
        rma = self.label.rma
        style = _RMA.fitted(rma, WIDTH)
        if style.size >= _LEAST:
            sheet.text(EDGE, 27.6 * MM, rma, style)
        else:
            # Whole, on two lines: a number cut short is another number.
            style = _RMA_LONG.fitted(rma, 1.9 * WIDTH)
            sheet.lines(EDGE, 24.2 * MM, wrap(rma, WIDTH, style), style)

    def _what(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        draw_line(sheet, 32 * MM, label.customer, _NAME)
        room = WIDTH
        if label.serial:
            serial = fit(words("routing.serial", serial=label.serial), WIDTH / 2, _DECISION)
            sheet.right(RIGHT, 36 * MM, serial, _DECISION)
            room -= _DECISION.width(serial) + 3 * MM
        product = label.sku if label.product == label.sku else f"{label.sku} · {label.product}"
        if label.quantity != 1:
            product = f"{label.quantity} × {product}"
        sheet.text(EDGE, 36 * MM, fit(product, room, SMALL), SMALL)

    def _bars(self, sheet: Sheet) -> None:
        if not draw_bars(sheet, BarcodeVectors.of(self.label.rma, "rma"), (38 * MM, 10 * MM)):
            sheet.text(EDGE, 43 * MM, self.words("routing.no_bars"), SMALL)


@dataclass(frozen=True, slots=True)
class _ForParcel:
    label: RmaLabel
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        place = self.words("rma_label.place").upper()
        sheet.box(_MARGIN, 8 * MM, _PARCEL_WIDTH, 13 * MM, BLACK)
        style = _PLACE.fitted(place, _PARCEL_WIDTH - 4 * _INSET)
        sheet.text(_MARGIN + 2 * _INSET, 16.7 * MM, place, style)
        self._sender(sheet)
        self._recipient(sheet)
        self._number(sheet)
        self._bars(sheet)
        self._aside(sheet)
        why = self.words("rma_label.place_why")
        sheet.lines(_MARGIN, 137 * MM, wrap(why, _PARCEL_WIDTH, _PLAIN, 2), _PLAIN)
        sheet.next_page()

    def _sender(self, sheet: Sheet) -> None:
        room = _TO_LEFT - _MARGIN - 8 * MM
        sheet.text(_MARGIN, 29 * MM, self.words("rma_label.from"), _CAPTION)
        name = wrap(self.label.sender.name, room, _FROM_NAME, 2)
        baseline = sheet.lines(_MARGIN, 35 * MM, name, _FROM_NAME)
        for text, most in self._lines(self.label.sender, self.label.recipient):
            baseline = sheet.lines(_MARGIN, baseline, wrap(text, room, _PLAIN, most), _PLAIN)

    def _recipient(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        top, height = 25 * MM, 43 * MM
        frame(sheet, (_TO_LEFT, top), (A5_LANDSCAPE[0] - _MARGIN - _TO_LEFT, height), 1.2)
        x, room = _TO_LEFT + 4 * MM, A5_LANDSCAPE[0] - _MARGIN - _TO_LEFT - 8 * MM
        caption = f"{words('rma_label.to')} · {words('rma_label.service')}"
        sheet.text(x, 31 * MM, caption, _CAPTION)
        baseline = sheet.lines(x, 38.2 * MM, wrap(label.recipient.name, room, _TO_NAME, 2), _TO_NAME)
        for text, most in self._lines(label.recipient, label.sender):
            baseline = sheet.lines(x, baseline, wrap(text, room, _TO, most), _TO)

    def _lines(self, address: Address, other: Address) -> Iterator[tuple[str, int]]:
        yield address.street, 2
        yield f"{address.postcode} {address.city}".strip(), 1
        # A parcel that crosses a border names both countries.
        if address.country != other.country:
            yield self.words.country(address.country).upper(), 1

    def _number(self, sheet: Sheet) -> None:
        rma = self.label.rma
        sheet.text(_MARGIN, 76 * MM, self.words("rma_label.number"), _CAPTION)
        style = _HUGE.fitted(rma, _PARCEL_WIDTH)
        if style.size >= _HUGE_LONG.size:
            sheet.text(_MARGIN, 94 * MM, rma, style)
        else:
            style = _HUGE_LONG.fitted(rma, 1.9 * _PARCEL_WIDTH)
            sheet.lines(_MARGIN, 85 * MM, wrap(rma, _PARCEL_WIDTH, style), style)

    def _bars(self, sheet: Sheet) -> None:
        bars = BarcodeVectors.of(self.label.rma, "rma")
        module = bars.snapped_width(_BARS_WIDTH, LABEL_DOT, 4)
        # No bars at all for some 40 characters and more: the customer can do nothing about that.
        if module:
            draw_snapped(sheet, bars, module, (_MARGIN, 101 * MM, 27 * MM))

    def _aside(self, sheet: Sheet) -> None:
        label, words = self.label, self.words
        x = _MARGIN + _BARS_WIDTH + 2 * MM
        room = A5_LANDSCAPE[0] - _MARGIN - x
        until = words("rma_label.until", date=words.day(label.expires_on))
        sheet.lines(x, 106 * MM, wrap(until, room, _FROM_NAME, 2), _FROM_NAME)
        parcel, of = words("rma_label.parcel"), words("rma_label.parcel_of")
        gap, blank = 2 * MM, 13 * MM
        for text in (parcel, of):
            sheet.text(x, 126 * MM, text, _TO)
            x += _TO.width(text) + gap
            sheet.rule(x, x + blank, 127 * MM, BLACK, 0.8)
            x += blank + gap
