"""A small labelled mark: the reason or the state of a return, with its icon."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
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
    """Shows a word with its icon on a soft ground; ``kind`` gives the colours.

    A large one is read from afar, and has an outline that tells it from the others.
    """

    def __init__(self, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._text = "info", "", ""
        self._large = large
        self._step = "title" if large else "body"
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
        width = theme.text_width(self._text, self._step, bold=True)
        height = theme.wrapped_height("X", 1_000, self._step, bold=True)
        icon = theme.px(26 if self._large else 20)
        return QSize(width + icon + theme.px(36), max(theme.px(44), height + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        theme = active()
        ground, colour = (theme.colour(role) for role in _GROUNDS[self._kind])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        outlined = self._large or theme.name == "high_contrast" or self._kind == "neutral"
        painter.setPen(colour if outlined else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(10), theme.px(10))
        size = theme.px(26 if self._large else 20)
        left = theme.px(14)
        painter.drawPixmap(QPoint(left, (self.height() - size) // 2), icon_pixmap(self._icon, colour, size))
        painter.setFont(theme.font(self._step, bold=True))
        painter.setPen(colour)
        box = QRect(left + size + theme.px(8), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
