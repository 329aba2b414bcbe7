"""The list behind a tile of what hangs: by cause, filtered by what is typed, sorted by a header, exported."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.folding import words_match
from receiving_app.domain.limbo import Limbo, LimboRow
from receiving_app.services.limbo import limbo_list
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.home_parts.cause_tiles import CauseTiles
from ui.screens.home_parts.limbo_words import COLOURS, ICONS, age_of, awaited_of, cause_of, row_urgency
from ui.screens.list_export import ListExportButton
from ui.screens.screen import Screen
from ui.theme import active
from ui.widgets.data_table import DataTable
from ui.widgets.tab_order import order_tabs

_AGE, _AWAITED = 1, 3


class LimboList(QWidget):
    """Lists what hangs in one place.

    Signals:
        row_chosen: something is to be looked at; carries its ``LimboRow``.
        refused: it cannot be read; carries the ``DomainError``.
    """

    row_chosen = Signal(object)
    refused = Signal(object)

    def __init__(self, bench: Bench, screen: Screen) -> None:
        super().__init__(screen)
        self._bench = bench
        self._words = Wording()
        self._kind = Limbo.DELIVERED
        self._all: tuple[LimboRow, ...] = ()
        self._sorted, self._backwards = _AGE, False
        self._field = QLineEdit(self)
        self._field.setObjectName("limboFilter")
        self._causes = CauseTiles(self)
        self._rows = RowsModel()
        self._export = ListExportButton(screen, self._rows, self._kind, compact=True)
        self._export.setObjectName("limboExport")
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("limboRows")
        header = self._table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        line = QHBoxLayout()
        line.addWidget(self._field, 1)
        line.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("s"))
        layout.addWidget(self._causes)
        layout.addLayout(line)
        layout.addWidget(self._table, 1)
        header.sectionClicked.connect(self._on_header_section_clicked)
        self._field.textChanged.connect(self._render)
        self._causes.chosen.connect(self._render)
        self._table.row_chosen.connect(self.row_chosen)

    # --- public -----------------------------------------------------------------------------

    def show_kind(self, kind: Limbo) -> None:
        """List what hangs there, the longest ago first; another list begins unfiltered."""
        if kind is not self._kind:
            self._field.clear()
            self._sorted, self._backwards = _AGE, False
        self._kind = kind
        self._export.name_file(kind)
        Operation(
            self, partial(limbo_list, self._bench, kind), self._show, self.refused.emit, key="limbo"
        ).start()

    def retranslate(self, words: Wording) -> None:
        """Set every text."""
        self._words = words
        self._field.setPlaceholderText(self.tr("Filter: customer, cause, product…"))
        self._field.setAccessibleName(self.tr("Filter the list"))
        self._table.setAccessibleName(self.tr("What waits"))
        today = self._bench.clock.today
        self._rows.set_columns(
            (
                Column(
                    self.tr("Number"),
                    lambda row: row.number,
                    icon=lambda row: ICONS[row_urgency(row, today())],
                ),
                Column(
                    self.tr("Since"),
                    lambda row: age_of(row, today(), words),
                    colour=lambda row: COLOURS[row_urgency(row, today())],
                    value=lambda row: row.since,
                ),
                Column(self.tr("Why"), lambda row: cause_of(row, words), flexible=True),
                Column(
                    self.tr("Awaited, or shelf"), lambda row: awaited_of(row, today(), words), flexible=True
                ),
                Column(self.tr("Customer or maker"), lambda row: row.whose, flexible=True),
            )
        )
        self._causes.show_rows(self._all, today(), words)
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _show(self, rows: tuple[LimboRow, ...]) -> None:
        self._all = rows
        self._causes.show_rows(rows, self._bench.clock.today(), self._words)
        order_tabs((self,))
        self._render()

    def _cells(self, row: LimboRow) -> list[str]:
        return [column.text(row) for column in self._rows.columns()]

    def _order(self, row: LimboRow) -> tuple[str | date, ...]:
        """Return by what a row is sorted: days are, as days, not as they are written."""
        if self._sorted == _AGE:
            return (row.since, row.number)
        if self._sorted == _AWAITED:
            return (row.place or row.awaited, row.due_on or date.max, row.number)
        return (self._cells(row)[self._sorted].casefold(), row.number)

    @Slot()
    def _render(self) -> None:
        wanted = self._field.text().strip()
        cause = self._causes.cause()
        rows = [row for row in self._all if not cause or row.cause == cause]
        rows = [row for row in rows if not wanted or words_match(wanted, " ".join(self._cells(row)))]
        rows.sort(key=self._order)
        self._rows.set_rows(rows[::-1] if self._backwards else rows)
        order = Qt.SortOrder.DescendingOrder if self._backwards else Qt.SortOrder.AscendingOrder
        self._table.horizontalHeader().setSortIndicator(self._sorted, order)
        self._table.fit_columns()

    # --- slots ------------------------------------------------------------------------------

    @Slot(int)
    def _on_header_section_clicked(self, section: int) -> None:
        self._backwards = section == self._sorted and not self._backwards
        self._sorted = section
        self._render()
