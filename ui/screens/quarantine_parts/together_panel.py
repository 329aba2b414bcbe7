"""Which other record a box belongs to: several boxes of one return are put together."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.screens.quarantine_parts.record_words import read_words, since_words
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable

_WIDE = 640


class TogetherPanel(QWidget):
    """Lists the other records that are open; a scan of the other box's label answers too.

    Signals:
        chosen: the box joins this record; carries its number.
        cancelled: it stays alone.
    """

    chosen = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._hint = QLabel(self), QLabel(self)
        set_type(self._title, "title", bold=True)
        self._hint.setWordWrap(True)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("togetherWith")
        self._table.setMinimumWidth(active().px(_WIDE))
        self._table.row_chosen.connect(lambda row: self.chosen.emit(row.number))
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("togetherCancel")
        self._cancel.clicked.connect(self.cancelled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("m"))
        for widget in (self._title, self._hint, self._table, self._cancel):
            layout.addWidget(widget)

    def ask(self, others: Sequence[QuarantineRecord]) -> None:
        """Ask with which of these."""
        self._rows.set_rows(others)
        self._table.setVisible(bool(others))
        self._table.fit_columns()
        self._table.setFocus()

    def retranslate(self, words: Wording, today: date) -> None:
        """Set every text."""
        self._title.setText(self.tr("With which record is it put together?"))
        self._hint.setText(self.tr("Touch it, or scan the label of the other box."))
        self._table.setAccessibleName(self._title.text())
        self._cancel.setText(self.tr("Cancel"))
        self._rows.set_columns(
            (
                Column(self.tr("Number"), lambda row: row.number, icon=lambda _row: "archive"),
                Column(self.tr("Since"), lambda row: since_words(row.at, today, words)),
                Column(self.tr("Shelf"), lambda row: row.place),
                Column(self.tr("Customer"), lambda row: row.customer, flexible=True),
                Column(self.tr("What was read"), lambda row: read_words(row, words), flexible=True),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
