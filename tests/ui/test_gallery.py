"""The page of all widgets: nothing on it is clipped, unnamed or too small to touch, in any theme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.domain.own_choices import TEXT_SIZES, THEMES
from ui.gallery import build_gallery, grab_gallery
from ui.gallery_entry import build_entry
from ui.theme import apply_theme
from ui.tokens import TOUCH_TARGET
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.touch_keyboard import KeyPad
from ui.widgets.verdict_banner import VerdictBanner

OWN_THEMES = [name for name in THEMES if name != "system"]


@pytest.fixture(params=[(theme, build) for theme in OWN_THEMES for build in (build_gallery, build_entry)])
def page(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    theme, build = request.param
    apply_theme(qapp, theme)
    made: QWidget = build()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: all(widget.height() > TOUCH_TARGET - 1 for widget in _reached_by_tab(made)))
    yield made
    apply_theme(qapp, "light")


def test_it_is_grabbed_in_every_theme_and_text_size(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    made = (build_gallery(), build_entry())
    pictures = []
    for page in made:
        qtbot.addWidget(page)
        pictures += grab_gallery(qapp, page, tmp_path, page.windowTitle() or "entry")
    assert len(pictures) == len(made) * len(OWN_THEMES) * len(TEXT_SIZES)
    assert len({path.read_bytes() for path in pictures}) == len(pictures)
    apply_theme(qapp, "light")


def _reached_by_tab(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    ]


def test_it_fits_on_the_smallest_screen(page: QWidget) -> None:
    assert page.minimumSizeHint().width() <= 1366
    assert page.minimumSizeHint().height() <= 768


def test_nothing_is_clipped(page: QWidget) -> None:
    painted = [
        *page.findChildren(BigToggle),
        *page.findChildren(ActionButton),
        *page.findChildren(VerdictBanner),
    ]
    assert [widget.objectName() for widget in painted if widget.isVisible() and widget.is_clipped()] == []
    labels = [label for label in page.findChildren(QLabel) if label.text() and label.isVisible()]
    assert labels
    assert [label.text() for label in labels if label.width() < label.minimumSizeHint().width()] == []


def test_every_widget_that_takes_the_focus_has_a_name_to_be_read_out(page: QWidget) -> None:
    reached = _reached_by_tab(page)
    assert len(reached) > 4
    nameless = [
        widget
        for widget in reached
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_every_widget_that_takes_the_focus_is_a_touch_target(page: QWidget) -> None:
    small = [widget.objectName() for widget in _reached_by_tab(page) if widget.height() < TOUCH_TARGET]
    assert small == []


def test_every_button_acts_by_keyboard(qtbot: QtBot, page: QWidget) -> None:
    buttons = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isEnabled() and button.isVisible() and not isinstance(button.parent(), QHeaderView)
    ]
    acting = [button for button in buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert acting or page.findChild(KeyPad) is not None
    for button in acting:
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Space)
