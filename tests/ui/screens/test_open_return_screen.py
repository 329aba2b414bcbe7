"""A return opened by hand: filled in, held to what a file is held to, opened, its sheet printed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.vocabulary import Reason
from receiving_app.services.case_sheet import open_sheet
from tests.ui.bench.driving import named, press, touch, type_text, until
from tests.ui.clipping import clipped
from tests.ui.screens.conftest import Open
from ui.operations import Lanes
from ui.screens.open_return_screen import OpenReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.message_bar import Message
from ui.widgets.suggestions import Suggestions

# The offscreen platform says so of each list that opens.
POPUPS = ("This plugin does not support raise", "This plugin does not support grabbing the keyboard")
FIELDS = {
    "open_customer_name": "Essai Réseaux SARL",
    "open_siren": "999810005",
    "open_sku_1": "GRP2614",
    "open_invoice_1": "FA-2026-90001",
    "open_invoiced_on_1": "10/09/2026",
    "open_unit_price_1": "89,50",
    "open_serials_1": "20EZ99990001",
}


@pytest.fixture
def screen(context: AppContext, open_screen: Open) -> OpenReturnScreen:
    made = OpenReturnScreen(context.bench, context.open_typed, "en")
    open_screen(made)
    return made


def fill(screen: OpenReturnScreen, **changes: str) -> None:
    for name, text in {**FIELDS, **changes}.items():
        named(screen, QLineEdit, name).setText(text)


def suggestions_of(edit: QLineEdit) -> Suggestions:
    found = edit.findChild(Suggestions)
    assert isinstance(found, Suggestions)
    return found


def said(screen: OpenReturnScreen) -> list[Message]:
    messages: list[Message] = []
    screen.message_requested.connect(messages.append)
    return messages


def opened_number(qtbot: QtBot, screen: OpenReturnScreen) -> str:
    until(qtbot, named(screen, ActionButton, "openShow").isVisible)
    chosen: list[str] = []
    screen.return_chosen.connect(chosen.append)
    touch(qtbot, named(screen, ActionButton, "openShow"))
    return chosen[-1]


def test_a_return_is_opened_under_the_next_number_and_its_sheet_is_made(
    screen: OpenReturnScreen, context: AppContext, qtbot: QtBot
) -> None:
    fill(screen)
    touch(qtbot, named(screen, BigToggle, "open_reason_defective"))
    press(screen, "F12")
    number = opened_number(qtbot, screen)
    assert number.startswith("RMA-2026-900001-")
    case = open_sheet(context.bench, number).case
    assert (case.reason, case.lines[0].serials) == (Reason.DEFECTIVE, ("20EZ99990001",))
    with qtbot.waitSignal(screen.sheet_made, timeout=20_000) as made:
        touch(qtbot, named(screen, ActionButton, "openSheet"))
    assert made.args is not None
    assert made.args[0].startswith(b"%PDF")
    touch(qtbot, named(screen, ActionButton, "openAnother"))
    assert named(screen, QLineEdit, "open_customer_name").text() == ""
    assert named(screen, ActionButton, "openReturn").isVisible()


def test_what_does_not_hold_is_said_beside_its_field_and_nothing_is_opened(
    screen: OpenReturnScreen, qtbot: QtBot
) -> None:
    messages = said(screen)
    fill(screen, open_unit_price_1="dear", open_siren="123")
    press(screen, "F12")
    until(qtbot, lambda: bool(messages))
    assert messages[-1].kind == "refused"
    assert "SIREN" in messages[-1].next_step
    assert "SIREN" in named(screen, QLineEdit, "open_siren").accessibleDescription()
    fill(screen, open_unit_price_1="dear")
    press(screen, "F12")
    until(qtbot, lambda: "dear" in messages[-1].next_step)
    assert named(screen, QLineEdit, "open_siren").accessibleDescription() == ""
    assert not named(screen, ActionButton, "openShow").isVisible()


def test_a_serial_on_another_open_return_needs_a_choice(screen: OpenReturnScreen, qtbot: QtBot) -> None:
    fill(screen)
    press(screen, "F12")
    first = opened_number(qtbot, screen)
    touch(qtbot, named(screen, ActionButton, "openAnother"))
    messages = said(screen)
    fill(screen, open_invoice_1="FA-2026-90002")
    press(screen, "F12")
    until(qtbot, lambda: bool(messages))
    assert first in messages[-1].text
    assert messages[-1].act is not None
    messages[-1].act()
    assert opened_number(qtbot, screen) != first


def test_a_known_customer_fills_the_fields_and_a_second_line_follows_the_first(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = OpenReturnScreen(busy.bench, busy.open_typed, "en")
    open_screen(screen)
    search = named(screen, QLineEdit, "customerSearch")
    search.setText("Ouest")
    search.textEdited.emit("Ouest")
    button = named(screen, ActionButton, "knownCustomer_1")
    until(qtbot, button.isVisible)
    touch(qtbot, button)
    assert "Ouest" in named(screen, QLineEdit, "open_customer_name").text()
    assert not button.isVisible()
    named(screen, QLineEdit, "open_invoice_1").setText("FA-1")
    press(screen, "Ctrl+L")
    assert named(screen, QLineEdit, "open_invoice_2").text() == "FA-1"
    assert named(screen, QLineEdit, "open_invoice_line_2").text() == "2"


@pytest.mark.qt_log_ignore(*POPUPS, extend=True)
def test_references_are_offered_for_what_is_typed_and_the_list_closes_with_the_field(
    screen: OpenReturnScreen, qtbot: QtBot, lanes: Lanes
) -> None:
    sku = named(screen, QLineEdit, "open_sku_1")
    suggestions = suggestions_of(sku)
    sku.setFocus()
    type_text(sku, "GRP")
    until(qtbot, suggestions.popup().isVisible)
    assert all("GRP" in offered for offered in suggestions.offers())
    QTest.keyClick(sku, Qt.Key.Key_Tab)
    assert not suggestions.popup().isVisible()
    serials = named(screen, QLineEdit, "open_serials_1")
    assert serials.hasFocus()
    type_text(serials, "20EZ")
    until(qtbot, lanes.idle)
    assert (sku.text(), serials.text()) == ("GRP", "20EZ")


def test_an_answer_that_comes_after_its_field_was_left_opens_nothing(
    screen: OpenReturnScreen, qtbot: QtBot, lanes: Lanes
) -> None:
    sku = named(screen, QLineEdit, "open_sku_1")
    suggestions = suggestions_of(sku)
    sku.setFocus()
    # The answer comes with the next turn of the event loop at the soonest: the keys are here before it.
    QTest.keyClicks(sku, "GRP")
    QTest.keyClick(sku, Qt.Key.Key_Tab)
    until(qtbot, lanes.idle)
    assert not suggestions.popup().isVisible()
    # Nor where the focus came back, before anything is typed again.
    sku.setFocus()
    suggestions.offer("GRP", ("GRP2614",))
    assert not suggestions.popup().isVisible()


@pytest.mark.qt_log_ignore(*POPUPS, extend=True)
def test_one_of_the_references_offered_is_chosen_with_the_arrows(
    screen: OpenReturnScreen, qtbot: QtBot
) -> None:
    sku = named(screen, QLineEdit, "open_sku_1")
    suggestions = suggestions_of(sku)
    sku.setFocus()
    type_text(sku, "GRP")
    until(qtbot, suggestions.popup().isVisible)
    QTest.keyClick(suggestions.popup(), Qt.Key.Key_Down)
    QTest.keyClick(suggestions.popup(), Qt.Key.Key_Return)
    assert sku.text() == suggestions.offers()[0]
    assert not suggestions.popup().isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_in_either_language(
    context: AppContext, open_screen: Open, language: str, use_language: object, tmp_path: Path
) -> None:
    assert callable(use_language)
    use_language(language)
    screen = OpenReturnScreen(context.bench, context.open_typed, language)
    open_screen(screen)
    assert clipped(screen) == []
