"""Personal data of the journal while the window is open: erased once its time is over, in the background lane."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from receiving_app.domain.errors import DomainError
from receiving_app.services.erase_personal import Cancelled, Erased
from ui.operations import BACKGROUND, Operation, Progress

LOOK_MS = 60 * 60 * 1000

Erase = Callable[[Cancelled], Erased | None]


class JournalKeeper(QObject):
    """Erases what the settings no longer keep: once the window is ready, then every hour.

    Args:
        erase: erases what is due, and is told when to stop.

    Signals:
        looked: what was due is erased; carries an ``Erased``, None where all is kept.
    """

    looked = Signal(object)

    def __init__(self, erase: Erase, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._erase = erase
        self._progress: Progress | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Erase what is due; one time after another."""
        if self._progress is None:
            self._progress = Progress(self)
            call = partial(self._erase, self._progress.cancelled)
            progress = self._progress
            Operation(
                self, call, self._on_looked, self._on_failed, lane=BACKGROUND, progress=progress
            ).start()

    def _on_looked(self, erased: Erased | None) -> None:
        self._progress = None
        self.looked.emit(erased)

    def _on_failed(self, error: DomainError) -> None:
        """Try again at the next look: nobody at the bench can do anything about it."""
        self._progress = None
        logging.getLogger(__name__).info("personal data is not erased yet: %s", error.code)
