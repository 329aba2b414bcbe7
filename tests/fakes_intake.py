"""Quarantine in memory."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from typing import Protocol

from receiving_app.data.search_keys import mac_prefix
from receiving_app.domain.folding import folded
from receiving_app.domain.limbo import Limbo, LimboTile
from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Status
from receiving_app.services.intake_ports import FoundRecord
from receiving_app.services.return_ports import ReturnRow


class _Store(Protocol):
    records: tuple[QuarantineRecord, ...]


class _Cases(Protocol):
    cases: dict[str, ReturnCase]
    records: tuple[QuarantineRecord, ...]


class FakeLimbo:
    """What hangs of a store in memory."""

    def __init__(self, store: _Cases, row: Callable[[ReturnCase], ReturnRow]) -> None:
        self._store = store
        self._as_row = row

    def tiles(self, today: date) -> tuple[LimboTile, ...]:
        late = sum(
            case.hold is not None and case.hold.days_overdue(today) > 0 for case in self._of(Limbo.ON_HOLD)
        )
        tiles = [
            LimboTile(
                kind, len(found), min(map(_since, found), default=None), late if kind is Limbo.ON_HOLD else 0
            )
            for kind in (Limbo.DELIVERED, Limbo.NOT_INSPECTED, Limbo.ON_HOLD)
            for found in (self._of(kind),)
        ]
        there = [one.at.date() for one in self._store.records if one.is_open]
        return (*tiles, LimboTile(Limbo.QUARANTINED, len(there), min(there, default=None)))

    def returns(self, kind: Limbo, limit: int) -> tuple[ReturnRow, ...]:
        return tuple(self._as_row(case) for case in sorted(self._of(kind), key=_since))[:limit]

    def _of(self, kind: Limbo) -> list[ReturnCase]:
        belongs = {
            Limbo.DELIVERED: lambda case: case.status is Status.AUTHORISED and case.carrier_delivered_on,
            Limbo.NOT_INSPECTED: lambda case: case.status is Status.ARRIVED,
            Limbo.ON_HOLD: lambda case: case.status is Status.ON_HOLD,
        }
        return [case for case in self._store.cases.values() if belongs[kind](case)]


def _since(case: ReturnCase) -> date:
    return case.parcels[-1].arrived_at.date() if case.parcels else case.carrier_delivered_on or case.opened_on


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

    def reopen(self, record: QuarantineRecord) -> None:
        before = self.get(record.number)
        if before is None or before.back_from_return() != record:
            raise AssertionError("nothing else of a record changes")
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

    def find(self, text: str, limit: int) -> tuple[FoundRecord, ...]:
        found = [
            FoundRecord(one, matched)
            for one in reversed(self._store.records)
            if (matched := _found_by(one, text.strip()))
        ]
        return tuple(sorted(found, key=lambda one: not one.record.is_open))[:limit]


def _found_by(record: QuarantineRecord, text: str) -> str:
    """Return by what a record is found; empty where it is not."""
    upper = text.upper()
    if record.number.startswith(upper) or (text.isdigit() and record.number.endswith(f"-{text.zfill(6)}")):
        return "number"
    spelt = (upper, text, re.sub(r"[\s-]", "", upper), mac_prefix(text))
    for code in record.codes:
        if any(code.value.startswith(one) for one in spelt if one) or code.raw.lower().startswith(
            text.lower()
        ):
            return code.kind.value
    if record.rma.startswith(upper):
        return "rma"
    key = folded(text)
    if key and key in folded(record.customer):
        return "customer"
    named = (("place", record.place), ("carrier", record.carrier))
    return next((kind for kind, name in named if key and folded(name).startswith(key)), "")
