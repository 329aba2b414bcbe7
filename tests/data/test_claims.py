"""Claims on file, and one parcel scanned at two benches at the same moment."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.claims import Claim
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Actor, Bench
from receiving_app.services.scan import Result, scan
from receiving_app.services.take_over import take_over
from tests.data.stores import NOW, a_bench_on, a_numbered_case, a_real_bench, put, reading, rma, writing
from tests.services.issuing import inspect

ROUNDS = 20
V14 = Path(__file__).parents[1] / "fixtures" / "schema" / "v14.sqlite3"


def test_a_claim_comes_back_as_it_was_stored_and_a_bench_has_one(store: Store) -> None:
    put(store, a_numbered_case(1), a_numbered_case(2))
    first = Claim(rma(1), "2", "Sam", NOW, NOW + timedelta(seconds=20))
    with writing(store) as uow:
        uow.claims.put(first)
        uow.commit()
    with reading(store) as uow:
        assert uow.claims.get(rma(1)) == first
        assert uow.claims.get(rma(2)) is None
    moved = replace(first, rma=rma(2))
    with writing(store) as uow:
        uow.claims.put(Claim(rma(1), "3", "Léa", NOW, NOW))
        uow.claims.put(moved)
        uow.commit()
    with reading(store) as uow:
        known = uow.claims.get(rma(1))
        assert known is not None
        assert (known.bench, uow.claims.get(rma(2))) == ("3", moved)
    with writing(store) as uow:
        uow.claims.leave("2")
        uow.commit()
    with reading(store) as uow:
        assert uow.claims.get(rma(2)) is None
        assert uow.claims.get(rma(1)) is not None


def test_what_was_under_way_before_there_were_claims_is_free(tmp_path: Path) -> None:
    old = Path(shutil.copy(V14, tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        bench = a_bench_on(store)
        assert scan(bench, rma(3)).result is Result.RESUMED
        assert scan(replace(bench, actor=Actor("Léa", "3")), rma(3)).result is Result.HELD_ELSEWHERE
        assert list(check(store)) == []


def _at_once(benches: tuple[Bench, ...], act: "object") -> list[object]:
    """Let each bench do the same act at the same moment; return what came of it, errors included."""
    start = Barrier(len(benches))

    def run(bench: Bench) -> object:
        start.wait()
        try:
            return act(bench)  # type: ignore[operator]  any act of a bench
        except ReturnHeld as held:
            return held

    with ThreadPoolExecutor(len(benches)) as running:
        return [one.result() for one in [running.submit(run, bench) for bench in benches]]


@pytest.fixture
def benches(store: Store) -> tuple[Bench, ...]:
    bench = a_real_bench(store, *(a_numbered_case(number) for number in range(1, ROUNDS + 1)))
    return tuple(replace(bench, actor=Actor(name, place)) for name, place in (("Sam", "2"), ("Léa", "3")))


def test_one_parcel_scanned_at_two_benches_at_once_is_received_once(
    store: Store, benches: tuple[Bench, ...]
) -> None:
    for number in range(1, ROUNDS + 1):
        wanted = rma(number)
        answers = _at_once(benches, lambda bench, wanted=wanted: scan(bench, wanted).result)
        assert sorted(map(str, answers)) == ["held_elsewhere", "received"]
        with reading(store) as uow:
            case, acts = uow.returns.get(wanted), uow.journal.of_return(wanted)
            known = uow.claims.get(wanted)
        assert case is not None
        assert known is not None
        assert [parcel.bench for parcel in case.parcels] == [known.bench]
        assert sorted(str(entry.facts["result"]) for entry in acts) == ["held_elsewhere", "received"]
    assert list(check(store)) == []


def test_one_return_concluded_at_two_benches_at_once_gets_one_credit_note(
    store: Store, benches: tuple[Bench, ...]
) -> None:
    inspect(benches[0], rma(1))
    done = _at_once(benches, lambda bench: conclude(bench, rma(1)))
    assert sum(isinstance(one, ReturnHeld) for one in done) == 1
    with reading(store) as uow:
        assert len(uow.credit_notes.of_return(rma(1))) == 1


def test_a_return_taken_over_at_two_benches_at_once_is_in_the_hands_of_one(
    store: Store, benches: tuple[Bench, ...]
) -> None:
    ana = replace(benches[0], actor=Actor("Ana", "1"))
    scan(ana, rma(1))
    _at_once(benches, lambda bench: take_over(bench, rma(1)))
    acts = _at_once((*benches, ana), lambda bench: record_condition(bench, rma(1), 1, Condition.USED))
    assert sum(isinstance(one, ReturnHeld) for one in acts) == 2
    with reading(store) as uow:
        taken = [entry for entry in uow.journal.of_return(rma(1)) if entry.act == "taken_over"]
    # The second took it from the first, who had it by then.
    assert [entry.facts["from_bench"] for entry in taken] == ["1", taken[0].bench]
