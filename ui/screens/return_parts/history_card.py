"""What was announced, invoiced and found, and all that was recorded about the return."""

from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.services.journal_ports import JournalEntry
from receiving_app.wording import Wording
from ui.screens.return_parts.act_words import history_lines
from ui.screens.return_parts.bench_card import BenchCard
from ui.screens.return_parts.view import ReturnView
from ui.theme import set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRow, AmountRows
from ui.widgets.entry_list import EntryList


class HistoryCard(BenchCard):
    """Shows the comparison of the unit looked at, and the history of the return."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyCard")
        self._compared = AmountRows(self)
        self._compared.setObjectName("comparison")
        self._documents = AmountRows(self)
        self._documents.setObjectName("caseDocuments")
        self._list_title = QLabel(self)
        set_type(self._list_title, "body", bold=True)
        self._list = EntryList(self)
        self._list.setObjectName("history")
        self.close_button = ActionButton("secondary", "x", self, compact=True)
        self.close_button.setObjectName("historyClose")
        for widget in (self._compared, self._documents, self.close_button, self._list_title, self._list):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Comparison and history"))
        self._list_title.setText(self.tr("History"))
        self.close_button.setText(self.tr("Close"))

    def render_view(self, view: ReturnView) -> None:
        """Compare what is looked at, and show the documents of the return."""
        documents = view.sheet.credit_notes
        self._documents.setVisible(bool(documents))
        self._documents.show_rows(
            tuple(AmountRow(view.document_words(one), view.wording.money(one.gross)) for one in documents)
        )
        unit = view.inspected
        if unit is None:
            self._compared.show_rows(())
            return
        line, words = view.sheet.case.line(unit.line), view.wording
        announced = line.received_sku or line.sku
        rows = [
            AmountRow(self.tr("Announced"), f"{announced} × {line.quantity_announced}"),
            AmountRow(self.tr("Invoiced"), f"{line.sku} × {line.quantity_invoiced}"),
            AmountRow(self.tr("In hand"), f"{unit.sku} × {unit.quantity}"),
            AmountRow(self.tr("Unit price excl. VAT"), words.money(line.unit_price)),
        ]
        if unit.announced_serial:
            rows.append(AmountRow(self.tr("Serial announced"), unit.announced_serial))
            rows.append(AmountRow(self.tr("Serial in hand"), unit.serial or "—"))
        self._compared.show_rows(tuple(rows))

    def show_history(self, entries: tuple[JournalEntry, ...], words: Wording) -> None:
        """Show what was recorded, the newest first."""
        self.set_counter(str(len(entries)) if entries else "")
        self._list.show_entries(history_lines(entries, words))
