"""Every list of every screen can be written to a file: none is only to be looked at."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView, QWidget

from tests.ui.bench.driving import named
from ui.app import App
from ui.models.rows_model import RowsModel
from ui.overlays.overlay import Overlay
from ui.scenes import Scenes
from ui.screens.list_export import ListExportButton
from ui.screens.screen import Screen

# What is offered to choose from is no list on file; each with why, by its object name.
OFFERED = {
    "choices": "what was scanned may be one of these returns: the answer is one of them",
    "suggestions": "the returns that a parcel may belong to: the answer is one of them",
    "togetherWith": "the records that a box may belong to: the answer is one of them",
}
WRITTEN_BY = {"batchUnits": "exportBatch"}
# The home screen's boards show the first rows of what a tile lists in full.
LISTED_BY_A_TILE = {
    "inProgress": ("in_progress",),
    "today": ("received",),
    "waiting": ("delivered", "on_hold"),
}


def _lists(window: QWidget) -> Iterator[QAbstractItemView]:
    """Give the lists that are part of a screen: no drop-downs, no card that is opened over it."""
    # A table's headers are item views, too, and no lists.
    views = (*window.findChildren(QTableView), *window.findChildren(QListView))
    for view in views:
        # What drops down is a window of its own.
        if view.window() is window and not any(isinstance(one, Overlay) for one in _above(view)):
            yield view


def _above(view: QWidget) -> list[QWidget]:
    above, one = [], view.parentWidget()
    while one is not None:
        above.append(one)
        one = one.parentWidget()
    return above


def _exports(view: QAbstractItemView) -> list[ListExportButton]:
    """Return the buttons that write the rows of a list; they belong to the screen that it is on."""
    screen = next(one for one in _above(view) if isinstance(one, Screen))
    return [button for button in screen.findChildren(ListExportButton) if button.writes(view.model())]


def test_every_list_of_every_screen_has_an_export(bench: App, scenes: Scenes) -> None:
    without, seen, unreachable = set(), set(), {}
    for scene in scenes.names():
        scenes.show(scene)
        for view in _lists(bench.window):
            name = view.objectName()
            seen.add(name)
            buttons = _exports(view)
            if not buttons and name not in (*OFFERED, *LISTED_BY_A_TILE, *WRITTEN_BY):
                without.add(name)
            # What is on the screen can be exported there and then.
            if buttons and view.isVisible():
                button = buttons[0]
                if not button.isVisible() or button.isEnabled() is not (view.model().rowCount() > 0):
                    unreachable[scene] = name
    assert without == set()
    assert unreachable == {}
    assert seen >= {"deliveries", "products", "playbooks", "backups", "creditNotes", "journal", "records"}
    assert seen >= set(LISTED_BY_A_TILE)


def test_what_a_board_shows_is_listed_and_exported_behind_its_tile(bench: App, scenes: Scenes) -> None:
    for board, tiles in LISTED_BY_A_TILE.items():
        scenes.screen("home")
        shown = {row.rma for row in _rows(named(bench.window, QAbstractItemView, board))}
        listed = set()
        for tile in tiles:
            scenes.touched("home", f"tile_{tile}")
            view = next(one for one in _lists(bench.window) if one.isVisible())
            listed |= {getattr(row, "rma", None) or row.number for row in _rows(view)}
            assert _exports(view)[0].isVisible()
        assert shown
        assert shown <= listed


def _rows(view: QAbstractItemView) -> tuple[Any, ...]:
    model = view.model()
    assert isinstance(model, RowsModel)
    return model.rows()
