"""The decision: amounts, why, and the questions only people can answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.decision import COMPARED, OpenQuestion, UnitDecision
from receiving_app.domain.vocabulary import Choice, Question, Status
from receiving_app.services.ports import Approval
from ui.screens.return_parts.bench_card import BenchCard
from ui.screens.return_parts.comparison_rows import ComparisonRows
from ui.screens.return_parts.credit_amounts import CreditAmounts
from ui.screens.return_parts.view import ReturnView
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.touch_keyboard import KeyboardButton

WAIVE = "waive_fee"
# Alt+1 to Alt+4 are the conditions.
FIRST_KEY, KEYS = 5, 5
_TICKETS = {
    f"{problem}_{kind}_ticket": kind for problem in ("no", "odd") for kind in ("support", "manufacturer")
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer on the card: its question, whether the supervisor has to give it, and whether it stands."""

    question: Question
    choice: Choice
    supervisor: bool = False
    given: bool = False


class DecisionCard(BenchCard):
    """Shows what would be credited and why; takes answers.

    An answer that stands stays on the card, and touching it again withdraws it.

    Signals:
        answer_requested: question, choice and an ``Approval`` or None.
        answer_withdrawn: the question whose answer is taken back.
        waiver_requested: an ``Approval`` to waive the fee, or None to charge it again.
        cancel_requested: the return is to be cancelled, with the ``Approval``.
        approval_needed: the act in words, and what to call with the ``Approval``.
        ticket_requested: which ticket (``support`` or ``manufacturer``) and its number.
    """

    answer_requested = Signal(object, object, object)
    answer_withdrawn = Signal(object)
    waiver_requested = Signal(object)
    cancel_requested = Signal(object)
    approval_needed = Signal(str, object)
    ticket_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts = CreditAmounts(self)
        self._amounts.setObjectName("creditAmounts")
        self._comparison = ComparisonRows(self)
        self._otherwise = self._small_label("feeOtherwise")
        self._documents = self._small_label("documents")
        self._why = self._small_label("why")
        self._offers: list[BigToggle] = []
        self._answers: list[Answer] = []
        self._ticket_kind = ""
        self._portal = ""
        self._unfolded = False
        self._build_layout()
        self.retranslate()

    def _build_layout(self) -> None:
        theme = active()
        self._typed = QWidget(self)
        self._ticket = QLineEdit(self._typed)
        self._ticket.setObjectName("ticket")
        self._ticket.setMaxLength(60)
        self._ticket.returnPressed.connect(self._on_ticket_return_pressed)
        typed = QHBoxLayout(self._typed)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.setSpacing(theme.space("xs"))
        typed.addWidget(self._ticket, 1)
        typed.addWidget(KeyboardButton(self._ticket, self._typed))
        self.preview = ActionButton("secondary", "eye", self, compact=True)
        self.preview.setObjectName("preview")
        self.copy_portal = self._button("copyPortal", "checklist", self._on_copy_portal_clicked)
        self.other = self._button("otherDecision", "arrow-forward", self._on_other_clicked)
        self.case_act = self._button("caseAct", "lock", self._on_case_act_clicked)
        self.waive = self._button("waive", "lock", self._on_waive_clicked)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(theme.space("s"))
        for widget in (self._typed, self.copy_portal, self.preview, self.waive, self.other, self.case_act):
            self._choices.addWidget(widget)
        for widget in (self._comparison, self._amounts, self._otherwise, self._documents, self._why):
            self.body.addWidget(widget)
        self.body.addLayout(self._choices)
        self.body.addStretch(1)

    def _small_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        set_type(label, "small")
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        return label

    def _button(self, name: str, icon: str, act: Callable[[], None]) -> ActionButton:
        button = ActionButton("secondary", icon, self)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Decision"))
        self.other.setText(self.tr("Other decision…"))
        self._ticket.setPlaceholderText(self.tr("Ticket number"))
        self._ticket.setAccessibleName(self.tr("Ticket number"))

    def focus_choices(self) -> None:
        """Unfold what else may be decided and take the focus to the first answer on offer."""
        if self.other.isVisible():
            self._on_other_clicked()
        for button in self._offers:
            if button.isVisible():
                button.setFocus()
                return

    def render_view(self, view: ReturnView) -> None:
        """Show a view."""
        decision = view.decision
        self._view = view
        self._unfolded = False
        self._comparison.show_view(view)
        self._amounts.show_view(view)
        small = ((self._otherwise, self._amounts.otherwise(view)), (self._documents, view.taken_back))
        for label, text in small:
            label.setText(text)
            label.setVisible(bool(text))
        self._why.setText(self._why_words(view, decision))
        rule = decision.fee_rule.rule if decision and decision.fee_rule else decision.rule if decision else ""
        self.set_counter(self.tr("rule {name}").format(name=rule) if rule else "")
        self._render_offers(decision, view)
        self._render_ticket(decision, view)

    def _why_words(self, view: ReturnView, decision: UnitDecision | None) -> str:
        words = view.wording
        # The first reason is on the verdict.
        lines = [words.explanation(why) for why in decision.why[1:]] if decision else []
        for fee in view.sheet.draft.fees if view.sheet.draft else ():
            if fee.charged or fee.waived:
                lines.append(words.fee_rule(fee.rule))
            if fee.before.assessed > 0:
                lines.append(words.text("messages.fee.already", amount=fee.before.assessed))
            if fee.capped:
                lines.append(
                    self.tr("Fee limited to the price: {amount} not charged").format(
                        amount=words.money(fee.capped)
                    )
                )
            if fee.waived:
                lines.append(self.tr("Fee waived: {amount}").format(amount=words.money(fee.waived)))
        if view.sheet.problem is not None:
            lines.append(words.error(view.sheet.problem).next_step)
        return "\n".join(lines)

    def _render_offers(self, decision: UnitDecision | None, view: ReturnView) -> None:
        """Show what must be answered and what was; what merely may be is folded behind one button."""
        held = view.sheet.case.status is Status.ON_HOLD
        acting = view.editable or held
        self._answers = self._answers_of(decision, view, acting=acting, unfolded=self._unfolded or held)
        short = bool(view.short_offers) and (self._unfolded or decision is None)
        self._answers.extend(_about_the_rest(view, offered=short))
        may = bool(decision and (decision.options or view.short_offers))
        charged = view.sheet.draft is not None and any(
            fee.charged or fee.waived for fee in view.sheet.draft.fees
        )
        waived = view.sheet.case.waiver is not None
        self.other.setVisible(acting and not held and not self._unfolded and (may or charged))
        self.waive.setVisible(charged and view.editable and (self._unfolded or waived))
        self.waive.setText(self.tr("Charge the fee again") if waived else self.tr("Waive the fee"))
        act = view.supervisor_act
        self.case_act.setVisible(bool(act))
        self.case_act.setText(view.wording.term("choice", act) if act else "")
        # The answers take the place of the explanation: all stay in sight.
        self._why.setVisible(bool(self._why.text()) and not self._unfolded)
        # Before the issue the credit note as it would be, afterwards as it is.
        issued = bool(view.in_force)
        self.preview.setText(self.tr("See the credit note") if issued else self.tr("Preview"))
        self.preview.setVisible(issued or (view.editable and view.sheet.credits and not self._unfolded))
        self._show_offers(view, acting=acting)

    def _answers_of(
        self, decision: UnitDecision | None, view: ReturnView, *, acting: bool, unfolded: bool
    ) -> list[Answer]:
        unit = view.inspected
        given = [Answer(made.question, made.choice, given=True) for made in unit.choices] if unit else []
        standing = {(answer.question, answer.choice) for answer in given}
        asked: tuple[OpenQuestion, ...] = ()
        if decision and acting:
            asked = (*decision.questions, *(decision.options if unfolded else ()))
        offered = [Answer(q.question, o.choice, o.supervisor) for q in asked for o in q.offers]
        return [*given, *(one for one in offered if (one.question, one.choice) not in standing)]

    def _show_offers(self, view: ReturnView, *, acting: bool) -> None:
        while len(self._offers) < len(self._answers):
            self._add_offer()
        for position, toggle in enumerate(self._offers):
            toggle.setVisible(position < len(self._answers))
            if position < len(self._answers):
                self._show_answer(toggle, self._answers[position], view)
                toggle.setEnabled(self._is_open(self._answers[position], view, acting=acting))

    @staticmethod
    def _is_open(answer: Answer, view: ReturnView, *, acting: bool) -> bool:
        if answer.question is Question.SHORTAGE:
            return bool(view.short_offers)
        return view.editable if answer.given else acting

    def _add_offer(self) -> None:
        toggle = BigToggle(self)
        position = len(self._offers)
        toggle.setObjectName(f"offer_{position + 1}")
        if position < KEYS:
            toggle.set_shortcut_hint(f"Alt+{position + FIRST_KEY}")
        toggle.clicked.connect(lambda: self._on_offer_clicked(position))
        self._choices.insertWidget(position, toggle)
        self._offers.append(toggle)
        self.add_target(toggle)

    def _show_answer(self, toggle: BigToggle, answer: Answer, view: ReturnView) -> None:
        words = view.wording.term("choice", answer.choice)
        toggle.setText(words)
        toggle.setAccessibleName(words)
        toggle.set_state("chosen" if answer.given else "choice")
        toggle.set_icon("" if answer.given else "lock" if answer.supervisor else "")
        rest = answer.question is Question.SHORTAGE
        withdrawn = view.editable or (rest and bool(view.short_offers))
        touch_again = self.tr("touch again to withdraw") if withdrawn else ""
        supervisor = self.tr("supervisor") if answer.supervisor else ""
        # What an answer leads to is said before it is given.
        leads_to = (
            view.wording.term("consequence", answer.choice) if rest or answer.question in COMPARED else ""
        )
        asked = " · ".join(filter(None, (supervisor, leads_to)))
        toggle.set_detail(touch_again if answer.given else asked)

    def offer(self, position: int) -> BigToggle | None:
        """Return the control of the answer at a position, from 0."""
        return self._offers[position] if position < len(self._answers) else None

    def _render_ticket(self, decision: UnitDecision | None, view: ReturnView) -> None:
        codes = [why.code for why in decision.why] if decision else []
        self._ticket_kind = next((_TICKETS[code] for code in codes if code in _TICKETS), "")
        self._typed.setVisible(bool(self._ticket_kind) and view.editable)
        facts = (dict(why.facts) for why in decision.why) if decision else ()
        self._portal = next((str(known["portal"]) for known in facts if known.get("portal")), "")
        self.copy_portal.setVisible(bool(self._portal))
        # The address itself stands in the verdict and on the slip: here the longest would not fit.
        self.copy_portal.setText(self.tr("Copy the address"))
        self.copy_portal.setToolTip(self._portal)

    def _on_offer_clicked(self, position: int) -> None:
        answer = self._answers[position]
        if answer.given:
            self.answer_withdrawn.emit(answer.question)
        elif answer.supervisor:
            self._ask(answer.choice, partial(self.answer_requested.emit, answer.question, answer.choice))
        else:
            self.answer_requested.emit(answer.question, answer.choice, None)

    @Slot()
    def _on_copy_portal_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"https://{self._portal}")
        self.copy_portal.setText(self.tr("Address copied"))

    @Slot()
    def _on_other_clicked(self) -> None:
        self._unfolded = True
        self._render_offers(self._view.decision, self._view)

    @Slot()
    def _on_waive_clicked(self) -> None:
        if self._view.sheet.case.waiver is not None:
            self.waiver_requested.emit(None)
            return
        self._ask(WAIVE, self.waiver_requested.emit)

    @Slot()
    def _on_case_act_clicked(self) -> None:
        act = self._view.supervisor_act
        self._ask(act, self.cancel_requested.emit)

    def _ask(self, act: str, when_approved: Callable[[Approval], None]) -> None:
        self.approval_needed.emit(self._view.wording.term("choice", act), when_approved)

    @Slot()
    def _on_ticket_return_pressed(self) -> None:
        if self._ticket_kind and self._ticket.text().strip():
            self.ticket_requested.emit(self._ticket_kind, self._ticket.text().strip())
            self._ticket.clear()


def _about_the_rest(view: ReturnView, *, offered: bool) -> list[Answer]:
    """Return what was said of the announced units that did not come, and what else may be."""
    said = view.short
    given = [Answer(Question.SHORTAGE, said.choice, given=True)] if said is not None else []
    offers = view.short_offers if offered else ()
    others = [one for one in offers if said is None or one.choice is not said.choice]
    return [*given, *(Answer(Question.SHORTAGE, one.choice, one.supervisor) for one in others)]
