"""People as the administrator sees them: added, changed, with a badge; and what each role may do."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.commands import BADGE_PREFIX, barcode_text
from receiving_app.domain.own_choices import OwnChoices
from receiving_app.domain.people import RIGHTS, Person, Right, Role
from receiving_app.domain.scans import RawScan
from receiving_app.services.people import add_person, make_first_administrator, people, sign_in
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.clipping import clipped, out_of_reach, too_small, unnamed
from tests.ui.screens.conftest import Open
from ui.screens.people_screen import PeopleScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.data_table import DataTable
from ui.widgets.message_bar import Message
from ui.widgets.sheet import Sheet
from ui.widgets.verdict_banner import VerdictBanner

CLAIRE, SAM = "Claire Moreau", "Sam Okoye"
BADGE = barcode_text("P002", b"k" * 32, BADGE_PREFIX)


@pytest.fixture
def staffed(context: AppContext) -> AppContext:
    make_first_administrator(context.bench, CLAIRE, "4071")
    add_person(context.bench, SAM, Role.OPERATOR, "8146")
    return context


@pytest.fixture
def screen(staffed: AppContext, open_screen: Open, qtbot: QtBot) -> PeopleScreen:
    made = PeopleScreen(staffed.bench, "en")
    open_screen(made)
    until(qtbot, lambda: len(_rows(made)) == 2)
    return made


def _rows(screen: PeopleScreen) -> list[list[str]]:
    model = named(screen, DataTable, "people").model()
    columns = range(model.columnCount())
    return [[str(model.index(row, at).data()) for at in columns] for row in range(model.rowCount())]


def _choose(screen: PeopleScreen, context: AppContext, name: str) -> Person:
    person = next(one for one in people(context.bench) if one.name == name)
    named(screen, DataTable, "people").row_chosen.emit(person)
    return person


def _write(qtbot: QtBot, screen: PeopleScreen, name: str, text: str) -> None:
    edit = named(screen, QLineEdit, name)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def _change(qtbot: QtBot, screen: PeopleScreen, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(screen.changed, timeout=20_000):
        act()


def _refusal(qtbot: QtBot, screen: PeopleScreen, act: Callable[[], object]) -> Message:
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        act()
    message: Message = said.args[0]
    assert message.kind == "refused"
    return message


def test_somebody_new_has_a_name_a_role_and_a_pin(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    press(screen, "Ctrl+N")
    _write(qtbot, screen, "personName", "Nadia Ferrand")
    touch(qtbot, named(screen, BigToggle, "role_supervisor"))
    _refusal(qtbot, screen, lambda: press(screen, "Ctrl+S"))
    _write(qtbot, screen, "personPin", "5923")
    _write(qtbot, screen, "personPinAgain", "5923")
    _change(qtbot, screen, lambda: press(screen, "Ctrl+S"))

    until(qtbot, lambda: [row[0] for row in _rows(screen)] == [CLAIRE, "Nadia Ferrand", SAM])
    assert sign_in(staffed.bench, "Nadia Ferrand", "5923").role is Role.SUPERVISOR
    until(qtbot, lambda: named(screen, QLineEdit, "personPin").text() == "")


def test_name_role_and_pin_are_changed_together(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    _choose(screen, staffed, SAM)
    _write(qtbot, screen, "personName", "Samuel Okoye")
    touch(qtbot, named(screen, BigToggle, "role_supervisor"))
    _write(qtbot, screen, "personPin", "7302")
    _write(qtbot, screen, "personPinAgain", "7302")
    _change(qtbot, screen, lambda: press(screen, "Ctrl+S"))
    assert sign_in(staffed.bench, "Samuel Okoye", "7302").role is Role.SUPERVISOR


def test_what_cannot_be_is_said_and_what_was_typed_stays(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    _choose(screen, staffed, CLAIRE)
    touch(qtbot, named(screen, BigToggle, "role_operator"))
    message = _refusal(qtbot, screen, lambda: press(screen, "Ctrl+S"))
    assert CLAIRE in message.text
    assert named(screen, BigToggle, "role_operator").state() == "chosen"
    assert people(staffed.bench)[0].role is Role.ADMINISTRATOR


def test_a_badge_is_made_and_its_label_printed(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    staffed.bench.machine.choose(OwnChoices(document_printer="Bureau"))
    _choose(screen, staffed, SAM)
    with qtbot.waitSignal(screen.label_made, timeout=20_000) as made:
        touch(qtbot, named(screen, ActionButton, "makeBadge"))
    pdf, title, printer = made.args
    # Without a printer of labels it comes out of that of documents.
    assert (pdf[:4], printer) == (b"%PDF", "Bureau")
    assert SAM in title
    until(qtbot, lambda: [row[2] for row in _rows(screen)] == ["—", "yes"])

    _change(qtbot, screen, lambda: touch(qtbot, named(screen, ActionButton, "takeBadge")))
    until(qtbot, lambda: [row[2] for row in _rows(screen)] == ["—", "—"])


def test_a_badge_that_is_scanned_becomes_theirs_where_one_was_asked_for(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    _choose(screen, staffed, SAM)
    assert not screen.take_scan(RawScan(BADGE))
    touch(qtbot, named(screen, ActionButton, "scanBadge"))
    assert not screen.take_scan(RawScan("RMA-2026-004101-Z"))
    _change(qtbot, screen, lambda: screen.take_scan(RawScan(BADGE)))
    until(qtbot, lambda: [row[2] for row in _rows(screen)] == ["—", "yes"])
    assert not screen.take_scan(RawScan(BADGE))


def test_whoever_left_stays_listed_and_is_changed_no_more(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    _choose(screen, staffed, SAM)
    _change(qtbot, screen, lambda: touch(qtbot, named(screen, ActionButton, "retirePerson")))
    until(qtbot, lambda: [row[1] for row in _rows(screen)] == ["administrator", "has left"])
    assert not named(screen, ActionButton, "savePerson").isEnabled()


def test_whoever_may_not_manage_people_is_told_and_reads_all_the_same(
    staffed: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    sign_in(staffed.bench, SAM, "8146")
    screen = PeopleScreen(staffed.bench, "en")
    open_screen(screen)
    until(qtbot, lambda: len(_rows(screen)) == 2)
    assert "operator" in named(screen, VerdictBanner, "peopleSaid").text()
    for name in ("newPerson", "savePerson", "retirePerson", "makeBadge"):
        assert not named(screen, ActionButton, name).isEnabled()
    assert "operator" in screen.why_not()


def test_before_there_is_anybody_the_first_is_made_here(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = PeopleScreen(context.bench, "en")
    open_screen(screen)
    until(qtbot, named(screen, ActionButton, "makeFirst").isVisible)
    for name, text in (("firstName", CLAIRE), ("firstPin", "4071"), ("firstPinAgain", "4071")):
        _write(qtbot, screen, name, text)
    with qtbot.waitSignal(screen.first_made, timeout=20_000) as made:
        press(screen, "Ctrl+S")
    assert made.args[0].name == CLAIRE
    until(qtbot, lambda: [row[0] for row in _rows(screen)] == [CLAIRE])


def test_the_table_of_rights_is_that_of_the_program(screen: PeopleScreen) -> None:
    named(screen, QTabWidget, "peopleTabs").setCurrentIndex(1)
    model = named(screen, DataTable, "rights").model()
    shown = {
        right: {role for at, role in enumerate(Role, 1) if model.index(row, at).data() == "yes"}
        for row, right in enumerate(Right)
    }
    assert shown == {right: {role for role in Role if right in RIGHTS[role]} for right in Right}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("tab", [0, 1])
def test_everything_fits_and_can_be_touched(
    screen: PeopleScreen, use_language: Callable[[str], None], language: str, tab: int
) -> None:
    use_language(language)
    screen.set_language(language)
    named(screen, QTabWidget, "peopleTabs").setCurrentIndex(tab)
    assert (clipped(screen), out_of_reach(screen), unnamed(screen), too_small(screen)) == ([], [], [], [])


def test_the_name_of_somebody_who_left_is_forgotten_once_it_was_confirmed(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    forget, has_left = (named(screen, ActionButton, name) for name in ("forgetPerson", "retirePerson"))
    _choose(screen, staffed, SAM)
    assert (forget.isVisible(), has_left.isVisible()) == (False, True)
    _change(qtbot, screen, lambda: touch(qtbot, has_left))
    until(qtbot, forget.isVisible)
    assert (forget.isEnabled(), has_left.isVisible()) == (True, False)

    touch(qtbot, forget)
    sheet = named(screen, Sheet, "forgetSheet")
    cancel = named(sheet, ActionButton, "forgetCancel")
    assert cancel.hasFocus()
    assert f"Forget the name {SAM}?" in [label.text() for label in sheet.findChildren(QLabel)]
    assert (clipped(screen), out_of_reach(screen), unnamed(screen), too_small(screen)) == ([], [], [], [])
    press(screen, "Esc")
    assert sheet.isHidden()
    touch(qtbot, forget)
    touch(qtbot, cancel)
    assert sheet.isHidden()
    assert people(staffed.bench)[-1].name == SAM

    touch(qtbot, forget)
    screen.set_language("en")
    _change(qtbot, screen, lambda: touch(qtbot, named(sheet, ActionButton, "forgetConfirm")))
    until(qtbot, lambda: _rows(screen)[-1][0] == "n° 2")
    until(qtbot, lambda: forget.isVisible() and not forget.isEnabled())
    assert people(staffed.bench)[-1].name == "n° 2"


def test_nobody_but_the_administrator_forgets_a_name(
    screen: PeopleScreen, staffed: AppContext, qtbot: QtBot
) -> None:
    _choose(screen, staffed, SAM)
    _change(qtbot, screen, lambda: touch(qtbot, named(screen, ActionButton, "retirePerson")))
    forget = named(screen, ActionButton, "forgetPerson")
    until(qtbot, forget.isVisible)
    touch(qtbot, forget)
    add_person(staffed.bench, "Nadia Ferrand", Role.SUPERVISOR, "5923")
    sign_in(staffed.bench, "Nadia Ferrand", "5923")

    confirm = named(screen, ActionButton, "forgetConfirm")
    _refusal(qtbot, screen, lambda: touch(qtbot, confirm))

    assert SAM in [one.name for one in people(staffed.bench)]
