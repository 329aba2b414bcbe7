"""The record looked at: why it waits, where it stands, what was read, and the returns it may belong to."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.profile import Intake
from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.services.match_parcel import RecordSheet, Suggestion
from receiving_app.wording import Wording
from ui.models.rows_model import Column, RowsModel
from ui.screens.quarantine_parts.record_words import (
    AGEING_LOOKS,
    capital,
    read_words,
    state_words,
    urgency,
    why_words,
)
from ui.theme import active, set_type
from ui.widgets.big_toggle import BigToggle
from ui.widgets.chip import Chip
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.scan_field import ScanField
from ui.widgets.touch_keyboard import KeyboardButton
from ui.widgets.wrap_row import WrapRow


class RecordCard(QWidget):
    """Shows one record, and lets its shelf, carrier and customer be changed in place.

    Signals:
        described: a fact is to be recorded; carries its name and its text.
        return_searched: a return is looked for; carries what was typed.
    """

    described = Signal(str, str)
    return_searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Wording()
        self._record: QuarantineRecord | None = None
        self._chosen: Suggestion | None = None
        self._places: dict[str, BigToggle] = {}
        self._build_widgets()
        self._build_layout()
        self._connect()

    def _build_widgets(self) -> None:
        self._number, self._why, self._read = QLabel(self), QLabel(self), QLabel(self)
        set_type(self._number, "total", bold=True)
        for label in (self._why, self._read):
            label.setWordWrap(True)
            # What was read is never markup.
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._age = Chip(self)
        self._place_row = WrapRow(spacing=active().space("s"))
        self._carrier = ChoiceBox(self)
        self._carrier.setObjectName("carrier")
        self._customer = QLineEdit(self)
        self._customer.setObjectName("customer")
        self._customer.setMaxLength(200)
        self._keyboard = KeyboardButton(self._customer, self)
        self._search = ScanField(self)
        self._search.setObjectName("returnToMatch")
        self._returns = RowsModel()
        self._table = DataTable(self._returns, self)
        self._table.setObjectName("suggestions")

    def _build_layout(self) -> None:
        theme = active()
        head, whose = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._number)
        head.addWidget(self._age)
        head.addStretch(1)
        for widget in (self._carrier, self._customer, self._keyboard):
            whose.addWidget(widget, 1 if widget is self._customer else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("s"))
        layout.addLayout(head)
        layout.addWidget(self._why)
        layout.addWidget(self._read)
        layout.addLayout(self._place_row)
        layout.addLayout(whose)
        layout.addWidget(self._search)
        layout.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._carrier.activated.connect(lambda: self.described.emit("carrier", self._carrier.chosen()))
        self._customer.returnPressed.connect(self._on_customer_return_pressed)
        self._search.submitted.connect(self.return_searched)
        self._table.row_chosen.connect(self._on_table_row_chosen)

    # --- public -----------------------------------------------------------------------------

    def record(self) -> QuarantineRecord | None:
        """Return the record shown."""
        return self._record

    def chosen_return(self) -> str:
        """Return the number of the return chosen to be matched, or empty."""
        return self._chosen.row.rma if self._chosen is not None else ""

    def show_sheet(self, sheet: RecordSheet, intake: Intake, today: date) -> None:
        """Show a record, and the returns that it may belong to."""
        record, words = sheet.record, self._words
        another = self._record is None or self._record.number != record.number
        self._record = record
        self._number.setText(record.number)
        icon, kind = AGEING_LOOKS[urgency(record, today)]
        self._age.show_word(
            state_words(record, today, words), icon if record.is_open else "circle-check-filled", kind
        )
        self._why.setText(self._why_words(record))
        self._read.setText(
            read_words(record, words) or self.tr("Nothing read yet: scan serials, MACs, labels.")
        )
        self._show_places(record, intake)
        carriers = dict.fromkeys((*filter(None, (record.carrier,)), *intake.carriers))
        self._carrier.offer({"": self.tr("Carrier?"), **{one: one for one in carriers}}, record.carrier)
        if another or not self._customer.hasFocus():
            self._customer.setText(record.customer)
        for widget in (self._carrier, self._customer, self._keyboard, self._search, *self._places.values()):
            widget.setEnabled(record.is_open)
        self.show_returns(sheet.suggestions)

    def show_returns(self, found: Sequence[Suggestion]) -> None:
        """Offer these returns; the first is chosen."""
        self._returns.set_rows(found)
        self._table.fit_columns()
        self._chosen = found[0] if found else None
        if found:
            self._table.selectRow(0)

    def retranslate(self, words: Wording) -> None:
        """Set the fixed texts."""
        self._words = words
        self._carrier.setAccessibleName(self.tr("Carrier"))
        self._customer.setAccessibleName(self.tr("Customer, if known"))
        self._customer.setPlaceholderText(self.tr("Customer, if known, then Enter"))
        self._search.setAccessibleName(self.tr("Look for its return"))
        self._search.setPlaceholderText(self.tr("Look for its return: number, customer, serial…"))
        self._table.setAccessibleName(self.tr("Returns it may belong to"))
        self._returns.set_columns(
            (
                Column(self.tr("Return"), lambda one: one.row.rma),
                Column(self.tr("Why"), lambda one: why_words(one, words), flexible=True),
                Column(self.tr("Customer"), lambda one: one.row.customer, flexible=True),
                Column(self.tr("State"), lambda one: words.term("status", one.row.status), flexible=True),
            )
        )

    # --- rendering --------------------------------------------------------------------------

    def _why_words(self, record: QuarantineRecord) -> str:
        words = self._words
        told = [
            capital(words.term("quarantine_cause", record.cause)),
            words.moment(record.at),
            f"{record.operator} · {record.bench}",
        ]
        if record.boxes > 1:
            told.append(self.tr("{count} boxes").format(count=record.boxes))
        if record.split_from:
            told.append(self.tr("set apart from {number}").format(number=record.split_from))
        return " · ".join((*told, *filter(None, (record.rma, record.note))))

    def _show_places(self, record: QuarantineRecord, intake: Intake) -> None:
        places = tuple(dict.fromkeys((*intake.places, *filter(None, (record.place,)))))
        if places != tuple(self._places):
            for toggle in self._places.values():
                self._place_row.removeWidget(toggle)
                toggle.deleteLater()
            self._places = {place: self._place(place) for place in places}
        for place, toggle in self._places.items():
            toggle.set_state("chosen" if place == record.place else "choice")

    def _place(self, place: str) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"place_{place}")
        toggle.setText(place)
        toggle.setAccessibleName(self.tr("Shelf {place}").format(place=place))
        toggle.clicked.connect(lambda: self.described.emit("place", place))
        self._place_row.addWidget(toggle)
        return toggle

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_customer_return_pressed(self) -> None:
        self.described.emit("customer", self._customer.text())

    @Slot(object)
    def _on_table_row_chosen(self, row: Suggestion) -> None:
        self._chosen = row
