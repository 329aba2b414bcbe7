"""Photos in memory."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from receiving_app.domain.photos import Photo, PhotoCase, StruckOut
from receiving_app.domain.reception_slip import ReceptionSlip
from receiving_app.domain.signals import ReturnedBefore, Signals

if TYPE_CHECKING:
    from tests.fakes import Store

_EVER = datetime.max.replace(tzinfo=UTC)


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
        reached: dict[tuple[PhotoCase, datetime], None] = {(case, _EVER): None}
        todo = list(reached)
        while todo:
            owner, until = todo.pop()
            found = [one for one in self._brought(owner, until) if one not in reached]
            reached |= dict.fromkeys(found)
            todo += found
        return tuple(
            self._told(photo)
            for photo in self._store.photos
            if any(photo.case == owner and photo.at < until for owner, until in reached)
        )

    def _brought(self, owner: PhotoCase, until: datetime) -> Iterator[tuple[PhotoCase, datetime]]:
        """Goods that left quarantine for it brought theirs along, and a part those of the whole before."""
        for one in self._store.records:
            of_one = PhotoCase.of_quarantine(one.number)
            if one.ended_as == owner.number and one.ended_at is not None and one.ended_at < until:
                yield of_one, until
            if of_one == owner and one.split_from:
                yield PhotoCase.of_quarantine(one.split_from), min(one.at, until)

    def _told(self, photo: Photo) -> Photo:
        parts = [one for one in self._store.records if one.split_from == photo.case.number]
        return replace(photo, before_split=any(one.at > photo.at for one in parts))

    def get(self, number: int) -> Photo | None:
        return next((self._told(photo) for photo in self._store.photos if photo.id == number), None)

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
