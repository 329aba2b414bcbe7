"""Base of the buttons that paint themselves: ground, focus ring, icon, words, shortcut."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import TOUCH_TARGET, Theme, active, icon_pixmap


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by role of a button's state."""

    ground: str
    text: str
    border: str


class PaintedButton(QAbstractButton):
    """A button of at least a touch target's height, with a visible focus ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut_hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
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

    def sizeHint(self) -> QSize:
        """Return room for icon, words and shortcut."""
        theme = active()
        width = QFontMetrics(self._text_font(theme)).horizontalAdvance(self.text()) + theme.px(62)
        if self._shortcut_hint:
            width += QFontMetrics(theme.font("small")).horizontalAdvance(self._shortcut_hint) + theme.px(12)
        return QSize(width, self._height(theme))

    def minimumSizeHint(self) -> QSize:
        """Return a touch target."""
        return QSize(active().px(TOUCH_TARGET), self._height(active()))

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

    def _text_font(self, theme: Theme) -> QFont:
        return theme.font("body", bold=True)

    def _height(self, theme: Theme) -> int:
        return max(theme.px(TOUCH_TARGET), QFontMetrics(self._text_font(theme)).height() + theme.px(20))

    # --- painting ---------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, theme: Theme, look: Look) -> None:
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = theme.px(8)
        painter.setBrush(theme.colour(look.ground))
        line = Qt.PenStyle.DashLine if look.text == "disabled" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour(look.border), 2, line))
        painter.drawRoundedRect(box, radius, radius)
        if self.isDown():
            shade = QColor(theme.colour("text"))
            shade.setAlpha(28)
            painter.setBrush(shade)
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.drawRoundedRect(box, radius, radius)
            # A second line, so that the ring is seen on a ground of its own colour.
            painter.setPen(QPen(theme.colour("surface"), 2))
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)

    def _paint_icon(self, painter: QPainter, name: str, colour: QColor, left: int, size: int) -> None:
        top = (self.height() - size) // 2
        painter.drawPixmap(QPoint(left, top), icon_pixmap(name, colour, size))

    def _paint_shortcut(self, painter: QPainter, theme: Theme, colour: QColor) -> int:
        """Paint the key at the right and return the width it took."""
        if not self._shortcut_hint:
            return 0
        painter.setFont(theme.font("small"))
        painter.setPen(colour)
        width = painter.fontMetrics().horizontalAdvance(self._shortcut_hint)
        box = QRect(self.width() - width - theme.px(14), 0, width, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._shortcut_hint)
        return width + theme.px(10)
