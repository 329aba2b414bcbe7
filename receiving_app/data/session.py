"""One unit of work's statements: the write lock, the transaction, and what may be done in it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from receiving_app.data.orm import IntegrityError
from receiving_app.data.store import Row, Store
from receiving_app.domain.database_errors import DatabaseUnreachable, OutcomeUnknown

__all__ = ["Row", "Session", "reading"]


class Session:
    """Runs statements for one unit of work, in the calling thread's connection.

    A writing session holds the write lock from ``begin`` on. After ``commit`` it may go on: reads
    see what is on file, and the next write takes the lock again.
    """

    def __init__(self, store: Store, *, write: bool) -> None:
        self._store = store
        self._write = write
        self._open = False
        self._stored = False

    @property
    def path(self) -> str:
        """What the database is called, for errors."""
        return self._store.path

    def begin(self) -> None:
        """Start a transaction: the write lock, or an unchanging view for reading."""
        self._store.begin(write=self._write)
        self._open = True

    def commit(self) -> None:
        """Make all that was written durable."""
        if not self._write:
            raise RuntimeError("a reading unit of work has nothing to commit")
        if self._open:
            self._store.commit()
            self._open, self._stored = False, True

    def rollback(self) -> None:
        """Undo what was not committed; the database may have done so by itself (disk full)."""
        self._open = False
        self._store.rollback()

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """Return all rows of a query.

        Raises:
            OutcomeUnknown: the database went away after something was committed: whoever hears that it
                does not answer would take it for not stored.
        """
        try:
            return self._store.rows(sql, parameters)
        except DatabaseUnreachable as error:
            if self._stored:
                raise OutcomeUnknown(error.path, error.detail) from error
            raise

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
        return self._store.run(sql, parameters)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a writing statement once for each row of parameters."""
        self._require_lock()
        kept = list(rows)
        if kept:
            self._store.run_many(sql, kept)

    def added(self, sql: str, parameters: Sequence[object]) -> int:
        """Insert a row whose number the database gives, and return the number.

        Args:
            sql: an INSERT that ends in ``RETURNING id``.
            parameters: of the row.
        """
        self._require_lock()
        ((number,),) = self._store.rows(sql, parameters)
        return int(number)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Undo what is done inside where a constraint refuses it; the transaction goes on from there.

        Everywhere else a refused statement ends its unit of work: a way back costs a server two answers more.
        """
        self._require_lock()
        self._store.run("SAVEPOINT attempt")
        try:
            yield
        except IntegrityError:
            self._store.run("ROLLBACK TO SAVEPOINT attempt")
            raise
        self._store.run("RELEASE SAVEPOINT attempt")

    def _require_lock(self) -> None:
        if not self._write:
            raise RuntimeError("a reading unit of work cannot write")
        if not self._open:
            self.begin()


@contextmanager
def reading(store: Store) -> Iterator[Session]:
    """Give a session that only reads, and sees the database as it was on entry."""
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
