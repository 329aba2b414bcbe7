"""Fields that belong together, under a heading and a sentence that says what they are for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import active, set_type
from ui.widgets.columns import Columns


class FormGroup(QWidget):
    """A heading, a sentence, and the fields in two columns."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._help = QLabel(self), QLabel(self)
        set_type(self._heading, "title", bold=True)
        self._help.setProperty("role", "muted")
        for label in (self._heading, self._help):
            label.setWordWrap(True)
        self._widgets = tuple(widgets)
        self._columns = Columns(self)
        self._columns.show_widgets(widgets)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("s"))
        for widget in (self._heading, self._help, self._columns):
            layout.addWidget(widget)

    def parts(self) -> tuple[QWidget, ...]:
        """Return the fields, in reading order."""
        return self._widgets

    def set_words(self, heading: str, help_text: str = "") -> None:
        """Say what the fields are, and what they are for."""
        self._heading.setText(heading)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
