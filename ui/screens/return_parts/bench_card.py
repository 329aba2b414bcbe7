"""Base of the cards of the return screen: what is touched is larger where there is room."""

from PySide6.QtWidgets import QWidget

from ui.theme import TOUCH_TARGET, active
from ui.widgets.step_card import StepCard

_ROOMY_TARGET = 60
_SPACING, _ROOMY_SPACING = 6, 10


class BenchCard(StepCard):
    """A card whose targets grow on a large screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: list[QWidget] = []
        self._roomy = False

    def add_target(self, *widgets: QWidget) -> None:
        """Let these be as high as the room allows."""
        self._targets.extend(widgets)
        for widget in widgets:
            widget.setMinimumHeight(self._least())

    def set_roomy(self, *, roomy: bool) -> None:
        """Use more room, or no more than needed."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.body.setSpacing(_ROOMY_SPACING if roomy else _SPACING)
            for widget in self._targets:
                widget.setMinimumHeight(self._least())

    def _least(self) -> int:
        return active().px(_ROOMY_TARGET if self._roomy else TOUCH_TARGET)
