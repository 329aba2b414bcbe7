"""The quarantine: what cannot be decided now, each with a number, until it is matched, or leaves otherwise."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from receiving_app.domain.photos import PhotoCase
from receiving_app.domain.profile import Intake
from receiving_app.domain.quarantine import QuarantineOutcome, QuarantineRecord
from receiving_app.domain.scans import Kind, RawScan
from receiving_app.services import quarantine as shelf
from receiving_app.services.boards import search
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.match_parcel import RecordSheet, Suggestion, open_record
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import ReturnRow
from ui.operations import Operation
from ui.screens.list_export import ListExportButton
from ui.screens.photo_parts.case_photos import CasePhotos
from ui.screens.quarantine_parts.record_acts import RecordActs
from ui.screens.quarantine_parts.record_card import RecordCard
from ui.screens.quarantine_parts.record_labels import RecordLabels
from ui.screens.quarantine_parts.record_list import RecordList
from ui.screens.quarantine_parts.record_words import state_words
from ui.screens.quarantine_parts.sheets import QuarantineSheets
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.placing import beside, column, line
from ui.widgets.prompt_field import PromptField
from ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QImage

PAUSE_MS = 250
_SIDE_BY_SIDE_FROM = 1200
# Codes with a meaning of their own anywhere: they are not about the goods looked at.
_ELSEWHERE = frozenset({Kind.RMA, Kind.COMMAND, Kind.BADGE, Kind.BATCH})


class QuarantineScreen(Screen):
    """Lists the records; the one looked at takes scans of its goods, its photos, and its return.

    Attributes:
        photos: of the record looked at.

    Signals:
        matched: goods arrived on their return; carries its ``CaseSheet``.
        return_chosen: a return is to be opened; carries its number.
        label_made: a label is to be printed; carries its PDF, its title and the printer's name.
        told: a scan was taken for the goods looked at; carries the code and the record's number.
    """

    matched = Signal(object)
    return_chosen = Signal(str)
    label_made = Signal(bytes, str, str)
    told = Signal(str, str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._intake = Intake()
        self._wanted = ""
        self._waiting_picture: Path | QImage | None = None
        self._first_pictures: dict[str, Path | QImage] = {}
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
        self._list = RecordList(self)
        self._export = ListExportButton(self, self._list.rows, "quarantaine")
        self._card = RecordCard(self)
        self._new = self._button("newRecord", "plus", "accent")
        self._match = self._button("matchRecord", "check", "primary")
        self._take_back = self._button("takeBack", "arrow-back-up")
        self._label = self._button("printLabel", "printer")
        self._apart = self._button("setApart", "box")
        self._together = self._button("putTogether", "package")
        self._back = self._button("giveBack", "arrow-back-up", "danger")
        self._sheets = QuarantineSheets(self)
        self._acts = RecordActs(self._card, self._sheets, self)
        self._labels = RecordLabels(self)
        self.photos = CasePhotos(self._card.photos, self._sheets, self)

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        self._halves = beside((self._list, 6), (self._card, 5))
        layout = column(
            line(self._title, self._field, self._export, self._new),
            (self._halves, 1),
            line(self._label, self._apart, self._together, self._back, self._match, self._take_back),
        )
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        self.setLayout(layout)

    def _connect(self) -> None:
        self._field.textEdited.connect(self._pause.start)
        self._field.returnPressed.connect(self.refresh)
        self._pause.timeout.connect(self.refresh)
        self._list.record_chosen.connect(self.open_record)
        self._card.return_searched.connect(self._on_card_return_searched)
        self._card.below_changed.connect(self._render)
        self._new.clicked.connect(self.begin_intake)
        self._label.clicked.connect(lambda: self._labels.print(self._wanted))
        self._apart.clicked.connect(self._acts.ask_apart)
        self._together.clicked.connect(self._acts.ask_together)
        self._back.clicked.connect(self._acts.ask_give_back)
        self._match.clicked.connect(self._acts.match)
        self._take_back.clicked.connect(self._acts.take_back)
        self._labels.made.connect(self.label_made)
        self._acts.made.connect(self.show_new)
        self._acts.changed.connect(self._on_acts_changed)
        self._acts.read.connect(self._on_acts_read)
        self._acts.matched.connect(self._on_acts_matched)
        self._acts.return_wanted.connect(self.return_chosen)
        self._sheets.closed.connect(self._on_sheets_closed)

    def _declare_actions(self) -> None:
        self.add_action("new_record", "F6", button=self._new, command="NONUM")
        self.add_action("print_label", "Ctrl+P", button=self._label, command="PRINT")
        self.add_action("set_apart", "F7", button=self._apart)
        self.add_action("put_together", "F8", button=self._together)
        self.add_action("give_back", "F10", button=self._back)
        self.add_action("match", "F12", button=self._match)
        self.add_action("take_back", "Ctrl+Z", button=self._take_back, command="UNDO")
        self.add_action("history", "Ctrl+H", button=self._card.history_button)
        self._leave = self.add_action("back", "Esc", self._on_escape, command="BACK")

    # --- public -----------------------------------------------------------------------------

    def on_changed_elsewhere(self) -> None:
        """Read the list again; not while the record is being described: what is typed stays."""
        focus = self.focusWidget()
        if not self._card.isAncestorOf(focus):
            self.refresh()

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._take_focus()

    def _take_focus(self) -> None:
        """Take the focus into the screen: its keys work nowhere else."""
        if not self._list.take_focus():
            self._new.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the list again; the record looked at stays."""
        self._pause.stop()
        call = partial(shelf.shelf, self.bench, self._field.text())
        Operation(self, call, self._show_shelf, self.refuse, key="list").start()

    @Slot()
    def begin_intake(self) -> None:
        """Ask why a parcel cannot be received."""
        # It has no record yet: a photo would go to the one that was looked at before.
        self.photos.use_case(None)
        self._sheets.ask_cause(self.wording)

    @Slot(str)
    def open_record(self, number: str) -> None:
        """Look at a record."""
        self._wanted = number
        Operation(self, partial(open_record, self.bench, number), self._show, self.refuse, key="open").start()

    @Slot(str)
    def show_record(self, number: str) -> None:
        """Show a record that somebody looked up elsewhere; what was searched here is over."""
        self._field.clear()
        self._card.close_history()
        self.open_record(number)
        self.refresh()

    @Slot(object)
    def show_new(self, record: QuarantineRecord) -> None:
        """Show a record just made, and print its label."""
        self._field.clear()
        if self._waiting_picture is not None:
            self._first_pictures[record.number] = self._waiting_picture
        self._on_acts_changed(record)
        self._labels.print_first(record)

    def take_scan(self, scan: RawScan) -> bool:
        """Take what is read on the goods looked at; what has a meaning of its own goes where it belongs."""
        record, best = self._card.record(), self.bench.interpreter.read(scan).best
        if self._sheets.asks_cause() and (best is None or best.kind not in (*_ELSEWHERE, Kind.QUARANTINE)):
            self._acts.wait_for_number(scan)
            said = self.tr("{code} is kept for the parcel.").format(code=scan.text.strip())
            self.say("ok", said, self.tr("Touch why it cannot be received."))
            return True
        if record is None or not record.is_open or not self.isVisible():
            return False
        if best is not None and best.kind is Kind.QUARANTINE:
            if not self._sheets.asks_together():
                return False
            self._acts.put_together(best.value)
            return True
        if self._sheets.is_asking() or (best is not None and best.kind in _ELSEWHERE):
            return False
        self._acts.take_scan(scan)
        return True

    def take_picture(self, picture: "Path | QImage", *, no_code: bool) -> bool:
        """Take a picture as a photo of the goods looked at; of a parcel without a number it waits for it."""
        if self._sheets.asks_cause():
            self._waiting_picture = picture
            self.say(
                "ok",
                self.tr("The picture waits for the number."),
                self.tr("Touch why it cannot be received."),
            )
            return True
        return not self._sheets.is_asking() and self.photos.take_picture(picture, no_code=no_code)

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr(
            "Parcels that cannot be received now: give each a number, scan what is in it, and match it to its "
            "return later."
        )

    def why_not(self, command: str = "") -> str:
        """Say why an act is not possible."""
        record = self._card.record()
        if record is None:
            return self.tr("Choose a record first.")
        if not record.is_open:
            return state_words(record, self.bench.clock.today(), self.wording)
        if command == "UNDO":
            return self.tr("It is not matched to a return: there is nothing to take back.")
        if self._card.shows_history():
            return self.tr("The history is shown: go back to the returns to choose one (Ctrl+H).")
        return self.tr("No return is chosen: scan a serial of the goods, or look for the return.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Quarantine"))
        self._field.ask(self.tr("Number, serial, tracking, shelf, customer…"))
        self._field.setAccessibleName(self.tr("Search the quarantine"))
        self._new.setText(self.tr("Parcel without number"))
        self._label.setText(self.tr("Label"))
        self._apart.setText(self.tr("Set apart"))
        self._together.setText(self.tr("Put together"))
        self._back.setText(self.tr("Give back"))
        self._match.setText(self.tr("Match to the return"))
        self._take_back.setText(self.tr("Take the match back"))
        self._leave.setText(self.tr("Back"))
        self._list.retranslate(self.wording, self.bench.clock.today, self._title.text())
        self._card.retranslate(self.wording)
        self._sheets.retranslate(self.wording, self.bench.clock.today())

    # --- rendering --------------------------------------------------------------------------

    def _show_shelf(self, found: shelf.Shelf) -> None:
        self._intake = found.intake
        numbers = [record.number for record in found.records]
        # What is looked for and found is looked at; the record of goods that left stays where nothing is.
        keep = self._wanted in numbers or not (numbers and self._field.text().strip())
        wanted = self._wanted if self._wanted and keep else next(iter(numbers), "")
        self._list.show_records(found.records)
        self._list.mark(wanted)
        if wanted:
            self.open_record(wanted)
        self._render()

    def _show(self, sheet: RecordSheet) -> None:
        number = sheet.record.number
        self._list.mark(number)
        self._card.show_sheet(sheet, self._intake, self.bench.clock.today())
        # The shelves are those of the settings now.
        order_tabs((self,))
        self._use_photos()
        history = partial(shelf.history_of_record, self.bench, number)
        Operation(self, history, self._card.show_history, self.refuse, key="history").start()
        self._render()

    def _use_photos(self) -> None:
        record = self._card.record()
        if record is None or record.number != self._wanted or self._sheets.asks_cause():
            return  # another one is about to be shown, or made
        self.photos.use_case(PhotoCase.of_quarantine(record.number))
        self.photos.read()
        picture = self._first_pictures.pop(record.number, None)
        if picture is not None:
            self.photos.take_picture(picture, no_code=True)

    @Slot()
    def _render(self) -> None:
        record = self._card.record()
        self._card.setVisible(record is not None)
        still = record is not None and record.is_open
        matched = record is not None and record.outcome is QuarantineOutcome.MATCHED
        self._label.setEnabled(record is not None)
        for button in (self._apart, self._together, self._back):
            button.setEnabled(still)
        self._match.setEnabled(still and bool(self._card.chosen_return()))
        self._match.setVisible(not matched)
        self._take_back.setVisible(matched)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the list above the record where there is not room for both side by side."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Place them anew in another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        fits = self.width() >= active().px(_SIDE_BY_SIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_acts_changed(self, record: QuarantineRecord) -> None:
        self._wanted = record.number
        self._sheets.close()
        self.refresh()

    @Slot(str, object)
    def _on_acts_read(self, code: str, record: QuarantineRecord) -> None:
        self.told.emit(code, record.number)
        self._wanted = record.number
        self.refresh()

    @Slot(object)
    def _on_acts_matched(self, sheet: CaseSheet) -> None:
        self.refresh()
        self.matched.emit(sheet)

    @Slot(str)
    def _on_card_return_searched(self, text: str) -> None:
        def show(rows: tuple[ReturnRow, ...]) -> None:
            self._card.show_returns([Suggestion(row, ()) for row in rows])
            self._render()

        Operation(self, partial(search, self.bench, text), show, self.refuse, key="returns").start()

    @Slot()
    def _on_sheets_closed(self) -> None:
        self._waiting_picture = None
        self._acts.forget_waiting()
        self._use_photos()
        self._take_focus()

    @Slot()
    def _on_escape(self) -> None:
        if self._sheets.is_open():
            self._sheets.close()
        elif self._field.text():
            self._field.clear()
            self.refresh()
        else:
            self.screen_requested.emit("home")
