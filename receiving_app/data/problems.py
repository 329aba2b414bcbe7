"""From SQLite's result codes to the domain's environment errors: the one place that knows them."""

import sqlite3
from typing import NoReturn

from receiving_app.data.orm import IntegrityError, PeeweeException
from receiving_app.domain.database_errors import (
    DatabaseLocked,
    DatabaseProblem,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    NotADatabase,
)

DATABASE_ERRORS = (PeeweeException, sqlite3.Error, UnicodeDecodeError)
"""What a statement may raise, with peewee in between or without.

Of a damaged schema SQLite cites what it cannot read; where that is no text, Python cannot read the complaint.
"""

_PRIMARY = 0xFF  # SQLite's extended codes keep the kind of problem in their low byte.

_WITHOUT_DETAIL: dict[int, type[DatabaseProblem]] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlite3.SQLITE_AUTH: DatabaseReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
}
_DAMAGED = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_SCHEMA)
_UNREACHABLE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS)


def translated(error: Exception, path: str) -> Exception:
    """Return the domain error for what SQLite reported about the file at ``path``.

    What is a defect of the program, not of its environment, comes back: a violated constraint as peewee's
    ``IntegrityError``, as from a server; another one, such as a wrong statement, unchanged.
    """
    origin = _origin(error)
    if isinstance(origin, UnicodeDecodeError):
        return NotADatabase(path, "malformed database schema")
    code = getattr(origin, "sqlite_errorcode", None)
    if code is None:
        return error
    primary = code & _PRIMARY
    if primary in _WITHOUT_DETAIL:
        return _WITHOUT_DETAIL[primary](path)
    if primary in _DAMAGED:
        return NotADatabase(path, str(origin))
    if primary in _UNREACHABLE:
        return DatabaseUnreachable(path, str(origin))
    return IntegrityError(str(error)) if isinstance(error, sqlite3.IntegrityError) else error


def raise_translated(error: Exception, path: str) -> NoReturn:
    """Raise what ``translated`` returns.

    Raises:
        DatabaseProblem: the environment does not let the database work.
        PeeweeException, sqlite3.Error: anything else.
    """
    problem = translated(error, path)
    if problem is error:
        raise error
    raise problem from error


def _origin(error: Exception) -> Exception:
    """Return SQLite's own exception, which peewee keeps under its own."""
    kept = getattr(error, "orig", None)
    return kept if isinstance(kept, Exception) else error
