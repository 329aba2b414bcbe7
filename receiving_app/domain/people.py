"""The people who work at the benches: their roles, what each role may do, their PINs and badges.

``RIGHTS`` is the one table of rights: nothing else in the program says what a role may do. A person's
name stands in the journal as operator and approver, so that it is personal data; the acts about people
name them by their number alone (``services.people``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from receiving_app.domain.names import tidied
from receiving_app.domain.people_errors import PinTooWeak

SHORTEST_PIN, LONGEST_PIN = 4, 12
LONGEST_NAME = 60
FREE_FAILURES = 2
"""Wrong PINs in a row that cost no waiting: gloves hit the wrong key."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
"""Some hundred PINs a day, where a PIN of four digits has ten thousand."""
_DIGITS = "0123456789"
_ALL_RUNS = (_DIGITS * 2, _DIGITS[::-1] * 2)


class Role(StrEnum):
    """What somebody is at the benches; each may do what the one before may, and more."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What somebody may do, or not; the acts that need each declare it (``services.rights``)."""

    RECEIVE = "receive"
    ISSUE = "issue"
    SEND_TO_MANUFACTURER = "send_to_manufacturer"
    OPEN_RETURN = "open_return"
    IMPORT = "import"
    SET_SCANNER = "set_scanner"
    APPROVE = "approve"
    CANCEL_DOCUMENT = "cancel_document"
    EDIT_CATALOGUE = "edit_catalogue"
    EDIT_PLAYBOOKS = "edit_playbooks"
    EXPORT = "export"
    READ_JOURNAL = "read_journal"
    EDIT_SETTINGS = "edit_settings"
    BACKUP_AND_RESTORE = "backup_and_restore"
    MANAGE_PEOPLE = "manage_people"


_OPERATOR = frozenset(
    {
        Right.RECEIVE,
        Right.ISSUE,
        Right.SEND_TO_MANUFACTURER,
        Right.OPEN_RETURN,
        Right.IMPORT,
        Right.SET_SCANNER,
    }
)
_SUPERVISOR = _OPERATOR | {
    Right.APPROVE,
    Right.CANCEL_DOCUMENT,
    Right.EDIT_CATALOGUE,
    Right.EDIT_PLAYBOOKS,
    Right.EXPORT,
    Right.READ_JOURNAL,
}
RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.OPERATOR: _OPERATOR,
        Role.SUPERVISOR: _SUPERVISOR,
        Role.ADMINISTRATOR: _SUPERVISOR
        | {Right.EDIT_SETTINGS, Right.BACKUP_AND_RESTORE, Right.MANAGE_PEOPLE},
    }
)
"""The one table: what each role may do."""


class SignInMode(StrEnum):
    """Whether people sign in: as soon as there is an administrator, everybody does."""

    NONE = "none"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in; never deleted, only retired, because the journal names them.

    Attributes:
        number: given once, from 1; 0 for one who is not on file yet.
        badge: digest of the badge's text (``badge_digest``), empty without one; never the text itself.
        active: false once they left: they sign in and approve no more.
    """

    number: int
    name: str
    role: Role
    badge: str = field(default="", repr=False)
    active: bool = True

    def may(self, right: Right) -> bool:
        """Tell whether somebody of this role, who has not left, may do this."""
        return self.active and right in RIGHTS[self.role]


@dataclass(frozen=True, slots=True)
class Failures:
    """Wrong PINs in a row, of one person or at one bench by nobody known.

    Attributes:
        count: since the last right one.
        last_at: when the last was, aware, UTC.
    """

    count: int
    last_at: datetime

    @property
    def wait(self) -> timedelta:
        """How long nothing is tried after the last: nothing at first, then twice as long each time."""
        steps = self.count - FREE_FAILURES
        if steps <= 0:
            return timedelta()
        # Capped before it is raised: after a thousand failures the figure would be too long a number.
        return min(FIRST_WAIT * (1 << min(steps - 1, 10)), LONGEST_WAIT)

    def left(self, now: datetime) -> timedelta:
        """Return how long it still is to wait.

        What a clock set forward would forgive is held by the clock that never goes back
        (``services.people_ports.SignInWaits``).
        """
        return max(self.last_at + self.wait - now, timedelta())

    def as_of(self, now: datetime) -> "Failures":
        """Return this with the last failure now where it lies in the future: the clock was set back.

        The wait begins anew then, and nobody waits until the clock is where it was.
        """
        return replace(self, last_at=min(self.last_at, now))

    def one_more(self, now: datetime) -> "Failures":
        """Return this with another failure."""
        return Failures(self.count + 1, now)


def badge_digest(text: str) -> str:
    """Return what is stored of a badge: the SHA-256 of its text, whose letters count as capitals.

    It finds the person and proves nothing: a badge alone signs nobody in and approves nothing.
    """
    import hashlib  # brings OpenSSL along: not before the first badge

    return hashlib.sha256(f"badge:{text.strip().upper()}".encode()).hexdigest()


def seal(person: Person, pin: str) -> str:
    """Return the fingerprint of what decides about a person's sign-in, for the journal; without the name.

    Args:
        person: as on file.
        pin: the hash of their PIN.
    """
    import hashlib  # as above

    told = (str(person.number), person.role.value, str(int(person.active)), person.badge, pin)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def clean_name(text: str) -> str:
    """Return a person's name as stored, its spaces tidied.

    Raises:
        InvalidText: it is empty, too long, or has characters that are not printed.
    """
    return tidied(text, "person_name", LONGEST_NAME)


def forgotten_name(number: int) -> str:
    """Return what stands in the place of a name that was forgotten."""
    return f"n° {number}"


def is_forgotten(person: Person) -> bool:
    """Tell whether the name of somebody was forgotten."""
    return person.name == forgotten_name(person.number)


def check_pin(pin: str) -> None:
    """Refuse a PIN that would be tried first.

    Raises:
        PinTooWeak: it is not of 4 to 12 digits, all the same, a row such as 1234 or 9876, or the
            same figures again and again.
    """
    why = _weakness(pin)
    if why:
        raise PinTooWeak(why)


def _weakness(pin: str) -> str:
    if re.fullmatch(r"[0-9]*", pin) is None:
        return "not_digits"
    if len(pin) < SHORTEST_PIN:
        return "too_short"
    if len(pin) > LONGEST_PIN:
        return "too_long"
    if len(set(pin)) == 1:
        return "one_digit"
    if any(pin in run for run in _ALL_RUNS):
        return "row"
    # A text that is found in itself once more before its end is one part again and again.
    return "repeated" if (pin + pin).find(pin, 1) < len(pin) else ""
