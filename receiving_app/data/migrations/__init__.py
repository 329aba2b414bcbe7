"""The schema's history: one module per version, applied in order inside one transaction."""

from collections.abc import Callable, Sequence
from typing import Any

from receiving_app.data.migrations import (
    m0001_initial,
    m0002_chain,
    m0003_scanning,
    m0004_xml,
    m0005_deliveries,
    m0006_undo,
    m0007_intake,
    m0008_credited,
    m0009_manufacturers,
    m0010_proof,
    m0011_photos,
    m0012_taken_back,
    m0013_people,
    m0014_persons,
    m0015_claims,
    m0016_basis,
    m0017_benches,
)
from receiving_app.domain.database_errors import DatabaseTooNew

Execute = Callable[..., Any]
"""Runs one statement with its parameters and returns its cursor."""

Step = str | Callable[[Execute], None]
"""A statement, or what needs more than SQL, such as hashes."""

MIGRATIONS: tuple[Sequence[Step], ...] = (
    m0001_initial.STATEMENTS,
    m0002_chain.STATEMENTS,
    m0003_scanning.STATEMENTS,
    m0004_xml.STATEMENTS,
    m0005_deliveries.STATEMENTS,
    m0006_undo.STATEMENTS,
    m0007_intake.STATEMENTS,
    m0008_credited.STATEMENTS,
    m0009_manufacturers.STATEMENTS,
    m0010_proof.STATEMENTS,
    m0011_photos.STATEMENTS,
    m0012_taken_back.STATEMENTS,
    m0013_people.STATEMENTS,
    m0014_persons.STATEMENTS,
    m0015_claims.STATEMENTS,
    m0016_basis.STATEMENTS,
    m0017_benches.STATEMENTS,
)
"""Steps that lead from each schema version to the next; the first make version 1."""

VERSION = len(MIGRATIONS)


def require_known(path: str, version: int) -> None:
    """Refuse a schema of which this program does not know all.

    Raises:
        DatabaseTooNew: a newer program made it.
    """
    if version > VERSION:
        raise DatabaseTooNew(path, version, VERSION)


def migrate(execute: Execute, version: int) -> None:
    """Bring a schema to ``VERSION``; the caller holds the transaction, with foreign keys off.

    Args:
        execute: runs one statement.
        version: version found in the file, 0 for an empty one.
    """
    for steps in MIGRATIONS[version:]:
        for step in steps:
            if isinstance(step, str):
                execute(step)
            else:
                step(execute)
