"""The search screen, over a real bench with the sample returns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.boards import SHOWN
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import scan
from tests.ui.bench.driving import named, press, scan_into, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.search_screen import SearchScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState

RMA = "RMA-2026-004101-Z"


def _opened(context: AppContext, open_screen: Open) -> SearchScreen:
    screen = SearchScreen(context.bench, "en")
    open_screen(screen)
    return screen


def _table(screen: SearchScreen) -> DataTable:
    return named(screen, DataTable, "searchResults")


def _listed(screen: SearchScreen) -> list[str]:
    model = _table(screen).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _empty(screen: SearchScreen) -> EmptyState:
    found = screen.findChild(EmptyState)
    assert isinstance(found, EmptyState)
    return found


def test_results_come_while_typing(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    qtbot.keyClicks(named(screen, QLineEdit, "searchField"), "4101")
    until(qtbot, lambda: RMA in _listed(screen))


def test_enter_on_the_only_result_opens_it(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    with qtbot.waitSignal(screen.return_chosen) as chosen:
        scan_into(screen, RMA)
    assert chosen.args == [RMA]


def test_enter_on_several_results_leads_to_the_list(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    scan_into(screen, "Telecom")
    until(qtbot, _table(screen).hasFocus)
    assert len(_listed(screen)) > 1
    assert named(screen, QLineEdit, "searchField").text() == "Telecom"
    press(screen, "Down")
    second = _listed(screen)[1]
    with qtbot.waitSignal(screen.return_chosen) as chosen:
        press(screen, "Return")
    assert chosen.args == [second]


def test_the_down_key_goes_from_the_field_to_the_results(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    qtbot.keyClicks(named(screen, QLineEdit, "searchField"), "Ouest")
    until(qtbot, lambda: bool(_listed(screen)))
    press(screen, "Down")
    until(qtbot, _table(screen).hasFocus)


def test_nothing_found_is_said_in_words(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    qtbot.keyClicks(named(screen, QLineEdit, "searchField"), "zzzz")
    until(qtbot, lambda: "Nothing found" in _empty(screen).accessibleName())
    assert _empty(screen).isVisible()


def test_an_emptied_field_says_again_what_to_type(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    field = named(screen, QLineEdit, "searchField")
    qtbot.keyClicks(field, "zzzz")
    until(qtbot, lambda: "Nothing found" in _empty(screen).accessibleName())
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    until(qtbot, lambda: "Type what you know" in _empty(screen).accessibleName())


def test_what_arrived_today_and_what_waits_are_a_touch_away(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    scan(busy.bench, RMA)
    screen = _opened(busy, open_screen)
    touch(qtbot, named(screen, ActionButton, "searchToday"))
    until(qtbot, lambda: RMA in _listed(screen))
    touch(qtbot, named(screen, ActionButton, "searchWaiting"))
    until(qtbot, lambda: bool(_listed(screen)) and RMA not in _listed(screen))


def test_a_list_asked_for_is_not_replaced_by_what_was_being_typed(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    scan(busy.bench, RMA)
    screen = _opened(busy, open_screen)
    field = named(screen, QLineEdit, "searchField")
    qtbot.keyClicks(field, "zzzz")
    touch(qtbot, named(screen, ActionButton, "searchToday"))
    until(qtbot, lambda: RMA in _listed(screen))
    assert field.text() == ""


def test_what_is_listed_follows_the_bench_when_the_screen_comes_back(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    screen.search_for(RMA)
    until(qtbot, lambda: _listed(screen) == [RMA])
    assert "Authorised" in _states(screen)
    scan(busy.bench, RMA)
    screen.on_shown()
    until(qtbot, lambda: "Arrived" in _states(screen))


def _states(screen: SearchScreen) -> list[str]:
    model = _table(screen).model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_the_reason_of_each_hit_is_told(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    screen.search_for("4101")
    until(qtbot, lambda: RMA in _listed(screen))
    model = _table(screen).model()
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert "Found by" in headers
    assert model.index(_listed(screen).index(RMA), headers.index("Found by")).data() == "number"
    assert "Arrived" in headers


@pytest.mark.parametrize(
    "text",
    [
        "Q-2026-000001",
        "000001",
        "ab12!",
        "ab12",
        "fedex",
        "palette",
        "1z 999aa10123",
        "c074ad2533d9",
        "alpes",
    ],
)
def test_a_parcel_in_quarantine_is_found_by_whatever_is_known_of_it(
    busy: AppContext, open_screen: Open, qtbot: QtBot, text: str
) -> None:
    codes = ("AB12!", "1Z999AA10123456784", "C074AD2533D9")
    box = Box(
        QuarantineCause.UNREADABLE, codes, place="Palette", carrier="FedEx", customer="Alpes Réseaux SA"
    )
    number = quarantine(busy.bench, box).number
    screen = _opened(busy, open_screen)
    qtbot.keyClicks(named(screen, QLineEdit, "searchField"), text)
    until(qtbot, lambda: number in _listed(screen))
    assert _listed(screen)[0] == number
    model = _table(screen).model()
    row = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert row[1] == "since today"
    assert row[3:5] == ["Alpes Réseaux SA", "Unreadable number"]
    assert row[6] == "C0:74:AD:25:33:D9"
    _table(screen).setFocus()
    with qtbot.waitSignal(screen.record_chosen, timeout=20_000) as chosen:
        press(screen, "Return")
    assert chosen.args == [number]


def test_a_parcel_found_alone_is_opened(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    number = quarantine(busy.bench, Box(QuarantineCause.NO_NUMBER)).number
    screen = _opened(busy, open_screen)
    with qtbot.waitSignal(screen.record_chosen, timeout=20_000) as chosen:
        scan_into(screen, number)
    assert chosen.args == [number]


def test_a_list_that_ends_before_all_is_shown_says_so(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    for _ in range(SHOWN + 1):
        quarantine(context.bench, Box(QuarantineCause.NO_NUMBER, customer="Beaucoup SARL"))
    screen = _opened(context, open_screen)
    more = named(screen, QLabel, "searchMore")
    screen.search_for("Beaucoup")
    until(qtbot, lambda: len(_listed(screen)) == SHOWN)
    assert more.isVisible()
    assert str(SHOWN) in more.text()
    screen.search_for("Q-2026-000001")
    until(qtbot, lambda: len(_listed(screen)) == 1)
    assert not more.isVisible()
