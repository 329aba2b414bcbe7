"""What ``verify`` holds against a database on a server: its schema.

Pages and references are the server's care; it has no command that looks at them again.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import psycopg

from receiving_app.data.integrity_file import schema_differences
from receiving_app.data.migrations import migrate
from receiving_app.data.postgres import schema
from receiving_app.data.postgres.connection import connect
from receiving_app.data.store import Finding

_ASIDE = "reception_rma_verify"


def schema_findings(address: str, password: str = "") -> Iterator[Finding]:
    """Yield what of the schema is not that of a new database, made aside for it and undone again."""
    try:
        with closing(connect(address, password)) as connection:
            actual = schema.described(connection.execute)
            expected = _expected(connection)
    except psycopg.Error as error:
        yield (
            "schema",
            schema.MARK,
            f"cannot be compared with a new one: {error.diag.message_primary or error}",
        )
        return
    yield from schema_differences(expected, actual)


def _expected(connection: psycopg.Connection) -> dict[str, str]:
    with closing(sqlite3.connect(":memory:")) as source:
        migrate(source.execute, 0)
        connection.execute("BEGIN")
        try:
            connection.execute(f"CREATE SCHEMA {_ASIDE}")
            connection.execute(f"SET LOCAL search_path TO {_ASIDE}")
            schema.create(connection.execute, source)
            schema.protect(connection.execute, source)
            return schema.described(connection.execute)
        finally:
            connection.execute("ROLLBACK")
