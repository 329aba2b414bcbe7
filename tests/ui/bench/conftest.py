"""Screens over the fakes, with the lanes drained after each test."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.domain.returns import ReturnCase
from receiving_app.services.scan import scan
from tests.builders import a_bench
from tests.fakes import FakeBench
from ui.operations import start_lanes
from ui.screens.home_screen import HomeScreen
from ui.screens.return_screen import ReturnScreen
from ui.screens.screen import Screen
from ui.theme import apply_theme
from ui.translation import Translation

MakeReturn = Callable[..., tuple[ReturnScreen, FakeBench]]


@pytest.fixture(autouse=True)
def lanes(qapp: QApplication) -> Iterator[None]:
    """Fresh lanes, English words, the light theme."""
    apply_theme(qapp, "light")
    running = start_lanes()
    yield
    assert running.drain()


def open_window(qtbot: QtBot, screen: Screen) -> None:
    """Show a screen as the active window: shortcuts work in no other."""
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.use("fr")
    yield
    translation.use("en")


@pytest.fixture
def return_screen(qtbot: QtBot) -> MakeReturn:
    """Make a return screen that shows a case whose parcel was just scanned."""

    def make(case: ReturnCase, **facts: object) -> tuple[ReturnScreen, FakeBench]:
        bench = a_bench(case, **facts)  # type: ignore[arg-type]  profile and day pass through
        screen = ReturnScreen(bench, "en")
        qtbot.addWidget(screen)
        screen.resize(1366, 700)
        answer = scan(bench, case.rma)
        assert answer.sheet is not None
        screen.show_sheet(answer.sheet)
        open_window(qtbot, screen)
        screen.on_shown()
        return screen, bench

    return make


@pytest.fixture
def home_screen(qtbot: QtBot) -> Callable[..., tuple[HomeScreen, FakeBench]]:
    """Make a home screen over these cases."""

    def make(*cases: ReturnCase) -> tuple[HomeScreen, FakeBench]:
        bench = a_bench(*cases)
        screen = HomeScreen(bench, "en")
        screen.prepare()
        qtbot.addWidget(screen)
        screen.resize(1366, 700)
        open_window(qtbot, screen)
        screen.on_shown()
        return screen, bench

    return make
