"""Manufacturer batches: look, take a unit out, close, open again, record answers.

Each function that changes something is one act: durable and journalled when it returns, or nothing
happened.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from receiving_app.domain.batch_errors import OtherBatchOpen, UnknownBatch
from receiving_app.domain.batches import (
    Answered,
    Batch,
    Outcome,
    SentBefore,
    not_sent_after_all,
    sent_before,
)
from receiving_app.domain.identifiers import SerialNumber
from receiving_app.domain.people import Right
from receiving_app.domain.printouts_batch import BatchLabel, PackingList
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import ReasonRequired
from receiving_app.services.case_sheet import Act, load_case, record, require_profile
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs

UnitKey = tuple[str, int]
"""RMA number and number of the unit within its return."""

LISTED = 200
LONGEST_NOTE = 300


def batch_list(bench: Bench, *, unfinished: bool = False) -> tuple[Batch, ...]:
    """Return the latest batches, the newest first; with ``unfinished`` those open or awaiting an answer."""
    with bench.reading() as uow:
        return uow.batches.listed(LISTED, unfinished=unfinished)


def batches_past_date(bench: Bench) -> tuple[Batch, ...]:
    """Return the batches whose manufacturer should have answered by now, the latest date last."""
    today = bench.clock.today()
    late = [one for one in batch_list(bench, unfinished=True) if one.days_late(today)]
    return tuple(sorted(late, key=lambda one: (one.due_on or today, one.number)))


def open_batch(bench: Bench, number: str) -> Batch:
    """Return a batch.

    Raises:
        UnknownBatch: it is not on file.
    """
    with bench.reading() as uow:
        return load_batch(uow, number)


def went_before(bench: Bench, *numbers: str) -> tuple[SentBefore, ...]:
    """Return each time that one of these serials or MACs went to its manufacturer, the latest first."""
    wanted = frozenset(number for number in numbers if number)
    with bench.reading() as uow:
        return tuple(sent_before(uow.batches.with_numbers(wanted), wanted)) if wanted else ()


@needs(Right.SEND_TO_MANUFACTURER)
def take_out(bench: Bench, number: str, key: UnitKey, reason: str) -> Batch:
    """Take a unit out of an open batch: its return is at the bench again, to be decided anew.

    Raises:
        UnknownBatch, UnitNotInBatch: it is not there.
        BatchSent: the batch left.
        ReasonRequired: the reason is empty.
    """
    if not reason.strip():
        raise ReasonRequired("take_out")
    rma, unit = key
    with bench.writing() as uow:
        batch = load_batch(uow, number).without(rma, unit)
        uow.batches.save(batch)
        uow.returns.save(not_sent_after_all(load_case(uow, rma), unit))
        act = Act("batch_left", {"batch": number, "unit": unit, "reason": reason.strip()})
        record(bench, uow, act, rma)
        uow.commit()
        return batch


@dataclass(frozen=True, slots=True)
class Departure:
    """How a batch leaves where nobody says otherwise.

    Attributes:
        today: the day it leaves.
        due_on: the day by which its manufacturer is to answer.
        folder: where its file is written; empty for beside the data.
    """

    today: date
    due_on: date
    folder: str


def usual_departure(bench: Bench) -> Departure:
    """Return how a batch leaves today where nobody says otherwise."""
    with bench.reading() as uow:
        plan = (uow.profiles.get() or Profile()).batches
    today = bench.clock.today()
    return Departure(today, plan.due_on(today), plan.folder)


@needs(Right.SEND_TO_MANUFACTURER)
def close_batch(bench: Bench, number: str, due_on: date | None = None) -> Batch:
    """Close a batch: it leaves today.

    Args:
        bench: where it happens.
        number: of the batch.
        due_on: the day by which its manufacturer is to answer; None for the usual.

    Raises:
        UnknownBatch, BatchSent, BatchEmpty: it cannot leave.
        DueDateOutside: the day is past, or more than a year ahead.
    """
    today = bench.clock.today()
    with bench.writing() as uow:
        due = (uow.profiles.get() or Profile()).batches.due_on(today, due_on)
        batch = load_batch(uow, number).sent(today, due)
        return _store(bench, uow, batch, Act("batch_sent", {"due_on": due.isoformat()}))


@needs(Right.SEND_TO_MANUFACTURER)
def reopen_batch(bench: Bench, number: str, reason: str) -> Batch:
    """Open a batch again that did not leave after all, before the manufacturer said anything.

    Raises:
        UnknownBatch, BatchNotSent, BatchAnswered: it cannot be opened.
        OtherBatchOpen: units gather in another one already.
        ReasonRequired: the reason is empty.
    """
    if not reason.strip():
        raise ReasonRequired("reopen_batch")
    with bench.writing() as uow:
        batch = load_batch(uow, number).reopened()
        other = uow.batches.open_of(batch.manufacturer)
        if other is not None:
            raise OtherBatchOpen(batch.manufacturer, other.number)
        return _store(bench, uow, batch, Act("batch_reopened", {"reason": reason.strip()}))


@needs(Right.SEND_TO_MANUFACTURER)
def record_answer(
    bench: Bench, number: str, key: UnitKey, outcome: Outcome, new_serial: str = "", note: str = ""
) -> Batch:
    """Record what the manufacturer answered about a unit, in place of an earlier answer.

    Raises:
        UnknownBatch, UnitNotInBatch, BatchNotSent: there is nothing to answer.
        NewSerialMissing: a replaced unit needs the new serial.
        InvalidIdentifier: the new serial is none.
    """
    rma, unit = key
    serial = SerialNumber(new_serial).text if new_serial.strip() else ""
    said = note.strip()[:LONGEST_NOTE]
    answer = Answered(outcome, bench.clock.today(), bench.actor.operator, serial, said)
    facts = {"unit": unit, "outcome": outcome, "new_serial": serial, "note": said}
    return _change(
        bench, number, Act("batch_answered", facts), lambda batch: batch.answered(rma, unit, answer), rma
    )


@needs(Right.SEND_TO_MANUFACTURER)
def take_answer_back(bench: Bench, number: str, key: UnitKey) -> Batch:
    """Take an answer back that was recorded by mistake; the act and its undoing stay in the journal.

    Raises:
        UnknownBatch, UnitNotInBatch, BatchNotSent: there is none.
    """
    rma, unit = key
    act = Act("batch_answer_taken_back", {"unit": unit})
    return _change(bench, number, act, lambda batch: batch.answered(rma, unit, None), rma)


@needs(Right.SEND_TO_MANUFACTURER)
def packing_list(bench: Bench, number: str) -> bytes:
    """Return the PDF of what is in a batch, to go with it and to be kept.

    Raises:
        UnknownBatch: it is not on file.
        MissingProfile: the company is not set up.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        batch, profile = load_batch(uow, number), require_profile(uow)
    sheet = PackingList(batch, profile.seller, bench.clock.today(), profile.language)
    return bench.documents.packing_list(sheet)


@needs(Right.SEND_TO_MANUFACTURER)
def batch_label(bench: Bench, number: str) -> bytes:
    """Return the label of a batch's box, whose barcode leads back to it.

    Raises:
        UnknownBatch: it is not on file.
        MissingProfile: the company is not set up.
        UnprintableCharacters: the fonts cannot draw a text.
    """
    with bench.reading() as uow:
        batch, profile = load_batch(uow, number), require_profile(uow)
    counts = (len(batch.units), batch.pieces)
    label = BatchLabel(batch.number, batch.manufacturer, *counts, bench.clock.today(), profile.language)
    return bench.documents.batch_label(label)


def load_batch(uow: UnitOfWork, number: str) -> Batch:
    """Return a batch within a transaction.

    Raises:
        UnknownBatch: it is not on file.
    """
    batch = uow.batches.get(number)
    if batch is None:
        raise UnknownBatch(number)
    return batch


def _change(bench: Bench, number: str, act: Act, transform: Callable[[Batch], Batch], rma: str = "") -> Batch:
    with bench.writing() as uow:
        batch = load_batch(uow, number)
        changed = transform(batch)
        # What changes nothing is no act: an answer taken back that nobody gave.
        return batch if changed == batch else _store(bench, uow, changed, act, rma)


def _store(bench: Bench, uow: UnitOfWork, batch: Batch, act: Act, rma: str = "") -> Batch:
    uow.batches.save(batch)
    record(bench, uow, replace(act, facts={"batch": batch.number, **act.facts}), rma)
    uow.commit()
    return batch
