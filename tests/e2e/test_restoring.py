"""The window from its start to its end: a restored backup comes back in it, and closing it makes another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from receiving_app.app_context import open_context
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.backups import back_up
from receiving_app.simulation import simulate

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.e2e

# The program's own start; a person approves in the first window and closes the second.
RUN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from receiving_app import cli
chosen = cli.parse(["--data-dir", sys.argv[2], "--today", "2026-11-23", "window"])
from ui import start
from ui.app import App
windows = []

class Watched(App):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        windows.append(self.window)
        self.opened.connect(self.act)

    def act(self):
        if len(windows) == 1:
            from ui.screens.backups_screen import Restoring
            screen = self.window.screen_named("backups")
            prepared = self.context.prepare_restore(Path(sys.argv[3]), lambda: False)
            screen.restore_requested.emit(Restoring(prepared, "Ines"))
        else:
            print([message.kind for message in self.window.messages()])
            self.window.close()

start.App = Watched
sys.exit(start.run(chosen))
"""


def test_a_restored_backup_comes_back_in_the_window_and_closing_it_makes_another(tmp_path: Path) -> None:
    context = open_context(Options(str(tmp_path), today=SAMPLE_DAY))
    context.install_sample()
    backup = back_up(context.bench, context.backup_shelf())
    assert len(list(simulate(context.bench, 3, 3))) == 3
    context.close()
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(ROOT), str(tmp_path), backup.path],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    assert (ran.returncode, ran.stdout.split()) == (0, ["['ok']"])
    assert len(list(tmp_path.glob("reception-avant-restauration-*.sqlite3"))) == 1
    assert len(list((tmp_path / "sauvegardes").iterdir())) == 2
