"""A finger moves the content of what scrolls."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QScroller, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.touch_scroll import scroll_by_touch

_STEPS, _PIXELS, _EVERY_MS = 10, 20, 10


class _Finger:
    """Drags upwards, a step with each tick: a gesture is told by how long it takes."""

    def __init__(self, area: QScrollArea) -> None:
        self._window = area.windowHandle()
        self._device = QTest.createTouchDevice()
        self._at = QPoint(area.width() // 2, area.height() - 40)
        self._left = _STEPS
        self._timer = QTimer(area, interval=_EVERY_MS)
        self._timer.timeout.connect(self._step)
        QTest.touchEvent(self._window, self._device).press(0, self._at, self._window).commit()
        self._timer.start()

    def _step(self) -> None:
        touch = QTest.touchEvent(self._window, self._device)
        if self._left:
            self._left -= 1
            self._at -= QPoint(0, _PIXELS)
            touch.move(0, self._at, self._window).commit()
        else:
            self._timer.stop()
            touch.release(0, self._at, self._window).commit()


def test_a_finger_on_the_content_scrolls_it(qtbot: QtBot) -> None:
    area, content = QScrollArea(), QWidget()
    content.setFixedSize(200, 2_000)
    area.setWidget(content)
    area.resize(220, 300)
    scroll_by_touch(area)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.waitUntil(lambda: QScroller.hasScroller(area.viewport()), timeout=20_000)
    finger = _Finger(area)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > _STEPS * _PIXELS // 2, timeout=20_000)
    del finger
