"""Manufacturer batches in memory."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from receiving_app.domain.batches import Batch

if TYPE_CHECKING:
    from tests.fakes import Store


class FakeBatches:
    """The ``Batches`` port over a store in memory."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def next_number(self, year: int) -> str:
        prefix = f"B-{year:04d}-"
        taken = [
            int(number.removeprefix(prefix)) for number in self._store.batches if number.startswith(prefix)
        ]
        return f"{prefix}{max(taken, default=0) + 1:06d}"

    def get(self, number: str) -> Batch | None:
        return self._store.batches.get(number)

    def open_of(self, manufacturer: str) -> Batch | None:
        wanted = manufacturer.casefold()
        known = self._store.batches.values()
        return next(
            (one for one in known if one.sent_on is None and one.manufacturer.casefold() == wanted), None
        )

    def save(self, batch: Batch) -> None:
        self._store.batches[batch.number] = batch

    def listed(self, limit: int, *, unfinished: bool = False) -> tuple[Batch, ...]:
        newest = sorted(self._store.batches.values(), key=lambda one: one.number, reverse=True)
        return tuple(one for one in newest if not unfinished or one.sent_on is None or one.unanswered)[:limit]

    def with_numbers(self, numbers: Collection[str]) -> tuple[Batch, ...]:
        wanted = set(numbers) - {""}
        return tuple(
            batch
            for batch in self._store.batches.values()
            if any(
                wanted & {unit.serial, unit.mac, unit.answer.new_serial if unit.answer else ""}
                for unit in batch.units
            )
        )
