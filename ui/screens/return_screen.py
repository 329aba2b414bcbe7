"""The return screen: one page from parcel to credit note.

The operator checks the parcel, the article, its accessories and its condition, and reads the decision
as it forms; each touch is stored before the screen answers.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError, StaleCase
from receiving_app.domain.vocabulary import Choice, Condition, Question, Status
from receiving_app.services import decide, inspect_unit
from receiving_app.services.case_sheet import CaseSheet, open_sheet
from receiving_app.services.issue_credit_note import Concluded, conclude
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import Result, ScanAnswer, scan
from ui.operations import Operation
from ui.screens.return_parts.accessories_card import KEYS, AccessoriesCard
from ui.screens.return_parts.article_card import ArticleCard
from ui.screens.return_parts.decision_card import FIRST_KEY, DecisionCard
from ui.screens.return_parts.decision_card import KEYS as OFFER_KEYS
from ui.screens.return_parts.parcel_card import ParcelCard
from ui.screens.return_parts.view import REASON_ICONS, STATUS_LOOKS, ReturnView, first_unit
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.scan_field import ScanField
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
        self._scan = ScanField(self)
        self._scan.setObjectName("returnScan")
        self._hold = self._button("hold", "secondary", "player-pause", "F8")
        self._cause = QLineEdit(self)
        self._cause.setObjectName("holdCause")
        self._cause.setVisible(False)
        self._another = self._button("another", "secondary", "package", "F9")
        self._preview = self._button("preview", "secondary", "eye", "Ctrl+D")
        self._primary = self._button("primary", "primary", "receipt-refund", "F12")

    def _button(self, name: str, kind: str, icon: str, key: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        button.set_shortcut_hint(key)
        return button

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
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self._scan, 3)
        foot.addWidget(self._cause, 3)
        for button in (self._hold, self._another, self._preview, self._primary):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addLayout(head)
        layout.addWidget(self._banner)
        layout.addLayout(cards, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._scan.submitted.connect(self._on_scan_submitted)
        self._parcel.fact_requested.connect(self._on_parcel_fact_requested)
        self._parcel.unit_requested.connect(self._show_unit)
        self._article.condition_requested.connect(self._on_article_condition_requested)
        self._article.serial_requested.connect(self._on_article_serial_requested)
        self._article.quantity_requested.connect(self._on_article_quantity_requested)
        self._accessories.item_requested.connect(self._on_accessories_item_requested)
        self._accessories.all_present_requested.connect(self._on_all_present_requested)
        self._decision.answer_requested.connect(self._on_decision_answer_requested)
        self._decision.waiver_requested.connect(self._on_decision_waiver_requested)
        self._decision.ticket_requested.connect(self._on_decision_ticket_requested)
        self._hold.clicked.connect(self._on_hold_clicked)
        self._cause.returnPressed.connect(self._on_cause_return_pressed)
        self._another.clicked.connect(self._on_another_clicked)
        self._preview.clicked.connect(lambda: self._show_note(print_it=False))
        self._primary.clicked.connect(self._on_primary_clicked)
        self._connect_keys()

    def _connect_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F5": self._on_all_present_requested,
            "F6": self._on_as_new_requested,
            "F7": lambda: self._on_article_serial_requested(True),
            "F8": self._hold.click,
            "F9": self._another.click,
            "F10": self._decision.focus_choices,
            "F11": self._article.focus_quantity,
            "F12": self._primary.click,
            "PgDown": lambda: self._step_unit(1),
            "PgUp": lambda: self._step_unit(-1),
            "Ctrl+Del": lambda: self._on_article_quantity_requested(0),
            "Ctrl+D": self._preview.click,
            "Ctrl+P": lambda: self._show_note(print_it=True),
            "Esc": self._on_escape,
        }
        for position, condition in enumerate(Condition, start=1):
            keys[f"Alt+{position}"] = partial(self._on_article_condition_requested, condition)
        for position in range(OFFER_KEYS):
            keys[f"Alt+{position + FIRST_KEY}"] = partial(self._decision.choose, position)
        for position in range(KEYS):
            keys[f"Ctrl+{position + 1}"] = partial(self._accessories.cycle_item, position)
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

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
        self._scan.setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self._scan.setPlaceholderText(self.tr("Scan a serial number, or the next parcel"))
        self._scan.setAccessibleName(self.tr("Scan field"))
        self._cause.setPlaceholderText(self.tr("Why does it wait, and for whom? Then Enter"))
        self._cause.setAccessibleName(self.tr("Cause of the hold"))
        self._another.setText(self.tr("New parcel"))
        self._preview.setText(self.tr("See the credit note"))
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
        self._render_actions(view)

    def _render_actions(self, view: ReturnView) -> None:
        case = view.sheet.case
        held = case.status is Status.ON_HOLD
        at_work = case.status in (Status.ARRIVED, Status.INSPECTING)
        self._hold.setText(self.tr("Resume") if held else self.tr("Put on hold"))
        self._hold.set_icon("player-play" if held else "player-pause")
        self._hold.setVisible(held or at_work)
        self._cause.setVisible(False)
        settled = not case.open_units
        more = case.status in (Status.DECIDED, Status.CLOSED)
        self._another.setVisible(settled and more and not case.complete)
        self._preview.setVisible(bool(view.sheet.credit_notes))
        if case.status is Status.AUTHORISED:
            self._primary.setText(self.tr("Receive the parcel"))
        elif settled and view.sheet.credit_notes:
            self._primary.setText(self.tr("Print the credit note"))
        elif settled:
            self._primary.setText(self.tr("Next parcel"))
        elif view.sheet.credits:
            self._primary.setText(self.tr("Issue the credit note"))
        else:
            self._primary.setText(self.tr("Confirm the decision"))
        self._primary.set_icon("printer" if settled and view.sheet.credit_notes else "receipt-refund")
        self._primary.setEnabled(settled or (at_work and view.sheet.ready))

    def _show_unit(self, number: int) -> None:
        if self._view is not None:
            self._render(ReturnView(self._view.sheet, number, self.wording))

    def _step_unit(self, by: int) -> None:
        numbers = [unit.number for unit in self._view.sheet.case.units] if self._view else []
        if self._view is not None and self._view.unit in numbers:
            self._show_unit(numbers[(numbers.index(self._view.unit) + by) % len(numbers)])

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

    @Slot()
    def _on_hold_clicked(self) -> None:
        if self._view is None:
            return
        if self._view.sheet.case.status is Status.ON_HOLD:
            self._act(lambda rma, _unit: decide.resume(self.bench, rma))
            return
        self._cause.setVisible(True)
        self._cause.setFocus()

    @Slot()
    def _on_cause_return_pressed(self) -> None:
        cause = self._cause.text()
        self._cause.clear()
        self._act(lambda rma, _unit: decide.put_on_hold(self.bench, rma, cause))
        self._scan.setFocus()

    @Slot()
    def _on_another_clicked(self) -> None:
        self._act(lambda rma, _unit: receive_another(self.bench, rma))

    @Slot()
    def _on_primary_clicked(self) -> None:
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
        self._scan.setFocus()
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
        if self._cause.isVisible():
            self._cause.setVisible(False)
            self._scan.setFocus()
        elif not self._scan.hasFocus():
            self._scan.setFocus()
        else:
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
            self._act(lambda rma, unit: inspect_unit.read_serial(self.bench, rma, unit, answer.raw))
        else:
            self.scan_answered.emit(answer)

    def _takes_foreign_serial(self) -> bool:
        """A text found nowhere, scanned while a serial is awaited, is the serial in hand."""
        unit = self._view.inspected if self._view else None
        if self._view is None or unit is None or not self._view.editable:
            return False
        return self._view.sheet.case.line(unit.line).serialised and unit.evidence is None
