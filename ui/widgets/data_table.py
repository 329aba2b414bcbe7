"""The house's table: tall rows, whole-row selection, Enter or a touch opens a row."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.rows_model import RowsModel
from ui.theme import TOUCH_TARGET, active

_ROWS_MEASURED = 25


class DataTable(QTableView):
    """Shows a ``RowsModel``; nothing in it is edited.

    Signals:
        row_chosen: a row was opened; carries the row.
    """

    row_chosen = Signal(object)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._rows = model
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(active().px(TOUCH_TARGET))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        # Columns are as wide as the rows first seen need; a thousand rows are not read for it.
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._on_self_clicked)

    def fit_columns(self) -> None:
        """Give each column what its content needs; the last takes the rest."""
        self.resizeColumnsToContents()
        for column in range(self._rows.columnCount() - 1):
            self.setColumnWidth(column, self.columnWidth(column) + active().px(12))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_self_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_self_clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._rows.row(index.row()))
