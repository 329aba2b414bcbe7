"""What keeps others out of the window: the wait until it locks, and the curtain over it."""

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.bench.driving import press, type_text
from tests.ui.scanner.hands import FakeTime
from ui.overlays.overlay import Overlay
from ui.session_lock import MINUTE_MS, Curtain, IdleWatch


def test_it_tells_once_that_nobody_did_anything_for_as_long_as_was_set(qtbot: QtBot) -> None:
    time = FakeTime()
    watch = IdleWatch(time)
    told: list[float] = []
    watch.idle.connect(lambda: told.append(time.now_ms()))
    begun = time.now_ms()
    watch.use(5)
    time.pass_ms(4 * MINUTE_MS)
    watch.restart()
    time.pass_ms(20 * MINUTE_MS)
    assert told == [begun + 9 * MINUTE_MS]


def test_it_waits_for_ever_where_that_was_set(qtbot: QtBot) -> None:
    time = FakeTime()
    watch = IdleWatch(time)
    told: list[bool] = []
    watch.idle.connect(lambda: told.append(True))
    watch.use(5)
    watch.use(0)
    watch.restart()
    time.pass_ms(100 * MINUTE_MS)
    assert told == []


class Window(QMainWindow):
    """A window with a field, an act of every screen, and one that shows nothing of the work."""

    def __init__(self) -> None:
        super().__init__()
        screens = QWidget(self)
        self.field = QLineEdit(screens)
        self.done: list[str] = []
        QVBoxLayout(screens).addWidget(self.field)
        self.setCentralWidget(screens)
        self.setAcceptDrops(True)
        for name, key in (("action_palette", "Ctrl+K"), ("action_language", "Ctrl+L")):
            act = QAction(self)
            act.setObjectName(name)
            act.setShortcut(QKeySequence(key))
            act.triggered.connect(lambda _checked=False, name=name: self.done.append(name))
            self.addAction(act)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    type_text(made.field, "RMA-2026")
    return made


def test_the_curtain_takes_screens_and_acts_away_and_gives_them_back_as_they_were(window: Window) -> None:
    card = Overlay(window)
    card.open()
    curtain = Curtain(window)
    curtain.draw()
    curtain.draw()

    assert not window.field.isVisible()
    assert card.isHidden()
    assert not window.acceptDrops()
    for key in ("Ctrl+K", "Ctrl+L"):
        press(window, key)
    assert window.done == ["action_language"]

    curtain.open()
    curtain.open()
    press(window, "Ctrl+K")
    assert window.done == ["action_language", "action_palette"]
    assert (window.field.isVisible(), window.field.text(), window.acceptDrops()) == (True, "RMA-2026", True)
    assert window.field.hasFocus()


def test_an_act_that_was_not_possible_before_is_not_made_possible(window: Window) -> None:
    act = next(one for one in window.actions() if one.objectName() == "action_palette")
    act.setEnabled(False)
    curtain = Curtain(window)
    curtain.draw()
    curtain.open()
    assert not act.isEnabled()
