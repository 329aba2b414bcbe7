"""The photos of a parcel on its card: one touch to take one, one to look at those there are."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from receiving_app.domain.photos import Photo
from receiving_app.wording import Wording
from ui.theme import active
from ui.tokens import Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.painted_button import Look, PaintedButton
from ui.widgets.wrap_row import WrapRow

# More are behind the last one: the strip stays a row or two.
MOST_SHOWN = 4
_PLAIN = Look("surface", "text", "border")


class Thumbnail(PaintedButton):
    """A photo, small, to be touched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._shown = ""
        self._struck = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_photo(self, photo: Photo, words: str) -> None:
        """Show a photo, named in words."""
        self.setAccessibleName(words)
        self.setToolTip(words)
        if photo.sha256 != self._shown:
            self._shown = photo.sha256
            self._pixmap = QPixmap()
            self._pixmap.loadFromData(photo.thumbnail)
        self._struck = photo.struck is not None
        self.update()

    def sizeHint(self) -> QSize:
        """Return a touch target."""
        return QSize(active().target(), active().target())

    def heightForWidth(self, width: int) -> int:
        """Return a touch target's height: there are no words to wrap."""
        return active().target()

    def _content(self) -> tuple[object, ...]:
        return (self._shown, self._struck)

    def _look(self, theme: Theme) -> Look:
        return _PLAIN

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        inside = self.rect().adjusted(4, 4, -4, -4)
        if self._pixmap.isNull():
            self._paint_icon(painter, "camera", colour, (self.width() - theme.icon()) // 2, theme.icon())
        else:
            painter.drawPixmap(inside, self._pixmap, self._middle())
        if self._struck:
            painter.setPen(theme.colour("danger"))
            painter.drawLine(inside.topLeft(), inside.bottomRight())
            painter.drawLine(inside.topRight(), inside.bottomLeft())

    def _middle(self) -> QRect:
        """Return the square in the middle of the photo."""
        side = min(self._pixmap.width(), self._pixmap.height())
        return QRect((self._pixmap.width() - side) // 2, (self._pixmap.height() - side) // 2, side, side)


class PhotoStrip(QWidget):
    """A button that takes a photo, and the latest ones beside it.

    Signals:
        photo_chosen: a photo is to be looked at; carries its position among those shown by ``show_photos``.
    """

    photo_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = ActionButton("secondary", "camera", self, compact=True)
        self.add.setObjectName("photoAdd")
        self._first = 0
        self._thumbnails = tuple(self._thumbnail(position) for position in range(MOST_SHOWN))
        row = WrapRow(self, active().space("s"))
        for widget in (self.add, *self._thumbnails):
            row.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _thumbnail(self, position: int) -> Thumbnail:
        thumbnail = Thumbnail(self)
        thumbnail.setObjectName(f"photo_{position + 1}")
        thumbnail.clicked.connect(lambda: self.photo_chosen.emit(self._first + position))
        thumbnail.hide()
        return thumbnail

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.add.setText(self.tr("Photo"))
        self.add.setAccessibleName(self.tr("Take or add a photo"))

    def show_photos(self, photos: tuple[Photo, ...], words: Wording) -> None:
        """Show the latest of these photos."""
        self._first = max(0, len(photos) - MOST_SHOWN)
        shown = photos[self._first :]
        for position, thumbnail in enumerate(self._thumbnails):
            thumbnail.setVisible(position < len(shown))
            if position < len(shown):
                thumbnail.show_photo(shown[position], photo_words(shown[position], words))


def photo_words(photo: Photo, words: Wording) -> str:
    """Return what a photo shows, when it was taken and by whom: ``dégât · 23/11/2026 14:02 · Sam``.

    Of one that several parts of a box have, that too.
    """
    said = [words.term("photo_step", photo.step), words.moment(photo.at), photo.operator]
    if photo.before_split:
        said.append(words.text("bench.photo.before_split"))
    return " · ".join(said)
