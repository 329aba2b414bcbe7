"""Messages do not interrupt: they stack, can be dismissed, and offer what to do."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import active
from ui.tokens import TOUCH_TARGET
from ui.widgets.action_button import ActionButton
from ui.widgets.message_bar import Message, MessageBar

PRINTER = Message("refused", "L'imprimante ne répond pas", "Allumez-la.", "Réessayer")


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    made.resize(900, 200)
    return made


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_takes_no_room_until_there_is_something_to_say(bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.show_message(PRINTER)
    assert not bar.isHidden()
    assert bar.accessibleName() == "L'imprimante ne répond pas Allumez-la."


def test_the_newest_comes_first_and_the_fourth_drives_the_oldest_out(bar: MessageBar) -> None:
    for number in range(4):
        bar.show_message(Message("info", str(number)))
    assert [message.text for message in bar.messages()] == ["3", "2", "1"]


def test_the_same_message_is_not_shown_twice(bar: MessageBar) -> None:
    bar.show_message(PRINTER)
    bar.show_message(Message("ok", "Enregistré"))
    bar.show_message(PRINTER)
    assert bar.messages() == (PRINTER, Message("ok", "Enregistré"))


def test_escape_dismisses_what_is_shown(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(PRINTER)
    qtbot.keyClick(bar.findChild(ActionButton, "messageDismiss"), Qt.Key.Key_Escape)
    assert bar.messages() == ()
    assert bar.isHidden()


def test_one_message_is_closed_alone(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(PRINTER)
    qtbot.mouseClick(bar.findChild(ActionButton, "messageDismiss"), Qt.MouseButton.LeftButton)
    assert bar.messages() == ()


def test_an_offered_act_is_done_and_the_message_goes(qtbot: QtBot, bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_message(replace(PRINTER, act=lambda: done.append("printed")))
    qtbot.mouseClick(bar.findChild(ActionButton, "messageAction"), Qt.MouseButton.LeftButton)
    assert done == ["printed"]
    assert bar.messages() == ()


def test_without_an_act_there_is_no_button_for_it(bar: MessageBar) -> None:
    bar.show_message(Message("ok", "Enregistré"))
    assert bar.findChild(ActionButton, "messageAction").isHidden()


def test_other_keys_are_left_to_the_screen(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message(PRINTER)
    qtbot.keyClick(bar, Qt.Key.Key_F5)
    assert bar.messages() == (PRINTER,)


@pytest.mark.parametrize("kind", ["ok", "attention", "refused", "info"])
def test_long_words_take_more_lines_and_are_drawn(qapp: QApplication, bar: MessageBar, kind: str) -> None:
    bar.show_message(Message(kind, "L'imprimante ne répond pas. " * 8, "Allumez-la, puis recommencez. " * 8))
    bar.show()
    narrow = bar.layout().heightForWidth(500)
    assert narrow > bar.layout().heightForWidth(1300) >= active().px(TOUCH_TARGET)
    assert not bar.grab().isNull()
    bar.clear()
    _settle()
