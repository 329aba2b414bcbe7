"""Backups by themselves while the window is open, on a lane of their own, and their age in the header."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from receiving_app.backup_words import age
from receiving_app.domain.backups import Backup, BackupState
from receiving_app.domain.errors import DomainError, Interrupted
from receiving_app.services.backup_ports import BackupShelf
from receiving_app.services.backups import Cancelled, back_up, back_up_if_due, backup_state
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording, in_language
from ui.operations import Operation, Progress
from ui.widgets.header_bar import HeaderBar
from ui.widgets.message_bar import Message
from ui.widgets.status_mark import StatusMark

BACKUPS = "backups"
LOOK_AGAIN_MS = 60_000
TRY_AGAIN_S = 15 * 60.0

Make = Callable[[Bench, BackupShelf, Cancelled], Backup | None]


class BackupKeeper(QObject):
    """Makes a backup when one is due, and shows in the header how old the last one is.

    Args:
        bench: whose settings say when.
        shelf: gives the folder that the settings name; asked off the main thread.
        header: where the age is shown.
        language: of the messages.

    Signals:
        message_requested: something to say in the message bar; carries a ``Message``.
        changed: what is known of the backups; carries a ``BackupState``.
    """

    message_requested = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        bench: Bench,
        shelf: Callable[[], BackupShelf],
        header: HeaderBar,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._shelf = shelf
        self._words: Wording = in_language(language)
        self._state: BackupState | None = None
        self._failure: DomainError | None = None
        self._try_at = 0.0
        self._busy = False
        self._mark = StatusMark(header)
        self._mark.setObjectName("status_backup")
        self._mark.setVisible(False)
        header.add_mark(self._mark)
        self._timer = QTimer(self, interval=LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)

    # --- public -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Look at the backups now, and from now on."""
        self._timer.start()
        Operation(self, self._read, self._on_read, self._on_failed, lane=BACKUPS).start()

    @Slot()
    def look(self) -> None:
        """Show the age anew, and make a backup where one is due; after a failure not at once."""
        self._show()
        if time.monotonic() >= self._try_at:
            self._make(back_up_if_due, told=False)

    @Slot()
    def back_up(self) -> None:
        """Make a backup now, because somebody asks for it."""
        self._make(back_up, told=True)

    def stored(self) -> tuple[Backup, ...]:
        """Return the backups that there are, the oldest first; off the main thread."""
        return self._shelf().stored()

    def is_busy(self) -> bool:
        """Tell whether a backup is being made."""
        return self._busy

    def state(self) -> BackupState | None:
        """Return what is known of the backups; None before it was looked at."""
        return self._state

    def use_language(self, language: str) -> None:
        """Say everything in another language."""
        self._words = in_language(language)
        self._show()

    # --- on the way -------------------------------------------------------------------------

    def _read(self) -> BackupState:
        return backup_state(self._bench, self._shelf())

    def _make(self, make: Make, *, told: bool) -> None:
        if self._busy:
            return
        self._busy = True
        progress = Progress(self)
        call = partial(self._made, make, progress.cancelled)
        done = partial(self._on_made, told)
        Operation(self, call, done, self._on_failed, lane=BACKUPS, progress=progress).start()

    def _made(self, make: Make, cancelled: Cancelled) -> tuple[Backup | None, BackupState]:
        shelf = self._shelf()
        made = make(self._bench, shelf, cancelled)
        return made, backup_state(self._bench, shelf)

    def _on_read(self, state: BackupState) -> None:
        self._take(state)
        self.look()

    def _on_made(self, told: bool, made: tuple[Backup | None, BackupState]) -> None:
        self._busy = False
        backup, state = made
        if backup is not None:
            self._failure, self._try_at = None, 0.0
        if told and backup is not None:
            text = self._words.text("backup.made", path=backup.path, size=f"{backup.size / 1e6:.1f}")
            self.message_requested.emit(Message("ok", text))
        self._take(state)

    def _on_failed(self, error: DomainError) -> None:
        self._busy = False
        if isinstance(error, Interrupted):
            return
        known = self._failure
        self._failure, self._try_at = error, time.monotonic() + TRY_AGAIN_S
        # The same is not said every quarter of an hour: the header goes on showing it.
        if known is None or known.code != error.code:
            said = self._words.error(error)
            again = self._words.text("backup.again")
            self.message_requested.emit(Message("refused", said.what, said.next_step, again, self.back_up))
        if self._state is not None:
            self._take(self._state)

    def _take(self, state: BackupState) -> None:
        self._state = replace(state, failure=self._failure)
        self._show()
        self.changed.emit(self._state)

    def _show(self) -> None:
        if self._state is None:
            return
        now = self._bench.clock.now()
        words = age(self._words, self._state, now)
        why = self._words.error(self._state.failure).what if self._state.failure else ""
        attention = self._words.text("backup.attention", age=words, why=why).strip()
        self._mark.set_words(
            words[:1].upper() + words[1:], self._words.text("backup.good", age=words), attention
        )
        self._mark.show_ready(not self._state.needs_attention(now))
        self._mark.setVisible(True)
