"""The small base of every screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from receiving_app.wording import Wording, in_language
from ui.actions import BenchAction, FindButton
from ui.widgets.message_bar import Message
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

    from receiving_app.domain.errors import DomainError
    from receiving_app.domain.scans import RawScan
    from receiving_app.services.ports import Bench

BACK = "BACK"


class Screen(QWidget):
    """A page of the window.

    Signals:
        message_requested: something to say in the message bar; carries a ``Message``.
        screen_requested: another screen to show; carries its name.
    """

    message_requested = Signal(object)
    screen_requested = Signal(str)

    def __init__(self, bench: "Bench", language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.wording: Wording = in_language(language)
        self._way_back: BenchAction | None = None
        self.setProperty("surface", "background")

    def add_action(
        self,
        name: str,
        key: str = "",
        act: Callable[[], object] | None = None,
        *,
        button: QAbstractButton | FindButton | None = None,
        possible: Callable[[], bool] = lambda: True,
        command: str = "",
    ) -> BenchAction:
        """Declare an act of this screen, with all that does it; see ``BenchAction``."""
        action = BenchAction(self, name, key, act, button=button, possible=possible, command=command)
        action.refused.connect(lambda: self._on_action_refused(action))
        self.addAction(action)
        return action

    def add_way_back(self) -> None:
        """Lead back with Escape, or its command barcode; a screen that says itself what it does goes on to."""
        if all(one.command != BACK for one in self.bench_actions()):
            self._way_back = self.add_action("back", "Esc", self.step_back, command=BACK)
            self._name_way_back()

    def _name_way_back(self) -> None:
        if self._way_back is not None:
            self._way_back.setText(self.tr("Back"))

    def step_back(self) -> None:
        """Give up what is asked; where nothing is, go to where parcels are scanned."""
        sheet = next((one for one in self.findChildren(Sheet) if one.isVisible()), None)
        if sheet is not None:
            sheet.give_up()
        else:
            self.screen_requested.emit("home")

    def bench_actions(self) -> tuple[BenchAction, ...]:
        """Return the acts of this screen, in the order of their declaration."""
        return tuple(action for action in self.actions() if isinstance(action, BenchAction))

    def run_command(self, command: str) -> bool:
        """Do the act that a command barcode names; tell whether it is one of this screen and possible now."""
        return any(one.run_by_command() for one in self.bench_actions() if one.command == command)

    def take_scan(self, scan: "RawScan") -> bool:
        """Take a scan for this screen alone, as calibration does; tell whether it is taken."""
        return False

    def take_picture(self, picture: "Path | QImage", *, no_code: bool) -> bool:
        """Take a picture for this screen alone, as a photo; tell whether it is taken.

        Args:
            picture: dropped on the window or pasted into it.
            no_code: it was searched, and holds no barcode.
        """
        return False

    def asks(self) -> QWidget | None:
        """Return what is asked and being answered, which no scan may wipe away; None where nothing is."""
        sheets = (sheet for sheet in self.findChildren(Sheet) if sheet.isVisible())
        return next((sheet for sheet in sheets if sheet.findChild(QLineEdit) is not None), None)

    def set_language(self, language: str) -> None:
        """Change the language of the words outside ``tr()``; the texts follow."""
        self.wording = in_language(language)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the screen."""

    def on_changed_elsewhere(self) -> None:
        """Read lists again, with what is chosen and the focus left where they are: something was done meanwhile."""

    def on_shown(self) -> None:
        """Refresh and take the focus; called each time the screen is shown."""

    def purpose(self) -> str:
        """Say what the operator does on this screen, for the help card."""
        return ""

    def why_not(self, command: str = "") -> str:
        """Say what stands in the way of an act whose button is disabled; empty where the screen shows it."""
        return ""

    def _on_action_refused(self, action: BenchAction) -> None:
        why = self.why_not(action.command)
        if why:
            self.say("refused", self.tr("Not possible now: {act}").format(act=action.words()), why)

    def say(self, kind: str, text: str, next_step: str = "") -> None:
        """Show a message."""
        self.message_requested.emit(Message(kind, text, next_step))

    def refuse(self, error: "DomainError") -> None:
        """Say what was refused and what to do next."""
        said = self.wording.error(error)
        self.say("refused", said.what, said.next_step)

    def refuse_and_offer(self, again: Callable[[], object], error: "DomainError") -> None:
        """Say what was refused and what to do next, and offer to try again once that is done."""
        said = self.wording.error(error)
        offer = self.tr("Try again")
        self.message_requested.emit(Message("refused", said.what, said.next_step, offer, again))

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            for action in self.bench_actions():
                action.retranslate()
            self._name_way_back()
            self.retranslate()
        super().changeEvent(event)
