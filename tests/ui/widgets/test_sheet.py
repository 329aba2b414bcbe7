"""A sheet lies in the part of its screen that is seen, and has the size of what it asks."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.sheet import Sheet

PATIENCE_MS = 10_000


@pytest.fixture
def window(qtbot: QtBot) -> QScrollArea:
    """A window with a screen that is higher than it."""
    made = QScrollArea()
    screen = QWidget()
    screen.setMinimumSize(500, 900)
    made.setWidget(screen)
    made.resize(600, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _seen(sheet: Sheet, window: QScrollArea) -> bool:
    room = window.viewport()
    return room.rect().contains(QRect(sheet.mapTo(room, QPoint()), sheet.size()))


@pytest.mark.parametrize("fill", [False, True])
def test_it_is_where_the_screen_is_seen_also_once_there_is_less_of_that(
    window: QScrollArea, qtbot: QtBot, fill: bool
) -> None:
    content = QWidget()
    QVBoxLayout(content).addWidget(QLabel("Why?"))
    sheet = Sheet(content, window.widget(), fill=fill)
    sheet.open()
    assert _seen(sheet, window)
    # A message takes room above the screen.
    window.resize(600, 300)
    qtbot.waitUntil(lambda: _seen(sheet, window), timeout=PATIENCE_MS)
    window.verticalScrollBar().setValue(400)
    qtbot.waitUntil(lambda: _seen(sheet, window), timeout=PATIENCE_MS)


def test_it_grows_with_what_is_asked(window: QScrollArea, qtbot: QtBot) -> None:
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.addWidget(QLabel("Why?"))
    sheet = Sheet(content, window.widget())
    sheet.open()
    before = sheet.height()
    for _ in range(5):
        layout.addWidget(QLabel("Because."))
    qtbot.waitUntil(lambda: sheet.height() > before + 50, timeout=PATIENCE_MS)
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=PATIENCE_MS)
