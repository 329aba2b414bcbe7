"""From PostgreSQL's SQLSTATEs to the domain's environment errors: the one place that knows them."""

from typing import NoReturn

import psycopg

from receiving_app.data.orm import DatabaseError, IntegrityError
from receiving_app.domain.database_errors import (
    ConnectionNotProtected,
    DatabaseLocked,
    DatabaseProblem,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
    NotADatabase,
    ServerRefuses,
)

_WITHOUT_DETAIL: dict[str, type[DatabaseProblem]] = {
    "55P03": DatabaseLocked,  # lock_not_available
    "40001": DatabaseLocked,  # serialization_failure
    "40P01": DatabaseLocked,  # deadlock_detected
    "25006": DatabaseReadOnly,  # read_only_sql_transaction: a standby, or a server set so
    "42501": DatabaseReadOnly,  # insufficient_privilege
    "53100": DiskFull,
}
_DAMAGED = ("XX001", "XX002")  # data_corrupted, index_corrupted
_UNPROTECTED = (
    ("does not support SSL", "no_tls"),
    ("certificate verify failed", "authority"),
    ("does not match host name", "name"),
    ("root certificate", "roots"),
)
_HBA = "pg_hba.conf"  # the server's list of who comes in, by its name in any language
# Connections refused or ended: by the network, the administrator, a crash, for want of room, or because a
# transaction stood still for too long.
_AWAY = ("08", "28", "3D", "53", "57", "25P03", "25P04")


def translated(error: psycopg.Error, path: str) -> Exception:
    """Return the domain error for what the server, or the way to it, reported.

    What is a defect of the program comes back as peewee words it for any database: a violated
    constraint as ``IntegrityError``, another one as ``DatabaseError``.
    """
    state = error.sqlstate or ""
    if state in _WITHOUT_DETAIL:
        return _WITHOUT_DETAIL[state](path)
    if state in _DAMAGED:
        return NotADatabase(path, _line(error))
    refused = _not_let_in(error, path)
    if refused is not None:
        return refused
    # Without a state: libpq found no server, or lost it.
    if state.startswith(_AWAY) or (not state and isinstance(error, psycopg.OperationalError)):
        return DatabaseUnreachable(path, _line(error))
    if isinstance(error, psycopg.IntegrityError):
        return IntegrityError(_line(error))
    return DatabaseError(_line(error))


def _not_let_in(error: psycopg.Error, path: str) -> DatabaseUnreachable | None:
    """Return why a server that is there was not entered; None where it was, or is not there."""
    unprotected = "" if error.sqlstate else _unprotected(error)
    if unprotected:
        return ConnectionNotProtected(path, _line(error), unprotected)
    refused = _HBA in str(error) or _asked_for_a_password(error)
    return ServerRefuses(path, _line(error)) if refused else None


def _unprotected(error: psycopg.Error) -> str:
    """Return why libpq made no protected connection: it has no code for it, and these words since long."""
    told = str(error)
    return next((reason for words, reason in _UNPROTECTED if words in told), "")


def raise_translated(error: psycopg.Error, path: str) -> NoReturn:
    """Raise what ``translated`` returns.

    Raises:
        DatabaseProblem: the environment does not let the database work.
        PeeweeException: the program did something wrong.
    """
    raise translated(error, path) from error


def _asked_for_a_password(error: psycopg.Error) -> bool:
    """Tell that a server was found, asked who comes, and let nobody in: libpq keeps no state of that."""
    found = error.pgconn
    return found is not None and (found.needs_password or found.used_password) and bool(found.error_message)


def _line(error: psycopg.Error) -> str:
    """Return what went wrong in one line, without the advice that libpq adds in lines of its own."""
    told = error.diag.message_primary or str(error)
    facts = (line for line in told.splitlines() if not line.startswith("\t"))
    return " ".join(" ".join(facts).split()) or type(error).__name__
