"""A button that does something: primary, secondary or danger, with its key shown."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import active
from ui.tokens import Theme
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
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_ON_LINES = int((_MIDDLE | Qt.TextFlag.TextWordWrap).value)
# Heights above a touch target: easier to hit.
_HIGHER, _HIGHEST = 8, 12
# How much of a button in a bar is folded away where the bar is short of room.
UNFOLDED, WITHOUT_KEY, ICON_ONLY = range(3)


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
        self._step = "title" if kind == "primary" else "body"
        self._fold = UNFOLDED

    def set_kind(self, kind: str) -> None:
        """Change what the button looks like."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        if icon != self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def set_fold(self, fold: int) -> None:
        """Show all, leave the key out, or show the icon alone; its words are then in the tool tip."""
        if fold != self._fold:
            self._fold = fold
            self.setToolTip(self.accessibleName() or self.text() if fold == ICON_ONLY else "")
            self.updateGeometry()
            self.update()

    def fold(self) -> int:
        """Return how much is folded away."""
        return self._fold

    def unfolded_width(self, fold: int) -> int:
        """Return the width that the button takes with this much folded away."""
        return self._width(active(), fold)

    def sizeHint(self) -> QSize:
        """Return room for icon, words and key on one line, and the height they need at the present width."""
        theme = active()
        wanted = self._width(theme, self._fold)
        # The layout takes this height for the most; before the first layout the width means nothing.
        placed = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else wanted
        return QSize(wanted, self.heightForWidth(placed))

    def minimumSizeHint(self) -> QSize:
        """Return what the longest word needs."""
        theme = active()
        word = theme.widest_word(self._words(), self._step, bold=True)
        return QSize(max(theme.target(), word + self._beside(theme, self._fold)), self._least(theme))

    def heightForWidth(self, width: int) -> int:
        """Return what the words need at this width."""
        theme = active()
        room = width - self._beside(theme, self._fold)
        if theme.text_width(self._words(), self._step, bold=True) <= room:
            return self._least(theme)
        words = theme.wrapped_height(self._words(), max(room, 1), self._step, bold=True)
        return max(self._least(theme), words + theme.space("l"))

    def is_clipped(self) -> bool:
        """Tell whether the words do not fit."""
        theme = active()
        room = self.width() - self._beside(theme, self._fold)
        word = theme.widest_word(self._words(), self._step, bold=True)
        return word > room or self.height() < self.heightForWidth(self.width())

    # --- measures ---------------------------------------------------------------------------

    def _words(self) -> str:
        return "" if self._fold == ICON_ONLY else self.text()

    def _least(self, theme: Theme) -> int:
        if self._compact:
            return theme.target()
        return theme.target(self._step) + (_HIGHEST if self._step == "title" else _HIGHER)

    def _icon_size(self, theme: Theme) -> int:
        return theme.icon("l" if self._step == "title" else "m")

    def _beside(self, theme: Theme, fold: int) -> int:
        """Return the width that all but the words takes."""
        icon = self._icon_size(theme) if self._icon else 0
        gap = theme.space("m") if self._icon and self.text() and fold != ICON_ONLY else 0
        key = self._hint_room(theme) if fold == UNFOLDED else 0
        return icon + gap + key + 2 * theme.space("l")

    def _width(self, theme: Theme, fold: int) -> int:
        words = "" if fold == ICON_ONLY else self.text()
        taken = theme.text_width(words, self._step, bold=True) + self._beside(theme, fold)
        return max(theme.target(), taken)

    # --- painting ---------------------------------------------------------------------------

    def _content(self) -> tuple[object, ...]:
        return (*super()._content(), self._icon, self._step, self._fold)

    def _look(self, theme: Theme) -> Look:
        return _LOOKS[self._kind] if self.isEnabled() else _DISABLED

    def _paint_content(self, painter: QPainter, theme: Theme, colour: QColor) -> None:
        room = self.width() - self._beside(theme, self._fold)
        key = self._hint_room(theme) if self._fold == UNFOLDED else 0
        size = self._icon_size(theme)
        words = self._words()
        wanted = theme.text_width(words, self._step, bold=True)
        # With a key the words stand at the left, so that keys and words are aligned in a column.
        left = theme.space("l") if key else theme.space("l") + max(0, (room - wanted) // 2)
        if self._icon:
            self._paint_icon(painter, self._icon, colour, left, size)
            left += size + (theme.space("m") if words else 0)
        painter.setPen(colour)
        painter.setFont(theme.font(self._step, bold=True))
        # A line that fits is not broken: its box may lack a fraction of a pixel.
        box = QRect(left, 0, room, self.height())
        painter.drawText(box, _ON_LINES if wanted > room else int(_MIDDLE.value), words)
        if key:
            painter.setFont(theme.font("small"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(0, 0, -theme.space("l"), 0), right, self._shortcut_hint)
