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
        self._kind, self._text = "info", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdict(self, kind: str, text: str) -> None:
        """Show a verdict of kind ok, attention, refused or info."""
        if (kind, text) != (self._kind, self._text):
            self._kind, self._text = kind, text
            self.setAccessibleName(text)
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
        box = metrics.boundingRect(self._text_box(), int(_FLAGS.value), self._text)
        return box.height() > self.height()

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
        painter.setFont(font)
        painter.drawText(room, int(_FLAGS.value), self._text)
        painter.end()
