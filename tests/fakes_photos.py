"""Photos in memory."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from receiving_app.domain.photos import Photo, PhotoCase, StruckOut
from receiving_app.domain.reception_slip import ReceptionSlip
from receiving_app.domain.signals import ReturnedBefore, Signals

if TYPE_CHECKING:
    from tests.fakes import Store


class FakePhotos:
    """The ``Photos`` port over a store in memory."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def add(self, photo: Photo, content: bytes) -> Photo:
        stored = replace(photo, id=len(self._store.photos) + 1)
        self._store.photos = (*self._store.photos, stored)
        self._store.pictures[photo.sha256] = content
        return stored

    def of(self, case: PhotoCase) -> tuple[Photo, ...]:
        cases, more = {case}, True
        while more:
            # Goods that left quarantine for it brought theirs along.
            joined = {
                PhotoCase.of_quarantine(one.number)
                for one in self._store.records
                for owner in cases
                if one.ended_as == owner.number
            }
            more = not joined <= cases
            cases |= joined
        return tuple(photo for photo in self._store.photos if photo.case in cases)

    def get(self, number: int) -> Photo | None:
        return next((photo for photo in self._store.photos if photo.id == number), None)

    def content(self, sha256: str) -> bytes | None:
        return self._store.pictures.get(sha256)

    def strike_out(self, number: int, struck: StruckOut) -> None:
        self._store.photos = tuple(
            replace(photo, struck=struck) if photo.id == number else photo for photo in self._store.photos
        )


class FakeSlips:
    """The ``Slips`` port over a store in memory."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def add(self, slip: ReceptionSlip, logo: bytes, at: datetime) -> ReceptionSlip:
        sha256 = hashlib.sha256(logo).hexdigest() if logo else ""
        if logo:
            self._store.pictures[sha256] = logo
        kept = replace(slip, position=len(self.of_return(slip.rma)) + 1, logo=sha256)
        self._store.slips = (*self._store.slips, kept)
        return kept

    def of_return(self, rma: str) -> tuple[ReceptionSlip, ...]:
        return tuple(slip for slip in self._store.slips if slip.rma == rma)


class FakeSignals:
    """The ``SignalReader`` port: what the test put there, and returns with the same serial."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def of(self, rma: str, sku: str, numbers: Collection[str], since: date) -> Signals:
        before = tuple(
            ReturnedBefore(number, case.rma, case.opened_on)
            for case in self._store.cases.values()
            for line in case.lines
            for number in line.serials
            if case.rma != rma and number in numbers
        )
        return replace(self._store.signals, before=before)
