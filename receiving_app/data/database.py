"""The database file: creating, opening and closing it, and refusing what is not ours.

A file is created beside its place and moved there once its schema is complete: an empty or partly
written file is therefore never one of ours, and is refused instead of being filled anew.
"""

import logging
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

from receiving_app.data.migrations import VERSION, migrate, require_known
from receiving_app.data.opened_file import OpenedFile
from receiving_app.data.orm import SqliteDatabase
from receiving_app.data.problems import DATABASE_ERRORS, raise_translated
from receiving_app.data.store import Check, Row
from receiving_app.domain.database_errors import DatabaseReadOnly, NotADatabase

# At DEBUG, peewee tells every statement with its values: names, and whatever was typed. They go into no log.
logging.getLogger("peewee").setLevel(logging.INFO)

APPLICATION_ID = 0x524D4131  # "RMA1"
BUSY_SECONDS = 30.0
_PRAGMAS = {
    "foreign_keys": 1,
    "synchronous": "FULL",
    "cache_size": -8_000,  # KiB
    "temp_store": "MEMORY",
    # What is erased is overwritten, and not left to be read in pages that are free.
    "secure_delete": 1,
}


class _Connections(SqliteDatabase):
    """peewee's connection per thread, with a list of them so that all can be closed at the end."""

    def __init__(self, path: str, busy_seconds: float) -> None:
        self.opened: list[sqlite3.Connection] = []
        uri = f"{Path(path).absolute().as_uri()}?mode=rw"
        # Closing from another thread is the one thing done across threads, after the lanes ended.
        super().__init__(
            uri,
            pragmas=_PRAGMAS,
            timeout=busy_seconds,
            autoconnect=False,
            uri=True,
            check_same_thread=False,
        )

    def _connect(self) -> Any:
        connection = super()._connect()
        self.opened.append(connection)
        return connection


class _Thread(threading.local):
    """What a thread has of its own: its connection, from its first unit of work on."""

    connection: sqlite3.Connection
    inside = False


class SqliteStore:
    """The ``Store`` port on a file of SQLite.

    Attributes:
        path: of the file.
        database: peewee's handle, for this package.
    """

    def __init__(self, path: str, database: _Connections) -> None:
        self.path = path
        self.database = database
        self._thread = _Thread()
        self._file = OpenedFile(path)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the database, creating it or bringing it to this program's schema first.

        Args:
            path: of the file; its folder is created, private to the user.
            create: whether a missing file is made.
            busy_seconds: how long to wait for another program's write.

        Raises:
            NotADatabase: missing (without ``create``), damaged, or another program's file.
            DatabaseTooNew: written by a newer version.
            DatabaseLocked: another program holds it.
            DatabaseReadOnly: the file or its folder cannot be written.
            DiskFull: no room to create it.
        """
        if create and not path.exists():
            _create(path)
        _check_file(path)
        store = cls(str(path), _Connections(str(path), busy_seconds))
        try:
            store.connect()
            store._prepare()
        except BaseException:
            store.close()
            raise
        return store

    def holds(self, path: Path) -> bool:
        """Tell whether a path is the database or one of SQLite's files beside it, under any name."""
        own = (Path(self.path + suffix) for suffix in ("", "-wal", "-shm", "-journal"))
        return path.exists() and any(file.exists() and file.samefile(path) for file in own)

    def connect(self) -> None:
        """Open the calling thread's connection, if it has none yet."""
        try:
            self.database.connect(reuse_if_open=True)
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)

    def enter_unit(self) -> None:
        """Mark that this thread is inside a unit of work.

        Raises:
            RuntimeError: it already is; units of work do not nest.
            DatabaseUnreachable: the file is not in its place any more.
        """
        if self._thread.inside:
            raise RuntimeError("units of work do not nest")
        self._file.require()
        self.connect()
        # peewee's own way to it looks twice whether it is open, at each statement.
        self._thread.connection = self.database.connection()
        self._thread.inside = True

    def leave_unit(self) -> None:
        """Mark that this thread left its unit of work."""
        self._thread.inside = False

    def leave_no_traces(self) -> bool:
        """Empty the write-ahead log, which holds what was erased; False where somebody reads just now.

        Nobody waits for it, and it waits for nobody.
        """
        self.connect()
        patience = self.database.pragma("busy_timeout")
        self.database.pragma("busy_timeout", 0)
        try:
            busy, *_pages = self.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)
        finally:
            self.database.pragma("busy_timeout", patience)
        return not busy

    def begin(self, *, write: bool) -> None:
        """Start a transaction; a writing one waits for the file's write lock.

        Raises:
            DatabaseUnreachable: meanwhile the file was moved from its place.
            DatabaseTooNew: a newer program brought it to its version since it was opened.
        """
        self.run("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            if write:
                self._file.require()
            ((version,),) = self.rows("PRAGMA user_version")
            require_known(self.path, version)
        except BaseException:
            self.rollback()
            raise

    def commit(self) -> None:
        """Make the transaction durable."""
        self.run("COMMIT")

    def rollback(self) -> None:
        """Undo the transaction; SQLite may have done so by itself (disk full)."""
        if self._thread.connection.in_transaction:
            self.run("ROLLBACK")

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows of a query."""
        try:
            return self._thread.connection.execute(sql, parameters).fetchall()
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement and return how many rows it changed."""
        try:
            return self._thread.connection.execute(sql, parameters).rowcount
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row of parameters."""
        try:
            self._thread.connection.executemany(sql, rows)
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)

    def checks(self) -> Sequence[Check]:
        """Return what ``verify`` looks at first: pages, references, schema."""
        from receiving_app.data.integrity_file import CHECKS

        return CHECKS

    def close_thread(self) -> None:
        """Close the calling thread's connection."""
        if not self.database.is_closed():
            connection = self.database.connection()
            self.database.close()
            self.database.opened.remove(connection)

    def close(self) -> None:
        """Close every connection; no other thread may be inside a unit of work."""
        self.close_thread()
        while self.database.opened:
            self.database.opened.pop().close()

    def _prepare(self) -> None:
        try:
            self._check_origin()
            if self.database.pragma("journal_mode") != "wal":
                self.database.pragma("journal_mode", "wal")
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)

    def _check_origin(self) -> None:
        if self.database.pragma("application_id") != APPLICATION_ID:
            raise NotADatabase(self.path, "another program's file")
        version = self.database.pragma("user_version")
        require_known(self.path, version)
        if version < VERSION:
            self._migrate()

    def _migrate(self) -> None:
        database = self.database
        # Outside the transaction, where alone it counts: a table that others refer to is built anew.
        database.pragma("foreign_keys", 0)
        database.execute_sql("BEGIN IMMEDIATE")
        try:
            # Read again under the lock: another bench may have been quicker.
            migrate(database.execute_sql, database.pragma("user_version"))
            database.pragma("user_version", VERSION)
        except BaseException:
            database.execute_sql("ROLLBACK")
            raise
        database.execute_sql("COMMIT")
        database.pragma("foreign_keys", 1)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise NotADatabase(str(path), "no such file") from None
    except OSError as error:
        raise DatabaseReadOnly(str(path)) from error
    if not path.is_file():
        raise NotADatabase(str(path), "not a file")
    if size == 0:
        raise NotADatabase(str(path), "empty file")
    # SQLite would open it for reading only, and say so at the first scan.
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise DatabaseReadOnly(str(path))


def _create(path: Path) -> None:
    """Make a complete new file, then give it its name; if another program was quicker, keep its file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes it readable by its owner only (0600).
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise DatabaseReadOnly(str(path)) from error
    temporary = Path(name)
    try:
        _write_schema(temporary)
        _name_unless_taken(temporary, path)
    except DATABASE_ERRORS as error:
        raise_translated(error, str(path))
    finally:
        temporary.unlink(missing_ok=True)


def _write_schema(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN")
        migrate(connection.execute, 0)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _name_unless_taken(temporary: Path, path: Path) -> None:
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return
    except (OSError, NotImplementedError):
        # No hard links here (FAT, some network shares): the window for a second creator is tiny.
        if not path.exists():
            temporary.rename(path)
