"""A labelled field with its own error under it."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import active, set_state, set_type

Check = Callable[[str], str]


def _accept(_text: str) -> str:
    return ""


class FormField(QWidget):
    """A label above a field; ``check`` returns what is wrong with a text, or nothing.

    The field is a line edit, or the one given.

    Signals:
        edited: the text was changed by the user.
    """

    edited = Signal()

    def __init__(
        self,
        name: str,
        check: Check = _accept,
        parent: QWidget | None = None,
        *,
        edit: QLineEdit | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._label, self._note, self._error = QLabel(self), QLabel(self), QLabel(self)
        set_type(self._label, "small")
        self._label.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_type(self._note, "small")
        self._note.setObjectName(f"{name}_note")
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setVisible(False)
        set_type(self._error, "small")
        self._error.setProperty("role", "danger")
        self._error.setWordWrap(True)
        self._error.setVisible(False)
        self.edit = edit or QLineEdit(self)
        self.edit.setObjectName(name)
        if edit is None:
            self.edit.setMaxLength(200)
        self._label.setBuddy(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("xxs"))
        for widget in (self._label, self.edit, self._note, self._error):
            layout.addWidget(widget)
        self.edit.textEdited.connect(self.edited)
        self.edit.editingFinished.connect(self._on_edit_editing_finished)

    def set_label(self, text: str) -> None:
        """Show the field's name."""
        self._label.setText(text)
        self.edit.setAccessibleName(text)

    def label(self) -> str:
        """Return the field's name."""
        return self._label.text()

    def set_note(self, text: str) -> None:
        """Say under the field what holds while it is empty: unlike a placeholder, it is never cut."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def text(self) -> str:
        """Return the text, without blanks around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Show a text, as stored."""
        self.edit.setText(text)
        # Of a text that is too long its beginning is seen.
        self.edit.setCursorPosition(0)
        self.show_error("")

    def valid(self) -> bool:
        """Check the text, show what is wrong with it, and tell whether nothing is."""
        self.show_error(self._check(self.text()))
        return not self._error.text()

    def error(self) -> str:
        """Return what is shown to be wrong."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Show what is wrong; nothing to clear it."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        set_state(self.edit, "state", "refused" if text else "")
        self.edit.setAccessibleDescription(text)

    @Slot()
    def _on_edit_editing_finished(self) -> None:
        self.valid()
