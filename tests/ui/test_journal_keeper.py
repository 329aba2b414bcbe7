"""Personal data of the journal is erased by itself while the window is open."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from receiving_app.domain.database_errors import DatabaseLocked
from receiving_app.services.erase_personal import Cancelled, Erased
from ui.journal_keeper import JournalKeeper
from ui.operations import Lanes, start_lanes


@pytest.fixture(autouse=True)
def lanes() -> Iterator[Lanes]:
    started = start_lanes()
    yield started
    assert started.drain(20.0)


def test_it_erases_at_once_and_again_after_a_database_that_was_held(qtbot: QtBot, lanes: Lanes) -> None:
    asked: list[bool] = []

    def erase(cancelled: Cancelled) -> Erased | None:
        asked.append(cancelled())
        if len(asked) == 1:
            raise DatabaseLocked("reception.sqlite3")
        return None

    keeper = JournalKeeper(erase)
    keeper.begin()
    qtbot.waitUntil(lambda: bool(asked) and lanes.idle(), timeout=10_000)
    with qtbot.waitSignal(keeper.looked, timeout=10_000) as looked:
        keeper.look()
    assert looked.args == [None]
    assert asked == [False, False]
