"""The program started as people start it: a process of its own, without a screen."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.app_context import open_context
from receiving_app.options import Options

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.e2e


def _newer(database: Path) -> None:
    """Leave a file whose look can be read at a glance: the window shows itself before it is refused."""
    with closing(open_context(Options(str(database.parent)))) as context:
        context.install_example()
    with closing(sqlite3.connect(database)) as file:
        file.execute("PRAGMA user_version = 9999")


def _foreign(database: Path) -> None:
    shelf = database.parent / "sauvegardes"
    shelf.mkdir()
    (shelf / "reception-20261123T083000Z.sqlite3").write_bytes(b"")
    database.write_bytes(b"no database of ours " * 100)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_newer, "vient d'une version plus récente du programme"),
        (_foreign, "La plus récente sauvegarde vérifiée est "),
    ],
)
def test_a_database_that_cannot_be_used_ends_the_start_with_one_sentence(
    tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(tmp_path / "reception.sqlite3")
    ran = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data-dir", str(tmp_path), "window"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    # A slow machine gets as far as logging that it has no sounds.
    (sentence,) = (line for line in ran.stderr.splitlines() if " INFO " not in line)
    assert said in sentence
    assert (ran.returncode, ran.stdout) == (2, "")
