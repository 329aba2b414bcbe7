"""The command palette: every act, return, parcel in quarantine, customer and product, found by a few letters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.folding import words_match
from receiving_app.services.find_anything import LEAST, Found, find_anything
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording, in_language
from ui.actions import BenchAction
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.overlays.overlay import Overlay
from ui.theme import active, set_type
from ui.widgets.data_table import DataTable

if TYPE_CHECKING:
    from receiving_app.domain.quarantine import QuarantineRecord

PAUSE_MS = 15
OF_EACH = 6
ROWS_SEEN = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the palette: its icon, what it is, more about it, its key, and what choosing it does."""

    icon: str
    words: str
    detail: str
    key: str
    choose: Callable[[], object]


class CommandPalette(Overlay):
    """Offers what can be done now and what is on file, as letters are typed.

    Args:
        actions: gives the acts of the screen shown, then those of every screen.

    Signals:
        return_chosen: a return is to be opened; carries its number.
        record_chosen: a quarantine record is to be shown; carries its number.
        search_requested: returns of a customer or of a product are to be listed; carries the words.
    """

    return_chosen = Signal(str)
    record_chosen = Signal(str)
    search_requested = Signal(str)

    def __init__(self, window: QWidget, bench: Bench, actions: Callable[[], tuple[BenchAction, ...]]) -> None:
        super().__init__(window)
        self._bench = bench
        self._actions = actions
        self._language = "fr"
        self._offered: tuple[BenchAction, ...] = ()
        self._found = Found()
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self.setObjectName("palette")
        self._field = QLineEdit(self)
        self._field.setObjectName("paletteField")
        set_type(self._field, "title")
        self._field.setMaxLength(200)
        self._field.installEventFilter(self)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("paletteRows")
        self._table.horizontalHeader().hide()
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _build_layout(self) -> None:
        theme = active()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("l"), theme.space("l"), theme.space("l"), theme.space("l"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._field)
        layout.addWidget(self._none)
        layout.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_field_text_changed)
        self._field.returnPressed.connect(self._choose_current)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._table.row_chosen.connect(self._on_table_row_chosen)

    # --- public -----------------------------------------------------------------------------

    def open(self) -> None:
        """Offer what is possible now, with nothing typed."""
        # Asked before the palette takes the focus: what is possible may depend on it.
        self._offered = tuple(action for action in self._actions() if action.is_possible() and action.words())
        self._field.clear()
        self._found = Found()
        self._render()
        super().open()

    def take_focus(self) -> None:
        """Give the focus to the field."""
        self._field.setFocus()

    def card_height(self) -> int:
        """Return room for the rows, up to nine."""
        rows = min(ROWS_SEEN, max(1, len(self._rows.rows())))
        wanted = active().target() * rows + self._field.sizeHint().height() + 4 * active().space("l")
        # A table is never lower than what it takes to scroll.
        return max(wanted, self.minimumSizeHint().height())

    def use_language(self, language: str) -> None:
        """Say statuses and reasons in another language."""
        self._language = language

    def retranslate(self) -> None:
        """Set every text."""
        self._field.setPlaceholderText(self.tr("An action, a return, a parcel, a customer, a product…"))
        self._field.setAccessibleName(self.tr("What are you looking for?"))
        self._table.setAccessibleName(self.tr("What can be chosen"))
        self._none.setText(self.tr("Nothing matches. Try fewer letters, or the search screen (F3)."))

    def entries(self) -> tuple[Entry, ...]:
        """Return the rows offered now."""
        return tuple(row for row in self._rows.rows() if isinstance(row, Entry))

    # --- rendering --------------------------------------------------------------------------

    def _render(self) -> None:
        typed = self._field.text()
        rows = [*self._action_rows(typed), *self._found_rows()]
        self._rows.set_columns(
            (
                Column("", lambda row: row.words, icon=lambda row: row.icon),
                Column("", lambda row: row.detail),
                Column("", lambda row: row.key, figure=True),
            )
        )
        self._rows.set_rows(rows)
        self._table.fit_columns()
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows:
            self._table.selectRow(0)
        if not self.isHidden():
            self._place()

    def _action_rows(self, typed: str) -> list[Entry]:
        return [
            Entry("chevron-right", action.words(), "", action.key_words(), action.run)
            for action in self._offered
            if words_match(typed, action.words())
        ]

    def _found_rows(self) -> list[Entry]:
        words = in_language(self._language)
        returns = [
            Entry(
                "package",
                row.rma,
                f"{row.customer} · {words.term('status', row.status)}",
                "",
                partial(self.return_chosen.emit, row.rma),
            )
            for row in self._found.returns
        ]
        records = [
            Entry(
                "archive",
                found.record.number,
                " · ".join(filter(None, (_whereabouts(found.record, words), found.record.customer))),
                "",
                partial(self.record_chosen.emit, found.record.number),
            )
            for found in self._found.records
        ]
        customers = [
            Entry("user", row.name, row.city, row.code, partial(self.search_requested.emit, row.name))
            for row in self._found.customers
        ]
        products = [
            Entry(
                "router",
                f"{product.manufacturer} {product.name}".strip(),
                product.sku,
                "",
                partial(self.search_requested.emit, product.sku),
            )
            for product in self._found.products
        ]
        return [*records, *returns, *customers, *products]

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_field_text_changed(self) -> None:
        if len(self._field.text().strip()) < LEAST:
            self._found = Found()
        self._render()
        self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        typed = self._field.text()
        call = partial(find_anything, self._bench, typed, OF_EACH)
        Operation(self, call, self._on_found, self._on_not_found, key="found").start()

    def _on_found(self, found: Found) -> None:
        self._found = found
        self._render()

    def _on_not_found(self, _error: DomainError) -> None:
        """Offer the acts alone: the screen that is then opened says what is wrong with the database."""
        self._on_found(Found())

    @Slot()
    def _choose_current(self) -> None:
        position = self._table.currentIndex().row()
        if 0 <= position < len(self.entries()):
            self._on_table_row_chosen(self.entries()[position])

    @Slot(object)
    def _on_table_row_chosen(self, entry: Entry) -> None:
        self.close_card()
        entry.choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the rows while the field keeps the focus."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if watched is self._field and isinstance(event, QKeyEvent) and event.key() in arrows:
            if event.type() == QEvent.Type.KeyPress:
                self._move(event.key())
            return True
        return super().eventFilter(watched, event)

    def _move(self, key: int) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS_SEEN}
        position = self._table.currentIndex().row() + steps.get(Qt.Key(key), ROWS_SEEN)
        last = len(self._rows.rows()) - 1
        if last >= 0:
            self._table.selectRow(min(last, max(0, position)))


def _whereabouts(record: "QuarantineRecord", words: Wording) -> str:
    """Return on which shelf goods stand, or how they left."""
    if record.outcome is None:
        return f"{words.term('quarantine_cause', record.cause)} · {record.place}".strip(" ·")
    return f"{words.term('quarantine_outcome', record.outcome)} {record.ended_as}".strip()
