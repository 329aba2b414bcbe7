"""Work off the main thread: two lanes, and answers that come back by a queued signal.

A screen writes ``Operation(self, call, on_success, on_failure).start()`` and never names a thread.
The interactive lane takes the operator's acts, always short; the background one takes imports and
reports, with a database connection of its own.
"""

import itertools
import queue
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from receiving_app.domain.errors import DomainError

INTERACTIVE, BACKGROUND = "interactive", "background"
MOST_COURTESY_S = 0.25
PAINTED_MS = 20


class _Courtesy:
    """Lets background calls stand back while the operator waits for an answer.

    Two threads of Python take turns, and SQLite has one writer: without this a scan during an import
    waits for both. A call passes here between its steps, outside its transactions.
    """

    def __init__(self) -> None:
        self._free = threading.Event()
        self._free.set()

    def operator_acts(self) -> None:
        """Stop the background at its next step, until the operator is served or does not go on."""
        self._free.clear()

    def operator_is_served(self) -> None:
        """Let the background go on."""
        self._free.set()

    def let_pass(self) -> None:
        """Wait while the operator is being served, a quarter of a second at most."""
        if not self._free.wait(MOST_COURTESY_S):
            self._free.set()


_COURTESY = _Courtesy()


def operator_acts() -> None:
    """Tell that a scan is being typed: what runs in the background stands back for its answer."""
    _COURTESY.operator_acts()


@dataclass(frozen=True, slots=True)
class Step:
    """How far a background call is, in its own units (a file's bytes, rows …), with words if it has any."""

    done: int
    total: int
    text: str = ""


class Progress(QObject):
    """Progress of a background call, and its cancellation; safe to use from its thread.

    Signals:
        advanced: carries a ``Step``; a million reports make some hundred signals.
    """

    advanced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._told = (-1, "")

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the call is; told on where a percent or the words changed."""
        told = (done * 100 // total if total else 0, text)
        if told != self._told:
            self._told = told
            self.advanced.emit(Step(done, total, text))

    def cancel(self) -> None:
        """Ask the call to stop at the next opportunity."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Tell whether it was asked to stop; stand back first where the operator waits."""
        _COURTESY.let_pass()
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True)
class _Answer:
    ticket: int
    value: object = None
    error: BaseException | None = None


class _Lane(threading.Thread):
    """One thread that takes calls in order.

    It knows an operation by its ticket only, and lets go of the answer before the main thread hears of
    it: were the last reference to a widget dropped here, Qt would destroy that widget in this thread.
    """

    def __init__(self, name: str, answered: Callable[[str], None], on_exit: Callable[[], None]) -> None:
        super().__init__(name=name, daemon=True)
        self.tickets: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self.answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self.operations: dict[int, Operation] = {}
        self.begun = 0.0
        self._answered = answered
        self._on_exit = on_exit

    def run(self) -> None:
        """Take calls until told to stop."""
        while (ticket := self.tickets.get()) is not None:
            self.answers.put(self._answer(ticket))
            self._answered(self.name)
        self._on_exit()

    def waits(self) -> float:
        """Return for how many seconds the call under way has run; 0 where none is."""
        begun = self.begun
        return time.monotonic() - begun if begun else 0.0

    def _answer(self, ticket: int) -> _Answer:
        self.begun = time.monotonic()
        try:
            return _Answer(ticket, self.operations[ticket].call())
        except BaseException as error:  # noqa: BLE001  the boundary: all travels to the main thread
            return _Answer(ticket, error=error)
        finally:
            self.begun = 0.0


class Lanes(QObject):
    """The two lanes of the application; lives in the main thread and hands the answers out there.

    Args:
        on_thread_exit: called in each thread as its last.
        held: calls are queued and not begun before ``release``: the window paints itself first.

    Signals:
        failed: a call ended with an error; carries it. Whoever made the call is told beside.
    """

    failed = Signal(object)
    _answered = Signal(str)

    def __init__(self, on_thread_exit: Callable[[], None] = lambda: None, *, held: bool = False) -> None:
        super().__init__()
        self._on_thread_exit = on_thread_exit
        self._held = held
        self._lanes: dict[str, _Lane] = {}
        self._tickets = itertools.count()
        self._draining = False
        self._answered.connect(self._on_self_answered, Qt.ConnectionType.QueuedConnection)
        # One for all answers: what ``QTimer.singleShot`` keeps of a method outlives its call, answer by answer.
        self._painted = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._painted.timeout.connect(_COURTESY.operator_is_served)

    def send(self, name: str, operation: "Operation") -> None:
        """Queue a call; once the lanes were drained nobody is left to take it, and it is dropped."""
        if self._draining:
            return
        if name not in self._lanes:
            self._lanes[name] = _Lane(name, self._answered.emit, self._on_thread_exit)
            if not self._held:
                self._lanes[name].start()
        ticket = next(self._tickets)
        self._lanes[name].operations[ticket] = operation
        self._lanes[name].tickets.put(ticket)

    def release(self) -> None:
        """Begin what was held."""
        if self._held:
            self._held = False
            for lane in self._lanes.values():
                lane.start()

    def waits(self) -> float:
        """Return for how many seconds the operator's act under way has been waiting for its answer."""
        lane = self._lanes.get(INTERACTIVE)
        return lane.waits() if lane is not None else 0.0

    def idle(self) -> bool:
        """Tell whether every call was answered, and every answer handed out."""
        return not any(lane.operations for lane in self._lanes.values())

    def drain(self, seconds: float = 10.0) -> bool:
        """Let what is queued finish, stop the threads, and tell whether they stopped in time.

        Calls with a ``Progress`` are asked to stop at their next opportunity; the others are finished.
        """
        self._draining = True
        self.release()
        for lane in self._lanes.values():
            for operation in lane.operations.values():
                if operation.progress is not None:
                    operation.progress.cancel()
            lane.tickets.put(None)
        deadline = time.monotonic() + seconds
        for lane in self._lanes.values():
            lane.join(max(0.0, deadline - time.monotonic()))
        return not any(lane.is_alive() for lane in self._lanes.values())

    @Slot(str)
    def _on_self_answered(self, name: str) -> None:
        lane = self._lanes[name]
        answer = lane.answers.get()
        operation = lane.operations.pop(answer.ticket)
        if answer.error is not None:
            self.failed.emit(answer.error)
        operation.deliver(answer.value, answer.error)
        if name == INTERACTIVE and not lane.operations:
            self._painted.start()


class _Current:
    """One registry for the process, used by the main thread only."""

    lanes: Lanes | None = None
    # Turns by key, not operations: those hold their parent, and would keep it here for ever.
    newest: ClassVar[weakref.WeakKeyDictionary[QObject, dict[str, object]]] = weakref.WeakKeyDictionary()


def start_lanes(on_thread_exit: Callable[[], None] = lambda: None, *, held: bool = False) -> Lanes:
    """Make the application's lanes; ``on_thread_exit`` closes a thread's database connection."""
    _Current.lanes = Lanes(on_thread_exit, held=held)
    return _Current.lanes


def _lanes() -> Lanes:
    return _Current.lanes or start_lanes()


def refusals() -> "type[DomainError]":
    """Return what every refusal is, loaded with the first error: for ``except`` and ``isinstance``."""
    from receiving_app.domain.errors import DomainError

    return DomainError


class Operation:
    """One call off the main thread.

    Args:
        parent: the answer is dropped once this object is gone.
        call: what to do; it touches no widget.
        on_success: takes the result, in the main thread.
        on_failure: takes a ``DomainError``, in the main thread; anything else is a bug and goes to
            the exception hook, even where the answer would be dropped.
        lane: ``interactive`` or ``background``.
        key: an answer is dropped if a newer operation of the same parent and key was started.
        progress: what the call reports to; asked to stop when the program closes.
    """

    def __init__(  # noqa: PLR0913  three of them are options by name
        self,
        parent: QObject,
        call: Callable[[], Any],
        on_success: Callable[[Any], None],
        on_failure: "Callable[[DomainError], None] | None" = None,
        *,
        lane: str = INTERACTIVE,
        key: str = "",
        progress: Progress | None = None,
    ) -> None:
        self.call = call
        self.progress = progress
        self._parent = parent
        self._on_success = on_success
        self._on_failure = on_failure
        self._lane = lane
        self._key = key
        self._turn = object()

    def start(self) -> None:
        """Queue the call."""
        if self._key:
            _Current.newest.setdefault(self._parent, {})[self._key] = self._turn
        if self._lane == INTERACTIVE:
            operator_acts()
        _lanes().send(self._lane, self)

    def deliver(self, value: object, error: BaseException | None) -> None:
        """Hand the answer out, in the main thread; stale ones are dropped, bugs never."""
        if error is not None and not isinstance(error, Exception):
            raise error
        if error is None:
            if not self._is_stale():
                self._on_success(value)
        elif self._on_failure is None or not isinstance(error, refusals()):
            sys.excepthook(type(error), error, error.__traceback__)
        elif not self._is_stale():
            self._on_failure(error)

    def _is_stale(self) -> bool:
        if not shiboken6.isValid(self._parent):
            return True
        return bool(self._key) and _Current.newest.get(self._parent, {}).get(self._key) is not self._turn
