"""The journal on the screen: filtered, a page at a time, and the way to the return of an act."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.services import journal_view
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.wording import LANGUAGES, in_language
from tests.ui.bench.driving import named, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.journal_parts.export import JournalExportButton
from ui.screens.journal_parts.filters import NAMED_ACTS
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


def test_more_filters_narrow_it_to_one_act_one_operator_and_a_day_and_are_left_with_a_touch(
    screen: JournalScreen, qtbot: QtBot
) -> None:
    all_of_today = len(rows(screen))
    touch(qtbot, named(screen, ActionButton, "journalNarrow"))
    choose(screen, "journalAct", "concluded")
    until(qtbot, lambda: 0 < len(rows(screen)) < all_of_today)
    assert all(row[5].startswith("Decisions carried out") for row in rows(screen))
    named(screen, QLineEdit, "journalOperator").setText("nobody")
    until(qtbot, lambda: rows(screen) == [])
    named(screen, QLineEdit, "journalOperator").setText("OPÉRATEUR")
    until(qtbot, lambda: bool(rows(screen)))
    named(screen, QLineEdit, "journalUntil").setText("22/11/2026")
    until(qtbot, lambda: rows(screen) == [])
    touch(qtbot, named(screen, ActionButton, "journalNarrow"))
    until(qtbot, lambda: len(rows(screen)) == all_of_today)


def test_all_that_is_asked_for_is_exported_and_not_only_what_is_shown(
    screen: JournalScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(journal_view, "PAGE_ROWS", 9)
    choose(screen, "journalKind", "all")
    until(qtbot, lambda: len(rows(screen)) == 9)
    export = named(screen, JournalExportButton, "exportList")
    for name in ("journal.csv", "journal.xlsx"):
        with qtbot.waitSignal(export.paper.saved, timeout=10_000):
            export.export_to(tmp_path / name)
    lines = (tmp_path / "journal.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "When;Bench;Operator;Approved by;Return;What"
    with screen.bench.reading() as uow:
        assert len(lines) - 1 == uow.act_reader.newest()
    assert (tmp_path / "journal.xlsx").read_bytes().startswith(b"PK")


def test_names_that_were_erased_are_told_to_be(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    with busy.bench.writing() as uow:
        uow.journal.add(
            JournalEntry(datetime(2025, 1, 5, tzinfo=UTC), "Zoé", "2", "counted", "", {"unit": 1})
        )
        uow.commit()
    busy.erase_personal_data(date(2025, 6, 1))
    made = JournalScreen(busy.bench, "en")
    open_screen(made)
    choose(made, "journalWhen", "")
    choose(made, "journalKind", "all")
    until(qtbot, lambda: any(row[2] == "erased" for row in rows(made)))
    assert any(row[5].startswith("Names and free texts erased") for row in rows(made))


def test_every_act_that_can_be_chosen_is_recorded_somewhere_and_has_its_name() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path("receiving_app").rglob("*.py"))
    assert [act for act in NAMED_ACTS if f'"{act}"' not in sources] == []
    for words in map(in_language, LANGUAGES):
        assert [act for act in NAMED_ACTS if words.text(f"bench.act_name.{act}").startswith("bench.")] == []


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
