"""What was recorded, one entry under the other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import active

_WRAPPED = int((Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value)


class EntryList(QWidget):
    """Paints entries under one another, the newest first: when and who, then what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[tuple[str, str], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: tuple[tuple[str, str], ...]) -> None:
        """Show these: each its when and who, and its words."""
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleName("; ".join(f"{head} {words}" for head, words in entries))
            self.updateGeometry()
            self.update()

    def entries(self) -> tuple[tuple[str, str], ...]:
        """Return what is shown."""
        return self._entries

    def sizeHint(self) -> QSize:
        """Return the height of all entries at the present width."""
        return QSize(active().px(220), self.heightForWidth(max(self.width(), active().px(220))))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all entries."""
        return sum(sum(self._heights(entry, width)) + active().px(8) for entry in self._entries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the words now wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries in sight."""
        theme = active()
        painter = QPainter(self)
        top = 0
        for entry in self._entries:
            heights = self._heights(entry, self.width())
            if event.rect().intersects(QRect(0, top, self.width(), sum(heights))):
                for text, height, step, role, shift in (
                    (entry[0], heights[0], "caption", "muted", 0),
                    (entry[1], heights[1], "small", "text", heights[0]),
                ):
                    painter.setFont(theme.font(step))
                    painter.setPen(theme.colour(role))
                    painter.drawText(QRect(0, top + shift, self.width(), height), _WRAPPED, text)
            top += sum(heights) + theme.px(8)
        painter.end()

    def _heights(self, entry: tuple[str, str], width: int) -> tuple[int, int]:
        theme = active()
        return (
            theme.wrapped_height(entry[0], width, "caption"),
            theme.wrapped_height(entry[1], width, "small"),
        )
