"""Names and free texts leave the journal when their time is over; the chain holds, and nothing of them is left."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from receiving_app.data.act_persons import SqlPersonalData
from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.chain import Head
from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.personal import ERASED, KeptTooShort
from receiving_app.services import erase_personal
from receiving_app.services.boards import timeline
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.erase_personal import erasable, erase_before, erase_if_due, keeping_ends
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.ports import Bench
from receiving_app.services.retention_ports import Erasable
from tests.builders import RMA
from tests.data.stores import a_bench_on, a_real_bench, make_store, reading, writing

# The bench stands on 23 November 2026.
LONG_AGO = datetime(2025, 1, 15, 9, tzinfo=UTC)
A_YEAR_AGO = date(2025, 11, 1)
FACTS = {"unit": 1, "reason": "M. Zebulon insiste", "of": {"note": "voir Zebulon"}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(make_store(tmp_path)) as made:
        yield made


@pytest.fixture
def bench(store: SqliteStore) -> Bench:
    """Five old acts and one of today, all by the same people."""
    old = [JournalEntry(LONG_AGO, "Zebulon", "2", "answered", RMA, FACTS, "Pollux") for _ in range(5)]
    made = a_real_bench(store)
    with writing(store) as uow:
        today = replace(old[0], at=datetime(2026, 11, 23, tzinfo=UTC), operator="Margote", facts={"unit": 1})
        for entry in (*old, today):
            uow.journal.add(entry)
        uow.commit()
    return made


def _head(store: SqliteStore) -> Head:
    with reading(store) as uow:
        return uow.journal.head()


def test_old_acts_lose_their_people_and_keep_all_else(store: SqliteStore, bench: Bench) -> None:
    before = timeline(bench, RMA)
    done = erase_before(bench, A_YEAR_AGO)
    after = timeline(bench, RMA)
    assert done.acts == 5
    assert after[5] == before[5]
    for was, now in zip(before[:5], after[:5], strict=True):
        assert was.facts == FACTS
        assert (now.operator, now.approved_by, now.facts) == ("", "", {"unit": 1, "of": {}})
        assert now.erased
        assert (now.at, now.bench, now.act, now.rma) == (was.at, was.bench, was.act, was.rma)
    assert list(check(store)) == []


def test_the_erasure_is_an_act_of_the_journal(store: SqliteStore, bench: Bench) -> None:
    erase_before(bench, A_YEAR_AGO)
    with reading(store) as uow:
        (last,) = [one for one in uow.journal.of_return("") if one.act == ERASED]
    assert (last.operator, last.facts["acts"]) == (bench.actor.operator, 5)
    assert last.facts["before"] == "2025-11-01"


def test_nothing_of_them_is_left_in_any_file(store: SqliteStore, bench: Bench, tmp_path: Path) -> None:
    def found() -> bool:
        return any(b"Zebulon" in file.read_bytes() for file in tmp_path.iterdir())

    assert found()
    erase_before(bench, A_YEAR_AGO)
    assert store.leave_no_traces()
    assert not found()


def test_who_reads_meanwhile_is_not_waited_for(store: SqliteStore, bench: Bench) -> None:
    erase_before(bench, A_YEAR_AGO)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM journal").fetchone()
        # Something new, so that the log cannot be emptied under the reader.
        save_profile(bench, replace(load_profile(bench), bench="7"))
        assert not store.leave_no_traces()
    assert store.leave_no_traces()


def test_an_erasure_that_was_interrupted_goes_on_and_is_journalled_once(
    store: SqliteStore, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erase_personal, "AT_ONCE", 2)
    asked: list[bool] = []

    def after_the_first() -> bool:
        asked.append(True)
        return len(asked) > 1

    assert erase_before(bench, A_YEAR_AGO, after_the_first).acts == 2
    assert list(check(store)) == []
    announced = _head(store)
    assert erasable(bench, A_YEAR_AGO) == Erasable(3, 0, 0)
    assert erase_before(bench, A_YEAR_AGO).acts == 3
    assert erase_before(bench, A_YEAR_AGO).acts == 0
    assert _head(store) == announced
    assert list(check(store)) == []


def test_an_act_of_a_clock_that_stood_wrong_goes_with_an_erasure_of_its_own(
    store: SqliteStore, bench: Bench
) -> None:
    erase_before(bench, A_YEAR_AGO)
    with writing(store) as uow:
        uow.journal.add(JournalEntry(LONG_AGO, "Zebulon", "2", "counted", RMA))
        uow.commit()
    count = _head(store).count
    assert erasable(bench, A_YEAR_AGO) == Erasable(1, 1, 0)
    assert erase_before(bench, A_YEAR_AGO).acts == 1
    assert _head(store).count == count + 1
    assert list(check(store)) == []


def test_a_day_begins_at_midnight_of_paris(store: SqliteStore, bench: Bench) -> None:
    with writing(store) as uow:
        # Both are 30 June of UTC; in Paris one is 1 July already.
        for minute in (59, 0):
            uow.journal.add(
                JournalEntry(
                    datetime(2024, 6, 30, 21 + (minute == 0), minute, tzinfo=UTC), "Sam", "2", "counted"
                )
            )
        uow.commit()
    assert erasable(bench, date(2024, 7, 1)).acts == 1


def test_the_settings_say_what_is_due(bench: Bench) -> None:
    assert keeping_ends(bench) is None
    assert erase_if_due(bench) is None
    save_profile(bench, replace(load_profile(bench), journal_months=12))
    done = erase_if_due(bench)
    assert done is not None
    assert (done.acts, done.before) == (5, A_YEAR_AGO)


def test_a_setting_or_a_day_too_recent_is_refused(bench: Bench) -> None:
    with pytest.raises(InvalidSetting):
        save_profile(bench, replace(load_profile(bench), journal_months=3))
    for ask in (erase_before, erasable):
        with pytest.raises(KeptTooShort):
            ask(bench, date(2026, 9, 1))


def test_the_database_refuses_to_lose_people_without_an_act_that_says_so(
    store: SqliteStore, bench: Bench
) -> None:
    for statement in (
        "DELETE FROM act_persons",
        "UPDATE act_persons SET operator = 'Ambroise'",
        "INSERT OR REPLACE INTO act_persons SELECT * FROM act_persons",
        "INSERT INTO erasures VALUES (1, '2030')",
    ):
        with closing(sqlite3.connect(store.path)) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)
    erase_before(bench, A_YEAR_AGO)
    for statement in (
        "DELETE FROM act_persons",  # those of today are older than nothing that was said
        "DELETE FROM erasures",
        "UPDATE erasures SET older_than = '2030'",
        "INSERT OR REPLACE INTO erasures SELECT act, '2030' FROM erasures",
    ):
        with closing(sqlite3.connect(store.path)) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


def test_acts_of_before_keep_their_people_inside_their_links(tmp_path: Path) -> None:
    from tests.data.test_upgrade import V1, shutil

    old = Path(shutil.copy(V1.with_name("v13.sqlite3"), tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(old)) as store:
        bench = a_bench_on(store)
        bench.clock.day = date(2028, 1, 1)  # type: ignore[attr-defined]  # a clock of the tests
        assert erasable(bench, date(2027, 1, 1)) == Erasable(0, 0, 4)
        assert erase_before(bench, date(2027, 1, 1)).acts == 0
        told = timeline(bench, RMA)
        assert [(one.operator, one.approved_by, one.erased) for one in told][2] == ("Sam", "Nadia", False)
        assert told[2].facts == {"reason": "accord commercial"}
        with writing(store) as uow:
            uow.journal.add(JournalEntry(LONG_AGO, "Zebulon", "2", "counted", RMA))
            assert uow.personal_data.older_than(date(2027, 1, 1)).acts == 1
            assert isinstance(uow.personal_data, SqlPersonalData)
            uow.commit()
        assert erase_before(bench, date(2027, 1, 1)).acts == 1
        assert list(check(store)) == []
