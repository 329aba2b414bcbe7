"""A figure with its word: today's work at a glance."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import active


class StatTile(QWidget):
    """Shows a count in large figures above its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure, self._word = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, word: str) -> None:
        """Show a count and its word."""
        self._figure, self._word = str(count), word
        self.setAccessibleName(f"{count} {word}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for figure and word."""
        theme = active()
        width = QFontMetrics(theme.font("small")).horizontalAdvance(self._word) + theme.px(28)
        return QSize(max(theme.px(120), width), theme.px(78))

    def minimumSizeHint(self) -> QSize:
        """Return what the word needs."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("divider"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("total", bold=True))
        left = theme.px(14)
        painter.drawText(
            QRect(left, theme.px(6), self.width(), theme.px(38)), Qt.AlignmentFlag.AlignVCenter, self._figure
        )
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(left, theme.px(44), self.width(), theme.px(26)), Qt.AlignmentFlag.AlignVCenter, self._word
        )
        painter.end()
