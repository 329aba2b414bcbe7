"""What the use cases of intake need from outside; ``ports`` puts it into the unit of work."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what the window's start does not need
    from datetime import date

    from receiving_app.domain.limbo import Limbo, LimboTile
    from receiving_app.domain.quarantine import QuarantineRecord
    from receiving_app.services.return_ports import ReturnRow


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A quarantine record that a search found.

    Attributes:
        matched: by what: a kind of code such as ``serial``, ``number``, ``rma``, ``customer``, ``place`` or
            ``carrier``.
    """

    record: "QuarantineRecord"
    matched: str


class LimboBoard(Protocol):
    """What is neither on its way nor settled."""

    def tiles(self, today: "date") -> "tuple[LimboTile, ...]":
        """Count what hangs, of returns and in quarantine."""

    def returns(self, kind: "Limbo", limit: int) -> "tuple[ReturnRow, ...]":
        """Return the returns that hang there, the longest ago first."""


class Quarantine(Protocol):
    """Goods that cannot be decided now."""

    def add(self, record: "QuarantineRecord") -> "QuarantineRecord":
        """Store a record under the next number, and return it with it."""

    def save(self, record: "QuarantineRecord") -> None:
        """Store a changed record in place of the former one; one that ended never changes."""

    def reopen(self, record: "QuarantineRecord") -> None:
        """Store that goods are back from the return they were matched to; their parcels left it before."""

    def get(self, number: str) -> "QuarantineRecord | None":
        """Return the record of a number."""

    def open_records(self, limit: int) -> "tuple[QuarantineRecord, ...]":
        """Return the records whose goods are still there, newest first."""

    def about(self, rma: str) -> "tuple[QuarantineRecord, ...]":
        """Return the open records that seem to belong to a return, oldest first."""

    def holding(self, values: Collection[str]) -> "tuple[QuarantineRecord, ...]":
        """Return the open records on which one of these was read, oldest first."""

    def find(self, text: str, limit: int) -> "tuple[FoundRecord, ...]":
        """Search number, whatever was read, return, customer, place and carrier; open records first."""
