"""One database, two installations of one wanted name: on a file and on a server, at the same moment too."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.claim_errors import BenchNameTaken
from receiving_app.domain.claims import LAPSES_AFTER
from receiving_app.services.bench_names import Installation, Name, name_bench, take_name
from receiving_app.services.ports import Actor, Bench
from receiving_app.services.scan import Result, scan
from tests.data.stores import a_bench_on, a_numbered_case, put, reading, rma
from tests.fakes import FixedClock

V16 = Path(__file__).parents[1] / "fixtures" / "schema" / "v16.sqlite3"


def _at(store: Store, identity: str, name: str) -> Bench:
    return replace(a_bench_on(store), actor=Actor("Sam", name, installation=identity))


def _here(identity: str) -> Installation:
    return Installation(identity, lambda _name: True)


def test_of_many_that_start_at_once_under_one_name_each_has_its_own(store: Store) -> None:
    put(store, a_numbered_case(1))
    start = Barrier(4)

    def begin(identity: str) -> Name:
        start.wait()
        return take_name(_at(store, identity, "1"), _here(identity), "1", chosen=False)

    with ThreadPoolExecutor(4) as running:
        names = {who: running.submit(begin, who) for who in "abcd"}
    taken = {who: one.result().name for who, one in names.items()}
    assert sorted(taken.values()) == ["1", "1-2", "1-3", "1-4"]
    with reading(store) as uow:
        for who, name in taken.items():
            known = uow.benches.get(name)
            assert known is not None
            assert known.installation == who

    first, second = (_at(store, who, taken[who]) for who in "ab")
    assert scan(first, rma(1)).result is Result.RECEIVED
    assert scan(second, rma(1)).result is Result.HELD_ELSEWHERE
    assert list(check(store)) == []


def test_an_installation_that_lost_its_name_takes_no_return_for_the_other(store: Store) -> None:
    put(store, a_numbered_case(1))
    asleep = _at(store, "a", "1")
    take_name(asleep, _here("a"), "1", chosen=True)
    assert scan(asleep, rma(1)).result is Result.RECEIVED

    later = _at(store, "b", "1")
    assert isinstance(later.clock, FixedClock)
    later.clock.set_forward(seconds=2 * LAPSES_AFTER.total_seconds())
    assert take_name(later, _here("b"), "1", chosen=True) == Name("1", "1")
    with pytest.raises(BenchNameTaken):
        scan(asleep, rma(1))
    assert name_bench(asleep, _here("a"), "Quai") == "Quai"
    assert scan(_at(store, "a", "Quai"), rma(1)).result is Result.RESUMED


def test_a_database_of_before_there_were_names_gives_them_from_now_on(tmp_path: Path) -> None:
    old = Path(shutil.copy(V16, tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        assert take_name(_at(store, "a", "1"), _here("a"), "1", chosen=False) == Name("1", "1")
        assert take_name(_at(store, "b", "1"), _here("b"), "1", chosen=False) == Name("1-2", "1")
        put(store, a_numbered_case(903))
        assert scan(_at(store, "a", "1"), rma(903)).result is Result.RECEIVED
        assert scan(_at(store, "b", "1-2"), rma(903)).result is Result.HELD_ELSEWHERE
        assert list(check(store)) == []
