"""Screens over a real bench: the example company, its catalogue, sample returns, some of them credited."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from tests.samples import put_company, put_worked
from ui.operations import Lanes, start_lanes
from ui.printing import set_page
from ui.screens.screen import Screen
from ui.theme import apply_theme
from ui.translation import Translation

# What is left of a window of 1366 × 768 below its header.
CONTENT = (1366, 704)

Open = Callable[..., None]


@pytest.fixture
def context(request: pytest.FixtureRequest, tmp_path: Path, lanes: Lanes) -> Iterator[AppContext]:
    """The program over a database of its own, with the example company and, unless ``busy``, no return yet."""
    folder = tmp_path / "data"
    (put_worked if "busy" in request.fixturenames else put_company)(folder)
    made = open_context(Options(data_dir=str(folder), today=SAMPLE_DAY))
    yield made
    # What still runs would find no database.
    assert lanes.drain(20.0)
    made.close()


@pytest.fixture
def busy(context: AppContext) -> AppContext:
    """The same with the sample returns on file and some returns taken through the bench."""
    return context


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    started = start_lanes()
    yield started
    assert started.drain(20.0)


def printer_into(path: Path) -> QPrinter:
    """Return a printer that prints into a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    set_page(printer)
    return printer


@pytest.fixture
def open_screen(qtbot: QtBot) -> Open:
    """Show a screen as the active window: keys and shortcuts work in no other."""

    def show(screen: Screen, size: tuple[int, int] = CONTENT) -> None:
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screen.on_shown()

    return show


@pytest.fixture
def use_language(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Put a language in force for the texts in ``tr()``; English again afterwards."""
    translation = Translation(qapp)
    yield translation.use
    translation.use("en")


@pytest.fixture
def use_theme(qapp: QApplication) -> Iterator[Callable[[str], object]]:
    """Put a theme in force; the light one again afterwards."""
    yield lambda name: apply_theme(qapp, name)
    apply_theme(qapp, "light")
