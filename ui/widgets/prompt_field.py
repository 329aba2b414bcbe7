"""A field without a label: what is to be typed stands in it, and is never cut."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import active


class PromptField(QLineEdit):
    """A line edit that is at least as wide as its placeholder."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)

    def ask(self, text: str) -> None:
        """Say what is to be typed."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the placeholder."""
        return super().sizeHint().expandedTo(QSize(self._wanted(), 0))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is not cut."""
        return super().minimumSizeHint().expandedTo(QSize(self._wanted(), 0))

    def _wanted(self) -> int:
        # Padding, frame and text cursor on both sides.
        return active().text_width(self.placeholderText()) + 4 * active().space("m")
