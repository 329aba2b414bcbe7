"""What backups need from outside: where they lie, and how one is made and verified."""

from collections.abc import Callable
from typing import Protocol

from receiving_app.domain.backups import Backup


class BackupShelf(Protocol):
    """A folder of verified backups of this database."""

    def stored(self) -> tuple[Backup, ...]:
        """Return the backups there, the oldest first; none where the folder cannot be read."""

    def add(self, name: str, cancelled: Callable[[], bool]) -> Backup:
        """Copy the database, verify the copy, and give it its name.

        Raises:
            BackupFailed: it cannot be written there.
            BackupUnsound: the copy shows defects.
            DatabaseProblem: the database cannot be read.
            Interrupted: it was cancelled.
        """

    def remove(self, backup: Backup) -> None:
        """Remove a backup; one that cannot be removed stays."""

    def is_current(self, backup: Backup) -> bool:
        """Tell whether nothing was issued nor journalled since."""
