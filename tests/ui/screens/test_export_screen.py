"""The export of a period: two days, a folder, files whole or not at all."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.errors import Interrupted
from receiving_app.domain.period import Period
from receiving_app.services.reprint import latest_credit_notes
from receiving_app.services.sending_ports import Reporting
from tests.ui.bench.driving import named, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.export_screen import ExportScreen, read_day
from ui.widgets.action_button import ActionButton


@pytest.fixture
def screen(busy: AppContext, open_screen: Open) -> ExportScreen:
    made = ExportScreen(busy.bench, busy, "en")
    open_screen(made)
    return made


def button(screen: ExportScreen, name: str) -> ActionButton:
    return named(screen, ActionButton, name)


def days(screen: ExportScreen) -> tuple[str, str]:
    return named(screen, QLineEdit, "periodFirst").text(), named(screen, QLineEdit, "periodLast").text()


def type_days(screen: ExportScreen, first: str, last: str) -> None:
    named(screen, QLineEdit, "periodFirst").setText(first)
    named(screen, QLineEdit, "periodLast").setText(last)


def test_the_month_is_offered_and_the_one_before(screen: ExportScreen, qtbot: QtBot) -> None:
    assert days(screen) == ("01/11/2026", "30/11/2026")
    touch(qtbot, button(screen, "lastMonth"))
    assert days(screen) == ("01/10/2026", "31/10/2026")
    touch(qtbot, button(screen, "thisMonth"))
    assert screen.period() == Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("first", "last"), [("31/11/2026", "30/11/2026"), ("x", ""), ("02/11/2026", "01/11/2026")]
)
def test_what_is_no_period_is_shown_and_asks_for_no_folder(
    screen: ExportScreen, qtbot: QtBot, first: str, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pytest.fail("asked"))
    type_days(screen, first, last)
    touch(qtbot, button(screen, "exportDocuments"))
    assert screen.period() is None
    assert "Not a day" in _errors(screen) or "ends on" in _errors(screen)


def _errors(screen: ExportScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("text", ["05/11/2026", "2026-11-05", "5.11.2026", " 5-11-2026 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(2026, 11, 5)


def test_the_documents_go_into_a_folder_of_their_own(
    screen: ExportScreen, busy: AppContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, button(screen, "exportDocuments"))
    assert said.args[0].kind == "ok"
    folder = out / "avoirs_2026-11-01_2026-11-30"
    numbers = [row.number for row in latest_credit_notes(busy.bench)]
    assert {f"{number}.pdf" for number in numbers} <= {path.name for path in folder.iterdir()}
    assert str(folder) in named(screen, QLabel, "exported").text()
    assert button(screen, "openExported").isVisible()
    # A second time: said, and nothing written over.
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.export_documents(out)
    assert said.args[0].kind == "refused"
    assert [path.name for path in out.iterdir()] == [folder.name]


def test_the_entries_go_into_one_file(
    screen: ExportScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, button(screen, "exportEntries"))
    assert said.args[0].kind == "ok"
    assert [path.name for path in out.iterdir()] == ["999820004FEC20261130.txt"]


def test_no_folder_chosen_exports_nothing(
    screen: ExportScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    touch(qtbot, button(screen, "exportEntries"))
    assert button(screen, "exportEntries").isEnabled()
    assert not button(screen, "cancelExport").isVisible()


def test_a_period_without_documents_is_said(screen: ExportScreen, qtbot: QtBot, tmp_path: Path) -> None:
    type_days(screen, "01/01/2026", "31/01/2026")
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.export_entries(tmp_path)
    assert said.args[0].kind == "refused"
    assert "01/01/2026" in said.args[0].text or "1 Jan 2026" in said.args[0].text


class SlowExports:
    """Goes on until it is cancelled."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.calls = 0

    def export_period(self, period: Period, folder: Path, reporting: Reporting | None = None) -> None:
        assert reporting is not None
        self.calls += 1
        reporting.progress(1, 2)
        self.begun.set()
        while not reporting.cancelled():
            self.begun.wait(0.01)
        raise Interrupted

    def export_accounting(self, period: Period, folder: Path, reporting: Reporting | None = None) -> None:
        raise AssertionError


def test_an_export_under_way_is_cancelled_and_there_is_one_at_a_time(
    busy: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    exports = SlowExports()
    screen = ExportScreen(busy.bench, exports, "en")
    open_screen(screen)
    screen.export_documents(tmp_path)
    until(qtbot, exports.begun.is_set)
    screen.export_documents(tmp_path)
    assert not button(screen, "exportDocuments").isEnabled()
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, button(screen, "cancelExport"))
    assert said.args[0].kind == "attention"
    assert exports.calls == 1
    assert button(screen, "exportDocuments").isEnabled()
