"""The order in which Tab goes through controls: that of reading, whatever the order they were made in."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(parts: Iterable[QWidget]) -> list[QWidget]:
    """Return what takes the focus among some widgets and what they hold, in their order."""
    return [
        stop
        for part in parts
        for stop in (part, *part.findChildren(QWidget))
        # A list that opens is a window of its own.
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.window() is part.window()
    ]


def order_tabs(parts: Iterable[QWidget]) -> None:
    """Let Tab go through some widgets, and what they hold, in this order."""
    for before, after in pairwise(stops_in(parts)):
        QWidget.setTabOrder(before, after)
