"""What happens on a bug: log, a dialog with the details to copy, a controlled shutdown."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication

_LOG = logging.getLogger("reception.crash")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Said at each new size where there is no screen.
_OF_NO_INTEREST = frozenset({"This plugin does not support propagateSizeHints()"})
EXIT_CODE = 70  # EX_SOFTWARE of sysexits.h: an internal error was met


class CrashHook:
    """An exception hook that ends the program in order, once.

    Args:
        shut_down: closes the program in order.
        show: shows the details to the operator; returns when they were read.
        leave: ends the event loop.
    """

    def __init__(
        self, shut_down: Callable[[], None], show: Callable[[str], None], leave: Callable[[], None]
    ) -> None:
        self._shut_down = shut_down
        self._show = show
        self._leave = leave
        self._crashed = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error; the first one is shown and ends the program, those it draws along are not."""
        interrupted = issubclass(kind, KeyboardInterrupt)
        details = "".join(traceback.format_exception(kind, error, trace))
        if not interrupted:
            _LOG.critical("unexpected error\n%s", details)
        if self._crashed:
            return
        self._crashed = True
        if not interrupted:
            self._show(details)
        self._shut_down()
        self._leave()


def install(shut_down: Callable[[], None]) -> None:
    """Catch what nobody caught; ``shut_down`` closes the program in order."""
    sys.excepthook = CrashHook(shut_down, show_details, _leave)
    threading.excepthook = _on_thread_exception


def log_qt_messages() -> None:
    """Let what Qt says go into the program's log."""
    qInstallMessageHandler(_on_qt_message)


def _leave() -> None:
    # By an event: also where the error was met before the event loop began.
    QTimer.singleShot(0, lambda: QCoreApplication.exit(EXIT_CODE))


def _on_thread_exception(failed: threading.ExceptHookArgs) -> None:
    _LOG.critical("unexpected error in a thread", exc_info=failed.exc_value)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if text not in _OF_NO_INTEREST:
        logging.getLogger("qt").log(_QT_LEVELS[kind], "%s", text)


def show_details(details: str) -> None:
    """Show what happened, and put the details on the clipboard where asked to."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(
        QMessageBox.Icon.Critical,
        QCoreApplication.translate("Crash", "Réception RMA"),
        QCoreApplication.translate(
            "Crash", "The program met an unexpected error and closes. What was acknowledged is stored."
        ),
    )
    box.setObjectName("crash")
    versions = f"Python {sys.version.split()[0]}, Qt {qVersion()}\n\n"
    box.setDetailedText(versions + details)
    copy = box.addButton(
        QCoreApplication.translate("Crash", "Copy details"), QMessageBox.ButtonRole.ActionRole
    )
    copy.setObjectName("crashCopy")
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(versions + details)
