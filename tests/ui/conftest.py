"""Every test of the screens has the light theme in force and lanes of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.operations import Lanes, start_lanes
from ui.theme import apply_theme


@pytest.fixture(scope="session", autouse=True)
def _light_theme(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.fixture(autouse=True)
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    started = start_lanes()
    yield started
    assert started.drain(20.0)
