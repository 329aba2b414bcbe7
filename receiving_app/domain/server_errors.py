"""Refusals about a database on a server, and about moving there."""

from dataclasses import dataclass

from receiving_app.domain.database_errors import DatabaseProblem
from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class AddressUnreadable(DatabaseProblem):
    """The address of a server is none.

    Attributes:
        path: the address without a password.
        detail: what is wrong with it.
    """

    detail: str


@dataclass(eq=False)
class OptionNotTaken(DatabaseProblem):
    """The address of a server has an option that the program sets itself, or that would undo what it relies on.

    Attributes:
        path: the address without a password.
        option: its name.
    """

    option: str


@dataclass(eq=False)
class PasswordInAddress(DomainError):
    """A password in an address holds signs that an address has for itself: nothing of it may be shown."""


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
