"""The list behind a board, or a tile of today's work: every return that it counts, exported whole."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.services.boards import BoardList, Listed, board_list
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.home_parts.board import LookOf
from ui.screens.list_export import ListExportButton
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.data_table import DataTable


class ReturnsList(QWidget):
    """Lists the returns of one kind, with how many they are.

    Signals:
        row_chosen: a return is to be looked at; carries its ``ReturnRow``.
        refused: they cannot be read; carries the ``DomainError``.
    """

    row_chosen = Signal(object)
    refused = Signal(object)

    def __init__(self, bench: Bench, screen: Screen, look_of: LookOf) -> None:
        super().__init__(screen)
        self._bench = bench
        self._look_of = look_of
        self._words = Wording()
        self._kind = BoardList.RECEIVED
        self._listed = Listed()
        self._title, self._count = QLabel(self), QLabel(self)
        set_type(self._title, "strong", bold=True)
        self._count.setObjectName("listedCount")
        self._count.setProperty("role", "muted")
        self._rows = RowsModel()
        self.export = ListExportButton(screen, self._rows, "liste")
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("listed")
        self._title.setBuddy(self._table)
        self._table.row_chosen.connect(self.row_chosen)
        line = QHBoxLayout()
        line.setSpacing(active().space("m"))
        line.addWidget(self._title)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self.export, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("s"))
        layout.addLayout(line)
        layout.addWidget(self._table, 1)

    def show_kind(self, kind: BoardList) -> None:
        """Read and list all of them."""
        if kind is not self._kind:
            self._show(Listed())
        self._kind = kind
        self.export.name_file(kind)
        call = partial(board_list, self._bench, kind)
        Operation(self, call, self._show, self.refused.emit, key="listed").start()

    def name(self, title: str) -> None:
        """Say what is listed."""
        self._title.setText(title)
        self._table.setAccessibleName(title)

    def retranslate(self, words: Wording) -> None:
        """Set every text."""
        self._words = words
        self._rows.set_columns(
            (
                Column(self.tr("Return"), lambda row: row.rma, icon=lambda row: self._look_of(row).icon),
                Column(self.tr("State"), lambda row: self._look_of(row).state),
                Column(self.tr("Reason"), lambda row: words.term("reason", row.reason)),
                Column(self.tr("Credit note"), lambda row: ", ".join(row.credit_notes)),
                Column(self.tr("Products"), lambda row: ", ".join(row.skus), flexible=True),
                Column(self.tr("Customer"), lambda row: row.customer, flexible=True),
            )
        )
        self._table.fit_columns()
        self._say_how_many()

    def _show(self, listed: Listed) -> None:
        # The list is read again whenever anything is done anywhere: it stays where it was scrolled to.
        if listed.rows != self._rows.rows():
            self._rows.set_rows(listed.rows)
            self._table.fit_columns()
        self._listed = listed
        self._say_how_many()

    def _say_how_many(self) -> None:
        said = self.tr("{count} {count:return|returns}")
        if self._listed.more:
            said = self.tr("only the first ({count})")
        self._count.setText(self._words.filled(said, count=len(self._listed.rows)))
