"""Scrolling with a finger on the content: a bar of a few pixels is no target for a glove."""

from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScroller


def scroll_by_touch(area: QAbstractScrollArea) -> None:
    """Let a finger move the content; mouse and wheel do what they did."""
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
    if isinstance(area, QAbstractItemView):
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
