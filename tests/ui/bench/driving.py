"""Drive a screen as a person does: by the names of its controls, keys and touches."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.scanner.bursts import BOUND_MS
from ui.scanner.wedge import KeyboardWedge

# A machine that does much else at the same time must not decide whether a test passes.
PATIENCE_MS = 20_000
# A machine that holds a scan up so often is no bench.
_READ_AGAIN = 50

Kind = TypeVar("Kind", bound=QWidget)


def named(parent: QWidget, kind: type[Kind], name: str) -> Kind:
    """Return the control of this object name."""
    found = parent.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} named {name}"
    return found


def touch(qtbot: QtBot, widget: QWidget) -> None:
    """Touch a control."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def press(widget: QWidget, keys: str) -> None:
    """Press a key or a combination in the window of a control."""
    window = widget.window()
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))
    _let_go()


def type_text(widget: QWidget, text: str) -> None:
    """Type into a control as a person does: the window takes faster keys for a scan."""
    for character in text:
        QTest.keyClicks(widget, character)
        _let_go()


def type_line(widget: QWidget, text: str) -> None:
    """Type into a control as a person does, and end with Enter."""
    type_text(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)
    _let_go()


def scan_into(widget: QWidget, text: str) -> None:
    """Type as a scanner does: the characters, then Enter, where the focus is.

    No scanner pauses within a code. Where the machine held this process up for so long that the keys are
    no scan any more, it is read again, as whoever holds the scanner would.
    """
    for _ in range(_READ_AGAIN):
        target = widget.window().focusWidget() or widget.window()
        paused = False
        last = time.monotonic()
        for character in text:
            QTest.keyClicks(target, character)
            last, before = time.monotonic(), last
            paused |= (last - before) * 1000 >= BOUND_MS
        QTest.keyClick(target, Qt.Key.Key_Return)
        if not paused:
            return
        _let_go()


def _let_go() -> None:
    """Wait until the program knows that the keys so far are no scan, and handed them out."""
    application = QApplication.instance()
    wedges = application.findChildren(KeyboardWedge) if application else []
    while not all(wedge.is_at_rest() for wedge in wedges):
        # A wedge that holds a key has set an alarm: there is always an event to wait for.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)
