"""The schema's history: one module per version, applied in order inside one transaction."""

from collections.abc import Callable

from receiving_app.data.migrations import m0001_initial

MIGRATIONS: tuple[tuple[str, ...], ...] = (m0001_initial.STATEMENTS,)
"""Statements that lead from each schema version to the next; the first make version 1."""

VERSION = len(MIGRATIONS)


def migrate(execute: Callable[[str], object], version: int) -> None:
    """Bring a schema to ``VERSION``; the caller holds the transaction.

    Args:
        execute: runs one statement.
        version: version found in the file, 0 for an empty one.
    """
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            execute(statement)
