"""A figure with its word: today's work at a glance."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import active

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class StatTile(QLabel):
    """Shows a count in large figures above its word.

    A label, as screen readers know it; it paints itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure, self._word = "", ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_count(self, count: int, word: str) -> None:
        """Show a count and its word."""
        self._figure, self._word = str(count), word
        self.setAccessibleName(f"{count} {word}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for figure and word."""
        theme = active()
        words = max(theme.text_width(self._word, "small"), theme.text_width(self._figure, "total", bold=True))
        width = words + 2 * theme.space("l")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return what figure and longest word need."""
        theme = active()
        word, figure = (
            theme.widest_word(self._word, "small"),
            theme.text_width(self._figure, "total", bold=True),
        )
        width = max(word, figure) + 2 * theme.space("l")
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return what figure and word need at this width."""
        theme = active()
        room = max(1, width - 2 * theme.space("l"))
        word = theme.wrapped_height(self._word, room, "small")
        return theme.line_height("total", bold=True) + word + 2 * theme.space("m")

    def is_clipped(self) -> bool:
        """Tell whether figure or word do not fit."""
        least = self.minimumSizeHint().width()
        return self.width() < least or self.height() < self.heightForWidth(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        theme = active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("divider"), theme.line("thin")))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.radius(), theme.radius())
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("total", bold=True))
        left, top = theme.space("l"), theme.space("m")
        high, room = theme.line_height("total", bold=True), self.width() - 2 * left
        painter.drawText(QRect(left, top, room, high), Qt.AlignmentFlag.AlignVCenter, self._figure)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        box = QRect(left, top + high, room, self.height() - 2 * top - high)
        painter.drawText(box, int(_TOP.value), self._word)
        painter.end()
