"""The command palette and the help card, over the real window and a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import open_context
from receiving_app.domain.folding import folded
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.quarantine import Box, quarantine
from tests.samples import put_awaited
from tests.ui.bench.driving import named, press, type_text, until
from tests.ui.clipping import clipped, overflowing, too_small, unnamed
from ui.app import App
from ui.overlays.help_card import HelpCard
from ui.overlays.palette import CommandPalette
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable

RMA = "RMA-2026-004101-Z"


@pytest.fixture(params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication, qtbot: QtBot, language: str) -> Iterator[App]:
    put_awaited(tmp_path)
    context = open_context(Options(str(tmp_path), today=SAMPLE_DAY, language=language))
    app = App(context, qapp)
    with qtbot.waitActive(app.window):
        app.window.show()
        app.window.activateWindow()
    yield app
    app.window.close()
    app.shut_down()


@pytest.fixture
def return_shown(bench: App, qtbot: QtBot) -> App:
    bench.home.submit(RMA)
    until(qtbot, lambda: bench.window.current() == "return")
    return bench


def _palette(app: App) -> CommandPalette:
    press(app.window, "Ctrl+K")
    return named(app.window, CommandPalette, "palette")


def _is_at_rest(app: App, palette: CommandPalette) -> bool:
    """Tell whether everything that was typed is answered."""
    return app.lanes.idle() and not any(timer.isActive() for timer in palette.findChildren(QTimer))


def _type(palette: CommandPalette, text: str) -> None:
    type_text(named(palette, QLineEdit, "paletteField"), text)


def _help(app: App) -> HelpCard:
    press(app.window, "F1")
    return named(app.window, HelpCard, "helpCard")


def _words(parent: QWidget) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel)]


def test_the_palette_offers_first_what_the_screen_can_do_now(return_shown: App) -> None:
    offered = [entry.words for entry in _palette(return_shown).entries()]
    possible = [
        one.words() for one in return_shown.return_screen.bench_actions() if one.is_possible() and one.words()
    ]
    assert offered[: len(possible)] == possible
    assert len(possible) > 10
    assert set(offered) > {action.words() for action in return_shown.return_screen.bench_actions()[:2]}


def test_an_act_that_is_not_possible_now_is_not_offered(return_shown: App) -> None:
    primary = named(return_shown.window, ActionButton, "primary")
    assert not primary.isEnabled()
    assert primary.text() not in [entry.words for entry in _palette(return_shown).entries()]


def test_a_single_row_has_its_room_in_the_card(return_shown: App) -> None:
    palette = _palette(return_shown)
    wanted = next(
        one for one in return_shown.return_screen.bench_actions() if one.objectName() == "all_as_new"
    )
    _type(palette, folded(wanted.words()))
    assert len(palette.entries()) == 1
    assert palette.rect().contains(named(palette, QTableView, "paletteRows").geometry())


def test_an_act_is_done_by_typing_a_few_letters_and_enter(return_shown: App, qtbot: QtBot) -> None:
    palette = _palette(return_shown)
    wanted = next(
        one for one in return_shown.return_screen.bench_actions() if one.objectName() == "all_as_new"
    )
    _type(palette, folded(wanted.words()))
    press(palette, "Return")
    assert palette.isHidden()
    until(qtbot, named(return_shown.window, ActionButton, "primary").isEnabled)


def test_a_return_is_opened_by_a_part_of_its_number(bench: App, qtbot: QtBot) -> None:
    palette = _palette(bench)
    _type(palette, "4101")
    until(qtbot, lambda: RMA in [entry.words for entry in palette.entries()])
    press(palette, "Return")
    until(qtbot, lambda: bench.window.current() == "return")
    assert bench.return_screen.rma() == RMA


def test_a_customer_leads_to_the_list_of_its_returns(bench: App, qtbot: QtBot) -> None:
    palette = _palette(bench)
    _type(palette, "telecom ou")
    # The answer to the last letter puts the first row in front again.
    until(qtbot, lambda: _is_at_rest(bench, palette))
    rows = [entry.key for entry in palette.entries()]
    for _ in range(rows.index("C1001")):
        press(palette, "Down")
    press(palette, "Return")
    assert bench.window.current() == "search"
    results = named(bench.window, DataTable, "searchResults")
    until(qtbot, results.isVisible)


def test_a_product_leads_to_the_list_of_its_returns(bench: App, qtbot: QtBot) -> None:
    palette = _palette(bench)
    _type(palette, "ht812")
    until(qtbot, lambda: "HT812" in [entry.detail for entry in palette.entries()])
    next(entry for entry in palette.entries() if entry.detail == "HT812").choose()
    assert bench.window.current() == "search"
    assert named(bench.window, QLineEdit, "searchField").text() == "HT812"


def test_a_parcel_in_quarantine_is_opened_by_its_shelf(bench: App, qtbot: QtBot) -> None:
    number = quarantine(bench.home.bench, Box(QuarantineCause.NO_NUMBER, place="Zone 7")).number
    palette = _palette(bench)
    _type(palette, "zone 7")
    until(qtbot, lambda: number in [entry.words for entry in palette.entries()])
    (found,) = [entry for entry in palette.entries() if entry.words == number]
    assert "Zone 7" in found.detail
    found.choose()
    assert bench.window.current() == "quarantine"
    until(qtbot, lambda: named(bench.window, QLabel, "recordNumber").text() == number)


def test_a_row_is_chosen_by_a_touch(bench: App, qtbot: QtBot) -> None:
    palette = _palette(bench)
    table = named(palette, DataTable, "paletteRows")
    row = [entry.key for entry in palette.entries()].index("F3")
    place = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    assert palette.isHidden()
    assert bench.window.current() == "search"


def test_letters_that_match_nothing_say_so(bench: App, qtbot: QtBot) -> None:
    palette = _palette(bench)
    _type(palette, "zzzzqx")
    assert palette.entries() == ()
    assert [text for text in _words(palette) if text]
    assert named(palette, DataTable, "paletteRows").isHidden()


@pytest.mark.parametrize("key", ["Escape", "Ctrl+K"])
def test_the_focus_is_where_it_was_once_the_palette_closes(bench: App, key: str) -> None:
    before = QApplication.focusWidget()
    palette = _palette(bench)
    assert QApplication.focusWidget() is named(palette, QLineEdit, "paletteField")
    press(palette, key)
    assert palette.isHidden()
    assert QApplication.focusWidget() is before


def test_the_palette_closes_when_the_operator_goes_elsewhere(bench: App) -> None:
    palette = _palette(bench)
    bench.window.show_screen("settings")
    assert palette.isHidden()
    assert bench.window.current() == "settings"


def test_the_help_card_says_what_the_screen_is_for_and_its_keys(return_shown: App) -> None:
    said = _words(_help(return_shown))
    screen = return_shown.return_screen
    assert screen.purpose() in said
    keyed = [one for one in screen.bench_actions() if one.key_words() and one.words()]
    assert len(keyed) > 15
    assert {one.key_words() for one in keyed} <= set(said)
    assert {one.words() for one in keyed} <= set(said)


@pytest.mark.parametrize("name", ["home", "search", "credit_notes", "import", "settings"])
def test_every_screen_has_help_that_fits(bench: App, name: str) -> None:
    bench.window.resize(1366, 768)
    bench.window.show_screen(name)
    card = _help(bench)
    assert card.isVisible()
    assert named(card, QWidget, "helpKeys").isVisible()
    assert clipped(card) == []
    assert overflowing(card) == []
    press(card, "Escape")
    assert card.isHidden()


def test_the_cards_are_named_and_large_enough_to_touch(return_shown: App) -> None:
    for show in (_palette, _help):
        card = show(return_shown)
        assert card.isVisible()
        assert unnamed(card) == []
        assert too_small(card) == []
        assert clipped(card) == []


def test_keys_are_named_as_the_operator_reads_them(return_shown: App, language: str) -> None:
    back = next(one for one in return_shown.return_screen.bench_actions() if one.objectName() == "back")
    assert back.key_words() == {"fr": "Échap", "en": "Esc"}[language]


def test_the_cards_follow_a_change_of_language(bench: App, qtbot: QtBot, language: str) -> None:
    palette = _palette(bench)
    field = named(palette, QLineEdit, "paletteField")
    before = field.placeholderText()
    bench.use_language("en" if language == "fr" else "fr")
    until(qtbot, lambda: field.placeholderText() != before)
