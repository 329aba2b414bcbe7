"""Refusals about a database on a server, and about moving there."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class AlreadyOnServer(DomainError):
    """The database is on a server already.

    Attributes:
        path: its address.
    """

    path: str


@dataclass(eq=False)
class ChosenByCommand(DomainError):
    """The command line names the database: at the next start it would name it again.

    Attributes:
        path: what it names.
    """

    path: str


@dataclass(eq=False)
class ServerNotEmpty(DomainError):
    """There is a database of ours where one was to be moved to.

    Attributes:
        path: the server's address.
    """

    path: str


@dataclass(eq=False)
class MoveFailed(DomainError):
    """What was to be moved, or what arrived, is not sound: nothing was changed.

    Attributes:
        path: the database it is about.
        detail: what does not hold.
    """

    path: str
    detail: str
