"""Backups: when one is due, which are kept, how old the last one is, and what restoring one would lose.

A backup's name says when it was made; a file has such a name only once it was verified.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from receiving_app.domain.database_errors import DatabaseProblem
from receiving_app.domain.errors import DomainError, InvalidSetting

FOLDER = "sauvegardes"
"""Where backups go beside the data, unless another folder is set."""

MOST_HOURS, MOST_KEPT = 168, 500
_NAME = re.compile(r"reception-(\d{8}T\d{6})Z\.sqlite3", re.ASCII)
_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(eq=False)
class BackupFailed(DomainError):
    """A backup was not made; those made before are kept.

    ``problem`` is ``full``, ``no_folder``, ``unwritable``, ``exists`` or ``stopped``.
    """

    path: str
    problem: str


@dataclass(eq=False)
class BackupUnsound(DomainError):
    """The copy shows defects: the database itself is damaged, or the disk that the copy lies on."""

    path: str
    problems: int
    first: str


@dataclass(eq=False)
class NetworkShare(DatabaseProblem):
    """The database lies on a network share, where SQLite's locks do not hold."""

    system: str


@dataclass(eq=False)
class BackupsOnServer(DomainError):
    """The database is on a server, and so are its backups.

    Attributes:
        path: the server's address.
    """

    path: str


@dataclass(eq=False)
class LossNotAccepted(DomainError):
    """Restoring would lose documents or acts, and nobody said that this is meant."""

    path: str
    documents: int
    acts: int


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """How backups are made by themselves.

    Attributes:
        folder: where they go; empty for ``sauvegardes`` beside the data.
        hours: between two of them, 1 to 168; 0 for none but by hand.
        kept: how many; older ones are removed, never the one just made.
    """

    folder: str = ""
    hours: int = 4
    kept: int = 14

    def check(self) -> None:
        """Refuse settings that could not be carried out.

        Raises:
            InvalidSetting: naming what, and why.
        """
        if not 0 <= self.hours <= MOST_HOURS:
            raise InvalidSetting("backup_hours", "backup_hours")
        if not 1 <= self.kept <= MOST_KEPT:
            raise InvalidSetting("backup_kept", "backup_kept")
        if "\0" in self.folder:
            raise InvalidSetting("backup_folder", "control")


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified backup: where it lies, when it was made, and its size in bytes."""

    path: str
    made_at: datetime
    size: int = 0


def name_of(at: datetime) -> str:
    """Return the file name of a backup made at an instant."""
    return f"reception-{at.astimezone(UTC).strftime(_TIME)}.sqlite3"


def made_at(name: str) -> datetime | None:
    """Return when a file of this name was made; None for a file that is no backup."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1] + "Z", _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def surplus(stored: Sequence[Backup], kept: int, newest: Backup) -> tuple[Backup, ...]:
    """Return those that go so that so many are left; the one just made stays, whatever the clock said."""
    others = sorted((one for one in stored if one.path != newest.path), key=lambda one: one.made_at)
    return tuple(others[: max(0, len(others) - kept + 1)])


@dataclass(frozen=True, slots=True)
class BackupState:
    """What is known of the backups.

    Attributes:
        last: the newest that is not from the future; None where there is none.
        plan: how they are made.
        failure: why the last attempt failed; None where it did not.
    """

    last: Backup | None
    plan: BackupPlan
    failure: DomainError | None = None

    @classmethod
    def of(cls, stored: Sequence[Backup], plan: BackupPlan, now: datetime) -> "BackupState":
        """Return the state of what is stored; a backup of a clock that ran ahead tells no age."""
        past = [one for one in stored if one.made_at <= now]
        return cls(max(past, key=lambda one: one.made_at, default=None), plan)

    def age(self, now: datetime) -> timedelta | None:
        """Return how old the last backup is; None where there is none."""
        return None if self.last is None else max(now - self.last.made_at, timedelta())

    def is_due(self, now: datetime) -> bool:
        """Tell whether the next one is to be made by itself."""
        age = self.age(now)
        return self.plan.hours > 0 and (age is None or age >= timedelta(hours=self.plan.hours))

    def needs_attention(self, now: datetime) -> bool:
        """Tell whether somebody should look: the last attempt failed, or the last backup is too old."""
        age = self.age(now)
        most = timedelta(hours=2 * (self.plan.hours or MOST_HOURS))
        return self.failure is not None or age is None or age > most


# --- restoring ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a database goes.

    Attributes:
        returns: on file.
        documents: issued.
        acts: in the journal.
        last_numbers: of each series.
        document_head: hash of the last document.
        journal_head: hash of the last act.
    """

    returns: int
    documents: int
    acts: int
    last_numbers: tuple[str, ...]
    document_head: str
    journal_head: str


@dataclass(frozen=True, slots=True)
class LostDocument:
    """A document that is on file now and not in the backup; ``gross`` in EUR."""

    number: str
    rma: str
    issued_on: date
    gross: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup held against the database that it would replace.

    Attributes:
        backup: how far the backup goes.
        current: how far the database goes; None where it cannot be read.
        lost: documents that only the database has, in the order of issue.
        same_history: whether the backup is an earlier state of the database; False also where the
            database cannot be read.
        why: why it cannot be read; empty where it can.
    """

    backup: Extent
    current: Extent | None
    lost: tuple[LostDocument, ...] = ()
    same_history: bool = True
    why: str = ""

    @property
    def lost_acts(self) -> int:
        """How many acts of the journal only the database has."""
        return max(0, self.current.acts - self.backup.acts) if self.current else 0

    @property
    def loses_nothing(self) -> bool:
        """Tell whether everything that is on file is in the backup, and surely so."""
        return self.current is not None and self.same_history and not self.lost and not self.lost_acts
