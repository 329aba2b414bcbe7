"""Why a database cannot be used."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class DatabaseProblem(DomainError):
    """The database cannot be used as it is."""

    path: str


@dataclass(eq=False)
class DatabaseTooNew(DatabaseProblem):
    """The database was written by a newer version of the program."""

    version: int
    supported: int


@dataclass(eq=False)
class NotADatabase(DatabaseProblem):
    """The file is not one of our databases, or is damaged."""

    detail: str


@dataclass(eq=False)
class DatabaseLocked(DatabaseProblem):
    """Another program holds the database."""


@dataclass(eq=False)
class DatabaseReadOnly(DatabaseProblem):
    """The database or its folder cannot be written."""


@dataclass(eq=False)
class DiskFull(DatabaseProblem):
    """No room is left on the disk."""


@dataclass(eq=False)
class DatabaseUnreachable(DatabaseProblem):
    """The disk, the network share or the server does not answer.

    Attributes:
        detail: what the system or the server said.
    """

    detail: str


@dataclass(eq=False)
class ServerRefuses(DatabaseUnreachable):
    """The server is there, and does not let this user in, or not into this database."""


@dataclass(eq=False)
class ConnectionNotProtected(DatabaseUnreachable):
    """The server is there, and the connection is not protected as the address asks: nothing was said on it.

    Attributes:
        reason: ``no_tls``, ``authority``, ``name`` or ``roots``.
    """

    reason: str


@dataclass(eq=False)
class SessionNotKept(DatabaseProblem):
    """A pooler lends out another session of the server for each transaction: what holds in one is lost with it."""


@dataclass(eq=False)
class OutcomeUnknown(DatabaseUnreachable):
    """The server went away while it made an act durable, and cannot be asked: it may be stored, or not."""
