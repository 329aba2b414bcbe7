"""The foot of the return screen: the scan field, and what can be done with the whole return."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from receiving_app.domain.returns import AT_THE_BENCH
from receiving_app.domain.vocabulary import DocumentKind, Reason, Status
from ui.screens.return_parts.view import ReturnView
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.scan_field import ScanField
from ui.widgets.touch_keyboard import KeyboardButton
from ui.widgets.wrap_row import WrapRow


class ActionBar(QWidget):
    """Takes scans, holds, and the acts of the usual return: all as new, then the one that comes next.

    Signals:
        scan_submitted: a text was scanned or typed.
    """

    scan_submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_widgets()
        self._build_layout()
        self._scan.submitted.connect(self.scan_submitted)

    def _build_widgets(self) -> None:
        self._field = QWidget(self)
        self._scan = ScanField(self._field)
        self._scan.setObjectName("returnScan")
        self._keyboard = KeyboardButton(self._scan, self._field)
        self.undo = self._button("undo", "secondary", "arrow-back-up")
        self.hold = self._button("hold", "secondary", "player-pause")
        self.another = self._button("another", "secondary", "package")
        self.as_new = self._button("asNew", "accent", "checklist")
        self.next_parcel = self._button("nextParcel", "secondary", "scan")
        self.primary = self._button("primary", "primary", "receipt-refund")

    def _button(self, name: str, kind: str, icon: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        field = QHBoxLayout(self._field)
        field.setContentsMargins(0, 0, 0, 0)
        field.setSpacing(theme.space("xs"))
        field.addWidget(self._scan, 1)
        field.addWidget(self._keyboard)
        self._field.setMinimumWidth(180)
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = WrapRow(self, theme.space("m"), to_right=True)
        row.addWidget(self._field)
        for button in (
            self.undo,
            self.hold,
            self.another,
            self.as_new,
            self.next_parcel,
            self.primary,
        ):
            row.addWidget(button)

    # --- public -----------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._scan.setPlaceholderText(self.tr("Scan a number"))
        self._scan.setAccessibleName(self.tr("Scan field: a serial number, or the next parcel"))
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo the last act"))
        self.another.setText(self.tr("New parcel"))
        self.as_new.setText(self.tr("All present, never used"))
        self.next_parcel.setText(self.tr("Next parcel"))

    def focus_scan(self) -> None:
        """Take the focus to the scan field."""
        self._scan.setFocus()

    def scan_has_focus(self) -> bool:
        """Tell whether the scan field has the focus."""
        return self._scan.hasFocus()

    def render_view(self, view: ReturnView) -> None:
        """Show what can be done now."""
        case = view.sheet.case
        held = case.status is Status.ON_HOLD
        at_work = case.status in AT_THE_BENCH
        settled = not case.open_units
        more = case.status in (Status.DECIDED, Status.CLOSED)
        self.hold.setText(self.tr("Resume") if held else self.tr("Put on hold"))
        self.hold.set_icon("player-play" if held else "player-pause")
        self.hold.setVisible(held or at_work)
        self.as_new.setVisible(view.editable)
        self.another.setVisible(not case.complete and ((settled and more) or at_work))
        self.next_parcel.setVisible(settled and bool(view.unprinted))
        self.primary.setText(self._primary_words(view))
        self.primary.set_icon(self._primary_icon(view))
        self.primary.setEnabled(settled or (at_work and view.sheet.ready))

    def _primary_words(self, view: ReturnView) -> str:
        case = view.sheet.case
        if case.status is Status.AUTHORISED:
            return self.tr("Receive the parcel")
        if case.open_units or case.status in AT_THE_BENCH:
            # What nothing is decided of yet is most likely credited, unless it is defective.
            likely = case.reason is not Reason.DEFECTIVE and not view.sheet.ready
            if view.sheet.credits or likely or view.sheet.problem is not None:
                return self.tr("Issue the credit note")
            return self.tr("Confirm the decision")
        if view.unprinted is None:
            return self.tr("Next parcel")
        credit = view.unprinted.kind is DocumentKind.CREDIT_NOTE
        return self.tr("Print the credit note") if credit else self.tr("Print the document")

    def _primary_icon(self, view: ReturnView) -> str:
        if view.sheet.case.status is Status.AUTHORISED:
            return "package"
        if view.sheet.case.open_units or view.sheet.case.status in AT_THE_BENCH:
            return "receipt-refund" if view.sheet.credits else "check"
        return "printer" if view.unprinted else "scan"
