"""Reads what was recorded about the return shown, while its history is to be seen."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.services.boards import timeline
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.ports import Bench
from ui.operations import Operation
from ui.screens.return_parts.history_card import HistoryCard
from ui.screens.return_parts.view import ReturnView


class ReturnHistory(QObject):
    """Has the history shown on its card.

    Signals:
        refused: it could not be read; carries the ``DomainError``.
    """

    refused = Signal(object)

    def __init__(self, bench: Bench, card: HistoryCard, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._card = card
        self._view: ReturnView | None = None

    def look_at(self, view: ReturnView) -> None:
        """Be about this return; ``read`` asks anew."""
        self._view = view

    @Slot()
    def read(self) -> None:
        """Read what was recorded, if it can be seen."""
        if self._view is not None and self._card.isVisible():
            call = partial(timeline, self._bench, self._view.sheet.case.rma)
            Operation(self, call, self._on_read, self.refused.emit, key="history").start()

    def _on_read(self, entries: tuple[JournalEntry, ...]) -> None:
        if self._view is not None:
            self._card.show_history(entries, self._view.wording)
