"""The real window over the sample data, opened once for a module and shown in one scene after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from receiving_app.app_context import Options
from ui.app import App
from ui.demo import open_samples
from ui.scenes import Scenes
from ui.theme import apply_theme


@pytest.fixture(autouse=True, scope="module")
def lanes() -> None:
    """Leave the lanes to the window, which starts and drains its own."""


@pytest.fixture(scope="module")
def bench(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The window, with returns in the states that the scenes show."""
    folder: Path = tmp_path_factory.mktemp("scenes")
    app = App(open_samples(Options(), str(folder)), qapp)
    app.window.show()
    app.window.activateWindow()
    yield app
    app.window.close()
    app.shut_down()
    apply_theme(qapp, "light")


@pytest.fixture(scope="module")
def scenes(bench: App, tmp_path_factory: pytest.TempPathFactory) -> Scenes:
    made = Scenes(bench, tmp_path_factory.mktemp("files"))
    made.prepare()
    return made
