"""A large answer to touch: a fact that is present, missing or not said, or one of several choices."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import TOUCH_TARGET, Theme, active
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
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAPPED = int((_LEFT | Qt.TextFlag.TextWordWrap).value)


class BigToggle(PaintedButton):
    """A labelled state; clicking emits ``clicked`` and the screen decides what it means.

    State is told by icon, colour and word together. Space and a touch act; Enter does not, because it
    ends every scan. Words that do not fit on one line make the toggle taller.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "todo"
        self._detail = ""
        self._icon = ""
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_state(self, state: str) -> None:
        """Show one of todo, ok, missing, attention; or choice and chosen for one of several."""
        if state != self._state:
            self._state = state
            self.setChecked(state in ("ok", "chosen"))
            self.update()

    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def set_detail(self, text: str) -> None:
        """Show a second, lighter text after the label."""
        if text != self._detail:
            self._detail = text
            self.setAccessibleDescription(text)
            self.updateGeometry()
            self.update()

    def detail(self) -> str:
        """Return the second text."""
        return self._detail

    def set_icon(self, name: str) -> None:
        """Show this icon instead of the state's own."""
        if name != self._icon:
            self._icon = name
            self.update()

    def is_clipped(self) -> bool:
        """Tell whether label or detail do not fit."""
        theme = active()
        widest = max((theme.text_width(word, bold=True) for word in self.text().split()), default=0)
        return widest > self._label_room(theme, self.width()) or self.height() < self.heightForWidth(
            self.width()
        )

    def nextCheckState(self) -> None:
        """Leave the state to the screen: an act may be refused."""

    def sizeHint(self) -> QSize:
        """Return room for the label, and the height that all words need at the present width."""
        # The layout takes this height for the most; before the first layout the width means nothing.
        placed = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 10_000
        return QSize(super().sizeHint().width(), self.heightForWidth(placed))

    def heightForWidth(self, width: int) -> int:
        """Return what label and detail need at this width."""
        theme = active()
        if self._fits_one_line(theme, width):
            return theme.px(TOUCH_TARGET)
        label, detail = self._heights(theme, width)
        return max(theme.px(TOUCH_TARGET), label + detail + theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the words now wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    # --- painting ---------------------------------------------------------------------------

    def _content(self) -> tuple[object, ...]:
        return (*super()._content(), self._detail, self._icon or _ICONS[self._state])

    def _look(self, theme: Theme) -> Look:
        told = self.isEnabled() or self._state in ("ok", "chosen", "missing")
        return _LOOKS[self._state] if told else _DISABLED

    def _room(self, theme: Theme, width: int) -> int:
        return width - theme.px(56)

    def _label_room(self, theme: Theme, width: int) -> int:
        if not self._shortcut_hint:
            return self._room(theme, width)
        hint = theme.text_width(self._shortcut_hint, "small")
        return self._room(theme, width) - hint - theme.px(8)

    def _fits_one_line(self, theme: Theme, width: int) -> bool:
        taken = theme.text_width(self.text(), bold=True)
        if self._detail:
            taken += theme.text_width(self._detail, "small") + theme.px(8)
        return taken <= self._label_room(theme, width)

    def _heights(self, theme: Theme, width: int) -> tuple[int, int]:
        label = theme.wrapped_height(self.text(), self._label_room(theme, width), bold=True)
        if not self._detail:
            return label, 0
        return label, theme.wrapped_height(self._detail, self._room(theme, width), "small")

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        self._paint_icon(painter, self._icon or _ICONS[self._state], colour, theme.px(12), theme.px(22))
        painter.setPen(colour)
        if self._fits_one_line(theme, self.width()):
            self._paint_line(painter, theme)
        else:
            self._paint_stack(painter, theme)

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        box = QRect(theme.px(42), 0, self._room(theme, self.width()), self.height())
        self._paint_hint(painter, theme, box)
        painter.setFont(theme.font(bold=True))
        painter.drawText(box, _LEFT, self.text())
        if self._detail:
            box.setLeft(box.left() + theme.text_width(self.text(), bold=True) + theme.px(8))
            painter.setFont(theme.font("small"))
            painter.drawText(box.translated(0, 1), _LEFT, self._detail)

    def _paint_stack(self, painter: QPainter, theme: Theme) -> None:
        label, detail = self._heights(theme, self.width())
        top, room = (self.height() - label - detail) // 2, self._room(theme, self.width())
        box = QRect(theme.px(42), top, room, label)
        self._paint_hint(painter, theme, box)
        painter.setFont(theme.font(bold=True))
        box.setWidth(self._label_room(theme, self.width()))
        painter.drawText(box, _WRAPPED, self.text())
        painter.setFont(theme.font("small"))
        painter.drawText(QRect(theme.px(42), top + label, room, detail), _WRAPPED, self._detail)

    def _paint_hint(self, painter: QPainter, theme: Theme, box: QRect) -> None:
        if self._shortcut_hint:
            painter.setFont(theme.font("small"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box, right, self._shortcut_hint)
