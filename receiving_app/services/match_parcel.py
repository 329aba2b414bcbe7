"""Find the return that goods in quarantine belong to, let them arrive on it, and take that back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from receiving_app.domain.arrivals import take_in
from receiving_app.domain.intake_errors import WorkedOnSinceMatch
from receiving_app.domain.paris import day_of
from receiving_app.domain.people import Right
from receiving_app.domain.quarantine import QuarantineCause, QuarantineOutcome, QuarantineRecord
from receiving_app.domain.return_errors import ReturnExpired
from receiving_app.domain.return_parts import Parcel
from receiving_app.domain.returns import ENDED, ReturnCase
from receiving_app.domain.scans import Kind
from receiving_app.domain.vocabulary import Status
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import (
    Act,
    CaseSheet,
    keep_step,
    load_case,
    make_sheet,
    record,
    rulebook,
)
from receiving_app.services.claims import claim
from receiving_app.services.ports import Approval, Bench, UnitOfWork
from receiving_app.services.quarantine import load_record
from receiving_app.services.return_ports import ReturnRow
from receiving_app.services.rights import needs
from receiving_app.services.undo import last_step, take_back

# A serial is worth more than any number of vaguer signs.
_WEIGHTS = {
    "rma": 1000,
    Kind.SERIAL: 400,
    Kind.MAC: 390,
    Kind.TRACKING: 120,
    "customer": 30,
    "product": 10,
}
_OF_ONE_UNIT = frozenset({Kind.SERIAL.value, Kind.MAC.value})
_MOST_LOOKED_UP = 60
_PER_SIGN = 20
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a return: ``rma``, ``serial``, ``mac``, ``tracking``, ``customer``, ``product``."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A return that the goods may belong to, and why, the strongest sign first."""

    row: ReturnRow
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> int:
        """Return how much speaks for it; a return that ended takes nothing in easily."""
        signs = sum(_WEIGHTS[sign.kind] for sign in self.signs)
        return signs // 2 if self.row.status in ENDED else signs


@dataclass(frozen=True, slots=True)
class Stray:
    """A serial or MAC that was read on goods, and the return that announces it."""

    value: str
    rma: str


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A record with the returns that it may belong to, the likeliest first; none once it ended."""

    record: QuarantineRecord
    suggestions: tuple[Suggestion, ...] = ()


def strays(found: Sequence[Suggestion], rma: str) -> tuple[Stray, ...]:
    """Return what would go astray with a match: units in the box that another open return announces.

    Args:
        found: the returns suggested for the goods.
        rma: of the return that they are to be matched to.
    """
    own = {sign.value for one in found if one.row.rma == rma for sign in one.signs}
    others = [one for one in found if one.row.rma != rma and one.row.status not in ENDED]
    return tuple(
        Stray(sign.value, one.row.rma)
        for one in others
        for sign in one.signs
        if sign.kind in _OF_ONE_UNIT and sign.value not in own
    )


def open_record(bench: Bench, number: str) -> RecordSheet:
    """Return a record as the screen shows it.

    Raises:
        UnknownQuarantineRecord: there is no such record.
    """
    with bench.reading() as uow:
        known = load_record(uow, number)
    return RecordSheet(known, suggestions(bench, number) if known.is_open else ())


def suggestions(bench: Bench, number: str) -> tuple[Suggestion, ...]:
    """Return the returns that goods may belong to, the likeliest first.

    Raises:
        UnknownQuarantineRecord: there is no such record.
    """
    with bench.reading() as uow:
        found: dict[str, tuple[ReturnRow, list[Sign]]] = {}
        for sign, rows in _looked_up(uow, load_record(uow, number)):
            for row in rows:
                found.setdefault(row.rma, (row, []))[1].append(sign)
    ranked = [
        Suggestion(row, tuple(sorted(dict.fromkeys(signs), key=lambda sign: -_WEIGHTS[sign.kind])))
        for row, signs in found.values()
        if row.status is not Status.CANCELLED
    ]
    ranked.sort(key=lambda one: (-one.weight, one.row.rma))
    return tuple(ranked[:_SHOWN])


def _looked_up(uow: UnitOfWork, known: QuarantineRecord) -> Iterator[tuple[Sign, Iterable[ReturnRow]]]:
    """Yield each sign with the returns that it speaks for."""
    for rma in dict.fromkeys(filter(None, (known.rma, *known.values(Kind.RMA)))):
        yield Sign("rma", rma), [row for row in uow.returns.find(rma, 1) if row.rma == rma]
    for kind in (Kind.SERIAL, Kind.MAC, Kind.TRACKING):
        for value in known.values(kind)[:_MOST_LOOKED_UP]:
            yield Sign(kind.value, value), uow.returns.exact(value)
    # A code that no form tells apart may still be a serial that is on file.
    for value in known.values(Kind.UNKNOWN)[:_MOST_LOOKED_UP]:
        yield Sign(Kind.SERIAL.value, value), uow.returns.exact(value)
    if known.customer:
        yield Sign("customer", known.customer), uow.returns.find(known.customer, _PER_SIGN)
    products = [product.sku for gtin in known.values(Kind.GTIN) if (product := uow.catalogue.by_gtin(gtin))]
    for sku in dict.fromkeys((*products, *known.values(Kind.SKU))):
        yield Sign("product", sku), uow.returns.find(sku, _PER_SIGN)


@needs(Right.RECEIVE)
def match(bench: Bench, number: str, rma: str, approval: Approval | None = None) -> CaseSheet:
    """Let goods in quarantine arrive on their return; the record ends, and both journals say so.

    Each of its boxes becomes a parcel of the return, come on the day on which it came to quarantine. A
    return on hold is resumed: what it waited for may be in the box.

    Args:
        bench: where it happens.
        number: of the record.
        rma: of the return, canonical.
        approval: the supervisor's, for an authorisation that ended.

    Raises:
        UnknownQuarantineRecord, QuarantineEnded: there is no such goods in quarantine.
        UnknownReturn, ReturnCancelled: nothing can arrive on it.
        ReturnHeld: another bench has it in hand.
        ReturnExpired: the authorisation ended; a supervisor may accept it.
        ApprovalRefused, ReasonRequired: the approval does not hold.
    """
    accepted_by = require_approval(bench, "accept_expired", approval) if approval else ""
    with bench.writing() as uow:
        known = load_record(uow, number).require_open()
        before = load_case(uow, rma)
        # The day it came counts: nobody is late because of our shelf.
        if before.expired(day_of(known.at)) and not accepted_by:
            raise ReturnExpired(rma, before.expires_on)
        claim(bench, uow, rma)
        case = uow.returns.save(_arrived(before, known))
        ended = known.ended(QuarantineOutcome.MATCHED, rma, bench.actor.operator, bench.clock.now())
        uow.quarantine.save(ended)
        facts = {"number": number, "rma": rma, "since": known.at, "boxes": known.boxes, "raw": known.raw}
        act = Act("matched", facts, accepted_by)
        if approval is not None:
            act = replace(act, facts={**facts, "reason": approval.reason.strip()})
        for subject in (number, rma):
            record(bench, uow, act, subject)
        keep_step(bench, uow, act, before, case)
        uow.commit()
        return make_sheet(uow, case, rulebook(uow, case, bench))


@needs(Right.RECEIVE)
def take_back_match(bench: Bench, number: str) -> QuarantineRecord:
    """Take a match back: the parcels leave the return, and the goods are on the shelf under their number again.

    Both acts stay in the journal, of the record and of the return. What was done on the return since is
    taken back there first, by whoever looks at it; once a document is issued, nothing is.

    Returns:
        The record, open.

    Raises:
        UnknownQuarantineRecord, NotMatched: there is no such match.
        ReturnHeld: another bench has the return in hand.
        WorkedOnSinceMatch: the match is not the last act on its return.
        NothingToUndo, UndoAfterConclusion: nothing of the return can be taken back any more.
    """
    with bench.writing() as uow:
        rma = load_record(uow, number).matched_to
        case, step = last_step(uow, rma)
        if step.act != "matched" or step.facts["number"] != number:
            raise WorkedOnSinceMatch(number, rma)
        take_back(bench, uow, case, step)
    with bench.reading() as uow:
        return load_record(uow, number)


def _arrived(case: ReturnCase, known: QuarantineRecord) -> ReturnCase:
    visible = False if known.cause is QuarantineCause.NO_NUMBER else None
    tracking = [*known.values(Kind.TRACKING), case.tracking]
    for box in range(known.boxes):
        parcel = Parcel(
            number=0,
            arrived_at=known.at,
            operator=known.operator,
            bench=known.bench,
            tracking=tracking[min(box, len(tracking) - 1)],
            rma_visible=visible,
        )
        case = take_in(case, parcel)
    return case
