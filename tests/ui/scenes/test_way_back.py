"""Escape leads back from wherever one is: what is asked is given up first, then the screen is left."""

import pytest

from tests.ui.bench.driving import named
from ui.app import App
from ui.driver import Driver
from ui.scenes import Scenes, Variant
from ui.screens.batches_screen import BatchesScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.sheet import Sheet

# The screens are measured where they are looked at: here that would only double the time.
pytestmark = pytest.mark.no_cover

# From a return: its sheet or card, the control that has the focus, the return itself.
MOST = 3


def _asked(bench: App) -> list[Sheet]:
    return [sheet for sheet in bench.window.findChildren(Sheet) if sheet.isVisible()]


def test_escape_leads_home_from_every_screen(bench: App, scenes: Scenes) -> None:
    scenes.look(Variant("fr", 1366, 768, 100, "light"))
    driver = Driver(bench)
    stuck = []
    for scene in scenes.names():
        scenes.show(scene)
        bench.window.activateWindow()
        for _ in range(MOST):
            driver.press("Escape")
            driver.settle()
        if bench.window.current() != "home" or _asked(bench):
            stuck.append(f"{scene}: {bench.window.current()}")
    assert stuck == []


def test_escape_gives_up_what_is_asked_wherever_the_focus_is(bench: App, scenes: Scenes) -> None:
    driver = Driver(bench)
    scenes.show("batch-leaves")
    named(bench.window, ActionButton, "packingList").setFocus()
    driver.press("Escape")
    assert _asked(bench) == []
    assert bench.window.current() == "batches"


def test_escape_leads_back_from_the_header_too(bench: App, scenes: Scenes) -> None:
    driver = Driver(bench)
    scenes.show("journal")
    named(bench.window, ActionButton, "nav_search").setFocus()
    driver.press("Escape")
    assert bench.window.current() == "home"


def test_the_command_barcode_leads_back_as_escape_does(bench: App, scenes: Scenes) -> None:
    scenes.show("batches")
    assert bench.window.run_command("BACK")
    assert bench.window.current() == "home"


def test_the_way_back_is_said_in_the_language_of_the_bench(bench: App, scenes: Scenes) -> None:
    words = []
    for language in ("fr", "en"):
        scenes.look(Variant(language, 1366, 768, 100, "light"))
        screen = bench.window.screen_named("batches")
        assert isinstance(screen, BatchesScreen)
        words += [act.words() for act in screen.bench_actions() if act.command == "BACK"]
    assert words == ["Retour", "Back"]
