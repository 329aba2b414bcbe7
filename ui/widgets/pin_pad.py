"""A PIN to type, to touch with gloves on, or to scan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import active
from ui.widgets.pin_field import PinField
from ui.widgets.touch_keyboard import KeyPad


class PinPad(QWidget):
    """A field and large keys under it; Enter, typed or touched, ends the PIN.

    Signals:
        ended: a PIN was given; ask ``take`` for it, once.
    """

    ended = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = PinField(name, self)
        self._field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._field.setProperty("type", "title")
        self._keys = KeyPad(numeric=True, large=True, parent=self)
        self._keys.type_into(self._field)
        self._field.returnPressed.connect(self._on_field_return_pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("m"))
        layout.addWidget(self._field)
        layout.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignHCenter)

    def ask(self, text: str) -> None:
        """Say whose PIN is asked for."""
        self._field.ask(text)

    def take(self) -> str:
        """Return the PIN, and forget it."""
        return self._field.take()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear()

    def take_scanned(self, text: str) -> bool:
        """Take a PIN that was scanned, as if it was typed with Enter; tell whether it is one."""
        return self._field.take_scanned(text)

    def take_focus(self) -> None:
        """Give the focus to the field."""
        self._field.setFocus()

    def retranslate(self) -> None:
        """Set the keys' names."""
        self._keys.retranslate()

    def _on_field_return_pressed(self) -> None:
        if self._field.text():
            self.ended.emit()
