"""What the window loads before its first picture: itself, and nothing that a database needs."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Each takes longer to load than the window has for its start (docs/performance.md).
LATER = (
    "peewee",
    "reportlab",
    "receiving_app.app_context",
    "receiving_app.data.database",
    "receiving_app.domain.errors",
    "receiving_app.services.ports",
    "ui.screens.return_screen",
    "ui.screens.home_parts.boards_page",
    "ui.scanner.desk",
    "ui.signing_in",
    "ui.session_lock",
    "ui.overlays.sign_in",
    "receiving_app.domain.people",
    "receiving_app.services.people",
)
LIST_LOADED = """
import sys
from receiving_app import cli
cli.parse(["window"])
from ui import start
print(*sys.modules, sep="\\n")
"""


LIST_OPENED = """
import sys
from receiving_app.app_context import open_context
from receiving_app.options import Options
context = open_context(Options(data_dir=sys.argv[1]))
context.look()
assert not context.people_sign_in()
context.close()
print(*sys.modules, sep="\\n")
"""


def test_a_bench_without_sign_in_loads_nothing_of_it_at_its_start(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LIST_OPENED, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    loaded = set(ran.stdout.split())
    assert loaded.isdisjoint({"receiving_app.services.people", "receiving_app.services.prove", "argon2"})


def test_the_window_is_loaded_without_what_comes_after_its_first_picture() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LIST_LOADED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    loaded = set(ran.stdout.split())
    assert "ui.screens.home_screen" in loaded
    assert loaded.isdisjoint(LATER), sorted(loaded & set(LATER))
