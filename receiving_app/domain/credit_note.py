"""The credit note (avoir) as a frozen snapshot: all that is printed, and nothing that is looked up.

Names, addresses, prices, rates, the fee rule's text and the checklist's result are copied in, so
that later edits of a customer, a product or a setting change nothing already issued.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.identifiers import is_siren
from receiving_app.domain.money import CENT, ZERO, VatCategory, amount, line_amount, vat_on
from receiving_app.domain.profile import Seller
from receiving_app.domain.return_parts import Customer
from receiving_app.domain.vocabulary import DocumentKind, FeeTreatment

TYPE_CODE = "381"
FEE = "fee"
DEDUCTION = "deduction"
LAST_SEQUENCE = 999_999


@dataclass(frozen=True, slots=True, order=True)
class CreditNoteNumber:
    """``AV-2026-000001``: prefix, year, sequence from 1 to 999 999.

    Letters, digits and ``+ - _ /`` only (BR-FR); at most 35 characters.
    """

    prefix: str
    year: int
    sequence: int

    def __post_init__(self) -> None:
        """Refuse what BR-FR or the series does not allow."""
        sound = re.fullmatch(r"[A-Za-z0-9+_/-]{1,20}", self.prefix)
        if not sound or not 1 <= self.sequence <= LAST_SEQUENCE:
            raise InvalidIdentifier("credit_note", f"{self.prefix}-{self.year}-{self.sequence}")

    def __str__(self) -> str:
        """Return the number as printed."""
        return f"{self.series}-{self.sequence:06d}"

    @property
    def series(self) -> str:
        """Return the series the number belongs to: prefix and year."""
        return f"{self.prefix}-{self.year:04d}"


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One printed line; ``net`` is EUR, ``serials`` what is in hand."""

    position: int
    sku: str
    name: str
    invoice: str
    invoice_line: int
    invoiced_on: date
    quantity: int
    unit: str
    unit_price: Decimal
    category: VatCategory
    rate: Decimal
    net: Decimal
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteAllowance:
    """An amount taken off at document level (EN 16931 BG-20): restocking fee or deduction.

    Attributes:
        kind: ``fee`` or ``deduction``.
        reason: as printed, in the customer's language.
        amount: EUR, positive.
        rule: fee rule identifier with version, as ``F-02 v1``; empty for a deduction.
        base: invoiced net amount the percentage bears on; None where there is no percentage.
        percent: of the base; None where minimum, maximum or a fixed amount spoke.
    """

    kind: str
    reason: str
    category: VatCategory
    rate: Decimal
    amount: Decimal
    rule: str = ""
    base: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NoteVat:
    """One row of the VAT breakdown, EUR; exemption code and text for K and G."""

    category: VatCategory
    rate: Decimal
    base: Decimal
    vat: Decimal
    exemption_code: str = ""
    exemption_reason: str = ""


@dataclass(frozen=True, slots=True)
class NoteFee:
    """What one fee rule did, for the record and for the return's later notes, EUR."""

    rule: str
    version: int
    text: str
    base: Decimal
    assessed: Decimal
    charged: Decimal
    waived: Decimal = ZERO
    capped: Decimal = ZERO
    waiver_reason: str = ""


@dataclass(frozen=True, slots=True)
class NoteCheck:
    """The checklist's result for one line: accessory, level, pieces found and expected."""

    line: int
    item: str
    level: str
    found: int
    expected: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that another one takes back, with the reason in words."""

    number: str
    issued_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class CreditNote:
    """An issued credit note, or the contrary document that takes one back.

    Amounts are EUR and positive in both: what the first gives, the second asks for again.

    Attributes:
        specimen: marks example data on the document.
        kind: ``credit_note`` or ``cancellation``.
        cancels: what a cancellation takes back; None for a credit note.
        chain: hash of the document issued before, printed as an anchor; empty before there was one.
        fee_treatment: whether the fee is among the allowances or due beside the document.
        statement: number of the debit statement on which the fee is due; empty for none.
        late_terms: recovery costs, penalties and discount; empty where they were the usual ones, as
            documents of before have it.
    """

    number: str
    issued_on: date
    language: str
    rma: str
    reason: str
    seller: Seller
    buyer: Customer
    lines: tuple[NoteLine, ...]
    allowances: tuple[NoteAllowance, ...]
    vat: tuple[NoteVat, ...]
    fees: tuple[NoteFee, ...]
    checks: tuple[NoteCheck, ...]
    goods: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    operator: str
    notes: tuple[str, ...] = ()
    settlement: str = ""
    delivered_to: str = ""
    delivered_on: date | None = None
    specimen: bool = False
    kind: DocumentKind = DocumentKind.CREDIT_NOTE
    cancels: Cited | None = None
    chain: str = ""
    fee_treatment: FeeTreatment = FeeTreatment.REDUCTION
    statement: str = ""
    late_terms: tuple[str, ...] = ()

    @property
    def invoices(self) -> tuple[tuple[str, date], ...]:
        """Return the initial invoices cited, each once, in line order."""
        return tuple(dict.fromkeys((line.invoice, line.invoiced_on) for line in self.lines))

    def errors(self) -> tuple[str, ...]:
        """Recompute every figure and name what disagrees; empty for a sound document."""
        checks: tuple[tuple[str, Callable[[], bool]], ...] = (
            ("lines", self._lines_hold),
            ("allowances", lambda: all(map(_allowance_holds, self.allowances))),
            ("goods", lambda: self.goods == sum((line.net for line in self.lines), ZERO)),
            ("net", lambda: self.net == sum((row.base for row in self.vat), ZERO)),
            ("tax", lambda: self.tax == sum((row.vat for row in self.vat), ZERO)),
            ("gross", lambda: self.gross == self.net + self.tax and self.gross >= 0),
            ("vat", self._vat_adds_up),
            ("exemptions", lambda: all(map(_exemption_holds, self.vat))),
            ("fees", self._fees_hold),
            ("cents", lambda: all(_in_cents(a) for a in (self.goods, self.net, self.tax, self.gross))),
        )
        return tuple(name for name, holds in checks if not holds())

    def omissions(self) -> tuple[str, ...]:
        """Name the mentions and records that the document may not be issued without.

        No schema catches a wrong Luhn key or missing payment terms; a fee that is not recorded
        would be charged again by the return's next document.
        """
        recorded = {f"{fee.rule} v{fee.version}": fee.charged for fee in self.fees}
        printed = {off.rule for off in self.allowances if off.kind == FEE}
        separate = self.fee_treatment is FeeTreatment.SEPARATE
        allowed = {} if separate else recorded
        present = {
            "number": self.number,
            "rma": self.rma,
            "buyer": self.buyer.name.strip(),
            "settlement": self.settlement.strip(),
            "late_terms": all(text.strip() for text in self.late_terms),
            "allowance": all(off.reason.strip() for off in self.allowances),
            "fee": all(allowed.get(rule) == self._charged_under(rule) for rule in printed | set(allowed)),
            "statement": bool(self.statement) == (separate and sum(recorded.values(), ZERO) > 0),
            "cancels": (self.cancels is not None) == (self.kind is DocumentKind.CANCELLATION),
            "siren": not self.seller.siren or is_siren(self.seller.siren),
        }
        return (*self.seller.missing(), *(name for name, there in present.items() if not there))

    def takes_back(self, other: object) -> bool:
        """Tell whether this is the contrary document of another: it, whole, and to the same customer."""
        if not isinstance(other, CreditNote) or self.cancels is None:
            return False
        cited = (self.cancels.number, self.cancels.issued_on)
        return cited == (other.number, other.issued_on) and all(
            getattr(self, name) == getattr(other, name) for name in _TAKEN_BACK
        )

    def _lines_hold(self) -> bool:
        # Rule 6 may take a cent off price × quantity, never add one.
        return bool(self.lines) and all(
            line.position == position
            and line.quantity >= 1
            and _in_cents(line.net)
            and 0 < line.net <= line_amount(line.unit_price, line.quantity)
            for position, line in enumerate(self.lines, start=1)
        )

    def _fees_hold(self) -> bool:
        return all(
            fee.assessed == fee.charged + fee.waived + fee.capped
            and min(fee.charged, fee.waived, fee.capped) >= 0
            and bool(fee.waiver_reason) == (fee.waived > 0)
            for fee in self.fees
        )

    def _charged_under(self, rule: str) -> Decimal:
        return sum((off.amount for off in self.allowances if off.kind == FEE and off.rule == rule), ZERO)

    def _vat_adds_up(self) -> bool:
        for row in self.vat:
            key = (row.category, row.rate)
            goods = sum((line.net for line in self.lines if (line.category, line.rate) == key), ZERO)
            off = sum((a.amount for a in self.allowances if (a.category, a.rate) == key), ZERO)
            if row.base != goods - off or row.base < 0 or row.vat != vat_on(row.base, row.rate):
                return False
        keys = {(row.category, row.rate) for row in self.vat}
        return len(keys) == len(self.vat) and keys == {(line.category, line.rate) for line in self.lines}


_TAKEN_BACK = (
    *("rma", "seller", "buyer", "lines", "allowances", "vat", "fees", "goods", "net", "tax", "gross"),
    *("delivered_to", "delivered_on", "fee_treatment"),
)


def _in_cents(value: Decimal) -> bool:
    return value == value.quantize(CENT)


def _allowance_holds(off: NoteAllowance) -> bool:
    """Check one allowance: above zero, in cents, and the product of what is printed beside it."""
    if off.amount <= 0 or not _in_cents(off.amount) or (off.base is None) != (off.percent is None):
        return False
    return off.base is None or off.percent is None or amount(off.base * off.percent / 100) == off.amount


def _exemption_holds(row: NoteVat) -> bool:
    """Check that an exempt row says why, and a taxed one does not claim to be exempt."""
    exempt = row.category is not VatCategory.STANDARD
    return bool(row.exemption_code) == bool(row.exemption_reason) == exempt
