"""What manufacturer batches need from outside."""

from collections.abc import Collection
from typing import Protocol

from receiving_app.domain.batches import Batch


class Batches(Protocol):
    """Manufacturer batches on file."""

    def next_number(self, year: int) -> str:
        """Return the number after the last of the year, inside the transaction."""

    def get(self, number: str) -> Batch | None:
        """Return a batch with its units, in the order in which they joined."""

    def open_of(self, manufacturer: str) -> Batch | None:
        """Return the manufacturer's open batch; there is one at most."""

    def save(self, batch: Batch) -> None:
        """Store a new or changed batch with its units."""

    def listed(self, limit: int, *, unfinished: bool = False) -> tuple[Batch, ...]:
        """Return the latest batches, the newest first; with ``unfinished`` those open or awaiting an answer."""

    def with_numbers(self, numbers: Collection[str]) -> tuple[Batch, ...]:
        """Return the batches in which one of these serials or MACs left, or came instead."""
