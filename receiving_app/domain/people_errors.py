"""Refusals about people, signing in and rights; none ever carries a PIN or the text of a badge."""

from dataclasses import dataclass
from datetime import datetime

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class SignInRefused(DomainError):
    """Name, badge or PIN is wrong; which of them is not said.

    Attributes:
        wait_seconds: until the next attempt is looked at; 0 for at once.
    """

    wait_seconds: int


@dataclass(eq=False)
class PersonLocked(DomainError):
    """After wrong PINs nothing is tried for this person, or at this bench, until then; aware, UTC."""

    until: datetime
    wait_seconds: int


@dataclass(eq=False)
class NotSignedIn(DomainError):
    """Nobody is signed in at this bench, where people sign in."""

    right: str


@dataclass(eq=False)
class NotAllowed(DomainError):
    """The role of whoever is signed in, or approves, does not include this right."""

    right: str
    role: str


@dataclass(eq=False)
class UnknownBadge(DomainError):
    """A badge is nobody's: never made here, or replaced by another since."""


@dataclass(eq=False)
class InvalidBadge(DomainError):
    """A text is not that of a badge made by this program."""


@dataclass(eq=False)
class BadgeTaken(DomainError):
    """A badge is somebody else's already."""

    name: str


@dataclass(eq=False)
class PinTooWeak(DomainError):
    """A PIN is not one of 4 to 12 digits, or one of those that are tried first.

    Attributes:
        why: ``not_digits``, ``too_short``, ``too_long``, ``one_digit``, ``row`` or ``repeated``.
    """

    why: str


@dataclass(eq=False)
class NameTaken(DomainError):
    """Somebody else who is active has this name already."""

    name: str


@dataclass(eq=False)
class NameOfFormer(DomainError):
    """Somebody who left has this name: the journal would not tell the two apart."""

    name: str


@dataclass(eq=False)
class NameOfRenamed(DomainError):
    """Somebody else had this name before they were renamed: what they did then stands under it."""

    name: str
    now: str


@dataclass(eq=False)
class UnknownPerson(DomainError):
    """There is nobody of this number or name."""

    who: str


@dataclass(eq=False)
class PersonRetired(DomainError):
    """Somebody who left cannot be changed any more."""

    name: str


@dataclass(eq=False)
class PersonActive(DomainError):
    """The name of somebody who still signs in cannot be forgotten."""

    name: str


@dataclass(eq=False)
class LastAdministrator(DomainError):
    """The last active administrator can be neither retired nor given another role."""

    name: str


@dataclass(eq=False)
class AdministratorKnown(DomainError):
    """There is an administrator already: only an administrator adds another one."""


@dataclass(eq=False)
class SignInInUse(DomainError):
    """People sign in here already: the bench cannot do without any more."""
