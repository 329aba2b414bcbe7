"""The shared database: a server is tried before anything can be done with it, and what follows is said."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.domain.database_errors import DatabaseUnreachable
from receiving_app.moving import ServerFound, try_server
from receiving_app.options import Options
from receiving_app.services.ports import Bench
from receiving_app.wording import in_language
from tests.builders import a_bench
from tests.postgres import Server
from ui.screens.server_screen import Moving, ServerScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.verdict_banner import VerdictBanner

ADDRESS = "postgresql://sam@server/reception"
FILE = "/data/reception.sqlite3"


def _screen(qtbot: QtBot, attempt: Callable[[str, str], ServerFound], bench: Bench) -> ServerScreen:
    screen = ServerScreen(bench, FILE, False, attempt, "en")
    qtbot.addWidget(screen)
    screen.show()
    return screen


def _press(qtbot: QtBot, screen: ServerScreen, name: str) -> None:
    button = screen.findChild(ActionButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _type(qtbot: QtBot, screen: ServerScreen, name: str, text: str) -> None:
    field = screen.findChild(QLineEdit, name)
    assert field is not None
    field.clear()
    qtbot.keyClicks(field, text)


def _enabled(screen: ServerScreen, name: str) -> bool:
    button = screen.findChild(ActionButton, name)
    assert button is not None
    return button.isEnabled()


def _said(screen: ServerScreen) -> str:
    banner = screen.findChild(VerdictBanner, "serverSaid")
    assert banner is not None
    return banner.accessibleName()


@pytest.mark.parametrize(
    ("ours", "possible", "not_possible"),
    [(False, "moveToServer", "useServer"), (True, "useServer", "moveToServer")],
)
def test_only_what_the_server_holds_decides_what_can_be_done_there(
    qtbot: QtBot, ours: bool, possible: str, not_possible: str
) -> None:
    asked: list[tuple[str, str]] = []

    def attempt(address: str, password: str) -> ServerFound:
        asked.append((address, password))
        return ServerFound(address, "PostgreSQL 16.4", ours)

    screen = _screen(qtbot, attempt, a_bench())
    assert FILE in _said(screen)
    assert not _enabled(screen, possible)
    _type(qtbot, screen, "serverAddress", ADDRESS)
    _type(qtbot, screen, "serverPassword", "s3cret")
    _press(qtbot, screen, "tryServer")
    qtbot.waitUntil(lambda: _enabled(screen, possible), timeout=10_000)
    assert asked == [(ADDRESS, "s3cret")]
    assert "PostgreSQL 16.4" in _said(screen)
    assert not _enabled(screen, not_possible)
    with qtbot.waitSignal(screen.move_requested, timeout=10_000) as moving:
        _press(qtbot, screen, possible)
    assert moving.args[0].take_along is not ours
    assert "s3cret" not in repr(moving.args[0])
    # Another address was not tried yet.
    _type(qtbot, screen, "serverAddress", ADDRESS + "2")
    assert not _enabled(screen, possible)


def test_a_server_that_does_not_answer_is_said_and_can_be_tried_again(qtbot: QtBot) -> None:
    def attempt(address: str, _password: str) -> ServerFound:
        raise DatabaseUnreachable(address, "connection refused")

    screen = _screen(qtbot, attempt, a_bench())
    _type(qtbot, screen, "serverAddress", ADDRESS)
    _press(qtbot, screen, "tryServer")
    qtbot.waitUntil(lambda: "connection refused" in _said(screen), timeout=10_000)
    assert _enabled(screen, "tryServer")


def test_what_is_no_address_is_not_tried(qtbot: QtBot) -> None:
    def attempt(_address: str, _password: str) -> ServerFound:
        raise AssertionError

    screen = _screen(qtbot, attempt, a_bench())
    _press(qtbot, screen, "tryServer")
    _type(qtbot, screen, "serverAddress", "server.lan")
    _press(qtbot, screen, "tryServer")
    field = screen.findChild(QLineEdit, "serverAddress")
    assert field is not None
    assert "postgresql://" in field.accessibleDescription()


def test_the_window_comes_back_on_the_server_with_all_that_the_file_held(
    tmp_path: Path, server: Server
) -> None:
    options = Options(str(tmp_path))
    with closing(open_context(options)) as context:
        context.install_example()
        with context.bench.reading() as uow:
            before = tuple(uow.returns.all_rows())
    address = server.blank()
    said = Moving(address, "", True, try_server(address)).carry_out(options, in_language("en"))
    assert (said.kind, "compared row by row" in said.text) == ("ok", True)
    with closing(open_context(options)) as context:
        assert context.on_server
        with context.bench.reading() as uow:
            assert tuple(uow.returns.all_rows()) == before
    refused = Moving(address, "", True, try_server(address)).carry_out(options, in_language("en"))
    assert refused.kind == "refused"
    server.drop(address)
