"""Why a parcel cannot be received: one touch, and it has a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.wording import Wording
from ui.screens.quarantine_parts.record_words import capital
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.figure_keys import button_of, show_figures

_ICONS = {
    QuarantineCause.NO_NUMBER: "help-circle",
    QuarantineCause.UNREADABLE: "scan",
    QuarantineCause.UNKNOWN: "search",
    QuarantineCause.ALREADY_RECEIVED: "replace",
    QuarantineCause.CANCELLED: "x",
    QuarantineCause.EXPIRED: "clock",
    QuarantineCause.REFUSED_BACK: "truck-return",
    QuarantineCause.SEVERAL_RETURNS: "box",
    QuarantineCause.SEVERAL_BOXES: "package",
}
_ACROSS = 2
# Room for a cause in one line or two.
_COLUMN = 250


class IntakePanel(QWidget):
    """Offers the causes, each as a large button with a figure as its key.

    Signals:
        cause_given: the parcel goes to quarantine; carries the ``QuarantineCause``.
        cancelled: it does not.
    """

    cause_given = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._causes = {cause: self._button(f"intake_{cause}", _ICONS[cause]) for cause in QuarantineCause}
        self._cancel = self._button("intakeCancel", "arrow-left")
        self._cancel.clicked.connect(self.cancelled)
        show_figures(tuple(self._causes.values()))
        for cause, button in self._causes.items():
            button.clicked.connect(lambda _checked=False, one=cause: self.cause_given.emit(one))
        self._build_layout()

    def _button(self, name: str, icon: str) -> ActionButton:
        button = ActionButton("secondary", icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        grid = QGridLayout()
        grid.setSpacing(theme.space("m"))
        for column in range(_ACROSS):
            grid.setColumnMinimumWidth(column, theme.px(_COLUMN))
        for position, button in enumerate((*self._causes.values(), self._cancel)):
            grid.addWidget(button, position // _ACROSS, position % _ACROSS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(grid)

    def ask(self) -> None:
        """Ask anew."""
        next(iter(self._causes.values())).setFocus()

    def show_words(self, words: Wording) -> None:
        """Set every text."""
        self._title.setText(self.tr("Why can it not be received?"))
        self._hint.setText(self.tr("One touch gives it a number; the rest can follow."))
        for cause, button in self._causes.items():
            button.setText(capital(words.term("quarantine_cause", cause)))
        self._cancel.setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the figure of a cause; give up with Escape."""
        button = button_of(event, tuple(self._causes.values()))
        if button is not None:
            button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
