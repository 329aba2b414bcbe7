"""Manufacturer batches: units gather, the batch is sent, the manufacturer answers unit by unit.

A batch is open (units join and may be taken out), then sent (closed; its list does not change any
more), and done once every unit has its answer. It can be opened again as long as nothing was answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from receiving_app.domain.batch_errors import (
    BatchAnswered,
    BatchEmpty,
    BatchNotSent,
    BatchSent,
    NewSerialMissing,
    UnitNotInBatch,
)
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Decision, Status


class Outcome(StrEnum):
    """What the manufacturer answered about a unit."""

    REPAIRED = "repaired"
    REPLACED = "replaced"
    CREDITED = "credited"
    REFUSED = "refused"
    NO_FAULT_FOUND = "no_fault_found"


class BatchState(StrEnum):
    """Where a batch stands."""

    OPEN = "open"
    SENT = "sent"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Answered:
    """The manufacturer's answer about a unit.

    Attributes:
        new_serial: serial of the unit that came instead; empty unless it was replaced.
        note: the manufacturer's words, or the number of its credit note.
    """

    outcome: Outcome
    on: date
    operator: str
    new_serial: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BatchUnit:
    """An inspected unit on its way to the manufacturer, as it was when it joined.

    Attributes:
        unit: its number within the return.
        ticket: that validated the fault; empty where none was asked for.
    """

    rma: str
    unit: int
    sku: str
    name: str
    quantity: int
    serial: str
    mac: str
    fault: str
    ticket: str
    joined_at: datetime
    answer: Answered | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Return what identifies it in every batch."""
        return (self.rma, self.unit)


@dataclass(frozen=True, slots=True)
class Batch:
    """Units of one manufacturer that travel together.

    Attributes:
        number: as ``B-2026-000001``; it is the barcode of its label.
        sent_on: the day it was closed; None while it is open.
        due_on: the day by which the manufacturer should have answered.
    """

    number: str
    manufacturer: str
    opened_on: date
    units: tuple[BatchUnit, ...] = ()
    sent_on: date | None = None
    due_on: date | None = None

    @property
    def state(self) -> BatchState:
        """Tell where it stands."""
        if self.sent_on is None:
            return BatchState.OPEN
        return BatchState.SENT if self.unanswered else BatchState.DONE

    @property
    def unanswered(self) -> tuple[BatchUnit, ...]:
        """Units of which the manufacturer said nothing yet."""
        return tuple(unit for unit in self.units if unit.answer is None)

    @property
    def pieces(self) -> int:
        """Count the units, each count of like ones for so many."""
        return sum(unit.quantity for unit in self.units)

    def age(self, today: date) -> int:
        """Return the days since it was sent, or opened while it is open."""
        return (today - (self.sent_on or self.opened_on)).days

    def days_late(self, today: date) -> int:
        """Return the days past its date with an answer missing; 0 while it is not late."""
        if self.state is not BatchState.SENT or self.due_on is None:
            return 0
        return max(0, (today - self.due_on).days)

    def turn_round(self, unit: BatchUnit) -> int | None:
        """Return the days from sending to the answer; None before both."""
        if self.sent_on is None or unit.answer is None:
            return None
        return (unit.answer.on - self.sent_on).days

    def find(self, rma: str, unit: int) -> BatchUnit:
        """Return a unit.

        Raises:
            UnitNotInBatch: it is not in this batch.
        """
        for one in self.units:
            if one.key == (rma, unit):
                return one
        raise UnitNotInBatch(self.number, rma, unit)

    def joined(self, unit: BatchUnit) -> "Batch":
        """Return the batch with a unit more.

        Raises:
            BatchSent: it left.
        """
        self._require_open()
        return replace(self, units=(*self.units, unit))

    def without(self, rma: str, unit: int) -> "Batch":
        """Return the batch without a unit that is not to go after all.

        Raises:
            BatchSent: it left.
            UnitNotInBatch: it is not in this batch.
        """
        self._require_open()
        gone = self.find(rma, unit)
        return replace(self, units=tuple(one for one in self.units if one is not gone))

    def sent(self, today: date, due_on: date) -> "Batch":
        """Return the batch as closed and sent.

        Raises:
            BatchSent: it left before.
            BatchEmpty: there is nothing in it.
        """
        self._require_open()
        if not self.units:
            raise BatchEmpty(self.number)
        return replace(self, sent_on=today, due_on=max(today, due_on))

    def reopened(self) -> "Batch":
        """Return the batch as open again, before the manufacturer said anything.

        Raises:
            BatchNotSent: it is open.
            BatchAnswered: an answer is recorded; take it back first.
        """
        if self.sent_on is None:
            raise BatchNotSent(self.number)
        if len(self.unanswered) < len(self.units):
            raise BatchAnswered(self.number)
        return replace(self, sent_on=None, due_on=None)

    def answered(self, rma: str, unit: int, answer: Answered | None) -> "Batch":
        """Return the batch with the manufacturer's answer about a unit; None takes it back.

        Raises:
            BatchNotSent: it did not leave yet.
            NewSerialMissing: a replaced unit has a serial, and the new one's is not given.
            UnitNotInBatch: it is not in this batch.
        """
        if self.sent_on is None:
            raise BatchNotSent(self.number)
        known = self.find(rma, unit)
        replaced = answer is not None and answer.outcome is Outcome.REPLACED
        if answer is not None and replaced and (known.serial or known.mac) and not answer.new_serial:
            raise NewSerialMissing(known.serial or known.mac)
        if answer is not None and not replaced:
            answer = replace(answer, new_serial="")
        changed = replace(known, answer=answer)
        return replace(self, units=tuple(changed if one is known else one for one in self.units))

    def _require_open(self) -> None:
        if self.sent_on is not None:
            raise BatchSent(self.number, self.sent_on)


@dataclass(frozen=True, slots=True)
class SentBefore:
    """That a serial went to its manufacturer before, and what came of it.

    Attributes:
        number: the serial or MAC that tells: of the unit that went, or of the one that came instead.
        returned_on: the day of the manufacturer's answer; None while there is none.
    """

    number: str
    batch: str
    manufacturer: str
    sent_on: date
    rma: str
    outcome: Outcome | None = None
    returned_on: date | None = None

    @property
    def turn_round(self) -> int | None:
        """Return the days from sending to the answer; None before it."""
        return (self.returned_on - self.sent_on).days if self.returned_on is not None else None


def sent_before(batches: tuple[Batch, ...], numbers: frozenset[str]) -> Iterator[SentBefore]:
    """Yield each time that one of these serials or MACs went to its manufacturer, the latest first."""
    for batch in sorted(batches, key=lambda one: (one.sent_on or date.max, one.number), reverse=True):
        for unit in batch.units:
            new = unit.answer.new_serial if unit.answer else ""
            number = next((known for known in (unit.serial, unit.mac, new) if known and known in numbers), "")
            if number and batch.sent_on is not None:
                answer = unit.answer
                outcome, back = (answer.outcome, answer.on) if answer else (None, None)
                yield SentBefore(
                    number, batch.number, batch.manufacturer, batch.sent_on, unit.rma, outcome, back
                )


def not_sent_after_all(case: ReturnCase, number: int) -> ReturnCase:
    """Return the case with a unit taken out of its batch: to be decided again.

    Raises:
        UnknownUnit: the return has no such unit.
        ForbiddenTransition: its state does not allow it.
    """
    unit = case.unit(number)
    if unit.decision is not Decision.SEND_TO_MANUFACTURER:
        return case
    units = tuple(replace(one, decision=None, basis=None) if one is unit else one for one in case.units)
    opened = replace(case, units=units)
    if opened.status in (Status.ARRIVED, Status.INSPECTING, Status.ON_HOLD):
        return opened
    return opened.moved(Status.ARRIVED).moved(Status.INSPECTING)
