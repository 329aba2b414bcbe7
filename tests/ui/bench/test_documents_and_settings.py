"""Credit notes, import and settings in the window, over a real database."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, Options, open_context
from receiving_app.domain.errors import PrintRefused
from receiving_app.resources import resource_path
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.reprint import latest_credit_notes, prepare_print, record_print
from receiving_app.simulation import simulate
from tests.ui.bench.conftest import open_window
from tests.ui.bench.driving import named, press, touch, until
from ui import printing
from ui.screens.credit_notes_screen import CreditNotesScreen
from ui.screens.import_screen import ImportScreen
from ui.screens.settings_screen import SettingsScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.data_table import DataTable
from ui.widgets.pdf_view import PdfView
from ui.widgets.verdict_banner import VerdictBanner

SAMPLES = resource_path("catalogue", "retours_autorises.csv")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[AppContext]:
    """A sample database with the returns and two issued credit notes."""
    opened = open_context(Options(data_dir=str(tmp_path), today=SAMPLE_DAY))
    opened.install_sample()
    list(simulate(opened.bench, 3, seed=1))
    yield opened
    opened.close()


@pytest.fixture
def credit_notes(context: AppContext, qtbot: QtBot) -> CreditNotesScreen:
    screen = CreditNotesScreen(context.bench, "en")
    qtbot.addWidget(screen)
    screen.resize(1366, 700)
    open_window(qtbot, screen)
    screen.on_shown()
    until(qtbot, lambda: bool(screen.shown()))
    return screen


def test_the_latest_credit_note_is_shown_at_once_from_its_stored_bytes(
    credit_notes: CreditNotesScreen,
) -> None:
    table = named(credit_notes, DataTable, "creditNotes")
    assert credit_notes.shown() == table.model().index(0, 0).data()
    viewer = credit_notes.findChild(PdfView)
    assert isinstance(viewer, PdfView)
    assert viewer.page_count() == 1


def test_saving_writes_the_stored_bytes(
    credit_notes: CreditNotesScreen, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "avoir.pdf"
    with qtbot.waitSignal(credit_notes.message_requested) as said:
        credit_notes.save_shown(target)
    assert said.args[0].kind == "ok"
    assert target.read_bytes() == prepare_print(context.bench, credit_notes.shown()).pdf


def test_saving_where_nothing_can_be_written_is_refused_in_words(
    credit_notes: CreditNotesScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(credit_notes.message_requested) as said:
        credit_notes.save_shown(tmp_path / "no" / "such" / "folder.pdf")
    assert (said.args[0].kind, bool(said.args[0].next_step)) == ("refused", True)


def test_printing_without_a_printer_says_what_to_do_and_counts_nothing(
    credit_notes: CreditNotesScreen, context: AppContext, qtbot: QtBot
) -> None:
    if printing.printer_names():
        pytest.skip("this machine has a printer, and the test would use paper")
    with qtbot.waitSignal(credit_notes.message_requested) as said:
        press(credit_notes, "Ctrl+P")
    assert said.args[0].kind == "refused"
    assert all(row.printed == 0 for row in latest_credit_notes(context.bench))


def test_a_printed_page_is_the_document_and_the_second_one_a_marked_copy(
    context: AppContext, tmp_path: Path
) -> None:
    number = latest_credit_notes(context.bench)[0].number
    pages = []
    for copy in range(2):
        job = prepare_print(context.bench, number)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{copy}.pdf"))
        printing.set_page(printer)
        printing.print_pdf(job.pdf, printer, job.number)
        record_print(context.bench, number, "test")
        page = pypdfium2.PdfDocument(tmp_path / f"{copy}.pdf")[0]
        assert tuple(round(side) for side in page.get_size()) == (595, 842)
        pages.append((job.duplicate, page.render(scale=1).to_pil().convert("L").histogram()))
    assert [duplicate for duplicate, _ in pages] == [False, True]
    assert pages[0][1] != pages[1][1]


def test_what_is_no_document_is_not_printed(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    with pytest.raises(PrintRefused):
        printing.print_pdf(b"not a pdf", printer, "x")


@pytest.fixture
def importing(context: AppContext, qtbot: QtBot) -> ImportScreen:
    screen = ImportScreen(context.bench, context.import_file, "en")
    qtbot.addWidget(screen)
    screen.resize(1366, 700)
    open_window(qtbot, screen)
    return screen


def test_an_import_reports_what_was_kept_and_names_each_refused_row(
    importing: ImportScreen, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "retours.csv"
    source.write_bytes(SAMPLES.read_bytes().replace(b"89,50", b"-1", 1))
    with qtbot.waitSignal(importing.message_requested, timeout=10_000) as said:
        importing.start(source)
    assert said.args[0].kind == "attention"
    table = named(importing, DataTable, "refusedRows")
    assert [table.model().index(0, column).data() for column in range(3)] == ["2", "prix_unitaire_ht", "-1"]
    with context.bench.reading() as uow:
        assert uow.returns.get("RMA-2026-004104-T") is not None
        assert uow.returns.get("RMA-2026-004101-Z") is None


def test_a_dry_run_from_the_window_changes_nothing(
    importing: ImportScreen, context: AppContext, qtbot: QtBot
) -> None:
    touch(qtbot, named(importing, BigToggle, "dryRun"))
    with qtbot.waitSignal(importing.message_requested, timeout=10_000) as said:
        importing.start(SAMPLES)
    assert "dry run" in said.args[0].text
    with context.bench.reading() as uow:
        assert uow.returns.get("RMA-2026-004101-Z") is None


def test_a_cancelled_import_keeps_what_it_read_and_says_so(importing: ImportScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(importing.message_requested, timeout=10_000) as said:
        importing.start(SAMPLES)
        touch(qtbot, named(importing, ActionButton, "cancelImport"))
    assert "cancelled" in said.args[0].text
    assert not importing.running()


def test_a_file_that_cannot_be_read_is_refused_and_the_screen_goes_on(
    importing: ImportScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    source = tmp_path / "empty.csv"
    source.touch()
    with qtbot.waitSignal(importing.message_requested, timeout=10_000) as said:
        importing.start(source)
    assert said.args[0].kind == "refused"
    assert named(importing, ActionButton, "chooseFile").isEnabled()


@pytest.fixture
def settings(context: AppContext, qtbot: QtBot) -> SettingsScreen:
    screen = SettingsScreen(context.bench, "en")
    qtbot.addWidget(screen)
    screen.resize(1366, 700)
    open_window(qtbot, screen)
    screen.on_shown()
    until(qtbot, lambda: named(screen, QLineEdit, "seller_name").text() != "")
    return screen


def _type(qtbot: QtBot, screen: SettingsScreen, name: str, text: str) -> QLineEdit:
    field = named(screen, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


def test_a_wrong_siren_is_named_beside_its_field_and_nothing_is_saved(
    settings: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    _type(qtbot, settings, "seller_name", "Autre SAS")
    _type(qtbot, settings, "seller_siren", "123456789")
    with qtbot.waitSignal(settings.message_requested) as said:
        press(settings, "Ctrl+S")
    assert said.args[0].kind == "refused"
    assert any(
        "SIREN" in label.text() and "123456789" in label.text() for label in settings.findChildren(QLabel)
    )
    assert load_profile(context.bench).seller.name == "Distri-VoIP Exemple SAS"


def test_settings_are_saved_with_the_present_supervisor_code(
    settings: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    _type(qtbot, settings, "seller_phone", "01 02 03 04 05")
    _type(qtbot, settings, "currentCode", "2468")
    with qtbot.waitSignal(settings.profile_changed, timeout=10_000):
        press(settings, "Ctrl+S")
    assert load_profile(context.bench).seller.phone == "01 02 03 04 05"


def test_settings_are_not_saved_with_a_wrong_code(
    settings: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    _type(qtbot, settings, "seller_phone", "01 02 03 04 05")
    _type(qtbot, settings, "currentCode", "0000")
    with qtbot.waitSignal(settings.message_requested, timeout=10_000) as said:
        press(settings, "Ctrl+S")
    assert said.args[0].kind == "refused"
    assert load_profile(context.bench).seller.phone == "01 99 00 00 00"


def test_a_changed_fee_rule_gets_a_new_version_and_a_live_example(
    settings: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    _type(qtbot, settings, "fee1_percent", "20")
    until(qtbot, lambda: any("€20.00" in label.text() for label in settings.findChildren(QLabel)))
    _type(qtbot, settings, "currentCode", "2468")
    with qtbot.waitSignal(settings.profile_changed, timeout=10_000):
        press(settings, "Ctrl+S")
    rule = load_profile(context.bench).fees.rules[0]
    assert (rule.rule, rule.percent, rule.version) == ("F-01", 20, 2)


def test_the_series_cannot_change_once_a_credit_note_was_issued(settings: SettingsScreen) -> None:
    assert not named(settings, QLineEdit, "seriesPrefix").isEnabled()
    assert not named(settings, QLineEdit, "firstNumber").isEnabled()
    assert any("AV-2026-" in label.text() for label in settings.findChildren(QLabel))


def test_what_is_missing_to_issue_credit_notes_is_named(context: AppContext, qtbot: QtBot) -> None:
    profile = load_profile(context.bench)
    save_profile(context.bench, replace(profile, sample=False, seller=replace(profile.seller, registry="")))
    screen = SettingsScreen(context.bench, "en")
    qtbot.addWidget(screen)
    open_window(qtbot, screen)
    screen.on_shown()
    banner = screen.findChild(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    until(qtbot, lambda: "RCS town" in banner.text())
