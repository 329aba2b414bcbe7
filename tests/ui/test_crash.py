"""A bug is logged, shown once, and ends the program in order."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from receiving_app.domain.scans import ScannerProfile
from receiving_app.services.ports import Approval
from ui import crash
from ui.crash import CrashHook, show_details
from ui.overlays.sign_in import Entry
from ui.screens.scanner_parts.options_page import Chosen


class Program:
    """Notes in which order it is told to show and to close."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def hook(self) -> CrashHook:
        return CrashHook(
            lambda: self.told.append("closed"),
            lambda _details: self.told.append("shown"),
            lambda: self.told.append("left"),
        )


@pytest.fixture
def _hooks_restored() -> Iterator[None]:
    hooks = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(None)


def test_a_bug_is_logged_shown_and_ends_the_program(caplog: pytest.LogCaptureFixture) -> None:
    program = Program()
    with caplog.at_level(logging.CRITICAL):
        program.hook()(ValueError, ValueError("broken"), None)
    assert program.told == ["shown", "closed", "left"]
    assert "ValueError: broken" in caplog.text


def test_what_a_bug_draws_along_is_logged_and_not_shown_again(caplog: pytest.LogCaptureFixture) -> None:
    program = Program()
    hook = program.hook()
    with caplog.at_level(logging.CRITICAL):
        hook(ValueError, ValueError("first"), None)
        hook(ValueError, ValueError("second"), None)
    assert program.told == ["shown", "closed", "left"]
    assert "second" in caplog.text


def test_a_report_says_where_it_happened_and_nothing_of_what_was_in_hand(
    caplog: pytest.LogCaptureFixture,
) -> None:
    secret = "739158264017"
    told: list[str] = []

    def act(entry: Entry, approval: Approval, chosen: Chosen) -> None:
        kept = [entry, approval, chosen]
        raise ValueError(f"cannot go on with {kept}")

    hook = CrashHook(lambda: None, told.append, lambda: None)
    with caplog.at_level(logging.CRITICAL):
        try:
            act(
                Entry("Sam", secret),
                Approval("Nadia", secret, "geste"),
                Chosen(ScannerProfile(), None, secret),
            )
        except ValueError as error:
            hook(type(error), error, error.__traceback__)
    assert "in act" in told[0]
    assert "Sam" in told[0]
    assert secret not in told[0] + caplog.text


def test_ctrl_c_closes_without_a_word() -> None:
    program = Program()
    program.hook()(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert program.told == ["closed", "left"]


@pytest.mark.parametrize(("pressed", "copied"), [("crashCopy", True), ("", False)])
def test_the_details_can_be_copied(qtbot: QtBot, qapp: QApplication, pressed: str, copied: bool) -> None:
    qapp.clipboard().setText("before")

    def press() -> None:
        box = next(widget for widget in qapp.topLevelWidgets() if widget.objectName() == "crash")
        assert isinstance(box, QMessageBox)
        named = box.findChild(QAbstractButton, pressed) if pressed else None
        (named or box.button(QMessageBox.StandardButton.Close)).click()

    QTimer.singleShot(0, press)
    show_details("ValueError: broken")
    assert ("ValueError: broken" in qapp.clipboard().text()) is copied


@pytest.mark.usefixtures("_hooks_restored")
def test_failing_threads_and_words_of_qt_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    crash.install(lambda: None)
    crash.log_qt_messages()
    assert isinstance(sys.excepthook, CrashHook)
    with caplog.at_level(logging.CRITICAL):
        failing = threading.Thread(target=lambda: 1 / 0)
        failing.start()
        failing.join()
    assert "unexpected error in a thread" in caplog.text
    with caplog.at_level(logging.WARNING):
        qWarning("odd")
    assert [record.name for record in caplog.records if record.getMessage() == "odd"] == ["qt"]
