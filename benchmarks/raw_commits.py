"""The yardstick of durable acts: the same rows, written by bare sqlite3 into a twin of the file."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

from receiving_app.data.session import Session
from receiving_app.data.store import Store

_Rows = Sequence[Sequence[object]]


@dataclass
class Written:
    """The writing statements of one act, with their rows, in order."""

    statements: list[tuple[str, _Rows]] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many rows were written or deleted."""
        return sum(len(rows) for _, rows in self.statements)


@contextmanager
def recorded() -> Iterator[Written]:
    """Note what sessions write; the noting costs microseconds."""
    written = Written()
    write, write_many = Session.write, Session.write_many

    def noting_one(session: Session, sql: str, parameters: Sequence[object] = ()) -> int:
        written.statements.append((sql, [parameters]))
        return write(session, sql, parameters)

    def noting_many(session: Session, sql: str, rows: Iterable[Sequence[object]]) -> None:
        kept = list(rows)
        if kept:
            written.statements.append((sql, kept))
        write_many(session, sql, kept)

    with patch.object(Session, "write", noting_one), patch.object(Session, "write_many", noting_many):
        yield written


class Twin:
    """A copy of a database, written by bare sqlite3: same schema, indexes and triggers."""

    def __init__(self, store: Store) -> None:
        source = Path(store.path)
        path = source.with_name(f"twin-of-{source.name}")
        with closing(sqlite3.connect(path)) as copy, closing(sqlite3.connect(source)) as original:
            original.backup(copy)
        self._path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = 1"):
            self._connection.execute(f"PRAGMA {pragma}")

    def commit(self, written: Written) -> float:
        """Write the rows of an act in one transaction and return the seconds it took."""
        connection = self._connection
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for sql, rows in written.statements:
            connection.executemany(sql, rows)
        connection.execute("COMMIT")
        return perf_counter() - start

    def close(self) -> None:
        """Close and delete the copy."""
        self._connection.close()
        for file in self._path.parent.glob(f"{self._path.name}*"):
            file.unlink()


@contextmanager
def twin_of(store: Store) -> Iterator[Twin]:
    """Give a twin of a database as it is now."""
    twin = Twin(store)
    try:
        yield twin
    finally:
        twin.close()
