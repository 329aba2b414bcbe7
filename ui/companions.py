"""What works beside the screens: carries documents out, looks into the watched folder, makes backups, keeps the journal."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.wording import in_language
from ui.main_window import MainWindow
from ui.operations import BACKGROUND, Operation
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.app_context import AppContext
    from receiving_app.coming import ComingContext
    from receiving_app.domain.errors import DomainError
    from receiving_app.domain.sending import Unable
    from ui.backup_keeper import BackupKeeper
    from ui.courier import Courier
    from ui.folder_watcher import FolderWatcher
    from ui.unable_mark import UnableMark


class Companions(QObject):
    """Makes each of them when it is first needed, and shows what they say on the window.

    Signals:
        printed: a document was printed; carries its number.
    """

    printed = Signal(str)

    def __init__(
        self, context: "AppContext | ComingContext", window: MainWindow, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._language = language
        self._documents_wanted = False
        self._courier: Courier | None = None
        self._watcher: FolderWatcher | None = None
        self._keeper: BackupKeeper | None = None
        self._unable: UnableMark | None = None

    @property
    def courier(self) -> "Courier":
        """What carries documents out, made now if nothing had to leave yet."""
        if self._courier is None:
            from ui.courier import Courier

            ways = (self._context.deposit_next, self._context.send_next)
            made = Courier(self._context.bench, ways, self._language, parent=self)
            made.message_requested.connect(self._window.show_message)
            made.printed.connect(self.printed)
            made.unable_changed.connect(self._show_unable)
            self._courier = made
        return self._courier

    @property
    def watcher(self) -> "FolderWatcher":
        """What looks into the watched folder, made now if it was not needed yet."""
        if self._watcher is None:
            from ui.folder_watcher import FolderWatcher

            bench, watch = self._context.bench, self._context.watched_folder
            self._watcher = FolderWatcher(bench, watch, self._language, self)
            self._watcher.message_requested.connect(self._window.show_message)
        return self._watcher

    @property
    def keeper(self) -> "BackupKeeper":
        """What makes backups, made now if none was looked at yet."""
        if self._keeper is None:
            from ui.backup_keeper import BackupKeeper

            bench, shelf = self._context.bench, self._context.backup_shelf
            self._keeper = BackupKeeper(bench, shelf, self._window.header, self._language, self)
            self._keeper.message_requested.connect(self._window.show_message)
        return self._keeper

    def use_language(self, language: str) -> None:
        """Say what comes next in another language."""
        self._language = language
        for made in (self._courier, self._watcher, self._keeper, self._unable):
            if made is not None:
                made.use_language(language)

    @Slot()
    def prepare_documents(self) -> None:
        """Have what credit notes need loaded while the operator works."""
        self._documents_wanted = True
        prepare = self._context.bench.documents.prepare
        Operation(self, prepare, lambda _done: None, self._say_refused, lane=BACKGROUND).start()

    @Slot()
    def begin_sending(self) -> None:
        """Take up what the last run left to print, to deposit and to send."""
        self.courier.begin()

    @Slot()
    def begin_watching(self) -> None:
        """Look into the watched folder, and from then on."""
        self.watcher.begin()

    @Slot()
    def begin_backups(self) -> None:
        """Make a backup where one is due, and from then on as the settings say."""
        if not self._context.on_server:
            self.keeper.begin()

    @Slot()
    def begin_keeping_journal(self) -> None:
        """Erase what the settings no longer keep of people, and from then on."""
        from ui.journal_keeper import JournalKeeper

        JournalKeeper(self._context.erase_what_is_due, self).begin()

    @Slot()
    def carry_out(self) -> None:
        """Carry out what a conclusion issued, and see to what the next one needs."""
        self.courier.carry()
        if self._documents_wanted:
            # A check that was too slow cost its process: it is begun anew, and what waits for it is checked.
            self.prepare_documents()

    @Slot(str)
    def print_original(self, number: str) -> None:
        """Print the original of a credit note."""
        self.courier.print_original(number)

    @Slot(bytes, str)
    def print_sheet(self, pdf: bytes, rma: str) -> None:
        """Print the sheet that goes to a customer on the printer of documents."""
        from receiving_app.services.equipment import equipment
        from ui.courier import SystemPrinter

        def send() -> str:
            return SystemPrinter().send(equipment(self._context.bench).printers.documents, pdf, rma)

        Operation(self, send, lambda _name: None, self._say_refused, lane=BACKGROUND).start()

    @Slot(bytes, str, str)
    def print_label(self, pdf: bytes, title: str, printer: str) -> None:
        """Print a label on a printer of this bench; an empty name is the system's default."""
        from ui.courier import SystemPrinter

        call = partial(SystemPrinter().send, printer, pdf, title, label=True)
        Operation(self, call, lambda _done: None, self._say_refused, lane=BACKGROUND).start()

    @Slot(object)
    def _show_unable(self, unable: "tuple[Unable, ...]") -> None:
        if self._unable is None:
            from ui.unable_mark import UnableMark

            self._unable = UnableMark(self._window.header, self._language)
        self._unable.show_unable(unable)

    def _say_refused(self, error: "DomainError") -> None:
        said = in_language(self._language).error(error)
        self._window.show_message(Message("refused", said.what, said.next_step))
