"""Screens over the fakes, with the lanes drained after each test."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.domain.profile import Printers
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import scan
from tests.builders import a_bench, a_profile
from tests.fakes import FakeBench
from tests.ui.bench.driving import named, until
from ui.operations import start_lanes
from ui.screens.home_screen import HomeScreen
from ui.screens.quarantine_screen import QuarantineScreen
from ui.screens.return_screen import ReturnScreen
from ui.screens.screen import Screen
from ui.theme import apply_theme
from ui.translation import Translation
from ui.widgets.data_table import DataTable

MakeReturn = Callable[..., tuple[ReturnScreen, FakeBench]]
MakeQuarantine = Callable[..., tuple[QuarantineScreen, FakeBench]]


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


@pytest.fixture
def quarantine_screen(qtbot: QtBot) -> MakeQuarantine:
    """Make the screen over these returns and parcels in quarantine."""

    def make(
        *cases: ReturnCase, boxes: tuple[Box, ...] = (), language: str = "en", label_printer: str = ""
    ) -> tuple[QuarantineScreen, FakeBench]:
        bench = a_bench(*cases, profile=a_profile(printers=Printers(labels=label_printer)))
        for box in boxes:
            quarantine(bench, box)
        screen = QuarantineScreen(bench, language)
        qtbot.addWidget(screen)
        screen.resize(1366, 644)
        open_window(qtbot, screen)
        screen.on_shown()
        records = named(screen, DataTable, "records").model()
        until(qtbot, lambda: records.rowCount() == len(boxes))
        return screen, bench

    return make
