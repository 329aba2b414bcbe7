"""Base of the buttons that paint themselves: ground, focus ring, icon, words, shortcut."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import active, icon_pixmap
from ui.tokens import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by role of a button's state."""

    ground: str
    text: str
    border: str


class PaintedButton(QAbstractButton):
    """A button of at least a touch target's height, with a visible focus ring.

    Words that do not fit on one line make it taller; they are never cut.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut_hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_shortcut_hint(self, text: str) -> None:
        """Show the key that does the same; the key itself is an action of the screen."""
        if text != self._shortcut_hint:
            self._shortcut_hint = text
            self.updateGeometry()
            self.update()

    def shortcut_hint(self) -> str:
        """Return the key shown."""
        return self._shortcut_hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the words now wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button; what looks the same was painted before, on this screen or another."""
        theme = active()
        look = self._look(theme)
        ratio = self.devicePixelRatioF()
        marks = (self.width(), self.height(), ratio, look, self.isDown(), self.hasFocus(), *self._content())
        key = f"{theme.name} {theme.scale} {marks}"
        picture = QPixmap()
        if not QPixmapCache.find(key, picture):
            picture = self._picture(theme, look, ratio)
            QPixmapCache.insert(key, picture)
        painter = QPainter(self)
        painter.drawPixmap(QPoint(), picture)
        painter.end()

    def _picture(self, theme: Theme, look: Look, ratio: float) -> QPixmap:
        """Return ground, focus ring and content."""
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme, look)
        self._paint_content(painter, theme, theme.colour(look.text))
        painter.end()
        return picture

    # --- for subclasses ---------------------------------------------------------------------

    def _content(self) -> tuple[object, ...]:
        """Return all that the content shows, as far as buttons differ in it."""
        return (self.text(), self._shortcut_hint)

    def _look(self, theme: Theme) -> Look:
        raise NotImplementedError

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        raise NotImplementedError

    def _hint_room(self, theme: Theme) -> int:
        """Return the width that the key takes, with the gap before it."""
        if not self._shortcut_hint:
            return 0
        return theme.text_width(self._shortcut_hint, "small") + theme.space("l")

    # --- painting ---------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, theme: Theme, look: Look) -> None:
        border = theme.line("border")
        box = QRectF(self.rect()).adjusted(border / 2, border / 2, -border / 2, -border / 2)
        radius = theme.radius()
        painter.setBrush(theme.colour(look.ground))
        line = Qt.PenStyle.DashLine if look.text == "disabled" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour(look.border), border, line))
        painter.drawRoundedRect(box, radius, radius)
        if self.isDown():
            shade = QColor(theme.colour("text"))
            shade.setAlpha(28)
            painter.setBrush(shade)
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            ring = theme.line("focus")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), ring))
            box = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            painter.drawRoundedRect(box, radius - 1, radius - 1)
            # A second line, so that the ring is seen on a ground of its own colour.
            inner = (ring + border) / 2
            painter.setPen(QPen(theme.colour("surface"), border))
            painter.drawRoundedRect(box.adjusted(inner, inner, -inner, -inner), radius - 3, radius - 3)

    def _paint_icon(self, painter: QPainter, name: str, colour: QColor, left: int, size: int) -> None:
        top = (self.height() - size) // 2
        painter.drawPixmap(QPoint(left, top), icon_pixmap(name, colour, size))
