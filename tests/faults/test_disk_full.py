"""The disk fills up in the middle of an act: said, nothing by halves, and the same act works afterwards."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext
from receiving_app.domain.database_errors import DiskFull
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from tests.exchange.files import a_row, returns_file
from tests.faults.programs import DAY, ROOT, acknowledged, hold_to, program
from tests.services.issuing import inspect

RMA = "RMA-2026-004101-Z"
ROWS = 2_000
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")


def _let_grow(context: AppContext, pages: int | None) -> None:
    """Let the file grow by so many pages and no more; None: as far as it likes."""
    context.store.connect()
    database = context.store.database
    database.pragma("max_page_count", 2**31 if pages is None else database.pragma("page_count") + pages)


def _content(context: AppContext) -> list[str]:
    with closing(sqlite3.connect(context.store.path)) as reader:
        return list(reader.iterdump())


def _statuses(context: AppContext) -> dict[str, str]:
    with context.bench.reading() as uow:
        return {row.rma: row.status for row in uow.returns.all_rows()}


def test_a_return_that_cannot_be_received_is_as_it_was_and_is_received_once_there_is_room(
    context: AppContext,
) -> None:
    file = returns_file(
        context.folder, *(a_row(numero_rma=_rma(n), facture=f"FB-{n}") for n in range(1, 101))
    )
    context.import_file(file)
    _let_grow(context, 0)
    received: list[str] = []
    refused = ""
    for rma in _statuses(context):
        before = _content(context)
        try:
            scan(context.bench, rma)
        except DiskFull:
            refused = rma
            assert _content(context) == before
            break
        received.append(rma)
    # The pages that there are took some; the first that needed another was refused.
    assert refused
    _let_grow(context, None)
    assert scan(context.bench, refused).sheet is not None
    assert list(context.problems()) == []
    assert [rma for rma, status in _statuses(context).items() if status != "authorised"] == [
        *received,
        refused,
    ]


def test_a_credit_note_that_does_not_fit_takes_no_number_wherever_the_room_ends(context: AppContext) -> None:
    inspect(context.bench, RMA)
    before = _content(context)
    refusals = 0
    for pages in range(0, 200, 3):
        _let_grow(context, pages)
        try:
            issued = conclude(context.bench, RMA)
        except DiskFull:
            refusals += 1
            assert _content(context) == before
        else:
            break
    assert refusals > 3
    assert issued.note is not None
    assert issued.note.number == "AV-2026-000001"
    _let_grow(context, None)
    assert list(context.problems()) == []


def test_an_import_keeps_what_was_stored_and_the_same_file_completes_it(context: AppContext) -> None:
    rows = (a_row(numero_rma=_rma(number), facture=f"FB-{number}") for number in range(1, ROWS + 1))
    file = returns_file(context.folder, *rows)
    known = len(_statuses(context))
    _let_grow(context, 100)
    with pytest.raises(DiskFull):
        context.import_file(file)
    stored = len(_statuses(context)) - known
    assert 0 < stored < ROWS
    assert list(context.problems()) == []
    _let_grow(context, None)
    context.import_file(file)
    assert len(_statuses(context)) == known + ROWS
    assert list(context.problems()) == []


def _rma(number: int) -> str:
    return RmaNumber.build(2026, number).text


# Ignored, the limit is an error like that of a full disk; Python ignores it by itself.
LIMITED = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from main import main
most = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
sys.exit(main(sys.argv[3:]))
"""


def _limited(folder: Path, most: int, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(ROOT), str(most), "--data-dir", str(folder), *DAY, *words],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@POSIX
def test_a_program_whose_files_cannot_grow_says_so_in_one_line_and_loses_nothing(tmp_path: Path) -> None:
    said, _ = program(tmp_path, *DAY, "simulate", "--returns", "2").communicate(timeout=300)
    most = (tmp_path / "reception.sqlite3").stat().st_size + 300_000
    limited = _limited(tmp_path, most, "simulate", "--returns", "1000")
    assert (limited.returncode, len(limited.stderr.splitlines())) == (2, 1)
    lines = acknowledged(said + limited.stdout)
    assert len(lines) > 2
    returns, _ = hold_to(tmp_path, lines)
    assert returns <= len(lines) + 1


@POSIX
def test_a_backup_that_does_not_fit_is_said_in_one_line_and_costs_no_other(tmp_path: Path) -> None:
    said, _ = program(tmp_path, *DAY, "simulate", "--returns", "2").communicate(timeout=300)
    made, _ = program(tmp_path, *DAY, "backup").communicate(timeout=300)
    assert made
    there = sorted((tmp_path / "sauvegardes").iterdir())
    refused = _limited(tmp_path, (tmp_path / "reception.sqlite3").stat().st_size // 2, "backup")
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (2, "", 1)
    assert sorted((tmp_path / "sauvegardes").iterdir()) == there
    assert not list(tmp_path.rglob("*.part"))
    hold_to(tmp_path, acknowledged(said))
