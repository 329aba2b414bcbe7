"""The house's table: tall rows, whole-row selection, Enter or a touch opens a row."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.rows_model import RowsModel
from ui.theme import active

_ROWS_MEASURED = 25
# What a column that gives way keeps, at 100 %.
_LEAST_WIDTH = 96
_ROWS_SEEN = 3


class DataTable(QTableView):
    """Shows a ``RowsModel``; nothing in it is edited.

    Columns are as wide as their content. Where there is not room for all, the flexible ones give way, and
    only then does the table scroll sideways.

    Signals:
        row_chosen: a row was opened; carries the row.
    """

    row_chosen = Signal(object)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._rows = model
        self._wanted: list[int] = []
        self._by_arrows = False
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # Columns are as wide as the rows first seen need; a thousand rows are not read for it.
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._on_self_clicked)
        self._set_heights()

    def fit_columns(self) -> None:
        """Give each column what its content needs, as far as there is room."""
        self.resizeColumnsToContents()
        gap = active().space("s")
        self._wanted = [self.columnWidth(column) + gap for column in range(self._rows.columnCount())]
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_heights()
            if self._wanted:
                self.fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys act: the current row, the first where there is none."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, 0))

    def choose_by_arrows(self) -> None:
        """Choose a row as soon as a key reaches it: where acts are on the row marked, it is the one chosen."""
        self._by_arrows = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter; another key that leads to a row may choose it."""
        before = self.currentIndex().row()
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not opens:
            super().keyPressEvent(event)
        reached = self._by_arrows and self.currentIndex().row() != before
        if self.currentIndex().isValid() and (opens or reached):
            self._on_self_clicked(self.currentIndex())
        elif opens:
            super().keyPressEvent(event)

    def _set_heights(self) -> None:
        theme = active()
        row = theme.target()
        self.verticalHeader().setDefaultSectionSize(row)
        self.setIconSize(QSize(theme.icon(), theme.icon()))
        # Less of a list cannot be worked with: the screen scrolls instead.
        self.setMinimumHeight((_ROWS_SEEN + 1) * row)

    def _share_width(self) -> None:
        if len(self._wanted) != self._rows.columnCount() or not self._wanted:
            return
        lacking = sum(self._wanted) - self.viewport().width()
        columns = self._rows.columns()
        gives_way = [at for at, column in enumerate(columns) if column.flexible] or [len(columns) - 1]
        widths = list(self._wanted)
        for at in gives_way:
            header = self.horizontalHeader().sectionSizeHint(at)
            least = min(widths[at], max(active().px(_LEAST_WIDTH), header))
            given = max(0, min(lacking, widths[at] - least))
            widths[at] -= given
            lacking -= given
        widths[-1] -= min(0, lacking)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    @Slot(QModelIndex)
    def _on_self_clicked(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._rows.row(index.row()))
