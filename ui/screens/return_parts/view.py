"""What the return screen shows, derived from the sheet alone."""

from dataclasses import dataclass

from receiving_app.domain.decision import Need, UnitDecision
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.vocabulary import Decision, Reason, Status
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.wording import Wording

REASON_ICONS = {
    Reason.ORDER_ERROR: "arrow-back-up",
    Reason.DELIVERY_ERROR: "truck-return",
    Reason.DEFECTIVE: "tool",
}
STATUS_LOOKS = {
    Status.AUTHORISED: ("clock", "info"),
    Status.ARRIVED: ("package", "info"),
    Status.INSPECTING: ("checklist", "info"),
    Status.DECIDED: ("circle-check-filled", "ok"),
    Status.CLOSED: ("circle-check-filled", "ok"),
    Status.ON_HOLD: ("player-pause", "attention"),
    Status.CANCELLED: ("x", "refused"),
}
_GOOD = (Decision.CREDIT, Decision.SEND_TO_MANUFACTURER, Decision.REPLACE)


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A sheet with the unit now looked at; ``unit`` is 0 where there is none."""

    sheet: CaseSheet
    unit: int
    wording: Wording

    @property
    def inspected(self) -> InspectedUnit | None:
        """The unit looked at."""
        return next((unit for unit in self.sheet.case.units if unit.number == self.unit), None)

    @property
    def decision(self) -> UnitDecision | None:
        """What the rules say of it."""
        return self.sheet.decision(self.unit)

    @property
    def editable(self) -> bool:
        """Whether acts on the unit looked at are possible."""
        unit = self.inspected
        return (
            unit is not None
            and not unit.settled
            and self.sheet.case.status in (Status.ARRIVED, Status.INSPECTING)
        )

    @property
    def extra_line(self) -> int:
        """The line that one more unit in hand belongs to; 0 where there is none to add.

        A line of which everything was declared absent comes first; a carton's surplus is counted.
        """
        case = self.sheet.case
        if case.status not in (Status.ARRIVED, Status.INSPECTING):
            return 0
        in_hand = {unit.line for unit in case.open_units}
        absent = [one.number for one in case.lines if one.number not in in_hand and case.outstanding(one)]
        unit = self.inspected
        serialised = unit is not None and case.line(unit.line).serialised
        return absent[0] if absent else unit.line if unit is not None and serialised else 0

    @property
    def supervisor_act(self) -> str:
        """What the supervisor may do to the whole return now: ``cancel``, ``close_short`` or nothing.

        A return whose parcel is here is not cancelled: its units would be nowhere.
        """
        case = self.sheet.case
        if case.status is Status.AUTHORISED:
            return "cancel"
        return "close_short" if case.status is Status.DECIDED and not case.complete else ""

    def verdict(self) -> tuple[str, str]:
        """Return the verdict's kind and words."""
        case, words = self.sheet.case, self.wording
        if case.status is Status.ON_HOLD and case.hold is not None:
            return "attention", f"{words.term('status', case.status)} — {case.hold.cause}"
        if self.sheet.problem is not None:
            return "refused", words.error(self.sheet.problem).what
        decision = self.decision
        if decision is None:
            return self._done()
        if decision.decision is None:
            return self._pending(decision)
        if decision.decision in _GOOD:
            return "ok", words.explanation(decision.why[0])
        kind = "attention" if decision.decision is Decision.HOLD else "info"
        return kind, f"{words.term('decision', decision.decision)} — {words.explanation(decision.why[0])}"

    def _pending(self, decision: UnitDecision) -> tuple[str, str]:
        if Need.CHOICE in decision.needs or Need.FEE_RULE in decision.needs:
            return "attention", self.wording.explanation(decision.why[0])
        needs = ", ".join(self.wording.term("need", need) for need in decision.needs)
        return "info", needs[:1].upper() + needs[1:]

    def _done(self) -> tuple[str, str]:
        words, case = self.wording, self.sheet.case
        notes = self.sheet.credit_notes
        if notes:
            listed = ", ".join(f"{note.number} ({words.money(note.gross)})" for note in notes)
            return "ok", f"{words.term('decision', 'credit')} {listed}"
        unit = self.inspected
        if unit is not None and unit.decision is not None:
            return "ok", words.term("decision", unit.decision)
        return "info", words.term("status", case.status)


def first_unit(sheet: CaseSheet, wanted: int = 0) -> int:
    """Return the unit to look at: the wanted one, else the first undecided, else the first."""
    numbers = [unit.number for unit in sheet.case.units]
    if wanted in numbers:
        return wanted
    undecided = [one.unit for one in sheet.decided.units if one.decision is None]
    opened = [unit.number for unit in sheet.case.open_units]
    return (undecided or opened or numbers or [0])[0]
