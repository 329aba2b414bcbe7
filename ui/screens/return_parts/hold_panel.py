"""Why a return has to wait: until when, for whom, and the usual causes to touch; any other one typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.holds import Awaited, HoldCause
from receiving_app.services.decide import Hold
from receiving_app.wording import Wording
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.figure_keys import button_of, show_figures
from ui.widgets.prompt_field import PromptField
from ui.widgets.tab_order import order_tabs
from ui.widgets.touch_keyboard import KeyboardButton
from ui.widgets.wrap_row import WrapRow

# What is lost on its way is said of the units that did not come, not of those in hand.
CAUSES = tuple(cause for cause in HoldCause if cause not in (HoldCause.OTHER, HoldCause.LOST))
_WIDE, _WIDEST = 720, 900
DAYS: tuple[int | None, ...] = (None, 3, 14, 30)


class HoldPanel(QWidget):
    """Asks for the cause of a hold: one touch of a cause is enough, the rest has usual answers.

    Signals:
        hold_given: the return is to wait; carries the ``Hold``.
        cancelled: it is not.
    """

    hold_given = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: int | None = None
        self._awaited: Awaited | None = None
        self._build_widgets()
        self._build_layout()
        self._connect()
        self._render()

    def _build_widgets(self) -> None:
        self._title, self._due, self._from = QLabel(self), QLabel(self), QLabel(self)
        set_type(self._title, "title", bold=True)
        self._cause = PromptField("holdCause", self)
        self._cause.setMaxLength(500)
        self._title.setBuddy(self._cause)
        self._due_choices = {days: self._toggle(f"holdDays_{days or 'usual'}") for days in DAYS}
        # A cause about transport waits for the carrier by itself; the choices stand in one row.
        whom = (None, *(one for one in Awaited if one is not Awaited.CARRIER))
        self._from_choices = {one: self._toggle(f"holdFrom_{one or 'usual'}") for one in whom}
        self._causes = tuple(self._button(f"holdCause_{n + 1}", "player-pause") for n in range(len(CAUSES)))
        self._confirm = self._button("holdConfirm", "check", "accent")
        self._cancel = self._button("holdCancel", "x")

    def _toggle(self, name: str) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(name)
        return toggle

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        causes = QGridLayout()
        causes.setSpacing(theme.space("m"))
        for position, button in enumerate((*self._causes, self._cancel)):
            causes.addWidget(button, position // 2, position % 2)
        due, whom = WrapRow(spacing=theme.space("s")), WrapRow(spacing=theme.space("s"))
        for toggle in self._due_choices.values():
            due.addWidget(toggle)
        for toggle in self._from_choices.values():
            whom.addWidget(toggle)
        typed = QHBoxLayout()
        typed.setSpacing(theme.space("m"))
        typed.addWidget(self._cause, 1)
        for button in (KeyboardButton(self._cause, self), self._confirm):
            typed.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("s"))
        layout.addWidget(self._title)
        layout.addLayout(causes)
        layout.addWidget(self._from)
        layout.addLayout(whom)
        layout.addWidget(self._due)
        layout.addLayout(due)
        layout.addLayout(typed)
        # The answers stand in one row each: the whole question is in sight at 1366 × 768.
        self._title.setMinimumWidth(min(theme.px(_WIDE), _WIDEST))
        order_tabs((self,))

    def _connect(self) -> None:
        for cause, button in zip(CAUSES, self._causes, strict=True):
            button.clicked.connect(lambda _checked=False, one=cause: self._give(one))
        show_figures(self._causes)
        for days, toggle in self._due_choices.items():
            toggle.clicked.connect(lambda _checked=False, one=days: self._choose_days(one))
        for awaited, toggle in self._from_choices.items():
            toggle.clicked.connect(lambda _checked=False, one=awaited: self._choose_awaited(one))
        self._cause.returnPressed.connect(self._on_cause_return_pressed)
        self._confirm.clicked.connect(self._on_cause_return_pressed)
        self._cancel.clicked.connect(self.cancelled)

    def ask(self) -> None:
        """Ask anew."""
        self._days, self._awaited = None, None
        self._cause.clear()
        # Here figures are keys; in the field they are text.
        self._causes[0].setFocus()
        self._render()

    def retranslate(self, words: Wording) -> None:
        """Set every text."""
        self._title.setText(self.tr("Why does it wait, and for whom?"))
        self._due.setText(self.tr("Answer expected within"))
        self._from.setText(self.tr("Awaited from"))
        causes = (
            self.tr("Accessory asked of the customer"),
            self.tr("Waiting for the customer's answer"),
            self.tr("Waiting for support's validation"),
            self.tr("Waiting for the manufacturer"),
            self.tr("Waiting for the supervisor"),
            self.tr("To be tested"),
            self.tr("Transport damage to be claimed"),
        )
        for button, text in zip(self._causes, causes, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        whom = (
            self.tr("Usual"),
            self.tr("Customer"),
            self.tr("Ticket"),
            self.tr("Manufacturer"),
            self.tr("Supervisor"),
        )
        for toggle, text in zip(self._from_choices.values(), whom, strict=True):
            toggle.setText(text)
        for days, toggle in self._due_choices.items():
            toggle.setText(
                self.tr("Usual time")
                if days is None
                else words.filled(self.tr("{days} {days:day|days}"), days=days)
            )
        self._cause.ask(self.tr("What exactly, or another cause"))
        self._cause.setAccessibleName(self.tr("Cause of the hold"))
        self._confirm.setText(self.tr("Put on hold"))
        self._cancel.setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the figure of a cause; give up with Escape; any other letter begins a cause that is typed."""
        button, text = button_of(event, self._causes), event.text()
        if button is not None:
            button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif text.isalpha() and not self._cause.hasFocus():
            self._cause.setFocus()
            self._cause.insert(text)
        else:
            super().keyPressEvent(event)

    def _render(self) -> None:
        for days, toggle in self._due_choices.items():
            toggle.set_state("chosen" if days == self._days else "choice")
        for awaited, toggle in self._from_choices.items():
            toggle.set_state("chosen" if awaited is self._awaited else "choice")

    def _choose_days(self, days: int | None) -> None:
        self._days = days
        self._render()

    def _choose_awaited(self, awaited: Awaited | None) -> None:
        self._awaited = awaited
        self._render()

    def _give(self, cause: HoldCause) -> None:
        self.hold_given.emit(Hold(self._cause.text().strip(), cause, self._awaited, self._days))

    @Slot()
    def _on_cause_return_pressed(self) -> None:
        if self._cause.text().strip():
            self._give(HoldCause.OTHER)
        else:
            self._cause.setFocus()
