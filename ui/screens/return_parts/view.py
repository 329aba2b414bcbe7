"""What the return screen shows, derived from the sheet alone."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from receiving_app.domain.comparison import Offer
from receiving_app.domain.decision import Need, UnitDecision
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.money import ZERO
from receiving_app.domain.paris import day_of
from receiving_app.domain.returns import AT_THE_BENCH
from receiving_app.domain.short_answer import ShortAnswer
from receiving_app.domain.shortage import answer_in_force, short_offers
from receiving_app.domain.vocabulary import Decision, DocumentKind, Reason, Status
from receiving_app.domain.warranty import told_by_basis
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.credit_note_ports import CreditNoteRow
from receiving_app.wording import Wording
from ui.screens.hold_words import hold_words

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
class Verdict:
    """What the rules say: kind (ok, attention, refused, info, done), few words, and why."""

    kind: str
    headline: str
    why: str

    def __str__(self) -> str:
        """Return both in one line."""
        return f"{self.headline} — {self.why}" if self.why else self.headline


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A sheet with the unit now looked at; ``unit`` is 0 where there is none; holds are late from ``today`` on."""

    sheet: CaseSheet
    unit: int
    wording: Wording
    today: date | None = None

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
    def in_force(self) -> tuple[CreditNoteRow, ...]:
        """The credit notes that were not taken back, in order."""
        return tuple(one for one in self.sheet.credit_notes if one.is_credit_in_force)

    @property
    def due(self) -> Decimal:
        """Fees due by statements that were not taken back, EUR."""
        statements = (one for one in self.sheet.credit_notes if one.kind is DocumentKind.DEBIT_STATEMENT)
        return sum((one.gross for one in statements if not one.cancelled_by), ZERO)

    @property
    def last_document(self) -> str:
        """The number to see or print: the last credit note in force, else the last document; or empty."""
        shown = self.in_force or self.sheet.credit_notes
        return shown[-1].number if shown else ""

    @property
    def unprinted(self) -> CreditNoteRow | None:
        """The document to print next: a credit note in force first; what was taken back needs no print."""
        left = [one for one in self.sheet.credit_notes if not one.printed and not one.cancelled_by]
        notes = [one for one in left if one.kind is DocumentKind.CREDIT_NOTE]
        return next(iter((*notes, *left)), None)

    @property
    def statement_unprinted(self) -> str:
        """The number of a statement in force that was not printed yet, or empty."""
        statements = (one for one in self.sheet.credit_notes if one.kind is DocumentKind.DEBIT_STATEMENT)
        return next((one.number for one in statements if not one.printed and not one.cancelled_by), "")

    @property
    def taken_back(self) -> str:
        """The credit notes that were taken back, and by which, a line each."""
        notes = (one for one in self.sheet.credit_notes if one.kind is DocumentKind.CREDIT_NOTE)
        taken = (one for one in notes if one.cancelled_by)
        return "\n".join(self.document_words(one) for one in taken)

    def document_words(self, row: CreditNoteRow) -> str:
        """Return what a document is, and what it takes back or what took it back."""
        words = self.wording
        number = row.number
        if row.cancelled_by:
            number = words.text("bench.document.cancelled_by", number=row.number, by=row.cancelled_by)
        elif row.cancels:
            number = words.text("bench.document.cancels", number=row.number, of=row.cancels)
        kind = words.term("document_kind", row.kind)
        return f"{kind[:1].upper()}{kind[1:]} {number}"

    @property
    def supervisor_act(self) -> str:
        """What the supervisor may do to the whole return now: ``cancel`` or nothing.

        A return whose parcel is here is not cancelled: its units would be nowhere.
        """
        return "cancel" if self.sheet.case.status is Status.AUTHORISED else ""

    @property
    def short(self) -> ShortAnswer | None:
        """What was said of the announced units that did not come."""
        return answer_in_force(self.sheet.case)

    @property
    def short_offers(self) -> tuple[Offer, ...]:
        """What may be said of them; nothing where none is missing."""
        return short_offers(self.sheet.case)

    @property
    def _held_by_rules(self) -> bool:
        """Whether the rules hold it, whose explanation says more than the cause: what is missing, by name."""
        hold, decision = self.sheet.case.hold, self.decision
        said = hold is not None and bool(hold.cause)
        return not said and decision is not None and decision.decision is Decision.HOLD

    def verdict(self) -> Verdict:
        """Return what the rules say now: in a few large words, then why."""
        case, words = self.sheet.case, self.wording
        if case.status is Status.ON_HOLD and case.hold is not None and not self._held_by_rules:
            return Verdict(
                "attention",
                words.term("status", case.status),
                hold_words(case.hold, self.today or day_of(case.hold.at), words),
            )
        if self.sheet.problem is not None:
            said = words.error(self.sheet.problem)
            return Verdict("refused", words.text("bench.headline.problem"), said.what)
        decision = self.decision
        if decision is None:
            return self._done()
        if decision.decision is None:
            return self._pending(decision)
        kind = (
            "ok"
            if decision.decision in _GOOD
            else "attention"
            if decision.decision is Decision.HOLD
            else "info"
        )
        return Verdict(kind, self._headline(decision), words.explanation(decision.why[0]))

    def _headline(self, decision: UnitDecision) -> str:
        words, draft = self.wording, self.sheet.draft
        if decision.decision is Decision.CREDIT and draft is not None:
            waived = any(fee.waived for fee in draft.fees)
            charged = any(fee.charged for fee in draft.fees)
            fee = "with_fee" if charged else "fee_waived" if waived else "without_fee"
            return words.text(f"bench.headline.credit_{fee}")
        return words.text(f"bench.headline.{decision.why[0].code}", decision=decision.decision)

    def _pending(self, decision: UnitDecision) -> Verdict:
        words = self.wording
        if Need.CHOICE in decision.needs or Need.FEE_RULE in decision.needs:
            why = decision.why[0]
            return Verdict("attention", words.text(f"bench.headline.{why.code}"), words.explanation(why))
        needs = ", ".join(words.term("need", need) for need in decision.needs)
        return Verdict("info", words.text("bench.headline.inspecting"), needs[:1].upper() + needs[1:])

    def _done(self) -> Verdict:
        words, case, notes = self.wording, self.sheet.case, self.in_force
        if notes and not case.open_units:
            amount = sum((note.gross for note in notes), ZERO)
            key = "done" if len(notes) == 1 else "done_many"
            text = words.text(
                f"bench.headline.{key}", number=notes[-1].number, count=len(notes), amount=amount
            )
            printed = "not_printed" if self.unprinted else "printed"
            return Verdict("done", text, words.text(f"bench.headline.{printed}"))
        unit = self.inspected
        if unit is not None and unit.decision is not None:
            basis = told_by_basis(case, unit)
            why = words.explanation(basis) if basis is not None else words.term("status", case.status)
            return Verdict("ok", words.term("decision", unit.decision), why)
        if case.status in AT_THE_BENCH:
            return Verdict("info", words.text("bench.headline.nothing_came"), "")
        if case.status is Status.AUTHORISED:
            return Verdict("info", words.text("bench.headline.authorised"), "")
        kind = "refused" if case.status is Status.CANCELLED else "info"
        return Verdict(kind, words.term("status", case.status), "")


def first_unit(sheet: CaseSheet, wanted: int = 0) -> int:
    """Return the unit to look at: the wanted one, else the first undecided, else the first."""
    numbers = [unit.number for unit in sheet.case.units]
    if wanted in numbers:
        return wanted
    undecided = [one.unit for one in sheet.decided.units if one.decision is None]
    opened = [unit.number for unit in sheet.case.open_units]
    return (undecided or opened or numbers or [0])[0]
