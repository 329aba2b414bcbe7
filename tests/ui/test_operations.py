"""Work off the main thread: answers come back in it, stale ones do not come at all, and bugs always do."""

import gc
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.errors import DomainError
from ui.operations import (
    BACKGROUND,
    INTERACTIVE,
    Lanes,
    Operation,
    Progress,
    Step,
    operator_acts,
    start_lanes,
)


@dataclass
class Refused(DomainError):
    what: str


class Listener:
    """Notes what it is told, and in which thread."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.refusals: list[DomainError] = []
        self.threads: set[int] = set()

    def succeed(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def fail(self, error: DomainError) -> None:
        self.refusals.append(error)
        self.threads.add(threading.get_ident())


def _raise(error: BaseException) -> Callable[[], None]:
    def call() -> None:
        raise error

    return call


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_call_runs_elsewhere_and_its_answer_arrives_in_the_main_thread(
    qtbot: QtBot, parent: QWidget
) -> None:
    told = Listener()
    Operation(parent, threading.get_ident, told.succeed).start()
    qtbot.waitUntil(lambda: bool(told.results))
    assert told.results != [threading.get_ident()]
    assert told.threads == {threading.get_ident()}


def test_a_refusal_goes_to_who_asked(qtbot: QtBot, parent: QWidget) -> None:
    told, refusal = Listener(), Refused("no")
    Operation(parent, _raise(refusal), told.succeed, told.fail).start()
    qtbot.waitUntil(lambda: bool(told.refusals))
    assert told.refusals == [refusal]
    assert told.threads == {threading.get_ident()}
    assert told.results == []


def test_a_bug_goes_to_the_exception_hook(qtbot: QtBot, parent: QWidget) -> None:
    told = Listener()
    with qtbot.captureExceptions() as caught:
        Operation(parent, _raise(ZeroDivisionError("bug")), told.succeed, told.fail).start()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert told.refusals == []


def test_a_refusal_that_nobody_takes_is_a_bug(qtbot: QtBot, parent: QWidget) -> None:
    with qtbot.captureExceptions() as caught:
        Operation(parent, _raise(Refused("no")), Listener().succeed).start()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is Refused


def test_what_is_no_exception_is_raised_again_and_the_lane_lives_on(qtbot: QtBot, parent: QWidget) -> None:
    class Interrupted(BaseException):
        pass

    told = Listener()
    with qtbot.captureExceptions() as caught:
        Operation(parent, _raise(Interrupted()), told.succeed, told.fail).start()
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is Interrupted
    Operation(parent, lambda: "next", told.succeed).start()
    qtbot.waitUntil(lambda: told.results == ["next"])


def test_answers_of_a_lane_arrive_in_the_order_of_the_acts(qtbot: QtBot, parent: QWidget) -> None:
    told = Listener()
    for number in range(200):
        Operation(parent, lambda number=number: number, told.succeed).start()
    qtbot.waitUntil(lambda: len(told.results) == 200)
    assert told.results == list(range(200))


def test_an_answer_is_dropped_where_a_newer_one_was_asked_for(qtbot: QtBot, parent: QWidget) -> None:
    told = Listener()
    for text in ("R", "RM", "RMA"):
        Operation(parent, lambda text=text: text, told.succeed, key="search").start()
    qtbot.waitUntil(lambda: told.results == ["RMA"])


def test_keys_of_two_parents_are_two(qtbot: QtBot, parent: QWidget) -> None:
    told, other = Listener(), QObject(parent)
    Operation(parent, lambda: 1, told.succeed, key="search").start()
    Operation(other, lambda: 2, told.succeed, key="search").start()
    qtbot.waitUntil(lambda: told.results == [1, 2])


def test_an_answer_is_dropped_once_its_parent_is_gone(qtbot: QtBot, parent: QWidget) -> None:
    told, gone, release = Listener(), QObject(), threading.Event()
    gone_now: list[bool] = []
    gone.destroyed.connect(lambda: gone_now.append(True))
    Operation(gone, release.wait, told.succeed).start()
    gone.deleteLater()
    qtbot.waitUntil(lambda: bool(gone_now))
    release.set()
    Operation(parent, lambda: "later", told.succeed).start()
    qtbot.waitUntil(lambda: told.results == ["later"])


def test_a_bug_is_told_even_where_the_answer_is_stale(qtbot: QtBot, parent: QWidget) -> None:
    told = Listener()
    with qtbot.captureExceptions() as caught:
        Operation(parent, _raise(ZeroDivisionError("bug")), told.succeed, key="search").start()
        Operation(parent, lambda: "newer", told.succeed, key="search").start()
        qtbot.waitUntil(lambda: told.results == ["newer"])
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_a_long_background_call_does_not_hold_the_operator_up(qtbot: QtBot, parent: QWidget) -> None:
    told, release = Listener(), threading.Event()
    Operation(parent, release.wait, told.succeed, lane=BACKGROUND).start()
    Operation(parent, lambda: "scan", told.succeed, lane=INTERACTIVE).start()
    qtbot.waitUntil(lambda: told.results == ["scan"])
    release.set()
    qtbot.waitUntil(lambda: told.results == ["scan", True])


def test_a_call_starts_at_once(qtbot: QtBot, parent: QWidget) -> None:
    """The median of many, since the machine may be busy with something else."""
    waits: list[float] = []
    for number in range(50):
        asked = time.perf_counter()
        Operation(parent, lambda asked=asked: time.perf_counter() - asked, waits.append).start()
        qtbot.waitUntil(lambda number=number: len(waits) > number)
    assert sorted(waits)[25] < 0.005


def test_draining_finishes_what_was_queued_and_ends_each_thread_with_its_hook(parent: QWidget) -> None:
    done: list[int] = []
    ended: set[int] = set()
    lanes = start_lanes(lambda: ended.add(threading.get_ident()))
    for number in range(100):
        Operation(parent, lambda number=number: done.append(number), Listener().succeed).start()
    Operation(parent, lambda: None, Listener().succeed, lane=BACKGROUND).start()
    before = threading.active_count()
    assert lanes.drain(20.0)
    assert done == list(range(100))
    assert len(ended) == 2
    assert threading.active_count() == before - 2


def test_draining_tells_when_a_call_does_not_end_in_time(parent: QWidget) -> None:
    release = threading.Event()
    lanes = start_lanes()
    Operation(parent, release.wait, Listener().succeed).start()
    assert not lanes.drain(0.01)
    release.set()
    assert lanes.drain(20.0)


def test_nothing_is_taken_once_the_lanes_were_drained(parent: QWidget, lanes: Lanes) -> None:
    assert lanes.drain()
    done: list[bool] = []
    Operation(parent, lambda: done.append(True), Listener().succeed).start()
    assert lanes.drain()
    assert done == []


def test_draining_asks_a_call_with_progress_to_stop(parent: QWidget) -> None:
    lanes, progress, started = start_lanes(), Progress(), threading.Event()

    def call() -> None:
        started.set()
        while not progress.cancelled():
            pass

    Operation(parent, call, Listener().succeed, lane=BACKGROUND, progress=progress).start()
    assert started.wait(20)
    assert lanes.drain(20.0)


def test_a_cancelled_call_stops_at_its_next_opportunity(qtbot: QtBot, parent: QWidget) -> None:
    told, progress = Listener(), Progress(parent)

    def call() -> str:
        while not progress.cancelled():
            pass
        return "stopped"

    Operation(parent, call, told.succeed, lane=BACKGROUND, progress=progress).start()
    progress.cancel()
    qtbot.waitUntil(lambda: told.results == ["stopped"])


def test_progress_is_told_by_percent_and_not_by_row(qtbot: QtBot, parent: QWidget) -> None:
    told, steps, progress = Listener(), [], Progress(parent)
    progress.advanced.connect(steps.append)

    def call() -> None:
        for row in range(10_001):
            progress.report(row, 10_000)
        progress.report(10_000, 10_000, "checked")

    Operation(parent, call, told.succeed, lane=BACKGROUND, progress=progress).start()
    qtbot.waitUntil(lambda: bool(told.results))
    QCoreApplication.processEvents()
    assert len(steps) == 102
    assert steps[-1] == Step(10_000, 10_000, "checked")


def test_a_finished_operation_keeps_no_screen_alive(qtbot: QtBot, parent: QWidget) -> None:
    told, screen = Listener(), QObject()
    gone: list[bool] = []
    screen.destroyed.connect(lambda: gone.append(True))
    Operation(screen, lambda: 1, told.succeed, key="search").start()
    qtbot.waitUntil(lambda: told.results == [1])
    del screen
    Operation(parent, lambda: 2, told.succeed).start()
    qtbot.waitUntil(lambda: told.results == [1, 2])
    assert gone == [True]


def test_a_background_call_stands_back_until_the_operator_is_served(
    qtbot: QtBot, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However busy the machine is: the courtesy has no end here.
    monkeypatch.setattr("ui.operations.MOST_COURTESY_S", 20.0)
    done: list[str] = []
    progress = Progress()
    operator_acts()
    Operation(
        parent,
        progress.cancelled,
        lambda _asked: done.append("background"),
        lane=BACKGROUND,
        progress=progress,
    ).start()
    Operation(parent, lambda: "operator", done.append).start()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["operator", "background"]


def test_a_background_call_goes_on_where_the_operator_does_not(qtbot: QtBot, parent: QWidget) -> None:
    asked: list[bool] = []
    operator_acts()
    Operation(parent, Progress().cancelled, asked.append, lane=BACKGROUND).start()
    qtbot.waitUntil(lambda: asked == [False])


def test_answers_leave_nothing_behind(parent: QWidget, lanes: Lanes, qtbot: QtBot) -> None:
    def kept() -> int:
        # What Qt's timers keep of a method is a weak reference to its object.
        return sum(
            weakref.getweakrefcount(one) for one in gc.get_objects() if type(one).__name__ == "_Courtesy"
        )

    before = kept()
    listener = Listener()
    for count in range(1, 21):
        Operation(parent, lambda: None, listener.succeed).start()
        qtbot.waitUntil(lambda wanted=count: len(listener.results) == wanted, timeout=10_000)  # type: ignore[misc]  # a default cannot be inferred
    assert kept() <= before
