"""What happens on a bug: log, a dialog with the details to copy, a controlled shutdown."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

_LOG = logging.getLogger("reception.crash")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def install(shut_down: Callable[[], None]) -> None:
    """Route uncaught exceptions and Qt's messages; ``shut_down`` closes the program in order."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            shut_down()
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _LOG.critical("unexpected error\n%s", details)
        _show(details)
        shut_down()

    sys.excepthook = hook
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS[kind], "%s", text)


def _show(details: str) -> None:
    box = QMessageBox(
        QMessageBox.Icon.Critical,
        QCoreApplication.translate("Crash", "Réception RMA"),
        QCoreApplication.translate(
            "Crash", "The program met an unexpected error and closes. What was acknowledged is stored."
        ),
    )
    versions = f"Python {sys.version.split()[0]}, Qt {qVersion()}\n\n"
    box.setDetailedText(versions + details)
    copy = box.addButton(
        QCoreApplication.translate("Crash", "Copy details"), QMessageBox.ButtonRole.ActionRole
    )
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(versions + details)
