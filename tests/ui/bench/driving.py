"""Drive a screen as a person does: by the names of its controls, keys and touches."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

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


def scan_into(widget: QWidget, text: str) -> None:
    """Type as a scanner does: the characters, then Enter, where the focus is."""
    target = widget.window().focusWidget()
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Qt.Key.Key_Return)


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(holds, timeout=4_000)
