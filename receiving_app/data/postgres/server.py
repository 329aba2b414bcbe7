"""A database on a PostgreSQL server: opening it, its transactions, and a connection that went away."""

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg.pq import TransactionStatus

from receiving_app.data.migrations import VERSION, migrate, require_known
from receiving_app.data.postgres import dialect, schema
from receiving_app.data.postgres.address import require_readable, without_password
from receiving_app.data.postgres.connection import IDLE_MS, connect
from receiving_app.data.postgres.moving import Report, differences, take_over
from receiving_app.data.postgres.problems import raise_translated
from receiving_app.data.store import Check, Row
from receiving_app.domain.database_errors import (
    DatabaseReadOnly,
    DatabaseUnreachable,
    NotADatabase,
    OutcomeUnknown,
    SessionNotKept,
)

OLDEST_SERVER = 140_000  # PostgreSQL 14, as ``server_version`` counts
# One writer at a time, as with a file: numbers are allotted, chains go on, and credits are compared with
# invoices, against what nobody else changes meanwhile.
WRITE_LOCK = 0x524D4131
# Each statement sees what is stored by then, whatever level the server has for its own: one that goes by
# what was there before it began to wait for the lock would work on what is no longer so.
_WRITING = f"""BEGIN ISOLATION LEVEL READ COMMITTED;
    SET LOCAL idle_in_transaction_session_timeout = {IDLE_MS};
    SELECT pg_advisory_xact_lock({WRITE_LOCK})"""
# Moving reads a whole file meanwhile.
_PATIENT = "SET LOCAL idle_in_transaction_session_timeout = 0"
_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_OURS = "SELECT to_regclass('{mark}') IS NOT NULL, current_schema()"
_MAY_CREATE = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
_STRANGERS = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"

Heard = Callable[[datetime], None]


class PostgresStore:
    """The ``Store`` port on a PostgreSQL server.

    Attributes:
        path: the server's address without a password.
    """

    def __init__(self, address: str, password: str = "", heard: Heard = lambda _now: None) -> None:
        require_readable(address)
        self.path = without_password(address)
        self._address, self._password, self._heard = address, password, heard
        self._prepared = False
        self._threads = threading.local()
        self._opened: list[psycopg.Connection[Any]] = []
        self._guard = threading.Lock()

    @classmethod
    def open(
        cls, address: str, *, password: str = "", create: bool = True, heard: Heard = lambda _now: None
    ) -> Self:
        """Open the database, making its schema or bringing it to this program's version first.

        Args:
            address: ``postgresql://…``.
            password: where the address has none; empty to let libpq look for it (``.pgpass``).
            create: whether an empty database is filled.
            heard: told what the server's clock says, at each transaction.

        Raises:
            DatabaseUnreachable: there is no server, or it lets us not in.
            NotADatabase: the database is another program's, or cannot hold what ours holds.
            DatabaseTooNew: written by a newer version.
            SessionNotKept: a pooler lends out sessions by the transaction.
        """
        store = cls(address, password, heard)
        try:
            store.require_session()
            with store.exclusively() as connection:
                store.check_server(connection)
                store._prepare(connection, create=create)
            store._prepared = True
        except BaseException:
            store.close()
            raise
        return store

    def holds(self, path: Path) -> bool:  # noqa: ARG002 - the port's
        """Tell that no file here is the database's."""
        return False

    @contextmanager
    def exclusively(self) -> Iterator[psycopg.Connection[Any]]:
        """Give this thread's connection inside a transaction that has the write lock; commit it unless undone."""
        self.enter_unit()
        try:
            self.begin(write=True)
            try:
                yield self._connection()
            except psycopg.Error as error:
                raise_translated(error, self.path)
            if self._connection().info.transaction_status is not TransactionStatus.IDLE:
                self.commit()
        finally:
            self.rollback()
            self.leave_unit()

    def enter_unit(self) -> None:
        """Mark that this thread is inside a unit of work.

        Raises:
            RuntimeError: it already is; units of work do not nest.
        """
        if getattr(self._threads, "inside", False):
            raise RuntimeError("units of work do not nest")
        self._threads.inside = True

    def leave_unit(self) -> None:
        """Mark that this thread left its unit of work."""
        self._threads.inside = False

    def begin(self, *, write: bool) -> None:
        """Start a transaction; a connection that died since the last one is opened anew."""
        known = getattr(self._threads, "connection", None) is not None
        try:
            self._begin(write=write)
        except DatabaseUnreachable:
            if not known:
                raise
            # Nothing was done in this unit yet: nothing can be done twice.
            self._begin(write=write)

    def commit(self) -> None:
        """Make the transaction durable.

        Raises:
            DatabaseUnreachable: the server went away, and the transaction counts not.
            OutcomeUnknown: it went away, and nobody can tell yet; what is read afterwards shows which.
            RuntimeError: a statement had failed, and the transaction was undone.
        """
        try:
            with self._translating() as connection:
                # The server answers no error to this, but that it undid what could not be kept.
                if connection.execute("COMMIT", prepare=False).statusmessage != "COMMIT":
                    raise RuntimeError("committed after a statement that failed")
        except DatabaseUnreachable as error:
            became = self._became_of_it()
            if became == "aborted":
                raise
            if became != "committed":
                raise OutcomeUnknown(error.path, error.detail) from error

    def rollback(self) -> None:
        """Undo the transaction, if there still is one; a connection that is gone has done so."""
        connection = getattr(self._threads, "connection", None)
        if connection is None:
            return
        if connection.closed or connection.info.transaction_status is TransactionStatus.UNKNOWN:
            self.close_thread()
        elif connection.info.transaction_status is not TransactionStatus.IDLE:
            with self._translating():
                connection.execute("ROLLBACK", prepare=False)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._translating() as connection:
            return connection.execute(dialect.query(sql), parameters).fetchall()

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement and return how many rows it changed; after one that failed there is but ``rollback``."""
        with self._translating() as connection:
            return connection.execute(dialect.query(sql), parameters).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters; where one fails, as ``run``."""
        with self._translating() as connection, connection.cursor() as cursor:
            cursor.executemany(dialect.query(sql), rows)

    def leave_no_traces(self) -> bool:
        """Have the server reuse the room of what was erased; its write-ahead log it recycles by itself."""
        with self._translating() as connection:
            connection.execute("VACUUM (SKIP_LOCKED) act_persons")
        return True

    def checks(self) -> Sequence[Check]:
        """Return what ``verify`` looks at first: here the schema; files and references are the server's care."""
        from receiving_app.data.postgres.integrity import schema_findings

        return (lambda _session: schema_findings(self._address, self._password),)

    def close_thread(self) -> None:
        """Close the calling thread's connection."""
        connection = getattr(self._threads, "connection", None)
        if connection is not None:
            self._threads.connection = None
            connection.close()
            with self._guard:
                if connection in self._opened:
                    self._opened.remove(connection)

    def close(self) -> None:
        """Close every connection; no other thread may be inside a unit of work."""
        self._threads.connection = None
        with self._guard:
            while self._opened:
                self._opened.pop().close()

    # --- connections ------------------------------------------------------------------------

    def _connection(self) -> psycopg.Connection[Any]:
        connection: psycopg.Connection[Any] | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = self._threads.connection = connect(self._address, self._password)
            with self._guard:
                self._opened.append(connection)
        return connection

    @contextmanager
    def _translating(self) -> Iterator[psycopg.Connection[Any]]:
        try:
            yield self._connection()
        except psycopg.Error as error:
            raise_translated(error, self.path)

    def _begin(self, *, write: bool) -> None:
        """Start a transaction; hear what time it is, and whether this program still knows the schema.

        Raises:
            DatabaseTooNew: a newer program brought it to its version since it was opened.
        """
        mark = f"version FROM {schema.MARK}" if self._prepared else "0"
        number = "pg_current_xact_id()::text" if write else "NULL"
        statements = f"{_WRITING if write else _READING}; SELECT clock_timestamp(), {number}, {mark}"
        try:
            with self._translating() as connection:
                cursor = connection.execute(statements.encode(), prepare=False)
                while cursor.nextset():
                    pass
                ((now, self._threads.transaction, version),) = cursor.fetchall()
            self._heard(now)
            require_known(self.path, version)
        except BaseException:
            # What was begun and failed would refuse every statement until somebody ends it.
            self.close_thread()
            raise

    def _became_of_it(self) -> str:
        """Ask the server, where it is back already, what became of a transaction cut off at its end.

        It held the write lock: whoever gets that knows that it ended, one way or the other.
        """
        self.close_thread()
        try:
            connection = self._connection()
            connection.execute(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})".encode())
            query = "SELECT pg_xact_status($1::xid8)"
            ((status,),) = connection.execute(query, [self._threads.transaction]).fetchall()
        except psycopg.Error:
            self.close_thread()
            return ""
        return str(status)

    # --- schema -----------------------------------------------------------------------------

    def require_session(self) -> None:
        """Refuse a pooler that lends out another session of the server for each transaction.

        What was promised in one (``connection``) would not hold in the next, and statements that one has
        prepared would be unknown there, or known already.

        Raises:
            SessionNotKept: the session of this connection was lent to another one meanwhile.
        """
        with self._translating() as connection:
            ours = self._session_of(connection)
            # A pooler makes the number up that a connection is told at its beginning; a server does not.
            if ours == connection.info.backend_pid:
                return
            with closing(connect(self._address, self._password)) as other:
                if self._session_of(other) == ours:
                    raise SessionNotKept(self.path)

    def _session_of(self, connection: psycopg.Connection[Any]) -> int:
        ((number,),) = connection.execute("SELECT pg_backend_pid()", prepare=False).fetchall()
        return int(number)

    def check_server(self, connection: psycopg.Connection[Any]) -> None:
        """Refuse a server that is too old, or keeps texts in another encoding."""
        if connection.info.server_version < OLDEST_SERVER:
            raise NotADatabase(
                self.path, f"PostgreSQL {connection.info.server_version // 10_000}; 14 is needed"
            )
        ((encoding,),) = connection.execute("SHOW server_encoding").fetchall()
        if encoding != "UTF8":
            raise NotADatabase(self.path, f"encoding {encoding} instead of UTF8")

    def _prepare(self, connection: psycopg.Connection[Any], *, create: bool) -> None:
        version = self.version(connection)
        if version is None:
            self.refuse_strangers(connection)
            if not create:
                raise NotADatabase(self.path, "empty database")
            with closing(sqlite3.connect(":memory:")) as source:
                migrate(source.execute, 0)
                take_over(connection, source)
            return
        require_known(self.path, version)
        if version < VERSION:
            schema.upgrade(connection.execute, version)

    def refuse_strangers(self, connection: psycopg.Connection[Any]) -> None:
        """Refuse a database that holds another program's tables."""
        ((strangers,),) = connection.execute(_STRANGERS).fetchall()
        if strangers:
            raise NotADatabase(self.path, "another program's database")

    def require_right(self, connection: psycopg.Connection[Any]) -> None:
        """Refuse a user who cannot make our tables.

        Raises:
            DatabaseReadOnly: the database has no schema that this user may make tables in.
        """
        ((may,),) = connection.execute(_MAY_CREATE).fetchall()
        if not may:
            raise DatabaseReadOnly(self.path)

    def version(self, connection: psycopg.Connection[Any]) -> int | None:
        """Return the version of the schema; None where there is none of ours."""
        ((ours, _),) = connection.execute(_OURS.format(mark=schema.MARK)).fetchall()
        if not ours:
            return None
        ((version,),) = connection.execute(f"SELECT version FROM {schema.MARK}").fetchall()  # noqa: S608 - ours
        return int(version)


def look(address: str, password: str = "") -> tuple[str, int | None]:
    """Return what a server calls itself, and the version of the schema there; None for an empty database.

    Raises:
        DatabaseUnreachable, NotADatabase, DatabaseTooNew, DatabaseReadOnly, SessionNotKept: it cannot be used.
    """
    with closing(PostgresStore(address, password)) as store:
        store.require_session()
        with store.exclusively() as connection:
            store.check_server(connection)
            version = store.version(connection)
            if version is None:
                store.refuse_strangers(connection)
                store.require_right(connection)
            else:
                require_known(store.path, version)
            ((product,),) = connection.execute("SHOW server_version").fetchall()
    return f"PostgreSQL {product.split()[0]}", version


def filled(address: str, password: str, source: sqlite3.Connection, report: Report) -> tuple[str, ...] | None:
    """Fill an empty database with all that a file holds, and return how the two differ.

    It counts only where they do not differ; None where the database holds something already.

    Raises:
        DatabaseProblem: the server cannot be used; nothing is left there.
        Exception: what ``report`` raises; nothing is left there.
    """
    with closing(PostgresStore(address, password)) as store, store.exclusively() as connection:
        store.check_server(connection)
        if store.version(connection) is not None:
            return None
        store.refuse_strangers(connection)
        connection.execute(_PATIENT)
        take_over(connection, source, report)
        found = tuple(differences(connection, source, report))
        if found:
            store.rollback()
        return found
