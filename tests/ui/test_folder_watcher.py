"""The watched folder while the window is open: what is put there is imported, and what is wrong is said once."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.database_errors import DatabaseLocked
from receiving_app.options import Options
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.ports import UnitOfWork
from receiving_app.services.watched_files import FolderLook
from tests.samples import put_company
from tests.ui.bench.driving import named, until
from ui.folder_watcher import FolderWatcher
from ui.operations import Lanes, start_lanes
from ui.screens.import_screen import ImportScreen
from ui.widgets.message_bar import Message


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    started = start_lanes()
    yield started
    assert started.drain(20.0)


@pytest.fixture
def context(tmp_path: Path, lanes: Lanes) -> Iterator[AppContext]:
    put_company(tmp_path / "data")
    with closing(open_context(Options(str(tmp_path / "data"), today=SAMPLE_DAY, language="fr"))) as opened:
        yield opened
        assert lanes.drain(20.0)


@pytest.fixture
def folder(tmp_path: Path, context: AppContext) -> Path:
    made = tmp_path / "arrivées"
    made.mkdir()
    save_profile(context.bench, replace(load_profile(context.bench), watched_folder=str(made)))
    return made


class Seen:
    """A watcher, and what it said."""

    def __init__(self, context: AppContext, qtbot: QtBot) -> None:
        self.watcher = FolderWatcher(context.bench, context.watched_folder, "fr")
        self.looks: list[FolderLook | None] = []
        self.messages: list[Message] = []
        self._qtbot = qtbot
        self.watcher.changed.connect(self.looks.append)
        self.watcher.message_requested.connect(self.messages.append)

    def look(self) -> FolderLook | None:
        before = len(self.looks)
        self.watcher.look()
        until(self._qtbot, lambda: len(self.looks) > before)
        return self.looks[-1]


def test_a_complete_file_is_imported_moved_and_said(context: AppContext, folder: Path, qtbot: QtBot) -> None:
    shutil.copy(resource_path("catalogue", "retours_autorises.csv"), folder / "retours.csv")
    seen = Seen(context, qtbot)
    first, second = seen.look(), seen.look()
    assert first is not None
    assert second is not None
    assert (first.waiting, [taken.name for taken in second.taken]) == (("retours.csv",), ["retours.csv"])
    (message,) = seen.messages
    assert "60" in message.text
    assert message.next_step.startswith("retours.csv")
    assert not (folder / "retours.csv").exists()
    with context.bench.reading() as uow:
        assert uow.returns.get("RMA-2026-004101-Z") is not None


def test_a_folder_that_is_away_is_said_once_and_taken_up_when_it_is_back(
    context: AppContext, folder: Path, qtbot: QtBot
) -> None:
    folder.rmdir()
    seen = Seen(context, qtbot)
    for _ in range(3):
        look = seen.look()
        assert look is not None
        assert look.problem is not None
    assert [message.kind for message in seen.messages] == ["refused"]
    folder.mkdir()
    look = seen.look()
    assert look is not None
    assert look.problem is None


@pytest.mark.usefixtures("folder")
def test_a_database_that_is_held_is_said_and_the_next_look_goes_on(context: AppContext, qtbot: QtBot) -> None:
    held = [True]

    def reading() -> UnitOfWork:
        if held:
            raise DatabaseLocked("reception.sqlite3")
        return context.bench.reading()

    seen = Seen(replace(context, bench=replace(context.bench, reading=reading)), qtbot)
    look = seen.look()
    assert look is not None
    assert isinstance(look.problem, DatabaseLocked)
    assert [message.kind for message in seen.messages] == ["refused"]
    held.clear()
    look = seen.look()
    assert look is not None
    assert look.problem is None


def test_without_a_folder_nothing_is_looked_into(context: AppContext, qtbot: QtBot) -> None:
    seen = Seen(context, qtbot)
    assert seen.look() is None
    assert seen.watcher.folder() is None
    assert seen.messages == []


def test_the_import_screen_shows_how_the_folder_is(context: AppContext, folder: Path, qtbot: QtBot) -> None:
    screen = ImportScreen(context.bench, context.import_file, "en")
    qtbot.addWidget(screen)
    state = named(screen, QLabel, "watchedState")
    screen.show_watched(None, None)
    assert state.isHidden()
    shutil.copy(resource_path("catalogue", "catalogue.csv"), folder / "c.csv")
    seen = Seen(context, qtbot)
    screen.show_watched(folder, seen.look())
    assert not state.isHidden()
    assert "c.csv not complete yet" in state.text()
    screen.show_watched(folder, seen.look())
    assert state.text().endswith("nothing waits")
