"""The program's window driven by real key events, and watched until it is painted.

Waiting is ``QEventLoop.exec``: unlike ``QTest.qWait`` it lets go of the interpreter, so that the
database's thread runs as it does in the program.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QWidget

from benchmarks.measuring import timed
from receiving_app.app_context import AppContext
from ui.app import App
from ui.operations import operator_acts
from ui.scanner.bursts import Rhythm
from ui.start import end_of_start

WIDTH, HEIGHT = 1366, 768
_PATIENCE_MS = 20_000
_QUIET_MS = 25


class NotPainted(Exception):
    """The return screen did not show the number in time."""


class Painted(QObject):
    """Waits until a label that says a text was painted, and the window with it."""

    def __init__(self, labels: Iterable[QLabel], text: str) -> None:
        super().__init__()
        self._text = text
        self._loop = QEventLoop()
        self._seen = False
        self.at = 0.0
        self._labels = tuple(labels)
        for label in self._labels:
            label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the label being painted; what was queued behind it runs once the window is flushed."""
        if event.type() != QEvent.Type.Paint or self._seen:
            return False
        if isinstance(watched, QLabel) and watched.text() == self._text:
            self._seen = True
            QTimer.singleShot(0, self, self._on_flushed)
        return False

    def _on_flushed(self) -> None:
        self.at = perf_counter()
        self._loop.quit()

    def wait(self) -> float:
        """Return the moment at which it was painted and flushed.

        Raises:
            NotPainted: it was not within the patience.
        """
        patience = QTimer(singleShot=True)
        patience.timeout.connect(self._loop.quit)
        patience.start(_PATIENCE_MS)
        if not self.at:
            self._loop.exec()
        for label in self._labels:
            label.removeEventFilter(self)
        if not self.at:
            raise NotPainted(self._text)
        return self.at


class Bench:
    """The window over a database, at 1366 × 768.

    Args:
        watched: whether it looks at the other benches each second, as the program does.
    """

    def __init__(self, context: AppContext, application: QApplication, *, watched: bool = True) -> None:
        self.app = App(context, application)
        self.app.window.resize(WIDTH, HEIGHT)
        self.app.window.show()
        self.app.window.activateWindow()
        settle(200)
        end_of_start()  # as the program does then
        if watched:
            self.app.begin_bench_watch()
        # Every label is watched until the one that shows the number is known.
        self._labels = self.app.return_screen.findChildren(QLabel)

    def scan(self, rma: str, scanner_ms: int = 0) -> float:
        """Scan a number into the home screen and return the seconds from Enter to the painted return.

        Args:
            rma: the number.
            scanner_ms: how long the scanner types before Enter; what runs in the background stands back
                from its first keys. Waited for before them: keys with waits between would be torn where
                the machine is late for one, as there are no time stamps here.
        """
        field = self._field()
        painted = Painted(self._labels, rma)
        if scanner_ms:
            operator_acts()
            settle(scanner_ms)
        wedge = self.app.scans.wedge
        # These keys have no time stamps: where a busy machine pauses within them they are a scan all the same.
        wedge.use(Rhythm(bound_ms=_PATIENCE_MS))
        QTest.keyClicks(field, rma)
        start = perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        wedge.use(Rhythm())
        end = painted.wait()
        self._labels = [label for label in self._labels if label.text() == rma]
        return end - start

    def _field(self) -> QLineEdit:
        field = self.app.home.findChild(QLineEdit, "scan")
        if field is None:
            raise NotPainted("the scan field is not there")
        return field

    def go_home(self) -> None:
        """Go back to the home screen and let its boards be read."""
        self.app.window.show_screen("home")
        settle()
        self.wait_until(lambda: self._field().hasFocus() and self.app.lanes.idle())

    def open(self, name: str) -> float:
        """Show a screen and return the seconds until it is painted with what the database said."""
        start = perf_counter()
        self.app.window.show_screen(name)
        self.wait_until(self.app.lanes.idle)
        return perf_counter() - start

    def search_for(self, text: str) -> float:
        """Type a text into the search screen and return the seconds from its last letter to the painted list."""
        field = self.app.window.findChild(QLineEdit, "searchField")
        table = self.app.window.findChild(QTableView, "searchResults")
        if field is None or table is None:
            raise NotPainted("the search screen is not there")
        field.setText(text[:-1])
        settle()
        listed: list[bool] = []
        table.model().modelReset.connect(lambda: listed.append(True))
        start = perf_counter()
        field.setText(text)
        field.textEdited.emit(text)  # as a key does; QTest types no accents
        self.wait_until(lambda: bool(listed) and self.app.lanes.idle())
        return perf_counter() - start

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Let the event loop run until something is so and what it changed is painted."""
        loop = QEventLoop()
        deadline = perf_counter() + _PATIENCE_MS / 1000
        # Asked once: what was so for a moment may not be when it is asked again, as idle lanes.
        held = False

        def look() -> None:
            nonlocal held
            held = holds()
            if held or perf_counter() > deadline:
                # Paints are posted events: those already asked for come before this timer.
                QTimer.singleShot(0, loop.quit)
            else:
                QTimer.singleShot(0, look)

        QTimer.singleShot(0, look)
        loop.exec()
        if not held:
            raise NotPainted("nothing came")

    def close(self) -> None:
        """Close the window and the database."""
        self.app.window.close()
        self.app.shut_down()


@contextmanager
def bench_over(context: AppContext, *, watched: bool = True) -> Iterator[Bench]:
    """Give the window over a database, and close both."""
    bench = Bench(context, application(), watched=watched)
    try:
        yield bench
    finally:
        bench.close()


def application() -> QApplication:
    """Return the one application."""
    qInstallMessageHandler(_say)
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication(["benchmarks"])


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Print what Qt says, but for what the offscreen platform says at each new size."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def settle(milliseconds: int = _QUIET_MS) -> None:
    """Let the event loop run for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class _Empty(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing but the background."""


def empty_repaints(count: int) -> list[float]:
    """Return the seconds of repainting an empty window of the same size."""
    application()
    widget = _Empty()
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    settle(50)
    seconds = [timed(widget.repaint) for _ in range(count)]
    widget.close()
    return seconds
