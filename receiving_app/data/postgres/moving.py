"""Taking over a database of SQLite, row by row, and holding both against each other afterwards."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg

from receiving_app.data.postgres import schema
from receiving_app.data.postgres.schema import Table
from receiving_app.data.store import Row

Report = Callable[[int, int], None]
"""Told how many rows are done, and how many there are in all."""

_PAGE = 500
_MODULUS = 1 << 256


def take_over(
    connection: psycopg.Connection[Any],
    source: sqlite3.Connection,
    report: Report = lambda _done, _all: None,
) -> None:
    """Make the schema and fill it with all that a database of SQLite holds; the caller commits.

    Args:
        connection: to an empty database, inside a transaction.
        source: of this program's schema version.
        report: told how far it is.

    Raises:
        psycopg.DataError: a text holds a character that PostgreSQL cannot keep (NUL).
    """
    schema.create(connection.execute, source)
    found = schema.tables(source)
    count = sum(source.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in found)  # noqa: S608 - names from the schema
    done = 0
    with connection.cursor() as cursor:
        for table in found:
            columns = ", ".join(table.columns)
            with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for page in _pages(source, table):
                    for row in page:
                        copy.write_row(row)
                    done += len(page)
                    report(done, count)
    # References that wait for the end of the transaction would keep the tables from being changed.
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema.protect(connection.execute, source)


def differences(
    connection: psycopg.Connection[Any],
    source: sqlite3.Connection,
    report: Report = lambda _done, _all: None,
) -> Iterator[str]:
    """Yield the tables that do not hold the same rows on both sides, with both counts."""
    found = schema.tables(source)
    for at, table in enumerate(found):
        theirs = _sum(row for page in _pages(source, table) for row in page)
        with connection.cursor(f"rows_of_{table.name}") as cursor:
            cursor.itersize = _PAGE
            cursor.execute(table.reading)
            ours = _sum(cursor)
        if ours != theirs:
            yield f"{table.name}: {theirs[0]} rows there, {ours[0]} here"
        report(at + 1, len(found))


def _pages(source: sqlite3.Connection, table: Table) -> Iterator[list[Row]]:
    cursor = source.execute(table.reading)
    while page := cursor.fetchmany(_PAGE):
        yield page


def _sum(rows: Iterable[Row]) -> tuple[int, int]:
    """Return the count of rows and the sum of their hashes, in which their order does not matter."""
    count = total = 0
    for row in rows:
        count += 1
        digest = hashlib.sha256(repr(tuple(row)).encode(errors="surrogatepass")).digest()
        total = (total + int.from_bytes(digest)) % _MODULUS
    return count, total
