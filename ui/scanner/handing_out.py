"""Hands out what turned out to be typing: every key, in order, to whoever it was meant for."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.scanner.held_events import HeldEvent, focus_now
from ui.scanner.time_source import TimeSource


class HandingOut:
    """The typed keys that still wait for their turn.

    Attributes:
        own: the copy that is being sent, by which the wedge knows its own keys again.
    """

    def __init__(self, time: TimeSource, held: Callable[[], Sequence[HeldEvent]]) -> None:
        """Take the alarms from a time, and ask for the keys that are not known to be typing yet."""
        self.own: QEvent | None = None
        self._typed: deque[HeldEvent] = deque()
        self._held = held
        self._alarm = time.alarm(self.now)
        self._focus: QObject | None = None

    def is_waiting(self) -> bool:
        """Tell whether a typed key was not handed out yet."""
        return bool(self._typed)

    def add(self, events: Iterable[HeldEvent]) -> None:
        """Put keys behind those that wait."""
        self._typed.extend(events)

    def soon(self) -> None:
        """Hand out with the next turn of the event loop: a key may run a loop of its own."""
        self._alarm.set(0)

    def now(self) -> None:
        """Hand out what was typed.

        A key may open a dialog that runs an event loop of its own before the next one is sent: the rest
        is then handed out from inside that loop, still in order.
        """
        while self._typed:
            self._aim_anew()
            held = self._typed.popleft()
            if self._typed:
                self._alarm.set(0)
            self.own = held.event
            held.send()
        self._alarm.stop()
        if self._held():
            self._aim_anew()
        self._focus = None

    def _aim_anew(self) -> None:
        """Send what still waits to whoever has the focus then, where a key before it moved the focus."""
        focus = focus_now()
        if self._focus is not None and focus is not self._focus:
            for held in (*self._typed, *self._held()):
                if not held.fixed:
                    held.target = None
        self._focus = focus


def aim(watched: QObject) -> QObject:
    """Return whom a key is meant for: a window hands it to the widget that has the focus."""
    return watched if isinstance(watched, QWidget) else focus_now() or watched
