"""The record looked at: why it waits, where it stands, what was read, its photos, returns and history."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from receiving_app.domain.profile import Intake
from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.match_parcel import RecordSheet, Stray, Suggestion, strays
from receiving_app.wording import Wording
from ui.screens.photo_parts.photo_strip import PhotoStrip
from ui.screens.quarantine_parts.record_words import (
    AGEING_LOOKS,
    capital,
    read_words,
    state_words,
    urgency,
)
from ui.screens.quarantine_parts.return_finder import ReturnFinder
from ui.screens.return_parts.act_words import history_lines
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.chip import Chip
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.entry_list import EntryList
from ui.widgets.touch_keyboard import KeyboardButton
from ui.widgets.touch_scroll import scroll_by_touch
from ui.widgets.wrap_row import WrapRow


class RecordCard(QWidget):
    """Shows one record, and lets its shelf, carrier and customer be changed in place.

    Below stand the returns that it may belong to, or its history: of goods that left there is nothing else.

    Attributes:
        photos: those of the record, with the button that takes one.
        history_button: shows the history instead of the returns, and the returns again.

    Signals:
        described: a fact is to be recorded; carries its name and its text.
        return_searched: a return is looked for; carries what was typed.
        below_changed: the history was shown, or the returns again.
    """

    described = Signal(str, str)
    return_searched = Signal(str)
    below_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Wording()
        self._record: QuarantineRecord | None = None
        self._suggested: tuple[Suggestion, ...] = ()
        self._history_asked = False
        self._places: dict[str, BigToggle] = {}
        self._build_widgets()
        self._build_layout()
        self._connect()

    def _build_widgets(self) -> None:
        self._number, self._why, self._read = QLabel(self), QLabel(self), QLabel(self)
        self._number.setObjectName("recordNumber")
        self._read.setObjectName("recordRead")
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
        self.photos = PhotoStrip(self)
        self.history_button = ActionButton("secondary", "history", self, compact=True)
        self.history_button.setObjectName("recordHistoryButton")
        self._finder, self._history = ReturnFinder(self), EntryList(self)
        self._history.setObjectName("recordHistory")
        self._history_area, self._below = QScrollArea(self), QStackedWidget(self)
        self._history_area.setWidgetResizable(True)
        self._history_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._history_area.setWidget(self._history)
        scroll_by_touch(self._history_area)
        for page in (self._finder, self._history_area):
            self._below.addWidget(page)

    def _build_layout(self) -> None:
        theme = active()
        head, whose, looks = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._number)
        head.addWidget(self._age)
        head.addStretch(1)
        for widget in (self._carrier, self._customer, self._keyboard):
            whose.addWidget(widget, 1 if widget is self._customer else 0)
        looks.addWidget(self.photos, 1)
        looks.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("s"))
        layout.addLayout(head)
        layout.addWidget(self._why)
        layout.addWidget(self._read)
        layout.addLayout(self._place_row)
        layout.addLayout(whose)
        layout.addLayout(looks)
        layout.addWidget(self._below, 1)

    def _connect(self) -> None:
        self._carrier.activated.connect(lambda: self.described.emit("carrier", self._carrier.chosen()))
        self._customer.returnPressed.connect(self._on_customer_return_pressed)
        self._finder.return_searched.connect(self.return_searched)
        self.history_button.clicked.connect(self._on_history_button_clicked)

    # --- public -----------------------------------------------------------------------------

    def record(self) -> QuarantineRecord | None:
        """Return the record shown."""
        return self._record

    def chosen_return(self) -> str:
        """Return the number of the return chosen to be matched; empty where none is, or none is seen."""
        return "" if self.shows_history() else self._finder.chosen_return()

    def strays(self) -> tuple[Stray, ...]:
        """Return what in the box another open return announces than the one chosen."""
        return strays(self._suggested, self.chosen_return())

    def shows_history(self) -> bool:
        """Tell whether the history stands where the returns do otherwise."""
        return self._below.currentWidget() is self._history_area

    def close_history(self) -> None:
        """Show the returns with the next record: it was looked up, nobody asked for its history."""
        self._history_asked = False

    def show_sheet(self, sheet: RecordSheet, intake: Intake, today: date) -> None:
        """Show a record, and the returns that it may belong to."""
        record, words = sheet.record, self._words
        another = self._record is None or self._record.number != record.number
        self._record, self._suggested = record, sheet.suggestions
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
        for widget in (self._carrier, self._customer, self._keyboard, *self._places.values()):
            widget.setEnabled(record.is_open)
        if another:
            self._finder.forget()
        self._finder.show_returns(sheet.suggestions)
        self.history_button.setVisible(record.is_open)
        self._history_asked = self._history_asked and record.is_open and not another
        self._show_below(history=self._history_asked or not record.is_open)

    def show_returns(self, found: Sequence[Suggestion]) -> None:
        """Offer these returns; the first is chosen."""
        self._finder.show_returns(found)

    def show_history(self, entries: tuple[JournalEntry, ...]) -> None:
        """Show what was recorded, the newest first."""
        self._history.show_entries(history_lines(entries, self._words))

    def retranslate(self, words: Wording) -> None:
        """Set the fixed texts."""
        self._words = words
        self._carrier.setAccessibleName(self.tr("Carrier"))
        self._customer.setAccessibleName(self.tr("Customer, if known"))
        self._customer.setPlaceholderText(self.tr("Customer, if known, then Enter"))
        self._finder.retranslate(words)
        self.photos.retranslate()
        self._history_area.setAccessibleName(self.tr("History of the record"))
        self._name_below()

    # --- rendering --------------------------------------------------------------------------

    def _why_words(self, record: QuarantineRecord) -> str:
        words = self._words
        told = [
            capital(words.term("quarantine_cause", record.cause)),
            words.moment(record.at),
            words.text("bench.person.where", operator=record.operator, bench=record.bench),
        ]
        if record.boxes > 1:
            told.append(words.filled(self.tr("{count} {count:box|boxes}"), count=record.boxes))
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

    def _show_below(self, *, history: bool) -> None:
        self._below.setCurrentWidget(self._history_area if history else self._finder)
        self._name_below()

    def _name_below(self) -> None:
        self.history_button.setText(
            self.tr("Returns it may belong to") if self.shows_history() else self.tr("History")
        )

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_customer_return_pressed(self) -> None:
        self.described.emit("customer", self._customer.text())

    @Slot()
    def _on_history_button_clicked(self) -> None:
        self._history_asked = not self._history_asked
        self._show_below(history=self._history_asked)
        self.below_changed.emit()
