"""A read-only table model over a tuple of frozen rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.theme import active, icon

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        header: its name.
        text: how a row becomes a text.
        figure: whether it is a figure, aligned at the right.
        icon: the name of a row's icon.
        colour: the role of the colour of a row's text and icon.
        value: the figure or day behind the text, for a list that goes to a file.
        flexible: whether it gives way where the table is short of room; the last one does where none is.
    """

    header: str
    text: Callable[[Any], str]
    figure: bool = False
    icon: Callable[[Any], str] | None = None
    flexible: bool = False
    colour: Callable[[Any], str] | None = None
    value: Callable[[Any], Any] | None = None


class RowsModel(QAbstractTableModel):
    """Shows rows through columns; both can be replaced at any time."""

    def __init__(self, columns: Sequence[Column] = ()) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: tuple[object, ...] = ()

    def set_rows(self, rows: Sequence[object]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns, as after a change of language."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self.endResetModel()

    def columns(self) -> tuple[Column, ...]:
        """Return the columns."""
        return self._columns

    def row(self, position: int) -> object:
        """Return a row."""
        return self._rows[position]

    def rows(self) -> tuple[object, ...]:
        """Return all rows."""
        return self._rows

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's header, aligned as its cells are."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].header
        return _alignment(self._columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, icon, colour or alignment."""
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column.icon is not None:
            return icon(column.icon(row), column.colour(row) if column.colour else "text")
        if role == Qt.ItemDataRole.ForegroundRole and column.colour is not None:
            return active().colour(column.colour(row))
        return None


def _alignment(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.figure else Qt.AlignmentFlag.AlignLeft
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)
