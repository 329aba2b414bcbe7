"""What the keyboard wedge adds to each key: typed into a field, and within a scan."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.measuring import Figures, Measured, Plan, milliseconds, percentile
from benchmarks.window_probe import application
from ui.scanner.time_source import Alarm
from ui.scanner.wedge import KeyboardWedge

TARGET_MS = 0.05
SAMPLES = 400
_KEYS = 16
_NONE = Qt.KeyboardModifier.NoModifier


class TurnedTime:
    """A clock that the benchmark turns, so that nothing is measured but work."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._alarms: list[_TurnedAlarm] = []

    def now_ms(self) -> float:
        """Return the milliseconds set."""
        return self.now

    def alarm(self, ring: Callable[[], None]) -> Alarm:
        """Return an alarm that ``ring`` rings."""
        self._alarms.append(_TurnedAlarm(ring))
        return self._alarms[-1]

    def ring(self) -> None:
        """Ring whatever is set, until nothing is."""
        while due := [alarm for alarm in self._alarms if alarm.is_set]:
            due[0].is_set = False
            due[0].ring()


class _TurnedAlarm:
    def __init__(self, ring: Callable[[], None]) -> None:
        self.ring = ring
        self.is_set = False

    def set(self, milliseconds: float) -> None:
        self.is_set = True

    def stop(self) -> None:
        self.is_set = False


def measure(plan: Plan) -> Measured:
    """Measure the same keys with the wedge and without, alternating."""
    application()
    field = QLineEdit()
    field.show()
    time = TurnedTime()
    wedge = KeyboardWedge(time)
    bare, typed, scanned = [], [], []
    for _ in range(plan.samples_or(SAMPLES)):
        bare.append(_run(field, lambda: None))
        wedge.start()
        typed.append(_run(field, lambda: _typing(time)))
        scanned.append(_run(field, lambda: _scanning(time)))
        time.now += 200
        time.ring()
        wedge.stop()
    field.close()
    added = {"typed": _median(typed) - _median(bare), "in_a_scan": _median(scanned) - _median(bare)}
    figures: Figures = {
        "with_wedge_typed": milliseconds(typed),
        "with_wedge_in_a_scan": milliseconds(scanned),
        "added_ms": {name: round(seconds * 1000, 4) for name, seconds in added.items()},
    }
    yardstick: Figures = {"key_into_a_field": milliseconds(bare)}
    ratio = {name: 1 + seconds / _median(bare) for name, seconds in added.items()}
    worst = max(added.values()) * 1000
    return Measured(figures, yardstick, ratio, f"added per key ≤ {TARGET_MS} ms (median)", worst <= TARGET_MS)


def _median(seconds: list[float]) -> float:
    return percentile(seconds, 50)


def _typing(time: TurnedTime) -> None:
    """Let the bound pass, as between a person's keys: what was held is handed out."""
    time.now += 40
    time.ring()


def _scanning(time: TurnedTime) -> None:
    time.now += 2


def _run(field: QLineEdit, between: Callable[[], None]) -> float:
    """Return the seconds of one key going down and up, over some keys."""
    field.clear()
    start = perf_counter()
    for _ in range(_KEYS):
        QTest.simulateEvent(field, True, int(Qt.Key.Key_A), _NONE, "a", False)
        QTest.simulateEvent(field, False, int(Qt.Key.Key_A), _NONE, "a", False)
        between()
    return (perf_counter() - start) / _KEYS
