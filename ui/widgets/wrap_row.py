"""A row that breaks into several where its widgets do not fit side by side."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_Row = list[tuple[QLayoutItem, QSize]]


class WrapRow(QLayout):
    """Lays widgets out from left to right, each as wide as it wants to be; then in the next row.

    In each row what is left over goes to the widgets whose policy is to expand; where there is none it
    stays at the right, or at the left with ``to_right``.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = 10, *, to_right: bool = False) -> None:
        super().__init__(parent)
        self._to_right = to_right
        self._known: dict[int, list[_Row]] = {}
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    # --- what Qt asks for -------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take the width there is, and no more than the height needed."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at this width."""
        rows = self._rows(width)
        return sum(_height(row) for row in rows) + self.spacing() * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Return room for one row."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return room for the widest widget alone."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0),
            max((size.height() for size in shown), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            height, left = _height(row), rect.left() + self._indent(row, rect.width())
            for item, size in row:
                middle = top + (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(left, middle), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    # --- rows -------------------------------------------------------------------------------

    def invalidate(self) -> None:
        """Ask the widgets anew."""
        self._known.clear()
        super().invalidate()

    def _rows(self, width: int) -> list[_Row]:
        """Return the items of each row with their sizes; asked of the widgets once until one changes."""
        if width not in self._known:
            self._known[width] = self._broken(width)
        return self._known[width]

    def _broken(self, width: int) -> list[_Row]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = item.sizeHint().width()
            if not rows or left < wanted:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= wanted + self.spacing()
        return [self._sized(row, width) for row in rows]

    def _sized(self, row: list[QLayoutItem], room: int) -> _Row:
        spare = room - sum(item.sizeHint().width() for item in row) - self.spacing() * (len(row) - 1)
        growing = sum(1 for item in row if _expands(item))
        sized = []
        for item in row:
            width = min(item.sizeHint().width(), room)
            if growing and _expands(item):
                width += max(0, spare) // growing
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            sized.append((item, QSize(width, tall)))
        return sized

    def _indent(self, row: _Row, room: int) -> int:
        """Return what is left free before a row that stands at the right."""
        taken = sum(size.width() for _item, size in row) + self.spacing() * (len(row) - 1)
        return max(0, room - taken) if self._to_right else 0


def _height(row: _Row) -> int:
    return max(size.height() for _item, size in row)


def _expands(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
