"""The decision: amounts, why, and the questions only people can answer."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.crediting import CreditDraft
from receiving_app.domain.decision import OpenQuestion, UnitDecision
from receiving_app.domain.money import VatCategory
from receiving_app.domain.vocabulary import Choice, Question, Status
from receiving_app.services.ports import Approval
from ui.screens.return_parts.view import ReturnView
from ui.theme import TOUCH_TARGET, active
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRow, AmountRows
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.step_card import StepCard

WAIVE = "waive_fee"
# Alt+1 to Alt+4 are the conditions.
FIRST_KEY, KEYS = 5, 5
_TICKETS = {"no_support_ticket": "support", "no_manufacturer_ticket": "manufacturer"}


class DecisionCard(StepCard):
    """Shows what would be credited and why; takes answers and approvals.

    Signals:
        answer_requested: question, choice and an ``Approval`` or None.
        waiver_requested: an ``Approval`` to waive the fee, or None to charge it again.
        case_act_requested: ``cancel`` or ``close_short``, with its ``Approval``.
        ticket_requested: which ticket (``support`` or ``manufacturer``) and its number.
    """

    answer_requested = Signal(object, object, object)
    waiver_requested = Signal(object)
    case_act_requested = Signal(str, object)
    ticket_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts = AmountRows(self)
        self._why = QLabel(self)
        self._why.setFont(active().font("small"))
        self._why.setProperty("role", "muted")
        self._why.setWordWrap(True)
        self._offers: list[ActionButton] = []
        self._asked: list[tuple[Question, Choice, bool]] = []
        self._when_approved: Callable[[Approval], None] = self.waiver_requested.emit
        self._ticket_kind = ""
        self._unfolded = False
        self._build_layout()
        self.retranslate()

    def _build_layout(self) -> None:
        theme = active()
        self._ticket = QLineEdit(self)
        self._ticket.setObjectName("ticket")
        self._ticket.setMaxLength(60)
        self._ticket.setMinimumHeight(theme.px(TOUCH_TARGET))
        self._ticket.returnPressed.connect(self._on_ticket_return_pressed)
        self.other = self._button("otherDecision", "arrow-forward", self._on_other_clicked)
        self.case_act = self._button("caseAct", "lock", self._on_case_act_clicked)
        self.waive = self._button("waive", "lock", self._on_waive_clicked)
        self._approval = ApprovalPanel(self)
        self._approval.approved.connect(self._on_approval_approved)
        self._approval.cancelled.connect(self._on_approval_cancelled)
        self._approval.setVisible(False)
        self._page = QWidget(self)
        self._choices = QVBoxLayout(self._page)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._choices.setSpacing(theme.px(6))
        self._choices.addWidget(self._ticket)
        self._choices.addWidget(self.waive)
        self._choices.addWidget(self.other)
        self._choices.addWidget(self.case_act)
        self._choices.addStretch(1)
        for widget in (self._amounts, self._why, self._page, self._approval):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _button(self, name: str, icon: str, act: Callable[[], None]) -> ActionButton:
        button = ActionButton("secondary", icon, self)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Decision"))
        self.other.setText(self.tr("Other decision…"))
        self._ticket.setPlaceholderText(self.tr("Ticket number, then Enter"))
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
        """Show a view; an approval that was being typed for another sheet is given up."""
        decision = view.decision
        self._view = view
        self._unfolded = False
        self._show_approval(shown=False)
        rows = self._amount_rows(view.sheet.draft, view) if view.sheet.draft else self._issued_rows(view)
        self._amounts.setVisible(bool(rows))
        self._amounts.show_rows(rows)
        self._why.setText(self._why_words(view, decision))
        rule = decision.fee_rule.rule if decision and decision.fee_rule else decision.rule if decision else ""
        self.set_counter(self.tr("rule {name}").format(name=rule) if rule else "")
        self._render_offers(decision, view)
        self._render_ticket(decision, view)

    def _amount_rows(self, draft: CreditDraft, view: ReturnView) -> tuple[AmountRow, ...]:
        words = view.wording
        rows = [AmountRow(self.tr("Invoiced price excl. VAT"), words.money(draft.goods))]
        for off in draft.deductions:
            name = off.name.in_language(words.language)
            rows.append(AmountRow(self.tr("{name} missing").format(name=name), words.money(-off.amount)))
        for fee in draft.fees:
            if fee.charged or fee.waived:
                label = self.tr("Restocking fee {rule}").format(rule=fee.rule.rule)
                rows.append(AmountRow(label, words.money(-fee.charged)))
        rows.append(AmountRow(self.tr("Total excl. VAT"), words.money(draft.net)))
        for total in draft.totals:
            if total.treatment.category is VatCategory.STANDARD:
                label = self.tr("VAT {rate}").format(rate=words.percent(total.treatment.rate))
            else:
                label = self.tr("VAT exempt ({category})").format(category=total.treatment.category)
            rows.append(AmountRow(label, words.money(total.vat)))
        rows.append(AmountRow(self.tr("To credit incl. VAT"), words.money(draft.gross), total=True))
        return tuple(rows)

    def _issued_rows(self, view: ReturnView) -> tuple[AmountRow, ...]:
        """What was credited already, where nothing more is being decided."""
        words, rows = view.wording, []
        for note in view.sheet.credit_notes:
            rows.append(AmountRow(note.number, words.moment(note.issued_on)))
            rows.append(AmountRow(self.tr("Total excl. VAT"), words.money(note.net)))
            rows.append(AmountRow(self.tr("Credited incl. VAT"), words.money(note.gross), total=True))
        return tuple(rows)

    def _why_words(self, view: ReturnView, decision: UnitDecision | None) -> str:
        words = view.wording
        lines = [words.explanation(why) for why in decision.why] if decision else []
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
        """Show what must be answered; what merely may be is folded behind one button."""
        must: tuple[OpenQuestion, ...] = decision.questions if decision else ()
        may: tuple[OpenQuestion, ...] = decision.options if decision else ()
        held = view.sheet.case.status is Status.ON_HOLD
        acting = view.editable or held
        asked = (*must, *(may if self._unfolded or held else ()))
        self._asked = [(q.question, o.choice, o.supervisor) for q in asked for o in q.offers if acting]
        charged = view.sheet.draft is not None and any(
            fee.charged or fee.waived for fee in view.sheet.draft.fees
        )
        waived = view.sheet.case.waiver is not None
        self.other.setVisible(acting and not held and not self._unfolded and bool(may or charged))
        self.waive.setVisible(charged and view.editable and self._unfolded)
        self.waive.setText(self.tr("Charge the fee again") if waived else self.tr("Waive the fee"))
        act = view.supervisor_act
        self.case_act.setVisible(bool(act))
        self.case_act.setText(view.wording.term("choice", act) if act else "")
        self._show_offers(view)

    def _show_offers(self, view: ReturnView) -> None:
        while len(self._offers) < len(self._asked):
            button = ActionButton("secondary", parent=self)
            button.setObjectName(f"offer_{len(self._offers) + 1}")
            position = len(self._offers)
            button.clicked.connect(lambda _checked=False, at=position: self._on_offer_clicked(at))
            self._choices.insertWidget(position, button)
            self._offers.append(button)
        for position, button in enumerate(self._offers):
            button.setVisible(position < len(self._asked))
            if position < len(self._asked):
                _question, choice, supervisor = self._asked[position]
                button.setText(view.wording.term("choice", choice))
                button.set_icon(
                    "lock" if supervisor else "player-pause" if choice is Choice.HOLD else "check"
                )
                button.setAccessibleName(button.text())
                button.set_shortcut_hint(f"Alt+{position + FIRST_KEY}" if position < KEYS else "")

    def offer(self, position: int) -> ActionButton | None:
        """Return the control of the answer at a position, from 0."""
        return self._offers[position] if position < len(self._asked) else None

    def _render_ticket(self, decision: UnitDecision | None, view: ReturnView) -> None:
        codes = [why.code for why in decision.why] if decision else []
        self._ticket_kind = next((_TICKETS[code] for code in codes if code in _TICKETS), "")
        self._ticket.setVisible(bool(self._ticket_kind) and view.editable)

    def _on_offer_clicked(self, position: int) -> None:
        question, choice, supervisor = self._asked[position]
        if not supervisor:
            self.answer_requested.emit(question, choice, None)
            return

        def give(approval: Approval) -> None:
            self.answer_requested.emit(question, choice, approval)

        self._ask(choice, give)

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
        self._ask(act, lambda approval: self.case_act_requested.emit(act, approval))

    def _ask(self, act: str, when_approved: Callable[[Approval], None]) -> None:
        self._when_approved = when_approved
        self._show_approval(shown=True)
        self._approval.ask(self._view.wording.term("choice", act))

    def _show_approval(self, *, shown: bool) -> None:
        self._approval.setVisible(shown)
        self._page.setVisible(not shown)

    @Slot(object)
    def _on_approval_approved(self, approval: Approval) -> None:
        self._when_approved(approval)

    @Slot()
    def _on_approval_cancelled(self) -> None:
        self._show_approval(shown=False)

    @Slot()
    def _on_ticket_return_pressed(self) -> None:
        if self._ticket_kind and self._ticket.text().strip():
            self.ticket_requested.emit(self._ticket_kind, self._ticket.text().strip())
            self._ticket.clear()
