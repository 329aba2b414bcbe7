"""Start a bare PySide6 window: the yardstick, run by ``start``."""

import json
import os
import sys
from pathlib import Path
from time import monotonic

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """An empty window that says when it is painted, and quits."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """See the paint; what was queued behind it runs once the window is flushed."""
        QTimer.singleShot(0, self, self._on_flushed)

    def _on_flushed(self) -> None:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        print(json.dumps({"ready": monotonic(), "rss_mb": int(line.split()[1]) / 1024}), flush=True)
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    bare = Bare()
    bare.showMaximized()
    sys.exit(application.exec())
