"""The watched folder while the window is open: looked into now and then, in the background lane."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from receiving_app.services.equipment import equipment
from receiving_app.services.ports import Bench
from receiving_app.services.watched_files import FolderLook
from receiving_app.wording import in_language
from ui.operations import BACKGROUND, Operation, Progress
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.domain.errors import DomainError
    from receiving_app.services.watched_files import FolderWatch

# A file is taken at the second look that finds it unchanged.
LOOK_MS = 10_000
# Where the folder is away or full, nobody is told every ten seconds, nor is a share asked.
MOST_PATIENCE = 30

Watch = Callable[[Path, Callable[[], bool]], "FolderWatch"]


class FolderWatcher(QObject):
    """Imports what is put into the folder that this bench watches.

    Args:
        bench: whose folder it is.
        watch: makes what looks into a folder, and is told whether to stop.
        language: of the messages.

    Signals:
        message_requested: something to say in the message bar; carries a ``Message``.
        changed: what the last look found; carries a ``FolderLook``, None where no folder is set.
    """

    message_requested = Signal(object)
    changed = Signal(object)

    def __init__(self, bench: Bench, watch: Watch, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._watch = watch
        self._words = in_language(language)
        self._folder: FolderWatch | None = None
        self._last: FolderLook | None = None
        self._progress: Progress | None = None
        self._told = ""
        self._pause = 0
        self._patience = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    # --- public -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Look into the folder now; one look at a time."""
        if self._progress is None:
            self._progress = Progress(self)
            Operation(
                self, self._look, self._on_looked, self._on_failed, lane=BACKGROUND, progress=self._progress
            ).start()

    def last(self) -> "FolderLook | None":
        """Return what the last look found; None where no folder is set."""
        return self._last

    def folder(self) -> Path | None:
        """Return the folder that is looked into; None where none is set."""
        return self._folder.folder if self._folder is not None else None

    def use_language(self, language: str) -> None:
        """Speak another language."""
        self._words = in_language(language)

    # --- on the way -------------------------------------------------------------------------

    def _look(self) -> "FolderLook | None":
        name = equipment(self._bench).watched_folder
        if not name:
            self._folder = None
            return None
        if self._folder is None or self._folder.folder != Path(name):
            # One for all looks: it remembers what it saw.
            self._folder = self._watch(Path(name), self._is_stopped)
        return self._folder.look(self._is_stopped)

    def _is_stopped(self) -> bool:
        return self._progress is not None and self._progress.cancelled()

    def _on_failed(self, error: "DomainError") -> None:
        """Take a database that cannot be read now as what stands in the way: the next look tries again."""
        self._on_looked(FolderLook(problem=error))

    @Slot(object)
    def _on_looked(self, look: "FolderLook | None") -> None:
        self._progress = None
        self._last = look
        problem = look.problem if look is not None else None
        self._patience = min(2 * self._patience + 1, MOST_PATIENCE) if problem is not None else 0
        self._pause = self._patience
        said = self._words.error(problem) if problem is not None else None
        if said is not None and said.what != self._told:
            self.message_requested.emit(Message("refused", said.what, said.next_step))
        self._told = said.what if said is not None else ""
        for taken in look.taken if look is not None else ():
            refused = taken.report is None or bool(taken.report.refused)
            _, what, how = (*taken.text.splitlines(), "", "")[:3]
            self.message_requested.emit(
                Message("attention" if refused else "ok", what, f"{taken.name}. {how}")
            )
        self.changed.emit(look)

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._pause > 0:
            self._pause -= 1
        else:
            self.look()
