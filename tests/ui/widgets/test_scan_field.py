"""The scan field takes what scanners and fingers type."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import active
from ui.tokens import TOUCH_TARGET
from ui.widgets.scan_field import ScanField


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for name in ("first", "second"):
        field = ScanField(made, large=name == "first")
        field.setObjectName(name)
        layout.addWidget(field)
    made.show()
    return made


@pytest.fixture
def field(page: QWidget) -> ScanField:
    return page.findChild(ScanField, "first")


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_ends_with_enter_or_tab_and_the_field_is_empty_for_the_next(
    qtbot: QtBot, field: ScanField, end: Qt.Key
) -> None:
    qtbot.keyClicks(field, "  RMA-2026-004101-Z ")
    with qtbot.waitSignal(field.submitted) as scanned:
        qtbot.keyClick(field, end)
    assert scanned.args == ["RMA-2026-004101-Z"]
    assert field.text() == ""


def test_blanks_are_no_scan(qtbot: QtBot, field: ScanField) -> None:
    qtbot.keyClicks(field, "   ")
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""


def test_tab_moves_on_from_an_empty_field(qtbot: QtBot, page: QWidget, field: ScanField) -> None:
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert page.findChild(ScanField, "second").hasFocus()


def test_what_is_there_is_selected_so_that_the_next_scan_replaces_it(
    qtbot: QtBot, page: QWidget, field: ScanField
) -> None:
    page.activateWindow()
    field.setText("half a sca")
    page.findChild(ScanField, "second").setFocus()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.selectedText() == "half a sca"


def test_it_is_a_touch_target(page: QWidget) -> None:
    assert page.findChild(ScanField, "second").minimumHeight() >= active().px(TOUCH_TARGET)
