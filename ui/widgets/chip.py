"""A small labelled mark: the reason or the state of a return, with its icon."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import active, icon_pixmap

_GROUNDS = {
    "info": ("info_soft", "info"),
    "ok": ("success_soft", "success"),
    "attention": ("warning_soft", "warning"),
    "refused": ("danger_soft", "danger"),
    "neutral": ("background", "text"),
}


class Chip(QLabel):
    """Shows a word with its icon on a soft ground; ``kind`` gives the colours.

    A large one is read from afar, and has an outline that tells it from the others. A label, as screen
    readers know it; it paints itself.
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
        width = theme.text_width(self._text, self._step, bold=True) + self._text_left() + theme.space("l")
        return QSize(width, theme.line_height(self._step, bold=True) + 2 * theme.space("m"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is not cut."""
        return self.sizeHint()

    def is_clipped(self) -> bool:
        """Tell whether the word does not fit."""
        return self.width() < self.sizeHint().width() or self.height() < self.sizeHint().height()

    def _icon_size(self) -> int:
        return active().icon("l" if self._large else "m")

    def _text_left(self) -> int:
        return active().space("l") + self._icon_size() + active().space("m")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and word."""
        theme = active()
        ground, colour = (theme.colour(role) for role in _GROUNDS[self._kind])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        outlined = self._large or theme.name == "high_contrast" or self._kind == "neutral"
        painter.setPen(colour if outlined else Qt.PenStyle.NoPen)
        radius = theme.radius("l")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        size = self._icon_size()
        top = (self.height() - size) // 2
        painter.drawPixmap(QPoint(theme.space("l"), top), icon_pixmap(self._icon, colour, size))
        painter.setFont(theme.font(self._step, bold=True))
        painter.setPen(colour)
        box = QRect(self._text_left(), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
