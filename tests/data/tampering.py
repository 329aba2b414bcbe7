"""Changes behind the program's back: triggers dropped, the file changed by plain sqlite3, triggers back."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from receiving_app.data.database import SqliteStore
from receiving_app.data.store import Store

Row = dict[str, str | int | bytes | None]


@contextmanager
def unguarded(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Give a connection on which no trigger, constraint or foreign key stands in the way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("PRAGMA ignore_check_constraints = 1")
        yield connection
        for _, sql in guards:
            connection.execute(sql)


def rows_of(connection: sqlite3.Connection, table: str, order: str) -> list[Row]:
    """Return a table's rows by column name."""
    cursor = connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
    names = [description[0] for description in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Insert rows as they are."""
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def tamper(store: Store, statement: str, parameters: tuple[object, ...] = ()) -> int:
    """Change rows behind the back of what guards them, in a file or on a server; return how many."""
    if isinstance(store, SqliteStore):
        with unguarded(store.path) as connection:
            return connection.execute(statement, parameters).rowcount
    store.run("SET session_replication_role = replica")
    changed = store.run(statement, parameters)
    store.run("SET session_replication_role = origin")
    return changed
