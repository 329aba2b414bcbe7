"""A device's state in the header: its name, and a mark whose shape says whether it is ready."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import active, icon_pixmap


class StatusMark(QLabel):
    """Shows a disc where the device is ready, a warning sign where it is not.

    A label, as screen readers know it; it paints itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words, self._ready = "", ("", ""), False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, ready: str, not_ready: str) -> None:
        """Set the device's name, shown, and its two states in words, for tool tip and screen reader."""
        self._name, self._words = name, (not_ready, ready)
        self.updateGeometry()
        self._say()

    def show_ready(self, ready: bool) -> None:
        """Show whether the device is ready."""
        if ready is not self._ready:
            self._ready = ready
            self._say()

    def is_ready(self) -> bool:
        """Tell what is shown."""
        return self._ready

    def sizeHint(self) -> QSize:
        """Return room for mark and name."""
        theme = active()
        width = self._text_left() + theme.text_width(self._name) + theme.space("m")
        return QSize(width, theme.line_height() + theme.space("m"))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a name is not cut."""
        return self.sizeHint()

    def is_clipped(self) -> bool:
        """Tell whether the name does not fit."""
        return self.width() < self.sizeHint().width()

    def _text_left(self) -> int:
        return active().icon() + active().space("xs")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and name."""
        theme = active()
        painter = QPainter(self)
        size = theme.icon("s" if self._ready else "m")
        mark = icon_pixmap(
            "circle-filled" if self._ready else "alert-triangle", theme.colour("on_header"), size
        )
        painter.drawPixmap(QPoint((theme.icon() - size) // 2, (self.height() - size) // 2), mark)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("on_header"))
        box = QRect(self._text_left(), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.end()

    def _say(self) -> None:
        words = self._words[self._ready]
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()
