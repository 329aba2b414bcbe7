"""Work off the main thread: two lanes, and answers that come back by a queued signal.

A screen writes ``Operation(self, call, on_success, on_failure).start()`` and never names a thread.
The interactive lane takes the operator's acts, always short; the background one takes imports and
reports, with a database connection of its own.
"""

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from receiving_app.domain.errors import DomainError

INTERACTIVE, BACKGROUND = "interactive", "background"


@dataclass(frozen=True, slots=True)
class _Answer:
    operation: "Operation"
    value: object = None
    error: BaseException | None = None


class _Courier(QObject):
    """Lives in the main thread and hands the answers out there."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.answered.connect(self._on_self_answered, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_self_answered(self, answer: _Answer) -> None:
        answer.operation.deliver(answer.value, answer.error)


class _Lane(threading.Thread):
    """One thread that takes calls in order."""

    def __init__(self, name: str, courier: _Courier, on_exit: Callable[[], None]) -> None:
        super().__init__(name=f"lane-{name}", daemon=True)
        self.calls: queue.SimpleQueue[Operation | None] = queue.SimpleQueue()
        self._courier = courier
        self._on_exit = on_exit

    def run(self) -> None:
        """Take calls until told to stop."""
        while (operation := self.calls.get()) is not None:
            self._take(operation)
        self._on_exit()

    def _take(self, operation: "Operation") -> None:
        try:
            answer = _Answer(operation, operation.call())
        except Exception as error:  # noqa: BLE001  the boundary: every failure travels to the main thread
            answer = _Answer(operation, error=error)
        self._courier.answered.emit(answer)


class Lanes:
    """The two lanes of the application."""

    def __init__(self, on_thread_exit: Callable[[], None] = lambda: None) -> None:
        self._courier = _Courier()
        self._on_thread_exit = on_thread_exit
        self._lanes: dict[str, _Lane] = {}

    def send(self, lane: str, operation: "Operation") -> None:
        """Queue a call."""
        if lane not in self._lanes:
            self._lanes[lane] = _Lane(lane, self._courier, self._on_thread_exit)
            self._lanes[lane].start()
        self._lanes[lane].calls.put(operation)

    def drain(self, seconds: float = 10.0) -> bool:
        """Let what is queued finish, stop the threads, and tell whether they stopped in time."""
        for lane in self._lanes.values():
            lane.calls.put(None)
        for lane in self._lanes.values():
            lane.join(seconds)
        stopped = not any(lane.is_alive() for lane in self._lanes.values())
        self._lanes.clear()
        return stopped


class _Current:
    lanes: Lanes | None = None
    newest: dict[tuple[int, str], int] = {}  # noqa: RUF012  one registry for the process, main thread only


def start_lanes(on_thread_exit: Callable[[], None] = lambda: None) -> Lanes:
    """Make the application's lanes; ``on_thread_exit`` closes a thread's database connection."""
    _Current.lanes = Lanes(on_thread_exit)
    return _Current.lanes


def _lanes() -> Lanes:
    return _Current.lanes or start_lanes()


class Operation:
    """One call off the main thread.

    Args:
        parent: the answer is dropped once this object is gone.
        call: what to do; it touches no widget.
        on_success: takes the result, in the main thread.
        on_failure: takes a ``DomainError``, in the main thread; anything else is a bug and goes to
            the exception hook.
        lane: ``interactive`` or ``background``.
        key: an answer is dropped if a newer operation of the same parent and key was started.
    """

    def __init__(
        self,
        parent: QObject,
        call: Callable[[], Any],
        on_success: Callable[[Any], None],
        on_failure: Callable[[DomainError], None] | None = None,
        *,
        lane: str = INTERACTIVE,
        key: str = "",
    ) -> None:
        self.call = call
        self._parent = parent
        self._on_success = on_success
        self._on_failure = on_failure
        self._lane = lane
        self._key = (id(parent), key) if key else None
        self._turn = 0

    def start(self) -> None:
        """Queue the call."""
        if self._key is not None:
            self._turn = _Current.newest.get(self._key, 0) + 1
            _Current.newest[self._key] = self._turn
        _lanes().send(self._lane, self)

    def deliver(self, value: object, error: BaseException | None) -> None:
        """Hand the answer out, in the main thread; stale ones are dropped."""
        if not shiboken6.isValid(self._parent):
            return
        if self._key is not None and _Current.newest.get(self._key) != self._turn:
            return
        if error is None:
            self._on_success(value)
        elif isinstance(error, DomainError) and self._on_failure is not None:
            self._on_failure(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


class Progress(QObject):
    """Progress of a background call, and its cancellation; safe to use from its thread.

    Signals:
        advanced: done and total, in the call's own units (a file's bytes, rows …).
    """

    advanced = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Tell how far the call is."""
        self.advanced.emit(done, total)

    def cancel(self) -> None:
        """Ask the call to stop at the next opportunity."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Tell whether it was asked to stop."""
        return self._cancelled.is_set()
