"""The real window over the samples, for tests that go from the scan to the printed note."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from tests.samples import put_awaited
from ui.app import App


def open_data(folder: Path) -> AppContext:
    """Open a data folder on the day of the samples."""
    return open_context(Options(data_dir=str(folder), today=SAMPLE_DAY))


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A data folder with the sample company, catalogue and returns."""
    put_awaited(tmp_path)
    return tmp_path


@pytest.fixture
def bench(samples: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The window over the samples."""
    context = open_data(samples)
    app = App(context, qapp)
    with qtbot.waitActive(app.window):
        app.window.show()
        app.window.activateWindow()
    yield app
    app.window.close()
    app.shut_down()
