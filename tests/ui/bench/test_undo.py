"""Taking the last act back on the return screen: by key, button and command, and saying what it was."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.vocabulary import Condition, Reason, Status
from receiving_app.services.batches import batch_list
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.inspect_unit import confirm_all_present, record_condition, record_item
from receiving_app.services.issue_credit_note import conclude
from tests.builders import a_case, a_line, serials
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, touch, type_text, until
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.entry_list import EntryList
from ui.widgets.message_bar import Message


def _said(screen: ReturnScreen) -> list[Message]:
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    return said


def test_ctrl_z_takes_the_last_act_back_and_says_which(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials())))
    said = _said(screen)
    touch(qtbot, named(screen, BigToggle, "condition_unused_opened"))
    until(qtbot, lambda: bench.case(screen.rma()).unit(1).condition is Condition.UNUSED_OPENED)
    press(screen, "Ctrl+Z")
    until(qtbot, lambda: bool(said))
    assert said[-1].text == "Undone: condition “Unused, packaging opened”"
    assert bench.case(screen.rma()).unit(1).condition is None
    assert not named(screen, BigToggle, "condition_unused_opened").isChecked()


def test_the_button_goes_back_act_by_act_to_before_the_arrival(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case())
    record_item(bench, screen.rma(), 1, "cable", 0)
    screen.show_sheet(record_condition(bench, screen.rma(), 1, Condition.USED))
    said = _said(screen)
    for count in range(1, 5):
        touch(qtbot, named(screen, ActionButton, "undo"))
        until(qtbot, lambda count=count: len(said) == count)
    assert [one.text for one in said] == [
        "Undone: condition “Used”",
        "Undone: accessory “cable (en)”",
        "Undone: parcel received",
        f"Nothing is left to undo for return {screen.rma()}.",
    ]
    assert bench.case(screen.rma()).status is Status.AUTHORISED
    assert named(screen, ActionButton, "primary").text() == "Receive the parcel"


def test_after_the_credit_note_it_is_refused_in_words(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    confirm_all_present(bench, screen.rma(), condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, screen.rma())
    screen.show_sheet(open_sheet(bench, screen.rma()))
    said = _said(screen)
    assert not screen.run_command("UNDO")
    press(screen, "Ctrl+Z")
    until(qtbot, lambda: bool(said))
    assert "AV-2026-000001: its acts cannot be undone any more" in said[-1].text
    assert said[-1].next_step


def test_a_decision_without_a_document_is_taken_back_and_its_unit_leaves_the_batch(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    line = a_line(serials=serials(), manufacturer_ticket="4711")
    screen, bench = return_screen(a_case(line, reason=Reason.DEFECTIVE))
    confirm_all_present(bench, screen.rma(), condition=Condition.USED)
    screen.show_sheet(open_sheet(bench, screen.rma()))
    said = _said(screen)
    press(screen, "F12")
    until(qtbot, lambda: bench.case(screen.rma()).status is Status.CLOSED)
    assert [len(one.units) for one in batch_list(bench)] == [1]
    assert screen.run_command("UNDO")
    until(qtbot, lambda: bool(said))
    assert said[-1].text == "Undone: decisions carried out"
    assert [len(one.units) for one in batch_list(bench)] == [0]
    assert named(screen, ActionButton, "primary").text() == "Confirm the decision"


def test_the_command_does_the_same(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, _ = return_screen(a_case())
    said = _said(screen)
    assert screen.run_command("UNDO")
    until(qtbot, lambda: bool(said))
    assert said[-1].text == "Undone: parcel received"


def test_what_is_being_typed_is_undone_before_any_act(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    field = named(screen, QLineEdit, "returnScan")
    type_text(field, "20E")
    press(screen, "Ctrl+Z")
    assert field.text() == ""
    assert bench.case(screen.rma()).status is Status.ARRIVED


@pytest.mark.usefixtures("french")
def test_the_history_tells_the_act_and_its_undoing(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    screen.set_language("fr")
    screen.show_sheet(record_condition(bench, screen.rma(), 1, Condition.DAMAGED))
    said = _said(screen)
    press(screen, "Ctrl+Z")
    until(qtbot, lambda: bool(said))
    assert said[-1].text == "Annulé : état « Endommagé »"
    press(screen, "Ctrl+H")
    shown = named(screen, EntryList, "history")
    until(
        qtbot,
        lambda: (
            [words for _, words in shown.entries()][:2]
            == [
                "Annulé : état « Endommagé »",
                "Unité 1 : Endommagé",
            ]
        ),
    )
