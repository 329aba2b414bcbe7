"""The next thing to do with a return, derived from what is shown: there is always one."""

from dataclasses import dataclass, replace

from receiving_app.domain.decision import Need, UnitDecision
from receiving_app.domain.vocabulary import Decision, DocumentKind, Status
from receiving_app.services.credit_note_ports import CreditNoteRow
from ui.screens.return_parts.view import ReturnView

_TICKETS = ("no_support_ticket", "no_manufacturer_ticket")
# In the order in which hands meet them.
_NEEDS = (Need.CHOICE, Need.SERIAL, Need.SERIAL_READ, Need.CHECKLIST, Need.CONDITION, Need.FEE_RULE)
_ICONS = {
    "receive": "package",
    "serial": "barcode",
    "serial_read": "barcode",
    "checklist": "checklist",
    "condition": "eye",
    "choice": "help-circle",
    "choice_supervisor": "user",
    "fee_rule": "settings",
    "ticket": "keyboard",
    "issue": "receipt-refund",
    "confirm": "check",
    "confirm_several": "check",
    "confirm_nothing": "check",
    "resume": "player-play",
    "print": "printer",
    "print_both": "printer",
    "print_other": "printer",
    "next": "scan",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the bench waits for.

    Attributes:
        stage: how far the return is, in words.
        text: the step as an order to the operator.
        detail: another way to do it, or where.
        icon: what it looks like.
        action: name of the screen's act that does it; empty where a scan or a choice does.
    """

    stage: str
    text: str
    detail: str = ""
    icon: str = "arrow-forward"
    action: str = ""


def next_step(view: ReturnView) -> NextStep:
    """Return what the bench waits for now."""
    case = view.sheet.case
    if case.status is Status.AUTHORISED:
        return _step(view, case.status, "receive", action="primary")
    if case.status is Status.ON_HOLD:
        return _step(view, case.status, "resume", action="hold")
    if view.sheet.problem is not None:
        said = view.wording.error(view.sheet.problem)
        text = view.wording.text("bench.step.problem")
        return NextStep(_stage(view, "ready"), text, said.next_step, "alert-triangle")
    if not case.open_units:
        return _settled(view)
    decision = view.decision
    if decision is None or decision.decision is not None:
        return _go_on(view, decision)
    return _needed(view, decision)


def _needed(view: ReturnView, decision: UnitDecision) -> NextStep:
    need = next(need for need in _NEEDS if need in decision.needs)
    if need is not Need.CHOICE:
        return _step(view, "inspecting", need)
    offers = decision.questions[0].offers
    # Holding back is always possible without the supervisor: it is no answer to what was asked.
    alone = [offer for offer in offers if not offer.supervisor][:-1]
    key = "choice" if alone else "choice_supervisor"
    asked = view.wording.text("bench.step.choice_detail", question=decision.questions[0].question)
    text = view.wording.text(f"bench.step.{key}")
    return NextStep(_stage(view, "inspecting"), text, asked, _ICONS[key])


def _go_on(view: ReturnView, decision: UnitDecision | None) -> NextStep:
    """The unit looked at is decided: another one, or the return as a whole."""
    numbers = [unit.number for unit in view.sheet.case.units]
    waiting = [one.unit for one in view.sheet.decided.units if one.decision is None]
    if waiting:
        at = numbers.index(waiting[0]) + 1
        return _step(view, "inspecting", "other_unit", action="next_unit", unit=at, count=len(numbers))
    if decision is not None and view.editable and any(why.code in _TICKETS for why in decision.why):
        return _step(view, "ready", "ticket", action="primary")
    if view.sheet.credits:
        return _step(view, "ready", "issue", action="primary")
    decisions = {one.decision for one in view.sheet.decided.units}
    if len(decisions) > 1:
        return _step(view, "ready", "confirm_several", action="primary")
    return _step(view, "ready", "confirm", action="primary", decision=decisions.pop() or Decision.HOLD)


def _settled(view: ReturnView) -> NextStep:
    case, unprinted = view.sheet.case, view.unprinted
    if case.status in (Status.ARRIVED, Status.INSPECTING):
        return _step(view, "ready", "confirm_nothing", action="primary")
    if unprinted is not None:
        return _print(view, unprinted)
    step = _step(view, case.status, "next", action="back")
    if case.status is Status.CANCELLED or not case.complete:
        kind = "cancelled" if case.status is Status.CANCELLED else "rest"
        return replace(step, detail=view.wording.text(f"bench.step.next_{kind}_detail"))
    return step


def _print(view: ReturnView, unprinted: CreditNoteRow) -> NextStep:
    status = view.sheet.case.status
    if unprinted.kind is not DocumentKind.CREDIT_NOTE:
        facts = {"kind": unprinted.kind, "number": unprinted.number}
        return _step(view, status, "print_other", action="primary", **facts)
    return _step(view, status, "print_both" if view.statement_unprinted else "print", action="primary")


def _step(view: ReturnView, stage: str, key: str, action: str = "", **facts: object) -> NextStep:
    words, detail = view.wording, f"bench.step.{key}_detail"
    said = words.text(detail)
    return NextStep(
        _stage(view, stage),
        words.text(f"bench.step.{key}", **facts),
        "" if said == detail else said,
        _ICONS.get(key, "arrow-forward"),
        action,
    )


def _stage(view: ReturnView, stage: str) -> str:
    return view.wording.text(f"bench.stage.{stage}")
