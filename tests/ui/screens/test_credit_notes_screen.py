"""The credit notes screen: preview, save, print, over documents that were really issued."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.profile import Printers
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.reprint import latest_credit_notes, stored_credit_note
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.screens.conftest import CREDITED, Open, printer_into
from ui.screens.credit_notes_screen import CreditNotesScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import Message

LATEST, EARLIER = "AV-2026-000006", "AV-2026-000002"


def _opened(context: AppContext, open_screen: Open) -> CreditNotesScreen:
    screen = CreditNotesScreen(context.bench, "en")
    open_screen(screen)
    return screen


def _button(screen: CreditNotesScreen, name: str) -> ActionButton:
    return named(screen, ActionButton, name)


def _listed(screen: CreditNotesScreen) -> list[str]:
    model = named(screen, DataTable, "creditNotes").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_latest_document_is_shown_first(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    assert len(_listed(screen)) == CREDITED
    assert _button(screen, "print").isEnabled()


def test_without_documents_the_screen_says_so_and_offers_nothing(
    context: AppContext, open_screen: Open
) -> None:
    screen = _opened(context, open_screen)
    empty = screen.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    assert empty.isVisible()
    assert not any(_button(screen, name).isEnabled() for name in ("print", "saveAs", "openReturn"))


def test_enter_on_a_row_shows_its_document(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    press(screen, "Down")
    press(screen, "Return")
    until(qtbot, lambda: screen.shown() == _listed(screen)[1])


def test_the_document_asked_for_is_shown_and_not_the_latest(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    screen.show_note(EARLIER)
    until(qtbot, lambda: len(_listed(screen)) == CREDITED and screen.shown() != "")
    assert screen.shown() == EARLIER
    table = named(screen, DataTable, "creditNotes")
    until(qtbot, lambda: table.currentIndex().row() == _listed(screen).index(EARLIER))


def test_saving_writes_the_stored_bytes(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.save_shown(tmp_path / "copie.pdf")
    assert said.args[0].kind == "ok"
    assert (tmp_path / "copie.pdf").read_bytes() == stored_credit_note(busy.bench, LATEST).pdf


def test_a_file_that_cannot_be_written_is_refused_in_words(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.save_shown(tmp_path / "absent" / "copie.pdf")
    assert said.args[0].kind == "refused"
    assert "copie.pdf" in said.args[0].text


def test_without_a_printer_the_screen_says_what_to_do_and_records_nothing(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.message_requested) as said:
        press(screen, "Ctrl+P")
    assert said.args[0].kind == "refused"
    assert "save the PDF" in said.args[0].next_step
    assert latest_credit_notes(busy.bench)[0].printed == 0


def test_the_original_is_printed_once_and_every_later_copy_is_a_duplicate(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    profile = load_profile(busy.bench)
    save_profile(busy.bench, replace(profile, printers=Printers("Bureau")))
    files = (tmp_path / f"{copy}.pdf" for copy in ("original", "copy"))
    screen = CreditNotesScreen(busy.bench, "en", printer_factory=lambda _name: printer_into(next(files)))
    open_screen(screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    # Twice at once: the second must not pass for the original.
    press(screen, "Ctrl+P")
    press(screen, "Ctrl+P")
    qtbot.waitUntil(lambda: len(said) == len(("original", "copy")), timeout=20_000)
    assert ["DUPLICATA" in message.next_step for message in said] == [False, True]
    assert all("Bureau" in message.text for message in said)
    assert latest_credit_notes(busy.bench)[0].printed == len(said)
    first, second = (pypdfium2.PdfDocument(tmp_path / f"{copy}.pdf") for copy in ("original", "copy"))
    assert len(first) == len(second) > 0
    assert first[0].render().to_pil().tobytes() != second[0].render().to_pil().tobytes()
    first.close()
    second.close()


def test_the_return_of_a_document_is_a_touch_away(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.return_chosen) as chosen:
        touch(qtbot, _button(screen, "openReturn"))
    assert chosen.args == [latest_credit_notes(busy.bench)[0].rma]


def test_the_list_is_narrowed_by_part_of_a_number(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: len(_listed(screen)) == CREDITED)
    qtbot.keyClicks(named(screen, QLineEdit, "noteFilter"), "000002")
    assert _listed(screen) == [EARLIER]


@pytest.mark.parametrize("name", ["zoomIn", "zoomOut", "fitWidth", "pagePrevious", "pageNext"])
def test_the_preview_is_zoomed_and_paged_by_touch(
    busy: AppContext, open_screen: Open, qtbot: QtBot, name: str
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    assert _button(screen, name).isVisible()
