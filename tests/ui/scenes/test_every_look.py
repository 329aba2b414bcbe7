"""Every screen in every language, size and theme: nothing clipped, covered, out of reach or in two languages."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.clipping import clipped, covered, out_of_reach, too_small, unnamed
from tests.ui.scenes.languages import foreign_words
from ui.app import App
from ui.scenes import VARIANTS, Scenes, Variant


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_every_screen_is_legible_and_within_reach(bench: App, scenes: Scenes, variant: Variant) -> None:
    scenes.look(variant)
    found: dict[str, list[str]] = {}
    for name in scenes.names():
        scenes.show(name)
        QApplication.processEvents()
        window = bench.window
        wrong = [
            *(f"clipped: {one}" for one in clipped(window)),
            *(f"covered: {one}" for one in covered(window)),
            *(f"out of reach: {one}" for one in out_of_reach(window)),
            *(f"unnamed: {one}" for one in unnamed(window)),
            *(f"too small: {one}" for one in too_small(window)),
            *(f"not {variant.language}: {one}" for one in foreign_words(window, variant.language)),
        ]
        if wrong:
            found[name] = wrong
    assert (window.width(), window.height()) == (variant.width, variant.height)
    assert found == {}
