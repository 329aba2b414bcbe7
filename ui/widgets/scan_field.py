"""The field that takes scans and typed numbers."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.operations import operator_acts
from ui.theme import set_type

LONGEST = 4096


class ScanField(QLineEdit):
    """Takes a text ended by Enter or Tab, as scanners send it, and clears itself.

    Signals:
        submitted: a text that is not blank was ended.
    """

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        if large:
            set_type(self, "number", bold=True)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self.returnPressed.connect(self._on_self_return_pressed)
        self.textEdited.connect(operator_acts)

    def event(self, event: QEvent) -> bool:
        """Take Tab as the end of a scan where there is text; otherwise it moves the focus.

        Keys of the screen are left to it, also where the desktop has the field delete with them; so is
        undoing while nothing is typed: what was submitted does not come back.
        """
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (_of_screen(event) or (event.matches(QKeySequence.StandardKey.Undo) and not self.text()))
        ):
            event.ignore()
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.text().strip()
        ):
            self._on_self_return_pressed()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a pasted picture to the window, which reads its barcodes."""
        pasted = event.matches(QKeySequence.StandardKey.Paste)
        if pasted and QGuiApplication.clipboard().mimeData().hasImage():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is there, so that the next scan replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    @Slot()
    def _on_self_return_pressed(self) -> None:
        text = self.text().strip()
        self.clear()
        if text:
            self.submitted.emit(text)


def _of_screen(event: QKeyEvent) -> bool:
    """Tell whether the key is one that X11 desktops take for editing, and nobody at a bench does."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() in (Qt.Key.Key_D, Qt.Key.Key_H, Qt.Key.Key_K)
