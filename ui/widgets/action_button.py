"""A button that does something: primary, secondary or danger, with its key shown."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import TOUCH_TARGET, Theme
from ui.widgets.painted_button import Look, PaintedButton

_LOOKS = {
    "primary": Look("success", "on_success", "success"),
    "accent": Look("accent", "on_accent", "accent"),
    "secondary": Look("surface", "text", "border"),
    "danger": Look("surface", "danger", "danger"),
    "quiet": Look("background", "text", "background"),
    "header": Look("header", "on_header", "header"),
    "header_current": Look("accent", "on_accent", "accent"),
}
_DISABLED = Look("background", "disabled", "divider")


class ActionButton(PaintedButton):
    """A labelled action with optional icon; ``kind`` is one of primary, accent, secondary, danger, quiet.

    A compact one is a touch target high, for bars; the others are easier to hit.
    """

    def __init__(
        self, kind: str = "secondary", icon: str = "", parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._compact = compact
        self._kind = kind
        self._icon = icon
        self._large = kind == "primary"

    def set_kind(self, kind: str) -> None:
        """Change what the button looks like."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def _content(self) -> tuple[object, ...]:
        return (*super()._content(), self._icon, self._large)

    def _look(self, theme: Theme) -> Look:
        return _LOOKS[self._kind] if self.isEnabled() else _DISABLED

    def _text_font(self, theme: Theme) -> QFont:
        return theme.font("title" if self._large else "body", bold=True)

    def _height(self, theme: Theme) -> int:
        wanted = TOUCH_TARGET if self._compact else 60 if self._large else 56
        return max(super()._height(theme), theme.px(wanted))

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        taken = self._paint_shortcut(painter, theme, colour)
        size = theme.px(26 if self._large else 22)
        painter.setFont(self._text_font(theme))
        metrics = painter.fontMetrics()
        icon_room = size + theme.px(8) if self._icon else 0
        room = self.width() - theme.px(24) - taken - icon_room
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        left = (
            theme.px(14)
            if taken
            else max(theme.px(12), (self.width() - metrics.horizontalAdvance(text) - icon_room) // 2)
        )
        if self._icon:
            self._paint_icon(painter, self._icon, colour, left, size)
        painter.setPen(colour)
        box = QRect(left + icon_room, 0, room, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def is_clipped(self) -> bool:
        """Tell whether the words do not fit."""
        return self.width() < self.sizeHint().width() - 2
