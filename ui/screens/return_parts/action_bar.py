"""The foot of the return screen: the scan field, and what can be done with the whole return."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from receiving_app.domain.vocabulary import Status
from ui.screens.return_parts.view import ReturnView
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.scan_field import ScanField


class ActionBar(QWidget):
    """Takes scans, holds, and the one act that comes next.

    Signals:
        scan_submitted: a text was scanned or typed.
        hold_requested: the return is to wait; carries the cause.
        resume_requested: the return goes on.
        another_requested: a further parcel of the return is here.
        preview_requested: its latest credit note is to be shown.
        primary_requested: the act that comes next: receive, issue, confirm, print, next parcel.
    """

    scan_submitted = Signal(str)
    hold_requested = Signal(str)
    resume_requested = Signal()
    another_requested = Signal()
    preview_requested = Signal()
    primary_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self._build_widgets()
        self._build_layout()
        self._connect()

    def _build_widgets(self) -> None:
        self._scan = ScanField(self)
        self._scan.setObjectName("returnScan")
        self._cause = QLineEdit(self)
        self._cause.setObjectName("holdCause")
        self._cause.setVisible(False)
        self.hold = self._button("hold", "secondary", "player-pause")
        self.another = self._button("another", "secondary", "package")
        self.preview = self._button("preview", "secondary", "eye")
        self.primary = self._button("primary", "primary", "receipt-refund")

    def _button(self, name: str, kind: str, icon: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().px(10))
        layout.addWidget(self._scan, 3)
        layout.addWidget(self._cause, 3)
        for button in (self.hold, self.another, self.preview, self.primary):
            layout.addWidget(button)

    def _connect(self) -> None:
        self._scan.submitted.connect(self.scan_submitted)
        self._cause.returnPressed.connect(self._on_cause_return_pressed)
        self.hold.clicked.connect(self._on_hold_clicked)
        self.another.clicked.connect(self.another_requested)
        self.preview.clicked.connect(self.preview_requested)
        self.primary.clicked.connect(self.primary_requested)

    # --- public -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._scan.setPlaceholderText(self.tr("Scan a serial number, or the next parcel"))
        self._scan.setAccessibleName(self.tr("Scan field"))
        self._cause.setPlaceholderText(self.tr("Why does it wait, and for whom? Then Enter"))
        self._cause.setAccessibleName(self.tr("Cause of the hold"))
        self.another.setText(self.tr("New parcel"))
        self.preview.setText(self.tr("See the credit note"))

    def focus_scan(self) -> None:
        """Take the focus to the scan field."""
        self._scan.setFocus()

    def step_back(self) -> bool:
        """Give up what is being typed elsewhere; tell whether there was nothing to give up."""
        nothing = self._cause.isHidden() and self._scan.hasFocus()
        self._cause.setVisible(False)
        self._scan.setFocus()
        return nothing

    def render_view(self, view: ReturnView) -> None:
        """Show what can be done now."""
        case = view.sheet.case
        self._held = case.status is Status.ON_HOLD
        at_work = case.status in (Status.ARRIVED, Status.INSPECTING)
        self.hold.setText(self.tr("Resume") if self._held else self.tr("Put on hold"))
        self.hold.set_icon("player-play" if self._held else "player-pause")
        self.hold.setVisible(self._held or at_work)
        self._cause.setVisible(False)
        settled = not case.open_units
        more = case.status in (Status.DECIDED, Status.CLOSED)
        self.another.setVisible(settled and more and not case.complete)
        self.preview.setVisible(bool(view.sheet.credit_notes))
        self.primary.setText(self._primary_words(view))
        self.primary.set_icon("printer" if settled and view.sheet.credit_notes else "receipt-refund")
        self.primary.setEnabled(settled or (at_work and view.sheet.ready))

    def _primary_words(self, view: ReturnView) -> str:
        if view.sheet.case.status is Status.AUTHORISED:
            return self.tr("Receive the parcel")
        if view.sheet.case.open_units:
            if view.sheet.credits:
                return self.tr("Issue the credit note")
            return self.tr("Confirm the decision")
        return self.tr("Print the credit note") if view.sheet.credit_notes else self.tr("Next parcel")

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_hold_clicked(self) -> None:
        if self._held:
            self.resume_requested.emit()
            return
        self._cause.setVisible(True)
        self._cause.setFocus()

    @Slot()
    def _on_cause_return_pressed(self) -> None:
        cause = self._cause.text()
        self._cause.clear()
        self.hold_requested.emit(cause)
        self._scan.setFocus()
