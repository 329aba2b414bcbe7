"""The backups are listed and made, and one is restored in steps, with a supervisor."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.sample_data import SAMPLE_SUPERVISOR_CODE
from receiving_app.services.backups import back_up
from receiving_app.services.reprint import latest_credit_notes
from receiving_app.simulation import simulate
from receiving_app.wording import in_language
from tests.ui.bench.driving import named, touch, type_text, until
from ui.backup_keeper import BackupKeeper
from ui.screens.backups_screen import BackupsScreen, Restoring
from ui.widgets.action_button import ActionButton
from ui.widgets.header_bar import HeaderBar
from ui.widgets.message_bar import Message

Show = Callable[[], BackupsScreen]


@pytest.fixture(autouse=True)
def _found_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verify in no other process: that is tested by commands and through the whole window."""
    for place in ("receiving_app.restoring.problems_of", "receiving_app.verifying.problems_of"):
        monkeypatch.setattr(place, lambda _path, _cancelled: ())


@pytest.fixture
def keeper(context: AppContext, qtbot: QtBot) -> Iterator[BackupKeeper]:
    header = HeaderBar()
    qtbot.addWidget(header)
    header.lay_out((), ())
    made = BackupKeeper(context.bench, context.backup_shelf, header, "en")
    yield made
    made.deleteLater()


@pytest.fixture
def show(context: AppContext, keeper: BackupKeeper, open_screen: Any) -> Show:
    def shown() -> BackupsScreen:
        screen = BackupsScreen(context.bench, keeper, context.prepare_restore, "en")
        open_screen(screen)
        return screen

    return shown


def _rows(screen: BackupsScreen) -> int:
    model = named(screen, QTableView, "backups").model()
    return model.rowCount()


def test_a_backup_asked_for_is_made_verified_and_listed(
    show: Show, keeper: BackupKeeper, qtbot: QtBot
) -> None:
    said: list[Message] = []
    keeper.message_requested.connect(said.append)
    screen = show()
    assert not named(screen, ActionButton, "restoreBackup").isEnabled()
    touch(qtbot, named(screen, ActionButton, "backUpNow"))
    until(qtbot, lambda: _rows(screen) == 1)
    until(qtbot, lambda: len(said) == 1)
    assert said[0].kind == "ok"
    until(qtbot, named(screen, ActionButton, "restoreBackup").isEnabled)


def test_restoring_shows_what_is_lost_asks_a_supervisor_and_exchanges_the_file_at_the_end(
    context: AppContext, show: Show, qtbot: QtBot
) -> None:
    back_up(context.bench, context.backup_shelf())
    assert any(done.credit_note for done in simulate(context.bench, 4, 2))
    lost = latest_credit_notes(context.bench)[0].number
    screen = show()
    wanted: list[Restoring] = []
    refused: list[Message] = []
    screen.restore_requested.connect(wanted.append)
    screen.message_requested.connect(refused.append)
    until(qtbot, named(screen, ActionButton, "restoreBackup").isEnabled)
    touch(qtbot, named(screen, ActionButton, "restoreBackup"))
    differences = named(screen, QPlainTextEdit, "differences")
    until(qtbot, differences.isVisible)
    assert lost in differences.toPlainText()
    for code in ("wrong", SAMPLE_SUPERVISOR_CODE):
        for name, text in (("Name", "Ines"), ("Code", code), ("Reason", "disk")):
            field = named(screen, QLineEdit, f"approval{name}")
            field.clear()
            field.setFocus()
            type_text(field, text)
        touch(qtbot, named(screen, ActionButton, "approvalConfirm"))
        until(qtbot, lambda: bool(refused))
        if code == "wrong":
            assert wanted == []
    until(qtbot, lambda: len(wanted) == 1)
    # As the program does once the window is gone: refused as long as somebody has the file open.
    words = in_language("en")
    still_open = wanted[0].carry_out(context.options, words)
    assert (still_open.kind, latest_credit_notes(context.bench)[0].number) == ("refused", lost)


def test_what_was_approved_is_carried_out_once_the_window_is_gone(context: AppContext) -> None:
    made = back_up(context.bench, context.backup_shelf())
    assert any(done.credit_note for done in simulate(context.bench, 4, 2))
    prepared = context.prepare_restore(Path(made.path), lambda: False)
    context.store.close()
    said = Restoring(prepared, "Ines").carry_out(context.options, in_language("en"))
    assert said.kind == "ok"
    with closing(open_context(context.options)) as restored, restored.bench.reading() as uow:
        acts = uow.journal.of_return("")
    assert (acts[-1].act, acts[-1].approved_by) == ("restored", "Ines")


def test_giving_up_leaves_the_database_and_no_file_behind(
    context: AppContext, show: Show, qtbot: QtBot
) -> None:
    back_up(context.bench, context.backup_shelf())
    screen = show()
    until(qtbot, named(screen, ActionButton, "restoreBackup").isEnabled)
    touch(qtbot, named(screen, ActionButton, "restoreBackup"))
    until(qtbot, named(screen, QPlainTextEdit, "differences").isVisible)
    assert "Nothing would be lost" in named(screen, QPlainTextEdit, "differences").toPlainText()
    touch(qtbot, named(screen, ActionButton, "approvalCancel"))
    until(qtbot, named(screen, QTableView, "backups").isVisible)
    until(qtbot, lambda: not list(context.folder.glob(".*restored*")))


def test_a_file_that_is_no_backup_is_refused_in_words(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    screen = show()
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    screen.restore(tmp_path / "absent.sqlite3")
    until(qtbot, lambda: len(said) == 1)
    assert said[0].kind == "refused"
    assert named(screen, ActionButton, "restoreOther").isEnabled()
