"""Two ways to work at the bench: with a finger only, and with the keyboard only.

Both do the acts that the screens declare, so that a flow is written once and gone through twice.
"""

from abc import ABC, abstractmethod

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.returns import ReturnCase
from tests.ui.bench.driving import press, type_text, until
from ui.actions import BenchAction
from ui.app import App
from ui.tokens import TOUCH_TARGET
from ui.widgets.step_band import StepBand
from ui.widgets.touch_keyboard import TouchKeyboard
from ui.widgets.verdict_banner import VerdictBanner

# Controls of acts that are declared without one: the key takes a shorter way than the finger.
_CONTROLS = {"other_decision": "otherDecision", "next_unit": "unit_2", "scan_again": "back"}


class Hands(ABC):
    """Works at the window of the bench."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self._qtbot = qtbot

    # --- what is seen -----------------------------------------------------------------------

    def control(self, name: str) -> QWidget:
        """Return the control of this name that is in sight."""
        found = [one for one in self.app.window.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"nothing in sight is named {name}"
        return found[0]

    def case(self) -> ReturnCase:
        """Return the return on the screen, as it is on file."""
        with self.app.home.bench.reading() as uow:
            case = uow.returns.get(self.app.return_screen.rma())
        assert case is not None
        return case

    def step(self) -> str:
        """Return what the bench waits for."""
        band = self.app.return_screen.findChild(StepBand)
        assert isinstance(band, StepBand)
        return band.text()

    def verdict(self) -> VerdictBanner:
        """Return the verdict on the return screen."""
        banner = self.app.return_screen.findChild(VerdictBanner)
        assert isinstance(banner, VerdictBanner)
        return banner

    def until_step(self, text: str) -> None:
        """Wait until the bench waits for this."""
        until(self._qtbot, lambda: self.step() == text)

    # --- what is done -----------------------------------------------------------------------

    def do(self, act: str) -> None:
        """Do an act of the screen as soon as it is possible."""
        action = self._action(act)
        until(self._qtbot, action.is_possible)
        self._do(action)

    def open(self, rma: str) -> None:
        """Enter a number at the home screen and wait for its return."""
        self.app.window.show_screen("home")
        self.enter("scan", rma)
        until(self._qtbot, lambda: self.app.window.current() == "return")
        until(self._qtbot, lambda: self.app.return_screen.rma() == rma)

    @abstractmethod
    def _do(self, action: BenchAction) -> None: ...

    @abstractmethod
    def enter(self, field: str, text: str) -> None:
        """Type a text into a field and end it."""

    @abstractmethod
    def choose_row(self, name: str) -> None:
        """Open the first row of a list."""

    @abstractmethod
    def hold(self) -> str:
        """Put the return on hold for a cause, and return the cause."""

    @abstractmethod
    def approve(self) -> None:
        """Be the supervisor: give name, code and reason."""

    def _action(self, name: str) -> BenchAction:
        found = [one for one in self.app.window.bench_actions() if one.objectName() == name]
        assert found, f"no act {name}"
        return found[0]


class Finger(Hands):
    """Touches controls; each must be in sight and large enough."""

    def touch(self, control: QWidget) -> None:
        """Touch the middle of a control."""
        self._bring_into_sight(control)
        # One that just appeared has its place with the next turn of the event loop.
        until(self._qtbot, lambda: min(control.width(), control.height()) >= TOUCH_TARGET)
        middle = control.rect().center()
        window = self.app.window
        assert window.rect().contains(control.mapTo(window, middle)), control.objectName()
        under = window.childAt(control.mapTo(window, middle))
        assert under is control, f"{under} lies over {control.objectName()}"
        self._qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=middle)

    def _bring_into_sight(self, control: QWidget) -> None:
        """Scroll as a finger would."""
        parent = control.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(control)
            parent = parent.parentWidget()

    def _do(self, action: BenchAction) -> None:
        button = action.button()
        self.touch(button if button is not None else self.control(_CONTROLS[action.objectName()]))

    def enter(self, field: str, text: str) -> None:
        self.touch(self.control(f"{field}_keyboard"))
        keyboards = self.app.window.findChildren(TouchKeyboard)
        shown = next(one for one in keyboards if one.isVisible())
        for sign in text:
            key = "space" if sign == " " else sign.upper()
            self.touch(shown.findChild(QWidget, f"key_{key}"))
        self.touch(shown.findChild(QWidget, "key_enter"))

    def choose_row(self, name: str) -> None:
        view = self.control(name)
        assert isinstance(view, QAbstractItemView)
        row: QRect = view.visualRect(view.model().index(0, 0))
        assert row.height() >= TOUCH_TARGET
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())

    def hold(self) -> str:
        self.do("hold")
        # A cause of the list says why by itself.
        self.touch(self.control("holdCause_2"))
        return ""

    def approve(self) -> None:
        self.touch(self.control("approvalName_keyboard"))
        shown = next(one for one in self.app.window.findChildren(TouchKeyboard) if one.isVisible())
        for sign in "NADIA":
            self.touch(shown.findChild(QWidget, f"key_{sign}"))
        self.touch(self.control("approvalName_keyboard"))
        for figure in "2468":
            self.touch(self.control(f"key_{figure}"))
        self.touch(self.control("approvalReason_1"))
        self.touch(self.control("approvalConfirm"))


class Keys(Hands):
    """Presses keys; what is typed goes where the focus is."""

    def press(self, keys: str) -> None:
        """Press a key or a combination."""
        press(self.app.window, keys)

    def _do(self, action: BenchAction) -> None:
        keys = action.shortcut().toString()
        assert keys, f"{action.objectName()} has no key"
        self.press(keys)

    def type(self, field: str, text: str) -> None:
        """Type into the field, which has the focus."""
        focused = self.app.window.focusWidget()
        assert focused is not None
        assert focused.objectName() == field
        type_text(focused, text)

    def enter(self, field: str, text: str) -> None:
        self.type(field, text)
        self.press("Return")

    def choose_row(self, name: str) -> None:
        focused = self.app.window.focusWidget()
        assert focused is not None
        assert focused.objectName() == name
        self.press("Down")
        self.press("Return")

    def hold(self) -> str:
        self.do("hold")
        # The first letter begins a cause of one's own, wherever the focus is among the others.
        self.press("a")
        self.enter("holdCause", "ttend le client")
        return "attend le client"

    def approve(self) -> None:
        self.type("approvalName", "Nadia")
        self.press("Tab")
        self.type("approvalCode", "2468")
        self.press("Tab")
        self.enter("approvalReason", "accord commercial")
