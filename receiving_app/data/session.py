"""One unit of work's statements: the write lock, the transaction, and errors in the domain's terms."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from receiving_app.data.database import Store
from receiving_app.data.problems import DATABASE_ERRORS, raise_translated

Row = tuple[Any, ...]


class Session:
    """Runs statements for one unit of work, in the calling thread's connection.

    A writing session holds the write lock from ``begin`` on. After ``commit`` it may go on: reads
    see what is on file, and the next write takes the lock again.
    """

    def __init__(self, store: Store, *, write: bool) -> None:
        self._store = store
        self._database = store.database
        self._write = write
        self._open = False

    @property
    def path(self) -> str:
        """Path of the file, for errors."""
        return self._store.path

    def begin(self) -> None:
        """Start a transaction: the write lock, or an unchanging view for reading."""
        self._run("BEGIN IMMEDIATE" if self._write else "BEGIN")
        self._open = True

    def commit(self) -> None:
        """Make all that was written durable."""
        if not self._write:
            raise RuntimeError("a reading unit of work has nothing to commit")
        if self._open:
            self._run("COMMIT")
            self._open = False

    def rollback(self) -> None:
        """Undo what was not committed; SQLite may have done so by itself (disk full)."""
        self._open = False
        if self._database.connection().in_transaction:
            self._run("ROLLBACK")

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """Return all rows of a query."""
        try:
            rows: list[Row] = self._database.execute_sql(sql, parameters).fetchall()
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)
        return rows

    def row(self, sql: str, *parameters: object) -> Row | None:
        """Return the first row of a query."""
        rows = self.rows(sql, *parameters)
        return rows[0] if rows else None

    def value(self, sql: str, *parameters: object) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(sql, *parameters)
        return row[0] if row else None

    def write(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run a writing statement and return the number of rows it changed."""
        self._require_lock()
        return self._run(sql, parameters)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a writing statement once for each row of parameters."""
        self._require_lock()
        try:
            self._database.cursor().executemany(sql, rows)
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)

    def _require_lock(self) -> None:
        if not self._write:
            raise RuntimeError("a reading unit of work cannot write")
        if not self._open:
            self.begin()

    def _run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        try:
            return self._database.execute_sql(sql, parameters).rowcount
        except DATABASE_ERRORS as error:
            raise_translated(error, self.path)


@contextmanager
def reading(store: Store) -> Iterator[Session]:
    """Give a session that only reads, and sees the file as it was on entry."""
    store.enter_unit()
    session = Session(store, write=False)
    try:
        session.begin()
        yield session
    finally:
        try:
            session.rollback()
        finally:
            store.leave_unit()
