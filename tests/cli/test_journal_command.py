"""``journal erase``, as who keeps the personal data runs it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.test_command_line import run

THEN = ("--today", "2026-11-23")


def _names(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "reception.sqlite3")) as reader:
        count: int = reader.execute("SELECT count(*) FROM act_persons").fetchone()[0]
        return count


def test_it_counts_then_erases_when_told_to_and_verify_stays_clean(tmp_path: Path) -> None:
    assert run(*THEN, "simulate", "--returns", "2", folder=tmp_path).returncode == 0
    names = _names(tmp_path)
    erase = ("--today", "2028-01-15", "journal", "erase", "--before", "2028-01-01")
    refused = run(*erase, folder=tmp_path)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    erase = (*erase[:-1], "2027-06-01")
    counted = run(*erase, folder=tmp_path)
    told = {"before": "2027-06-01", "acts": names, "erased": 0, "in_links": 0}
    assert (counted.returncode, json.loads(counted.stdout)) == (0, told)
    assert _names(tmp_path) == names
    done = run(*erase, "--yes", folder=tmp_path)
    assert json.loads(done.stdout) == {**told, "erased": names}
    assert run("verify", folder=tmp_path).returncode == 0
    # The act that says so has its own.
    assert _names(tmp_path) == 1


def test_without_a_day_it_goes_by_the_settings_and_says_where_they_keep_all(tmp_path: Path) -> None:
    assert run(*THEN, "simulate", "--returns", "1", folder=tmp_path).returncode == 0
    done = run(*THEN, "journal", "erase", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pas réglé" in done.stderr
