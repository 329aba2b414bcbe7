"""The verdict in large words, with icon and colour: what the rules say of what is in hand."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import active, icon_pixmap

_KINDS = {
    "ok": ("success_soft", "success", "circle-check-filled"),
    "attention": ("warning_soft", "warning", "alert-triangle"),
    "refused": ("danger_soft", "danger", "alert-circle"),
    "info": ("info_soft", "info", "info-circle"),
}
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class VerdictBanner(QWidget):
    """Shows one verdict; long words go to two lines in a smaller step of the scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._text, self._detail = "info", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdict(self, kind: str, text: str, detail: str = "") -> None:
        """Show a verdict of kind ok, attention, refused or info, and what more there is to say."""
        if (kind, text, detail) != (self._kind, self._text, self._detail):
            self._kind, self._text, self._detail = kind, text, detail
            self.setAccessibleName(text)
            self.setAccessibleDescription(detail)
            self.update()

    def text(self) -> str:
        """Return the verdict shown."""
        return self._text

    def kind(self) -> str:
        """Return the kind shown."""
        return self._kind

    def sizeHint(self) -> QSize:
        """Return room for one large line or two smaller ones."""
        theme = active()
        return QSize(
            theme.px(300),
            max(theme.px(56), 2 * QFontMetrics(theme.font("body", bold=True)).height() + theme.px(8)),
        )

    def is_clipped(self) -> bool:
        """Tell whether the words need more than two lines."""
        metrics = QFontMetrics(active().font("body", bold=True))
        words = metrics.boundingRect(self._text_box(), int(_FLAGS.value), self._text)
        detail = QFontMetrics(active().font("small"))
        if detail.horizontalAdvance(self._detail) > self._text_box().width():
            return True
        return words.height() + (detail.height() if self._detail else 0) > self.height()

    def _text_box(self) -> QRect:
        theme = active()
        return QRect(theme.px(62), 0, self.width() - theme.px(74), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, icon and words."""
        theme = active()
        ground, role, icon = _KINDS[self._kind]
        colour = theme.colour(role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box.adjusted(theme.px(8), 1, -1, -1), theme.px(6), theme.px(6))
        size = theme.px(30)
        painter.drawPixmap(QPoint(theme.px(22), (self.height() - size) // 2), icon_pixmap(icon, colour, size))
        painter.setPen(colour)
        room = self._text_box()
        font = theme.font("verdict", bold=True)
        if QFontMetrics(font).horizontalAdvance(self._text) > room.width():
            font = theme.font("body", bold=True)
        if self._detail:
            self._paint_detail(painter, room)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(room, int(_FLAGS.value), self._text)
        painter.end()

    def _paint_detail(self, painter: QPainter, room: QRect) -> None:
        """Paint the second line, and leave the rest of the room."""
        theme = active()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text"))
        height = painter.fontMetrics().height()
        line = QRect(room.left(), room.bottom() - height - theme.px(3), room.width(), height)
        painter.drawText(line, int(_FLAGS.value), self._detail)
        room.setBottom(line.top() + theme.px(1))
