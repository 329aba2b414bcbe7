"""What keeps others out of the window: the wait until it locks, and the curtain over it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from ui.overlays.overlay import Overlay
from ui.scanner.time_source import QtTime, TimeSource

MINUTE_MS = 60_000
# What may be done by whoever stands there: it shows nothing of the work.
_HARMLESS = ("action_language", "action_theme_", "action_text_", "action_sounds", "action_quit")


class IdleWatch(QObject):
    """Tells when nobody did anything for a while.

    Signals:
        idle: the time is over; it is told once, until something is done again.
    """

    idle = Signal()

    def __init__(self, time: TimeSource | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._minutes = 0
        self._alarm = (time or QtTime(self)).alarm(self.idle.emit)

    def use(self, minutes: int) -> None:
        """Wait this long from now on; 0 for ever."""
        self._minutes = minutes
        self.restart()

    def restart(self) -> None:
        """Begin to wait anew: somebody did something."""
        if self._minutes:
            self._alarm.set(self._minutes * MINUTE_MS)
        else:
            self._alarm.stop()


class Curtain:
    """Takes all of a window away, and gives it back as it was.

    The screens are hidden and not only covered: then no key, command, shortcut or screen reader comes to
    them, whatever lies above. What was edited, chosen or scrolled stays in them.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._before: QWidget | None = None
        self._stopped: list[QAction] = []
        self._drawn = False

    def is_drawn(self) -> bool:
        """Tell whether the window is taken away."""
        return self._drawn

    def draw(self) -> None:
        """Take the window away, with all that lies over it."""
        if self._drawn:
            return
        self._drawn = True
        self._close_what_is_open()
        self._before = self._window.focusWidget()
        self._stopped = [one for one in self._window.actions() if one.isEnabled() and not _is_harmless(one)]
        for action in self._stopped:
            action.setEnabled(False)
        self._window.setAcceptDrops(False)
        self._show_screens(shown=False)

    def open(self) -> None:
        """Give the window back, with the focus where it was."""
        if not self._drawn:
            return
        self._drawn = False
        self._show_screens(shown=True)
        self._window.setAcceptDrops(True)
        for action in self._stopped:
            action.setEnabled(True)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before, self._stopped = None, []

    def _show_screens(self, *, shown: bool) -> None:
        screens = self._window.centralWidget()
        if screens is not None:
            screens.setVisible(shown)

    def _close_what_is_open(self) -> None:
        popup: Callable[[], QWidget | None] = QApplication.activePopupWidget
        while (shown := popup()) is not None and shown.close():
            pass
        for card in self._window.findChildren(Overlay):
            card.close_card()
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()


def _is_harmless(action: QAction) -> bool:
    return action.objectName().startswith(_HARMLESS)
