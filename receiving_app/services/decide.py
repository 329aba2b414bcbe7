"""Answer what the rules ask, hold and resume, waive the fee: the choices of people."""

from dataclasses import dataclass, replace
from datetime import timedelta

from receiving_app.domain.comparison import Offer, kept_in_hand
from receiving_app.domain.deciding import RECLASSIFIED, decide
from receiving_app.domain.decision import Rulebook, UnitDecision
from receiving_app.domain.holds import AWAITED_FROM, Awaited, HoldCause, HoldNote
from receiving_app.domain.inspection import ChoiceMade, InspectedUnit
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.domain.return_errors import ChoiceNotOffered
from receiving_app.domain.return_parts import FeeWaiver
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Question, Status
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import Act, CaseSheet, change, open_sheet
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.rights import needs


@needs(Right.RECEIVE)
def answer(
    bench: Bench,
    rma: str,
    unit: int,
    question: Question,
    choice: Choice,
    approval: Approval | None = None,
) -> CaseSheet:
    """Answer a question about a unit (decision rules 1 to 4).

    Raises:
        ChoiceNotOffered: the rules do not offer this answer now.
        ApprovalRequired, ApprovalRefused, ReasonRequired: the supervisor has to choose.
    """
    approved_by = ""
    sheet = open_sheet(bench, rma)
    if _offer(sheet.decision(unit), question, choice).supervisor:
        approved_by = require_approval(bench, choice, approval)
    reason = approval.reason.strip() if approval else ""
    made = ChoiceMade(question, choice, bench.actor.operator, bench.clock.now(), approved_by, reason)

    def choose(case: ReturnCase, book: Rulebook) -> ReturnCase:
        # Looked up again inside the transaction: the case may have moved meanwhile.
        _offer(decide(case, book).of(unit), question, choice)
        return _chosen(case.resume() if case.status is Status.ON_HOLD else case, unit, made)

    facts: dict[str, object] = {"unit": unit, "question": question, "choice": choice, "reason": reason}
    if choice in RECLASSIFIED:
        facts |= {"reason_before": sheet.case.reason, "reason_after": RECLASSIFIED[choice]}
    return change(bench, rma, Act("answered", facts, approved_by), choose)


def _offer(decided: UnitDecision | None, question: Question, choice: Choice) -> Offer:
    for asked in (*decided.questions, *decided.options) if decided else ():
        for offer in asked.offers:
            if asked.question is question and offer.choice is choice:
                return offer
    raise ChoiceNotOffered(question, choice)


def _chosen(case: ReturnCase, number: int, made: ChoiceMade) -> ReturnCase:
    unit = case.unit(number)
    if made.choice is Choice.PRODUCT_AS_ORDERED:
        return case.with_unit(unit.with_product(case.line(unit.line).sku))
    if made.question is Question.QUANTITY and made.choice is Choice.RETURN_TO_CUSTOMER:
        return _split_surplus(case, unit, made)
    return case.with_unit(unit.answered(made))


def _split_surplus(case: ReturnCase, unit: InspectedUnit, made: ChoiceMade) -> ReturnCase:
    """Set what is above the announced quantity apart, to go back to the customer."""
    line = case.line(unit.line)
    surplus = min(kept_in_hand(case, line) - line.quantity_announced, unit.quantity)
    apart = replace(unit, number=case.last_unit + 1, quantity=surplus).answered(made)
    if surplus == unit.quantity:
        return case.with_unit(unit.answered(made))
    # What was approved of the whole count holds for the part that stays; its accessories are counted anew.
    rest = replace(unit.unanswered(Question.QUANTITY), quantity=unit.quantity - surplus, present=())
    case = case.with_unit(rest)
    return replace(case, units=(*case.units, apart))


@needs(Right.RECEIVE)
def take_back(bench: Bench, rma: str, unit: int, question: Question) -> CaseSheet:
    """Take an answer back; the question is open again."""

    def reopen(case: ReturnCase, _book: Rulebook) -> ReturnCase:
        return case.with_unit(case.unit(unit).unanswered(question))

    return change(bench, rma, Act("answer_taken_back", {"unit": unit, "question": question}), reopen)


@dataclass(frozen=True, slots=True)
class Hold:
    """What a return waits for.

    Attributes:
        cause: in words; may be empty where ``kind`` says it all.
        awaited: from whom; None for whom the kind names.
        days: within how many days an answer is expected; None for as many as the settings say.
    """

    cause: str = ""
    kind: HoldCause = HoldCause.OTHER
    awaited: Awaited | None = None
    days: int | None = None


@needs(Right.RECEIVE)
def put_on_hold(bench: Bench, rma: str, wanted: Hold | str) -> CaseSheet:
    """Put the return on hold: why, what is awaited from whom, and until when.

    Args:
        bench: where it happens.
        rma: the return.
        wanted: what it waits for; a text for a cause in words.

    Raises:
        ReasonRequired: no cause was given.
        ForbiddenTransition: it is not at the bench.
    """
    hold = Hold(wanted) if isinstance(wanted, str) else wanted
    with bench.reading() as uow:
        usual = (uow.profiles.get() or Profile()).intake.hold_days
    due_on = bench.clock.today() + timedelta(days=usual if hold.days is None else hold.days)
    awaited = hold.awaited or AWAITED_FROM[hold.kind]
    now = bench.clock.now()
    note = HoldNote(hold.cause.strip()[:500], bench.actor.operator, now, hold.kind, awaited, due_on)
    facts = {
        "cause": note.cause,
        "kind": "" if note.kind is HoldCause.OTHER else note.kind,
        "awaited": awaited,
        "due_on": due_on,
    }
    return change(bench, rma, Act("held", facts), lambda case, _book: case.hold_back(note))


@needs(Right.RECEIVE)
def resume(bench: Bench, rma: str) -> CaseSheet:
    """Take the return off hold."""
    return change(bench, rma, Act("resumed", {}), lambda case, _book: case.resume())


@needs(Right.RECEIVE)
def waive_fee(bench: Bench, rma: str, approval: Approval) -> CaseSheet:
    """Waive the restocking fee of what is not credited yet (decision rule 7).

    Raises:
        ApprovalRequired, ApprovalRefused, ReasonRequired: only a supervisor may, with a reason.
    """
    name = require_approval(bench, "waive_fee", approval)
    waiver = FeeWaiver(name, approval.reason.strip(), bench.clock.now())
    act = Act("fee_waived", {"reason": waiver.reason}, name)
    return change(bench, rma, act, lambda case, _book: case.with_waiver(waiver))


@needs(Right.RECEIVE)
def withdraw_waiver(bench: Bench, rma: str) -> CaseSheet:
    """Charge the fee again."""
    return change(bench, rma, Act("waiver_withdrawn", {}), lambda case, _book: case.with_waiver(None))


@needs(Right.RECEIVE)
def cancel_return(bench: Bench, rma: str, approval: Approval) -> CaseSheet:
    """Cancel a return of which nothing was settled, with the supervisor's approval."""
    name = require_approval(bench, "cancel", approval)
    act = Act("cancelled", {"reason": approval.reason}, name)
    return change(bench, rma, act, lambda case, _book: case.cancel())


@needs(Right.RECEIVE)
def add_unit(bench: Bench, rma: str, line: int) -> CaseSheet:
    """Add a unit in hand: one declared absent, or a surplus that is then asked about (rule 1).

    Raises:
        UnknownLine: the return has no such line.
        UnknownUnit: no parcel of the return is at the bench.
    """
    act = Act("unit_added", {"line": line})
    return change(bench, rma, act, lambda case, _book: case.another_unit(line))
