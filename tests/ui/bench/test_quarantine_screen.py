"""The quarantine screen: a number at one touch, scans of the goods, and the ways out, each with its trace."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from receiving_app.domain.quarantine import QuarantineCause, QuarantineOutcome
from receiving_app.domain.scans import Kind, RawScan, Source
from receiving_app.domain.vocabulary import Status
from receiving_app.services.quarantine import Box, quarantined, read_in_quarantine
from tests.builders import CODE, RMA, TODAY, a_case, a_line, serials
from tests.ui.bench.conftest import MakeQuarantine as Make
from tests.ui.bench.driving import named, press, touch, type_line, until
from tests.ui.clipping import clipped, overflowing, too_small, unnamed
from ui.screens.quarantine_screen import QuarantineScreen
from ui.theme import active
from ui.translation import Translation
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.sheet import Sheet

SERIAL, OTHER = serials(2)
TRACKING = "1Z999AA10123456784"
FIRST, SECOND = "Q-2026-000001", "Q-2026-000002"


@pytest.fixture
def use_language(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    translation = Translation(qapp)
    yield translation.use
    translation.use("en")


def _numbers(screen: QuarantineScreen, table: str = "records") -> list[str]:
    model = named(screen, DataTable, table).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _cell(screen: QuarantineScreen, table: str, column: int) -> str:
    return str(named(screen, DataTable, table).model().index(0, column).data())


def _possible(screen: QuarantineScreen, name: str) -> bool:
    return named(screen, ActionButton, name).isEnabled()


def _open(qtbot: QtBot, screen: QuarantineScreen, name: str) -> None:
    """Wait until a record is shown and its ways out are open, then take one."""
    until(qtbot, lambda: _possible(screen, name))
    touch(qtbot, named(screen, ActionButton, name))


@pytest.mark.parametrize("by_key", [True, False])
def test_one_act_and_one_cause_give_a_parcel_its_number(
    quarantine_screen: Make, qtbot: QtBot, by_key: bool
) -> None:
    screen, bench = quarantine_screen()
    empty = screen.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        if by_key:
            press(screen, "F6")
            QTest.keyClick(screen.focusWidget(), Qt.Key.Key_7)
        else:
            touch(qtbot, named(screen, ActionButton, "newRecord"))
            touch(qtbot, named(screen, ActionButton, "intake_refused_back"))
    assert FIRST in said.args[0].text
    (stored,) = quarantined(bench)
    assert (stored.cause, stored.place) == (QuarantineCause.REFUSED_BACK, "Q1")
    until(qtbot, lambda: _numbers(screen) == [FIRST])
    assert not named(screen, ActionButton, "intake_no_number").isVisible()


def test_its_label_goes_to_the_label_printer_by_itself(quarantine_screen: Make, qtbot: QtBot) -> None:
    screen, bench = quarantine_screen(label_printer="Zebra")
    screen.begin_intake()
    with qtbot.waitSignal(screen.label_made, timeout=20_000) as made:
        touch(qtbot, named(screen, ActionButton, "intake_no_number"))
    assert made.args[1:] == [FIRST, "Zebra"]
    assert len(bench.documents.printed) == 1


@pytest.mark.parametrize(
    ("printer", "kind", "to_do"),
    [("Zebra", "ok", "Stick the label on"), ("", "attention", "Write the number")],
)
def test_what_is_said_to_be_stuck_on_is_what_was_printed(
    quarantine_screen: Make, qtbot: QtBot, printer: str, kind: str, to_do: str
) -> None:
    screen, _ = quarantine_screen(label_printer=printer)
    screen.begin_intake()
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        touch(qtbot, named(screen, ActionButton, "intake_no_number"))
    assert said.args[0].kind == kind
    assert said.args[0].next_step.startswith(to_do)


def test_without_a_label_printer_the_screen_says_to_write_the_number(
    quarantine_screen: Make, qtbot: QtBot
) -> None:
    screen, _ = quarantine_screen(boxes=(Box(QuarantineCause.NO_NUMBER),))
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        _open(qtbot, screen, "printLabel")
    assert said.args[0].kind == "attention"
    assert "write the number" in said.args[0].next_step


def test_what_is_scanned_is_kept_with_the_goods_looked_at(quarantine_screen: Make, qtbot: QtBot) -> None:
    screen, bench = quarantine_screen(
        a_case(a_line(serials=(SERIAL,))), boxes=(Box(QuarantineCause.NO_NUMBER),)
    )
    until(qtbot, lambda: _possible(screen, "setApart"))
    with qtbot.waitSignal(screen.told, timeout=20_000) as told:
        assert screen.take_scan(RawScan(SERIAL, Source.WEDGE))
    assert told.args == [SERIAL, FIRST]
    assert quarantined(bench)[0].values(Kind.SERIAL) == (SERIAL,)
    # Its return is suggested at once, with the reason.
    until(qtbot, lambda: _numbers(screen, "suggestions") == [RMA])
    assert _cell(screen, "suggestions", 3) == f"Serial {SERIAL}"


def test_what_is_scanned_while_the_cause_is_asked_is_kept_with_the_parcel(
    quarantine_screen: Make, qtbot: QtBot
) -> None:
    screen, bench = quarantine_screen(boxes=(Box(QuarantineCause.NO_NUMBER),))
    until(qtbot, lambda: _possible(screen, "setApart"))
    screen.begin_intake()
    assert screen.take_scan(RawScan("GIVEN-UP", Source.WEDGE))
    press(screen, "Esc")
    screen.begin_intake()
    for text in (TRACKING, SERIAL):
        assert screen.take_scan(RawScan(text, Source.WEDGE))
    assert not screen.take_scan(RawScan(RMA, Source.WEDGE))
    touch(qtbot, named(screen, ActionButton, "intake_no_number"))
    # Quicker than the record is made.
    assert screen.take_scan(RawScan(OTHER, Source.WEDGE))
    until(qtbot, lambda: len(quarantined(bench)) == 2 and len(quarantined(bench)[0].codes) == 3)
    new, former = quarantined(bench)
    assert new.values(Kind.TRACKING, Kind.SERIAL) == (TRACKING, SERIAL, OTHER)
    assert former.codes == ()


@pytest.mark.parametrize("text", [RMA, FIRST, "CMD-NEXT-0000000000"])
def test_what_is_not_about_the_goods_goes_where_it_belongs(
    quarantine_screen: Make, qtbot: QtBot, text: str
) -> None:
    screen, bench = quarantine_screen(boxes=(Box(QuarantineCause.NO_NUMBER),))
    until(qtbot, lambda: _possible(screen, "setApart"))
    assert not screen.take_scan(RawScan(text, Source.WEDGE))
    assert bench.acts == ["quarantined"]


def test_shelf_carrier_and_customer_are_recorded_in_place(quarantine_screen: Make, qtbot: QtBot) -> None:
    screen, bench = quarantine_screen(a_case(), boxes=(Box(QuarantineCause.NO_NUMBER),))
    until(qtbot, lambda: screen.findChild(BigToggle, "place_Q3") is not None)
    touch(qtbot, named(screen, BigToggle, "place_Q3"))
    until(qtbot, lambda: quarantined(bench)[0].place == "Q3")
    until(qtbot, lambda: named(screen, BigToggle, "place_Q3").state() == "chosen")
    field = named(screen, QLineEdit, "customer")
    field.setFocus()
    type_line(field, "Ouest")
    until(qtbot, lambda: quarantined(bench)[0].customer == "Ouest")
    until(qtbot, lambda: _numbers(screen, "suggestions") == [RMA])


def test_the_likeliest_return_is_matched_with_one_key(quarantine_screen: Make, qtbot: QtBot) -> None:
    box = Box(QuarantineCause.NO_NUMBER, (SERIAL,))
    screen, bench = quarantine_screen(a_case(a_line(serials=(SERIAL,))), boxes=(box,))
    until(qtbot, lambda: _possible(screen, "matchRecord"))
    with qtbot.waitSignal(screen.matched, timeout=20_000) as matched:
        press(screen, "F12")
    assert matched.args[0].case.rma == RMA
    assert bench.store.records[0].outcome is QuarantineOutcome.MATCHED
    until(qtbot, lambda: _numbers(screen) == [])
    until(qtbot, lambda: not _possible(screen, "matchRecord"))


def test_a_return_that_nothing_suggests_is_looked_for(quarantine_screen: Make, qtbot: QtBot) -> None:
    screen, bench = quarantine_screen(a_case(), boxes=(Box(QuarantineCause.NO_NUMBER),))
    until(qtbot, lambda: _possible(screen, "setApart"))
    assert not _possible(screen, "matchRecord")
    press(screen, "F12")
    field = named(screen, QLineEdit, "returnToMatch")
    field.setFocus()
    type_line(field, "4101")
    _open(qtbot, screen, "matchRecord")
    until(qtbot, lambda: bench.case(RMA).status is Status.ARRIVED)


def test_an_expired_return_asks_the_supervisor(quarantine_screen: Make, qtbot: QtBot) -> None:
    box = Box(QuarantineCause.EXPIRED, (RMA,), RMA)
    screen, bench = quarantine_screen(a_case(expires_on=TODAY - timedelta(days=1)), boxes=(box,))
    _open(qtbot, screen, "matchRecord")
    until(qtbot, named(screen, ActionButton, "approvalConfirm").isVisible)
    assert bench.case(RMA).status is Status.AUTHORISED
    _approve(qtbot, screen)
    until(qtbot, lambda: bench.case(RMA).status is Status.ARRIVED)


def _approve(qtbot: QtBot, screen: QuarantineScreen) -> None:
    for name, text in (("Name", "Nadia"), ("Code", CODE), ("Reason", "accord")):
        qtbot.keyClicks(named(screen, QLineEdit, f"approval{name}"), text)
    touch(qtbot, named(screen, ActionButton, "approvalConfirm"))


def test_goods_are_given_back_with_the_supervisors_approval(quarantine_screen: Make, qtbot: QtBot) -> None:
    screen, bench = quarantine_screen(boxes=(Box(QuarantineCause.UNKNOWN),))
    _open(qtbot, screen, "giveBack")
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        _approve(qtbot, screen)
    assert said.args[0].text == f"{FIRST} is given back"
    assert quarantined(bench) == ()
    until(qtbot, lambda: not _possible(screen, "giveBack"))
    assert "Given back" in screen.why_not()


def test_a_part_of_a_box_gets_its_own_number(quarantine_screen: Make, qtbot: QtBot) -> None:
    screen, bench = quarantine_screen(boxes=(Box(QuarantineCause.SEVERAL_RETURNS, (SERIAL, OTHER)),))
    _open(qtbot, screen, "setApart")
    touch(qtbot, named(screen, BigToggle, f"apart_{OTHER}"))
    touch(qtbot, named(screen, ActionButton, "apartConfirm"))
    until(qtbot, lambda: _numbers(screen) == [SECOND, FIRST])
    assert [one.values(Kind.SERIAL) for one in bench.store.records] == [(SERIAL,), (OTHER,)]


@pytest.mark.parametrize("scanned", [True, False])
def test_two_boxes_of_one_return_are_put_together(
    quarantine_screen: Make, qtbot: QtBot, scanned: bool
) -> None:
    boxes = (Box(QuarantineCause.SEVERAL_BOXES), Box(QuarantineCause.SEVERAL_BOXES))
    screen, bench = quarantine_screen(boxes=boxes)
    _open(qtbot, screen, "putTogether")
    others = named(screen, DataTable, "togetherWith")
    until(qtbot, lambda: others.isVisible() and _numbers(screen, "togetherWith") == [FIRST])
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        if scanned:
            assert screen.take_scan(RawScan(FIRST, Source.WEDGE))
        else:
            others.row_chosen.emit(bench.store.records[0])
    assert said.args[0].text == f"{SECOND} goes on under {FIRST}"
    assert "Q1" in said.args[0].next_step
    until(qtbot, lambda: _numbers(screen) == [FIRST])
    assert bench.store.records[0].boxes == 2


def test_escape_leaves_what_is_asked_then_the_search_then_the_screen(
    quarantine_screen: Make, qtbot: QtBot
) -> None:
    screen, _ = quarantine_screen(boxes=(Box(QuarantineCause.NO_NUMBER, (SERIAL,)),))
    field = named(screen, QLineEdit, "quarantineSearch")
    field.setFocus()
    type_line(field, "nothing like it")
    until(qtbot, lambda: _numbers(screen) == [])
    screen.begin_intake()
    press(screen, "Esc")
    assert not named(screen, ActionButton, "intake_no_number").isVisible()
    press(screen, "Esc")
    until(qtbot, lambda: _numbers(screen) == [FIRST])
    with qtbot.waitSignal(screen.screen_requested, timeout=20_000) as left:
        press(screen, "Esc")
    assert left.args == ["home"]


def test_a_record_is_found_by_what_was_read_and_how_long_it_waits_is_said(
    quarantine_screen: Make, qtbot: QtBot
) -> None:
    screen, bench = quarantine_screen(boxes=(Box(QuarantineCause.UNREADABLE, (TRACKING,)),) * 2)
    read_in_quarantine(bench, SECOND, SERIAL)
    bench.clock.day += timedelta(days=9)
    field = named(screen, QLineEdit, "quarantineSearch")
    field.setFocus()
    type_line(field, SERIAL)
    until(qtbot, lambda: _numbers(screen) == [SECOND])
    assert _cell(screen, "records", 1) == "for 9 days · overdue"
    colour = named(screen, DataTable, "records").model().index(0, 1).data(Qt.ItemDataRole.ForegroundRole)
    assert QBrush(colour).color() == active().colour("danger")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_word_of_the_screen_and_of_what_it_asks_is_legible(
    quarantine_screen: Make, qtbot: QtBot, use_language: Callable[[str], None], language: str
) -> None:
    use_language(language)
    long = "Société Coopérative des Télécommunications de Loire-Atlantique"
    boxes = tuple(
        Box(cause, (TRACKING, SERIAL, OTHER), RMA, customer=long, note="carton ouvert")
        for cause in QuarantineCause
    )
    screen, _ = quarantine_screen(a_case(a_line(serials=(SERIAL,))), boxes=boxes, language=language)
    until(qtbot, lambda: _possible(screen, "matchRecord"))
    _sound(screen)
    for name, shown in (
        ("newRecord", "intake_no_number"),
        ("setApart", "apartConfirm"),
        ("putTogether", "togetherCancel"),
    ):
        touch(qtbot, named(screen, ActionButton, name))
        until(qtbot, named(screen, ActionButton, shown).isVisible)
        _sound(screen)
        sheets = [one for one in screen.findChildren(Sheet) if one.isVisible()]
        # There is room for all that is asked: nothing of it has to be scrolled to.
        assert [_scrolls(sheet) for sheet in sheets] == [0]
        press(screen, "Esc")


def _scrolls(sheet: Sheet) -> int:
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    return area.verticalScrollBar().maximum()


def _sound(screen: QuarantineScreen) -> None:
    assert not screen.grab().isNull()
    for _ in range(5):
        QApplication.processEvents()
    assert clipped(screen) == []
    assert overflowing(screen) == []
    assert unnamed(screen) == []
    assert too_small(screen) == []
