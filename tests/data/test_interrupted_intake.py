"""Wherever the program dies within an act of intake, what is on file is before it or after it, never between."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.decide import Hold, put_on_hold, resume
from receiving_app.services.match_parcel import match, take_back_match
from receiving_app.services.ports import Bench
from receiving_app.services.quarantine import (
    Box,
    describe_quarantined,
    give_back,
    put_together,
    quarantine,
    read_in_quarantine,
    set_apart,
)
from receiving_app.services.scan import scan
from tests.builders import a_line, an_approval, serials
from tests.data.stores import a_bench_on, a_numbered_case, a_real_bench, make_store, rma
from tests.data.tampering import rows_of

FIRST, SECOND, THIRD = (f"Q-2026-00000{number}" for number in (1, 2, 3))
SERIAL, OTHER = serials(2)
INSTANTS = 7
TABLES = (
    "returns",
    "parcels",
    "inspected_units",
    "quarantine",
    "quarantine_codes",
    "journal",
    "boards",
    "undo_steps",
)

ACTS: dict[str, Callable[[Bench], object]] = {
    "quarantine": lambda bench: quarantine(bench, Box(QuarantineCause.NO_NUMBER, (SERIAL, OTHER))),
    "read": lambda bench: read_in_quarantine(bench, FIRST, "1Z999AA10123456784"),
    "describe": lambda bench: describe_quarantined(bench, FIRST, place="Q4"),
    "set apart": lambda bench: set_apart(bench, FIRST, [OTHER]),
    "put together": lambda bench: put_together(bench, SECOND, FIRST),
    "give back": lambda bench: give_back(bench, FIRST, an_approval()),
    "match": lambda bench: match(bench, FIRST, rma(1)),
    "take a match back": lambda bench: take_back_match(bench, THIRD),
    "hold": lambda bench: put_on_hold(bench, rma(2), Hold("", HoldCause.ACCESSORY)),
    "resume": lambda bench: resume(bench, rma(3)),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with two records in quarantine and one matched; returns awaited, at the bench, on hold."""
    folder = tmp_path_factory.mktemp("sound")
    with closing(make_store(folder)) as store:
        cases = [
            a_numbered_case(n, a_line(invoice=f"FA-{n}", serials=(f"20EZ00000{n}",))) for n in range(1, 5)
        ]
        bench = a_real_bench(store, *cases)
        quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES, (SERIAL, OTHER)))
        quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES))
        match(bench, quarantine(bench, Box(QuarantineCause.UNREADABLE)).number, rma(4))
        for number in (2, 3):
            scan(bench, rma(number))
        put_on_hold(bench, rma(3), "attend")
        return Path(store.path)


def _on_file(path: Path) -> dict[str, object]:
    with closing(SqliteStore.open(path)) as store:
        assert list(check(store)) == []
        connection = store.database.connection()
        return {table: rows_of(connection, table, "1, 2") for table in TABLES}


def _left_at(path: Path, act: Callable[[Bench], object], folder: Path) -> list[Path]:
    """Carry the act out; return the files as a kill would have left them, at instants spread over it."""
    folder.mkdir()
    steps, wanted, left = 0, frozenset[int](), list[Path]()

    def step() -> int:
        nonlocal steps
        steps += 1
        if steps in wanted:
            copy = folder / f"{steps}.sqlite3"
            for end in ("", "-wal"):
                shutil.copy(f"{path}{end}", f"{copy}{end}")
            left.append(copy)
        return 0

    def run(file: Path) -> None:
        with closing(SqliteStore.open(file)) as store:
            bench = a_bench_on(store)
            store.connect()
            store.database.connection().set_progress_handler(step, 1)
            act(bench)

    run(Path(shutil.copy(path, folder / "measured.sqlite3")))
    total, steps = steps, 0
    wanted = frozenset(1 + at * (total - 1) // (INSTANTS - 1) for at in range(INSTANTS))
    run(path)
    return left


@pytest.mark.parametrize("name", ACTS)
def test_an_act_cut_off_at_any_instant_happened_whole_or_not_at_all(
    prepared: Path, tmp_path: Path, name: str
) -> None:
    path = Path(shutil.copy(prepared, tmp_path / "reception.sqlite3"))
    before = _on_file(path)
    left = _left_at(path, ACTS[name], tmp_path / "left")
    after = _on_file(path)
    assert after != before
    found = [_on_file(copy) for copy in left]
    assert len(found) == INSTANTS
    assert all(one in (before, after) for one in found)
    # The first instant lies before everything.
    assert found[0] == before
