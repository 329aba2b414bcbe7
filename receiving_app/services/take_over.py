"""Open a return at the bench, and take one over that another bench has in hand."""

from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.people import Right
from receiving_app.domain.returns import AT_THE_BENCH
from receiving_app.domain.vocabulary import Status
from receiving_app.services.case_sheet import (
    Act,
    CaseSheet,
    load_case,
    make_sheet,
    open_sheet,
    record,
    rulebook,
)
from receiving_app.services.claims import claim, claim_of, require_own_name
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs

WORKED_ON = (*AT_THE_BENCH, Status.ON_HOLD)


@needs(Right.RECEIVE)
def open_at_bench(bench: Bench, rma: str) -> tuple[CaseSheet, ReturnHeld | None]:
    """Open a return that was looked up; where it is being worked on and is free, it is this bench's.

    One whose parcel is not here, or of which all is done, is only looked at.

    Returns:
        The sheet, and who has the return where another bench does.

    Raises:
        UnknownReturn: it is not on file.
    """
    sheet = open_sheet(bench, rma)
    if sheet.case.status not in WORKED_ON:
        return sheet, None
    with bench.writing() as uow:
        case = load_case(uow, rma)
        try:
            claim(bench, uow, rma)
        except ReturnHeld as held:
            return make_sheet(uow, case, rulebook(uow, case, bench)), held
        uow.commit()
        return make_sheet(uow, case, rulebook(uow, case, bench)), None


@needs(Right.RECEIVE)
def take_over(bench: Bench, rma: str) -> CaseSheet:
    """Take a return over, whoever has it; the journal says from whom.

    Raises:
        UnknownReturn: it is not on file.
    """
    now = bench.clock.now()
    with bench.writing() as uow:
        case = load_case(uow, rma)
        known = uow.claims.get(rma)
        require_own_name(bench, uow)
        if known is not None and known.binds(bench.actor.bench, now):
            facts = {"from_bench": known.bench, "from_operator": known.operator, "since": known.since}
            uow.claims.put(claim_of(bench, rma, now))
            record(bench, uow, Act("taken_over", facts), rma)
        else:
            # It was left meanwhile: nobody is interrupted.
            claim(bench, uow, rma)
        uow.commit()
        return make_sheet(uow, case, rulebook(uow, case, bench))
