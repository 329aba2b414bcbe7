"""The name of a window's bench: kept beside the data, one window's at a time, free again when that ends."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.claim_errors import BenchNameTaken
from receiving_app.installation import OwnBench
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.bench_names import Name
from receiving_app.services.people import make_first_administrator
from receiving_app.services.scan import Result, scan

ROOT = Path(__file__).resolve().parents[1]
RMA = "RMA-2026-004101-Z"
# A window's program that is killed: it takes its name, says which, and waits.
PROGRAM = """
import sys
from receiving_app.app_context import open_context
from receiving_app.installation import OwnBench
from receiving_app.options import Options
bench = OwnBench(open_context(Options(sys.argv[1], database=sys.argv[2], bench=sys.argv[3])))
print(bench.take().name, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def _open(opened: ExitStack, folder: Path, database: Path, bench: str = "") -> AppContext:
    options = Options(str(folder), database=str(database), today=SAMPLE_DAY, bench=bench)
    return opened.enter_context(closing(open_context(options)))


def _own(opened: ExitStack, context: AppContext) -> OwnBench:
    bench = OwnBench(context)
    opened.callback(bench.end)
    return bench


def _program(folder: Path, database: Path, bench: str = "") -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PROGRAM, str(folder), str(database), bench]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _said(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_two_installations_on_one_file_are_two_benches_and_hold_a_return_against_each_other(
    opened: ExitStack, tmp_path: Path
) -> None:
    file = tmp_path / "shared.sqlite3"
    first, second = (_open(opened, tmp_path / who, file) for who in ("one", "two"))
    first.install_example()
    here, there = _own(opened, first), _own(opened, second)
    assert (here.take(), there.take()) == (Name("1", "1"), Name("1-2", "1"))
    assert (here.name, there.name) == ("1", "1-2")
    assert scan(first.bench, RMA).result is Result.RECEIVED
    assert scan(second.bench, RMA).result is Result.HELD_ELSEWHERE
    assert list(first.problems()) == []


def test_a_name_that_was_chosen_is_kept_for_the_next_start_and_refused_where_somebody_works_under_it(
    opened: ExitStack, tmp_path: Path
) -> None:
    file = tmp_path / "shared.sqlite3"
    here, there = (_own(opened, _open(opened, tmp_path / who, file)) for who in ("one", "two"))
    here.take()
    there.take()
    with pytest.raises(BenchNameTaken):
        there.choose("1")
    assert there.choose("Quai  2") == "Quai 2"
    assert there.name == "Quai 2"
    there.end()
    again = _own(opened, _open(opened, tmp_path / "two", file))
    assert again.take() == Name("Quai 2", "Quai 2")
    given = _own(opened, _open(opened, tmp_path / "two", file, "Quai 2"))
    assert given.take() == Name("Quai 2-2", "Quai 2")


def test_a_window_whose_name_was_taken_while_it_slept_gets_another(opened: ExitStack, tmp_path: Path) -> None:
    file = tmp_path / "shared.sqlite3"
    first, second = (_open(opened, tmp_path / who, file) for who in ("one", "two"))
    here, there = _own(opened, first), _own(opened, second)
    here.take()
    there.take()
    assert here.keep() is None
    here.end()  # as if nothing was heard of it for a minute
    assert there.choose("1") == "1"
    assert here.keep() == Name("1-2", "1")
    assert here.name == "1-2"


def test_who_signs_in_works_under_the_bench_s_name(opened: ExitStack, tmp_path: Path) -> None:
    context = _open(opened, tmp_path, tmp_path / "own.sqlite3")
    bench = _own(opened, context)
    bench.take()
    make_first_administrator(context.bench, "Ana", "2749")
    assert bench.choose("Quai") == "Quai"
    assert (context.bench.actor.operator, context.bench.actor.bench) == ("Ana", "Quai")
    context.install_example()
    assert scan(context.bench, RMA).result is Result.RECEIVED


def test_what_cannot_be_read_is_taken_anew(opened: ExitStack, tmp_path: Path) -> None:
    (tmp_path / "bench.toml").write_text("name = [", "utf-8")
    bench = _own(opened, _open(opened, tmp_path, tmp_path / "own.sqlite3"))
    assert bench.take() == Name("1", "1")
    assert 'installation = "' in (tmp_path / "bench.toml").read_text("utf-8")


def test_programs_that_run_at_the_same_time_have_a_name_each_and_a_killed_one_has_its_own_again(
    opened: ExitStack, tmp_path: Path
) -> None:
    file = tmp_path / "shared.sqlite3"
    _open(opened, tmp_path, file)  # made before two programs make it at once
    folders = (tmp_path / "one", tmp_path / "one", tmp_path / "two")
    running = []
    try:
        for folder, name in zip(folders, ("1", "1-2", "1-3"), strict=True):
            running.append(_program(folder, file))
            assert _said(running[-1]) == name
        running[0].kill()
        running[0].wait(300)
        running.append(_program(tmp_path / "one", file))
        assert _said(running[-1]) == "1"
    finally:
        for program in running:
            program.kill()
            program.communicate(timeout=300)
