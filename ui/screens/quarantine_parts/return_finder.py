"""The returns that goods may belong to: those suggested, and those looked for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receiving_app.services.match_parcel import Suggestion
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.screens.quarantine_parts.record_words import why_words
from ui.theme import active
from ui.widgets.data_table import DataTable
from ui.widgets.scan_field import ScanField


class ReturnFinder(QWidget):
    """Offers returns, the likeliest first, and takes what is typed to look for another.

    Signals:
        return_searched: a return is looked for; carries what was typed.
    """

    return_searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Suggestion | None = None
        self._search = ScanField(self)
        self._search.setObjectName("returnToMatch")
        self._search.submitted.connect(self.return_searched)
        self._returns = RowsModel()
        self._table = DataTable(self._returns, self)
        self._table.setObjectName("suggestions")
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("s"))
        layout.addWidget(self._search)
        layout.addWidget(self._table, 1)

    def chosen_return(self) -> str:
        """Return the number of the return chosen to be matched, or empty."""
        return self._chosen.row.rma if self._chosen is not None else ""

    def show_returns(self, found: Sequence[Suggestion]) -> None:
        """Offer these returns; the one that was chosen stays so, else the first is."""
        rmas = [one.row.rma for one in found]
        chosen = rmas.index(self.chosen_return()) if self.chosen_return() in rmas else 0
        self._returns.set_rows(found)
        self._table.fit_columns()
        self._chosen = found[chosen] if found else None
        if found:
            self._table.selectRow(chosen)

    def forget(self) -> None:
        """Choose anew: other goods are looked at."""
        self._chosen = None

    def retranslate(self, words: Wording) -> None:
        """Set the fixed texts."""
        self._search.setAccessibleName(self.tr("Look for its return"))
        self._search.setPlaceholderText(self.tr("Look for its return: number, customer, serial…"))
        self._table.setAccessibleName(self.tr("Returns it may belong to"))
        self._returns.set_columns(
            (
                Column(self.tr("Return"), lambda one: one.row.rma),
                Column(self.tr("Customer"), lambda one: one.row.customer, flexible=True),
                Column(self.tr("State"), lambda one: words.term("status", one.row.status), flexible=True),
                # The last to give way: it is what the return is chosen by.
                Column(self.tr("Why"), lambda one: why_words(one, words), flexible=True),
            )
        )

    @Slot(object)
    def _on_table_row_chosen(self, row: Suggestion) -> None:
        self._chosen = row
