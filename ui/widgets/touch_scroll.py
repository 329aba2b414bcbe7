"""Scrolling with a finger on the content: a bar of a few pixels is no target for a glove."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScroller

# Qt's gestures take a twentieth of the program's start to load, and no finger is as quick.
AFTER_FIRST_PAINT_MS = 200


def scroll_by_touch(area: QAbstractScrollArea) -> None:
    """Let a finger move the content; mouse and wheel do what they did."""
    if isinstance(area, QAbstractItemView):
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    QTimer.singleShot(AFTER_FIRST_PAINT_MS, area, lambda: _grab(area))


def _grab(area: QAbstractScrollArea) -> None:
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
