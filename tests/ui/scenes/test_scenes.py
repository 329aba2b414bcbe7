"""Every screen has a scene, and every page of those that have several: none escapes the walk."""

import pytest
from PySide6.QtWidgets import QTabWidget

from tests.ui.bench.driving import named
from ui.app import App
from ui.scenes import Scenes


@pytest.mark.parametrize("screen", ["settings", "scanner"])
def test_every_page_behind_a_tab_has_a_scene(bench: App, scenes: Scenes, screen: str) -> None:
    pages = [name for name in scenes.names() if name.rpartition("-")[0] == screen]
    assert len(pages) == named(bench.window.screen_named(screen), QTabWidget, f"{screen}Tabs").count() > 1


def test_every_screen_is_shown_by_a_scene(bench: App, scenes: Scenes) -> None:
    shown = set()
    for name in scenes.names():
        scenes.show(name)
        shown.add(bench.window.current())
    assert shown == set(bench.window.screen_names())


def test_what_was_asked_about_a_return_is_not_asked_about_the_next_one(bench: App, scenes: Scenes) -> None:
    scenes.show("hold")
    assert bench.return_screen.asks() is not None
    scenes.show("return-missing-accessory")
    assert bench.return_screen.asks() is None
