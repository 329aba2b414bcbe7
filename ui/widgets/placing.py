"""How the parts of a screen stand: under one another, beside one another, or in a row that breaks."""

from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.theme import active
from ui.widgets.wrap_row import WrapRow

Part = QWidget | QLayout
# With its share of the room that is left; without one, a part takes what it needs.
Shared = Part | tuple[Part, int]
_DOWN, _RIGHT = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


def line(*widgets: QWidget) -> WrapRow:
    """Return widgets in a row that breaks where they do not fit."""
    made = WrapRow(spacing=active().space("m"))
    for widget in widgets:
        made.addWidget(widget)
    return made


def column(*parts: Shared) -> QBoxLayout:
    """Return parts under one another."""
    return _placed(_DOWN, "m", parts)


def beside(*parts: Shared) -> QBoxLayout:
    """Return parts beside one another."""
    return _placed(_RIGHT, "l", parts)


def _placed(direction: QBoxLayout.Direction, gap: str, parts: Iterable[Shared]) -> QBoxLayout:
    made = QBoxLayout(direction)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(active().space(gap))
    for shared in parts:
        part, share = shared if isinstance(shared, tuple) else (shared, 0)
        if isinstance(part, QLayout):
            made.addLayout(part, share)
        else:
            made.addWidget(part, share)
    return made
