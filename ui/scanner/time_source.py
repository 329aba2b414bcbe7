"""The time that the wedge goes by: a monotonic clock and alarms; tests bring their own."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer


class Alarm(Protocol):
    """Rings once, unless it is set again or stopped before."""

    def set(self, milliseconds: float) -> None:
        """Ring after this time, and at no other."""

    def stop(self) -> None:
        """Do not ring."""


class TimeSource(Protocol):
    """A clock and the alarms that go by it."""

    def now_ms(self) -> float:
        """Return the milliseconds of a clock that never goes back."""

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """Return an alarm that calls this, in the main thread."""


class QtAlarm:
    """An alarm over a precise ``QTimer``."""

    def __init__(self, parent: QObject, ring: Callable[[], None]) -> None:
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(ring)

    def set(self, milliseconds: float) -> None:
        """Ring after this time, rounded up to a whole millisecond."""
        self._timer.start(-int(-milliseconds // 1))

    def stop(self) -> None:
        """Do not ring."""
        self._timer.stop()


class QtTime(QObject):
    """The machine's monotonic clock and Qt's timers."""

    def now_ms(self) -> float:
        """Return the milliseconds since some moment before the start."""
        return time.monotonic() * 1000

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """Return an alarm; it lives as long as this."""
        return QtAlarm(self, ring)
