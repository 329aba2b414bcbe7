"""The quarantine: what cannot be decided now, each with a number, until it is matched, or leaves otherwise."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.profile import Intake
from receiving_app.domain.quarantine import QuarantineCause, QuarantineRecord
from receiving_app.domain.return_errors import ReturnExpired
from receiving_app.domain.scans import Kind, RawScan
from receiving_app.services import quarantine as shelf
from receiving_app.services.boards import search
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.company import load_profile
from receiving_app.services.match_parcel import RecordSheet, Suggestion, match, open_record
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.print_labels import quarantine_label
from receiving_app.services.return_ports import ReturnRow
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.list_export import ListExportButton
from ui.screens.quarantine_parts.record_card import RecordCard
from ui.screens.quarantine_parts.record_words import (
    AGEING_COLOURS,
    AGEING_LOOKS,
    capital,
    state_words,
    urgency,
)
from ui.screens.quarantine_parts.sheets import QuarantineSheets
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.prompt_field import PromptField
from ui.widgets.wrap_row import WrapRow

PAUSE_MS = 250
# Codes with a meaning of their own anywhere: they are not about the goods looked at.
_ELSEWHERE = frozenset({Kind.RMA, Kind.COMMAND, Kind.BADGE, Kind.BATCH})


class QuarantineScreen(Screen):
    """Lists the records; the one looked at takes scans of its goods, and its return.

    Signals:
        matched: goods arrived on their return; carries its ``CaseSheet``.
        label_made: a label is to be printed; carries its PDF, its title and the printer's name.
        told: a scan was taken for the goods looked at; carries the code and the record's number.
    """

    matched = Signal(object)
    label_made = Signal(bytes, str, str)
    told = Signal(str, str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._intake = Intake()
        self._wanted = ""
        self._build_widgets()
        self._build_layout()
        self._connect()
        self._declare_actions()
        self.retranslate()
        self._render()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._field = PromptField("quarantineSearch", self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._rows = RowsModel()
        self._export = ListExportButton(self, self._rows, "quarantaine")
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("records")
        self._none = EmptyState("archive", self)
        self._card = RecordCard(self)
        self._new = self._button("newRecord", "plus", "accent")
        self._match = self._button("matchRecord", "check", "primary")
        self._label = self._button("printLabel", "printer")
        self._apart = self._button("setApart", "box")
        self._together = self._button("putTogether", "package")
        self._back = self._button("giveBack", "arrow-back-up", "danger")
        self._sheets = QuarantineSheets(self)

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        head, acts = QHBoxLayout(), WrapRow(spacing=theme.space("m"))
        head.setSpacing(theme.space("m"))
        head.addWidget(self._title)
        head.addWidget(self._field, 1)
        head.addWidget(self._export)
        head.addWidget(self._new)
        for button in (self._label, self._apart, self._together, self._back, self._match):
            acts.addWidget(button)
        columns = QHBoxLayout()
        columns.setSpacing(theme.space("l"))
        for widget in (self._table, self._none, self._card):
            columns.addWidget(widget, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addLayout(head)
        layout.addLayout(columns, 1)
        layout.addLayout(acts)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._pause.start)
        self._field.returnPressed.connect(self.refresh)
        self._pause.timeout.connect(self.refresh)
        self._table.row_chosen.connect(lambda row: self.open_record(row.number))
        self._card.described.connect(self._on_card_described)
        self._card.return_searched.connect(self._on_card_return_searched)
        self._new.clicked.connect(self.begin_intake)
        self._label.clicked.connect(self._on_label_clicked)
        self._apart.clicked.connect(self._on_apart_clicked)
        self._together.clicked.connect(self._on_together_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._match.clicked.connect(self._on_match_clicked)
        self._sheets.cause_given.connect(self._on_sheets_cause_given)
        self._sheets.apart_chosen.connect(self._on_sheets_apart_chosen)
        self._sheets.together_chosen.connect(self._put_together)
        self._sheets.closed.connect(self._take_focus)

    def _declare_actions(self) -> None:
        self.add_action("new_record", "F6", button=self._new, command="NONUM")
        self.add_action("print_label", "Ctrl+P", button=self._label, command="PRINT")
        self.add_action("set_apart", "F7", button=self._apart)
        self.add_action("put_together", "F8", button=self._together)
        self.add_action("give_back", "F10", button=self._back)
        self.add_action("match", "F12", button=self._match)
        self._leave = self.add_action("back", "Esc", self._on_escape, command="BACK")

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._take_focus()

    @Slot()
    def _take_focus(self) -> None:
        """Take the focus into the screen: its keys work nowhere else."""
        (self._table if self._table.isVisible() else self._new).setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the list again; the record looked at stays."""
        self._pause.stop()
        call = partial(shelf.shelf, self.bench, self._field.text())
        Operation(self, call, self._list, self.refuse, key="list").start()

    @Slot()
    def begin_intake(self) -> None:
        """Ask why a parcel cannot be received."""
        self._sheets.ask_cause(self.wording)

    @Slot(str)
    def open_record(self, number: str) -> None:
        """Look at a record."""
        self._wanted = number
        Operation(self, partial(open_record, self.bench, number), self._show, self.refuse, key="open").start()

    def take_scan(self, scan: RawScan) -> bool:
        """Take what is read on the goods looked at; what has a meaning of its own goes where it belongs."""
        record = self._card.record()
        if record is None or not record.is_open or not self.isVisible():
            return False
        best = self.bench.interpreter.read(scan).best
        if best is not None and best.kind is Kind.QUARANTINE:
            if not self._sheets.asks_together():
                return False
            self._put_together(best.value)
            return True
        if self._sheets.is_open() or (best is not None and best.kind in _ELSEWHERE):
            return False
        call = partial(shelf.read_in_quarantine, self.bench, record.number, scan)
        Operation(self, call, partial(self._on_read, scan.text.strip()), self.refuse).start()
        return True

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr(
            "Parcels that cannot be received now: give each a number, scan what is in it, and match it to its "
            "return later."
        )

    def why_not(self) -> str:
        """Say why an act is not possible."""
        record = self._card.record()
        if record is None:
            return self.tr("Choose a record first.")
        if not record.is_open:
            return state_words(record, self.bench.clock.today(), self.wording)
        return self.tr("No return is chosen: scan a serial of the goods, or look for the return.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Quarantine"))
        self._field.ask(self.tr("Number, serial, tracking, customer…"))
        self._field.setAccessibleName(self.tr("Search the quarantine"))
        self._new.setText(self.tr("Parcel without number"))
        self._label.setText(self.tr("Label"))
        self._apart.setText(self.tr("Set apart"))
        self._together.setText(self.tr("Put together"))
        self._back.setText(self.tr("Give back"))
        self._match.setText(self.tr("Match to the return"))
        self._leave.setText(self.tr("Back"))
        self._table.setAccessibleName(self._title.text())
        self._none.show_words(
            self.tr("Nothing in quarantine"),
            self.tr("A parcel that cannot be received gets a number here: it is never lost."),
        )
        self._set_columns()
        self._card.retranslate(self.wording)
        self._sheets.retranslate(self.wording, self.bench.clock.today())

    # --- rendering --------------------------------------------------------------------------

    def _set_columns(self) -> None:
        words, today = self.wording, self.bench.clock.today
        self._rows.set_columns(
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
                Column(
                    self.tr("Reason"),
                    lambda row: capital(words.term("quarantine_cause", row.cause)),
                    flexible=True,
                ),
                Column(self.tr("Customer"), lambda row: row.customer, flexible=True),
            )
        )

    def _list(self, found: shelf.Shelf) -> None:
        self._intake = found.intake
        self._rows.set_rows(found.records)
        self._table.fit_columns()
        numbers = [row.number for row in found.records]
        wanted = self._wanted if self._wanted in numbers else next(iter(numbers), "")
        if wanted:
            self._table.selectRow(numbers.index(wanted))
        if wanted or self._wanted:
            self.open_record(self._wanted or wanted)
        self._render()

    def _show(self, sheet: RecordSheet) -> None:
        self._card.show_sheet(sheet, self._intake, self.bench.clock.today())
        self._render()

    def _render(self) -> None:
        record = self._card.record()
        listed = bool(self._rows.rows())
        self._table.setVisible(listed)
        self._none.setVisible(not listed)
        self._card.setVisible(record is not None)
        still = record is not None and record.is_open
        self._label.setEnabled(record is not None)
        for button in (self._apart, self._together, self._back):
            button.setEnabled(still)
        rma = self._card.chosen_return()
        self._match.setEnabled(still and bool(rma))

    # --- acts -------------------------------------------------------------------------------

    @Slot(object)
    def _on_sheets_cause_given(self, cause: QuarantineCause) -> None:
        call = partial(shelf.quarantine, self.bench, shelf.Box(cause))
        Operation(self, call, self.show_new, self.refuse).start()

    def show_new(self, record: QuarantineRecord) -> None:
        """Show a record just made, and print its label."""
        text = self.tr("Quarantine {number}: shelf {place}").format(number=record.number, place=record.place)
        self.say("ok", text, self.tr("Stick the label on, then scan tracking number and serials."))
        self._field.clear()
        self._changed(record)
        self._print_label(asked=False)

    def _changed(self, record: QuarantineRecord) -> None:
        self._wanted = record.number
        self._sheets.close()
        self.refresh()

    def _on_read(self, code: str, record: QuarantineRecord) -> None:
        self.told.emit(code, record.number)
        self._changed(record)

    def _record_act(self, call: Callable[[str], QuarantineRecord]) -> None:
        record = self._card.record()
        if record is not None:
            Operation(self, partial(call, record.number), self._changed, self.refuse).start()

    @Slot(str, str)
    def _on_card_described(self, name: str, text: str) -> None:
        self._record_act(lambda number: shelf.describe_quarantined(self.bench, number, **{name: text}))

    @Slot(str)
    def _on_card_return_searched(self, text: str) -> None:
        def show(rows: tuple[ReturnRow, ...]) -> None:
            self._card.show_returns([Suggestion(row, ()) for row in rows])
            self._render()

        Operation(self, partial(search, self.bench, text), show, self.refuse, key="returns").start()

    @Slot()
    def _on_label_clicked(self) -> None:
        self._print_label(asked=True)

    def _print_label(self, *, asked: bool) -> None:
        number = self._wanted

        def made(label: tuple[bytes, str]) -> None:
            pdf, printer = label
            if printer:
                self.label_made.emit(pdf, number, printer)
            elif asked:
                why = self.tr("Choose one in Settings, Bench; meanwhile write the number on the parcel.")
                self.say("attention", self.tr("No label printer is set"), why)

        Operation(self, partial(_label_and_printer, self.bench, number), made, self.refuse).start()

    @Slot()
    def _on_apart_clicked(self) -> None:
        record = self._card.record()
        if record is not None:
            self._sheets.ask_apart(record, self.wording)

    @Slot(object)
    def _on_sheets_apart_chosen(self, values: tuple[str, ...]) -> None:
        record = self._card.record()
        if record is not None:
            call = partial(shelf.set_apart, self.bench, record.number, values)
            Operation(self, call, self.show_new, self.refuse).start()

    @Slot()
    def _on_together_clicked(self) -> None:
        record = self._card.record()

        def ask(records: tuple[QuarantineRecord, ...]) -> None:
            self._sheets.ask_together([one for one in records if record and one.number != record.number])

        Operation(self, partial(shelf.quarantined, self.bench), ask, self.refuse, key="others").start()

    @Slot(str)
    def _put_together(self, into: str) -> None:
        self._record_act(lambda number: shelf.put_together(self.bench, number, into))

    @Slot()
    def _on_back_clicked(self) -> None:
        def give_back(approval: Approval) -> None:
            self._record_act(lambda number: shelf.give_back(self.bench, number, approval))

        self._sheets.ask_approval(self.wording.term("choice", "give_back"), give_back)

    @Slot()
    def _on_match_clicked(self) -> None:
        self._match_to(self._card.chosen_return())

    def _match_to(self, rma: str, approval: Approval | None = None) -> None:
        record = self._card.record()
        if record is not None and rma:
            call = partial(match, self.bench, record.number, rma, approval)
            Operation(self, call, self._on_matched, partial(self._on_not_matched, rma)).start()

    def _on_matched(self, sheet: CaseSheet) -> None:
        self._sheets.close()
        self.refresh()
        self.matched.emit(sheet)

    def _on_not_matched(self, rma: str, error: DomainError) -> None:
        self.refuse(error)
        if isinstance(error, ReturnExpired) and not self._sheets.is_open():
            self._sheets.ask_approval(
                self.wording.term("choice", "accept_expired"), partial(self._match_to, rma)
            )

    @Slot()
    def _on_escape(self) -> None:
        if self._sheets.is_open():
            self._sheets.close()
        elif self._field.text():
            self._field.clear()
            self.refresh()
        else:
            self.screen_requested.emit("home")


def _label_and_printer(bench: Bench, number: str) -> tuple[bytes, str]:
    """Return a record's label, and the printer it goes to; none where none is set."""
    printer = load_profile(bench).printers.labels
    return (quarantine_label(bench, number) if printer else b""), printer
