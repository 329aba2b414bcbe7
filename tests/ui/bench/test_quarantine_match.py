"""A match made by mistake is taken back on the quarantine screen, and the record tells its history."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.vocabulary import Condition, Status
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.match_parcel import match
from receiving_app.services.quarantine import Box, quarantined, read_in_quarantine
from tests.builders import RMA, a_case, a_line, serials
from tests.data.stores import rma
from tests.fakes import FakeBench
from tests.ui.bench.conftest import MakeQuarantine
from tests.ui.bench.driving import named, press, type_line, until
from ui.screens.quarantine_screen import QuarantineScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.entry_list import EntryList
from ui.widgets.message_bar import Message

FIRST = "Q-2026-000001"
SERIAL = serials()[0]


@pytest.fixture
def matched(quarantine_screen: MakeQuarantine, qtbot: QtBot) -> tuple[QuarantineScreen, FakeBench]:
    """The screen with a record looked at whose goods were matched."""
    screen, bench = quarantine_screen(
        a_case(a_line(serials=(SERIAL,))), boxes=(Box(QuarantineCause.NO_NUMBER, (SERIAL,)),)
    )
    match(bench, FIRST, RMA)
    screen.open_record(FIRST)
    until(qtbot, named(screen, ActionButton, "takeBack").isVisible)
    return screen, bench


def _said(screen: QuarantineScreen) -> list[str]:
    return [words for _, words in named(screen, EntryList, "recordHistory").entries()]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_match_is_taken_back_with_one_act(
    matched: tuple[QuarantineScreen, FakeBench], qtbot: QtBot, by_key: bool
) -> None:
    screen, bench = matched
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        if by_key:
            press(screen, "Ctrl+Z")
        else:
            assert screen.run_command("UNDO")
    assert said.args[0].text == f"{FIRST} is in quarantine again"
    assert "shelf Q1" in said.args[0].next_step
    assert (bench.case(RMA).status, [one.number for one in quarantined(bench)]) == (
        Status.AUTHORISED,
        [FIRST],
    )
    until(qtbot, named(screen, ActionButton, "matchRecord").isVisible)
    until(qtbot, lambda: named(screen, ActionButton, "matchRecord").isEnabled())
    assert not named(screen, ActionButton, "takeBack").isVisible()


def test_what_was_done_on_the_return_since_is_said_with_the_way_there(
    matched: tuple[QuarantineScreen, FakeBench], qtbot: QtBot
) -> None:
    screen, bench = matched
    confirm_all_present(bench, RMA, condition=Condition.USED)
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    press(screen, "Ctrl+Z")
    until(qtbot, lambda: bool(said))
    assert said[0].text == f"Return {RMA} was worked on since {FIRST} was matched to it."
    opened: list[str] = []
    screen.return_chosen.connect(opened.append)
    assert said[0].act is not None
    said[0].act()
    assert opened == [RMA]
    assert quarantined(bench) == ()


def test_goods_that_left_show_their_history_the_newest_act_first(
    matched: tuple[QuarantineScreen, FakeBench], qtbot: QtBot
) -> None:
    screen, _ = matched
    until(qtbot, lambda: len(_said(screen)) == 2)
    newest, oldest = _said(screen)
    assert newest.startswith(f"{FIRST} matched to return {RMA}")
    assert oldest == f"Put in quarantine {FIRST} (no number), shelf Q1, read: {SERIAL}"
    heads = [head for head, _ in named(screen, EntryList, "recordHistory").entries()]
    assert all(head.endswith("Sam, bench 2") for head in heads)
    assert not named(screen, ActionButton, "recordHistoryButton").isVisible()


def test_the_history_of_goods_that_are_there_is_one_key_away_and_nothing_is_matched_unseen(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    screen, bench = quarantine_screen(
        a_case(a_line(serials=(SERIAL,))), boxes=(Box(QuarantineCause.NO_NUMBER, (SERIAL,)),)
    )
    until(qtbot, lambda: named(screen, ActionButton, "matchRecord").isEnabled())
    press(screen, "Ctrl+H")
    assert named(screen, EntryList, "recordHistory").isVisible()
    assert not named(screen, DataTable, "suggestions").isVisible()
    press(screen, "F12")
    assert "Ctrl+H" in screen.why_not()
    press(screen, "Ctrl+H")
    assert named(screen, DataTable, "suggestions").isVisible()
    press(screen, "F12")
    until(qtbot, lambda: bench.case(RMA).status is Status.ARRIVED)


def test_the_return_that_the_arrow_keys_mark_is_the_one_matched(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    name = a_case().customer.name
    cases = (a_case(), a_case(a_line(invoice="FA-7"), rma=rma(7)))
    screen, bench = quarantine_screen(*cases, boxes=(Box(QuarantineCause.NO_NUMBER, customer=name),))
    table = named(screen, DataTable, "suggestions")
    until(qtbot, lambda: table.model().rowCount() == 2)
    table.setFocus()
    press(screen, "Down")
    marked = str(table.model().index(table.currentIndex().row(), 0).data())
    assert marked == str(table.model().index(1, 0).data())
    press(screen, "F12")
    until(qtbot, lambda: bench.case(marked).status is Status.ARRIVED)


def test_goods_of_another_return_in_the_box_are_told_before_they_go_astray(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    first, (mine, theirs) = rma(7), serials(2)
    cases = (
        a_case(a_line(serials=(theirs,))),
        a_case(a_line(invoice="FA-7", serials=(mine,)), rma=first),
    )
    box = Box(QuarantineCause.SEVERAL_RETURNS, (mine, theirs))
    screen, bench = quarantine_screen(*cases, boxes=(box,))
    until(qtbot, lambda: named(screen, DataTable, "suggestions").model().rowCount() == 2)
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        press(screen, "F12")
    message: Message = said.args[0]
    assert message.text == f"{theirs} is announced on return {RMA}"
    assert "F7" in message.next_step
    assert first in message.next_step
    assert bench.case(first).status is Status.AUTHORISED
    # Who was told may do so.
    press(screen, "F12")
    until(qtbot, lambda: bench.case(first).status is Status.ARRIVED)


def test_a_record_that_is_looked_up_shows_its_returns_whatever_was_shown_before(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    screen, _ = quarantine_screen(
        a_case(a_line(serials=(SERIAL,))), boxes=(Box(QuarantineCause.NO_NUMBER, (SERIAL,)),)
    )
    match_button = named(screen, ActionButton, "matchRecord")
    until(qtbot, match_button.isEnabled)
    press(screen, "Ctrl+H")
    assert not match_button.isEnabled()
    screen.show_record(FIRST)
    until(qtbot, match_button.isEnabled)


def test_what_is_looked_for_and_found_is_looked_at(quarantine_screen: MakeQuarantine, qtbot: QtBot) -> None:
    boxes = (Box(QuarantineCause.NO_NUMBER, (SERIAL,)), Box(QuarantineCause.NO_NUMBER, place="Palette"))
    screen, _ = quarantine_screen(boxes=boxes)
    number = named(screen, QLabel, "recordNumber")
    until(qtbot, lambda: number.text() == "Q-2026-000002")
    field = named(screen, QLineEdit, "quarantineSearch")
    field.setFocus()
    type_line(field, SERIAL)
    until(qtbot, lambda: number.text() == FIRST)


def test_the_return_that_was_chosen_stays_so_when_the_list_is_read_again(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    other = rma(7)
    cases = (a_case(a_line(serials=(SERIAL,))), a_case(a_line(invoice="FA-7"), rma=other))
    screen, bench = quarantine_screen(*cases, boxes=(Box(QuarantineCause.NO_NUMBER, (SERIAL, other)),))
    table = named(screen, DataTable, "suggestions")
    until(qtbot, lambda: table.model().rowCount() == 2)
    second = str(table.model().index(1, 0).data())
    table.clicked.emit(table.model().index(1, 0))
    read_in_quarantine(bench, FIRST, "1Z999AA10123456784")
    screen.on_changed_elsewhere()
    until(qtbot, lambda: "1Z999AA10123456784" in named(screen, QLabel, "recordRead").text())
    assert str(table.model().index(table.currentIndex().row(), 0).data()) == second
    until(qtbot, lambda: named(screen, ActionButton, "matchRecord").isEnabled())
    press(screen, "F12")
    until(qtbot, lambda: bench.case(second).status is Status.ARRIVED)


def test_a_record_that_was_never_matched_says_that_there_is_no_match_to_take_back(
    quarantine_screen: MakeQuarantine, qtbot: QtBot
) -> None:
    screen, _bench = quarantine_screen(boxes=(Box(QuarantineCause.NO_NUMBER, (SERIAL,)),))
    screen.open_record(FIRST)
    until(qtbot, named(screen, ActionButton, "matchRecord").isVisible)
    assert not screen.run_command("UNDO")
    assert screen.why_not("UNDO") == "It is not matched to a return: there is nothing to take back."
    assert "No return is chosen" in screen.why_not("NONUM")
