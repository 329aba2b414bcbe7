"""A server as its administrator set it, and not as we would: nothing of what is promised depends on it."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from receiving_app.data.integrity import check
from receiving_app.data.postgres import connection as connections
from receiving_app.data.postgres.server import WRITE_LOCK, PostgresStore, look
from receiving_app.domain.database_errors import (
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnreachable,
    ServerRefuses,
)
from receiving_app.services.ports import Actor
from receiving_app.services.scan import scan
from tests.data.stores import a_numbered_case, a_real_bench, reading, rma, writing
from tests.postgres import Server

PATIENCE = 60  # seconds until a thread must have ended


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    made = server.database()
    yield made
    server.drop(made)


@pytest.fixture
def shared(address: str) -> Iterator[PostgresStore]:
    opened = PostgresStore.open(address)
    yield opened
    opened.close()


def _name(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


class _Holder:
    """Somebody else's connection, which has the write lock."""

    def __init__(self, address: str) -> None:
        self.connection = psycopg.connect(address, autocommit=True)
        self.connection.execute(f"BEGIN; SELECT pg_advisory_xact_lock({WRITE_LOCK})".encode())

    def waited_for(self) -> None:
        """Wait until somebody waits for the lock."""
        query = b"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while self.connection.execute(query).fetchall() == [(0,)]:
            pass

    def let_go(self) -> None:
        # Ended and answered: a connection that is only closed has its locks for some moments more.
        self.connection.execute("ROLLBACK")
        self.connection.close()


@pytest.mark.parametrize("level", ["serializable", "repeatable read"])
def test_an_act_that_waited_sees_what_the_one_before_it_did(server: Server, address: str, level: str) -> None:
    """With the server's own level it would go by what was there before it began to wait."""
    server.execute(f"ALTER DATABASE {_name(address)} SET default_transaction_isolation = '{level}'")
    store = PostgresStore.open(address)
    bench = a_real_bench(store, a_numbered_case(1))
    holder = _Holder(address)
    answers: list[str] = []
    other = PostgresStore(address)

    def scans() -> None:
        answers.append(str(scan(replace(bench, writing=lambda: writing(other)), rma(1)).result))
        other.close_thread()

    thread = threading.Thread(target=scans)
    thread.start()
    holder.waited_for()
    # What the act waits for: a parcel received meanwhile, by a connection that has the lock.
    holder.connection.execute(f"UPDATE returns SET revision = revision + 1 WHERE rma = '{rma(1)}'".encode())
    holder.connection.execute(b"COMMIT")
    thread.join(PATIENCE)
    holder.connection.close()
    assert answers == ["received"]
    with reading(store) as uow:
        case = uow.returns.get(rma(1))
    assert case is not None
    assert case.revision == 2
    other.close()
    store.close()


def test_a_bench_that_waited_in_vain_works_again_once_the_lock_is_free(
    monkeypatch: pytest.MonkeyPatch, address: str, shared: PostgresStore
) -> None:
    monkeypatch.setattr(connections, "LOCK_MS", 50)
    bench = replace(a_real_bench(shared, a_numbered_case(1)), actor=Actor("Sam", "2"))
    shared.close_thread()
    holder = _Holder(address)
    for _ in range(2):
        with pytest.raises(DatabaseLocked):
            scan(bench, rma(1))
    with bench.reading() as uow:
        assert uow.returns.get(rma(1)) is not None
    holder.let_go()
    assert scan(bench, rma(1)).result == "received"


def test_a_bench_that_hangs_with_the_lock_loses_it_and_its_act_counts_not(
    server: Server, shared: PostgresStore
) -> None:
    bench = replace(a_real_bench(shared, a_numbered_case(1)), actor=Actor("Sam", "2"))
    with writing(shared) as uow:
        ((limit, process),) = shared.rows(
            "SELECT current_setting('idle_in_transaction_session_timeout'), pg_backend_pid()"
        )
        assert limit == "1min"
        shared.rows("SELECT set_config('idle_in_transaction_session_timeout', '20', true)")
        _wait_until_gone(server, process)
        with pytest.raises(DatabaseUnreachable):
            uow.returns.get(rma(1))
    assert scan(bench, rma(1)).result == "received"
    with reading(shared):
        # Who only reads keeps nobody from anything, and may take as long as verifying takes.
        assert shared.rows("SELECT current_setting('idle_in_transaction_session_timeout')") == [("0",)]


def _wait_until_gone(server: Server, process: int) -> None:
    with psycopg.connect(server.address("postgres"), autocommit=True) as connection:
        query = f"SELECT count(*) FROM pg_stat_activity WHERE pid = {process}".encode()
        while connection.execute(query).fetchall() != [(0,)]:
            pass


def test_limits_that_the_server_sets_cut_off_nothing_of_ours(server: Server, address: str) -> None:
    for limit in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        server.execute(f"ALTER DATABASE {_name(address)} SET {limit} = '7s'")
    server.execute(f"ALTER DATABASE {_name(address)} SET synchronous_commit = off")
    store = PostgresStore.open(address)
    with writing(store):
        limits = store.rows(
            "SELECT current_setting('statement_timeout'), current_setting('lock_timeout'), "
            "current_setting('synchronous_commit')"
        )
    store.close()
    assert limits == [("0", "30s", "on")]


def test_a_server_that_only_reads_is_refused_when_it_is_opened(server: Server, address: str) -> None:
    """As a standby is, and a database that somebody closed for writing."""
    server.execute(f"ALTER DATABASE {_name(address)} SET default_transaction_read_only = on")
    with pytest.raises(DatabaseUnreachable, match="read-only"):
        PostgresStore.open(address)


def test_a_user_who_may_make_no_tables_hears_so_when_the_server_is_tried(server: Server) -> None:
    empty = server.blank()
    server.execute("CREATE ROLE onlooker LOGIN")
    try:
        with pytest.raises(DatabaseReadOnly):
            look(empty.replace("//postgres:", "//onlooker:"))
    finally:
        server.execute("DROP ROLE onlooker")
        server.drop(empty)


def test_libpqs_advice_is_left_out_of_what_is_said() -> None:
    with pytest.raises(DatabaseUnreachable) as refused:
        PostgresStore.open("postgresql://sam@127.0.0.1:1/reception")
    assert refused.value.detail.endswith("Connection refused")


def _schema(store: PostgresStore) -> set[str]:
    return {problem.subject for problem in check(store) if problem.kind == "schema"}


def test_an_extension_that_the_administrator_uses_is_no_defect(
    server: Server, address: str, shared: PostgresStore
) -> None:
    server.execute("CREATE EXTENSION vector", _name(address))
    assert _schema(shared) == set()


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("CREATE RULE none AS ON INSERT TO journal DO INSTEAD NOTHING", "journal rule none"),
        ("ALTER TABLE journal ENABLE ROW LEVEL SECURITY", "journal rows"),
        ("ALTER TABLE print_jobs SET UNLOGGED", "print_jobs rows"),
        (
            "ALTER TABLE documents DISABLE TRIGGER documents_no_update",
            "documents trigger documents_no_update",
        ),
    ],
)
def test_what_would_lose_rows_without_a_word_is_named(
    server: Server, address: str, shared: PostgresStore, statement: str, subject: str
) -> None:
    server.execute(statement, _name(address))
    assert _schema(shared) == {subject}


@pytest.mark.parametrize("password", ["", "wrong", "right"])
def test_a_server_that_lets_nobody_in_is_told_from_one_that_is_away(
    server: Server, address: str, password: str
) -> None:
    server.execute("CREATE ROLE guest LOGIN SUPERUSER PASSWORD 'right'")
    server.ask_for_passwords_of("guest")
    theirs = address.replace("//postgres:", "//guest:")
    try:
        if password == "right":
            assert look(theirs, password)[1] is not None
            with pytest.raises(ServerRefuses, match="nowhere"):
                look(theirs.replace(_name(address), "nowhere"), password)
            return
        with pytest.raises(ServerRefuses, match="password"):
            look(theirs, password)
    finally:
        server.execute("DROP ROLE guest")
