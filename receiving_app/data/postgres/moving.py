"""Taking over a database of SQLite, row by row, and holding both against each other afterwards."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import psycopg

from receiving_app.data.postgres import schema
from receiving_app.data.postgres.schema import Table
from receiving_app.data.store import Row

Report = Callable[[str, str, int, int], None]
"""Told what is done (``copied``, ``compared``), of which table, how many rows so far, and how many in all."""


def nobody(_stage: str, _table: str, _done: int, _count: int) -> None:
    """Tell nobody."""


_PAGE = 500
_MODULUS = 1 << 256


def take_over(
    connection: psycopg.Connection[Any],
    source: sqlite3.Connection,
    report: Report = nobody,
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
    count, done = _rows(source, found), 0
    with connection.cursor() as cursor:
        for table in found:
            columns = ", ".join(table.columns)
            with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for page in _pages(source, table):
                    for row in page:
                        copy.write_row(row)
                    done += len(page)
                    report("copied", table.name, done, count)
    # References that wait for the end of the transaction would keep the tables from being changed.
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema.protect(connection.execute, source)


def differences(
    connection: psycopg.Connection[Any],
    source: sqlite3.Connection,
    report: Report = nobody,
) -> Iterator[str]:
    """Yield the tables that do not hold the same rows on both sides, with both counts."""
    found = schema.tables(source)
    count, done = _rows(source, found), 0
    for table in found:
        theirs = _sum(row for page in _pages(source, table) for row in page)
        with connection.cursor(f"rows_of_{table.name}") as cursor:
            cursor.itersize = _PAGE
            cursor.execute(table.reading)
            tell = partial(_tell, report, table.name, done, count)
            ours = _sum(_told(cursor, tell))
        if ours != theirs:
            yield f"{table.name}: {theirs[0]} rows there, {ours[0]} here"
        done += theirs[0]
        report("compared", table.name, done, count)


def _rows(source: sqlite3.Connection, found: Iterable[Table]) -> int:
    """Return how many rows there are in all."""
    counts = (source.execute(f"SELECT count(*) FROM {table.name}") for table in found)  # noqa: S608 - names from the schema
    return sum(counted.fetchone()[0] for counted in counts)


def _tell(report: Report, table: str, before: int, count: int, number: int) -> None:
    report("compared", table, before + number, count)


def _told(rows: Iterable[Row], tell: Callable[[int], None]) -> Iterator[Row]:
    """Yield rows, and tell how many there were after each page."""
    for number, row in enumerate(rows, 1):
        yield row
        if number % _PAGE == 0:
            tell(number)


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
