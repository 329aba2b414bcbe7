"""The journal on the screen: filtered, a page at a time, and the way to the return of an act."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.services import journal_view
from tests.ui.bench.driving import named, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.journal_screen import JournalScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable


def rows(screen: JournalScreen) -> list[list[str]]:
    model = named(screen, DataTable, "journal").model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


@pytest.fixture
def screen(busy: AppContext, open_screen: Open, qtbot: QtBot) -> JournalScreen:
    made = JournalScreen(busy.bench, "en")
    open_screen(made)
    until(qtbot, lambda: bool(rows(made)))
    return made


def choose(screen: JournalScreen, box: str, value: str) -> None:
    found = named(screen, ChoiceBox, box)
    found.setCurrentIndex(found.findData(value))
    found.activated.emit(found.currentIndex())


def test_todays_work_is_listed_the_newest_first_with_who_and_what(screen: JournalScreen) -> None:
    newest = rows(screen)[0]
    assert newest[1:3] == ["1", "opérateur"]
    assert newest[5].startswith("Decisions carried out")
    assert not any(row[5].startswith("Scan") for row in rows(screen))


def test_a_kind_shows_its_acts_only(screen: JournalScreen, qtbot: QtBot) -> None:
    choose(screen, "journalKind", "scans")
    until(qtbot, lambda: bool(rows(screen)) and all(row[5].startswith("Scan") for row in rows(screen)))
    choose(screen, "journalKind", "settings")
    until(qtbot, lambda: any("File imported" in row[5] for row in rows(screen)))


def test_a_text_narrows_the_list_while_it_is_typed(screen: JournalScreen, qtbot: QtBot) -> None:
    rma = rows(screen)[0][4]
    named(screen, QLineEdit, "journalText").setText(rma.lower())
    until(qtbot, lambda: {row[4] for row in rows(screen)} == {rma})
    named(screen, QLineEdit, "journalText").setText("jamais arrivé")
    until(qtbot, lambda: rows(screen) == [])
    assert named(screen, QLabel, "journalCount").text() == "0 acts"


def test_older_acts_are_added_below(
    screen: JournalScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_view, "PAGE_ROWS", 9)
    choose(screen, "journalKind", "all")
    until(qtbot, lambda: len(rows(screen)) == 9)
    older = named(screen, ActionButton, "journalOlder")
    assert "older ones" in named(screen, QLabel, "journalCount").text()
    touch(qtbot, older)
    until(qtbot, lambda: len(rows(screen)) == 18)


def test_the_return_of_an_act_can_be_opened(screen: JournalScreen, qtbot: QtBot) -> None:
    opened: list[str] = []
    screen.return_chosen.connect(opened.append)
    button = named(screen, ActionButton, "journalOpenReturn")
    named(screen, DataTable, "journal").selectRow(0)
    until(qtbot, button.isEnabled)
    touch(qtbot, button)
    assert opened == [rows(screen)[0][4]]
