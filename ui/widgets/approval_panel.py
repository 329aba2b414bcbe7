"""The supervisor's approval, in place: name, code, reason; nothing modal, and no key needed.

Where people sign in, it is the supervisor's own badge or name and PIN, for this one act: whoever works at
the bench stays signed in.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.services.ports import Approval
from ui import approvers
from ui.theme import active, set_state, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.pin_field import PinField
from ui.widgets.tab_order import order_tabs
from ui.widgets.touch_keyboard import KeyboardButton, KeyPad
from ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from receiving_app.domain.people import Right

_REMEMBERED, _OFFERED = 3, 6


class ApprovalPanel(QWidget):
    """Asks the supervisor for name, code and reason.

    The names that approved something before and the usual reasons are there to touch, and figures for
    the code; everything else can be typed. Where people sign in, those who may approve are named, and a
    badge that is scanned names its owner.

    Signals:
        approved: all three were given; carries an ``Approval``.
        cancelled: the act was given up.
    """

    approved = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[str] = []
        self._right: Right | None = None
        self._build_widgets()
        self._build_layout()
        # From field to field, then to what ends it; what is touched instead of typing comes afterwards.
        order_tabs((self._name, self._code, self._reason, self._confirm, self._cancel))
        self._confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.cancelled)
        for field in (self._name, self._code, self._reason):
            field.returnPressed.connect(self._on_confirm_clicked)
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._title.setWordWrap(True)
        self._labels = tuple(QLabel(self) for _ in range(3))
        self._name, self._reason = QLineEdit(self), QLineEdit(self)
        for field, name in ((self._name, "Name"), (self._reason, "Reason")):
            field.setObjectName(f"approval{name}")
            field.setMaxLength(200)
        self._code = PinField("approvalCode", self)
        self._code.on_scanned = self._on_code_scanned
        self._names = tuple(self._preset(f"approvalName_{n}", self._name) for n in range(_OFFERED))
        for button in self._names:
            button.clicked.connect(self._code.setFocus)
        self._reasons = tuple(self._preset(f"approvalReason_{n}", self._reason) for n in range(4))
        self._pad = KeyPad(numeric=True, parent=self)
        self._pad.type_into(self._code)
        self._confirm = ActionButton("accent", "lock", self)
        self._confirm.setObjectName("approvalConfirm")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("approvalCancel")

    def _preset(self, name: str, field: QLineEdit) -> ActionButton:
        button = ActionButton("secondary", parent=self, compact=True)
        button.setObjectName(name)
        button.clicked.connect(lambda: field.setText(button.text()))
        return button

    def _build_layout(self) -> None:
        theme = active()
        left = QVBoxLayout()
        left.addLayout(self._fields_layout())
        left.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm, 1)
        left.addLayout(buttons)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("xl"))
        columns.addLayout(left, 1)
        columns.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(columns)

    def _fields_layout(self) -> QGridLayout:
        """Lay each field out beside its label, and what can be touched instead of typing under it."""
        space = active().space("s")
        grid = QGridLayout()
        grid.setSpacing(space)
        presets = {self._name: self._names, self._reason: self._reasons}
        for row, (label, field) in enumerate(
            zip(self._labels, (self._name, self._code, self._reason), strict=True)
        ):
            label.setBuddy(field)
            grid.addWidget(label, 2 * row, 0)
            grid.addWidget(field, 2 * row, 1)
            if field in presets:
                grid.addWidget(KeyboardButton(field, self), 2 * row, 2)
                wrapped = WrapRow(spacing=space)
                for button in presets[field]:
                    wrapped.addWidget(button)
                grid.addLayout(wrapped, 2 * row + 1, 1, 1, 2)
        return grid

    def ask(self, act: str, right: "Right | None" = None) -> None:
        """Ask for an act, named in words; code and reason start empty.

        Args:
            act: what is approved.
            right: what whoever approves it has to be allowed besides approving.
        """
        self._title.setText(act)
        self._right = right
        if approvers.names() is not None:
            # Whoever approved last has gone; the next one names themselves.
            self._name.clear()
        self._code.take_figures_only(approvers.names() is not None)
        self._code.clear()
        self._reason.clear()
        for field in (self._name, self._code, self._reason):
            set_state(field, "state", "")
        self._say_fields()
        self._show_names()
        (self._code if self._name.text() else self._name).setFocus()

    def take_name(self, name: str) -> None:
        """Take the name of whoever's badge was scanned."""
        self._name.setText(name)
        self._code.setFocus()

    def _on_code_scanned(self) -> None:
        (self._confirm if self._reason.text() else self._reason).setFocus()

    def _say_fields(self) -> None:
        people = approvers.names() is not None
        texts = (
            self.tr("Supervisor: badge or name") if people else self.tr("Supervisor's name"),
            self.tr("Supervisor's PIN") if people else self.tr("Supervisor code"),
            self.tr("Reason"),
        )
        for label, field, text in zip(
            self._labels, (self._name, self._code, self._reason), texts, strict=True
        ):
            label.setText(text)
            field.setAccessibleName(text)

    def retranslate(self) -> None:
        """Set every text."""
        self._say_fields()
        reasons = (
            self.tr("Commercial gesture"),
            self.tr("Our mistake"),
            self.tr("Agreed with the customer"),
            self.tr("Checked in hand"),
        )
        for button, text in zip(self._reasons, reasons, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        self._confirm.setText(self.tr("Approve"))
        self._cancel.setText(self.tr("Cancel"))
        self._pad.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show_names(self) -> None:
        approving = approvers.names(self._right)
        offered = tuple(self._known) if approving is None else approving[:_OFFERED]
        for position, button in enumerate(self._names):
            button.setVisible(position < len(offered))
            if position < len(offered):
                button.setText(offered[position])
                button.setAccessibleName(offered[position])

    @Slot()
    def _on_confirm_clicked(self) -> None:
        empty = [field for field in (self._name, self._code, self._reason) if not field.text().strip()]
        for field in (self._name, self._code, self._reason):
            set_state(field, "state", "refused" if field in empty else "")
        if empty:
            empty[0].setFocus()
            return
        name = self._name.text().strip()
        self._known = [name, *(one for one in self._known if one != name)][:_REMEMBERED]
        self._code.setFocus()
        self.approved.emit(Approval(self._name.text(), self._code.take(), self._reason.text()))
