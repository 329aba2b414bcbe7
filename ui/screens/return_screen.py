"""The return screen: one page from parcel to credit note.

The operator checks the parcel, the article, its accessories and its condition, and reads the decision
as it forms; each touch is stored before the screen answers.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError, StaleCase
from receiving_app.domain.vocabulary import Choice, Condition, Question, Status
from receiving_app.services import decide, inspect_unit
from receiving_app.services.case_sheet import CaseSheet, open_sheet
from receiving_app.services.issue_credit_note import Concluded, conclude
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import Result, ScanAnswer, scan
from ui.operations import Operation
from ui.screens.return_parts.accessories_card import KEYS as ITEM_KEYS
from ui.screens.return_parts.accessories_card import AccessoriesCard
from ui.screens.return_parts.action_bar import ActionBar
from ui.screens.return_parts.article_card import ArticleCard
from ui.screens.return_parts.decision_card import FIRST_KEY, DecisionCard
from ui.screens.return_parts.decision_card import KEYS as OFFER_KEYS
from ui.screens.return_parts.parcel_card import ParcelCard
from ui.screens.return_parts.view import REASON_ICONS, STATUS_LOOKS, ReturnView, first_unit
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.chip import Chip
from ui.widgets.verdict_banner import VerdictBanner

AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING


class ReturnScreen(Screen):
    """Shows one return and takes the acts of its inspection.

    Signals:
        scan_answered: a scan led elsewhere; carries its ``ScanAnswer``.
        note_requested: a credit note is to be shown or printed; carries its number and whether to print.
        done: the operator goes on to the next parcel.
    """

    scan_answered = Signal(object)
    note_requested = Signal(str, bool)
    done = Signal()

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._view: ReturnView | None = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        theme = active()
        self._number, self._customer, self._dates = QLabel(self), QLabel(self), QLabel(self)
        self._number.setFont(theme.font("number", bold=True))
        self._customer.setFont(theme.font("strong", bold=True))
        self._dates.setFont(theme.font("small"))
        self._dates.setProperty("role", "muted")
        self._reason, self._status = Chip(self), Chip(self)
        self._banner = VerdictBanner(self)
        self._parcel, self._article = ParcelCard(self), ArticleCard(self)
        self._accessories, self._decision = AccessoriesCard(self), DecisionCard(self)
        self._bar = ActionBar(self)

    def _build_layout(self) -> None:
        theme = active()
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self._customer, self._dates):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            names.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        for widget in (self._number, self._reason, self._status):
            head.addWidget(widget)
        head.addStretch(1)
        head.addLayout(names)
        cards = QHBoxLayout()
        cards.setSpacing(theme.px(10))
        for card, weight in (
            (self._parcel, 25),
            (self._article, 29),
            (self._accessories, 31),
            (self._decision, 30),
        ):
            cards.addWidget(card, weight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addLayout(head)
        layout.addWidget(self._banner)
        layout.addLayout(cards, 1)
        layout.addWidget(self._bar)

    def _connect(self) -> None:
        self._bar.scan_submitted.connect(self._on_scan_submitted)
        self._parcel.fact_requested.connect(self._on_parcel_fact_requested)
        self._parcel.unit_requested.connect(self._show_unit)
        self._article.condition_requested.connect(self._on_article_condition_requested)
        self._article.serial_requested.connect(self._on_article_serial_requested)
        self._article.quantity_requested.connect(self._on_article_quantity_requested)
        self._article.product_requested.connect(self._on_article_product_requested)
        self._parcel.extra_requested.connect(self._on_parcel_extra_requested)
        self._accessories.item_requested.connect(self._on_accessories_item_requested)
        self._accessories.all_present_requested.connect(self._on_all_present_requested)
        self._decision.answer_requested.connect(self._on_decision_answer_requested)
        self._decision.waiver_requested.connect(self._on_decision_waiver_requested)
        self._decision.case_act_requested.connect(self._on_decision_case_act_requested)
        self._decision.ticket_requested.connect(self._on_decision_ticket_requested)
        self._bar.hold_requested.connect(self._on_bar_hold_requested)
        self._bar.resume_requested.connect(self._on_bar_resume_requested)
        self._bar.another_requested.connect(self._on_bar_another_requested)
        self._bar.preview_requested.connect(lambda: self._show_note(print_it=False))
        self._bar.primary_requested.connect(self._on_bar_primary_requested)
        self._declare_actions()

    def _declare_actions(self) -> None:
        article, decision, bar = self._article, self._decision, self._bar
        add = self.add_action
        add("all_present", "F5", button=self._accessories.all_present)
        self._as_new_action = add("all_as_new", "F6", self._on_as_new_requested, possible=self._is_editable)
        add("serial_seen", "F7", lambda: self._on_article_serial_requested(True), button=article.serial)
        add("hold", "F8", button=bar.hold)
        add("another_parcel", "F9", button=bar.another)
        self._choices_action = add("other_decision", "F10", decision.focus_choices, possible=self._has_case)
        decision.other.set_shortcut_hint("F10")
        self._quantity_action = add(
            "quantity", "F11", article.quantity.focus_field, possible=article.quantity.isVisible
        )
        add("primary", "F12", button=bar.primary)
        self._next_action = add("next_unit", "PgDown", lambda: self._step_unit(1), possible=self._has_units)
        self._previous_action = add(
            "previous_unit", "PgUp", lambda: self._step_unit(-1), possible=self._has_units
        )
        add("not_in_parcel", "Ctrl+Del", button=article.absent)
        add("see_credit_note", "Ctrl+D", button=bar.preview)
        self._print_action = add(
            "print", "Ctrl+P", lambda: self._show_note(print_it=True), possible=self._has_note
        )
        self._back_action = add("back", "Esc", self._on_escape)
        self._declare_control_actions()

    def _declare_control_actions(self) -> None:
        """Declare what the controls of the cards do, by their positions or names."""
        for position, (condition, toggle) in enumerate(self._article.conditions.items(), start=1):
            self.add_action(f"condition_{condition}", f"Alt+{position}", button=toggle)
        for position in range(OFFER_KEYS):
            answer = partial(self._decision.offer, position)
            self.add_action(f"answer_{position + 1}", f"Alt+{position + FIRST_KEY}", button=answer)
        for position in range(ITEM_KEYS):
            item = partial(self._accessories.item, position)
            self.add_action(f"item_{position + 1}", f"Ctrl+{position + 1}", button=item)
        for name, fact in self._parcel.facts.items():
            self.add_action(f"parcel_{name}", button=fact)
        self.add_action("extra_unit", button=self._parcel.extra)
        self.add_action("other_product", button=self._article.other)
        self.add_action("waive_fee", button=self._decision.waive)
        self.add_action("case_act", button=self._decision.case_act)

    # --- public -----------------------------------------------------------------------------

    def show_sheet(self, sheet: CaseSheet, unit: int = 0) -> None:
        """Show a return; the unit looked at stays where it is possible."""
        same = self._view is not None and self._view.sheet.case.rma == sheet.case.rma
        kept = self._view.unit if self._view is not None and same else 0
        self._render(ReturnView(sheet, first_unit(sheet, unit or kept), self.wording))

    def rma(self) -> str:
        """Return the number of the return shown, or empty."""
        return self._view.sheet.case.rma if self._view else ""

    def revision(self) -> int:
        """Return how many stored changes the return shown has."""
        return self._view.sheet.case.revision if self._view else 0

    def on_shown(self) -> None:
        """Take the focus to the scan field."""
        self._bar.focus_scan()

    def why_not(self) -> str:
        """Say what the return waits for: the verdict on the screen."""
        return self._view.verdict()[1] if self._view is not None else ""

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr(
            "Check the parcel, the article, its accessories and its condition; then issue the credit note."
        )

    def retranslate(self) -> None:
        """Set every text."""
        self._bar.retranslate()
        self._as_new_action.setText(self.tr("All present, never used"))
        self._choices_action.setText(self.tr("Other decision…"))
        self._quantity_action.setText(self.tr("Count the quantity"))
        self._next_action.setText(self.tr("Next unit"))
        self._previous_action.setText(self.tr("Previous unit"))
        self._print_action.setText(self.tr("Print the credit note"))
        self._back_action.setText(self.tr("Back to the scan"))
        for card in (self._parcel, self._article, self._accessories, self._decision):
            card.retranslate()
        if self._view is not None:
            self._render(ReturnView(self._view.sheet, self._view.unit, self.wording))

    # --- rendering --------------------------------------------------------------------------

    def _render(self, view: ReturnView) -> None:
        self._view = view
        case, words = view.sheet.case, self.wording
        self._number.setText(case.rma)
        self._reason.show_word(words.term("reason", case.reason), REASON_ICONS[case.reason], "info")
        status_icon, kind = STATUS_LOOKS[case.status]
        self._status.show_word(words.term("status", case.status), status_icon, kind)
        self._customer.setText(case.customer.name)
        self._customer.setToolTip(case.customer.name)
        opened, expires = words.moment(case.opened_on), words.moment(case.expires_on)
        self._dates.setText(
            self.tr("opened {opened} · expires {expires}").format(opened=opened, expires=expires)
        )
        self._banner.show_verdict(*view.verdict())
        for card in (self._parcel, self._article, self._accessories, self._decision):
            card.render_view(view)
        self._bar.render_view(view)

    def _show_unit(self, number: int) -> None:
        if self._view is not None:
            self._render(ReturnView(self._view.sheet, number, self.wording))

    def _step_unit(self, by: int) -> None:
        numbers = [unit.number for unit in self._view.sheet.case.units] if self._view else []
        if self._view is not None and self._view.unit in numbers:
            self._show_unit(numbers[(numbers.index(self._view.unit) + by) % len(numbers)])

    def _has_case(self) -> bool:
        return self._view is not None

    def _is_editable(self) -> bool:
        return self._view is not None and self._view.editable

    def _has_units(self) -> bool:
        return self._view is not None and len(self._view.sheet.case.units) > 1

    def _has_note(self) -> bool:
        return self._view is not None and bool(self._view.sheet.credit_notes)

    # --- acts -------------------------------------------------------------------------------

    def _act(self, call: Callable[[str, int], CaseSheet]) -> None:
        """Do an act on the unit looked at, off the main thread, and show what it led to."""
        if self._view is None:
            return
        rma, unit = self._view.sheet.case.rma, self._view.unit
        Operation(self, partial(call, rma, unit), self._on_act_done, self._on_act_refused).start()

    def _on_act_done(self, sheet: CaseSheet) -> None:
        self.show_sheet(sheet)

    def _on_act_refused(self, error: DomainError) -> None:
        self.refuse(error)
        if isinstance(error, StaleCase):
            call = partial(open_sheet, self.bench, self.rma())
            Operation(self, call, self._on_act_done, self.refuse, key="reload").start()

    @Slot(str, bool)
    def _on_parcel_fact_requested(self, name: str, value: bool) -> None:
        if self._view is not None and self._view.sheet.case.parcels:
            parcel = self._view.sheet.case.parcels[-1].number
            self._act(
                lambda rma, _unit: inspect_unit.describe_parcel(self.bench, rma, parcel, **{name: value})
            )

    @Slot(object)
    def _on_article_condition_requested(self, condition: Condition) -> None:
        self._act(lambda rma, unit: inspect_unit.record_condition(self.bench, rma, unit, condition))

    @Slot(bool)
    def _on_article_serial_requested(self, seen: bool) -> None:
        self._act(lambda rma, unit: inspect_unit.attest_serial(self.bench, rma, unit, seen=seen))

    @Slot(int)
    def _on_article_quantity_requested(self, quantity: int) -> None:
        self._act(lambda rma, unit: inspect_unit.count_unit(self.bench, rma, unit, quantity))

    @Slot(str)
    def _on_article_product_requested(self, sku: str) -> None:
        self._act(lambda rma, unit: inspect_unit.identify_product(self.bench, rma, unit, sku))

    @Slot(int)
    def _on_parcel_extra_requested(self, line: int) -> None:
        self._act(lambda rma, _unit: decide.add_unit(self.bench, rma, line))

    @Slot(str, object)
    def _on_decision_case_act_requested(self, act: str, approval: Approval) -> None:
        acts = {"cancel": decide.cancel_return, "close_short": decide.close_short}
        self._act(lambda rma, _unit: acts[act](self.bench, rma, approval))

    @Slot(str, int)
    def _on_accessories_item_requested(self, item: str, pieces: int) -> None:
        self._act(lambda rma, unit: inspect_unit.record_item(self.bench, rma, unit, item, pieces))

    @Slot()
    def _on_all_present_requested(self) -> None:
        self._act(lambda rma, unit: inspect_unit.confirm_all_present(self.bench, rma, unit))

    @Slot()
    def _on_as_new_requested(self) -> None:
        """All present, never used: of the only unit, or of all those nobody said anything of."""
        several = self._view is not None and len(self._view.sheet.case.open_units) > 1
        self._act(
            lambda rma, unit: inspect_unit.confirm_all_present(
                self.bench, rma, None if several else unit, AS_NEW
            )
        )

    @Slot(object, object, object)
    def _on_decision_answer_requested(
        self, question: Question, choice: Choice, approval: Approval | None
    ) -> None:
        self._act(lambda rma, unit: decide.answer(self.bench, rma, unit, question, choice, approval))

    @Slot(object)
    def _on_decision_waiver_requested(self, approval: Approval | None) -> None:
        if approval is None:
            self._act(lambda rma, _unit: decide.withdraw_waiver(self.bench, rma))
        else:
            self._act(lambda rma, _unit: decide.waive_fee(self.bench, rma, approval))

    @Slot(str, str)
    def _on_decision_ticket_requested(self, kind: str, number: str) -> None:
        unit = self._view.inspected if self._view else None
        if unit is not None:
            line = unit.line
            self._act(lambda rma, _unit: inspect_unit.record_tickets(self.bench, rma, line, **{kind: number}))

    @Slot(str)
    def _on_bar_hold_requested(self, cause: str) -> None:
        self._act(lambda rma, _unit: decide.put_on_hold(self.bench, rma, cause))

    @Slot()
    def _on_bar_resume_requested(self) -> None:
        self._act(lambda rma, _unit: decide.resume(self.bench, rma))

    @Slot()
    def _on_bar_another_requested(self) -> None:
        self._act(lambda rma, _unit: receive_another(self.bench, rma))

    @Slot()
    def _on_bar_primary_requested(self) -> None:
        if self._view is None:
            return
        if self._view.sheet.case.status is Status.AUTHORISED:
            self._on_scan_submitted(self.rma())
        elif self._view.sheet.case.open_units:
            case = self._view.sheet.case
            call = partial(conclude, self.bench, case.rma, revision=case.revision)
            Operation(self, call, self._on_concluded, self._on_act_refused).start()
        elif self._view.sheet.credit_notes:
            self._show_note(print_it=True)
        else:
            self.done.emit()

    def _on_concluded(self, concluded: Concluded) -> None:
        self.show_sheet(concluded.sheet)
        self._bar.focus_scan()
        if concluded.note is not None:
            text = self.tr("Credit note {number} issued: {amount}").format(
                number=concluded.note.number, amount=self.wording.money(concluded.note.gross)
            )
            self.say("ok", text, self.tr("F12 prints it; scan the next parcel to go on."))

    def _show_note(self, *, print_it: bool) -> None:
        if self._view is not None and self._view.sheet.credit_notes:
            self.note_requested.emit(self._view.sheet.credit_notes[-1].number, print_it)

    @Slot()
    def _on_escape(self) -> None:
        if self._bar.step_back():
            self.done.emit()

    # --- scans ------------------------------------------------------------------------------

    @Slot(str)
    def _on_scan_submitted(self, text: str) -> None:
        rma = self.rma()
        Operation(self, lambda: scan(self.bench, text, rma), self._on_scanned, self._on_act_refused).start()

    def _on_scanned(self, answer: ScanAnswer) -> None:
        if answer.result is Result.UNIT_READ and answer.sheet is not None:
            self.show_sheet(answer.sheet, answer.unit or 0)
        elif answer.result is Result.UNKNOWN and answer.problem is None and self._takes_foreign_serial():
            self._act(
                lambda rma, unit: inspect_unit.read_serial(self.bench, rma, unit, answer.serial or answer.raw)
            )
        else:
            self.scan_answered.emit(answer)

    def _takes_foreign_serial(self) -> bool:
        """A text found nowhere, scanned while a serial is awaited, is the serial in hand."""
        unit = self._view.inspected if self._view else None
        if self._view is None or unit is None or not self._view.editable:
            return False
        return self._view.sheet.case.line(unit.line).serialised and unit.evidence is None
