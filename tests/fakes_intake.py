"""Quarantine in memory."""

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from receiving_app.domain.folding import folded
from receiving_app.domain.quarantine import QuarantineRecord


class _Store(Protocol):
    records: tuple[QuarantineRecord, ...]


class FakeQuarantine:
    """The records of a store; one that ended never changes."""

    def __init__(self, store: _Store) -> None:
        self._store = store

    def add(self, record: QuarantineRecord) -> QuarantineRecord:
        stored = replace(record, number=f"Q-{record.at.year}-{len(self._store.records) + 1:06d}")
        self._store.records = (*self._store.records, stored)
        return stored

    def save(self, record: QuarantineRecord) -> None:
        before = self.get(record.number)
        if before is None or not before.is_open:
            raise AssertionError("goods leave quarantine once")
        self._store.records = tuple(
            record if one.number == record.number else one for one in self._store.records
        )

    def get(self, number: str) -> QuarantineRecord | None:
        return next((one for one in self._store.records if one.number == number), None)

    def open_records(self, limit: int) -> tuple[QuarantineRecord, ...]:
        return tuple(one for one in reversed(self._store.records) if one.is_open)[:limit]

    def about(self, rma: str) -> tuple[QuarantineRecord, ...]:
        return tuple(one for one in self._store.records if one.is_open and one.rma == rma)

    def holding(self, values: Collection[str]) -> tuple[QuarantineRecord, ...]:
        known = set(values)
        return tuple(
            one
            for one in self._store.records
            if one.is_open and any(code.value in known for code in one.codes)
        )

    def find(self, text: str, limit: int) -> tuple[QuarantineRecord, ...]:
        wanted = text.strip().upper()
        found = [one for one in reversed(self._store.records) if _found(one, wanted)]
        return tuple(sorted(found, key=lambda one: not one.is_open))[:limit]


def _found(record: QuarantineRecord, wanted: str) -> bool:
    codes = (record.number, *(code.value for code in record.codes))
    named = bool(folded(wanted)) and folded(wanted) in folded(record.customer)
    return any(code.startswith(wanted) for code in codes) or record.rma == wanted or named
