"""Says when a window is ready and how much memory it takes; used inside the processes that ``start`` runs."""

import json
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.app import App


class Ready(QObject):
    """Watches a widget until it is painted with the focus in it, then says so and quits."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched = watched
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the paint; what was queued behind it runs once the window is flushed."""
        if event.type() == QEvent.Type.Paint and self._watched.hasFocus() and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._on_flushed)
        return False

    def _on_flushed(self) -> None:
        print(json.dumps({"ready": monotonic(), "rss_mb": resident_mb()}), flush=True)
        QApplication.quit()


def watched(kind: type[App]) -> type[App]:
    """Return the program's window, watched."""

    class Watched(kind):  # type: ignore[misc, valid-type]  # a base that is an argument
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            field = self.home.findChild(QLineEdit, "scan")
            if field is None:
                raise LookupError("scan")
            Ready(field)

    return Watched


def resident_mb() -> float:
    """Return the resident memory of this process in MB (VmRSS)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
