"""A list on the screen to a file, in the window's words and with figures as figures."""

import csv
import errno
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from tests.ui.bench.driving import named, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.credit_notes_screen import CreditNotesScreen
from ui.screens.list_export import ListExportButton
from ui.widgets.data_table import DataTable


def _opened(context: AppContext, open_screen: Open, qtbot: QtBot, language: str) -> CreditNotesScreen:
    screen = CreditNotesScreen(context.bench, language)
    open_screen(screen)
    until(qtbot, lambda: named(screen, DataTable, "creditNotes").model().rowCount() > 0)
    return screen


def test_the_list_of_credit_notes_goes_to_csv_and_xlsx(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _opened(busy, open_screen, qtbot, "fr")
    button = named(screen, ListExportButton, "exportList")
    shown = named(screen, DataTable, "creditNotes").model()
    csv_path, workbook = tmp_path / "avoirs.csv", tmp_path / "avoirs"
    answers = iter([(str(csv_path), "CSV (*.csv)"), (str(workbook), "Excel (*.xlsx)")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    for _ in range(2):
        with qtbot.waitSignal(button.paper.saved, timeout=10_000):
            touch(qtbot, button)
    with csv_path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream, delimiter=";")
    assert len(rows) == shown.rowCount()
    amount, day = rows[0][3], rows[0][2]
    assert Decimal(amount.replace(",", ".")) > 0
    assert len(day.split("/")) == 3
    sheet = load_workbook(tmp_path / "avoirs.xlsx").worksheets[0]
    first = [cell.value for cell in next(sheet.iter_rows(min_row=2))]
    assert [cell.value for cell in next(sheet.iter_rows())] == header
    assert Decimal(str(first[3])) == Decimal(amount.replace(",", "."))
    assert first[2].strftime("%d/%m/%Y") == day


def test_a_full_disk_is_said_and_the_file_that_was_there_stays(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _opened(busy, open_screen, qtbot, "en")
    path = tmp_path / "notes.csv"
    path.write_text("before")

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        named(screen, ListExportButton, "exportList").export_to(path)
    assert said.args[0].kind == "refused"
    assert path.read_text() == "before"
    assert list(tmp_path.glob("*.part")) == []
