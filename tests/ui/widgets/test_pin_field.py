"""The field for a PIN: figures come in, and nothing of them goes out but to whoever asks once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.bench.driving import named, touch
from ui.tokens import TOUCH_TARGET
from ui.widgets.action_button import ActionButton
from ui.widgets.pin_field import PinField
from ui.widgets.pin_pad import PinPad


@pytest.fixture
def pad(qtbot: QtBot) -> PinPad:
    made = PinPad("pin")
    made.ask("PIN")
    made.retranslate()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.take_focus()
    return made


def test_keys_for_gloves_type_the_pin_and_enter_ends_it(pad: PinPad, qtbot: QtBot) -> None:
    keys = [named(pad, ActionButton, f"key_{name}") for name in (*"0123456789", "backspace", "enter")]
    assert min(min(key.width(), key.height()) for key in keys) >= TOUCH_TARGET + 16
    for figure in "40719":
        touch(qtbot, named(pad, ActionButton, f"key_{figure}"))
    touch(qtbot, named(pad, ActionButton, "key_backspace"))
    with qtbot.waitSignal(pad.ended):
        touch(qtbot, named(pad, ActionButton, "key_enter"))
    assert pad.take() == "4071"
    assert pad.take() == ""


def test_nothing_is_ended_before_a_figure(pad: PinPad, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pad.ended):
        touch(qtbot, named(pad, ActionButton, "key_enter"))


def test_figures_of_a_french_keyboard_need_no_shift_and_letters_are_not_taken(pad: PinPad) -> None:
    field = named(pad, QLineEdit, "pin")
    for typed in "&\"'éa(-_à":
        # QTest has no keys for letters with accents.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, typed)
            QApplication.sendEvent(field, key)
    assert pad.take() == "13425680"


def test_what_was_typed_is_neither_shown_nor_said_nor_copied(pad: PinPad) -> None:
    field = named(pad, QLineEdit, "pin")
    QTest.keyClicks(field, "4071")
    heard = QAccessible.queryAccessibleInterface(field)
    assert "4071" not in (field.displayText(), heard.text(QAccessible.Text.Value))
    QGuiApplication.clipboard().clear()
    field.selectAll()
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == ""
    assert pad.take() == "4071"
    field.undo()
    assert field.text() == ""


def test_a_code_that_is_no_pin_may_have_letters(qtbot: QtBot) -> None:
    field = PinField("code")
    qtbot.addWidget(field)
    field.take_figures_only(False)
    QTest.keyClicks(field, "ab&12")
    assert field.take() == "ab&12"
