"""One strip under the head: another bench has the return shown in hand. It may be looked at, or taken over."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.actions import key_words
from ui.widgets.message_bar import Message, MessageStrip

KEY = "Ctrl+T"


class ClaimBar(QWidget):
    """Says who has the return; hidden while it is this bench's, or nobody's.

    Args:
        take_over: what its button does.
    """

    def __init__(self, take_over: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("claimBar")
        self._act = take_over
        self._strip: MessageStrip | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_holder(self, text: str, next_step: str) -> None:
        """Say who has it, and what can be done."""
        message = Message("attention", text, next_step, self.tr("Take over"))
        if self._strip is None or self._strip.message != message:
            self._drop()
            self._strip = strip = MessageStrip(message, "", self)
            strip.action_button.setObjectName("takeOver")
            strip.action_button.setAccessibleName(self.tr("Take the return over"))
            strip.action_button.set_shortcut_hint(key_words(QKeySequence(KEY)))
            strip.action_button.clicked.connect(self._take_over)
            self.setAccessibleName(f"{text} {next_step}")
            self._layout.addWidget(strip)
        self.show()

    def clear(self) -> None:
        """Say nothing: nobody else has it."""
        self._drop()
        self.hide()

    def button(self) -> QAbstractButton | None:
        """Return the button that takes the return over; None while nothing is said."""
        return self._strip.action_button if self._strip is not None else None

    def words(self) -> str:
        """Return what is said; empty while nothing is."""
        return self._strip.message.text if self._strip is not None else ""

    @Slot()
    def _take_over(self) -> None:
        self._act()

    def _drop(self) -> None:
        if self._strip is not None:
            self._layout.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
