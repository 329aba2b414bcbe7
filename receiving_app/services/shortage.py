"""Say what became of announced units that did not come: still awaited, lost on the way, or never sent."""

from receiving_app.domain.decision import Rulebook
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.people import Right
from receiving_app.domain.return_errors import ChoiceNotOffered
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.short_answer import ShortAnswer
from receiving_app.domain.shortage import missing, rest_settled, short_offers, with_answer
from receiving_app.domain.vocabulary import Choice, Question
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import Act, CaseSheet, change, open_sheet
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.rights import needs
from receiving_app.services.usual_hold import usual_hold


@needs(Right.RECEIVE)
def answer_shortage(bench: Bench, rma: str, choice: Choice, approval: Approval | None = None) -> CaseSheet:
    """Say what fewer in hand than announced means (decision rule 1).

    Where what came is decided already, it is carried out at once: the return closes without the rest,
    or waits for the carrier. Else that happens once what came is decided.

    Raises:
        ChoiceNotOffered: nothing is missing, or this is no answer to it.
        ApprovalRequired, ApprovalRefused, ReasonRequired: the supervisor has to choose.
    """
    approved_by, reason = "", approval.reason.strip() if approval else ""
    shown = open_sheet(bench, rma).case
    if _is_the_supervisors(shown, choice):
        approved_by = require_approval(bench, choice, approval)
    with bench.reading() as uow:
        lost = usual_hold(bench, uow, HoldCause.LOST)
    now, operator = bench.clock.now(), bench.actor.operator

    def answer(case: ReturnCase, _book: Rulebook) -> ReturnCase:
        _is_the_supervisors(case, choice)
        said = ShortAnswer(choice, missing(case), operator, now, approved_by, reason)
        return rest_settled(with_answer(case, said), lost)

    facts: dict[str, object] = {"choice": choice, "missing": missing(shown), "reason": reason}
    return change(bench, rma, Act("shortage_answered", facts, approved_by), answer)


@needs(Right.RECEIVE)
def take_shortage_back(bench: Bench, rma: str) -> CaseSheet:
    """Take back what was said of the rest: it is still to come, as long as nobody says otherwise."""
    act = Act("shortage_taken_back", {})
    return change(bench, rma, act, lambda case, _book: with_answer(case, None))


def _is_the_supervisors(case: ReturnCase, choice: Choice) -> bool:
    for offer in short_offers(case):
        if offer.choice is choice:
            return offer.supervisor
    raise ChoiceNotOffered(Question.SHORTAGE, choice)
