"""Programs that simulate on one database, and what must hold of it afterwards."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from receiving_app.app_context import open_context
from receiving_app.options import Options

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--today", "2026-11-23")

Line = dict[str, object]


def program(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a command of the program."""
    command = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(folder), *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def acknowledged(text: str) -> list[Line]:
    return [json.loads(line) for line in text.splitlines()]


def hold_to(folder: Path, lines: list[Line], database: str = "") -> tuple[int, int]:
    """Hold a database to what was acknowledged; return how many returns and documents there are."""
    with closing(open_context(Options(data_dir=str(folder), database=database))) as context:
        assert list(context.problems()) == []
        with context.bench.reading() as uow:
            rows = {row.rma: row for row in uow.returns.all_rows()}
            notes = {row.number: row.rma for row in uow.credit_notes.latest(100_000)}
    for line in lines:
        assert line["rma"] in rows
        if line["credit_note"]:
            assert notes[str(line["credit_note"])] == line["rma"]
    assert sorted(notes) == [f"AV-2026-{sequence:06d}" for sequence in range(1, len(notes) + 1)]
    return len(rows), len(notes)
