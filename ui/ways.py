"""The ways from one screen to another: a return looked up, a document asked for, a file dropped, a scan."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.wording import in_language
from ui.main_window import MainWindow
from ui.operations import Operation
from ui.screens.home_screen import HomeScreen
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.domain.claim_errors import ReturnHeld
    from receiving_app.domain.errors import DomainError
    from receiving_app.domain.quarantine import QuarantineRecord
    from receiving_app.services.case_sheet import CaseSheet
    from receiving_app.services.ports import Bench
    from receiving_app.services.scan import ScanAnswer
    from ui.screens.return_screen import ReturnScreen


class Ways(QObject):
    """Leads from one screen of the window to another.

    Signals:
        note_requested: a credit note is to be shown; carries its number.
        original_requested: a credit note is to be printed; carries its number.
        text_requested: a text is to be searched.
        file_given: a file is to be imported; carries its path.
        record_requested: a quarantine record is to be shown; carries its number.
        intake_requested: a parcel cannot be received: its cause is to be asked.
        quarantined: a parcel was put in quarantine; carries its record.
        told: something is to be said over the header; carries the ``Feedback``.
    """

    note_requested = Signal(str)
    original_requested = Signal(str)
    text_requested = Signal(str)
    file_given = Signal(object)
    record_requested = Signal(str)
    intake_requested = Signal()
    quarantined = Signal(object)
    told = Signal(object)

    def __init__(self, bench: "Bench", window: MainWindow, home: HomeScreen, language: str) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._home = home
        self._language = language
        self._connect()

    def _connect(self) -> None:
        self._window.return_chosen.connect(self.open_return)
        self._window.search_requested.connect(self.search)
        self._window.file_dropped.connect(self._on_window_file_dropped)
        self._home.return_opened.connect(self._on_home_return_opened)
        self._home.return_chosen.connect(self.open_return)
        self._home.search_requested.connect(self.search)
        self._home.intake_requested.connect(self._on_home_intake_requested)
        self._home.quarantined.connect(self._on_home_quarantined)
        self._home.record_chosen.connect(self.show_record)
        self._window.record_chosen.connect(self.show_record)

    # --- public -----------------------------------------------------------------------------

    def use_language(self, language: str) -> None:
        """Say what comes next in another language."""
        self._language = language

    @property
    def return_screen(self) -> "ReturnScreen":
        """The return screen, made now if it was not needed yet."""
        from ui.screens.return_screen import ReturnScreen

        screen = self._window.screen_named("return")
        if not isinstance(screen, ReturnScreen):
            raise TypeError(type(screen))
        return screen

    def open_rma(self) -> str:
        """Return the number of the return on the screen; what is behind another screen is not meant."""
        return self.return_screen.rma() if self._window.current() == "return" else ""

    def show_answer(self, answer: "ScanAnswer") -> bool:
        """Show what a scan was; tell whether the return on the screen took it."""
        if self._window.current() == "return":
            return self.return_screen.take_answer(answer)
        self.show_other_answer(answer)
        return False

    @Slot(object)
    def show_other_answer(self, answer: "ScanAnswer") -> None:
        """Show what was scanned that is not of the return on the screen."""
        self._window.clear_messages()
        if not answer.opens_return and not answer.command:
            self._window.show_screen("home")
        self._home.show_answer(answer)

    @Slot(str)
    def open_return(self, rma: str) -> None:
        """Show a return that was looked up: nobody said that its parcel is here."""
        from receiving_app.services.take_over import open_at_bench

        call = partial(open_at_bench, self._bench, rma)
        Operation(self, call, self._on_opened, self._home.refuse, key="open").start()

    def _on_opened(self, opened: "tuple[CaseSheet, ReturnHeld | None]") -> None:
        sheet, held = opened
        self.show_looked_up(sheet)
        self._say_held(held)

    def _say_held(self, problem: "DomainError | None") -> None:
        from receiving_app.domain.claim_errors import ReturnHeld

        if isinstance(problem, ReturnHeld):
            self.return_screen.claim.open_held(problem)

    @Slot(object)
    def show_looked_up(self, sheet: "CaseSheet") -> None:
        """Show a return that somebody looked up, as it is."""
        self._window.clear_messages()
        self.return_screen.show_sheet(sheet)
        self._window.show_screen("return")

    @Slot(object)
    def show_matched(self, sheet: "CaseSheet") -> None:
        """Show a return on which goods from quarantine just arrived, and say so."""
        from ui.scanner.feedback import Feedback
        from ui.sounds import Sound

        self.show_looked_up(sheet)
        text = self.tr("{rma}: received from quarantine").format(rma=sheet.case.rma)
        self.told.emit(Feedback(Sound.ACCEPTED, text, self.tr("Undo puts the goods back on their shelf.")))

    @Slot(str, bool)
    def show_note(self, number: str, print_it: bool) -> None:
        """Show a credit note, or have its original printed."""
        if print_it:
            self.original_requested.emit(number)
            return
        self._window.screen_named("credit_notes")
        self._window.show_screen("credit_notes")
        self.note_requested.emit(number)

    @Slot(str)
    def search(self, text: str) -> None:
        """Show the search with a text in it."""
        self._window.show_screen("search")
        self.text_requested.emit(text)

    @Slot(str)
    def show_record(self, number: str) -> None:
        """Show a quarantine record that somebody looked up."""
        self._show_quarantine()
        self.record_requested.emit(number)

    @Slot()
    def go_home(self) -> None:
        """Wait for the next parcel."""
        self._window.clear_messages()
        self._window.show_screen("home")

    @Slot(str, str)
    def tell_added(self, code: str, number: str) -> None:
        """Say over the header that what was read was added to a quarantine record."""
        from ui.scanner.feedback import Feedback
        from ui.sounds import Sound

        said: Feedback = Feedback(
            Sound.ACCEPTED, self.tr("{code}: added to {number}").format(code=code, number=number)
        )
        self.told.emit(said)

    @Slot(str)
    def tell_lost(self, text: str) -> None:
        """Say over the header that another bench took over what is on the screen."""
        from ui.scanner.feedback import Feedback
        from ui.sounds import Sound

        self.told.emit(Feedback(Sound.ATTENTION, text))

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_home_return_opened(self, answer: "ScanAnswer") -> None:
        self._window.clear_messages()
        if answer.batch is not None:
            from ui.manufacturer_screens import show_batch

            show_batch(self._window, answer.batch.number)
            return
        if answer.sheet is not None:
            self.return_screen.show_sheet(answer.sheet, answer.unit or 0)
        self._window.show_screen("return")
        self._say_held(answer.problem)
        if answer.result == "already_here" and answer.sheet is not None:
            from ui.another_parcel import parcel_is_here

            words, receive = in_language(self._language), partial(self._receive, answer.sheet.case.rma)
            self._window.show_message(parcel_is_here(answer, answer.sheet, words, receive))
        if answer.result == "already_received" and answer.problem is not None:
            said = in_language(self._language).error(answer.problem)
            offer = self.tr("Put in quarantine")
            act = partial(self._quarantine, answer)
            self._window.show_message(Message("attention", said.what, said.next_step, offer, act))

    def _receive(self, rma: str) -> None:
        from receiving_app.services.receive_parcel import receive_another

        call = partial(receive_another, self._bench, rma)
        Operation(self, call, self._on_received, self.return_screen.refuse).start()

    def _on_received(self, sheet: "CaseSheet") -> None:
        from ui.another_parcel import parcel_taken

        self.show_looked_up(sheet)
        self.told.emit(parcel_taken(sheet, in_language(self._language)))

    @Slot(object)
    def _on_window_file_dropped(self, path: Path) -> None:
        screen = self._window.screen_named("import")
        self._window.show_screen("import")
        self.file_given.emit(path)
        screen.setFocus()

    @Slot()
    def _on_home_intake_requested(self) -> None:
        self._show_quarantine()
        self.intake_requested.emit()

    @Slot(object)
    def _on_home_quarantined(self, record: "QuarantineRecord") -> None:
        from ui.scanner.feedback import Feedback
        from ui.sounds import Sound

        self._show_quarantine()
        self.quarantined.emit(record)
        # The scan that led here was refused, and that is still said: this is what became of it.
        text = self.tr("{number}: in quarantine, shelf {place}")
        said = text.format(number=record.number, place=record.place)
        self.told.emit(Feedback(Sound.ACCEPTED, said))

    def _quarantine(self, answer: "ScanAnswer") -> None:
        """Give a parcel a number that cannot be received on the return that its own one names."""
        from receiving_app.services.quarantine import box_of, quarantine

        call = partial(quarantine, self._bench, box_of(answer))
        Operation(self, call, self._on_home_quarantined, self._home.refuse).start()

    def _show_quarantine(self) -> None:
        self._window.clear_messages()
        self._window.show_screen("quarantine")
