"""A large answer to touch: a fact that is present, missing or not said, or one of several choices."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import active
from ui.tokens import Theme
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
_CHECKED = ("ok", "attention", "chosen")
_CHOICES = ("choice", "chosen")
_ARROWS = {
    Qt.Key.Key_Down: True,
    Qt.Key.Key_Right: True,
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Left: False,
}
# Heights that a toggle remembers: one return after the other shows the same few words.
_MEASURED = 32
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_WRAPPED = int((_LEFT | Qt.TextFlag.TextWordWrap).value)


class BigToggle(PaintedButton):
    """A labelled state; clicking emits ``clicked`` and the screen decides what it means.

    State is told by icon, colour and word together, and to screen readers as that of a check box, or of a
    radio button for one of several choices. Space and a touch act; Enter does not, because it ends every
    scan. Words that do not fit on one line make the toggle taller.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "todo"
        self._detail = ""
        self._measured: dict[tuple[object, ...], int] = {}
        self._icon = ""
        self.setCheckable(True)
        self._describe()

    def set_state(self, state: str) -> None:
        """Show one of todo, ok, missing, attention; or choice and chosen for one of several."""
        if state != self._state:
            self._state = state
            # Screen readers take this for the role of a radio button; Qt would not let the chosen one go.
            self.setAutoExclusive(False)
            self.setChecked(state in _CHECKED)
            self.setAutoExclusive(state in _CHOICES)
            self._describe()
            self.update()

    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def set_detail(self, text: str) -> None:
        """Show a second, lighter text after the label."""
        if text != self._detail:
            self._detail = text
            self._describe()
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
        widest = theme.widest_word(self.text(), bold=True)
        detail = theme.widest_word(self._detail, "small")
        return (
            widest > self._label_room(theme, self.width())
            or detail > self._room(theme, self.width())
            or self.height() < self.heightForWidth(self.width())
        )

    def nextCheckState(self) -> None:
        """Leave the state to the screen: an act may be refused."""

    def sizeHint(self) -> QSize:
        """Return room for the label, and the height that all words need at the present width."""
        theme = active()
        label = theme.text_width(self.text(), bold=True) + self._hint_room(theme)
        width = max(label, theme.text_width(self._detail, "small")) + self._beside(theme)
        # The layout takes this height for the most; before the first layout the width means nothing.
        placed = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else width
        return QSize(width, self.heightForWidth(placed))

    def minimumSizeHint(self) -> QSize:
        """Return what the longest word needs."""
        theme = active()
        label = theme.widest_word(self.text(), bold=True) + self._hint_room(theme)
        detail = theme.widest_word(self._detail, "small")
        return QSize(max(theme.target(), max(label, detail) + self._beside(theme)), theme.target())

    def heightForWidth(self, width: int) -> int:
        """Return what label and detail need at this width; a layout asks dozens of times for the same."""
        theme = active()
        asked = (id(theme), width, self.text(), self._detail, self._shortcut_hint)
        if asked not in self._measured:
            if len(self._measured) >= _MEASURED:
                self._measured.clear()
            self._measured[asked] = self._height_needed(theme, width)
        return self._measured[asked]

    def _height_needed(self, theme: Theme, width: int) -> int:
        if self._fits_one_line(theme, width):
            return theme.target()
        label, detail = self._heights(theme, width)
        return max(theme.target(), label + detail + theme.space("m"))

    # --- events -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with the arrows, and choose nothing by it: a choice is stored at once."""
        forwards = _ARROWS.get(Qt.Key(event.key()))
        if forwards is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and leave the other choices where Tab reaches them, unlike Qt's radio buttons."""
        QWidget.focusInEvent(self, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the state in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def _describe(self) -> None:
        """Tell screen readers what a check box cannot: nothing said yet, missing, to be looked at."""
        words = {
            "todo": self.tr("not said yet"),
            "missing": self.tr("no"),
            "attention": self.tr("needs attention"),
        }
        self.setAccessibleDescription(", ".join(filter(None, (self._detail, words.get(self._state, "")))))

    # --- painting ---------------------------------------------------------------------------

    def _content(self) -> tuple[object, ...]:
        return (*super()._content(), self._detail, self._icon or _ICONS[self._state])

    def _look(self, theme: Theme) -> Look:
        told = self.isEnabled() or self._state in ("ok", "chosen", "missing")
        return _LOOKS[self._state] if told else _DISABLED

    def _text_left(self, theme: Theme) -> int:
        return theme.space("l") + theme.icon() + theme.space("m")

    def _beside(self, theme: Theme) -> int:
        return self._text_left(theme) + theme.space("l")

    def _room(self, theme: Theme, width: int) -> int:
        return width - self._beside(theme)

    def _label_room(self, theme: Theme, width: int) -> int:
        return self._room(theme, width) - self._hint_room(theme)

    def _fits_one_line(self, theme: Theme, width: int) -> bool:
        taken = theme.text_width(self.text(), bold=True)
        if self._detail:
            taken += theme.text_width(self._detail, "small") + theme.space("m")
        return taken <= self._label_room(theme, width)

    def _heights(self, theme: Theme, width: int) -> tuple[int, int]:
        label = theme.wrapped_height(self.text(), max(1, self._label_room(theme, width)), bold=True)
        if not self._detail:
            return label, 0
        return label, theme.wrapped_height(self._detail, max(1, self._room(theme, width)), "small")

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        self._paint_icon(painter, self._icon or _ICONS[self._state], colour, theme.space("l"), theme.icon())
        painter.setPen(colour)
        if self._fits_one_line(theme, self.width()):
            self._paint_line(painter, theme)
        else:
            self._paint_stack(painter, theme)

    def _paint_line(self, painter: QPainter, theme: Theme) -> None:
        box = QRect(self._text_left(theme), 0, self._room(theme, self.width()), self.height())
        self._paint_hint(painter, theme, box)
        painter.setFont(theme.font(bold=True))
        painter.drawText(box, _LEFT, self.text())
        if self._detail:
            box.setLeft(box.left() + theme.text_width(self.text(), bold=True) + theme.space("m"))
            painter.setFont(theme.font("small"))
            painter.drawText(box.translated(0, 1), _LEFT, self._detail)

    def _paint_stack(self, painter: QPainter, theme: Theme) -> None:
        label, detail = self._heights(theme, self.width())
        left, room = self._text_left(theme), self._room(theme, self.width())
        top = (self.height() - label - detail) // 2
        box = QRect(left, top, room, label)
        self._paint_hint(painter, theme, box)
        painter.setFont(theme.font(bold=True))
        box.setWidth(self._label_room(theme, self.width()))
        painter.drawText(box, _WRAPPED, self.text())
        painter.setFont(theme.font("small"))
        painter.drawText(QRect(left, top + label, room, detail), _WRAPPED, self._detail)

    def _paint_hint(self, painter: QPainter, theme: Theme, box: QRect) -> None:
        if self._shortcut_hint:
            painter.setFont(theme.font("small"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box, right, self._shortcut_hint)
