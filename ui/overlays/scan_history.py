"""The card of the last scans: what came, what it was taken for, what it led to, and when."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from receiving_app.domain.paris import PARIS
from ui.models.rows_model import Column
from ui.overlays.list_card import ListCard
from ui.scanner.desk import PastScan
from ui.sounds import Sound

_ICONS = {
    Sound.ACCEPTED: "check",
    Sound.ATTENTION: "alert-triangle",
    Sound.REFUSED: "alert-circle",
    Sound.ALREADY_DONE: "history",
}


class ScanHistory(ListCard):
    """Lists the last scans, the newest first.

    Args:
        history: gives them.
    """

    def __init__(self, window: QWidget, history: Callable[[], tuple[PastScan, ...]]) -> None:
        super().__init__(window, "scanHistory")
        self._history = history

    def open(self) -> None:
        """Show the scans as they are now."""
        self.refresh()
        super().open()

    def refresh(self) -> None:
        """Read the scans again."""
        scans = self._history()
        columns = (
            Column(self.tr("Time"), _time, icon=lambda scan: _ICONS[scan.sound]),
            Column(self.tr("Result"), lambda scan: scan.result),
            Column(self.tr("Taken for"), lambda scan: scan.meaning),
            Column(self.tr("As it came"), lambda scan: scan.code),
        )
        several = self.tr("The last scans ({count})").format(count=len(scans))
        title = several if scans[1:] else self.tr("The last scan") if scans else self.tr("No scan yet")
        self.show_rows(title, columns, scans)


def _time(scan: PastScan) -> str:
    return f"{scan.at.astimezone(PARIS):%H:%M:%S}"
