"""The totals: VAT by rate on the left, what is credited on the right."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from receiving_app.documents.credit_note_words import NoteWords
from receiving_app.documents.fonts import BOLD
from receiving_app.documents.layout import (
    ACCENT,
    BODY,
    HAIRLINE,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    STRONG,
    WHITE,
    WIDTH,
    Sheet,
    Style,
    wrap,
)
from receiving_app.documents.pagination import Band
from receiving_app.domain.credit_note import DEDUCTION, FEE, CreditNote, NoteVat
from receiving_app.domain.money import ZERO

_ROW = 15.0
_GROSS_HEIGHT = 27.0
_VAT_WIDTH = WIDTH * 0.50
_TOTALS_LEFT = LEFT + WIDTH * 0.545
_INSET = 9.0
_REASON_LINES = 6
GROSS = Style(font=BOLD, size=11, leading=14, colour=WHITE)
_ABOVE, _BELOW = 12.0, 12.0


@dataclass(frozen=True, slots=True)
class Totals:
    """Makes the one band that holds both; it is never cut."""

    note: CreditNote
    words: NoteWords

    def band(self) -> Band:
        """Return the band."""
        rows = list(self._rows())
        reasons = [self._exemption(row) for row in self.note.vat]
        vat_height = 18 + sum(_ROW + len(lines) * SMALL.leading for lines in reasons)
        totals_height = len(rows) * _ROW + 4 + _GROSS_HEIGHT

        def draw(sheet: Sheet, top: float) -> None:
            self._draw_vat(sheet, top + _ABOVE, reasons)
            self._draw_totals(sheet, top + _ABOVE, rows)

        return Band(_ABOVE + max(vat_height, totals_height) + _BELOW, draw)

    def _rows(self) -> Iterator[tuple[str, Decimal, Style]]:
        note, words = self.note, self.words
        yield words("goods"), note.goods, BODY
        for kind, key in ((FEE, "fees"), (DEDUCTION, "deductions")):
            amounts = [allowance.amount for allowance in note.allowances if allowance.kind == kind]
            if amounts:
                yield words(key), ZERO - sum(amounts, ZERO), BODY
        yield words("net"), note.net, STRONG
        yield words("tax"), note.tax, BODY

    def _draw_totals(self, sheet: Sheet, top: float, rows: list[tuple[str, Decimal, Style]]) -> None:
        baseline = top + 10
        for label, amount, style in rows:
            sheet.text(_TOTALS_LEFT + _INSET, baseline, label, style)
            sheet.right(RIGHT - _INSET, baseline, self.words.money(amount), style)
            baseline += _ROW
        box = baseline - 6
        sheet.box(_TOTALS_LEFT, box, RIGHT - _TOTALS_LEFT, _GROSS_HEIGHT, ACCENT)
        label, gross = self.words("gross"), self.words.money(self.note.gross)
        room = RIGHT - _TOTALS_LEFT - 2 * _INSET - GROSS.width(label) - 8
        sheet.text(_TOTALS_LEFT + _INSET, box + 17.5, label, GROSS)
        sheet.right(RIGHT - _INSET, box + 17.5, gross, GROSS.fitted(gross, room))

    def _exemption(self, row: NoteVat) -> list[str]:
        text = " · ".join(part for part in (row.exemption_reason, row.exemption_code) if part)
        return wrap(text, _VAT_WIDTH, SMALL, _REASON_LINES)

    def _draw_vat(self, sheet: Sheet, top: float, reasons: list[list[str]]) -> None:
        words = self.words
        base, vat = LEFT + _VAT_WIDTH * 0.64, LEFT + _VAT_WIDTH
        baseline = top + 10
        sheet.text(LEFT, baseline, words("vat_rate"), LABEL)
        sheet.right(base, baseline, words("vat_base"), LABEL)
        sheet.right(vat, baseline, words("vat_amount"), LABEL)
        sheet.rule(LEFT, vat, baseline + 4.5, HAIRLINE)
        baseline += _ROW + 2
        for row, lines in zip(self.note.vat, reasons, strict=True):
            exempt = f" · {words('exempt')}" if row.exemption_code else ""
            sheet.text(LEFT, baseline, f"{words.percent(row.rate)} ({row.category}){exempt}")
            for right, value, room in ((base, row.base, 76.0), (vat, row.vat, 82.0)):
                amount = words.money(value)
                sheet.right(right, baseline, amount, BODY.fitted(amount, room))
            baseline = sheet.lines(LEFT, baseline + 10.5, lines, SMALL) - 10.5 + _ROW
