"""Base of the bands that are read from afar: icon, few large words, and smaller ones under them."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import active, icon_pixmap
from ui.tokens import Theme

HEIGHT, LARGE_HEIGHT = 80, 96
# Left and right of the key's frame, and inside of it.
_KEY_EDGES = 36
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAPPED = int((_LEFT | Qt.TextFlag.TextWordWrap).value)


@dataclass(frozen=True, slots=True)
class BandLook:
    """Colours by role, and the icon; ``small`` is the colour of the smaller words."""

    ground: str
    text: str
    edge: str
    icon: str
    small: str = "text"


@dataclass(frozen=True, slots=True)
class _Line:
    """A text in a step of the type scale, and the height it takes."""

    text: str
    step: str
    bold: bool
    height: int
    small: bool


class PaintedBand(QLabel):
    """Paints its words in the largest step in which they fit, and grows where they do not.

    A label, as screen readers know it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._large = False
        # The height last asked for, and what it was asked of: a layout asks again and again.
        self._asked: tuple[object, ...] = ()
        self._height = 0

    def set_large(self, *, large: bool) -> None:
        """Use a larger step of the type scale, on a screen that has the room."""
        if large != self._large:
            self._large = large
            self.updateGeometry()
            self.update()

    # --- for subclasses ---------------------------------------------------------------------

    def _look(self) -> BandLook:
        raise NotImplementedError

    def _words(self) -> tuple[str, str, str]:
        """Return the small words above, the large ones, and the small ones under them."""
        raise NotImplementedError

    def _key(self) -> str:
        """Return the key shown at the right, or empty."""
        return ""

    def _steps(self) -> tuple[str, ...]:
        """Return the steps of the type scale that the large words may have, the largest first."""
        steps = ("verdict", "title", "strong", "body")
        return ("total", *steps) if self._large else steps

    def _changed(self) -> None:
        """Paint again, and ask for another height where the words need it."""
        if self.width() and self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self.update()

    # --- size -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the height that the words need at the present width."""
        placed = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 10_000
        return QSize(active().px(300), self.heightForWidth(placed))

    def minimumSizeHint(self) -> QSize:
        """Return what the longest word needs."""
        theme = active()
        above, large, under = self._words()
        small = theme.widest_word(f"{above} {under}", "small", bold=True)
        words = max(theme.widest_word(large, bold=True), small)
        return QSize(words - self._room(theme, 0), self._least(theme))

    def heightForWidth(self, width: int) -> int:
        """Return what the words need at this width."""
        theme = active()
        asked = (id(theme), width, self._large, self._words(), self._key())
        if asked != self._asked:
            self._asked = asked
            self._height = self._height_needed(theme, width)
        return self._height

    def _height_needed(self, theme: Theme, width: int) -> int:
        lines = self._lines(theme, width)
        return max(self._least(theme), sum(line.height for line in lines) + theme.space("l"))

    def _least(self, theme: Theme) -> int:
        """Return 80 px, more where large texts of one line and a smaller one need it."""
        words = theme.line_height("verdict", bold=True) + theme.line_height("small")
        return max(LARGE_HEIGHT if self._large else HEIGHT, words + theme.space("l"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the words now wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def is_clipped(self) -> bool:
        """Tell whether words do not fit."""
        theme = active()
        widest = max((theme.text_width(word, bold=True) for word in self._words()[1].split()), default=0)
        too_wide = widest > self._room(theme, self.width())
        return too_wide or self.height() < self.heightForWidth(self.width())

    def _room(self, theme: Theme, width: int) -> int:
        key = theme.text_width(self._key(), "strong", bold=True) + _KEY_EDGES if self._key() else 0
        return width - self._text_left(theme) - theme.space("l") - key

    def _text_left(self, theme: Theme) -> int:
        return theme.space("xl") + theme.icon("xl") + theme.space("l")

    def _lines(self, theme: Theme, width: int) -> tuple[_Line, ...]:
        above, large, under = self._words()
        room = self._room(theme, width)
        step = next((one for one in self._steps() if theme.text_width(large, one, bold=True) <= room), "body")
        wanted = (
            (above, "caption", True, True),
            (large, step, True, False),
            (under, "small", False, True),
        )
        return tuple(
            _Line(text, role, bold, theme.wrapped_height(text, room, role, bold=bold), small)
            for text, role, bold, small in wanted
            if text
        )

    # --- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band; the same one was often painted before."""
        theme, ratio = active(), self.devicePixelRatioF()
        key = f"band {theme.name} {theme.scale} {ratio} {self.size()} {self._look()} {self._words()} {self._key()}"
        picture = QPixmap()
        if not QPixmapCache.find(key, picture):
            picture = self._picture(theme, ratio)
            QPixmapCache.insert(key, picture)
        painter = QPainter(self)
        painter.drawPixmap(QPoint(), picture)
        painter.end()

    def _picture(self, theme: Theme, ratio: float) -> QPixmap:
        picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look()
        self._paint_ground(painter, theme, look)
        size = theme.icon("xl")
        mark = icon_pixmap(look.icon, theme.colour(look.text), size)
        painter.drawPixmap(QPoint(theme.space("xl"), (self.height() - size) // 2), mark)
        self._paint_words(painter, theme, look)
        self._paint_key(painter, theme, look)
        painter.end()
        return picture

    def _paint_ground(self, painter: QPainter, theme: Theme, look: BandLook) -> None:
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(look.edge))
        painter.drawRoundedRect(box, theme.radius(), theme.radius())
        if look.edge != look.ground:
            painter.setBrush(theme.colour(look.ground))
            inside = box.adjusted(theme.space("m"), 2, -2, -2)
            painter.drawRoundedRect(inside, theme.radius("s"), theme.radius("s"))

    def _paint_words(self, painter: QPainter, theme: Theme, look: BandLook) -> None:
        lines = self._lines(theme, self.width())
        top = (self.height() - sum(line.height for line in lines)) // 2
        for line in lines:
            painter.setFont(theme.font(line.step, bold=line.bold))
            painter.setPen(theme.colour(look.small if line.small else look.text))
            box = QRect(self._text_left(theme), top, self._room(theme, self.width()), line.height)
            painter.drawText(box, _WRAPPED, line.text)
            top += line.height

    def _paint_key(self, painter: QPainter, theme: Theme, look: BandLook) -> None:
        key = self._key()
        if not key:
            return
        colour = theme.colour(look.text)
        edge = theme.space("m")
        width = theme.text_width(key, "strong", bold=True) + 2 * edge
        height = theme.line_height("strong", bold=True) + 2 * theme.space("s")
        box = QRectF(self.width() - width - theme.space("l"), (self.height() - height) / 2, width, height)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour)
        painter.drawRoundedRect(box, theme.radius("s"), theme.radius("s"))
        painter.setFont(theme.font("strong", bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
