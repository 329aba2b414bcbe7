"""All or nothing, for one writer at a time, whatever happens to the program."""

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.migrations import VERSION
from receiving_app.data.orm import IntegrityError
from receiving_app.data.postgres.server import PostgresStore
from receiving_app.data.session import Session
from receiving_app.data.store import Store
from receiving_app.data.unit_of_work import SqlUnitOfWork
from receiving_app.domain.database_errors import DatabaseTooNew
from receiving_app.domain.return_errors import ReturnExists, StaleCase
from tests.builders import RMA, a_case, a_line, a_profile
from tests.data.stores import FILES, NOW, a_note, a_numbered_case, a_parcel, put, reading, rma, writing
from tests.postgres import Server

ROOT = Path(__file__).parents[2]


def test_leaving_without_commit_undoes_everything(store: Store) -> None:
    with writing(store) as uow:
        uow.returns.add(a_case())
        uow.profiles.save(a_profile())
    with reading(store) as uow:
        assert uow.returns.get(RMA) is None
        assert uow.profiles.get() is None


def test_an_error_undoes_everything_and_the_next_act_works(store: Store) -> None:
    with pytest.raises(StaleCase):
        _store_then_fail(store)
    put(store, a_case())
    with reading(store) as uow:
        assert uow.returns.get(RMA) == a_case()


def _store_then_fail(store: Store) -> None:
    with writing(store) as uow:
        uow.returns.add(a_case())
        uow.returns.save(a_numbered_case(1))


def test_after_a_commit_reading_goes_on_and_further_writes_need_their_own_commit(store: Store) -> None:
    with writing(store) as uow:
        uow.returns.add(a_numbered_case(1))
        uow.commit()
        assert uow.returns.get(rma(1)) is not None
        uow.returns.add(a_numbered_case(2))
        uow.commit()
        uow.returns.add(a_numbered_case(3))
    with reading(store) as uow:
        assert set(uow.returns.get_many([rma(1), rma(2), rma(3)])) == {rma(1), rma(2)}


def test_what_a_constraint_refuses_within_an_attempt_leaves_the_rest_of_the_transaction(store: Store) -> None:
    put(store, a_numbered_case(1))
    with writing(store) as uow:
        uow.returns.add(a_numbered_case(2))
        with pytest.raises(ReturnExists):
            uow.returns.add(a_numbered_case(1))
        uow.returns.add(a_numbered_case(3))
        uow.commit()
    with reading(store) as uow:
        assert set(uow.returns.get_many([rma(1), rma(2), rma(3)])) == {rma(1), rma(2), rma(3)}


def test_nothing_counts_as_stored_on_a_server_after_a_statement_that_failed(server: Server) -> None:
    address = server.database()
    with closing(PostgresStore.open(address)) as opened, closing(PostgresStore.open(address)) as other:
        with writing(opened) as uow, pytest.raises(RuntimeError, match="failed"):  # noqa: PT012 - the one unit
            uow.returns.add(a_case())
            with pytest.raises(IntegrityError):
                opened.run("INSERT INTO chain_heads SELECT * FROM chain_heads")
            uow.commit()
        with reading(other) as uow:
            assert uow.returns.get(RMA) is None
    server.drop(address)


def test_a_case_read_before_a_commit_and_changed_elsewhere_since_is_stale(store: Store) -> None:
    put(store, a_case())
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        uow.commit()
        _in_another_thread(store, lambda: _arrive(store))
        with pytest.raises(StaleCase):
            uow.returns.save(case.cancel())


def _arrive(store: Store) -> None:
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        uow.returns.save(case.arrive(a_parcel()))
        uow.commit()


def _in_another_thread(store: Store, act: Callable[[], None]) -> None:
    failures: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - reported below
            failures.append(error)
        finally:
            store.close_thread()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert failures == []


def test_a_reading_unit_sees_the_file_as_it_was_on_its_first_look(store: Store) -> None:
    with reading(store) as uow:
        assert uow.returns.get(RMA) is None
        _in_another_thread(store, lambda: put(store, a_case()))
        assert uow.returns.get(RMA) is None
    with reading(store) as uow:
        assert uow.returns.get(RMA) is not None


def test_a_reading_unit_neither_writes_nor_commits(store: Store) -> None:
    with reading(store) as uow:
        with pytest.raises(RuntimeError):
            uow.returns.add(a_case())
        with pytest.raises(RuntimeError):
            uow.commit()


@pytest.mark.parametrize("inner", [reading, writing])
def test_units_of_work_do_not_nest(store: Store, inner: Callable[[Store], SqlUnitOfWork]) -> None:
    with reading(store), pytest.raises(RuntimeError, match="nest"):
        inner(store).__enter__()
    with writing(store):
        pass


# --- several writers ------------------------------------------------------------------------


def test_benches_that_issue_at_once_never_share_nor_lose_a_number(store: Store) -> None:
    case = a_case(a_line(announced=40))
    put(store, case)
    start = threading.Barrier(4)
    numbers: list[str] = []

    def issue_ten() -> None:
        start.wait()
        for _ in range(10):
            with writing(store) as uow:
                number = str(uow.credit_notes.next_number("AV", 2026, 1))
                uow.credit_notes.add(a_note(case, number), case, FILES, NOW)
                uow.commit()
            numbers.append(number)
        store.close_thread()

    threads = [threading.Thread(target=issue_ten) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [f"AV-2026-{sequence:06d}" for sequence in range(1, 41)]


RECEIVE = """
import sys
from pathlib import Path
from receiving_app.data.database import SqliteStore
from receiving_app.data.migrations import VERSION
from receiving_app.data.postgres.server import PostgresStore
from tests.data.stores import a_quarantine_record, writing

store = SqliteStore.open(Path(sys.argv[1]))
for _ in range(20):
    with writing(store) as uow:
        uow.quarantine.add(a_quarantine_record())
        uow.commit()
store.close()
"""


def test_programs_that_write_at_once_wait_for_one_another(file_store: SqliteStore) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", RECEIVE, file_store.path], cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [(program.communicate()[1], program.returncode) for program in programs] == [(b"", 0)] * 2
    with reading(file_store) as uow:
        numbers = [record.number for record in uow.quarantine.open_records(100)]
    assert sorted(numbers) == [f"Q-2026-{sequence:06d}" for sequence in range(1, 41)]


# --- power cuts -----------------------------------------------------------------------------

WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from receiving_app.data.database import SqliteStore
from receiving_app.data.migrations import VERSION
from receiving_app.data.postgres.server import PostgresStore
from tests.data.stores import a_numbered_case, writing

where = sys.argv[1]
store = PostgresStore.open(where) if "://" in where else SqliteStore.open(Path(where))
first = int(sys.argv[2])
for number in range(first, first + 10_000, 2):
    with writing(store) as uow:
        uow.returns.add(a_numbered_case(number))
        uow.returns.add(a_numbered_case(number + 1))
        uow.commit()
    print(number + 1, flush=True)
"""


def _kill_while_writing(store: Store, rounds: int) -> None:
    """Kill a writer again and again; all it said was stored is there, and nothing by halves."""
    acknowledged = 0
    for number in range(rounds):
        first = acknowledged + 1 + acknowledged % 2
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_UNTIL_KILLED, store.path, str(first)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        for _ in range(1 + number % 5):
            acknowledged = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        # What was printed before the kill arrived counts as well.
        acknowledged = int(([str(acknowledged), *writer.stdout.read().split()])[-1])
        writer.wait()
        writer.stdout.close()
        # With the lock: a server may still be storing what was sent to it last.
        with writing(store) as uow:
            stored = [int(row.rma[9:15]) for row in uow.returns.all_rows()]
        assert stored == list(range(1, len(stored) + 1))
        assert len(stored) % 2 == 0
        assert acknowledged <= len(stored) <= acknowledged + 2
        acknowledged = len(stored)
    with reading(store):
        assert [finding for check in store.checks() for finding in check(Session(store, write=False))] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_what_was_acknowledged_survives_a_kill_and_nothing_is_half_stored(file_store: SqliteStore) -> None:
    _kill_while_writing(file_store, 3)


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_two_hundred_kills_lose_nothing(store: Store) -> None:
    _kill_while_writing(store, 200)


def test_a_program_works_no_more_on_a_database_that_a_newer_one_changed(store: Store) -> None:
    """Its words for the schema are those of before: what it wrote might mean something else by now."""

    def bring_to(version: int) -> None:
        if isinstance(store, SqliteStore):
            with closing(sqlite3.connect(store.path)) as file:
                file.execute(f"PRAGMA user_version = {version}")
            return
        with closing(PostgresStore(store.path)) as newer, newer.exclusively() as connection:
            connection.execute(f"UPDATE reception_rma SET version = {version}".encode())

    bring_to(VERSION + 1)
    for unit in (reading, writing):
        with pytest.raises(DatabaseTooNew):
            unit(store).__enter__()
    bring_to(VERSION)
    with writing(store) as uow:
        assert uow.journal.head().count == 0
