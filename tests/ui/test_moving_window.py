"""A move is watched row by row, may be given up until it is compared, and the window answers all the while."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.data.postgres import schema
from receiving_app.domain.errors import Interrupted
from receiving_app.domain.server_errors import MoveFailed
from receiving_app.moving import Moved, move_to_server, try_server
from receiving_app.options import Options
from receiving_app.place import CHOICE
from receiving_app.wording import in_language
from tests.postgres import Server
from tests.ui.bench.driving import named, press, touch
from tests.ui.clipping import clipped, too_small, unnamed
from ui.moving_window import STAGES, MovingWindow, Told
from ui.screens.server_screen import Moving
from ui.widgets.action_button import ActionButton

PATIENCE_S = 20.0
MOVED = Moved("server", Path("kept"), 1, 2)


@pytest.fixture(autouse=True)
def lanes() -> None:
    """Leave the lanes to the window, which starts and drains its own."""


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MovingWindow:
    made = MovingWindow(in_language("en"), "postgresql://server.lan/reception")
    qtbot.addWidget(made)
    return made


def _shown(window: MovingWindow) -> tuple[str, int, int]:
    bar = named(window, QProgressBar, "movedBar")
    return named(window, QLabel, "movedRows").text(), bar.value(), bar.maximum()


class _Steps:
    """A move whose next step waits until the window showed the one before."""

    def __init__(self, window: MovingWindow, steps: tuple[tuple[str, str, int, int], ...]) -> None:
        self._window, self._steps = window, steps
        self._seen = Event()
        self.shown: list[tuple[str, int, int]] = []
        self._waiting = QTimer(window, interval=1)
        self._waiting.timeout.connect(self._look)
        self.look: Callable[[tuple[str, int, int]], None] = lambda _shown: None
        self._last = _shown(window)

    def _look(self) -> None:
        now = _shown(self._window)
        if now != self._last:
            self._last = now
            self.shown.append(now)
            try:
                self.look(now)
            finally:
                self._seen.set()

    def begin(self) -> None:
        self._waiting.start()

    def __call__(self, tell: Told, cancelled: Callable[[], bool]) -> Moved:
        for step in self._steps:
            self._seen.clear()
            tell(*step)
            if not self._seen.wait(PATIENCE_S) or cancelled():
                raise Interrupted
        return MOVED


STEPS = (
    ("copied", "returns", 500, 12_500),
    ("copied", "journal", 12_500, 12_500),
    ("compared", "returns", 6_250, 12_500),
    ("verified", "", 0, 0),
)


def test_each_stage_says_of_what_how_many_rows_of_how_many_are_done(window: MovingWindow) -> None:
    move = _Steps(window, STEPS)
    able: list[bool] = []
    cancel = named(window, ActionButton, "cancelMove")

    defects: list[list[str]] = []

    def look(_shown: tuple[str, int, int]) -> None:
        # New words are given their room by an event of its own, which may be later than this look.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        able.append(cancel.isEnabled())
        defects.extend((clipped(window), unnamed(window), too_small(window)))

    move.look = look
    move.begin()

    assert window.run(move) == MOVED

    assert move.shown == [
        ("Returns: 500 rows of 12,500", 40, 1_000),
        ("Journal: 12,500 rows of 12,500", 1_000, 1_000),
        ("Returns: 6,250 rows of 12,500", 500, 1_000),
        ("One moment…", 0, 0),
    ]
    assert able == [True, True, True, False]
    assert [one for one in defects if one] == []
    assert window.isHidden()


@pytest.mark.parametrize("way", ["button", "escape", "close"])
def test_it_is_given_up_at_the_next_step_and_the_window_answers_at_once(
    window: MovingWindow, qtbot: QtBot, way: str
) -> None:
    move = _Steps(window, STEPS)
    cancel = named(window, ActionButton, "cancelMove")
    said: list[tuple[str, bool]] = []

    def look(_shown: tuple[str, int, int]) -> None:
        if way == "button":
            touch(qtbot, cancel)
        elif way == "escape":
            press(window, "Esc")
        else:
            window.close()
        said.append((cancel.text(), window.isVisible()))

    move.look = look
    move.begin()

    with pytest.raises(Interrupted):
        window.run(move)
    assert said == [("Cancelling…", True)]


def test_what_is_refused_comes_out_of_it(window: MovingWindow) -> None:
    def move(_tell: Told, _cancelled: Callable[[], bool]) -> Moved:
        raise MoveFailed("server", "journal: 3 rows there, 2 here")

    with pytest.raises(MoveFailed):
        window.run(move)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_table_and_stage_has_words(tmp_path: Path, language: str) -> None:
    open_context(Options(str(tmp_path))).close()
    with closing(sqlite3.connect(tmp_path / "reception.sqlite3")) as file:
        keys = [f"server.table.{table.name}" for table in schema.tables(file)]
    keys += [f"server.stage.{stage}" for stage in STAGES]
    words = in_language(language)
    assert [key for key in keys if words.text(key) == key] == []


def test_a_move_tells_every_row_and_one_given_up_leaves_nothing_anywhere(
    tmp_path: Path, server: Server
) -> None:
    options = Options(str(tmp_path))
    with closing(open_context(options)) as context:
        context.install_example()
    address = server.blank()
    file = tmp_path / "reception.sqlite3"

    told: list[str] = []
    with pytest.raises(Interrupted):
        move_to_server(options, address, "", lambda now, *_rest: told.append(now), lambda: "compared" in told)
    assert (told[-1], told.count("compared")) == ("compared", 1)
    assert file.exists()
    assert not (tmp_path / CHOICE).exists()
    assert not try_server(address).holds_ours

    steps: list[tuple[str, str, int, int]] = []
    moved = move_to_server(options, address, "", lambda *step: steps.append(step))
    assert list(dict.fromkeys(step[0] for step in steps)) == list(STAGES)
    for stage in ("copied", "compared"):
        of_it = [step for step in steps if step[0] == stage]
        assert {step[3] for step in of_it} == {of_it[-1][2]}
        assert [step[2] for step in of_it] == sorted(step[2] for step in of_it)
        assert {"returns", "journal", "products"} <= {step[1] for step in of_it}
    assert moved.kept.exists()
    server.drop(address)


def test_a_move_that_is_given_up_says_so_in_the_window_that_comes_back(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(str(tmp_path))
    open_context(options).close()
    address = server.blank()
    # Whoever touches “Cancel” as soon as the window is there.
    shown = MovingWindow.show

    def show_and_cancel(window: MovingWindow) -> None:
        shown(window)
        named(window, ActionButton, "cancelMove").click()

    monkeypatch.setattr(MovingWindow, "show", show_and_cancel)
    said = Moving(address, "", True, try_server(address)).carry_out(options, in_language("en"))
    assert (said.kind, "nothing changed" in said.text) == ("attention", True)
    assert (tmp_path / "reception.sqlite3").exists()
    server.drop(address)
