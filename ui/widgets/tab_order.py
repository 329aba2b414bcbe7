"""The order in which Tab goes through controls: that of reading, whatever the order they were made in."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QTabBar, QTabWidget, QWidget


def stops_in(parts: Iterable[QWidget]) -> list[QWidget]:
    """Return what takes the focus among some widgets and what they hold, in their order."""
    return [
        stop
        for part in parts
        for stop in _within(part)
        # A list that opens is a window of its own.
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.window() is part.window()
    ]


def order_tabs(parts: Iterable[QWidget]) -> None:
    """Let Tab go through some widgets, and what they hold as it is laid out, in this order."""
    for before, after in pairwise(stops_in(parts)):
        QWidget.setTabOrder(before, after)


def _within(part: QWidget) -> Iterator[QWidget]:
    yield part
    for inner in _placed_in(part):
        if inner is not None:
            yield from _within(inner)


def _placed_in(part: QWidget) -> Iterable[QWidget | None]:
    layout = part.layout()
    if isinstance(part, QTabWidget):
        return (part.tabBar(), *(part.widget(at) for at in range(part.count())))
    if isinstance(part, QTabBar):
        # Its buttons to scroll; the arrow keys go through the tabs.
        return ()
    if isinstance(part, QScrollArea):
        return (part.widget(),)
    if layout is not None:
        return _laid_out(layout)
    return part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
