"""The window before its database is open: there at once, and nothing done meanwhile is lost."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.coming import ComingContext
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.errors import DomainError
from receiving_app.domain.look import Look
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.equipment import save_look
from tests.ui.bench.driving import scan_into, until
from ui.app import App

RMA = "RMA-2026-004101-Z"
LOOK = Look(language="en", theme="dark", text_size=125, motion="reduced")


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A database with the example company and its returns, closed."""
    options = Options(str(tmp_path / "data"), today=SAMPLE_DAY)
    with closing(open_context(options)) as context:
        context.install_example()
        save_look(context.bench, LOOK)
    return options


class SlowContext(ComingContext):
    """Opens its database when the test lets it."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.may_open = threading.Event()

    def open(self) -> AppContext:
        """Wait for the test, then open."""
        self.may_open.wait(30)
        return super().open()


MakeApp = Callable[[ComingContext], App]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[MakeApp]:
    """Show the window over a context to come, as the program does."""
    made: list[App] = []

    def show(context: ComingContext) -> App:
        app = App(context, qapp)
        made.append(app)
        qtbot.addWidget(app.window)
        with qtbot.waitActive(app.window):
            app.window.show()
            app.window.activateWindow()
        return app

    yield show
    for app in made:
        app.shut_down()


def test_the_window_is_there_in_its_own_look_before_the_database_is_open(
    options: Options, start: MakeApp, qtbot: QtBot
) -> None:
    context = SlowContext(options)
    app = start(context)
    assert app.window.current() == "home"
    assert app.language == "en"
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert not context.is_open
    context.may_open.set()
    until(qtbot, lambda: app.home.findChild(QLineEdit, "scan") is not None and context.is_open)


def test_a_scan_before_the_database_is_open_is_answered_once_it_is(
    options: Options, start: MakeApp, qtbot: QtBot
) -> None:
    context = SlowContext(options)
    app = start(context)
    scan_into(app.window, RMA)
    assert app.window.current() == "home"
    context.may_open.set()
    until(qtbot, lambda: app.window.current() == "return")
    assert app.return_screen.rma() == RMA


def test_a_database_that_cannot_be_opened_is_refused_behind_the_window_too(
    options: Options, start: MakeApp, qtbot: QtBot
) -> None:
    database = Path(options.data_dir) / "reception.sqlite3"
    with closing(sqlite3.connect(database)) as file:
        file.execute("PRAGMA user_version = 9999")
        file.commit()
    context = SlowContext(options)
    app = start(context)
    told: list[DomainError] = []
    app.refused.connect(told.append)
    context.may_open.set()
    until(qtbot, lambda: bool(told))
    assert not context.is_open


def test_closing_the_window_before_the_database_was_opened_leaves_nothing_running(
    options: Options, start: MakeApp
) -> None:
    context = SlowContext(options)
    app = start(context)
    context.may_open.set()
    app.shut_down()
    assert threading.active_count() == 1 or not any(
        thread.name in ("interactive", "background") for thread in threading.enumerate()
    )


def test_the_look_of_a_new_file_is_known_by_opening_it(tmp_path: Path) -> None:
    with closing(ComingContext(Options(str(tmp_path), today=SAMPLE_DAY))) as context:
        assert context.look().setup_left
        assert context.is_open


def test_the_look_of_a_file_is_known_without_opening_it(options: Options) -> None:
    with closing(ComingContext(options)) as context:
        assert context.look() == LOOK
        assert not context.is_open


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be taken for one" * 40])
def test_what_is_no_database_of_ours_is_opened_to_say_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "reception.sqlite3").write_bytes(content)
    context = ComingContext(Options(str(tmp_path), today=SAMPLE_DAY))
    for _ in range(2):
        with pytest.raises(NotADatabase):
            context.look()
    context.close()
    assert (tmp_path / "reception.sqlite3").read_bytes() == content


def test_what_is_needed_earlier_opens_the_database(options: Options) -> None:
    with closing(ComingContext(options)) as context:
        assert context.bench.clock.today() == SAMPLE_DAY
        assert context.is_open
        assert context.folder == Path(options.data_dir)
