"""Restore a backup: into a new file first, verified there, compared, and only then in the database's place.

It works without the database open: a damaged one cannot be.
"""

import contextlib
import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from receiving_app.app_context import open_context
from receiving_app.data.backup import compare, copy_database, put_in_place, remove_database
from receiving_app.data.backup_shelf import FolderShelf
from receiving_app.data.look_on_file import setting_on_file
from receiving_app.domain.backups import FOLDER, Backup, BackupsOnServer, BackupUnsound, Comparison
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.paris import PARIS
from receiving_app.options import Options
from receiving_app.paths import data_folder
from receiving_app.place import place_of
from receiving_app.services.case_sheet import Act, record
from receiving_app.verifying import never, problems_of
from receiving_app.wording import Wording


@dataclass(frozen=True, slots=True)
class Prepared:
    """A backup that is ready to take the database's place: the verified file, and what that would lose."""

    backup: Path
    file: Path
    comparison: Comparison


def prepare(options: Options, backup: Path, cancelled: Callable[[], bool] = never) -> Prepared:
    """Copy a backup beside the database, verify the copy, and hold it against the database.

    Raises:
        NotADatabase: there is no such file, or it is no database of ours.
        BackupUnsound: the backup shows defects.
        BackupFailed: there is no room for it.
        Interrupted: it was cancelled.
    """
    current = _database(options)
    file = current.with_name(f".{current.name}.restored")
    if not backup.is_file():
        raise NotADatabase(str(backup), "no such file")
    copy_database(backup, file, cancelled)
    ready = False
    try:
        problems = problems_of(file, cancelled)
        if problems:
            raise BackupUnsound(str(backup), len(problems), problems[0])
        prepared = Prepared(backup, file, compare(current, file))
        ready = True
        return prepared
    finally:
        if not ready:
            remove_database(file)


def give_up(prepared: Prepared) -> None:
    """Remove a file that is not to take the database's place."""
    remove_database(prepared.file)


def finish(options: Options, prepared: Prepared, approved_by: str = "") -> Path:
    """Journal the restoring in the file, put it in the database's place, and return where that is kept.

    Raises:
        DatabaseLocked: a program has the database open.
        DatabaseProblem: the disk does not take it; the database is as it was.
    """
    current = _database(options)
    found = prepared.comparison
    facts = {
        "backup": prepared.backup.name,
        "documents": found.backup.documents,
        "acts": found.backup.acts,
        "lost": [one.number for one in found.lost],
        "lost_acts": found.lost_acts,
        "read": found.current is not None,
    }
    with contextlib.closing(open_context(replace(options, database=str(prepared.file)))) as context:
        with context.bench.writing() as uow:
            record(context.bench, uow, Act("restored", facts, approved_by))
            uow.commit()
        stamp = f"{context.bench.clock.now().astimezone(PARIS):%Y%m%d-%H%M%S}"
    kept = current.with_name(f"{current.stem}-avant-restauration-{stamp}{current.suffix}")
    put_in_place(prepared.file, current, kept)
    return kept


def newest(options: Options) -> Backup | None:
    """Return the newest backup of a database that cannot be opened; None where none is found."""
    return max(
        FolderShelf(_database(options), _folder(options), problems_of).stored(), key=_when, default=None
    )


def offer(options: Options, words: Wording) -> str:
    """Say which backup there is of a database that cannot be opened, and how it is restored."""
    found = newest(options)
    command = ["main.py"]
    for option, value in (("--data-dir", options.data_dir), ("--database", options.database)):
        command += [option, value] if value else []
    told = shlex.join([*command, "restore", found.path if found else "FICHIER"])
    if found is None:
        return words.text("backup.offer_none", folder=str(_folder(options)), command=told)
    made = f"{found.made_at.astimezone(PARIS):%d/%m/%Y %H:%M}"
    return words.text("backup.offer", path=found.path, made=made, command=told)


def _when(backup: Backup) -> datetime:
    return backup.made_at


def _folder(options: Options) -> Path:
    """Return the folder of backups, as far as the settings can still be read."""
    own = data_folder(options.data_dir) / FOLDER
    chosen = setting_on_file(_database(options), "backups", "folder")
    return Path(chosen).expanduser() if chosen else own


def _database(options: Options) -> Path:
    place = place_of(options)
    if place.address:
        raise BackupsOnServer(place.name)
    return place.file
