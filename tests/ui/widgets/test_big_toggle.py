"""A toggle says its state by icon, colour and word, and leaves the decision to the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ui.theme import active
from ui.tokens import TOUCH_TARGET
from ui.widgets.big_toggle import BigToggle

STATES = ("todo", "ok", "missing", "attention", "choice", "chosen")


@pytest.fixture
def toggle(qtbot: QtBot) -> BigToggle:
    made = BigToggle()
    qtbot.addWidget(made)
    made.setText("Câble réseau")
    made.resize(300, made.heightForWidth(300))
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Space])
def test_space_asks_for_a_change(qtbot: QtBot, toggle: BigToggle, key: Qt.Key) -> None:
    with qtbot.waitSignal(toggle.clicked):
        qtbot.keyClick(toggle, key)


def test_a_touch_asks_for_a_change(qtbot: QtBot, toggle: BigToggle) -> None:
    with qtbot.waitSignal(toggle.clicked):
        qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)


def test_enter_does_nothing_because_it_ends_every_scan(qtbot: QtBot, toggle: BigToggle) -> None:
    with qtbot.assertNotEmitted(toggle.clicked):
        qtbot.keyClick(toggle, Qt.Key.Key_Return)


@pytest.mark.parametrize("state", STATES)
def test_a_click_changes_nothing_by_itself(qtbot: QtBot, toggle: BigToggle, state: str) -> None:
    toggle.set_state(state)
    checked = toggle.isChecked()
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert toggle.state() == state
    assert toggle.isChecked() is checked


def test_every_state_looks_different(toggle: BigToggle) -> None:
    pictures = []
    for state in ("todo", "ok", "missing", "attention", "chosen"):
        toggle.set_state(state)
        pictures.append(toggle.grab().toImage())
    assert all(first != second for place, first in enumerate(pictures) for second in pictures[place + 1 :])


def test_a_screen_reader_hears_label_detail_and_state(toggle: BigToggle) -> None:
    toggle.set_detail("manquant")
    toggle.set_state("ok")
    heard = QAccessible.queryAccessibleInterface(toggle)
    assert heard.text(QAccessible.Text.Name) == "Câble réseau"
    assert heard.text(QAccessible.Text.Description) == "manquant"
    assert toggle.isChecked()


def test_the_focus_is_seen(qtbot: QtBot, toggle: BigToggle) -> None:
    toggle.activateWindow()
    toggle.setFocus()
    qtbot.waitUntil(toggle.hasFocus)
    focused = toggle.grab().toImage()
    toggle.clearFocus()
    assert toggle.grab().toImage() != focused


def test_it_is_a_touch_target(toggle: BigToggle) -> None:
    assert toggle.minimumSizeHint().height() >= active().px(TOUCH_TARGET)
    assert toggle.heightForWidth(300) == active().px(TOUCH_TARGET)


def test_it_grows_with_words_that_do_not_fit_on_a_line(toggle: BigToggle) -> None:
    toggle.setText("Bloc d'alimentation 12 V à fiche européenne")
    toggle.set_detail("indispensable · manquant · −11,90 €")
    toggle.set_shortcut_hint("Ctrl+5")
    assert toggle.is_clipped()
    toggle.resize(300, toggle.heightForWidth(300))
    assert not toggle.is_clipped()
    assert toggle.height() > active().px(TOUCH_TARGET)
    assert toggle.detail() == "indispensable · manquant · −11,90 €"
    assert toggle.shortcut_hint() == "Ctrl+5"


def test_its_own_icon_replaces_that_of_the_state(toggle: BigToggle) -> None:
    before = toggle.grab().toImage()
    toggle.set_icon("camera")
    assert toggle.grab().toImage() != before


def test_one_that_is_of_no_use_now_looks_so_and_does_nothing(qtbot: QtBot, toggle: BigToggle) -> None:
    before = toggle.grab().toImage()
    toggle.setEnabled(False)
    assert toggle.grab().toImage() != before
    with qtbot.assertNotEmitted(toggle.clicked):
        qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
