"""Events that wait until it is clear that they are typing, and how they are then handed out.

A copy is sent with ``QCoreApplication.sendEvent`` and so is not spontaneous: that is how the wedge
knows its own keys again. What it cannot know so, it knows by identity.
"""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(slots=True)
class HeldEvent:
    """A copy of an event, and whom it was meant for.

    Attributes:
        event: what to send.
        target: who had the focus when it came; None for whoever has it when it is sent.
        fixed: whether nobody else may get it, as with a shortcut.
    """

    event: QEvent
    target: QObject | None
    fixed: bool = False

    def receiver(self) -> QObject | None:
        """Return whom to send it to now; None where nobody is left."""
        if self._is_there():
            return self.target
        if self.fixed:
            return None
        if isinstance(self.event, QInputMethodEvent):
            return QGuiApplication.focusObject()
        return focus_now() or QGuiApplication.focusWindow()

    def send(self) -> None:
        """Send it."""
        receiver = self.receiver()
        if receiver is not None:
            QCoreApplication.sendEvent(receiver, self.event)

    def _is_there(self) -> bool:
        if self.target is None or not shiboken6.isValid(self.target):
            return False
        return self.fixed or not isinstance(self.target, QWidget) or self.target.isVisible()


def focus_now() -> QObject | None:
    """Return what keys go to.

    An open menu or list takes them before what has the focus, and nothing reaches behind a modal dialog.
    """
    focus = QApplication.focusWidget()
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if over is None or (focus is not None and (over is focus or over.isAncestorOf(focus))):
        return focus
    # As its window would find it. The window itself is no longer there, for Python, once what it was asked
    # of is not: a list of completions, which nobody else knows, could be typed into no more.
    inner: QObject | None = over.focusWidget()
    return over if inner is None else inner
