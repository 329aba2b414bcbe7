"""Drives the window as a person does: keys, scans, and waiting until it has answered."""

import time
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import App
from ui.scanner.bursts import BOUND_MS

_PATIENCE_MS = 30_000
_A_MOMENT_MS = 150
# A machine that holds a scan up so often is no bench.
_READ_AGAIN = 50


class Driver:
    """Presses keys in a window and waits for its answers.

    Args:
        bench: the window.
        watching_ms: how long a person looks at each answer, in milliseconds; 0 where nobody does.
    """

    def __init__(self, bench: App, watching_ms: int = 0) -> None:
        self._bench = bench
        self._watching_ms = watching_ms

    def press(self, step: str) -> None:
        """Press a key, as ``Ctrl+2``, or type what follows ``scan``."""
        if step.startswith("scan "):
            self.scan(step.removeprefix("scan "))
            return
        QTest.keySequence(self._focused(), QKeySequence(step))
        # Keys are held for the moment in which they might be a scan.
        self.until(self._bench.scans.wedge.is_at_rest, step)

    def scan(self, text: str) -> None:
        """Type as a scanner does: the characters, then Enter.

        Where a busy machine paused within it, so that it was no scan, it is read again, as a person would.
        """
        for _ in range(_READ_AGAIN):
            paused, last = False, time.monotonic()
            for character in text:
                QTest.keyClicks(self._focused(), character)
                last, before = time.monotonic(), last
                paused = paused or (last - before) * 1000 >= BOUND_MS
            QTest.keyClick(self._focused(), Qt.Key.Key_Return)
            if not paused:
                return
            self.until(self._bench.scans.wedge.is_at_rest, text)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something is so.

        Raises:
            TimeoutError: it was not within half a minute.
        """
        waiting = QDeadlineTimer(_PATIENCE_MS)
        while not holds():
            if waiting.hasExpired():
                raise TimeoutError(f"the window did not answer: {what}")
            self.spin(5)
        if self._watching_ms:
            self.spin(self._watching_ms)

    def settle(self) -> None:
        """Wait until every call was answered and what it changed is painted."""
        self.until(self._bench.lanes.idle, "calls under way")
        self.spin(20)

    def pause(self) -> None:
        """Let a person look, or the window come to rest."""
        self.spin(self._watching_ms or _A_MOMENT_MS)

    def spin(self, milliseconds: int) -> None:
        """Let the event loop run."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _focused(self) -> QWidget:
        # With no widget focused, keys go to the window.
        return QApplication.focusWidget() or self._bench.window
