"""The sheet of commands and the screens: nothing is printed that no screen does, and none is left out."""

from collections import Counter

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.commands import BY_ID
from receiving_app.services.commands import command_sheet
from tests.ui.bench.driving import named, press, until
from ui.app import App


def test_every_command_on_the_sheet_is_an_act_of_a_screen_and_every_such_act_is_on_it(bench: App) -> None:
    names = bench.window.screen_names()
    assert {"home", "return", "scanner"} <= set(names)
    screens = [bench.window.screen_named(name) for name in names]
    acts = (*bench.window.bench_actions(), *(act for screen in screens for act in screen.bench_actions()))

    done = {act.command for act in acts if act.command}

    assert done == set(BY_ID)
    printed = [code.text for code in command_sheet(bench.home.bench, "fr").codes]
    assert {text.split("-")[1] for text in printed} == done


def test_no_key_does_two_things_on_a_screen(bench: App) -> None:
    """Qt does neither of two acts that have the same key."""
    twice = {}
    for name in bench.window.screen_names():
        bench.window.show_screen(name)
        acts = bench.window.bench_actions()
        keys = Counter(key.toString() for act in acts for key in act.shortcuts() if act.isEnabled())
        if several := [key for key, count in keys.items() if count > 1]:
            twice[name] = several
    assert twice == {}


def test_a_screen_goes_before_the_window_where_both_have_a_key(bench: App, qtbot: QtBot) -> None:
    bench.window.show_screen("journal")
    filters = named(bench.window, QWidget, "journalFilters")
    language = bench.language
    press(bench.window, "Ctrl+L")
    until(qtbot, filters.isVisible)
    assert bench.language == language
    bench.window.show_screen("home")
    press(bench.window, "Ctrl+L")
    until(qtbot, lambda: bench.language != language)
