"""The steps of the set-up, with what became of each; a touch goes to one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receiving_app.domain.profile import Setup, SetupStep
from ui.theme import active, set_type
from ui.widgets.big_toggle import BigToggle


class StepList(QWidget):
    """Lists the steps in their order.

    Signals:
        step_requested: a step was touched; carries its ``SetupStep``.
    """

    step_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = active()
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._title.setWordWrap(True)
        self._steps = {step: self._step(step) for step in SetupStep}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        for toggle in self._steps.values():
            layout.addWidget(toggle)
        layout.addStretch(1)

    def _step(self, step: SetupStep) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"step_{step}")
        toggle.clicked.connect(lambda: self.step_requested.emit(step))
        return toggle

    def show_steps(self, setup: Setup, current: SetupStep, names: Mapping[SetupStep, str]) -> None:
        """Show what became of each step, and which one is shown."""
        self._title.setText(self.tr("Getting started"))
        for number, (step, toggle) in enumerate(self._steps.items(), start=1):
            done, skipped = setup.is_done(step), step in setup.skipped
            word = self.tr("done") if done else self.tr("skipped") if skipped else self.tr("to do")
            toggle.setText(f"{number}. {names[step]}")
            toggle.set_detail(word)
            toggle.setAccessibleName(f"{names[step]}, {word}")
            toggle.set_icon("circle-check-filled" if done else "player-pause" if skipped else "circle")
            toggle.set_state("chosen" if step is current else "ok" if done else "choice")
