"""The credit notes screen: preview, save, print, over documents that were really issued."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.sending import Channel, MailSecurity, MailServer, Sending
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.sample_data import SAMPLE_SUPERVISOR_CODE
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.decide import waive_fee
from receiving_app.services.deliveries import delivery_list, queue_print
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Approval
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.reprint import latest_credit_notes, stored_credit_note
from tests.fakes_sending import FakePrinter
from tests.samples import CREDITED
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.credit_notes_screen import CreditNotesScreen
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.data_table import DataTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import Message

LATEST, EARLIER = "AV-2026-000006", "AV-2026-000002"
CONTRARY = "AN-2026-000001"


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
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen)
    until(qtbot, lambda: all(empty.isVisible() for empty in screen.findChildren(EmptyState)))
    assert "No credit note yet" in _said_instead(screen)
    assert not any(_button(screen, name).isEnabled() for name in ("print", "saveAs", "openReturn"))


def test_a_filter_that_matches_nothing_says_so(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    named(screen, QLineEdit, "noteFilter").setText("zzz")
    assert "No credit note matches" in _said_instead(screen)
    named(screen, QLineEdit, "noteFilter").clear()
    assert named(screen, DataTable, "creditNotes").isVisible()


def _said_instead(screen: CreditNotesScreen) -> str:
    """Return what stands where there is nothing to show."""
    return " ".join(empty.accessibleName() for empty in screen.findChildren(EmptyState) if empty.isVisible())


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


def test_the_documents_beside_a_credit_note_are_saved_and_printed_like_it(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    profile = load_profile(busy.bench)
    policy = replace(profile.policy, fee_treatment=FeeTreatment.SEPARATE)
    save_profile(busy.bench, replace(profile, policy=policy))
    conclude(busy.bench, _new_draft(busy))
    statement = "RD-2026-000001"
    screen = _opened(busy, open_screen)
    for number in (CONTRARY, statement):
        screen.show_note(number)
        until(qtbot, lambda wanted=number: screen.shown() == wanted)
        with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
            screen.save_shown(tmp_path / f"{number}.pdf")
        assert said.args[0].kind == "ok"
        assert (tmp_path / f"{number}.pdf").read_bytes() == stored_credit_note(busy.bench, number).pdf
        with qtbot.waitSignal(screen.print_requested, timeout=10_000) as asked:
            press(screen, "Ctrl+P")
        assert asked.args == [number]


def test_a_file_that_cannot_be_written_is_refused_in_words(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.save_shown(tmp_path / "absent" / "copie.pdf")
    assert said.args[0].kind == "refused"
    assert "copie.pdf" in said.args[0].text


def test_a_print_is_asked_for_and_the_list_follows_what_came_out(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.print_requested) as asked:
        press(screen, "Ctrl+P")
    assert asked.args == [LATEST]
    queue_print(busy.bench, LATEST)
    print_next(busy.bench, FakePrinter())
    screen.refresh()
    model = named(screen, DataTable, "creditNotes").model()
    until(qtbot, lambda: model.index(0, 4).data() == "1×")


def test_a_document_is_deposited_and_emailed_on_request(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, _button(screen, "deposit"))
    assert said.args[0].kind == "refused"
    mail = MailServer(True, "localhost", 25, MailSecurity.NONE, "", "avoirs@example.com")
    profile = load_profile(busy.bench)
    save_profile(busy.bench, replace(profile, sending=Sending(deposit_folder="/depot", mail=mail)))
    with qtbot.waitSignals([screen.sending_requested, screen.message_requested]):
        touch(qtbot, _button(screen, "deposit"))
    stored = stored_credit_note(busy.bench, LATEST)
    assert _button(screen, "email").isEnabled() == bool(stored.note.buyer.email)
    if stored.note.buyer.email:
        with qtbot.waitSignal(screen.sending_requested):
            touch(qtbot, _button(screen, "email"))
    assert [one.document for one in delivery_list(busy.bench, (Channel.DEPOSIT,))] == [LATEST]


@pytest.mark.parametrize(("button", "target"), [("showSendings", "sending"), ("showExport", "export")])
def test_the_sendings_and_the_export_are_a_touch_away(
    busy: AppContext, open_screen: Open, qtbot: QtBot, button: str, target: str
) -> None:
    screen = _opened(busy, open_screen)
    with qtbot.waitSignal(screen.screen_requested) as asked:
        touch(qtbot, _button(screen, button))
    assert asked.args == [target]


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


def _approve(screen: CreditNotesScreen, qtbot: QtBot, code: str = SAMPLE_SUPERVISOR_CODE) -> None:
    fields = (("approvalName", "Alex"), ("approvalCode", code), ("approvalReason", "wrong customer"))
    for name, text in fields:
        field = named(screen, QLineEdit, name)
        field.clear()
        qtbot.keyClicks(field, text)
    touch(qtbot, named(screen, ActionButton, "approvalConfirm"))


def test_a_credit_note_is_taken_back_with_an_approval_and_its_return_is_open_again(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    press(screen, "Ctrl+R")
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    reopened: list[CaseSheet] = []
    screen.reopened.connect(reopened.append)
    # What takes it back leaves at once, printed and deposited, and not when somebody next looks.
    with qtbot.waitSignal(screen.sending_requested, timeout=10_000):
        _approve(screen, qtbot)
    assert [sheet.credits for sheet in reopened] == [True]
    until(qtbot, lambda: bool(said))
    assert said[0].text == f"{LATEST} cancelled by {CONTRARY}"
    until(qtbot, lambda: screen.shown() == CONTRARY)
    chip = named(screen, Chip, "documentState")
    assert chip.text() == f"Cancellation of {LATEST}"
    assert not _button(screen, "cancelNote").isEnabled()
    until(qtbot, lambda: _listed(screen)[0] == CONTRARY)
    assert _column(screen, LATEST, Qt.ItemDataRole.DisplayRole) == f"Cancelled by {CONTRARY}"
    refused = active().colour("danger")
    assert _column(screen, LATEST, Qt.ItemDataRole.ForegroundRole) == refused
    screen.show_note(LATEST)
    until(qtbot, lambda: screen.shown() == LATEST)
    assert not _button(screen, "cancelNote").isEnabled()
    assert chip.text() == f"Cancelled by {CONTRARY}"


def test_a_wrong_code_takes_nothing_back_and_can_be_typed_again(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    touch(qtbot, _button(screen, "cancelNote"))
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        _approve(screen, qtbot, "9999")
    assert said.args[0].kind == "refused"
    assert named(screen, QLineEdit, "approvalCode").isVisible()
    assert latest_credit_notes(busy.bench)[0].number == LATEST
    touch(qtbot, named(screen, ActionButton, "approvalCancel"))
    assert not named(screen, QLineEdit, "approvalCode").isVisible()


def test_the_document_the_supervisor_was_asked_about_is_taken_back_whatever_is_shown_since(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == LATEST)
    press(screen, "Ctrl+R")
    screen.show_note(EARLIER)
    until(qtbot, lambda: screen.shown() == EARLIER)
    with qtbot.waitSignal(screen.reopened, timeout=10_000):
        _approve(screen, qtbot)
    cancelled = {row.number for row in latest_credit_notes(busy.bench) if row.cancelled_by}
    assert cancelled == {LATEST}


def test_a_waiver_that_lapsed_is_said(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    rma = _new_draft(busy)
    waive_fee(busy.bench, rma, Approval("Alex", SAMPLE_SUPERVISOR_CODE, "geste commercial"))
    note = conclude(busy.bench, rma).note
    assert note is not None
    screen = _opened(busy, open_screen)
    until(qtbot, lambda: screen.shown() == note.number)
    press(screen, "Ctrl+R")
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        _approve(screen, qtbot)
    assert said.args[0].kind == "attention"
    assert "geste commercial" in said.args[0].next_step


def _new_draft(context: AppContext) -> str:
    """Take a credit note with a fee back: its return is about to be credited again."""
    approval = Approval("Alex", SAMPLE_SUPERVISOR_CODE, "faux client")
    notes = [stored_credit_note(context.bench, row.number).note for row in latest_credit_notes(context.bench)]
    with_fee = (one for one in notes if isinstance(one, CreditNote) and any(fee.charged for fee in one.fees))
    return cancel_and_reissue(context.bench, next(with_fee).number, approval).sheet.case.rma


def _column(screen: CreditNotesScreen, number: str, role: Qt.ItemDataRole) -> object:
    model = named(screen, DataTable, "creditNotes").model()
    return model.index(_listed(screen).index(number), 1).data(role)
