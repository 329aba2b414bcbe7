"""Base of the cards of the return screen: what is touched is larger where there is room."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.theme import active
from ui.widgets.step_card import StepCard

# What a target is higher by where there is room.
_ROOMY = 12


class BenchCard(StepCard):
    """A card whose targets grow on a large screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # Before the base: styling a widget is told while it is being made.
        self._targets: list[QWidget] = []
        self._roomy = False
        super().__init__(parent)

    def add_target(self, *widgets: QWidget) -> None:
        """Let these be as high as the room allows."""
        self._targets.extend(widgets)
        for widget in widgets:
            widget.setMinimumHeight(self._least())

    def set_roomy(self, *, roomy: bool) -> None:
        """Use more room, or no more than needed."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.body.setSpacing(active().space("l" if roomy else "s"))
            self._fit_targets()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the targets to another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_targets()

    def _fit_targets(self) -> None:
        for widget in self._targets:
            widget.setMinimumHeight(self._least())

    def _least(self) -> int:
        return active().target() + (_ROOMY if self._roomy else 0)
