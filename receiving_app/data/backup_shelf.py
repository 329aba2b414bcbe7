"""The folder of backups: each copied beside the database, verified there, then brought to its folder.

SQLite never works in the backups' folder: that may be a network share or a memory stick, where its locks
do not hold. What is brought there is read back and compared.
"""

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from receiving_app.data.backup import copy_database, failed, remove_database, survey
from receiving_app.domain.backups import Backup, BackupFailed, BackupUnsound, made_at
from receiving_app.domain.database_errors import DatabaseProblem

Verify = Callable[[Path, Callable[[], bool]], tuple[str, ...]]
"""Says what does not hold in a database file; asked between whether it is to stop."""

_PART = ".part"
_LEFT_S = 24 * 3600.0
"""After so many seconds an unfinished copy is nobody's."""


class FolderShelf:
    """The ``BackupShelf`` port on a folder.

    Args:
        database: the file to back up.
        folder: where backups go; ``own`` says that it is the program's, and is made where it is missing.
        verify: looks into a copy.
    """

    def __init__(self, database: Path, folder: Path, verify: Verify, *, own: bool = True) -> None:
        self._database = database
        self._folder = folder
        self._verify = verify
        self._own = own

    def stored(self) -> tuple[Backup, ...]:
        """Return the backups there, the oldest first; see the port."""
        found = []
        with suppress(OSError):
            for path in self._folder.iterdir():
                at = made_at(path.name)
                if at is not None:
                    found.append(Backup(str(path), at, path.stat().st_size))
        return tuple(sorted(found, key=lambda one: one.made_at))

    def add(self, name: str, cancelled: Callable[[], bool]) -> Backup:
        """Copy, verify, name; see the port."""
        path = self._folder / name
        self._tidy()
        write_backup(self._database, path, self._verify, cancelled)
        at = made_at(name)
        if at is None:
            raise ValueError(name)
        return Backup(str(path), at, path.stat().st_size)

    def remove(self, backup: Backup) -> None:
        """Remove a backup; see the port."""
        remove_database(Path(backup.path))

    def is_current(self, backup: Backup) -> bool:
        """Tell whether nothing was issued nor journalled since; see the port."""
        try:
            return survey(Path(backup.path)) == survey(self._database)
        except DatabaseProblem:
            return False

    def _tidy(self) -> None:
        """Make the program's own folder, and remove what a killed backup left."""
        try:
            if self._own:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in (
                *self._folder.glob(f".*{_PART}"),
                *self._database.parent.glob(f".reception-*{_PART}"),
            ):
                if time.time() - left.stat().st_mtime > _LEFT_S:
                    remove_database(left)
        except OSError as error:
            raise failed(self._folder, error) from error


def write_backup(database: Path, path: Path, verify: Verify, cancelled: Callable[[], bool]) -> None:
    """Write a verified copy of the database; it has its name only once it is sound.

    Raises:
        BackupFailed: it cannot be written there, or something of that name is there already.
        BackupUnsound: the copy shows defects.
        DatabaseProblem: the database cannot be read.
        Interrupted: it was cancelled.
    """
    if path.exists():
        raise BackupFailed(str(path), "exists")
    if not path.parent.is_dir():
        raise BackupFailed(str(path), "no_folder")
    part = database.with_name(f".{path.name}.{os.getpid()}{_PART}")
    copy_database(database, part, cancelled)
    try:
        problems = verify(part, cancelled)
        if problems:
            raise BackupUnsound(str(database), len(problems), problems[0])
        _bring(part, path)
    finally:
        remove_database(part)


def _bring(part: Path, path: Path) -> None:
    """Give a verified copy its place and name: by its name alone, or copied, read back and compared."""
    there = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    try:
        if part.stat().st_dev == path.parent.stat().st_dev:
            part.rename(path)
            return
        shutil.copyfile(part, there)
        with there.open("rb+") as stream:
            os.fsync(stream.fileno())
        if _digest(there) != _digest(part):
            raise BackupFailed(str(path), "unwritable")
        there.rename(path)
    except OSError as error:
        raise failed(path, error) from error
    finally:
        with suppress(OSError):
            there.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
