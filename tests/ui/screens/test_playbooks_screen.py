"""The manufacturers' procedures edited in the window, version by version."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.catalogue import PlaybookKind, ticket_fits
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.edit_playbooks import playbook_list
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.clipping import clipped
from tests.ui.screens.conftest import Open
from ui.screens.playbooks_screen import PlaybooksScreen
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable


@pytest.fixture
def screen(context: AppContext, open_screen: Open, qtbot: QtBot) -> PlaybooksScreen:
    made = PlaybooksScreen(context.bench, "en")
    open_screen(made)
    until(qtbot, lambda: len(rows(made)) == 6)
    return made


def rows(screen: PlaybooksScreen) -> list[list[str]]:
    model = named(screen, DataTable, "playbooks").model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


def choose(qtbot: QtBot, screen: PlaybooksScreen, context: AppContext, maker: str) -> None:
    book = next(book for book in playbook_list(context.bench) if book.manufacturer == maker)
    named(screen, DataTable, "playbooks").row_chosen.emit(book)


def write(qtbot: QtBot, screen: PlaybooksScreen, name: str, text: str) -> None:
    edit = named(screen, QLineEdit, f"playbook_{name}")
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def save(qtbot: QtBot, screen: PlaybooksScreen) -> None:
    with qtbot.waitSignal(screen.saved, timeout=10_000):
        press(screen, "Ctrl+S")


def test_a_change_is_a_new_version_and_the_former_one_stays_listed(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    choose(qtbot, screen, context, "Grandstream")
    write(qtbot, screen, "ticket_format", "######")
    save(qtbot, screen)

    until(qtbot, lambda: len(rows(screen)) == 7)
    newest, former = (book for book in playbook_list(context.bench) if book.manufacturer == "Grandstream")
    assert (newest.version, newest.ticket_format, newest.valid_from) == (2, "######", SAMPLE_DAY)
    assert (former.version, former.ticket_format) == (1, "")
    assert former.valid_to is not None
    assert former.valid_to < SAMPLE_DAY


def test_a_new_manufacturer_is_typed_whole(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    press(screen, "Ctrl+N")
    write(qtbot, screen, "manufacturer", "Snom")
    write(qtbot, screen, "portal", "https://snom.com/rma")
    write(qtbot, screen, "text_fr", "En direct.")
    write(qtbot, screen, "valid_to", "31/12/2027")
    kind = named(screen, ChoiceBox, "playbookKind")
    kind.setCurrentIndex(kind.findData("direct"))
    save(qtbot, screen)

    book = next(book for book in playbook_list(context.bench) if book.manufacturer == "Snom")
    assert (book.kind, book.portal) == (PlaybookKind.DIRECT, "snom.com/rma")
    assert book.valid_to is not None
    assert book.valid_to.year == 2027


def test_a_version_that_would_decide_open_returns_is_refused_and_what_was_typed_stays(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    choose(qtbot, screen, context, "Ubiquiti")
    write(qtbot, screen, "valid_from", "not a day")
    press(screen, "Ctrl+S")
    write(qtbot, screen, "valid_from", "01/01/2026")
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        press(screen, "Ctrl+S")
    assert "Ubiquiti" in said.args[0].text
    assert named(screen, QLineEdit, "playbook_valid_from").text() == "01/01/2026"
    assert len(playbook_list(context.bench)) == 6


def test_an_ended_playbook_stays_listed_with_its_last_day(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    choose(qtbot, screen, context, "*")
    assert not named(screen, QWidget, "endPlaybook").isEnabled()
    choose(qtbot, screen, context, "Ruckus")
    with qtbot.waitSignal(screen.saved, timeout=10_000):
        touch(qtbot, named(screen, QWidget, "endPlaybook"))
    until(qtbot, lambda: any(row[0] == "Ruckus" and row[4] == "22 Nov 2026" for row in rows(screen)))


def test_the_portal_is_copied(screen: PlaybooksScreen, context: AppContext, qtbot: QtBot) -> None:
    choose(qtbot, screen, context, "Ubiquiti")
    touch(qtbot, named(screen, QWidget, "copyPortal"))
    assert QGuiApplication.clipboard().text() == "https://rma.ui.com"


def test_an_example_says_how_a_ticket_is_written(screen: PlaybooksScreen) -> None:
    note = named(screen, QLabel, "playbook_ticket_format_note")
    assert note.isVisible()
    words = note.text().replace(";", " ").split()
    form = next(word for word in words if word.startswith("AB-#"))
    assert ticket_fits(form, next(word for word in words if word.startswith("AB-") and word != form))
    assert clipped(screen) == []


def test_a_ticket_is_tried_while_form_and_number_are_typed_and_nothing_of_it_is_stored(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    choose(qtbot, screen, context, "Grandstream")
    said = named(screen, QLabel, "playbookTrial_note")
    trial = named(screen, QLineEdit, "playbookTrial")
    assert said.text().startswith("Type one here")
    qtbot.keyClicks(trial, "ab-1234")
    assert said.text() == "It fits, as any does: no form is given."
    write(qtbot, screen, "ticket_format", "@@-####")
    assert said.text() == trial.accessibleDescription() == "It fits."
    qtbot.keyClicks(trial, "5")
    assert said.text().startswith("It does not fit")
    save(qtbot, screen)
    newest = next(book for book in playbook_list(context.bench) if book.manufacturer == "Grandstream")
    assert newest.ticket_format == "@@-####"
    until(qtbot, lambda: trial.text() == "")


def test_a_number_that_is_only_tried_is_no_change_to_give_up(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    choose(qtbot, screen, context, "Grandstream")
    qtbot.keyClicks(named(screen, QLineEdit, "playbookTrial"), "x")
    with qtbot.waitSignal(screen.screen_requested, timeout=10_000):
        screen.step_back()


def test_escape_gives_up_what_was_typed_into_a_procedure_before_it_leads_back(
    screen: PlaybooksScreen, context: AppContext, qtbot: QtBot
) -> None:
    choose(qtbot, screen, context, "Grandstream")
    write(qtbot, screen, "portal", "elsewhere.example")
    with qtbot.assertNotEmitted(screen.screen_requested):
        screen.step_back()
    assert named(screen, QLineEdit, "playbook_portal").text() == "helpdesk.grandstream.com"
    with qtbot.waitSignal(screen.screen_requested, timeout=10_000):
        screen.step_back()
