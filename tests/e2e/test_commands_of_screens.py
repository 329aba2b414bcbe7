"""The sheet of commands and the screens: nothing is printed that no screen does, and none is left out."""

from receiving_app.domain.commands import BY_ID
from receiving_app.services.commands import command_sheet
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
