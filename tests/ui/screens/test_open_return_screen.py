"""A return opened by hand: filled in, held to what a file is held to, opened, its sheet printed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.vocabulary import Reason
from receiving_app.services.case_sheet import open_sheet
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.clipping import clipped
from tests.ui.screens.conftest import Open
from ui.screens.open_return_screen import OpenReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.message_bar import Message

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
    sku = named(screen, QLineEdit, "open_sku_2")
    sku.textEdited.emit("GRP")
    completer = sku.completer()
    until(qtbot, lambda: completer.model().rowCount() > 0)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_in_either_language(
    context: AppContext, open_screen: Open, language: str, use_language: object, tmp_path: Path
) -> None:
    assert callable(use_language)
    use_language(language)
    screen = OpenReturnScreen(context.bench, context.open_typed, language)
    open_screen(screen)
    assert clipped(screen) == []
