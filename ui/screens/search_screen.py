"""The search screen: find a return, or a parcel in quarantine, by anything that is known of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.scans import Kind
from receiving_app.services.boards import SHOWN, BoardList, Listed, board_list
from receiving_app.services.find_anything import FoundGoods, find_goods
from receiving_app.services.intake_ports import FoundRecord
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import ReturnRow
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.list_export import ListExportButton
from ui.screens.quarantine_parts.record_words import (
    AGEING_COLOURS,
    capital,
    state_words,
    urgency,
)
from ui.screens.return_parts.view import STATUS_LOOKS
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.scan_field import ScanField
from ui.widgets.wrap_row import WrapRow

# A search takes a few milliseconds, and stale answers are dropped: waiting longer would only be felt.
PAUSE_MS = 5
_MOST_READ = 2

Found = ReturnRow | FoundRecord
Shown = Callable[[Any], Any]


class SearchScreen(Screen):
    """Lists the returns and the parcels in quarantine that match what is typed, while it is typed.

    Signals:
        return_chosen: a return is to be opened; carries its number.
        record_chosen: a quarantine record is to be shown; carries its number.
    """

    return_chosen = Signal(str)
    record_chosen = Signal(str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._again: Callable[[], None] = self._on_pause_timeout
        self._searched = ""
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._field = ScanField(self)
        self._field.setObjectName("searchField")
        self._title.setBuddy(self._field)
        self._today = ActionButton("secondary", "clock", self)
        self._today.setObjectName("searchToday")
        self._waiting = ActionButton("secondary", "player-pause", self)
        self._waiting.setObjectName("searchWaiting")
        self._rows = RowsModel()
        self._export = ListExportButton(self, self._rows, "retours")
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("searchResults")
        self._more = QLabel(self)
        self._more.setObjectName("searchMore")
        self._more.setWordWrap(True)
        self._more.hide()
        self._empty = EmptyState("search", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._table)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _build_layout(self) -> None:
        theme = active()
        line = WrapRow(spacing=theme.space("m"))
        line.addWidget(self._field)
        line.addWidget(self._today)
        line.addWidget(self._waiting)
        line.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(line)
        layout.addWidget(self._more)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._on_field_text_edited)
        self._field.submitted.connect(self._on_field_submitted)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self.add_action("received_today", button=self._today)
        self.add_action("waiting", button=self._waiting)
        self._today.clicked.connect(lambda: self._list(BoardList.RECEIVED))
        self._waiting.clicked.connect(lambda: self._list(BoardList.WAITING))
        down = QShortcut(QKeySequence("Down"), self._field)
        # In the table the key moves on, as everywhere.
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._on_down_activated)

    @Slot(str)
    def search_for(self, text: str) -> None:
        """Search a text as if it had been typed."""
        self._field.setText(text)
        self._on_pause_timeout()

    def on_changed_elsewhere(self) -> None:
        """List the same again."""
        self._again()

    def on_shown(self) -> None:
        """Take the focus to the field, and list the same again: the bench went on meanwhile."""
        self._field.setFocus()
        self._again()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Find a return, or a parcel in quarantine, by anything that is known of it.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Search for a return or a parcel"))
        self._field.setAccessibleName(self._title.text())
        self._field.setPlaceholderText(self.tr("Number, customer, serial, MAC, reference, tracking…"))
        self._today.setText(self.tr("Received today"))
        self._waiting.setText(self.tr("Waiting"))
        self._table.setAccessibleName(self.tr("Returns and parcels found"))
        self._set_columns()
        self._table.fit_columns()
        self._say_why_empty()
        self._say_how_many()

    def _say_how_many(self) -> None:
        said = self.tr("Only the first are shown ({count}): type more of it to find the others.")
        self._more.setText(said.format(count=len(self._rows.rows())))

    def _say_why_empty(self) -> None:
        if self._searched:
            self._empty.show_words(
                self.tr("Nothing found"), self.tr("Try less of it, or something else you know.")
            )
        else:
            self._empty.show_words(
                self.tr("Type what you know"),
                self.tr(
                    "Part of the number, the customer's name, a serial number, a MAC address, "
                    "a reference, a tracking number; of a parcel in quarantine its shelf and carrier too."
                ),
            )

    def _set_columns(self) -> None:
        words = self.wording
        columns = (
            Column(self.tr("Number"), lambda row: row.rma, icon=lambda row: STATUS_LOOKS[row.status][0]),
            Column(self.tr("State"), lambda row: words.term("status", row.status)),
            Column(self.tr("Found by"), lambda row: self._matched_words(row.matched)),
            Column(self.tr("Customer"), lambda row: row.customer, flexible=True),
            Column(self.tr("Reason"), lambda row: words.term("reason", row.reason)),
            Column(self.tr("Arrived"), self._arrival, value=lambda row: row.arrived_at or ""),
            Column(self.tr("Products"), lambda row: ", ".join(row.skus), flexible=True),
        )
        self._rows.set_columns(
            tuple(_of_both(*each) for each in zip(columns, self._record_columns(), strict=True))
        )

    def _record_columns(self) -> tuple[Column, ...]:
        """Return what each column shows of a parcel in quarantine."""
        words, today = self.wording, self.bench.clock.today
        return (
            Column("", lambda row: row.record.number, icon=lambda _row: "archive"),
            Column(
                "",
                lambda row: state_words(row.record, today(), words),
                colour=lambda row: AGEING_COLOURS[urgency(row.record, today())],
            ),
            Column("", lambda row: self._matched_words(row.matched)),
            Column("", lambda row: row.record.customer),
            Column("", lambda row: capital(words.term("quarantine_cause", row.record.cause))),
            Column("", lambda row: words.from_today(row.record.at, today()), value=lambda row: row.record.at),
            Column("", lambda row: _goods_words(row.record)),
        )

    def _arrival(self, row: ReturnRow) -> str:
        today = self.bench.clock.today()
        return self.wording.from_today(row.arrived_at, today) if row.arrived_at else ""

    def _matched_words(self, matched: str) -> str:
        said = {
            "number": self.tr("number"),
            "serial": self.tr("serial"),
            "mac": self.tr("MAC"),
            "tracking": self.tr("tracking"),
            "invoice": self.tr("invoice"),
            "reference": self.tr("reference"),
            "customer": self.tr("customer"),
            "place": self.tr("shelf"),
            "carrier": self.tr("carrier"),
        }
        return said.get(matched) or (self.wording.text(f"scanner.kind.{matched}") if matched else "")

    def _list(self, kind: BoardList) -> None:
        # What was being typed must not replace the list a moment later.
        self._pause.stop()
        self._field.clear()
        self._searched = "*"
        self._again = partial(self._list, kind)

        def show(listed: Listed) -> None:
            self._show(FoundGoods(listed.rows, listed.more))

        Operation(self, partial(board_list, self.bench, kind), show, self.refuse, key="search").start()

    def _show(self, found: FoundGoods) -> None:
        self._rows.set_rows(found.rows)
        self._pages.setCurrentIndex(1 if found.rows else 0)
        self._more.setVisible(found.more)
        self._table.fit_columns()
        self._say_why_empty()
        self._say_how_many()

    @Slot(str)
    def _on_field_text_edited(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._searched = text = self._field.text().strip()
        self._again = self._on_pause_timeout
        Operation(
            self, partial(find_goods, self.bench, text, SHOWN), self._show, self.refuse, key="search"
        ).start()

    @Slot(str)
    def _on_field_submitted(self, text: str) -> None:
        self._pause.stop()
        self._searched = text
        self._again = self._on_pause_timeout

        def open_or_show(found: FoundGoods) -> None:
            if len(found.rows) == 1:
                self._on_table_row_chosen(found.rows[0])
            else:
                self._field.setText(text)
                self._show(found)
                self._on_down_activated()

        Operation(
            self, partial(find_goods, self.bench, text, SHOWN), open_or_show, self.refuse, key="search"
        ).start()

    @Slot()
    def _on_down_activated(self) -> None:
        if self._rows.rows():
            self._table.setFocus()
            self._table.selectRow(0)

    @Slot(object)
    def _on_table_row_chosen(self, row: Found) -> None:
        if isinstance(row, FoundRecord):
            self.record_chosen.emit(row.record.number)
        else:
            self.return_chosen.emit(row.rma)


def _goods_words(record: QuarantineRecord) -> str:
    """Return what was read of the goods themselves; there may be much of it, and the list has little room."""
    read = record.values(Kind.SERIAL, Kind.MAC, Kind.SKU, Kind.GTIN)
    return ", ".join(read[:_MOST_READ]) + (" …" if len(read) > _MOST_READ else "")


def _of_both(of_return: Column, of_record: Column) -> Column:
    """Return the column that shows each row as what it is."""

    def either(one: Shown, other: Shown) -> Shown:
        def shown(row: Found) -> Any:
            return other(row) if isinstance(row, FoundRecord) else one(row)

        return shown

    def given(found: Shown | None) -> Shown:
        return found or (lambda _row: "")

    return replace(
        of_return,
        text=either(of_return.text, of_record.text),
        icon=either(of_return.icon, given(of_record.icon)) if of_return.icon else None,
        colour=either(lambda _row: "text", of_record.colour) if of_record.colour else None,
        value=either(of_return.value, given(of_record.value)) if of_return.value else None,
    )
