"""Start the program as ``main.py window`` does and say when it is ready to scan; run by ``start``.

Ready: the scan field has the focus, and the window with it in it is painted. Prints one JSON object:
the moment on the monotonic clock in seconds, which the parent process shares, and the memory in MB.
"""

import json
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).parent.parent))

import main
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui import app as window


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


def resident_mb() -> float:
    """Return the resident memory of this process in MB (VmRSS)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


class _Watched(window.App):
    """The program's window, watched."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]  # whatever the program passes
        field = self.home.findChild(QLineEdit, "scan")
        if field is None:
            raise LookupError("scan")
        Ready(field)


if __name__ == "__main__":
    window.App = _Watched  # type: ignore[misc]  # the one place to see it from without slowing it
    sys.exit(main.main(sys.argv[1:]))
