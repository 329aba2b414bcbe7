"""The window moves its file to a server, and comes back there: nothing of the window of before acts meanwhile."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.app_context import open_context
from receiving_app.options import Options
from tests.postgres import Server

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.e2e

# The program's own start; a person moves the database in the first window and closes the second.
RUN = """
import sys
sys.path.insert(0, sys.argv[1])
from receiving_app import cli
from receiving_app.moving import try_server
chosen = cli.parse(["--data-dir", sys.argv[2], "window"])
from PySide6.QtCore import QTimer
from ui import start
from ui.app import App
from ui.moving_window import MovingWindow
windows, steps = [], []
render = MovingWindow._render

def watched(self, step):
    render(self, step)
    steps.append(step.text.partition(" ")[0])

MovingWindow._render = watched

class Watched(App):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        windows.append(self.window)
        # Once the window runs: the one on a server is open as soon as it is made.
        QTimer.singleShot(0, self, lambda: self.act() if self.context.is_open else self.opened.connect(self.act))

    def act(self):
        if len(windows) == 1:
            from ui.screens.server_screen import Moving
            found = try_server(sys.argv[3])
            self.window.screen_named("server").move_requested.emit(Moving(sys.argv[3], "", True, found))
        else:
            print([message.kind for message in self.window.messages()], list(dict.fromkeys(steps)))
            self.window.close()

start.App = Watched
sys.exit(start.run(chosen))
"""


def test_the_window_shows_the_move_and_comes_back_on_the_server(tmp_path: Path, server: Server) -> None:
    with closing(open_context(Options(str(tmp_path)))) as context:
        context.install_sample()
    address = server.blank()
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(ROOT), str(tmp_path), address],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    shown = "['ok'] ['', 'checked', 'copied', 'compared', 'verified']"
    assert (ran.returncode, ran.stdout.strip()) == (0, shown)
    assert "Traceback" not in ran.stderr
    with closing(open_context(Options(str(tmp_path)))) as context:
        assert context.on_server
    server.drop(address)
