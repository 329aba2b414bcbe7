"""``kill -9`` of the whole program at any moment: what it acknowledged is on file, and no number is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.programs import ROOT, acknowledged, hold_to

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


def _kill(folder: Path, kills: int) -> str:
    """Kill so many times and return the figures."""
    command = [sys.executable, "-m", "tests.faults.killing_program", str(folder), str(kills), "11"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=3600, check=True)
    lines = acknowledged(done.stdout)
    returns, notes = hold_to(folder, lines)
    assert len({str(line["rma"]) for line in lines}) == len(lines)
    assert len(lines) > kills // 2
    # One process takes one return at a time: no more than that one can be there unsaid.
    assert len(lines) <= returns <= len(lines) + kills
    return f"{kills} kills: {len(lines)} returns acknowledged, {returns} on file, {notes} credit notes"


@FORKS
def test_after_ten_kills_all_that_was_acknowledged_is_on_file(tmp_path: Path) -> None:
    _kill(tmp_path, 10)


@FORKS
@pytest.mark.soak
def test_after_two_hundred_kills_all_that_was_acknowledged_is_on_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = _kill(tmp_path, 200)
    with capsys.disabled():
        print(f"\n{figures}")  # noqa: T201 - the figures are what it is run for
