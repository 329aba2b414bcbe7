"""Dead keys in scans: ``[`` is one on French and Belgian keyboards, and an input method keeps its press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.scanner.hands import NONE, Keyboard

DEAD_CIRCUMFLEX = Qt.Key.Key_Dead_Circumflex


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def _dead_key(field: QLineEdit) -> None:
    """Press a dead key as X11 hands it out: an input method keeps the press, and lets the release pass."""
    QTest.simulateEvent(field, False, DEAD_CIRCUMFLEX.value, NONE, "", False)


def test_a_dead_key_that_an_input_method_kept_is_the_first_of_its_scan(
    keyboard: Keyboard, field: QLineEdit
) -> None:
    _dead_key(field)
    keyboard.time.pass_ms(2)
    keyboard.scan("QBC-4")
    keyboard.rest()
    assert (keyboard.texts, field.text()) == (["^QBC-4"], "")


def test_a_letter_that_carries_the_accent_has_it_once(keyboard: Keyboard, field: QLineEdit) -> None:
    _dead_key(field)
    keyboard.time.pass_ms(2)
    committed = QInputMethodEvent()
    committed.setCommitString("ê")
    QApplication.sendEvent(field, committed)
    QTest.simulateEvent(field, False, Qt.Key.Key_E.value, NONE, "e", False)
    keyboard.time.pass_ms(2)
    keyboard.scan("BC-4")
    keyboard.rest()
    assert (keyboard.texts, field.text()) == (["êBC-4"], "")
    assert [key.text for key in keyboard.scans[0].keys][:2] == ["", "ê"]


def test_an_accent_typed_by_hand_arrives_as_it_was_typed(keyboard: Keyboard, field: QLineEdit) -> None:
    for down in (False, True, False):  # kept by an input method, then seen by a widget without one
        QTest.simulateEvent(field, down, DEAD_CIRCUMFLEX.value, NONE, "", False)
        keyboard.rest()
    committed = QInputMethodEvent()
    committed.setCommitString("ê")
    QApplication.sendEvent(field, committed)
    keyboard.type("t")
    assert (keyboard.scans, field.text()) == ([], "êt")
