"""A small labelled mark: the reason or the state of a return, with its icon."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import active, icon_pixmap

_GROUNDS = {
    "info": ("info_soft", "info"),
    "ok": ("success_soft", "success"),
    "attention": ("warning_soft", "warning"),
    "refused": ("danger_soft", "danger"),
    "neutral": ("background", "text"),
}


class Chip(QWidget):
    """Shows a word with its icon on a soft ground; ``kind`` gives the colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._text = "info", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, text: str, icon: str, kind: str = "info") -> None:
        """Show a word."""
        if (text, icon, kind) != (self._text, self._icon, self._kind):
            self._text, self._icon, self._kind = text, icon, kind
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return room for icon and word."""
        theme = active()
        metrics = QFontMetrics(theme.font("body", bold=True))
        return QSize(
            metrics.horizontalAdvance(self._text) + theme.px(56), max(theme.px(44), metrics.height() + 12)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        theme = active()
        ground, colour = (theme.colour(role) for role in _GROUNDS[self._kind])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        outlined = theme.name == "high_contrast" or self._kind == "neutral"
        painter.setPen(colour if outlined else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(10), theme.px(10))
        size = theme.px(20)
        painter.drawPixmap(
            QPoint(theme.px(14), (self.height() - size) // 2), icon_pixmap(self._icon, colour, size)
        )
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(colour)
        box = QRect(theme.px(42), 0, self.width() - theme.px(44), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
