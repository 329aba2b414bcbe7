"""Four programs that simulate on one SQLite file: one series, one chain, nothing lost."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.programs import DAY, acknowledged, hold_to, program

PROGRAMS = 4


def _together(folder: Path, each: int) -> str:
    """Run them together and return the figures."""
    first = program(folder, *DAY, "simulate", "--returns", "1")
    lines = acknowledged(first.communicate(timeout=300)[0])
    begin = time.perf_counter()
    running = [
        program(folder, *DAY, "simulate", "--returns", str(each), "--seed", str(seed))
        for seed in range(PROGRAMS)
    ]
    said = [one.communicate(timeout=3600) for one in running]
    seconds = time.perf_counter() - begin
    assert [(one.returncode, complaint) for one, (_, complaint) in zip(running, said, strict=True)] == [
        (0, "")
    ] * PROGRAMS
    for text, _ in said:
        lines += acknowledged(text)
    returns, notes = hold_to(folder, lines)
    assert returns == len(lines) == len({str(line["rma"]) for line in lines}) == PROGRAMS * each + 1
    assert notes == sum(line["credit_note"] is not None for line in lines)
    rate = PROGRAMS * each / seconds
    return (
        f"{PROGRAMS} programs × {each} returns: {seconds:.1f} s, {rate:.1f} returns/s, {notes} credit notes"
    )


def test_four_programs_share_one_file_and_lose_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("figures", _together(tmp_path, 50))


@pytest.mark.soak
def test_four_programs_take_two_thousand_returns_and_lose_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = _together(tmp_path, 500)
    with capsys.disabled():
        print(f"\n{figures}")  # noqa: T201 - the figures are what it is run for
