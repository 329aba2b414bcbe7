"""The table of a credit note: its lines, then what is taken off, with the total so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from receiving_app.documents.credit_note_words import NoteWords, decimals
from receiving_app.documents.layout import (
    ACCENT,
    BODY,
    HAIRLINE,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    STRONG,
    Sheet,
    fit,
    wrap,
)
from receiving_app.documents.pagination import Band
from receiving_app.domain.credit_note import FEE, CreditNote, NoteAllowance, NoteLine
from receiving_app.domain.money import ZERO

HEAD_HEIGHT = 20.0
CARRY_HEIGHT = 18.0
_GAP = 9.0
_PADDING = 4.0
_NAME_LINES = 12
# Room for the longest identifier, 80 characters: a reference is never cut.
_CODE_LINES = 10
_REASON_LINES = 8
_SKU_WIDTH, _INVOICE_WIDTH, _QUANTITY_WIDTH, _VAT_WIDTH = 62.0, 58.0, 40.0, 28.0
_LEAST_PRICE, _LEAST_NET = 48.0, 58.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges of the text columns and right edges of the figures, in points."""

    sku: float
    name: float
    invoice: float
    quantity: float
    price: float
    vat: float
    net: float
    decimals: int

    @classmethod
    def of(cls, note: CreditNote, words: NoteWords) -> "Columns":
        """Give the figures the room they need; the product's name has the rest."""
        places = max(decimals(line.unit_price) for line in note.lines)
        digit = BODY.width("0")
        price = max(
            _LEAST_PRICE,
            *(
                BODY.width(words.price(line.unit_price)) + (places - decimals(line.unit_price)) * digit
                for line in note.lines
            ),
        )
        net = max(_LEAST_NET, STRONG.width(words.money(note.goods)))
        vat_right = RIGHT - net - _GAP
        price_right = vat_right - _VAT_WIDTH - _GAP
        quantity_right = price_right - price - _GAP
        invoice = quantity_right - _QUANTITY_WIDTH - _GAP - _INVOICE_WIDTH
        return cls(
            sku=LEFT,
            name=LEFT + _SKU_WIDTH + _GAP,
            invoice=invoice,
            quantity=quantity_right,
            price=price_right,
            vat=vat_right,
            net=RIGHT,
            decimals=places,
        )

    @property
    def name_width(self) -> float:
        """Return the room of the product's name."""
        return self.invoice - _GAP - self.name


@dataclass(frozen=True, slots=True)
class LineTable:
    """Makes the bands of the table and draws what repeats on each page."""

    note: CreditNote
    words: NoteWords
    columns: Columns

    def head(self, sheet: Sheet, top: float) -> None:
        """Draw the header row."""
        words, columns = self.words, self.columns
        baseline = top + 12
        sheet.rule(LEFT, RIGHT, top, ACCENT, 1)
        sheet.text(columns.sku, baseline, words("column_sku"), LABEL)
        sheet.text(columns.name, baseline, words("column_name"), LABEL)
        sheet.text(columns.invoice, baseline, words("column_invoice"), LABEL)
        sheet.right(columns.quantity, baseline, words("column_quantity"), LABEL)
        sheet.right(columns.price, baseline, words("column_price"), LABEL)
        sheet.right(columns.vat, baseline, words("column_vat"), LABEL)
        sheet.right(columns.net, baseline, words("column_net"), LABEL)
        sheet.rule(LEFT, RIGHT, top + HEAD_HEIGHT - 2.5, HAIRLINE)

    def carry(self, sheet: Sheet, top: float, key: str, amount: Decimal) -> None:
        """Draw a carried total: ``carried_forward`` or ``brought_forward``."""
        sheet.right(self.columns.vat, top + 12, self.words(key), SMALL)
        sheet.right(self.columns.net, top + 12, self.words.money(amount), STRONG)

    def bands(self) -> Iterator[Band]:
        """Yield the rows in order, each with the total so far excluding VAT."""
        running = ZERO
        for line in self.note.lines:
            running += line.net
            yield self._line(line, running)
            yield from self._serials(line, running)
        ordered = sorted(self.note.allowances, key=lambda allowance: allowance.kind != FEE)
        if ordered:
            yield Band(16, self._allowances_title, running, keep_with_next=True)
        for allowance in ordered:
            running -= allowance.amount
            yield self._allowance(allowance, running)

    def _line(self, line: NoteLine, running: Decimal) -> Band:
        columns = self.columns
        sku = wrap(line.sku, _SKU_WIDTH, BODY, _CODE_LINES)
        name = wrap(line.name, columns.name_width, BODY, _NAME_LINES)
        invoice = wrap(line.invoice, _INVOICE_WIDTH, SMALL, _CODE_LINES)
        invoice.append(self.words("invoice_line", line=line.invoice_line))
        quantity = wrap(self.words.quantity(line), _QUANTITY_WIDTH, BODY, 3)
        rows = max(len(sku), len(name), len(quantity))
        text_height = max(rows * BODY.leading, len(invoice) * SMALL.leading)

        def draw(sheet: Sheet, top: float) -> None:
            baseline = top + _PADDING + 8
            sheet.lines(columns.sku, baseline, sku, STRONG if len(sku) == 1 else BODY)
            sheet.lines(columns.name, baseline, name)
            sheet.lines(columns.invoice, baseline - 0.4, invoice, SMALL)
            for row, text in enumerate(quantity):
                sheet.right(columns.quantity, baseline + row * BODY.leading, text)
            self._price(sheet, baseline, line.unit_price)
            self._figures(sheet, baseline, line.rate, line.net)
            if not line.serials:
                sheet.rule(LEFT, RIGHT, top + height, HAIRLINE, 0.35)

        height = text_height + 2 * _PADDING
        return Band(height, draw, running, keep_with_next=bool(line.serials))

    def _price(self, sheet: Sheet, baseline: float, price: Decimal) -> None:
        # Aligned on the decimal sign: digits all have one width.
        missing = (self.columns.decimals - decimals(price)) * BODY.width("0")
        sheet.right(self.columns.price - missing, baseline, self.words.price(price))

    def _figures(self, sheet: Sheet, baseline: float, rate: Decimal, net: Decimal) -> None:
        sheet.right(self.columns.vat, baseline, self.words.percent(rate))
        sheet.right(self.columns.net, baseline, self.words.money(net))

    def _serials(self, line: NoteLine, running: Decimal) -> Iterator[Band]:
        if not line.serials:
            return
        columns = self.columns
        width = columns.price - columns.name
        lines = wrap(self.words("serials", serials=", ".join(line.serials)), width, SMALL)
        for position, text in enumerate(lines):
            last = position == len(lines) - 1
            yield _text_band(columns.name, text, running, closes=last)

    def _allowances_title(self, sheet: Sheet, top: float) -> None:
        sheet.text(LEFT, top + 12, self.words("allowances"), LABEL)

    def _allowance(self, allowance: NoteAllowance, running: Decimal) -> Band:
        columns = self.columns
        reason = wrap(allowance.reason, columns.price - columns.name, BODY, _REASON_LINES)
        detail = ""
        if allowance.base is not None and allowance.percent is not None:
            detail = self.words("fee_base", percent=allowance.percent, base=allowance.base)
        height = len(reason) * BODY.leading + (SMALL.leading if detail else 0) + 2 * _PADDING

        def draw(sheet: Sheet, top: float) -> None:
            baseline = top + _PADDING + 8
            sheet.text(columns.sku, baseline, fit(allowance.rule, _SKU_WIDTH, BODY))
            below = sheet.lines(columns.name, baseline, reason)
            if detail:
                sheet.text(columns.name, below - 1, detail, SMALL)
            self._figures(sheet, baseline, allowance.rate, -allowance.amount + ZERO)
            sheet.rule(LEFT, RIGHT, top + height, HAIRLINE, 0.35)

        return Band(height, draw, running)


def _text_band(x: float, text: str, running: Decimal, *, closes: bool) -> Band:
    height = SMALL.leading + (_PADDING if closes else 0)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(x, top + 6, text, SMALL)
        if closes:
            sheet.rule(LEFT, RIGHT, top + height, HAIRLINE, 0.35)

    return Band(height, draw, running)
