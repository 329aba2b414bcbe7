"""A scan in the real window, whatever has the focus: it is answered, and what was being edited stays."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QMenu, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from receiving_app.services.commands import command_sheet
from tests.e2e.hands import Keys
from tests.ui.bench.driving import named, press, scan_into, touch, type_line, type_text, until
from tests.ui.scanner.test_pictures import bars, label
from ui.app import App
from ui.sounds import Sound
from ui.widgets.action_button import ActionButton
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.feedback_band import FeedbackBand

pytestmark = pytest.mark.e2e

USUAL, CARTON, OTHER = "RMA-2026-004101-Z", "RMA-2026-004104-T", "RMA-2026-004110-Z"
POPUPS = ("This plugin does not support raise", "This plugin does not support grabbing the keyboard")


def _money(app: App, qtbot: QtBot) -> QWidget:
    """An amount of the fee rules that is being edited."""
    app.window.show_screen("settings")
    tabs = app.window.screen_named("settings").findChild(QTabWidget)
    assert tabs is not None
    until(qtbot, lambda: bool(tabs.findChildren(QLineEdit, "fee1_minimum")))
    found = tabs.findChildren(QLineEdit, "fee1_minimum")
    page = next(at for at in range(tabs.count()) if tabs.widget(at).isAncestorOf(found[0]))
    tabs.setCurrentIndex(page)
    return _edited(found[0], "12,5")


def _palette(app: App, qtbot: QtBot) -> QWidget:
    """A dialog of the window."""
    press(app.window, "Ctrl+K")
    field = named(app.window, QLineEdit, "paletteField")
    until(qtbot, field.hasFocus)
    return _edited(field, "lis")


def _menu(app: App, qtbot: QtBot) -> QWidget:
    menu = app.window.findChild(QMenu)
    assert menu is not None
    menu.popup(app.window.mapToGlobal(app.window.rect().center()))
    until(qtbot, menu.isVisible)
    return menu


def _list(app: App, qtbot: QtBot) -> QWidget:
    """A list that is searched by typing."""
    app.window.search_requested.emit("0041")
    view = named(app.window, QAbstractItemView, "searchResults")
    until(qtbot, lambda: view.model().rowCount() > 1)
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    return view


def _choice(app: App, qtbot: QtBot) -> QWidget:
    app.window.show_screen("scanner")
    tabs = named(app.window, QTabWidget, "scannerTabs")
    tabs.setCurrentIndex(3)
    box = named(app.window, QComboBox, "serialSpeed")
    until(qtbot, lambda: box.count() > 1)
    box.setFocus()
    return box


def _edited(field: QLineEdit, text: str) -> QLineEdit:
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    assert field.text() == text
    return field


def _state(widget: QWidget) -> object:
    if isinstance(widget, QLineEdit):
        return widget.text(), widget.cursorPosition()
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    if isinstance(widget, QAbstractItemView):
        return widget.currentIndex().row(), widget.model().rowCount()
    return widget.isEnabled()


@pytest.mark.qt_log_ignore(*POPUPS, extend=True)
@pytest.mark.parametrize("place", [_money, _palette, _menu, _list, _choice])
def test_a_scan_is_answered_and_changes_nothing_where_the_focus_is(
    bench: App, qtbot: QtBot, place: Callable[[App, QtBot], QWidget]
) -> None:
    widget = place(bench, qtbot)
    before = _state(widget)

    scan_into(widget, OTHER)

    until(qtbot, lambda: [past.code for past in bench.scans.desk.history()] == [OTHER])
    until(qtbot, lambda: bench.window.current() == "return" and bench.return_screen.rma() == OTHER)
    assert _state(widget) == before


def test_the_label_of_a_second_box_says_that_the_first_is_here_and_receives_it_at_one_touch(
    bench: App, qtbot: QtBot
) -> None:
    keys = Keys(bench, qtbot)
    keys.open(USUAL)

    scan_into(bench.window, USUAL)

    until(qtbot, lambda: bool(bench.window.messages()))
    (message,) = bench.window.messages()
    assert f"{USUAL} : le colis 1 est déjà là" in message.text
    until(qtbot, lambda: _said(bench) is Sound.ALREADY_DONE)
    touch(qtbot, named(bench.window, ActionButton, "messageAction"))
    until(qtbot, lambda: _said(bench) is Sound.ACCEPTED)
    assert [parcel.number for parcel in keys.case().parcels] == [1, 2]
    assert bench.return_screen.revision() == keys.case().revision


def test_a_scan_while_a_quantity_is_typed_counts_nothing(bench: App, qtbot: QtBot) -> None:
    keys = Keys(bench, qtbot)
    keys.open(CARTON)
    before = keys.case()
    field = _edited(named(bench.return_screen, QLineEdit, "quantity"), "12")

    scan_into(field, OTHER)

    until(qtbot, lambda: bench.return_screen.rma() == OTHER)
    keys.open(CARTON)
    assert keys.case() == before


def test_a_scan_waits_for_the_approval_that_is_being_given_and_changes_nothing_in_it(
    bench: App, qtbot: QtBot
) -> None:
    keys = Keys(bench, qtbot)
    keys.open(USUAL)
    keys.do("all_as_new")
    keys.until_step("Émettez l'avoir")
    keys.do("other_decision")
    keys.do("waive_fee")
    panel = bench.return_screen.findChild(ApprovalPanel)
    assert isinstance(panel, ApprovalPanel)
    for name, text in (("approvalName", "Nadia"), ("approvalCode", "24"), ("approvalReason", "accord")):
        field = _edited(named(panel, QLineEdit, name), text)
        scan_into(field, OTHER)
        assert field.text() == text
    assert panel.isVisible()
    assert (bench.return_screen.rma(), bench.scans.desk.history()) == (USUAL, ())

    press(bench.window, "Esc")

    until(qtbot, lambda: bench.return_screen.rma() == OTHER)
    assert keys.case().waiver is None


@pytest.mark.parametrize("screen", ["home", "return", "search"])
def test_a_picture_pasted_into_the_window_is_read(bench: App, qtbot: QtBot, screen: str) -> None:
    if screen == "return":
        Keys(bench, qtbot).open(USUAL)
    bench.window.show_screen(screen)
    QGuiApplication.clipboard().setImage(label(bars(OTHER)))

    press(bench.window, "Ctrl+V")

    until(qtbot, lambda: bench.window.current() == "return" and bench.return_screen.rma() == OTHER)
    QGuiApplication.clipboard().clear()


def test_a_command_that_comes_through_the_scan_field_is_carried_out_where_the_operator_is(
    bench: App, qtbot: QtBot
) -> None:
    """As from a scanner too slow to be told from a hand."""
    codes = command_sheet(bench.home.bench, "fr").codes
    as_new = next(code.text for code in codes if "-ALLOK-" in code.text)
    keys = Keys(bench, qtbot)
    keys.open(USUAL)

    type_line(named(bench.return_screen, QLineEdit, "returnScan"), as_new)

    keys.until_step("Émettez l'avoir")
    assert bench.window.current() == "return"
    bench.window.show_screen("home")
    type_line(named(bench.home, QLineEdit, "scan"), as_new)
    until(qtbot, lambda: _said(bench) is Sound.REFUSED)


def _said(app: App) -> Sound | None:
    band = app.window.findChild(FeedbackBand)
    feedback = band.feedback() if isinstance(band, FeedbackBand) else None
    return feedback.sound if feedback is not None else None
