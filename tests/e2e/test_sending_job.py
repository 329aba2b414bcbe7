"""What leaves by itself after F12, through the real window, a real database and real files."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from receiving_app.domain.profile import Printers
from receiving_app.domain.sending import Sending
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.deliveries import delivery_list
from receiving_app.services.reprint import stored_credit_note
from tests.e2e.conftest import open_data
from tests.ui.bench.driving import named, press, scan_into, touch, until
from tests.ui.screens.conftest import printer_into
from ui.app import App
from ui.widgets.action_button import ActionButton

pytestmark = pytest.mark.e2e

NUMBER = "AV-2026-000001"


def test_a_credit_note_is_printed_and_deposited_without_asking_and_offered_again_where_it_failed(
    bench: App, qtbot: QtBot, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform, paper = tmp_path / "platform", tmp_path / "paper.pdf"
    platform.mkdir()
    context = open_data(samples)
    sending = Sending(print_after_issue=True, deposit_folder=str(platform))
    profile = replace(load_profile(context.bench), sending=sending, printers=Printers("Bureau"))
    save_profile(context.bench, profile)
    scan_into(bench.window, "RMA-2026-004101-Z")
    until(qtbot, lambda: bench.window.current() == "return")
    press(bench.window, "F6")
    until(qtbot, named(bench.return_screen, ActionButton, "primary").isEnabled)
    press(bench.window, "F12")
    # The printer of the settings is not there.
    until(qtbot, lambda: any(message.action for message in bench.window.messages()))
    assert NUMBER in bench.window.messages()[0].text
    until(qtbot, lambda: [path.name for path in platform.iterdir()] == [f"{NUMBER}.pdf"])
    assert (platform / f"{NUMBER}.pdf").read_bytes() == stored_credit_note(context.bench, NUMBER).pdf
    # Plugged in, and offered again.
    monkeypatch.setattr("ui.printing.make_printer", lambda _name: printer_into(paper))
    touch(qtbot, named(bench.window, ActionButton, "messageAction"))
    until(qtbot, lambda: stored_credit_note(context.bench, NUMBER).printed == 1)
    with pypdfium2.PdfDocument(paper) as printed:
        assert len(printed) == 1
    until(qtbot, lambda: [one.state for one in delivery_list(context.bench)] == ["done", "done"])
    context.close()
