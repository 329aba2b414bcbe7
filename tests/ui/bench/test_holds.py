"""A hold: one touch of a cause, with what, from whom and until when where the usual is not meant."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.holds import Awaited, HoldCause, HoldNote
from receiving_app.domain.vocabulary import Status
from receiving_app.services.case_sheet import open_sheet
from tests.builders import RMA, TODAY, a_case
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, touch, type_text, until
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.verdict_banner import VerdictBanner


def _verdict(screen: ReturnScreen) -> str:
    banner = screen.findChild(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    return banner.detail()


def _held(qtbot: QtBot, bench: object) -> HoldNote:
    until(qtbot, lambda: bench.case(RMA).hold is not None)  # type: ignore[attr-defined]  a fake bench
    note = bench.case(RMA).hold  # type: ignore[attr-defined]  a fake bench
    assert isinstance(note, HoldNote)
    return note


def test_one_touch_holds_for_the_usual_person_and_time(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    press(screen, "F8")
    touch(qtbot, named(screen, ActionButton, "holdCause_1"))
    note = _held(qtbot, bench)
    assert (note.kind, note.awaited, note.due_on) == (
        HoldCause.ACCESSORY,
        Awaited.CUSTOMER,
        TODAY + timedelta(days=7),
    )
    until(qtbot, lambda: "awaited from: customer" in _verdict(screen))


def test_a_figure_holds_as_the_button_that_shows_it(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    press(screen, "F8")
    keys = [named(screen, ActionButton, f"holdCause_{n}").shortcut_hint() for n in range(1, 8)]
    assert keys == ["1", "2", "3", "4", "5", "6", "7"]
    QTest.keyClick(named(screen, ActionButton, "holdCause_1"), Qt.Key.Key_6)
    assert _held(qtbot, bench).kind is HoldCause.TEST


def test_a_letter_begins_a_cause_in_which_figures_are_text(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    press(screen, "F8")
    QTest.keyClick(named(screen, ActionButton, "holdCause_1"), Qt.Key.Key_V)
    field = named(screen, QLineEdit, "holdCause")
    assert field.hasFocus()
    type_text(field, " 2")
    assert bench.case(RMA).hold is None
    QTest.keyClick(field, Qt.Key.Key_Return)
    note = _held(qtbot, bench)
    assert (note.kind, note.cause) == (HoldCause.OTHER, "v 2")


def test_whom_how_long_and_what_are_said_where_they_differ(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case())
    press(screen, "F8")
    touch(qtbot, named(screen, BigToggle, "holdDays_14"))
    touch(qtbot, named(screen, BigToggle, "holdFrom_manufacturer"))
    type_text(named(screen, QLineEdit, "holdCause"), "firmware")
    touch(qtbot, named(screen, ActionButton, "holdCause_6"))
    note = _held(qtbot, bench)
    assert (note.kind, note.cause, note.awaited) == (HoldCause.TEST, "firmware", Awaited.MANUFACTURER)
    assert note.due_on == TODAY + timedelta(days=14)


def test_an_answer_that_is_late_is_said_to_be_and_one_key_resumes(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case())
    press(screen, "F8")
    touch(qtbot, named(screen, ActionButton, "holdCause_2"))
    _held(qtbot, bench)
    bench.clock.day += timedelta(days=10)
    screen.show_sheet(open_sheet(bench, RMA))
    until(qtbot, lambda: "late by 3 d" in _verdict(screen))
    press(screen, "F8")
    until(qtbot, lambda: bench.case(RMA).status is Status.INSPECTING)
    assert bench.case(RMA).hold is None
