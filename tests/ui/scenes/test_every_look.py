"""Every screen in every language, size and theme: nothing clipped, covered, out of reach or in two languages."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.clipping import clipped, covered, out_of_reach, too_small, unnamed
from tests.ui.scenes.languages import foreign_words
from ui.app import App
from ui.scenes import VARIANTS, Scenes, Variant

# The longest words on the least room, each theme, and the room of a large screen; the others are alike.
EXTREMES = (
    Variant("fr", 1366, 768, 100, "light"),
    Variant("en", 1366, 768, 100, "high_contrast"),
    Variant("fr", 1366, 768, 200, "high_contrast"),
    Variant("en", 1366, 768, 200, "light"),
    Variant("fr", 1920, 1080, 100, "dark"),
)
# Each screen is measured in both languages; in the other looks that would only double the time.
_MEASURED = EXTREMES[:2]
LOOKS = [
    pytest.param(one, id=str(one), marks=() if one in _MEASURED else pytest.mark.no_cover) for one in EXTREMES
]
LOOKS += [pytest.param(one, id=str(one), marks=pytest.mark.soak) for one in VARIANTS if one not in EXTREMES]


@pytest.mark.parametrize("variant", LOOKS)
def test_every_screen_is_legible_and_within_reach(bench: App, scenes: Scenes, variant: Variant) -> None:
    scenes.look(variant)
    found = {name: wrong for name in scenes.names() if (wrong := _wrong(bench, scenes, name, variant))}
    assert (bench.window.width(), bench.window.height()) == (variant.width, variant.height)
    assert found == {}


def _wrong(bench: App, scenes: Scenes, name: str, variant: Variant) -> list[str]:
    scenes.show(name)
    QApplication.processEvents()
    window = bench.window
    return [
        *(f"clipped: {one}" for one in clipped(window)),
        *(f"covered: {one}" for one in covered(window)),
        *(f"out of reach: {one}" for one in out_of_reach(window)),
        *(f"unnamed: {one}" for one in unnamed(window)),
        *(f"too small: {one}" for one in too_small(window)),
        *(f"not {variant.language}: {one}" for one in foreign_words(window, variant.language)),
    ]
