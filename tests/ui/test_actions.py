"""Each act is declared once: its key, its button, its words, and whether it is possible now."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.builders import a_bench
from tests.ui.bench.conftest import open_window
from ui.screens.screen import Screen
from ui.widgets.action_button import ActionButton
from ui.widgets.message_bar import Message


class _Page(Screen):
    """A screen with one button and one act without."""

    def __init__(self) -> None:
        super().__init__(a_bench(), "en")
        self.done: list[str] = []
        self.reason = "the box is still closed"
        self.button = ActionButton(parent=self)
        self.button.setText("Weigh the parcel")
        self.button.clicked.connect(lambda: self.done.append("weighed"))
        layout = QVBoxLayout(self)
        # Keys reach a screen only while something in it has the focus; a disabled button loses it.
        layout.addWidget(QLineEdit(self))
        layout.addWidget(self.button)
        self.weigh = self.add_action("weigh", "F5", button=self.button, command="WEIGH")
        self.turn = self.add_action("turn", "F6", lambda: self.done.append("turned"), command="TURN")
        self.turn.setText("Turn it over")

    def why_not(self, _command: str = "") -> str:
        return self.reason


@pytest.fixture
def page(qtbot: QtBot) -> _Page:
    made = _Page()
    qtbot.addWidget(made)
    open_window(qtbot, made)
    return made


def _said(page: _Page) -> list[Message]:
    heard: list[Message] = []
    page.message_requested.connect(heard.append)
    return heard


def test_the_button_shows_the_key_of_its_act(page: _Page) -> None:
    assert page.button.shortcut_hint() == "F5"


def test_key_button_and_command_barcode_do_the_same(page: _Page) -> None:
    QTest.keyClick(page, Qt.Key.Key_F5)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert page.run_command("WEIGH")
    assert page.done == ["weighed"] * 3


def test_an_act_has_the_words_of_its_button_in_every_language(page: _Page) -> None:
    page.button.setText("Peser le colis")
    assert [action.words() for action in page.bench_actions()] == ["Peser le colis", "Turn it over"]


def test_what_a_disabled_button_would_do_is_refused_with_the_reason(page: _Page) -> None:
    said = _said(page)
    page.button.setEnabled(False)
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert not page.weigh.is_possible()
    assert page.done == []
    assert [(message.kind, message.next_step) for message in said] == [("refused", page.reason)]


def test_a_button_that_is_not_shown_offers_nothing_and_its_key_says_nothing(page: _Page) -> None:
    said = _said(page)
    page.button.setVisible(False)
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert not page.run_command("WEIGH")
    assert (page.done, said) == ([], [])


def test_a_screen_that_shows_the_reason_itself_says_nothing_more(page: _Page) -> None:
    said = _said(page)
    page.reason = ""
    page.button.setEnabled(False)
    QTest.keyClick(page, Qt.Key.Key_F5)
    assert said == []


def test_an_act_without_a_button_runs_and_explains_itself_what_it_refuses(page: _Page) -> None:
    QTest.keyClick(page, Qt.Key.Key_F6)
    assert page.run_command("TURN")
    assert page.done == ["turned", "turned"]


def test_a_button_found_late_is_the_one_of_the_moment(page: _Page) -> None:
    action = page.add_action("late", "F7", button=lambda: page.button if page.done else None)
    assert not action.run()
    assert action.words() == ""
    page.done.append("something")
    assert action.run()
    assert action.words() == "Weigh the parcel"


def test_a_command_of_another_screen_is_not_done_here(page: _Page) -> None:
    assert not page.run_command("ELSEWHERE")
    assert page.done == []
