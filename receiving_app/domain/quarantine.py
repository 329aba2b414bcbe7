"""Parcels that cannot be decided now: each has a number, a place and a reason, and is never lost (policy P6).

A record is one heap of goods with one label: a box, or several boxes of one return put together. It is
open until its goods leave for a return, join another record, or are given back; then it never changes again,
but for a match that is taken back: the goods are on the shelf once more, under the number on their label.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from receiving_app.domain.intake_errors import NotMatched, QuarantineEnded, SameQuarantineRecord

if TYPE_CHECKING:
    from receiving_app.domain.scans import Kind

LONGEST_SCAN = 500
LONGEST_WORDS = 200
MOST_CODES = 400
FRESH_DAYS, STALE_DAYS = 2, 7
"""A record is worth a look after the first, and overdue after the second."""


class QuarantineCause(StrEnum):
    """Why the parcel cannot be received now."""

    NO_NUMBER = "no_number"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    ALREADY_RECEIVED = "already_received"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUSED_BACK = "refused_back"
    SEVERAL_RETURNS = "several_returns"
    SEVERAL_BOXES = "several_boxes"


class QuarantineOutcome(StrEnum):
    """How a record ended."""

    MATCHED = "matched"
    MERGED = "merged"
    GIVEN_BACK = "given_back"


class Ageing(StrEnum):
    """How long something has waited, as a colour and a word say it."""

    FRESH = "fresh"
    AGEING = "ageing"
    OVERDUE = "overdue"


def ageing(since: date, today: date) -> Ageing:
    """Return how urgent something is that has waited since a day."""
    days = (today - since).days
    if days < FRESH_DAYS:
        return Ageing.FRESH
    return Ageing.AGEING if days < STALE_DAYS else Ageing.OVERDUE


@dataclass(frozen=True, slots=True)
class BoxCode:
    """Something read on a box or on its goods.

    Attributes:
        value: as it is looked up, the host's layout undone.
        raw: the characters as they came.
    """

    kind: "Kind"
    value: str
    raw: str


@dataclass(frozen=True, slots=True)
class QuarantineRecord:
    """A heap of goods under a number of its own (``Q-2026-000001``).

    Attributes:
        rma: the return it seems to belong to, or empty.
        place: the shelf where it stands.
        codes: everything that was read on it, in order.
        boxes: how many boxes it is.
        split_from: number of the record whose goods these were, or empty.
        outcome: how it ended; None while it is open.
        ended_as: the return matched, or the record it joined.
    """

    number: str
    cause: QuarantineCause
    operator: str
    bench: str
    at: datetime
    rma: str = ""
    note: str = ""
    place: str = ""
    carrier: str = ""
    customer: str = ""
    codes: tuple[BoxCode, ...] = ()
    boxes: int = 1
    split_from: str = ""
    outcome: QuarantineOutcome | None = None
    ended_as: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether its goods are still there."""
        return self.outcome is None

    @property
    def raw(self) -> str:
        """Return what was read first, unchanged; empty where nothing was."""
        return self.codes[0].raw if self.codes else ""

    def values(self, *kinds: "Kind") -> tuple[str, ...]:
        """Return what was read of these kinds, each once."""
        return tuple(dict.fromkeys(code.value for code in self.codes if code.kind in kinds))

    def require_open(self) -> "QuarantineRecord":
        """Return the record.

        Raises:
            QuarantineEnded: its goods left already.
        """
        if self.outcome is not None:
            raise QuarantineEnded(self.number, self.outcome, self.ended_as)
        return self

    def with_codes(self, codes: Iterable[BoxCode]) -> "QuarantineRecord":
        """Return the record with more codes read; what it has already is not added twice.

        Raises:
            QuarantineEnded: its goods left already.
        """
        known = {(code.kind, code.value) for code in self.codes}
        added: list[BoxCode] = []
        for code in codes:
            if (code.kind, code.value) not in known:
                known.add((code.kind, code.value))
                added.append(code)
        return replace(self.require_open(), codes=(*self.codes, *added)[:MOST_CODES])

    def without_codes(self, values: frozenset[str]) -> "QuarantineRecord":
        """Return the record without the codes of goods that were set apart.

        Raises:
            QuarantineEnded: its goods left already.
        """
        kept = tuple(code for code in self.codes if code.value not in values)
        return replace(self.require_open(), codes=kept)

    def joined(self, other: "QuarantineRecord") -> "QuarantineRecord":
        """Return the record with another one's goods put to it.

        Raises:
            QuarantineEnded: the goods of one of them left already.
            SameQuarantineRecord: both are the same.
        """
        if other.number == self.number:
            raise SameQuarantineRecord(self.number)
        other.require_open()
        known = self.with_codes(other.codes)
        return replace(
            known,
            boxes=self.boxes + other.boxes,
            rma=self.rma or other.rma,
            carrier=self.carrier or other.carrier,
            customer=self.customer or other.customer,
        )

    def ended(self, outcome: QuarantineOutcome, where: str, by: str, at: datetime) -> "QuarantineRecord":
        """Return the record as ended.

        Raises:
            QuarantineEnded: it ended before.
        """
        self.require_open()
        return replace(self, outcome=outcome, ended_as=where, ended_by=by, ended_at=at)

    @property
    def matched_to(self) -> str:
        """Return the return that its goods arrived on.

        Raises:
            NotMatched: they did not.
        """
        if self.outcome is not QuarantineOutcome.MATCHED:
            raise NotMatched(self.number)
        return self.ended_as

    def back_from_return(self) -> "QuarantineRecord":
        """Return the record as it was before its goods were matched to a return."""
        return replace(self, outcome=None, ended_as="", ended_by="", ended_at=None)
