"""A wedge whose time the test turns."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.scanner.hands import FakeTime, Keyboard
from ui.scanner.wedge import KeyboardWedge


@pytest.fixture
def keyboard(qapp: QApplication) -> Iterator[Keyboard]:
    """A keyboard whose keys pass through the wedge."""
    time = FakeTime()
    wedge = KeyboardWedge(time)
    keyboard = Keyboard(time, wedge)
    wedge.scanned.connect(keyboard.scans.append)
    wedge.start()
    yield keyboard
    wedge.stop()
