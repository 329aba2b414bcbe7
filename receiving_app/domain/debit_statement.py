"""The restocking fee due beside a credit note, where it stands outside the scope of VAT.

A document of its own, because an amount outside the scope (category O) cannot stand beside taxed
lines in one. Like the credit note a frozen snapshot: all that is printed, nothing that is looked up.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.money import CENT, ZERO
from receiving_app.domain.profile import Seller
from receiving_app.domain.return_parts import Customer
from receiving_app.domain.vocabulary import DocumentKind


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One fee due: its rule as ``F-02 v1``, its text, what it bears on and the amount, EUR."""

    position: int
    rule: str
    text: str
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class DebitStatement:
    """An issued debit statement, or the one that takes it back. Amounts are EUR, positive in both.

    Attributes:
        credit_note: number of the document issued beside it.
        kind: ``debit_statement`` or ``statement_cancellation``.
        cancels: what a cancellation takes back; None for a statement.
        specimen: marks example data on the document.
        chain: hash of the document issued before, printed as an anchor.
    """

    number: str
    issued_on: date
    language: str
    rma: str
    credit_note: str
    seller: Seller
    buyer: Customer
    lines: tuple[StatementLine, ...]
    total: Decimal
    operator: str
    settlement: str
    notes: tuple[str, ...] = ()
    specimen: bool = False
    kind: DocumentKind = DocumentKind.DEBIT_STATEMENT
    cancels: Cited | None = None
    chain: str = ""

    @property
    def net(self) -> Decimal:
        """The amount due, which bears no VAT."""
        return self.total

    @property
    def gross(self) -> Decimal:
        """The amount due."""
        return self.total

    def errors(self) -> tuple[str, ...]:
        """Recompute every figure and name what disagrees; empty for a sound document."""
        checks = {
            "lines": bool(self.lines) and all(map(self._line_holds, enumerate(self.lines, start=1))),
            "gross": self.total == sum((line.amount for line in self.lines), ZERO),
        }
        return tuple(name for name, holds in checks.items() if not holds)

    def omissions(self) -> tuple[str, ...]:
        """Name the mentions that the document may not be issued without."""
        present = {
            "number": self.number,
            "rma": self.rma,
            "buyer": self.buyer.name.strip(),
            "settlement": self.settlement.strip(),
            "credit_note": self.credit_note,
            "cancels": (self.cancels is not None) == (self.kind is DocumentKind.STATEMENT_CANCELLATION),
        }
        return (*self.seller.missing(), *(name for name, there in present.items() if not there))

    def belongs_to(self, note: CreditNote) -> bool:
        """Tell whether this is the statement of a credit note: its return, its customer, its fees."""
        charged = [(f"{fee.rule} v{fee.version}", fee.charged) for fee in note.fees if fee.charged]
        return (
            (note.statement, self.credit_note) == (self.number, note.number)
            and (self.rma, self.buyer, self.seller) == (note.rma, note.buyer, note.seller)
            and [(line.rule, line.amount) for line in self.lines] == charged
        )

    def takes_back(self, other: object) -> bool:
        """Tell whether this is the contrary document of another, whole."""
        if not isinstance(other, DebitStatement) or self.cancels is None:
            return False
        cited = (self.cancels.number, self.cancels.issued_on)
        own = (self.rma, self.seller, self.buyer, self.lines, self.total)
        taken = (other.rma, other.seller, other.buyer, other.lines, other.total)
        return cited == (other.number, other.issued_on) and own == taken

    def _line_holds(self, numbered: tuple[int, StatementLine]) -> bool:
        position, line = numbered
        in_cents = line.amount == line.amount.quantize(CENT)
        return line.position == position and line.amount > 0 and in_cents and bool(line.text.strip())


NumberedDocument = CreditNote | DebitStatement
"""Any snapshot that is issued under a number."""
