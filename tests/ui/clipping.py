"""Finds words that do not fit where they are shown, and controls without name or size."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from ui.tokens import TOUCH_TARGET

_INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QTableView)
# What frame, padding and text cursor take of a line edit on each side.
_EDGE = 14
# Less of a column than this cannot be read.
_LEAST_COLUMN = 60


def clipped(screen: QWidget) -> list[str]:
    """Return the widgets whose words do not fit, each with its words; empty where all fit."""
    # What is laid out in several passes is seen once they are done.
    for _ in range(3):
        QApplication.processEvents()
    return [f"{type(one).__name__} {one.objectName()!r}: {words}" for one, words in _clipped(screen)]


def unnamed(screen: QWidget) -> list[str]:
    """Return the interactive widgets without object name or accessible name."""
    return [
        f"{type(one).__name__} {one.objectName()!r} {one.accessibleName()!r}"
        for one in _interactive(screen)
        if not one.objectName() or not (one.accessibleName() or _own_words(one))
    ]


def too_small(screen: QWidget) -> list[str]:
    """Return the interactive widgets that are lower than a touch target."""
    return [
        f"{type(one).__name__} {one.objectName()!r}: {one.height()} px"
        for one in _interactive(screen)
        if one.height() < TOUCH_TARGET
    ]


def overflowing(screen: QWidget) -> list[str]:
    """Return the widgets that reach out of the screen and are in no scroll area."""
    room = screen.rect()
    return [
        f"{type(one).__name__} {one.objectName()!r}: {where.getRect()}"
        for one in screen.findChildren(QWidget)
        if one.isVisible() and not _in_scroll_area(one, screen)
        if not room.contains(where := QRect(one.mapTo(screen, one.rect().topLeft()), one.size()))
    ]


def covered(window: QWidget) -> list[str]:
    """Return the widgets that lie over a sibling."""
    found = []
    for parent in [window, *window.findChildren(QWidget)]:
        if parent.isVisible() and parent.layout() is not None:
            found += _overlaps([one for one in _placed(parent) if one.isVisible()])
    return found


def _placed(parent: QWidget) -> Iterator[QWidget]:
    """Give the widgets that the parent's layout places; what floats above them is meant to."""
    pending = [parent.layout()]
    while pending:
        layout = pending.pop()
        for at in range(layout.count()):
            item = layout.itemAt(at)
            if item.layout() is not None:
                pending.append(item.layout())
            elif item.widget() is not None:
                yield item.widget()


def _overlaps(widgets: list[QWidget]) -> list[str]:
    return [
        f"{type(one).__name__} {one.objectName()!r} and {type(other).__name__} {other.objectName()!r}"
        for at, one in enumerate(widgets)
        for other in widgets[at + 1 :]
        if one.geometry().intersects(other.geometry())
    ]


def out_of_reach(window: QWidget) -> list[str]:
    """Return what neither fits where it is nor can be scrolled to."""
    found = [one for one in overflowing(window) if "qt_scrollarea" not in one]
    for area in window.findChildren(QScrollArea):
        inner = area.widget()
        if area.isVisible() and inner is not None:
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            room = area.viewport().size()
            if area.horizontalScrollBarPolicy() is off and inner.width() > room.width():
                found.append(
                    f"{type(area).__name__} {area.objectName()!r}: {inner.width()} of {room.width()}"
                )
            if area.verticalScrollBarPolicy() is off and inner.height() > room.height():
                found.append(f"{type(area).__name__} {area.objectName()!r}: {inner.height()} high")
    return found


def _interactive(screen: QWidget) -> Iterator[QWidget]:
    for one in screen.findChildren(QWidget):
        of_qt = one.objectName().startswith("qt_") or one.parent().objectName().startswith("qt_")
        inside = isinstance(one.parent(), QAbstractItemView | QComboBox | QTabBar | QHeaderView)
        if isinstance(one, _INTERACTIVE) and one.isVisible() and not of_qt and not inside:
            yield one


def _clipped(screen: QWidget) -> Iterator[tuple[QWidget, str]]:
    for one in screen.findChildren(QWidget):
        if one.isVisible() and one.width() > 0:
            yield from ((one, words) for words in _cut_words(one))


def _cut_words(one: QWidget) -> Iterator[str]:
    if own := getattr(one, "is_clipped", None):
        yield from [_own_words(one)] * bool(own())
    elif isinstance(one, QLabel):
        yield from [one.text()] * _label_clipped(one)
    elif isinstance(one, QLineEdit):
        shown = one.text() or one.placeholderText()
        yield from [shown] * (not one.text() and _wider(one, shown, _EDGE))
    elif isinstance(one, QTableView):
        yield from _clipped_headers(one)
    elif isinstance(one, QComboBox | QTabBar | QAbstractButton):
        words = _own_words(one)
        yield from [words] * bool(words and one.width() < one.minimumSizeHint().width())


def _label_clipped(label: QLabel) -> bool:
    if not label.text():
        return False
    room = label.contentsRect()
    metrics = label.fontMetrics()
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), int(flags.value), label.text())
    if label.wordWrap():
        return needed.height() > room.height() + 1
    return metrics.horizontalAdvance(label.text()) > room.width() + 1 or metrics.height() > room.height() + 1


def _wider(widget: QWidget, text: str, edge: int) -> bool:
    return widget.fontMetrics().horizontalAdvance(text) > widget.width() - 2 * edge


def _clipped_headers(table: QTableView) -> Iterator[str]:
    model, header = table.model(), table.horizontalHeader()
    scrolls = table.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    for column in range(model.columnCount()):
        word = str(model.headerData(column, Qt.Orientation.Horizontal))
        if header.fontMetrics().horizontalAdvance(word) > header.sectionSize(column):
            yield word
        elif (
            not scrolls and header.sectionViewportPosition(column) + _LEAST_COLUMN > table.viewport().width()
        ):
            yield f"{word}: out of sight"


def _own_words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else widget.accessibleName()


def _in_scroll_area(widget: QWidget, screen: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not screen:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
