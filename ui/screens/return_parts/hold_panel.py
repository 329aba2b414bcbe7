"""Why a return has to wait: the usual causes to touch, any other one typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.touch_keyboard import KeyboardButton

_CAUSES = 6


class HoldPanel(QWidget):
    """Asks for the cause of a hold.

    Signals:
        cause_given: the return is to wait; carries the cause in words.
        cancelled: it is not.
    """

    cause_given = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_widgets()
        self._build_layout()
        self._cause.returnPressed.connect(self._on_cause_return_pressed)
        self._confirm.clicked.connect(self._on_cause_return_pressed)
        self._cancel.clicked.connect(self.cancelled)
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._cause = QLineEdit(self)
        self._cause.setObjectName("holdCause")
        self._cause.setMaxLength(500)
        self._title.setBuddy(self._cause)
        self._causes = tuple(self._button(f"holdCause_{n + 1}", "player-pause") for n in range(_CAUSES))
        for button in self._causes:
            button.clicked.connect(lambda _checked=False, one=button: self.cause_given.emit(one.text()))
        self._confirm = self._button("holdConfirm", "check", "accent")
        self._cancel = self._button("holdCancel", "x")

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        causes = QGridLayout()
        causes.setSpacing(theme.space("m"))
        for position, button in enumerate(self._causes):
            causes.addWidget(button, position // 2, position % 2)
        typed = QHBoxLayout()
        typed.setSpacing(theme.space("m"))
        typed.addWidget(self._cause, 1)
        for button in (KeyboardButton(self._cause, self), self._confirm, self._cancel):
            typed.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(causes)
        layout.addLayout(typed)

    def ask(self) -> None:
        """Ask anew."""
        self._cause.clear()
        self._cause.setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Why does it wait, and for whom?"))
        causes = (
            self.tr("Accessory asked of the customer"),
            self.tr("Waiting for the customer's answer"),
            self.tr("Waiting for support's validation"),
            self.tr("Waiting for the supervisor"),
            self.tr("To be tested"),
            self.tr("Transport damage to be claimed"),
        )
        for button, text in zip(self._causes, causes, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        self._cause.setPlaceholderText(self.tr("Another cause"))
        self._cause.setAccessibleName(self.tr("Cause of the hold"))
        self._confirm.setText(self.tr("Put on hold"))
        self._cancel.setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_cause_return_pressed(self) -> None:
        if self._cause.text().strip():
            self.cause_given.emit(self._cause.text())
        else:
            self._cause.setFocus()
