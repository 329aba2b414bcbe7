"""Receive a parcel of a known return."""

from receiving_app.domain.arrivals import take_in
from receiving_app.domain.decision import Rulebook
from receiving_app.domain.people import Right
from receiving_app.domain.return_errors import AlreadyReceived, ReturnCancelled, ReturnExpired
from receiving_app.domain.return_parts import Parcel
from receiving_app.domain.returns import AT_THE_BENCH, ReturnCase
from receiving_app.domain.vocabulary import Status
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import Act, CaseSheet, change
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.rights import needs


def first_arrival(bench: Bench, case: ReturnCase, *, accept_expired: bool = False) -> ReturnCase:
    """Return the case with its first parcel at the bench.

    Raises:
        ReturnCancelled: the parcel goes to quarantine.
        ReturnExpired: the authorisation ended; a supervisor may accept it.
        AlreadyReceived: a parcel of it came before; another one must be asked for.
    """
    if case.status is Status.CANCELLED:
        raise ReturnCancelled(case.rma)
    if case.parcels:
        last = case.parcels[-1]
        raise AlreadyReceived(case.rma, last.arrived_at, last.operator)
    if case.expired(bench.clock.today()) and not accept_expired:
        raise ReturnExpired(case.rma, case.expires_on)
    return case.arrive(_parcel(bench, case))


@needs(Right.RECEIVE)
def accept_expired(bench: Bench, rma: str, approval: Approval) -> CaseSheet:
    """Receive the parcel of an expired return with the supervisor's approval.

    Raises:
        ApprovalRequired, ApprovalRefused, ReasonRequired: the approval does not hold.
        ReturnCancelled, AlreadyReceived: it cannot be received at all.
    """
    name = require_approval(bench, "accept_expired", approval)
    act = Act("expired_accepted", {"reason": approval.reason}, name)
    return change(bench, rma, act, lambda case, _book: first_arrival(bench, case, accept_expired=True))


@needs(Right.RECEIVE)
def receive_another(bench: Bench, rma: str) -> CaseSheet:
    """Receive a further parcel of a return: more is still to come, or what is inspected came in several boxes.

    While it is inspected, what was announced is expected in the boxes that are here, and one more box of
    it may be. Later it is in hand, and another box is none of this return.

    Raises:
        NothingOutstanding: everything announced is in hand.
        ReturnCancelled, ForbiddenTransition: its state does not allow it.
    """

    def arrive(case: ReturnCase, _book: Rulebook) -> ReturnCase:
        parcel = _parcel(bench, case)
        return take_in(case, parcel) if at_the_bench(case) else case.arrive(parcel)

    return change(bench, rma, Act("parcel_received", {"another": True}), arrive)


def at_the_bench(case: ReturnCase) -> bool:
    """Tell whether an inspection is under way."""
    return case.status in AT_THE_BENCH


def _parcel(bench: Bench, case: ReturnCase) -> Parcel:
    actor = bench.actor
    return Parcel(0, bench.clock.now(), actor.operator, actor.bench, tracking=case.tracking)
