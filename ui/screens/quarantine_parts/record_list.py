"""The records: which there are, for how long each has waited in word and colour, where and why."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.screens.quarantine_parts.record_words import (
    AGEING_COLOURS,
    AGEING_LOOKS,
    capital,
    state_words,
    urgency,
)
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState


class RecordList(QWidget):
    """Lists records; says so where there is none.

    Attributes:
        rows: what is listed.

    Signals:
        record_chosen: a record is to be looked at; carries its number.
    """

    record_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowsModel()
        self._table = DataTable(self.rows, self)
        self._table.setObjectName("records")
        self._table.row_chosen.connect(lambda row: self.record_chosen.emit(row.number))
        self._table.choose_by_arrows()
        self._none = EmptyState("archive", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._table)
        layout.addWidget(self._none)

    def show_records(self, records: Sequence[QuarantineRecord]) -> None:
        """List these."""
        self.rows.set_rows(records)
        self._table.fit_columns()
        self._table.setVisible(bool(records))
        self._none.setVisible(not records)

    def mark(self, number: str) -> None:
        """Mark the record that is looked at; none where it is not in the list."""
        numbers = [row.number for row in self.rows.rows() if isinstance(row, QuarantineRecord)]
        if number in numbers:
            self._table.selectRow(numbers.index(number))
        else:
            self._table.clearSelection()

    def take_focus(self) -> bool:
        """Take the focus to the list; tell whether there is one."""
        if self._table.isVisible():
            self._table.setFocus()
        return self._table.isVisible()

    def retranslate(self, words: Wording, today: Callable[[], date], title: str) -> None:
        """Set every text; ``title`` names the list, ``today`` may become another day meanwhile."""
        self._table.setAccessibleName(title)
        self._none.show_words(
            self.tr("Nothing in quarantine"),
            self.tr("A parcel that cannot be received gets a number here: it is never lost."),
        )
        self.rows.set_columns(
            (
                Column(
                    self.tr("Number"),
                    lambda row: row.number,
                    icon=lambda row: AGEING_LOOKS[urgency(row, today())][0] if row.is_open else "check",
                ),
                Column(
                    self.tr("State"),
                    lambda row: state_words(row, today(), words),
                    colour=lambda row: AGEING_COLOURS[urgency(row, today())],
                ),
                Column(self.tr("Shelf"), lambda row: row.place),
                # Of the two the first gives way before: a reason is short, and tells what to do.
                Column(self.tr("Customer"), lambda row: row.customer, flexible=True),
                Column(
                    self.tr("Reason"),
                    lambda row: capital(words.term("quarantine_cause", row.cause)),
                    flexible=True,
                ),
            )
        )
        self._table.fit_columns()
