"""A person and a scanner at one keyboard, and the time that passes between their keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from receiving_app.domain.scans import RawScan
from ui.scanner.wedge import KeyboardWedge

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {"\t": TAB, "\r": ENTER, "\x1b": Qt.Key.Key_Escape}


class FakeAlarm:
    """An alarm that rings when the test turns the clock."""

    def __init__(self, time: "FakeTime", ring: Callable[[], None]) -> None:
        self._time = time
        self.ring = ring
        self.due: float | None = None

    def set(self, milliseconds: float) -> None:
        self.due = self._time.now_ms() + milliseconds

    def stop(self) -> None:
        self.due = None


class FakeTime:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self._now = 1_000.0
        self.alarms: list[FakeAlarm] = []

    def now_ms(self) -> float:
        return self._now

    def alarm(self, ring: Callable[[], None]) -> FakeAlarm:
        made = FakeAlarm(self, ring)
        self.alarms.append(made)
        return made

    def pass_ms(self, milliseconds: float) -> None:
        """Let time pass; alarms that are due on the way ring then, those for the very end stay."""
        end = self._now + milliseconds
        while (alarm := self._next(end)) is not None:
            self._now = max(self._now, alarm.due or 0.0)
            alarm.due = None
            alarm.ring()
        self._now = end

    def stall(self, milliseconds: float) -> None:
        """Let time pass while the program is busy: no alarm rings."""
        self._now += milliseconds

    def _next(self, before: float) -> FakeAlarm | None:
        due = [alarm for alarm in self.alarms if alarm.due is not None and alarm.due < before]
        return min(due, key=lambda alarm: alarm.due or 0.0, default=None)


@dataclass
class Keyboard:
    """Presses keys where the focus is, as Qt does, and keeps the scans that the wedge made of them."""

    time: FakeTime
    wedge: KeyboardWedge
    scans: list[RawScan] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [scan.text for scan in self.scans]

    def where(self) -> QWidget:
        popup, target = QApplication.activePopupWidget(), QApplication.focusWidget()
        if popup is not None and (target is None or not popup.isAncestorOf(target)):
            target = popup
        target = target or QApplication.activeWindow()
        assert target is not None, "no window is active"
        return target

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press and release one key; for a control character scanners send Ctrl and a letter."""
        if isinstance(key, str) and key in _KEYS:
            key = _KEYS[key]
        if isinstance(key, str) and not key.isprintable():
            QTest.keyClick(self.where(), Qt.Key(ord(key) + 64), Qt.KeyboardModifier.ControlModifier)
        elif isinstance(key, str) and not key.isascii():  # which QTest has no keys for
            for down in (True, False):
                QTest.simulateEvent(self.where(), down, ord(key.upper()[0]), modifiers, key, False)
        elif isinstance(key, str):
            QTest.keyClicks(self.where(), key, modifiers)
        else:
            QTest.keyClick(self.where(), key, modifiers)

    def keys(self, keys: Iterable[Qt.Key | str], step_ms: float) -> None:
        """Press keys, the time of a step before each but the first."""
        for position, key in enumerate(keys):
            if position:
                self.time.pass_ms(step_ms)
            self.key(key)

    def type(self, text: Iterable[Qt.Key | str], step_ms: float = 120.0) -> None:
        """Type as a person does, and wait a moment."""
        self.keys(text, step_ms)
        self.rest()

    def scan(self, text: str, step_ms: float = 3.0, end: Qt.Key | None = ENTER) -> None:
        """Scan a label."""
        self.keys([*text, end] if end else text, step_ms)

    def rest(self, milliseconds: float = 200.0) -> None:
        """Do nothing for a while."""
        self.time.pass_ms(milliseconds)
