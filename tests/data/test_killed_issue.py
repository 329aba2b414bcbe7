"""A document is issued whole or not at all, wherever the program dies, and numbers have no gap."""

import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.vocabulary import Decision, Status
from tests.data.issuing_program import prepare
from tests.data.stores import make_store, reading, rma

ROOT = Path(__file__).parents[2]
KILLABLE = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")


def _program(file: Path, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.data.issuing_program", str(file), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _run(file: Path, *arguments: object) -> tuple[list[str], int]:
    """Return the lines printed and how the program ended."""
    program = _program(file, *arguments)
    said, _ = program.communicate()
    return said.split(), program.returncode


def _prepared(folder: Path, count: int) -> Path:
    with closing(make_store(folder)) as store:
        prepare(store, count)
        return Path(store.path)


def _check_all_or_nothing(file: Path, acknowledged: list[str], count: int) -> int:
    """Hold what is on file to what was said; return how many documents there are."""
    with closing(SqliteStore.open(file)) as store:
        assert list(check(store)) == []
        with reading(store) as uow:
            rows = uow.credit_notes.latest(count + 1)[::-1]
            cases = [uow.returns.get(rma(sequence)) for sequence in range(1, count + 1)]
            acts = [uow.journal.of_return(rma(sequence))[-1].act for sequence in range(1, count + 1)]
    numbers = [row.number for row in rows]
    assert numbers == [f"AV-2026-{sequence:06d}" for sequence in range(1, len(numbers) + 1)]
    assert set(acknowledged) <= set(numbers)
    assert len(numbers) <= len(acknowledged) + 1
    issued_for = {row.rma: row.number for row in rows}
    for case, act in zip(cases, acts, strict=True):
        assert case is not None
        number = issued_for.get(case.rma, "")
        outcome = (Decision.CREDIT, number) if number else (None, "")
        assert [(unit.decision, unit.credit_note) for unit in case.units] == [outcome]
        assert (case.status is Status.CLOSED) == (act == "concluded") == bool(number)
    return len(numbers)


def _kill_at(tmp_path: Path, instants: int) -> None:
    """Kill at so many instants, evenly spread from the first statement to the last."""
    sound = _prepared(tmp_path / "sound", 1)
    said, code = _run(Path(shutil.copy(sound, tmp_path / "measured.sqlite3")), 1)
    assert code == 0
    steps = int(said[-1])
    ends = set()
    for instant in range(instants):
        file = Path(shutil.copy(sound, tmp_path / "killed.sqlite3"))
        said, code = _run(file, 1, "--kill-after", 1 + instant * (steps - 1) // (instants - 1))
        assert code == -signal.SIGKILL
        ends.add(_check_all_or_nothing(file, said, 1))
        # Afterwards the same document is issued under the number it would have had.
        if not ends & {1}:
            assert _run(file, 1)[0][0] == "AV-2026-000001"
        for left in tmp_path.glob("killed.sqlite3*"):
            left.unlink()
    # The last instants lie behind the commit: both ends were met.
    assert ends == {0, 1}


def _kill_in_time(tmp_path: Path, rounds: int, per_round: int) -> None:
    """Kill a program that issues one document after another, at any time."""
    count = rounds * per_round
    file = _prepared(tmp_path, count)
    chance = random.Random(7)  # noqa: S311 - when to kill is no secret
    issued = 0
    acknowledged: list[str] = []
    for _ in range(rounds):
        program = _program(file, *range(issued + 1, issued + per_round + 1))
        assert program.stdout is not None
        acknowledged += [program.stdout.readline().strip() for _ in range(chance.randrange(per_round))]
        program.send_signal(signal.SIGKILL)
        acknowledged += [line for line in program.stdout.read().split() if line.startswith("AV-")]
        program.stdout.close()
        program.wait()
        issued = _check_all_or_nothing(file, acknowledged, count)
        acknowledged = [f"AV-2026-{sequence:06d}" for sequence in range(1, issued + 1)]
    assert issued >= rounds // 2


@KILLABLE
def test_a_kill_at_any_step_of_issuing_leaves_all_or_nothing(tmp_path: Path) -> None:
    _kill_at(tmp_path, 9)


@KILLABLE
@pytest.mark.soak
def test_a_hundred_kills_spread_over_issuing_leave_all_or_nothing(tmp_path: Path) -> None:
    _kill_at(tmp_path, 100)


def _cancel_at(tmp_path: Path, instants: int) -> None:
    """Kill a program that takes a credit note back, at so many instants of it."""
    issued = _prepared(tmp_path / "issued", 1)
    assert _run(issued, 1)[1] == 0
    said, code = _run(Path(shutil.copy(issued, tmp_path / "measured.sqlite3")), 1, "--cancel")
    assert (said[0], code) == ("AN-2026-000001", 0)
    steps, ends = int(said[-1]), set()
    for instant in range(instants):
        file = Path(shutil.copy(issued, tmp_path / "killed.sqlite3"))
        said, code = _run(file, 1, "--cancel", "--kill-after", 1 + instant * (steps - 1) // (instants - 1))
        assert code == -signal.SIGKILL
        ends.add(_cancelled_or_not(file, said))
        for left in tmp_path.glob("killed.sqlite3*"):
            left.unlink()
    assert ends == {False, True}


def _cancelled_or_not(file: Path, acknowledged: list[str]) -> bool:
    """Hold what is on file to one of the two, and tell which."""
    with closing(SqliteStore.open(file)) as store:
        assert list(check(store)) == []
        with reading(store) as uow:
            (row, *contrary) = uow.credit_notes.of_return(rma(1))
            case = uow.returns.get(rma(1))
            last = uow.journal.of_return(rma(1))[-1].act
    assert case is not None
    numbers = [each.number for each in contrary]
    assert set(acknowledged) <= set(numbers)
    cancelled = numbers == ["AN-2026-000001"]
    assert cancelled or numbers == []
    assert row.cancelled_by == "".join(numbers)
    assert (last == "credit_note_cancelled") == (case.status is Status.INSPECTING) == cancelled
    assert [unit.credit_note for unit in case.units] == ["" if cancelled else "AV-2026-000001"]
    return cancelled


@KILLABLE
def test_a_kill_at_any_step_of_cancelling_leaves_all_or_nothing(tmp_path: Path) -> None:
    _cancel_at(tmp_path, 7)


@KILLABLE
@pytest.mark.soak
def test_a_hundred_kills_spread_over_cancelling_leave_all_or_nothing(tmp_path: Path) -> None:
    _cancel_at(tmp_path, 100)


@KILLABLE
def test_what_was_acknowledged_is_issued_and_nothing_by_halves(tmp_path: Path) -> None:
    _kill_in_time(tmp_path, 3, 4)


@KILLABLE
@pytest.mark.soak
def test_a_hundred_kills_at_any_time_leave_no_gap(tmp_path: Path) -> None:
    _kill_in_time(tmp_path, 100, 4)


def _issue_at_once(tmp_path: Path, programs: int, each: int) -> None:
    file = _prepared(tmp_path, programs * each)
    shares = [range(1 + place * each, 1 + (place + 1) * each) for place in range(programs)]
    running = [_program(file, *share) for share in shares]
    said = [program.communicate()[0].split()[:-1] for program in running]
    assert [program.returncode for program in running] == [0] * programs
    numbers = [number for part in said for number in part]
    assert sorted(numbers) == [f"AV-2026-{sequence:06d}" for sequence in range(1, programs * each + 1)]
    assert all(part == sorted(part) for part in said)
    assert _check_all_or_nothing(file, numbers, programs * each) == programs * each


def test_programs_that_issue_at_once_share_one_series_without_a_gap(tmp_path: Path) -> None:
    _issue_at_once(tmp_path, 3, 5)


@pytest.mark.soak
def test_eight_programs_issue_a_thousand_documents_without_a_gap(tmp_path: Path) -> None:
    _issue_at_once(tmp_path, 8, 125)
