"""What the use cases need of the returns on file."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Reason, Status

if TYPE_CHECKING:
    # Comparing comes long after the start, which it would delay.
    from receiving_app.domain.comparison import Elsewhere


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return as a list shows it.

    Attributes:
        matched: what the search found, such as ``serial``; empty in other lists.
        credit_notes: numbers of its credit notes, in order.
        units_done: inspected units with a condition, of ``units_total`` in hand.
    """

    rma: str
    status: Status
    reason: Reason
    customer: str
    opened_on: date
    expires_on: date
    skus: tuple[str, ...] = ()
    tracking: str = ""
    carrier_delivered_on: date | None = None
    arrived_at: datetime | None = None
    units_done: int = 0
    units_total: int = 0
    credit_notes: tuple[str, ...] = ()
    matched: str = ""


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer as a list shows it, as its latest return has it."""

    code: str
    name: str
    city: str = ""


@dataclass(frozen=True, slots=True)
class Counters:
    """Today's work and what waits."""

    received_today: int = 0
    credit_notes_today: int = 0
    on_hold: int = 0
    in_progress: int = 0
    delivered_never_scanned: int = 0
    quarantined: int = 0


@dataclass(frozen=True, slots=True)
class InvoicedLine:
    """What a return on file says about an invoice line.

    Attributes:
        awaited: its return never arrived and is not cancelled, so that an import may still change it.
    """

    rma: str
    invoice: str
    invoice_line: int
    invoiced_on: date
    quantity_invoiced: int
    unit_price: Decimal
    vat_rate: Decimal
    awaited: bool


class Returns(Protocol):
    """Returns on file."""

    def get(self, rma: str) -> ReturnCase | None:
        """Return the case of a canonical number."""

    def get_many(self, rmas: Collection[str]) -> dict[str, ReturnCase]:
        """Return the cases known among these canonical numbers."""

    def add(self, case: ReturnCase) -> None:
        """Store a new case.

        Raises:
            ReturnExists: its number is already on file.
        """

    def add_many(self, cases: Sequence[ReturnCase]) -> None:
        """Store new cases at once, as an import does; on an error the unit of work must be left.

        Raises:
            ReturnExists: one of the numbers is already on file, or comes twice.
        """

    def save(self, case: ReturnCase) -> ReturnCase:
        """Store a changed case and return it with its new revision.

        Raises:
            StaleCase: it was changed elsewhere since it was read.
        """

    def invoiced(self, keys: Collection[tuple[str, int]]) -> tuple[InvoicedLine, ...]:
        """Return what returns say about these invoice lines; at most 100 returns for each."""

    def elsewhere(self, rma: str, numbers: Collection[str]) -> "tuple[Elsewhere, ...]":
        """Return what other returns, the cancelled ones left out, say of these serials and MACs."""

    def next_rma(self, year: int) -> str:
        """Allot the next number of ours, inside the transaction."""

    def find(self, text: str, limit: int) -> tuple[ReturnRow, ...]:
        """Search number (or part of it), customer, serial, MAC, reference and tracking number."""

    def exact(self, text: str) -> tuple[ReturnRow, ...]:
        """Find by whole serial, MAC, tracking or invoice number."""

    def customers(self, text: str, limit: int) -> tuple[CustomerRow, ...]:
        """Return the customers whose name or code has words that begin like these, by name."""

    def in_progress(self, limit: int) -> tuple[ReturnRow, ...]:
        """Return what is at the bench, the latest arrival first."""

    def waiting(self, limit: int) -> tuple[ReturnRow, ...]:
        """Return what is delivered per carrier but never scanned, then what is on hold."""

    def received_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        """Return what arrived on a day of Europe/Paris, the latest first."""

    def credited_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        """Return what a credit note was issued for on a day, the latest first."""

    def all_rows(self) -> Iterable[ReturnRow]:
        """Iterate over every return in every state, by number, without holding them in memory."""

    def counters(self, today: date) -> Counters:
        """Count today's work and what waits."""
