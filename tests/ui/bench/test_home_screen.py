"""The home screen: every scan ends in a return, a choice, or a numbered place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Reason, Status
from receiving_app.services import boards
from receiving_app.services.quarantine import Box, quarantine, quarantined
from receiving_app.services.return_ports import ReturnRow
from receiving_app.services.scan import Result, scan
from receiving_app.wording import in_language
from tests.builders import RMA, TODAY, a_case, a_line, serials
from tests.fakes import FakeBench
from tests.ui.bench.driving import named, press, scan_into, touch, until
from ui.screens.home_parts.board import RowList
from ui.screens.home_parts.filter_tile import FilterTile
from ui.screens.home_parts.row_words import look_of
from ui.screens.home_screen import HomeScreen
from ui.screens.list_export import ListExportButton
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.verdict_banner import VerdictBanner

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
MakeHome = Callable[..., tuple[HomeScreen, FakeBench]]


def _banner(screen: HomeScreen) -> VerdictBanner:
    banner = screen.findChild(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    return banner


def test_scanning_a_number_opens_its_return(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, bench = home_screen(a_case())
    with qtbot.waitSignal(screen.return_opened) as opened:
        scan_into(screen, RMA)
    assert opened.args[0].result is Result.RECEIVED
    assert bench.store.cases[RMA].status is Status.ARRIVED


def test_a_misread_number_is_explained_and_can_be_quarantined(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, bench = home_screen(a_case())
    scan_into(screen, RMA[:-1] + ("A" if RMA[-1] != "A" else "B"))
    until(qtbot, _banner(screen).isVisible)
    assert _banner(screen).kind() == "refused"
    with qtbot.waitSignal(screen.quarantined, timeout=20_000) as done:
        press(screen, "F9")
    assert done.args[0].number == "Q-2026-000001"
    assert quarantined(bench) == (done.args[0],)


def test_an_unknown_code_is_kept_word_for_word_in_quarantine(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, bench = home_screen(a_case())
    scan_into(screen, "<b>';DROP TABLE")
    until(qtbot, _banner(screen).isVisible)
    touch(qtbot, named(screen, ActionButton, "quarantine"))
    until(qtbot, lambda: len(quarantined(bench)) == 1)
    assert quarantined(bench)[0].raw == "<b>';DROP TABLE"


def test_escape_goes_back_to_the_boards(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    scan_into(screen, "NOTHING-HERE")
    until(qtbot, _banner(screen).isVisible)
    press(screen, "Esc")
    until(qtbot, named(screen, FilterTile, "tile_in_progress").isVisible)
    assert named(screen, QLineEdit, "scan").hasFocus()


def test_an_expired_return_is_received_with_the_supervisors_approval(
    home_screen: MakeHome, qtbot: QtBot
) -> None:
    screen, bench = home_screen(a_case(expires_on=date(2026, 11, 1)))
    scan_into(screen, RMA)
    until(qtbot, named(screen, ActionButton, "acceptExpired").isVisible)
    press(screen, "F8")
    for name, text in (("Name", "Nadia"), ("Code", "2468"), ("Reason", "transporteur en retard")):
        qtbot.keyClicks(named(screen, QLineEdit, f"approval{name}"), text)
    with qtbot.waitSignal(screen.return_opened):
        touch(qtbot, named(screen, ActionButton, "approvalConfirm"))
    assert bench.store.cases[RMA].status is Status.ARRIVED


def test_a_cancelled_return_says_so_and_offers_quarantine(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(replace(a_case(), status=Status.CANCELLED))
    scan_into(screen, RMA)
    until(qtbot, _banner(screen).isVisible)
    assert "cancelled" in _banner(screen).text()
    assert named(screen, ActionButton, "quarantine").isVisible()


def _two_returns() -> tuple[ReturnCase, ReturnCase]:
    other = RmaNumber.build(2026, 4104).text
    return a_case(a_line(serials=serials())), a_case(a_line(serials=serials(start=9)), rma=other)


def test_a_customers_name_offers_its_returns_to_choose_from(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(*_two_returns())
    scan_into(screen, "Ouest")
    table = named(screen, DataTable, "choices")
    until(qtbot, table.isVisible)
    assert table.model().rowCount() == 2
    table.selectRow(0)
    with qtbot.waitSignal(screen.return_opened):
        press(screen, "Return")


def _received(screen: HomeScreen, qtbot: QtBot) -> RowList:
    with qtbot.waitSignal(screen.return_opened):
        scan_into(screen, RMA)
    screen.on_shown()
    rows = named(screen, RowList, "inProgress")
    until(qtbot, lambda: rows.model().rowCount() == 1)
    return rows


def test_what_is_in_progress_is_listed_and_opens_by_a_touch(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    rows = _received(screen, qtbot)
    where = rows.visualRect(rows.model().index(0, 0)).center()
    with qtbot.waitSignal(screen.return_chosen) as chosen:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == [RMA]


def test_what_is_in_progress_opens_by_keys(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    rows = _received(screen, qtbot)
    rows.setFocus()
    press(screen, "Down")
    with qtbot.waitSignal(screen.return_chosen) as chosen:
        press(screen, "Return")
    assert chosen.args == [RMA]


def test_an_empty_board_says_so(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    empty = named(screen, EmptyState, "inProgressEmpty")
    until(qtbot, empty.isVisible)
    assert "Nothing in progress" in empty.accessibleName()


def test_a_tile_lists_what_it_counts_and_the_boards_come_back(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    _received(screen, qtbot)
    tile, listed = named(screen, FilterTile, "tile_in_progress"), named(screen, DataTable, "listed")
    assert tile.count() == 1
    touch(qtbot, tile)
    assert listed.isVisible()
    until(qtbot, lambda: listed.model().rowCount() == 1)
    assert named(screen, QLineEdit, "scan").hasFocus()
    press(screen, "Esc")
    assert named(screen, RowList, "inProgress").isVisible()
    press(screen, "Ctrl+3")
    assert listed.isVisible()
    touch(qtbot, tile)
    assert not listed.isVisible()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Boards that show the first two."""
    monkeypatch.setattr(boards, "SHOWN", 2)
    return 2


def _many(count: int, status: Status = Status.AUTHORISED) -> list[ReturnCase]:
    rmas = [RmaNumber.build(2026, 4200 + number).text for number in range(count)]
    return [
        replace(a_case(a_line(serials=serials(start=20 * at)), rma=rma), status=status)
        for at, rma in enumerate(rmas)
    ]


def test_a_board_that_has_only_the_first_says_how_many_there_are_and_leads_to_all(
    home_screen: MakeHome, qtbot: QtBot, few: int, tmp_path: Path
) -> None:
    cases = _many(5)
    screen, bench = home_screen(*cases)
    for case in cases:
        scan(bench, case.rma)
    screen.on_shown()
    rows, see_all = named(screen, RowList, "today"), named(screen, ActionButton, "todayAll")
    until(qtbot, see_all.isVisible)
    assert rows.model().rowCount() == few
    assert see_all.text() == "2 of 5 shown: see them all"
    touch(qtbot, see_all)
    listed = named(screen, DataTable, "listed")
    until(qtbot, lambda: listed.isVisible() and listed.model().rowCount() == 5)
    assert named(screen, QLabel, "listedCount").text() == "5 returns"
    export = next(one for one in screen.findChildren(ListExportButton) if one.isVisible())
    with qtbot.waitSignal(screen.message_requested, timeout=20_000):
        export.export_to(tmp_path / "today.csv")
    written = (tmp_path / "today.csv").read_text("utf-8-sig")
    assert [case.rma for case in cases if case.rma not in written] == []
    press(screen, "Esc")
    assert rows.isVisible()


@pytest.mark.usefixtures("few")
def test_what_waits_is_seen_whole_though_no_tile_counts_it(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(*_many(3, Status.ON_HOLD))
    see_all = named(screen, ActionButton, "waitingAll")
    until(qtbot, see_all.isVisible)
    touch(qtbot, see_all)
    listed = named(screen, DataTable, "listed")
    until(qtbot, lambda: listed.model().rowCount() == 3)
    assert listed.accessibleName() == "Waiting"


@pytest.mark.usefixtures("few")
def test_a_board_that_has_all_of_them_offers_no_more(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    _received(screen, qtbot)
    assert named(screen, ActionButton, "todayAll").isHidden()


def test_a_tile_lists_more_than_the_board_beside_it(home_screen: MakeHome, qtbot: QtBot, few: int) -> None:
    screen, _ = home_screen(*_many(few + 1, Status.ARRIVED))
    until(qtbot, lambda: named(screen, FilterTile, "tile_in_progress").count() == few + 1)
    touch(qtbot, named(screen, FilterTile, "tile_in_progress"))
    listed = named(screen, DataTable, "listed")
    until(qtbot, lambda: listed.model().rowCount() == few + 1)


def test_a_parcel_in_quarantine_is_listed_under_its_number(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, _ = home_screen(a_case())
    scan_into(screen, "NOBODY-KNOWS-ME")
    until(qtbot, _banner(screen).isVisible)
    press(screen, "F9")
    until(qtbot, lambda: named(screen, FilterTile, "tile_quarantined").count() == 1)
    touch(qtbot, named(screen, FilterTile, "tile_quarantined"))
    listed = named(screen, DataTable, "limboRows")
    until(qtbot, lambda: listed.model().rowCount() == 1)
    shown = [listed.model().index(0, column).data() for column in range(5)]
    assert shown == ["Q-2026-000001", "since today", "Unknown number · NOBODY-KNOWS-ME", "Q1", ""]
    with qtbot.waitSignal(screen.record_chosen, timeout=20_000) as chosen:
        listed.row_chosen.emit(listed.model().row(0))
    assert chosen.args == ["Q-2026-000001"]


def test_a_scan_of_a_quarantine_label_asks_for_its_record(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, bench = home_screen(a_case())
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER)).number
    with qtbot.waitSignal(screen.record_chosen, timeout=20_000) as chosen:
        scan_into(screen, number)
    assert chosen.args == [number]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_parcel_with_nothing_to_scan_is_one_act_away(
    home_screen: MakeHome, qtbot: QtBot, by_key: bool
) -> None:
    screen, _ = home_screen(a_case())
    with qtbot.waitSignal(screen.intake_requested, timeout=20_000):
        if by_key:
            press(screen, "F6")
        else:
            touch(qtbot, named(screen, ActionButton, "noNumber"))


DELIVERED = ReturnRow(
    RMA,
    Status.AUTHORISED,
    Reason.ORDER_ERROR,
    "Télécom Ouest SARL",
    date(2026, 11, 1),
    date(2026, 12, 1),
    skus=("GRP2614",),
    carrier_delivered_on=date(2026, 11, 15),
)


@pytest.mark.parametrize(
    ("changes", "state", "added"),
    [
        ({}, "livré il y a 8 jours", ""),
        ({"status": Status.ARRIVED, "arrived_at": NOON, "units_total": 1}, "1/3 étapes", "reçu aujourd'hui"),
        (
            {"status": Status.INSPECTING, "arrived_at": NOON, "units_done": 1, "units_total": 1},
            "2/3 étapes",
            "reçu aujourd'hui",
        ),
        (
            {"status": Status.INSPECTING, "arrived_at": NOON, "units_done": 1, "units_total": 3},
            "1/3 étapes · 1/3 unités",
            "reçu aujourd'hui",
        ),
        (
            {"status": Status.CLOSED, "arrived_at": NOON, "credit_notes": ("AV-2026-000001",)},
            "Clos",
            "AV-2026-000001",
        ),
    ],
)
def test_a_row_says_where_the_return_stands_and_since_when(
    changes: dict[str, object], state: str, added: str
) -> None:
    look = look_of(replace(DELIVERED, **changes), in_language("fr"), TODAY)  # type: ignore[arg-type]  by name
    assert (look.state, look.added) == (state, added)
    assert look.customer == "Télécom Ouest SARL · GRP2614"
