"""Action buttons are easy to hit, show their key, and are worked by touch and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme import active
from ui.tokens import TOUCH_TARGET
from ui.widgets.action_button import ActionButton

KINDS = ("primary", "accent", "secondary", "danger", "quiet", "header", "header_current")


def _button(qtbot: QtBot, kind: str = "secondary", *, compact: bool = False) -> ActionButton:
    button = ActionButton(kind, "check", compact=compact)
    qtbot.addWidget(button)
    button.setText("Mettre en attente")
    button.resize(button.sizeHint())
    return button


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_easy_to_hit(qtbot: QtBot, kind: str) -> None:
    assert _button(qtbot, kind).sizeHint().height() >= active().px(56)


def test_a_compact_one_is_still_a_touch_target(qtbot: QtBot) -> None:
    assert _button(qtbot, compact=True).sizeHint().height() == active().px(TOUCH_TARGET)


@pytest.mark.parametrize("kind", KINDS)
def test_its_words_fit_its_own_size(qtbot: QtBot, kind: str) -> None:
    button = _button(qtbot, kind)
    assert not button.is_clipped()
    button.resize(button.width() // 2, button.height())
    assert button.is_clipped()


def test_a_key_shown_takes_room(qtbot: QtBot) -> None:
    button = _button(qtbot)
    before = button.sizeHint().width()
    button.set_shortcut_hint("F8")
    assert button.sizeHint().width() > before
    assert button.shortcut_hint() == "F8"
    assert button.grab().toImage() != _button(qtbot).grab().toImage()


@pytest.mark.parametrize("disabled", [False, True])
def test_it_acts_only_where_it_may(qtbot: QtBot, disabled: bool) -> None:
    button = _button(qtbot)
    button.setDisabled(disabled)
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(clicks) == (0 if disabled else 1)


def test_it_answers_to_a_finger_that_is_down(qtbot: QtBot) -> None:
    button = _button(qtbot)
    up = button.grab().toImage()
    button.setDown(True)
    assert button.grab().toImage() != up


def test_kind_and_icon_can_change(qtbot: QtBot) -> None:
    button = _button(qtbot)
    pictures = [button.grab().toImage()]
    button.set_kind("danger")
    pictures.append(button.grab().toImage())
    button.set_icon("trash")
    pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
