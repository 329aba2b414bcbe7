"""The return screen: one page from parcel to credit note.

The operator checks the parcel, the article, its accessories and its condition, and reads the decision
as it forms; each touch is stored before the screen answers. One line always says what comes next.
"""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.returns import AT_THE_BENCH
from receiving_app.domain.vocabulary import Status
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.issue_credit_note import Concluded
from receiving_app.services.ports import Bench
from receiving_app.services.scan import ScanAnswer
from ui.screens.return_parts.accessories_card import AccessoriesCard
from ui.screens.return_parts.action_bar import ActionBar
from ui.screens.return_parts.acts import ReturnActs
from ui.screens.return_parts.article_card import ArticleCard
from ui.screens.return_parts.bench_commands import declare_commands
from ui.screens.return_parts.card_deck import CardDeck
from ui.screens.return_parts.case_head import CaseHead
from ui.screens.return_parts.claim import ReturnClaim
from ui.screens.return_parts.claim_bar import KEY as CLAIM_KEY
from ui.screens.return_parts.control_keys import declare_controls
from ui.screens.return_parts.decision_card import DecisionCard
from ui.screens.return_parts.history import ReturnHistory
from ui.screens.return_parts.history_card import HistoryCard
from ui.screens.return_parts.next_step import next_step
from ui.screens.return_parts.notes import ReturnNotes
from ui.screens.return_parts.papers import ReturnPapers
from ui.screens.return_parts.parcel_card import ParcelCard
from ui.screens.return_parts.photos import ReturnPhotos
from ui.screens.return_parts.sheets import ReturnSheets
from ui.screens.return_parts.signal_line import ReturnSignals, SignalLine
from ui.screens.return_parts.view import ReturnView, first_unit
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.step_band import StepBand
from ui.widgets.touch_scroll import scroll_by_touch
from ui.widgets.verdict_banner import VerdictBanner

# The history is read once the return is painted: nobody waits for it.
AFTER_PAINT_MS = 60
# Narrower than this, at 100 %, the step and the verdict stand under one another.
_SIDE_BY_SIDE_FROM = 1_000


class ReturnScreen(Screen):
    """Shows one return and takes the acts of its inspection.

    Signals:
        scan_answered: a scan led elsewhere; carries its ``ScanAnswer``.
        concluded: the decisions were carried out, documents may be on their way.
        note_requested: a credit note is to be shown or printed; carries its number and whether to print.
        done: the operator goes on to the next parcel.
    """

    scan_answered = Signal(object)
    concluded = Signal()
    note_requested = Signal(str, bool)
    done = Signal()

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._view: ReturnView | None = None
        self._acts = ReturnActs(bench, self)
        self._build_widgets()
        self._build_layout()
        self._connect()
        self._declare_actions()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._head = CaseHead(self)
        self._step, self._banner = StepBand(self), VerdictBanner(self)
        self._parcel, self._article = ParcelCard(self), ArticleCard(self)
        self._accessories, self._decision = AccessoriesCard(self), DecisionCard(self)
        self._history = HistoryCard(self)
        cards = (
            (self._parcel, 26),
            (self._article, 29),
            (self._accessories, 30),
            (self._decision, 31),
        )
        self._deck = CardDeck(cards, (self._history, 28), self)
        self._bar = ActionBar(self)
        self._page, self._area = QWidget(self), QScrollArea(self)
        self._sheets = ReturnSheets(self._area, self)
        self.photos = ReturnPhotos(self._parcel.photos, self._sheets, self)
        self.papers = ReturnPapers(self._accessories.papers, self._sheets, self)
        self.claim, self._notes = ReturnClaim(self), ReturnNotes(self)
        self._signal_line = SignalLine(self)
        self._signals = ReturnSignals(self.bench, self._signal_line, self)
        self._recorded = ReturnHistory(self.bench, self._history, self)
        self._history_timer = QTimer(self, singleShot=True, interval=AFTER_PAINT_MS)

    def _build_layout(self) -> None:
        theme = active()
        self._bands = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bands.setSpacing(theme.space("m"))
        self._bands.addWidget(self._step, 9)
        self._bands.addWidget(self._banner, 11)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.space("m"))
        page.addWidget(self._head)
        page.addWidget(self.claim.bar)
        page.addWidget(self._signal_line)
        page.addLayout(self._bands)
        page.addWidget(self._deck, 1)
        self._area.setWidgetResizable(True)
        # A touch beside the controls leaves the focus where it is.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._page)
        scroll_by_touch(self._area)
        self._area.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._area, 1)
        layout.addWidget(self._bar)

    def _connect(self) -> None:
        acts = self._acts
        self._connect_cards()
        self._bar.scan_submitted.connect(acts.scan)
        self._bar.hold.clicked.connect(self._on_hold_clicked)
        self._bar.another.clicked.connect(acts.receive_another)
        self._bar.as_new.clicked.connect(acts.confirm_as_new)
        self._bar.next_parcel.clicked.connect(self.done)
        self._bar.primary.clicked.connect(self._on_primary_clicked)
        self._sheets.hold_given.connect(acts.put_on_hold)
        self._sheets.closed.connect(self._bar.focus_scan)
        acts.done.connect(self.show_sheet)
        acts.unit_read.connect(self.show_sheet)
        acts.concluded.connect(self._on_concluded)
        self._notes.requested.connect(self.note_requested)
        acts.previewed.connect(lambda pdf: self._sheets.show_preview(pdf, self.rma()))
        acts.scanned_elsewhere.connect(self.scan_answered)
        acts.refused.connect(self.refuse)
        acts.overtaken.connect(self.claim.on_overtaken)
        self.claim.sheet_read.connect(self.show_sheet)
        self._recorded.refused.connect(self.refuse)
        for read in (self._recorded.read, self.photos.read, self._signals.read):
            self._history_timer.timeout.connect(read)

    def _connect_cards(self) -> None:
        acts, decision = self._acts, self._decision
        self._parcel.fact_requested.connect(acts.describe_parcel)
        self._parcel.unit_requested.connect(self._show_unit)
        self._parcel.differences.product_requested.connect(acts.identify_product)
        self._parcel.differences.extra_requested.connect(acts.add_unit)
        self._parcel.differences.absent_requested.connect(lambda: acts.count(0))
        self._article.condition_requested.connect(acts.record_condition)
        self._article.serial_requested.connect(acts.attest_serial)
        self._article.quantity_requested.connect(acts.count)
        self._accessories.item_requested.connect(acts.record_item)
        self._accessories.all_present_requested.connect(acts.confirm_all_present)
        decision.answer_requested.connect(acts.answer)
        decision.answer_withdrawn.connect(acts.take_back)
        decision.waiver_requested.connect(acts.waive_fee)
        decision.cancel_requested.connect(acts.cancel)
        decision.ticket_requested.connect(acts.record_ticket)
        decision.preview.clicked.connect(self._on_preview_clicked)
        self._deck.room_changed.connect(self._on_deck_room_changed)
        decision.approval_needed.connect(self._sheets.ask_approval)
        for button in (self._accessories.history, self._history.close_button):
            button.clicked.connect(self._on_history_requested)

    def _declare_actions(self) -> None:
        article, decision, bar = self._article, self._decision, self._bar
        add = self.add_action
        add("all_present", "F5", button=self._accessories.all_present, command="ALL")
        add("all_as_new", "F6", button=bar.as_new, command="ALLOK")
        add("serial_seen", "F7", button=article.serial)
        add("hold", "F8", button=bar.hold)
        add("another_parcel", "F9", button=bar.another)
        self._choices_action = add("other_decision", "F10", decision.focus_choices, possible=self._has_case)
        decision.other.set_shortcut_hint("F10")
        self._quantity_action = add(
            "quantity", "F11", article.quantity.focus_field, possible=article.quantity.isVisible
        )
        add("primary", "F12", button=bar.primary)
        self._next_action = add(
            "next_unit", "PgDown", lambda: self._step_unit(1), possible=self._has_units, command="NEXT"
        )
        self._previous_action = add(
            "previous_unit", "PgUp", lambda: self._step_unit(-1), possible=self._has_units
        )
        add("take_over", CLAIM_KEY, button=self.claim.bar.button, command="TAKE")
        add("see_credit_note", "Ctrl+D", button=decision.preview)
        add("copy_portal", "Ctrl+Shift+C", button=decision.copy_portal)
        self._print_action = add(
            "print",
            "Ctrl+P",
            self._notes.print,
            possible=self._notes.has_note,
            command="PRINT",
        )
        self._history_action = add("history", "Ctrl+H", self._on_history_requested, possible=self._has_case)
        self._accessories.history.set_shortcut_hint("Ctrl+H")
        self._back_action = add("back", "Esc", self._on_escape, command="BACK")
        declare_controls(self, self._parcel, article, self._accessories, decision)
        add("next_parcel", button=bar.next_parcel)
        declare_commands(self, self._accessories, self._acts, bar)

    # --- public -----------------------------------------------------------------------------

    @Slot(object)
    def show_sheet(self, sheet: CaseSheet, unit: int = 0) -> None:
        """Show a return; the unit looked at stays where it is possible."""
        same = self._view is not None and self._view.sheet.case.rma == sheet.case.rma
        kept = self._view.unit if self._view is not None and same else 0
        if not same:
            self._deck.ask_extra(asked=False)
        self._render(ReturnView(sheet, first_unit(sheet, unit or kept), self.wording, self._today()))

    @Slot(str)
    def reload(self) -> None:
        """Read the return shown again: something was done to it elsewhere, as when its note was printed."""
        self._acts.reload()

    def take_answer(self, answer: ScanAnswer) -> bool:
        """Show what a scan led to; tell whether a code found nowhere was taken for the serial in hand."""
        return self._acts.take_answer(answer)

    def take_picture(self, picture: Path | QImage, *, no_code: bool) -> bool:
        """Take a picture as a photo of the return; tell whether it is taken."""
        return self.photos.take_picture(picture, no_code=no_code)

    def rma(self) -> str:
        """Return the number of the return shown, or empty."""
        return self._view.sheet.case.rma if self._view else ""

    def revision(self) -> int:
        """Return how many stored changes the return shown has."""
        return self._view.sheet.case.revision if self._view else 0

    def on_shown(self) -> None:
        """Take the focus to the scan field; what was asked when the screen was left is asked no longer."""
        self._sheets.close()
        self._bar.focus_scan()

    def why_not(self, _command: str = "") -> str:
        """Say what the return waits for: the verdict on the screen."""
        return str(self._view.verdict()) if self._view is not None else ""

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr(
            "Check the parcel, the article, its accessories and its condition; then issue the credit note."
        )

    def refuse(self, error: DomainError) -> None:
        """Say what was refused, and show again what is on file: a control may have run ahead."""
        held = self.claim.refusal(error)
        if held is not None:
            self.message_requested.emit(held)
        else:
            super().refuse(error)
        if self._view is not None:
            self._article.render_view(self._view)

    def retranslate(self) -> None:
        """Set every text."""
        self._bar.retranslate()
        self._sheets.retranslate()
        self.papers.retranslate()
        self._choices_action.setText(self.tr("Other decision…"))
        self._quantity_action.setText(self.tr("Count the quantity"))
        self._next_action.setText(self.tr("Next unit"))
        self._previous_action.setText(self.tr("Previous unit"))
        self._print_action.setText(self.tr("Print the credit note"))
        self._history_action.setText(self.tr("Comparison and history"))
        self._back_action.setText(self.tr("Back to the scan"))
        for card in (self._parcel, self._article, self._accessories, self._decision, self._history):
            card.retranslate()
        if self._view is not None:
            self._render(ReturnView(self._view.sheet, self._view.unit, self.wording, self._today()))

    # --- rendering --------------------------------------------------------------------------

    def _render(self, view: ReturnView) -> None:
        self._view = view
        self._notes.look_at(view)
        for part in (self._acts, self.photos, self.papers, self._signals, self._recorded, self.claim):
            part.look_at(view)
        self._sheets.close()
        self._head.render_view(view, self.bench.clock.today())
        verdict = view.verdict()
        self._banner.show_verdict(verdict.kind, verdict.headline, verdict.why)
        for card in (self._parcel, self._article, self._accessories, self._decision, self._history):
            card.render_view(view)
        self._bar.render_view(view)
        step = next_step(view)
        self._step.show_step(
            step.stage, step.text, step.detail, icon=step.icon, key=self._key_of(step.action)
        )
        self._deck.refit()
        self._history_timer.start()

    def _key_of(self, action: str) -> str:
        keys = (one.key_words() for one in self.bench_actions() if one.objectName() == action)
        return next(keys, "")

    def _show_unit(self, number: int) -> None:
        if self._view is not None:
            self._render(ReturnView(self._view.sheet, number, self.wording, self._today()))

    def _step_unit(self, by: int) -> None:
        numbers = [unit.number for unit in self._view.sheet.case.units] if self._view else []
        if self._view is not None and self._view.unit in numbers:
            self._show_unit(numbers[(numbers.index(self._view.unit) + by) % len(numbers)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the step above the verdict where there is no room for it beside."""
        super().resizeEvent(event)
        beside = self.width() >= active().px(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._bands.direction():
            self._bands.setDirection(direction)

    @Slot(bool, bool)
    def _on_deck_room_changed(self, roomy: bool, beside: bool) -> None:
        """Say things larger where there is room; what has its own place is not asked for."""
        for band in (self._step, self._banner):
            band.set_large(large=roomy)
        for button in (self._accessories.history, self._history.close_button):
            button.setVisible(not beside)
        self._history_timer.start()

    def _today(self) -> date:
        return self.bench.clock.today()

    def _has_case(self) -> bool:
        return self._view is not None

    def _has_units(self) -> bool:
        return self._view is not None and len(self._view.sheet.case.units) > 1

    # --- acts -------------------------------------------------------------------------------

    @Slot()
    def _on_hold_clicked(self) -> None:
        if self._view is not None and self._view.sheet.case.status is Status.ON_HOLD:
            self._acts.resume()
        else:
            self._sheets.ask_hold()

    @Slot()
    def _on_preview_clicked(self) -> None:
        if self._view is not None and self._view.in_force:
            self._notes.show()
        else:
            self._acts.preview()

    @Slot()
    def _on_primary_clicked(self) -> None:
        if self._view is None:
            return
        if self._view.sheet.case.status is Status.AUTHORISED:
            self._acts.scan(self.rma())
        elif self._view.sheet.case.status in AT_THE_BENCH or self._view.sheet.case.open_units:
            self._acts.conclude()
        elif self._view.unprinted:
            self._notes.print()
        else:
            self.done.emit()

    @Slot(object)
    def _on_concluded(self, concluded: Concluded) -> None:
        self.show_sheet(concluded.sheet)
        self.concluded.emit()
        self._bar.focus_scan()
        # The banner says it in large; a screen reader is told as well.
        QAccessible.updateAccessibility(QAccessibleEvent(self._banner, QAccessible.Event.Alert))

    @Slot()
    def _on_escape(self) -> None:
        if self._sheets.is_open():
            self._sheets.close()
        elif not self._bar.scan_has_focus():
            self._parcel.differences.give_up()
            self._bar.focus_scan()
        else:
            self.done.emit()

    @Slot()
    def _on_history_requested(self) -> None:
        self._deck.ask_extra(asked=self._history.isHidden())
        self._recorded.read()
