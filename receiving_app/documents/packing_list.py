"""A manufacturer batch on paper: the list that travels with it, and the label of its box."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from receiving_app.documents.barcode_vectors import OFFICE_DOT, QUIET_MODULES, BarcodeVectors
from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.document import About, written
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.label_frame import EDGE, LABEL_SIZE, draw_band, draw_bars, draw_line
from receiving_app.documents.label_frame import RIGHT as LABEL_RIGHT
from receiving_app.documents.layout import (
    ACCENT,
    BLACK,
    BODY,
    BOTTOM,
    HAIRLINE,
    LABEL,
    LEFT,
    MM,
    MUTED,
    RIGHT,
    SMALL,
    STRONG,
    TINT,
    TOP,
    WIDTH,
    Sheet,
    Style,
    fit,
    wrap,
)
from receiving_app.documents.printable import printable_text
from receiving_app.domain.batches import BatchUnit
from receiving_app.domain.printouts_batch import BatchLabel, PackingList

_TITLE = Style(BOLD, 20, 24, ACCENT)
_MAKER = Style(BOLD, 14, 18)
_HEAD = Style(size=9, leading=12)
_FAULT = Style(size=7.6, leading=10, colour=MUTED)
_COUNT = Style(BOLD, 8.4, 11)
_COLUMNS = (0.0, 8 * MM, 62 * MM, 99 * MM, 134 * MM)
_GAP = 2.5 * MM
_ROW_PAD = 2.2 * MM
_FIRST_TOP = TOP + 50 * MM
_NEXT_TOP = TOP + 10 * MM
_HEADING = 7 * MM
_MOST_FAULT = 3

_LABEL_MAKER = Style(BOLD, 22, 24, BLACK)
_LABEL_NUMBER = Style(BOLD, 20, 22, BLACK)
_LABEL_SMALL = Style(size=9, leading=11, colour=BLACK)


def render_packing_list(content: PackingList) -> bytes:
    """Render the list, A4, on as many pages as its units take.

    Raises:
        UnprintableCharacters: the fonts cannot draw a text, named with its field.
    """
    batch = content.batch
    seller = content.sender
    clean = replace(
        content,
        batch=replace(
            batch,
            manufacturer=printable_text(batch.manufacturer, "manufacturer"),
            units=tuple(_printable(unit) for unit in batch.units),
        ),
        sender=replace(
            seller,
            name=printable_text(seller.name, "seller_name"),
            street=printable_text(seller.street, "seller_street"),
            postcode=printable_text(seller.postcode, "seller_postcode"),
            city=printable_text(seller.city, "seller_city"),
            phone=printable_text(seller.phone, "seller_phone"),
            email=printable_text(seller.email, "seller_email"),
        ),
    )
    words = NoteWords.of(content.language)
    title = words("packing.name", number=batch.number)
    return written(About(title, content.language), _Writer(clean, words).draw)


def _printable(unit: BatchUnit) -> BatchUnit:
    return replace(
        unit,
        sku=printable_text(unit.sku, "line_sku"),
        name=printable_text(unit.name, "line_name"),
        serial=printable_text(unit.serial, "line_serials"),
        mac=printable_text(unit.mac, "line_serials"),
        fault=printable_text(" ".join(unit.fault.split()), "fault"),
        ticket=printable_text(unit.ticket, "ticket"),
    )


def render_batch_label(label: BatchLabel) -> bytes:
    """Render the label of a batch's box, 100 by 50 mm, for a label printer of 203 dpi.

    Raises:
        UnprintableCharacters: the fonts cannot draw the manufacturer's name.
    """
    clean = replace(label, manufacturer=printable_text(label.manufacturer, "manufacturer"))
    words = NoteWords.of(label.language)
    about = About(words("packing.label", number=label.number), label.language, LABEL_SIZE)
    return written(about, lambda sheet: _draw_label(sheet, clean, words))


def _draw_label(sheet: Sheet, label: BatchLabel, words: NoteWords) -> None:
    draw_band(sheet, words("packing.band").upper(), words.day(label.printed_on))
    draw_line(sheet, 18.6 * MM, label.manufacturer, _LABEL_MAKER, 12)
    sheet.text(EDGE, 26.4 * MM, label.number, _LABEL_NUMBER)
    counted = words("packing.counted", units=label.units, pieces=label.pieces)
    sheet.right(LABEL_RIGHT, 26.4 * MM, counted, _LABEL_SMALL)
    draw_bars(sheet, BarcodeVectors.of(label.number, "batch"), (30 * MM, 17 * MM), 4)
    sheet.next_page()


@dataclass(frozen=True, slots=True)
class _Row:
    """A unit's texts, cut to their columns."""

    cells: tuple[list[str], ...]
    fault: list[str]

    @property
    def height(self) -> float:
        lines = max(len(cell) for cell in self.cells)
        return 2 * _ROW_PAD + lines * BODY.leading + len(self.fault) * _FAULT.leading


@dataclass(frozen=True, slots=True)
class _Writer:
    content: PackingList
    words: NoteWords

    def draw(self, sheet: Sheet) -> None:
        pages = self._pages()
        for number, rows in enumerate(pages, start=1):
            y = self._head(sheet) if number == 1 else self._next(sheet)
            y = self._headings(sheet, y)
            for row in rows:
                y = self._row(sheet, row, y)
            if not rows:
                sheet.text(LEFT, y + 8 * MM, self.words("packing.empty"), _HEAD)
            self._foot(sheet, self.words("page", page=number, pages=len(pages)))
            sheet.next_page()

    def _pages(self) -> list[list[_Row]]:
        pages: list[list[_Row]] = [[]]
        y = _FIRST_TOP + _HEADING
        for position, unit in enumerate(self.content.batch.units, start=1):
            row = self._row_of(position, unit)
            if pages[-1] and y + row.height > BOTTOM:
                pages.append([])
                y = _NEXT_TOP + _HEADING
            pages[-1].append(row)
            y += row.height
        return pages

    def _row_of(self, position: int, unit: BatchUnit) -> _Row:
        rights = (*_COLUMNS[1:], WIDTH)
        rooms = [right - left - _GAP for left, right in zip(_COLUMNS, rights, strict=True)]
        count = f"{unit.quantity} × " if unit.quantity != 1 else ""
        product = f"{count}{unit.sku}" if unit.name in ("", unit.sku) else f"{count}{unit.sku} {unit.name}"
        numbers = [self.words("packing.no_serial")] if not unit.serial and not unit.mac else []
        numbers += [text for text in (unit.serial, unit.mac) if text]
        cells = (
            [str(position)],
            wrap(product, rooms[1], BODY, 3),
            [line for number in numbers for line in wrap(number, rooms[2], BODY)],
            wrap(unit.ticket or "—", rooms[3], BODY, 2),
            wrap(f"{unit.rma} · {unit.unit}", rooms[4], BODY, 2),
        )
        fault = f"{self.words('packing.fault')} {unit.fault}" if unit.fault else ""
        return _Row(cells, wrap(fault, WIDTH - _COLUMNS[1], _FAULT, _MOST_FAULT))

    def _head(self, sheet: Sheet) -> float:
        words, batch = self.words, self.content.batch
        sheet.text(LEFT, TOP + 19, words("packing.title", number=batch.number), _TITLE)
        sheet.lines(LEFT, TOP + 17 * MM, wrap(batch.manufacturer, WIDTH / 2, _MAKER, 2), _MAKER)
        sheet.lines(LEFT, TOP + 29 * MM, list(self._facts()), _HEAD)
        bars = BarcodeVectors.of(batch.number, "batch")
        module = bars.snapped_width(70 * MM, OFFICE_DOT, 6)
        left = RIGHT - bars.modules * module - QUIET_MODULES * module
        bars.draw(sheet, left, TOP + 12 * MM, module, 12 * MM)
        sender = " · ".join(self._sender())
        sheet.rule(LEFT, RIGHT, TOP + 44 * MM, HAIRLINE)
        sheet.text(LEFT, TOP + 48 * MM, fit(sender, WIDTH, SMALL), SMALL)
        return _FIRST_TOP

    def _facts(self) -> Iterator[str]:
        words, batch = self.words, self.content.batch
        yield words("packing.counted", units=len(batch.units), pieces=batch.pieces)
        if batch.sent_on is None or batch.due_on is None:
            yield words("packing.draft", date=words.day(self.content.printed_on))
        else:
            yield words("packing.sent", date=words.day(batch.sent_on))
            yield words("packing.due", date=words.day(batch.due_on))

    def _sender(self) -> Iterator[str]:
        seller = self.content.sender
        place = f"{seller.postcode} {seller.city}".strip()
        yield from (text for text in (seller.name, seller.street, place, seller.phone, seller.email) if text)

    def _next(self, sheet: Sheet) -> float:
        batch = self.content.batch
        title = self.words("packing.title", number=batch.number)
        sheet.text(LEFT, TOP + 10, f"{title} · {batch.manufacturer}", STRONG)
        return _NEXT_TOP

    def _headings(self, sheet: Sheet, y: float) -> float:
        sheet.box(LEFT, y, WIDTH, _HEADING, TINT)
        for left, name in zip(_COLUMNS, ("row", "product", "serial", "ticket", "rma"), strict=True):
            sheet.text(LEFT + left + 1 * MM, y + 4.6 * MM, self.words(f"packing.{name}"), LABEL)
        return y + _HEADING

    def _row(self, sheet: Sheet, row: _Row, y: float) -> float:
        baseline = y + _ROW_PAD + BODY.size
        for position, (left, lines) in enumerate(zip(_COLUMNS, row.cells, strict=True)):
            style = _COUNT if position in (0, 2) else BODY
            sheet.lines(LEFT + left + 1 * MM, baseline, lines, style)
        below = baseline + max(len(cell) for cell in row.cells) * BODY.leading
        sheet.lines(LEFT + _COLUMNS[1] + 1 * MM, below - 1, row.fault, _FAULT)
        sheet.rule(LEFT, RIGHT, y + row.height, HAIRLINE)
        return y + row.height

    def _foot(self, sheet: Sheet, page: str) -> None:
        batch = self.content.batch
        sheet.rule(LEFT, RIGHT, BOTTOM + 12, HAIRLINE)
        made = self.words("packing.made", date=self.words.day(self.content.printed_on))
        sheet.text(LEFT, BOTTOM + 24, f"{batch.number} · {made}", SMALL)
        sheet.right(RIGHT, BOTTOM + 24, page, SMALL)
