"""What ``verify`` holds against a file of SQLite itself: its pages, its references, and its schema."""

import sqlite3
from collections.abc import Iterator

from receiving_app.data.migrations import migrate
from receiving_app.data.session import Session
from receiving_app.data.store import Finding

_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def pages(session: Session) -> Iterator[Finding]:
    """Yield the damage that SQLite sees in the file."""
    for (line,) in session.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield "file", session.path, line


def references(session: Session) -> Iterator[Finding]:
    """Yield the rows that refer to nothing."""
    for table, row, parent, _ in session.rows("PRAGMA foreign_key_check"):
        yield "reference", table, f"row {row} refers to nothing in {parent}"


def schema(session: Session) -> Iterator[Finding]:
    """Yield what of the schema is not that of a new file."""
    yield from schema_differences(_expected(), dict(session.rows(_SCHEMA)))


def schema_differences(expected: dict[str, str], actual: dict[str, str]) -> Iterator[Finding]:
    """Yield what differs from a new database: a trigger that is gone no longer protects anything."""
    for name in sorted(expected.keys() | actual.keys()):
        if name not in actual:
            yield "schema", name, "missing"
        elif expected.get(name) != actual[name]:
            yield "schema", name, "changed" if name in expected else "added"


def _expected() -> dict[str, str]:
    fresh = sqlite3.connect(":memory:")
    try:
        migrate(fresh.execute, 0)
        return dict(fresh.execute(_SCHEMA).fetchall())
    finally:
        fresh.close()


CHECKS = (pages, references, schema)
