"""The field for a PIN: figures, typed or touched, of which nothing but their number is seen or said."""

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.prompt_field import PromptField

LONGEST_PIN = 12
_LONGEST_CODE = 200
# What the row of figures types without Shift on a French keyboard.
_WITHOUT_SHIFT = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))


class PinField(PromptField):
    """Takes figures only; they cannot be shown, copied, dragged out or brought back.

    The figures of a French keyboard are taken without Shift, too: nobody sees what is typed here, and
    would know why it is refused.

    Attributes:
        on_scanned: what follows a PIN that was scanned; what follows Enter, where nothing else is set.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.on_scanned: Callable[[], object] = self.returnPressed.emit
        self._figures = QRegularExpressionValidator(QRegularExpression("[0-9]*"), self)
        self.take_figures_only(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        self.setInputMethodHints(
            self.inputMethodHints()
            | Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
        )

    def take_figures_only(self, only: bool) -> None:
        """Take figures only, or any code where it is none of a person."""
        self.setMaxLength(LONGEST_PIN if only else _LONGEST_CODE)
        self._only = only
        if only:
            self.setValidator(self._figures)
        else:
            self.setValidator(None)  # type: ignore[arg-type]  # Qt takes none

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what stands for a figure as that figure."""
        figure = _WITHOUT_SHIFT.get(event.text(), "") if self._only else ""
        if figure and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event = QKeyEvent(event.type(), ord(figure), Qt.KeyboardModifier.NoModifier, figure)
        super().keyPressEvent(event)

    def takes_figures_only(self) -> bool:
        """Tell whether it asks for a PIN, and not for a code."""
        return self._only

    def take_scanned(self, text: str) -> bool:
        """Take a PIN or code that was scanned, in place of what was typed; tell whether it can be one."""
        taken = not self._only or (text.isascii() and text.isdigit() and len(text) <= LONGEST_PIN)
        if taken:
            # As if it was typed: whoever keeps what was edited hears of it.
            self.selectAll()
            self.insert(text)
            self.on_scanned()
        return taken

    def take(self) -> str:
        """Return what was typed, and forget it."""
        typed = self.text()
        self.clear()
        return typed
