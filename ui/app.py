"""The window put together: context, language, theme, screens, and what leads from one to another."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from receiving_app.coming import ComingContext
from receiving_app.domain.look import Look
from receiving_app.wording import in_language
from ui.first_paint import FirstPaint
from ui.main_window import MainWindow, NavItem
from ui.operations import BACKGROUND, Lanes, Operation, start_lanes
from ui.scanner.station import Places, ScanStation
from ui.screens.home_screen import HomeScreen
from ui.screens.screen import Screen
from ui.theme import TEXT_SIZES, apply_theme
from ui.translation import Translation
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.app_context import AppContext
    from receiving_app.domain.errors import DomainError
    from receiving_app.domain.profile import Profile
    from receiving_app.domain.quarantine import QuarantineRecord
    from receiving_app.services.case_sheet import CaseSheet
    from receiving_app.services.scan import ScanAnswer
    from ui.backup_keeper import BackupKeeper
    from ui.courier import Courier
    from ui.folder_watcher import FolderWatcher
    from ui.screens.backups_screen import Restoring
    from ui.screens.return_screen import ReturnScreen

# Long enough for the first paint to come before, short enough that no scan does.
AFTER_FIRST_PAINT_MS = 150


class App(QObject):
    """The window put together over its context; screens are imported and made when first shown.

    Where the context is still to be opened, that happens behind the window's first picture, before
    anything else that is asked of it; whoever needs it earlier waits.

    Signals:
        note_requested: a credit note is to be shown; carries its number.
        search_requested: a text is to be searched.
        file_dropped: a file is to be imported; carries its path.
        look_changed: language, theme or text size was changed and stored; carries the ``Profile``.
        record_requested: a quarantine record is to be shown; carries its number.
        intake_requested: a parcel cannot be received: its cause is to be asked.
        quarantined: a parcel was put in quarantine; carries its record.
        opened: the database is open.
        refused: the database cannot be opened; carries the ``DomainError``.
    """

    note_requested = Signal(str)
    search_requested = Signal(str)
    file_dropped = Signal(object)
    look_changed = Signal(object)
    record_requested = Signal(str)
    intake_requested = Signal()
    quarantined = Signal(object)
    opened = Signal()
    refused = Signal(object)

    def __init__(self, context: "AppContext | ComingContext", app: QApplication) -> None:
        super().__init__()
        self._context = context
        self._app = app
        self._look: Look = context.look()
        self.language = context.options.language or self._look.language
        self.lanes: Lanes = start_lanes(context.close_thread, held=not context.is_open)
        self._translation = Translation(app)
        self._translation.use(self.language)
        self._apply_look()
        self._documents_wanted = False
        self._courier: Courier | None = None
        self._keeper: BackupKeeper | None = None
        self._watcher: FolderWatcher | None = None
        self.to_restore: Restoring | None = None
        self.home = self._make_home()
        self.window = MainWindow(context.bench, self._items())
        self._connect_window()
        self.window.resize(1366, 768)
        places = Places(self._open_rma, self._show_answer)
        self.scans = ScanStation(context.bench, self.window, places, self.language)
        self.scans.start()
        self.home.command_read.connect(self.scans.carry_out)
        self._ready = QTimer(self, singleShot=True, interval=AFTER_FIRST_PAINT_MS)
        self._ready.timeout.connect(self._get_ready)
        if context.is_open:
            self._begin()
        else:
            FirstPaint(self.window).seen.connect(self.lanes.release)
            Operation(self, self._open, self._on_opened, self.refused.emit).start()
        self.window.show_screen("setup" if self._look.setup_left else "home")

    def _connect_window(self) -> None:
        self.window.language_requested.connect(self._on_window_language_requested)
        self.window.theme_requested.connect(self._on_window_theme_requested)
        self.window.text_size_requested.connect(self._on_window_text_size_requested)
        self.window.return_chosen.connect(self._open_return)
        self.window.search_requested.connect(self._on_home_search_requested)
        self.window.file_dropped.connect(self._on_window_files_dropped)

    def _open(self) -> Look:
        return self._context.open().look()

    @Slot(object)
    def _on_opened(self, look: Look) -> None:
        """Go on with the database open, and with what it says where the glance at the file was mistaken."""
        if look != self._look:
            self.use_look(look)
        self._begin()

    def _begin(self) -> None:
        self.window.begin()
        self.scans.begin()
        self.home.prepare()
        self._ready.start()
        self.opened.emit()

    def _get_ready(self) -> None:
        """Let the first scan find the return screen and the scans' tables; nobody waits for them at start."""
        self.window.screen_named("return")
        prepare = self._context.bench.interpreter.prepare
        Operation(self, prepare, lambda _done: None, lane=BACKGROUND).start()

    def prepare_documents(self) -> None:
        """Have what credit notes need loaded while the operator works."""
        self._documents_wanted = True
        prepare = self._context.bench.documents.prepare
        Operation(self, prepare, lambda _done: None, self._say_refused, lane=BACKGROUND).start()

    def _say_refused(self, error: "DomainError") -> None:
        said = in_language(self.language).error(error)
        self.window.show_message(Message("refused", said.what, said.next_step))

    def _items(self) -> tuple[NavItem, ...]:
        return (
            NavItem("home", "home", "F2", lambda: self.home),
            NavItem("return", "package", "", self._make_return, in_header=False),
            NavItem("search", "search", "F3", self._make_search),
            NavItem("credit_notes", "receipt-euro", "F4", self._make_credit_notes),
            NavItem("import", "file-import", "Ctrl+I", self._make_import),
            NavItem("settings", "settings", "Ctrl+,", self._make_settings),
            NavItem("journal", "history", "", self._make_journal, in_header=False, in_menu=True),
            NavItem("open_return", "plus", "Ctrl+N", self._make_open_return, in_header=False, in_menu=True),
            NavItem("quarantine", "archive", "", self._make_quarantine, in_header=False, in_menu=True),
            *(
                NavItem(name, icon, "", partial(self._make_maintained, name), in_header=False, in_menu=True)
                for name, icon in (
                    ("batches", "tool"),
                    ("catalogue", "device-landline-phone"),
                    ("playbooks", "router"),
                )
            ),
            NavItem("sending", "truck-delivery", "", self._make_sending, in_header=False, in_menu=True),
            NavItem("export", "archive", "", self._make_export, in_header=False, in_menu=True),
            NavItem("backups", "database", "", self._make_backups, in_header=False, in_menu=True),
            NavItem("scanner", "scan", "", self._make_scanner, in_header=False, in_menu=True),
            NavItem("setup", "checklist", "", self._make_setup, in_header=False, in_menu=True),
        )

    def _make_home(self) -> HomeScreen:
        home = HomeScreen(self._context.bench, self.language)
        home.return_opened.connect(self._on_home_return_opened)
        home.return_chosen.connect(self._open_return)
        home.search_requested.connect(self._on_home_search_requested)
        home.intake_requested.connect(self._on_home_intake_requested)
        home.quarantined.connect(self._on_home_quarantined)
        home.record_chosen.connect(self._on_home_record_chosen)
        return home

    def _make_return(self) -> "ReturnScreen":
        from ui.screens.return_screen import ReturnScreen

        screen = ReturnScreen(self._context.bench, self.language)
        screen.scan_answered.connect(self._on_return_scan_answered)
        screen.note_requested.connect(self._on_return_note_requested)
        screen.concluded.connect(self._on_return_concluded)
        screen.done.connect(self._on_return_done)
        return screen

    def _make_credit_notes(self) -> Screen:
        from ui.screens.credit_notes_screen import CreditNotesScreen

        screen = CreditNotesScreen(self._context.bench, self.language)
        screen.return_chosen.connect(self._open_return)
        screen.reopened.connect(self._show_looked_up)
        screen.print_requested.connect(self.courier.print_copy)
        screen.sending_requested.connect(self.courier.carry)
        self.courier.printed.connect(screen.refresh)
        self.note_requested.connect(screen.show_note)
        return screen

    def _make_journal(self) -> Screen:
        from ui.screens.journal_screen import JournalScreen

        screen = JournalScreen(self._context.bench, self.language)
        screen.return_chosen.connect(self._open_return)
        return screen

    def _make_open_return(self) -> Screen:
        from ui.screens.open_return_screen import OpenReturnScreen

        screen = OpenReturnScreen(self._context.bench, self._context.open_typed, self.language)
        screen.return_chosen.connect(self._open_return)
        screen.sheet_made.connect(self._on_sheet_made)
        return screen

    @Slot(bytes, str)
    def _on_sheet_made(self, pdf: bytes, rma: str) -> None:
        from receiving_app.services.company import load_profile
        from ui.courier import SystemPrinter

        def send() -> str:
            chosen = load_profile(self._context.bench).printers.documents
            return SystemPrinter().send(chosen, pdf, rma)

        Operation(self, send, lambda _name: None, self._say_refused, lane=BACKGROUND).start()

    def _make_quarantine(self) -> Screen:
        from ui.screens.quarantine_screen import QuarantineScreen

        screen = QuarantineScreen(self._context.bench, self.language)
        screen.matched.connect(self._show_looked_up)
        screen.label_made.connect(self._on_quarantine_label_made)
        screen.told.connect(self._on_quarantine_told)
        self.record_requested.connect(screen.open_record)
        self.intake_requested.connect(screen.begin_intake)
        self.quarantined.connect(screen.show_new)
        return screen

    def _make_maintained(self, name: str) -> Screen:
        from ui.manufacturer_screens import make

        return make(name, self._context.bench, self.language, self._open_return)

    def _make_sending(self) -> Screen:
        from ui.screens.sending_screen import SendingScreen

        screen = SendingScreen(self._context.bench, self.language)
        screen.sending_requested.connect(self.courier.carry)
        self.courier.changed.connect(screen.refresh)
        return screen

    def _make_export(self) -> Screen:
        from ui.screens.export_screen import ExportScreen

        return ExportScreen(self._context.bench, self._context, self.language)

    def _make_search(self) -> Screen:
        from ui.screens.search_screen import SearchScreen

        screen = SearchScreen(self._context.bench, self.language)
        screen.return_chosen.connect(self._open_return)
        self.search_requested.connect(screen.search_for)
        return screen

    def _make_import(self) -> Screen:
        from ui.screens.import_screen import ImportScreen

        screen = ImportScreen(self._context.bench, self._context.import_file, self.language)
        self.file_dropped.connect(screen.start)
        watcher = self.watcher
        watcher.changed.connect(lambda look: screen.show_watched(watcher.folder(), look))
        screen.show_watched(watcher.folder(), watcher.last())
        return screen

    def _make_settings(self) -> Screen:
        from ui.screens.settings_screen import SettingsScreen

        keep = self._context.store_mail_password
        screen = SettingsScreen(
            self._context.bench, self.language, keep_password=keep, try_mail=self._context.try_mail
        )
        screen.profile_changed.connect(self._on_settings_profile_changed)
        self.look_changed.connect(screen.show_look)
        return screen

    def _make_scanner(self) -> Screen:
        from ui.screens.scanner_screen import ScannerScreen

        return ScannerScreen(self._context.bench, self.scans, self.language)

    def _make_backups(self) -> Screen:
        from ui.screens.backups_screen import BackupsScreen

        screen = BackupsScreen(self._context.bench, self.keeper, self._context.prepare_restore, self.language)
        screen.restore_requested.connect(self._on_backups_restore_requested)
        return screen

    def _make_setup(self) -> Screen:
        from ui.screens.setup_screen import SetupScreen

        screen = SetupScreen(
            self._context.bench, self._context.import_file, self._context.install_example, self.language
        )
        screen.profile_changed.connect(self._on_settings_profile_changed)
        screen.finished.connect(self._on_return_done)
        return screen

    # --- public -----------------------------------------------------------------------------

    @property
    def return_screen(self) -> "ReturnScreen":
        """The return screen, made now if it was not needed yet."""
        from ui.screens.return_screen import ReturnScreen

        screen = self.window.screen_named("return")
        if not isinstance(screen, ReturnScreen):
            raise TypeError(type(screen))
        return screen

    def begin_sending(self) -> None:
        """Take up what the last run left to print, to deposit and to send."""
        self.courier.begin()

    @property
    def courier(self) -> "Courier":
        """What carries documents out, made now if nothing had to leave yet."""
        if self._courier is None:
            from ui.courier import Courier

            made = Courier(self._context.bench, self._context.send_one, self.language, parent=self)
            made.message_requested.connect(self.window.show_message)
            made.printed.connect(lambda _number: self.return_screen.reload())
            self._courier = made
        return self._courier

    def begin_watching(self) -> None:
        """Look into the watched folder, and from then on."""
        self.watcher.begin()

    @property
    def watcher(self) -> "FolderWatcher":
        """What looks into the watched folder, made now if it was not needed yet."""
        if self._watcher is None:
            from ui.folder_watcher import FolderWatcher

            bench, watch = self._context.bench, self._context.watched_folder
            self._watcher = FolderWatcher(bench, watch, self.language, self)
            self._watcher.message_requested.connect(self.window.show_message)
        return self._watcher

    def begin_backups(self) -> None:
        """Make a backup where one is due, and from then on as the settings say."""
        self.keeper.begin()

    @property
    def keeper(self) -> "BackupKeeper":
        """What makes backups, made now if none was looked at yet."""
        if self._keeper is None:
            from ui.backup_keeper import BackupKeeper

            bench, shelf = self._context.bench, self._context.backup_shelf
            self._keeper = BackupKeeper(bench, shelf, self.window.header, self.language, self)
            self._keeper.message_requested.connect(self.window.show_message)
        return self._keeper

    @Slot(str)
    def use_language(self, language: str) -> None:
        """Show everything in another language, at once."""
        self.language = language
        if self._courier is not None:
            self._courier.use_language(language)
        if self._watcher is not None:
            self._watcher.use_language(language)
        if self._keeper is not None:
            self._keeper.use_language(language)
        self.window.use_language(language)
        self.scans.use_language(language)
        self._translation.use(language)

    def use_look(self, look: Look) -> None:
        """Put a theme, text size and motion in force, at once."""
        self._look = look
        self._apply_look()

    def _apply_look(self) -> None:
        look = self._look
        apply_theme(self._app, look.theme, look.text_size / 100, look.motion)

    def shut_down(self) -> None:
        """Let queued work finish, then close the database."""
        self._ready.stop()
        self.scans.stop()
        self._context.end_documents()
        self.lanes.drain()
        self._translation.remove()
        self.window.deleteLater()
        self._context.close()

    # --- scans ------------------------------------------------------------------------------

    def _open_rma(self) -> str:
        """Return the number of the return on the screen; what is behind another screen is not meant."""
        return self.return_screen.rma() if self.window.current() == "return" else ""

    def _show_answer(self, answer: "ScanAnswer") -> bool:
        if self.window.current() == "return":
            return self.return_screen.take_answer(answer)
        self._on_return_scan_answered(answer)
        return False

    # --- slots ------------------------------------------------------------------------------

    @Slot(str)
    def _on_window_language_requested(self, language: str) -> None:
        self.use_language(language)
        self._look = replace(self._look, language=language)
        self._keep_look()

    @Slot(str)
    def _on_window_theme_requested(self, name: str) -> None:
        self.use_look(replace(self._look, theme=name))
        self._keep_look()

    @Slot(int)
    def _on_window_text_size_requested(self, step: int) -> None:
        at = TEXT_SIZES.index(self._look.text_size) + step if step else 0
        size = TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)]
        if size != self._look.text_size:
            self.use_look(replace(self._look, text_size=size))
            self._keep_look()

    def _keep_look(self) -> None:
        """Store what was chosen, so that the next start shows the same."""
        from receiving_app.services.company import save_look

        call = partial(save_look, self._context.bench, self._look)
        Operation(self, call, self.look_changed.emit, self.home.refuse).start()

    @Slot(object)
    def _on_home_return_opened(self, answer: "ScanAnswer") -> None:
        self.window.clear_messages()
        if answer.batch is not None:
            from ui.manufacturer_screens import show_batch

            show_batch(self.window, answer.batch.number)
            return
        if answer.sheet is not None:
            self.return_screen.show_sheet(answer.sheet)
        self.window.show_screen("return")
        if answer.result == "already_received" and answer.problem is not None:
            said = in_language(self.language).error(answer.problem)
            self.window.show_message(Message("attention", said.what, said.next_step))

    @Slot(object)
    def _on_return_scan_answered(self, answer: "ScanAnswer") -> None:
        self.window.clear_messages()
        if not answer.opens_return and not answer.command:
            self.window.show_screen("home")
        self.home.show_answer(answer)

    @Slot(object)
    def _on_backups_restore_requested(self, restoring: "Restoring") -> None:
        """End: the file can only be exchanged once nobody has it open. Who started the window goes on."""
        self.to_restore = restoring
        self.window.close()

    @Slot()
    def _on_return_concluded(self) -> None:
        self.courier.carry()
        if self._documents_wanted:
            # A check that was too slow cost its process: it is begun anew, and what waits for it is checked.
            self.prepare_documents()

    @Slot(str, bool)
    def _on_return_note_requested(self, number: str, print_it: bool) -> None:
        if print_it:
            self.courier.print_original(number)
            return
        self.window.screen_named("credit_notes")
        self.window.show_screen("credit_notes")
        self.note_requested.emit(number)

    @Slot(str)
    def _open_return(self, rma: str) -> None:
        """Show a return that was looked up: nobody said that its parcel is here."""
        from receiving_app.services.case_sheet import open_sheet

        call = partial(open_sheet, self._context.bench, rma)
        Operation(self, call, self._show_looked_up, self.home.refuse, key="open").start()

    def _show_looked_up(self, sheet: "CaseSheet") -> None:
        self.window.clear_messages()
        self.return_screen.show_sheet(sheet)
        self.window.show_screen("return")

    @Slot(object)
    def _on_window_files_dropped(self, path: Path) -> None:
        screen = self.window.screen_named("import")
        self.window.show_screen("import")
        self.file_dropped.emit(path)
        screen.setFocus()

    @Slot()
    def _on_home_intake_requested(self) -> None:
        self._show_quarantine()
        self.intake_requested.emit()

    @Slot(object)
    def _on_home_quarantined(self, record: "QuarantineRecord") -> None:
        self._show_quarantine()
        self.quarantined.emit(record)

    @Slot(str)
    def _on_home_record_chosen(self, number: str) -> None:
        self._show_quarantine()
        self.record_requested.emit(number)

    def _show_quarantine(self) -> None:
        self.window.clear_messages()
        self.window.show_screen("quarantine")

    @Slot(str, str)
    def _on_quarantine_told(self, code: str, number: str) -> None:
        from ui.scanner.feedback import Feedback
        from ui.sounds import Sound

        text = self.tr("{code}: added to {number}").format(code=code, number=number)
        self.scans.tell(Feedback(Sound.ACCEPTED, text))

    @Slot(bytes, str, str)
    def _on_quarantine_label_made(self, pdf: bytes, title: str, printer: str) -> None:
        from ui.courier import print_label

        call = partial(print_label, pdf, title, printer)
        Operation(self, call, lambda _done: None, self._say_refused, lane=BACKGROUND).start()

    @Slot(str)
    def _on_home_search_requested(self, text: str) -> None:
        self.window.show_screen("search")
        self.search_requested.emit(text)

    @Slot(object)
    def _on_settings_profile_changed(self, profile: "Profile") -> None:
        if profile.language != self._look.language:
            self.use_language(profile.language)
        self.use_look(Look.of(profile))

    @Slot()
    def _on_return_done(self) -> None:
        self.window.clear_messages()
        self.window.show_screen("home")
