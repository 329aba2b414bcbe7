"""Backups of the database file: copied while it is in use, surveyed, and put in its place.

A copy is made with SQLite's own online backup, from one unchanging view: what other benches write
meanwhile is not in it, and does not make it start again.
"""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from receiving_app.data.problems import DATABASE_ERRORS, raise_translated, translated
from receiving_app.domain.backups import BackupFailed, Comparison, Extent, LostDocument
from receiving_app.domain.database_errors import (
    DatabaseLocked,
    DatabaseProblem,
    DatabaseReadOnly,
    DiskFull,
    NotADatabase,
)
from receiving_app.domain.errors import Interrupted

PAGES = 256
"""Pages copied at a time (1 MiB): between two portions whoever waits for the interpreter has it."""

_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_SIDE_FILES = ("-wal", "-shm", "-journal")
_EXTENT = """SELECT (SELECT count(*) FROM returns),
    documents.count, journal.count, documents.hash, journal.hash
    FROM chain_heads AS documents, chain_heads AS journal
    WHERE documents.chain = 'documents' AND journal.chain = 'journal'"""
_LAST_NUMBERS = "SELECT series, last FROM document_series ORDER BY series"
_ISSUED = "SELECT hash, number, rma, issued_on, gross FROM documents ORDER BY position"
_HASH_AT = "SELECT hash FROM journal WHERE id = ?"


def copy_database(source: Path, target: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Copy the database as it is at one moment into a new file, readable by its owner only.

    Args:
        source: the database, which others may be using.
        target: the new file; an unfinished one of before is replaced.
        cancelled: asked after each portion.

    Raises:
        BackupFailed: the copy cannot be written there; nothing is left.
        DatabaseProblem: the database cannot be read.
        Interrupted: it was cancelled; nothing is left.
    """
    remove_database(target)
    done = False
    try:
        # Made by hand: SQLite would make it readable by others.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(_reader(source)) as reader, closing(_writer(target)) as writer:
            _copy(reader, writer, cancelled)
        _settle(target)
        done = True
    except OSError as error:
        raise failed(target, error) from error
    except (sqlite3.Error, UnicodeDecodeError) as error:
        _refuse(error, source, target)
    finally:
        if not done:
            remove_database(target)


def remove_database(path: Path) -> None:
    """Remove a database file and SQLite's files beside it, those that there are."""
    for suffix in ("", *_SIDE_FILES):
        with suppress(OSError):
            Path(f"{path}{suffix}").unlink()


def failed(path: Path, error: OSError) -> BackupFailed:
    """Return the refusal for what the system did not let us write."""
    return BackupFailed(str(path), _problem(error))


def survey(path: Path) -> Extent:
    """Tell how far a database goes, without changing it.

    Raises:
        DatabaseProblem: it cannot be read.
    """
    try:
        with closing(_reader(path)) as reader:
            return _extent(reader)
    except FileNotFoundError as error:
        raise NotADatabase(str(path), "no such file") from error
    except (*DATABASE_ERRORS, TypeError) as error:
        problem = translated(error, str(path))
        # A table that is not there is no defect of the program here: the file is anything.
        raise (
            problem if isinstance(problem, DatabaseProblem) else NotADatabase(str(path), str(error))
        ) from error


def compare(current: Path, backup: Path) -> Comparison:
    """Hold a backup against the database that it would replace.

    Raises:
        DatabaseProblem: the backup cannot be read; a database that cannot is part of the answer.
    """
    extent = survey(backup)
    try:
        with closing(_reader(backup)) as old, closing(_reader(current)) as now:
            known = {row[0] for row in old.execute(_ISSUED)}
            issued = now.execute(_ISSUED).fetchall()
            lost = tuple(
                LostDocument(str(number), str(rma), date.fromisoformat(day), Decimal(gross))
                for link, number, rma, day, gross in issued
                if link not in known
            )
            ours = {row[0] for row in issued}
            at = now.execute(_HASH_AT, (extent.acts,)).fetchone()
            same = known <= ours and (not extent.acts or at == (extent.journal_head,))
            return Comparison(extent, _extent(now), lost, same)
    except (*DATABASE_ERRORS, OSError, ValueError, TypeError, ArithmeticError) as error:
        return Comparison(extent, None, (), same_history=False, why=str(error))


def put_in_place(new: Path, current: Path, kept: Path) -> None:
    """Give a restored file the database's name; the database is kept beside under another.

    No program may have the database open. There is a file of the name at every moment.

    Raises:
        DatabaseLocked: a program has it open.
        DatabaseReadOnly: the folder does not let itself be written.
        DiskFull: there is no room to keep it where files cannot have two names.
    """
    try:
        with held_alone(current) as holder:
            _keep(current, kept)
            if sys.platform == "win32":
                holder.close()  # there nothing that is open changes its name
            new.replace(current)
    except OSError as error:
        if _problem(error) == "full":
            raise DiskFull(str(kept)) from error
        raise DatabaseReadOnly(str(current)) from error
    _settle(current)


@contextmanager
def held_alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold a database so that nobody else has it open, its log written back; a damaged one is only opened."""
    with closing(
        sqlite3.connect(path if path.exists() else ":memory:", isolation_level=None, timeout=1)
    ) as held:
        try:
            # Leaving WAL needs that nobody else has the file open: exactly what has to be known.
            held.execute("PRAGMA journal_mode = DELETE")
            held.execute("PRAGMA locking_mode = EXCLUSIVE")
            held.execute("BEGIN EXCLUSIVE")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _HELD:
                raise DatabaseLocked(str(path)) from error
        yield held


# --- steps ----------------------------------------------------------------------------------


def _reader(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise FileNotFoundError(2, "no such file", str(path))
    # Not "mode=ro": a file in WAL mode needs its index beside it, which a reader may have to make.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=30
    )
    connection.execute("PRAGMA query_only = 1")
    return connection


def _writer(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _copy(reader: sqlite3.Connection, writer: sqlite3.Connection, cancelled: Callable[[], bool]) -> None:
    def portion(_status: int, _remaining: int, _total: int) -> None:
        if cancelled():
            raise Interrupted

    # Held for the whole copy: without it each write of another bench would start the copy again.
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
    reader.backup(writer, pages=PAGES, progress=portion, sleep=0)
    reader.execute("ROLLBACK")


def _extent(reader: sqlite3.Connection) -> Extent:
    returns, documents, acts, document_head, journal_head = reader.execute(_EXTENT).fetchone()
    last = tuple(f"{series}-{number:06d}" for series, number in reader.execute(_LAST_NUMBERS))
    return Extent(returns, documents, acts, last, document_head, journal_head)


def _refuse(error: Exception, source: Path, target: Path) -> None:
    """Say whose error it is: what cannot be written is the copy's, all else the database's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    problems = {
        sqlite3.SQLITE_FULL: "full",
        sqlite3.SQLITE_READONLY: "unwritable",
        sqlite3.SQLITE_IOERR: "unwritable",
    }
    if code in problems:
        raise BackupFailed(str(target), problems[code]) from error
    raise_translated(error, str(source))


def _problem(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "full"
    return "no_folder" if error.errno == errno.ENOENT else "unwritable"


def _keep(current: Path, kept: Path) -> None:
    """Keep a database under a second name, with what SQLite left beside it."""
    for suffix in _SIDE_FILES:
        beside = Path(f"{current}{suffix}")
        if beside.exists():
            # Left beside, a log of the old file would be played into the new one.
            beside.replace(f"{kept}{suffix}")
    if not current.exists():
        return
    try:
        kept.hardlink_to(current)
    except (OSError, NotImplementedError):
        shutil.copy2(current, kept)


def _settle(path: Path) -> None:
    """Wait until the disk has a file and its name."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
