"""A large answer to touch: a fact that is present, missing or not said, or one of several choices."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import Theme, active
from ui.widgets.painted_button import Look, PaintedButton

_LOOKS = {
    "todo": Look("surface", "text", "border"),
    "ok": Look("success_soft", "success", "success"),
    "missing": Look("danger_soft", "danger", "danger"),
    "attention": Look("warning_soft", "warning", "warning"),
    "chosen": Look("accent", "on_accent", "accent"),
    "choice": Look("surface", "text", "border"),
}
_DISABLED = Look("background", "disabled", "divider")
_ICONS = {
    "todo": "circle",
    "ok": "check",
    "missing": "x",
    "attention": "alert-triangle",
    "chosen": "circle-filled",
    "choice": "circle",
}


class BigToggle(PaintedButton):
    """A labelled state; clicking emits ``clicked`` and the screen decides what it means.

    State is told by icon, colour and word together: the accessible description says it too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "todo"
        self._detail = ""
        self._icon = ""

    def set_state(self, state: str) -> None:
        """Show one of todo, ok, missing, attention; or choice and chosen for one of several."""
        if state != self._state:
            self._state = state
            self.update()

    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def set_detail(self, text: str) -> None:
        """Show a second, lighter text after the label."""
        if text != self._detail:
            self._detail = text
            self.setAccessibleDescription(text)
            self.update()

    def detail(self) -> str:
        """Return the second text."""
        return self._detail

    def set_icon(self, name: str) -> None:
        """Show this icon instead of the state's own."""
        self._icon = name
        self.update()

    def is_clipped(self) -> bool:
        """Tell whether label or detail do not fit, on one line or on two."""
        theme = active()
        bold, light = QFontMetrics(theme.font(bold=True)), QFontMetrics(theme.font("small"))
        room = self._text_room(theme)
        return bold.horizontalAdvance(self.text()) > room or light.horizontalAdvance(self._detail) > room

    def _look(self, theme: Theme) -> Look:
        return (
            _LOOKS[self._state]
            if self.isEnabled() or self._state in ("ok", "chosen", "missing")
            else _DISABLED
        )

    def _text_room(self, theme: Theme) -> int:
        taken = QFontMetrics(theme.font("small")).horizontalAdvance(self._shortcut_hint)
        return self.width() - theme.px(56) - (taken + theme.px(8) if self._shortcut_hint else 0)

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        self._paint_shortcut(painter, theme, colour)
        size = theme.px(22)
        self._paint_icon(painter, self._icon or _ICONS[self._state], colour, theme.px(12), size)
        left, room = theme.px(12) + size + theme.px(8), self._text_room(theme)
        bold = theme.font("body", bold=True)
        light = theme.font("small")
        label = QFontMetrics(bold).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        width = QFontMetrics(bold).horizontalAdvance(label)
        detail_width = QFontMetrics(light).horizontalAdvance(self._detail)
        painter.setPen(colour)
        painter.setFont(bold)
        vcenter = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not self._detail or width + theme.px(8) + detail_width <= room:
            painter.drawText(QRect(left, 0, room, self.height()), vcenter, label)
            painter.setFont(light)
            painter.drawText(
                QRect(left + width + theme.px(8), 1, room - width, self.height()), vcenter, self._detail
            )
            return
        half = self.height() // 2
        painter.drawText(QRect(left, theme.px(3), room, half), vcenter, label)
        painter.setFont(light)
        detail = QFontMetrics(light).elidedText(self._detail, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, half - theme.px(2), room, half), vcenter, detail)
