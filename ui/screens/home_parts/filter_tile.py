"""A figure of today's work that can be touched: it lists what it counts."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import active, icon_pixmap
from ui.tokens import Theme
from ui.widgets.painted_button import Look, PaintedButton

_LOOKS = {
    "info": Look("surface", "text", "border"),
    "attention": Look("warning_soft", "warning", "warning"),
    "refused": Look("danger_soft", "danger", "danger"),
    "chosen": Look("accent", "on_accent", "accent"),
}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ICON, _EDGE = 26, 12


class FilterTile(PaintedButton):
    """Shows a count with its icon and word; checked while its list is shown.

    One that counts what waits is amber as soon as something does, and red once it waits too long.
    """

    def __init__(self, icon: str, parent: QWidget | None = None, *, waits: bool = False) -> None:
        super().__init__(parent)
        self._icon = icon
        self._waits = waits
        self._urgency = "attention"
        self._count, self._word = 0, ""
        self.setCheckable(True)
        # A touch leaves the focus with the scan field, which the next scan needs.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def show_count(self, count: int, word: str, urgency: str = "attention") -> None:
        """Show a count and its word; ``urgency`` is the look of one that waits: info, attention or refused."""
        if (count, word, urgency) != (self._count, self._word, self._urgency):
            self._count, self._word, self._urgency = count, word, urgency
            self.setAccessibleName(self.tr("{what}: {count}").format(what=word, count=count))
            self.updateGeometry()
            self.update()

    def count(self) -> int:
        """Return the count shown."""
        return self._count

    def sizeHint(self) -> QSize:
        """Return room for icon, figure and word."""
        theme = active()
        figure = theme.px(_ICON) + theme.px(8) + theme.text_width(str(self._count), "total", bold=True)
        word = theme.text_width(self._word, "small")
        return QSize(max(figure, word) + 2 * theme.px(_EDGE), self._height(theme))

    def minimumSizeHint(self) -> QSize:
        """Return what figure and word need."""
        return self.sizeHint()

    def is_clipped(self) -> bool:
        """Tell whether figure or word do not fit."""
        return self.width() < self.sizeHint().width()

    def _height(self, theme: Theme) -> int:
        return self._figure_height(theme) + self._word_height(theme) + theme.px(14)

    def _figure_height(self, theme: Theme) -> int:
        return theme.wrapped_height("0", 1_000, "total", bold=True)

    def _word_height(self, theme: Theme) -> int:
        return theme.wrapped_height("Xg", 1_000, "small")

    def _content(self) -> tuple[object, ...]:
        return (*super()._content(), self._icon, self._count, self._word, self._urgency)

    def _look(self, theme: Theme) -> Look:
        if self.isChecked():
            return _LOOKS["chosen"]
        return _LOOKS[self._urgency if self._waits and self._count else "info"]

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        edge, size, figure = theme.px(_EDGE), theme.px(_ICON), self._figure_height(theme)
        top = theme.px(6)
        painter.setPen(colour)
        painter.setFont(theme.font("total", bold=True))
        painter.drawText(QRect(edge, top, self.width(), figure), _LEFT, str(self._count))
        left = self.width() - edge - size
        self._paint_mark(painter, colour, QRect(left, top + (figure - size) // 2, size, size))
        painter.setFont(theme.font("small"))
        painter.drawText(QRect(edge, top + figure, self.width(), self._word_height(theme)), _LEFT, self._word)

    def _paint_mark(self, painter: QPainter, colour: QColor, box: QRect) -> None:
        painter.drawPixmap(box.topLeft(), icon_pixmap(self._icon, colour, box.width()))
