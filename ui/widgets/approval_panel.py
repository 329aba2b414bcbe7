"""The supervisor's approval, in place: name, code, reason; nothing modal."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.services.ports import Approval
from ui.theme import active, set_state
from ui.widgets.action_button import ActionButton


class ApprovalPanel(QWidget):
    """Asks the supervisor for name, code and reason.

    Signals:
        approved: all three were given; carries an ``Approval``.
        cancelled: the act was given up.
    """

    approved = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_widgets()
        self._build_layout()
        self._confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.cancelled)
        for field in (self._name, self._code, self._reason):
            field.returnPressed.connect(self._on_confirm_clicked)
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        self._title.setFont(active().font("strong", bold=True))
        self._title.setWordWrap(True)
        self._labels = tuple(QLabel(self) for _ in range(3))
        self._name, self._code, self._reason = (QLineEdit(self) for _ in range(3))
        for field, name in ((self._name, "Name"), (self._code, "Code"), (self._reason, "Reason")):
            field.setObjectName(f"approval{name}")
            field.setMaxLength(200)
        self._code.setEchoMode(QLineEdit.EchoMode.Password)
        self._confirm = ActionButton("accent", "lock", self)
        self._confirm.setObjectName("approvalConfirm")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("approvalCancel")

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().px(4))
        layout.addWidget(self._title)
        for label, field in zip(self._labels, (self._name, self._code, self._reason), strict=True):
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
        buttons = QHBoxLayout()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm, 1)
        layout.addSpacing(active().px(4))
        layout.addLayout(buttons)

    def ask(self, act: str) -> None:
        """Ask for an act, named in words; code and reason start empty."""
        self._title.setText(act)
        self._code.clear()
        self._reason.clear()
        for field in (self._name, self._code, self._reason):
            set_state(field, "state", "")
        (self._code if self._name.text() else self._name).setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        texts = (self.tr("Supervisor's name"), self.tr("Supervisor code"), self.tr("Reason"))
        for label, field, text in zip(
            self._labels, (self._name, self._code, self._reason), texts, strict=True
        ):
            label.setText(text)
            field.setAccessibleName(text)
        self._confirm.setText(self.tr("Approve"))
        self._cancel.setText(self.tr("Cancel"))

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

    @Slot()
    def _on_confirm_clicked(self) -> None:
        empty = [field for field in (self._name, self._code, self._reason) if not field.text().strip()]
        for field in (self._name, self._code, self._reason):
            set_state(field, "state", "refused" if field in empty else "")
        if empty:
            empty[0].setFocus()
            return
        self.approved.emit(Approval(self._name.text(), self._code.text(), self._reason.text()))
        self._code.clear()
