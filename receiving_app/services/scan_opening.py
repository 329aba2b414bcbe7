"""Open the return that a scan found: receive its parcel, resume it, or say why not."""

from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.errors import DomainError
from receiving_app.domain.return_errors import (
    AlreadyReceived,
    NothingOutstanding,
    ReturnCancelled,
    ReturnExpired,
)
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.scans import Meaning
from receiving_app.domain.vocabulary import Status
from receiving_app.services.case_sheet import make_sheet, rulebook
from receiving_app.services.claims import claim
from receiving_app.services.inspect_unit import read_on
from receiving_app.services.receive_parcel import at_the_bench, first_arrival
from receiving_app.services.scan_answer import Earlier, Result, ScanAnswer
from receiving_app.services.scan_lookup import Scanned

_IN_HAND = frozenset({Result.RECEIVED, Result.RESUMED, Result.ALREADY_HERE, Result.ON_HOLD})


def opened(scanned: Scanned, case: ReturnCase, meaning: Meaning | None, shown: str = "") -> ScanAnswer:
    """Receive the first parcel of a return, or resume its inspection where it was.

    Found by the serial or MAC of one of its units, it says which. Read again, it says when and by whom its
    last parcel was received: whether this is another parcel is for the operator to say, also where it is the
    one ``shown`` on the screen. What another bench has in hand is shown, and nothing is done to it.
    """
    bench, uow = scanned.bench, scanned.uow
    last = case.parcels[-1] if case.parcels else None
    earlier = Earlier(last.arrived_at, last.operator, last.bench) if last else None
    result, problem, arrived = _arrival(scanned, case)
    before = None
    if result is Result.RESUMED and case.rma == shown and _is_on_the_box(scanned, case):
        result = Result.ALREADY_HERE
    if result in _IN_HAND:
        try:
            claim(bench, uow, case.rma)
        except ReturnHeld as held:
            result, problem, arrived = Result.HELD_ELSEWHERE, held, None
    if arrived is not None:
        before, case = case, uow.returns.save(arrived)
    sheet = make_sheet(uow, case, rulebook(uow, case, bench))
    return scanned.answer(
        result,
        sheet=sheet,
        earlier=earlier,
        problem=problem,
        before=before,
        meaning=meaning,
        unit=_unit_in_hand(scanned, case),
    )


def _is_on_the_box(scanned: Scanned, case: ReturnCase) -> bool:
    """Tell whether what was read stands on the outside of a parcel; an invoice lies in it."""
    read = {value.upper() for _, value in scanned.values()}
    return bool(read & {case.rma, *(parcel.tracking.upper() for parcel in case.parcels if parcel.tracking)})


def _unit_in_hand(scanned: Scanned, case: ReturnCase) -> int | None:
    """Return the unit whose serial or MAC opened the return: it is the one to be inspected first."""
    values = [value for _, value in scanned.values()]
    named = (unit.number for unit in case.open_units if any(read_on(unit, value) for value in values))
    return next(named, None)


def _arrival(scanned: Scanned, case: ReturnCase) -> tuple[Result, DomainError | None, ReturnCase | None]:
    """Return what the scan leads to, what stands in the way, and the case with its parcel at the bench."""
    if at_the_bench(case):
        return Result.RESUMED, None, None
    try:
        return Result.RECEIVED, None, first_arrival(scanned.bench, case)
    except (ReturnCancelled, ReturnExpired, NothingOutstanding, AlreadyReceived) as error:
        return *_refused(case, error), None


def _refused(case: ReturnCase, error: DomainError) -> tuple[Result, DomainError | None]:
    if isinstance(error, ReturnCancelled):
        return Result.CANCELLED, error
    if isinstance(error, ReturnExpired):
        return Result.EXPIRED, error
    if isinstance(error, AlreadyReceived) and case.status is Status.ON_HOLD:
        return Result.ON_HOLD, None
    return Result.ALREADY_RECEIVED, error
