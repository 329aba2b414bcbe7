"""One of several values, chosen from a list that opens."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme import active, icon_pixmap


class ChoiceBox(QComboBox):
    """A combo box whose arrow has the colour of the theme, which style sheets cannot give it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Long names of printers do not decide how wide a page is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def offer(self, words: dict[str, str], chosen: str) -> None:
        """Offer values by their words."""
        self.clear()
        for value, word in words.items():
            self.addItem(word, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def chosen(self) -> str:
        """Return the value chosen."""
        return str(self.currentData() or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then its arrow."""
        super().paintEvent(event)
        theme = active()
        size = theme.icon()
        colour = theme.colour("text" if self.isEnabled() else "disabled")
        painter = QPainter(self)
        left = self.width() - size - theme.space("m")
        painter.drawPixmap(
            QPoint(left, (self.height() - size) // 2), icon_pixmap("chevron-down", colour, size)
        )
        painter.end()
