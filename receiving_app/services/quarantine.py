"""Give a number and a place to goods that cannot be decided now; keep what is read of them (policy P6).

Each function is one act, durable when it returns. Acts are journalled under the record's number, and under
the number of the return that they concern.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from receiving_app.domain.carriers import carrier_of
from receiving_app.domain.identifiers import MacAddress
from receiving_app.domain.intake_errors import UnknownQuarantineRecord
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Intake, Profile
from receiving_app.domain.quarantine import (
    LONGEST_SCAN,
    LONGEST_WORDS,
    BoxCode,
    QuarantineCause,
    QuarantineOutcome,
    QuarantineRecord,
)
from receiving_app.domain.scans import Hints, Kind, RawScan, ScannerProfile
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.ports import Approval, Bench, UnitOfWork
from receiving_app.services.rights import needs
from receiving_app.services.scan_answer import Result, ScanAnswer, printable

_LOOKED_UP = frozenset({Kind.SERIAL, Kind.MAC, Kind.TRACKING, Kind.GTIN, Kind.SKU, Kind.RMA, Kind.SSCC})


@dataclass(frozen=True, slots=True)
class Box:
    """What is known of a parcel when it goes to quarantine; only the cause is needed.

    Attributes:
        scans: what was read on it, as it came.
        rma: the return it seems to belong to, or empty.
        place: the shelf; empty for the first of the settings.
    """

    cause: QuarantineCause
    scans: tuple[RawScan | str, ...] = ()
    rma: str = ""
    place: str = ""
    carrier: str = ""
    customer: str = ""
    note: str = ""


_CAUSES = {
    Result.MISREAD: QuarantineCause.UNREADABLE,
    Result.ALREADY_RECEIVED: QuarantineCause.ALREADY_RECEIVED,
    Result.CANCELLED: QuarantineCause.CANCELLED,
    Result.EXPIRED: QuarantineCause.EXPIRED,
}


def box_of(answer: ScanAnswer) -> Box:
    """Return what a scan that opened no return tells of its parcel."""
    cause = _CAUSES.get(answer.result, QuarantineCause.UNKNOWN)
    rma = answer.sheet.case.rma if answer.sheet else ""
    return Box(cause, (answer.reading.raw or answer.raw,), rma)


@needs(Right.RECEIVE)
def quarantine(bench: Bench, box: Box) -> QuarantineRecord:
    """Put a parcel in quarantine, and return its record with the number it got."""
    with bench.writing() as uow:
        profile = uow.profiles.get() or Profile()
        codes = tuple(code for scan in box.scans for code in _read(bench, uow, scan))
        opened = QuarantineRecord(
            number="",
            cause=box.cause,
            operator=bench.actor.operator,
            bench=bench.actor.bench,
            at=bench.clock.now(),
            rma=box.rma,
            note=box.note.strip()[:LONGEST_WORDS],
            place=box.place or next(iter(profile.intake.places), ""),
            customer=box.customer.strip()[:LONGEST_WORDS],
            carrier=box.carrier,
        ).with_codes(codes)
        stored = uow.quarantine.add(_with_carrier(opened))
        raw = [code.raw for code in stored.codes]
        _note(bench, uow, Act("quarantined", {"cause": box.cause, "raw": raw, "place": stored.place}), stored)
        uow.commit()
    return stored


@needs(Right.RECEIVE)
def read_in_quarantine(bench: Bench, number: str, scan: RawScan | str) -> QuarantineRecord:
    """Add what was read on a box or its goods to its record; read again, it changes nothing.

    Raises:
        UnknownQuarantineRecord, QuarantineEnded: there is no such goods in quarantine.
    """
    with bench.writing() as uow:
        before = load_record(uow, number)
        codes = _read(bench, uow, scan)
        after = _with_carrier(before.with_codes(codes))
        if after != before:
            uow.quarantine.save(after)
            facts = {"raw": codes[0].raw, "kind": codes[0].kind, "value": codes[0].value}
            _note(bench, uow, Act("quarantine_read", facts), after)
            uow.commit()
    return after


@needs(Right.RECEIVE)
def describe_quarantined(bench: Bench, /, number: str, **facts: str) -> QuarantineRecord:
    """Record where goods stand, who brought them, whose they are, or a note on them.

    Args:
        bench: where it happens.
        number: of the record.
        facts: ``place``, ``carrier``, ``customer`` or ``note``, and what is to stand there.

    Raises:
        UnknownQuarantineRecord, QuarantineEnded: there is no such goods in quarantine.
    """
    kept = {name: text.strip()[:LONGEST_WORDS] for name, text in facts.items()}
    # The journal is kept for ever, and holds no one's name.
    said = {name: text for name, text in kept.items() if name != "customer"} or {"about": "customer"}
    changes: dict[str, Any] = {**kept}
    return _changed(bench, number, Act("quarantine_described", said), lambda known: replace(known, **changes))


@needs(Right.RECEIVE)
def set_apart(bench: Bench, number: str, values: Iterable[str] = ()) -> QuarantineRecord:
    """Give a number of its own to a part of what is in a box: one record for each return in it.

    Args:
        bench: where it happens.
        number: of the record.
        values: the serials, MACs or references of what is set apart; they move to the new record.

    Returns:
        The new record.

    Raises:
        UnknownQuarantineRecord, QuarantineEnded: there is no such goods in quarantine.
    """
    moved = frozenset(values)
    with bench.writing() as uow:
        before = load_record(uow, number).require_open()
        tracking = [code for code in before.codes if code.kind is Kind.TRACKING and code.value not in moved]
        part = replace(
            before,
            cause=QuarantineCause.SEVERAL_RETURNS,
            operator=bench.actor.operator,
            bench=bench.actor.bench,
            at=bench.clock.now(),
            rma="",
            boxes=1,
            codes=tuple(tracking) + tuple(code for code in before.codes if code.value in moved),
            split_from=number,
        )
        stored = uow.quarantine.add(part)
        rest = before.without_codes(moved)
        uow.quarantine.save(rest)
        _note(bench, uow, Act("set_apart", {"part": stored.number, "values": sorted(moved)}), rest)
        facts = {"of": number, "values": sorted(moved), "place": stored.place}
        _note(bench, uow, Act("set_apart_from", facts), stored)
        uow.commit()
    return stored


@needs(Right.RECEIVE)
def put_together(bench: Bench, number: str, into: str) -> QuarantineRecord:
    """Put a box to another one's record: several boxes of one return have one number from now on.

    Returns:
        The record that they are together now.

    Raises:
        UnknownQuarantineRecord, QuarantineEnded, SameQuarantineRecord: there are no two such heaps of goods.
    """
    with bench.writing() as uow:
        gone, kept = load_record(uow, number), load_record(uow, into)
        together = kept.require_open().joined(gone)
        uow.quarantine.save(together)
        uow.quarantine.save(
            gone.ended(QuarantineOutcome.MERGED, into, bench.actor.operator, bench.clock.now())
        )
        _note(bench, uow, Act("put_together", {"other": number, "boxes": together.boxes}), together)
        _note(bench, uow, Act("put_to", {"other": into}), gone)
        uow.commit()
    return together


@needs(Right.RECEIVE)
def give_back(bench: Bench, number: str, approval: Approval) -> QuarantineRecord:
    """Record that goods left without a return, to the carrier or the sender, with the supervisor's approval.

    Raises:
        ApprovalRequired, ApprovalRefused, ReasonRequired: the approval does not hold.
        UnknownQuarantineRecord, QuarantineEnded: there is no such goods in quarantine.
    """
    name = require_approval(bench, "give_back", approval)
    actor, now = bench.actor, bench.clock.now()
    return _changed(
        bench,
        number,
        Act("given_back", {"reason": approval.reason.strip()}, name),
        lambda known: known.ended(QuarantineOutcome.GIVEN_BACK, "", actor.operator, now),
    )


def put_back(bench: Bench, uow: UnitOfWork, number: str) -> QuarantineRecord:
    """Put goods that were matched back on the shelf, in the transaction that took them off their return.

    Raises:
        UnknownQuarantineRecord, NotMatched: there is no such goods.
    """
    matched = load_record(uow, number)
    facts = {"number": number, "rma": matched.matched_to, "place": matched.place}
    back = matched.back_from_return()
    uow.quarantine.reopen(back)
    record(bench, uow, Act("match_taken_back", facts), number)
    return back


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the quarantine screen lists, and what is chosen by touch there."""

    records: tuple[QuarantineRecord, ...]
    intake: Intake


def shelf(bench: Bench, text: str = "", limit: int = 500) -> Shelf:
    """Return what is in quarantine, newest first; for a text what it finds, also of what left."""
    with bench.reading() as uow:
        wanted = text.strip()
        known = _found(uow, wanted, limit) if wanted else uow.quarantine.open_records(limit)
        return Shelf(known, (uow.profiles.get() or Profile()).intake)


def quarantined(bench: Bench, limit: int = 500) -> tuple[QuarantineRecord, ...]:
    """Return what is in quarantine, newest first."""
    with bench.reading() as uow:
        return uow.quarantine.open_records(limit)


def find_quarantined(bench: Bench, text: str, limit: int = 50) -> tuple[QuarantineRecord, ...]:
    """Search number, what was read, return, customer, shelf and carrier; what is still there first."""
    if not text.strip():
        return ()
    with bench.reading() as uow:
        return _found(uow, text, limit)


def history_of_record(bench: Bench, number: str) -> tuple[JournalEntry, ...]:
    """Return all that was recorded about a record, oldest first."""
    with bench.reading() as uow:
        return uow.journal.of_return(number)


def load_record(uow: UnitOfWork, number: str) -> QuarantineRecord:
    """Return the record of a number.

    Raises:
        UnknownQuarantineRecord: there is none.
    """
    found = uow.quarantine.get(number)
    if found is None:
        raise UnknownQuarantineRecord(number)
    return found


def _found(uow: UnitOfWork, text: str, limit: int) -> tuple[QuarantineRecord, ...]:
    return tuple(found.record for found in uow.quarantine.find(text, limit))


def _changed(
    bench: Bench, number: str, act: Act, transform: Callable[[QuarantineRecord], QuarantineRecord]
) -> QuarantineRecord:
    with bench.writing() as uow:
        before = load_record(uow, number).require_open()
        after = transform(before)
        if after != before:
            uow.quarantine.save(after)
            _note(bench, uow, act, after)
            uow.commit()
    return after


def _note(bench: Bench, uow: UnitOfWork, act: Act, about: QuarantineRecord) -> None:
    """Journal an act under the record, and under the return that it seems to belong to."""
    facts = {"number": about.number, **act.facts}
    for subject in filter(None, (about.number, about.rma)):
        record(bench, uow, replace(act, facts=facts), subject)


def _read(bench: Bench, uow: UnitOfWork, scanned: RawScan | str) -> tuple[BoxCode, ...]:
    """Return what a scan says that can be looked up; the scan itself where it says nothing of the kind."""
    raw = RawScan(scanned) if isinstance(scanned, str) else scanned
    shown = printable(raw.text.strip())[:LONGEST_SCAN]
    policy = (uow.profiles.get() or Profile()).policy
    scanner = uow.scanners.get(bench.actor.bench) or ScannerProfile()
    reading = bench.interpreter.read(raw, Hints(policy.rma_patterns, scanner))
    # Of several decodings the one that is on file, else the likeliest: the characters stay beside it.
    on_file = (one for one in reading.meanings if reading.best is None and uow.returns.exact(one.value))
    best = reading.best or next(on_file, next(iter(reading.accepted), None))
    said = ((best.kind, best.value), *((part.kind, part.value) for part in best.parts)) if best else ()
    known = tuple(BoxCode(kind, _filed(kind, value), shown) for kind, value in said if kind in _LOOKED_UP)
    return known or (BoxCode(Kind.UNKNOWN, shown.upper(), shown),)


def _filed(kind: Kind, value: str) -> str:
    return MacAddress(value).text if kind is Kind.MAC else value


def _with_carrier(known: QuarantineRecord) -> QuarantineRecord:
    """Say whose parcel it is, where its tracking number tells and nobody said otherwise."""
    told = (carrier_of(value) for value in known.values(Kind.TRACKING))
    return known if known.carrier else replace(known, carrier=next(filter(None, told), ""))
