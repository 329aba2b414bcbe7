"""What hangs, on the home screen: tiles with count, age and colour; their lists filtered, sorted, exported."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.batches import Batch, BatchUnit
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.decide import Hold, put_on_hold
from receiving_app.services.scan import scan
from tests.builders import FRENCH, SKU, TODAY, a_case, a_line
from tests.data.stores import NOW
from tests.fakes import FakeBench
from tests.ui.bench.driving import named, touch, type_text, until
from ui.screens.home_parts.filter_tile import FilterTile
from ui.screens.home_screen import HomeScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable

MakeHome = Callable[..., tuple[HomeScreen, FakeBench]]
RMAS = [RmaNumber.build(2026, number).text for number in (1, 2, 3)]


def _delivered(number: int, days: int, customer: str) -> ReturnCase:
    return a_case(
        a_line(invoice=f"FA-{number}"),
        rma=RMAS[number],
        customer=replace(FRENCH, name=customer),
        carrier_delivered_on=TODAY - timedelta(days=days),
    )


def _shown(screen: HomeScreen) -> list[str]:
    model = named(screen, DataTable, "limboRows").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _cause_tiles(screen: HomeScreen) -> list[FilterTile]:
    tiles = screen.findChildren(FilterTile)
    return [tile for tile in tiles if tile.objectName().startswith("cause_") and tile.isVisible()]


def _list(qtbot: QtBot, screen: HomeScreen, tile: str, rows: list[str]) -> None:
    made = named(screen, FilterTile, f"tile_{tile}")
    until(qtbot, lambda: made.count() == len(rows))
    touch(qtbot, made)
    until(qtbot, lambda: _shown(screen) == rows)


def test_a_tile_says_how_old_the_oldest_is_and_its_list_is_filtered_and_sorted(
    home_screen: MakeHome, qtbot: QtBot
) -> None:
    screen, _ = home_screen(
        _delivered(0, 3, "Zébulon Réseaux"), _delivered(1, 9, "Alpes IP"), _delivered(2, 0, "Ouest")
    )
    _list(qtbot, screen, "delivered", [RMAS[1], RMAS[0], RMAS[2]])
    tile = named(screen, FilterTile, "tile_delivered")
    assert tile.accessibleName() == "not scanned · 9 d: 3"
    table = named(screen, DataTable, "limboRows")
    assert table.model().index(0, 1).data() == "for 9 days · overdue"
    header = table.horizontalHeader()
    for expected in ([RMAS[1], RMAS[2], RMAS[0]], [RMAS[0], RMAS[2], RMAS[1]]):
        header.sectionClicked.emit(4)
        assert _shown(screen) == expected
    field = named(screen, QLineEdit, "limboFilter")
    field.setFocus()
    type_text(field, "zebu")
    until(qtbot, lambda: _shown(screen) == [RMAS[0]])
    with qtbot.waitSignal(screen.return_chosen, timeout=20_000) as chosen:
        qtbot.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            pos=table.visualRect(table.model().index(0, 0)).center(),
        )
    assert chosen.args == [RMAS[0]]


def test_holds_are_listed_by_cause_with_the_late_ones_counted(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, bench = home_screen(a_case(rma=RMAS[0]), a_case(a_line(invoice="FA-2"), rma=RMAS[1]))
    for rma, hold in zip(
        RMAS, (Hold("", HoldCause.SUPPORT), Hold("câble", HoldCause.ACCESSORY, days=-1)), strict=False
    ):
        scan(bench, rma)
        put_on_hold(bench, rma, hold)
    screen.refresh()
    _list(qtbot, screen, "on_hold", [RMAS[0], RMAS[1]])
    assert named(screen, FilterTile, "tile_on_hold").accessibleName() == "on hold · 1 late: 2"
    field = named(screen, QLineEdit, "limboFilter")
    field.setFocus()
    type_text(field, "accessory")
    until(qtbot, lambda: _shown(screen) == [RMAS[1]])
    model = named(screen, DataTable, "limboRows").model()
    assert model.index(0, 3).data() == "Customer · due 22 Nov 2026, late by 1 d"


def test_holds_are_counted_by_cause_and_a_touch_lists_those_of_one(
    home_screen: MakeHome, qtbot: QtBot
) -> None:
    lines = (a_line(invoice=f"FA-{number}") for number in range(3))
    screen, bench = home_screen(*(a_case(line, rma=rma) for rma, line in zip(RMAS, lines, strict=True)))
    holds = (
        Hold("", HoldCause.SUPPORT),
        Hold("câble", HoldCause.ACCESSORY, days=9),
        Hold("bloc", HoldCause.ACCESSORY, days=-1),
    )
    for rma, hold in zip(RMAS, holds, strict=True):
        scan(bench, rma)
        put_on_hold(bench, rma, hold)
    screen.refresh()
    _list(qtbot, screen, "on_hold", RMAS)
    tiles = _cause_tiles(screen)
    assert [tile.accessibleName() for tile in tiles] == [
        "missing accessory · 1 late: 2",
        "support's validation: 1",
    ]
    touch(qtbot, tiles[0])
    assert _shown(screen) == RMAS[1:]
    table = named(screen, DataTable, "limboRows")
    # By the day on which an answer is due, not by how that day is written.
    table.horizontalHeader().sectionClicked.emit(3)
    assert _shown(screen) == [RMAS[2], RMAS[1]]
    touch(qtbot, tiles[1])
    assert _shown(screen) == RMAS[:1]
    touch(qtbot, tiles[1])
    assert set(_shown(screen)) == set(RMAS)
    # Elsewhere nothing has a cause.
    _list(qtbot, screen, "not_inspected", [])
    until(qtbot, lambda: _cause_tiles(screen) == [])


def test_the_list_is_exported_as_it_is_shown_and_formulas_are_harmless(
    home_screen: MakeHome, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "delivered.csv"
    screen, _ = home_screen(_delivered(0, 3, "=HYPERLINK(1)"), _delivered(1, 9, "Alpes IP"))
    _list(qtbot, screen, "delivered", [RMAS[1], RMAS[0]])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    with qtbot.waitSignal(screen.message_requested, timeout=20_000) as said:
        touch(qtbot, named(screen, ActionButton, "limboExport"))
    assert str(path) in said.args[0].text
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "Number;Since;Why;Awaited, or shelf;Customer or maker"
    assert [line.split(";")[0] for line in lines[1:]] == [RMAS[1], RMAS[0]]
    assert lines[2].endswith("'=HYPERLINK(1)")


def test_a_late_batch_has_its_tile_only_when_there_is_one(home_screen: MakeHome, qtbot: QtBot) -> None:
    screen, bench = home_screen(a_case())
    tile = named(screen, FilterTile, "tile_late_batches")
    until(qtbot, lambda: named(screen, FilterTile, "tile_delivered").accessibleName() != "")
    assert not tile.isVisible()
    unit = BatchUnit(RMAS[0], 1, SKU, "Phone", 1, "20EZ0001", "", "no sound", "4711", NOW)
    sent, due = TODAY - timedelta(days=30), TODAY - timedelta(days=2)
    bench.store.batches["B-2026-000001"] = Batch(
        "B-2026-000001", "Grandstream", sent, (unit,), sent_on=sent, due_on=due
    )
    screen.refresh()
    _list(qtbot, screen, "late_batches", ["B-2026-000001"])
    with qtbot.waitSignal(screen.screen_requested, timeout=20_000) as wanted:
        named(screen, DataTable, "limboRows").row_chosen.emit(
            named(screen, DataTable, "limboRows").model().row(0)
        )
    assert wanted.args == ["batches"]
