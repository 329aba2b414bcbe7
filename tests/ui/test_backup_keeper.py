"""Backups are made by themselves while the window is open, and their age is seen in the header."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.backups import Backup, BackupFailed, BackupUnsound
from receiving_app.domain.errors import Interrupted
from tests.builders import a_bench
from tests.fakes import FakeBench
from tests.fakes_backups import FakeShelf
from tests.ui.bench.driving import until
from ui.backup_keeper import BackupKeeper
from ui.widgets.header_bar import HeaderBar
from ui.widgets.message_bar import Message
from ui.widgets.status_mark import StatusMark

Make = Callable[[FakeShelf], tuple[BackupKeeper, list[Message]]]


@pytest.fixture
def bench() -> FakeBench:
    return a_bench()


@pytest.fixture
def header(qtbot: QtBot) -> HeaderBar:
    bar = HeaderBar()
    bar.lay_out((), ())
    qtbot.addWidget(bar)
    bar.resize(900, 56)
    bar.show()
    return bar


@pytest.fixture
def make(bench: FakeBench, header: HeaderBar) -> Iterator[Make]:
    """Make a keeper that looks at a shelf, and the messages that it will have said."""
    made: list[BackupKeeper] = []

    def keeper(shelf: FakeShelf) -> tuple[BackupKeeper, list[Message]]:
        one, said = BackupKeeper(bench, lambda: shelf, header, "en"), []
        one.message_requested.connect(said.append)
        made.append(one)
        return one, said

    yield keeper
    for one in made:
        one.deleteLater()


def _mark(header: QWidget) -> StatusMark:
    found = header.findChild(StatusMark, "status_backup")
    assert isinstance(found, StatusMark)
    return found


def _hours_ago(bench: FakeBench, hours: float) -> FakeShelf:
    at = bench.clock.now() - timedelta(hours=hours)
    return FakeShelf([Backup("old", at)])


def test_a_recent_backup_is_shown_with_its_age_and_none_is_made(
    make: Make, bench: FakeBench, header: HeaderBar, qtbot: QtBot
) -> None:
    shelf = _hours_ago(bench, 2.5)
    keeper, said = make(shelf)
    assert not _mark(header).isVisible()
    keeper.begin()
    until(qtbot, _mark(header).isVisible)
    until(qtbot, lambda: not keeper.is_busy())
    assert _mark(header).accessibleName() == "backed up 2 h ago: all is well"
    assert _mark(header).is_ready()
    keeper.use_language("fr")
    assert _mark(header).accessibleName() == "sauvegarde il y a 2 h : tout va bien"
    assert (len(shelf.kept), said) == (1, [])


def test_one_that_is_due_is_made_without_a_word(
    make: Make, bench: FakeBench, header: HeaderBar, qtbot: QtBot
) -> None:
    shelf = _hours_ago(bench, 30)
    keeper, said = make(shelf)
    keeper.begin()
    until(qtbot, lambda: _mark(header).accessibleName() == "backed up just now: all is well")
    assert (len(shelf.kept), said) == (2, [])


def test_one_that_fails_is_said_once_shown_and_tried_again(
    make: Make, bench: FakeBench, header: HeaderBar, qtbot: QtBot
) -> None:
    shelf = _hours_ago(bench, 5)
    shelf.failure = BackupFailed("/mnt/usb/x", "no_folder")
    keeper, said = make(shelf)
    keeper.begin()
    until(qtbot, lambda: len(said) == 1)
    until(qtbot, lambda: not _mark(header).is_ready())
    assert "have a look" in _mark(header).accessibleName()
    assert said[0].kind == "refused"
    # Not at once again by itself; by hand it is, and the same is not said twice.
    keeper.look()
    assert not keeper.is_busy()
    keeper.back_up()
    assert keeper.is_busy()
    until(qtbot, lambda: not keeper.is_busy())
    assert len(said) == 1
    shelf.failure = BackupUnsound("/data/x", 2, "hash AV-2026-000001: pdf")
    keeper.back_up()
    until(qtbot, lambda: len(said) == 2)
    shelf.failure = None
    assert said[1].act is not None
    said[1].act()
    until(qtbot, lambda: len(said) == 3)
    assert (said[2].kind, _mark(header).is_ready(), len(shelf.kept)) == ("ok", True, 2)


def test_one_that_is_stopped_by_the_end_of_the_program_is_no_failure(
    make: Make, bench: FakeBench, header: HeaderBar, qtbot: QtBot
) -> None:
    shelf = _hours_ago(bench, 1)
    shelf.failure = Interrupted()
    keeper, said = make(shelf)
    keeper.begin()
    until(qtbot, _mark(header).isVisible)
    keeper.back_up()
    keeper.back_up()
    until(qtbot, lambda: not keeper.is_busy())
    assert (said, _mark(header).is_ready()) == ([], True)
