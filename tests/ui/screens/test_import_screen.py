"""The import screen: files through the real importer, in the background."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.resources import resource_path
from receiving_app.services.boards import search
from receiving_app.services.import_rows import ImportReport, Kind
from tests.ui.bench.driving import named, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.import_screen import ImportScreen
from ui.screens.list_export import ListExportButton
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.data_table import DataTable
from ui.widgets.stat_tile import StatTile

SAMPLE = resource_path("catalogue", "retours_autorises.csv")
RMA = "RMA-2026-004101-Z"


def _opened(context: AppContext, open_screen: Open) -> ImportScreen:
    screen = ImportScreen(context.bench, context.import_file, "en")
    open_screen(screen)
    return screen


def _table(screen: ImportScreen) -> DataTable:
    return named(screen, DataTable, "refusedRows")


def _counts(screen: ImportScreen) -> list[str]:
    return [tile.accessibleName() for tile in screen.findChildren(StatTile)]


def _spoilt(folder: Path) -> Path:
    """Write the sample with its second row spoilt."""
    rows = SAMPLE.read_text("cp1252").splitlines()
    rows[2] = rows[2].replace("erreur_commande", "erreur de comande")
    path = folder / "retours.csv"
    path.write_text("\n".join(rows), "cp1252")
    return path


def test_a_file_is_imported_and_its_counts_are_shown(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen)
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        screen.start(SAMPLE)
    assert said.args[0].kind == "ok"
    assert "75 rows read" in _counts(screen)
    read_as = named(screen, QLabel, "readAs").text()
    assert "1252" in read_as
    assert "separated by ;" in read_as
    assert not _table(screen).isVisible()
    assert search(context.bench, RMA)


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen)
    touch(qtbot, named(screen, BigToggle, "dryRun"))
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        screen.start(SAMPLE)
    assert "dry run" in said.args[0].text
    assert search(context.bench, RMA) == ()


def test_refused_rows_are_listed_with_line_column_value_and_reason(
    context: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = _opened(context, open_screen)
    screen.start(_spoilt(tmp_path))
    until(qtbot, _table(screen).isVisible)
    model = _table(screen).model()
    cells = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert cells[:3] == ["3", "motif", "erreur de comande"]
    assert "order_error" in cells[3]
    assert named(screen, ActionButton, "openFolder").isVisible()
    assert named(screen, QLabel, "refusedFile").text().endswith(".csv")


def test_a_file_that_is_none_of_ours_is_refused_in_words(
    context: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "autre.csv"
    path.write_text("a;b\n1;2\n", "utf-8")
    screen = _opened(context, open_screen)
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.start(path)
    assert said.args[0].kind == "refused"
    assert said.args[0].next_step
    assert not screen.running()


class SlowImporter:
    """Reports half of the file and then waits to be cancelled."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def __call__(
        self,
        path: Path,
        *,
        dry_run: bool,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> ImportReport:
        progress(50, 100)
        while not cancelled() and not self.go_on.wait(0.01):
            pass
        return ImportReport(Kind.RETURNS, path.name, rows=50, cancelled=cancelled())


@pytest.fixture
def slow() -> Iterator[SlowImporter]:
    importer = SlowImporter()
    yield importer
    importer.go_on.set()


def test_progress_is_shown_and_cancelling_keeps_what_was_stored(
    context: AppContext, open_screen: Open, qtbot: QtBot, slow: SlowImporter
) -> None:
    screen = ImportScreen(context.bench, slow, "en")
    open_screen(screen)
    screen.start(SAMPLE)
    bar = screen.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    until(qtbot, lambda: bar.value() * 2 == bar.maximum())
    assert not named(screen, ActionButton, "chooseFile").isEnabled()
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, named(screen, ActionButton, "cancelImport"))
    assert "cancelled" in said.args[0].text
    assert said.args[0].kind == "attention"
    assert not bar.isVisible()


def test_a_second_import_does_not_start_beside_a_running_one(
    context: AppContext, open_screen: Open, qtbot: QtBot, slow: SlowImporter
) -> None:
    screen = ImportScreen(context.bench, slow, "en")
    open_screen(screen)
    screen.start(SAMPLE)
    with qtbot.waitSignal(screen.message_requested) as said:
        screen.start(SAMPLE)
    assert said.args[0].kind == "attention"


def test_what_runs_stands_at_the_top_of_the_screen(
    context: AppContext, open_screen: Open, slow: SlowImporter
) -> None:
    screen = ImportScreen(context.bench, slow, "en")
    open_screen(screen)
    before = named(screen, ActionButton, "chooseFile").y()
    screen.start(SAMPLE)
    screen.grab()
    assert named(screen, ActionButton, "chooseFile").y() == before


@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_a_file_to_fill_in_is_saved_where_it_is_said_and_can_be_imported(
    context: AppContext,
    open_screen: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    path = tmp_path / f"retours{kind}"
    screen = _opened(context, open_screen)
    button = named(screen, ActionButton, "saveTemplate")
    assert not button.isVisible()
    screen.offer_template(context.import_template)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        touch(qtbot, button)
    assert (said.args[0].kind, str(path) in said.args[0].text) == ("ok", True)
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as imported:
        screen.start(path)
    assert imported.args[0].kind == "ok"
    assert "1 rows read" in _counts(screen)


def test_the_refused_rows_are_exported_as_they_are_listed(
    context: AppContext,
    open_screen: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "refus.csv"
    screen = _opened(context, open_screen)
    export = named(screen, ListExportButton, "exportList")
    assert not export.isVisible()
    screen.start(_spoilt(tmp_path))
    until(qtbot, export.isVisible)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(export.paper.saved, timeout=10_000):
        touch(qtbot, export)
    header, row = path.read_text("utf-8-sig").splitlines()
    assert header.startswith("Line;Column;Value;")
    assert row.startswith("3;motif;erreur de comande;")
