"""Backups of a real file: while it is written to, on a disk that fills up, verified, rotated, put in place."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from receiving_app.data import backup as backups
from receiving_app.data.backup import compare, copy_database, put_in_place, survey
from receiving_app.data.backup_shelf import FolderShelf, write_backup
from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.domain.backups import BackupFailed, BackupUnsound, name_of
from receiving_app.domain.database_errors import DatabaseLocked, NotADatabase
from receiving_app.domain.errors import Interrupted
from tests.data.stores import a_numbered_case, at_the_bench, issue, make_store, put, reading, rma

ROOT = Path(__file__).parents[2]
NAME = name_of(datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and limits are POSIX")


def sound(_path: Path, _cancelled: Callable[[], bool]) -> tuple[str, ...]:
    return ()


def never() -> bool:
    return False


@pytest.fixture
def store(file_store: SqliteStore) -> SqliteStore:
    """A file: what is done to it here is done to a file."""
    return file_store


@pytest.fixture
def issued(store: SqliteStore) -> SqliteStore:
    """A database with two documents."""
    for sequence in (1, 2):
        case = at_the_bench(a_numbered_case(sequence))
        put(store, case)
        issue(store, case)
    return store


def _path(store: SqliteStore) -> Path:
    return Path(store.path)


def _copied(store: SqliteStore, target: Path) -> Path:
    copy_database(_path(store), target)
    return target


@POSIX
def test_a_copy_is_sound_whole_and_readable_by_its_owner_only(issued: SqliteStore, tmp_path: Path) -> None:
    copy = _copied(issued, tmp_path / "copy.sqlite3")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert survey(copy) == survey(_path(issued))
    with closing(SqliteStore.open(copy)) as opened:
        assert list(check(opened)) == list(check(issued))


def test_a_copy_made_while_others_write_is_the_state_of_one_moment(
    issued: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "PAGES", 1)
    before = survey(_path(issued))
    written = threading.Event()

    def write() -> None:
        put(issued, a_numbered_case(9))
        issued.close_thread()
        written.set()

    steps = 0

    def cancelled() -> bool:
        nonlocal steps
        steps += 1
        if steps == 3:
            threading.Thread(target=write).start()
            assert written.wait(30)
        return False

    copy = tmp_path / "copy.sqlite3"
    copy_database(_path(issued), copy, cancelled)
    assert survey(copy) == before
    # It went on with its view: it would have begun anew, and again, had it looked at the file.
    assert steps <= copy.stat().st_size // 4096 + 1
    with reading(issued) as uow:
        assert uow.returns.get(rma(9)) is not None


def test_a_cancelled_copy_leaves_nothing(issued: SqliteStore, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    with pytest.raises(Interrupted):
        copy_database(_path(issued), copy, lambda: True)
    assert not copy.exists()


def test_the_copy_of_no_database_is_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"no database" * 1000)
    with pytest.raises(NotADatabase):
        copy_database(damaged, tmp_path / "copy.sqlite3")
    with pytest.raises(NotADatabase):
        survey(damaged)
    assert not (tmp_path / "copy.sqlite3").exists()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from receiving_app.data.backup import copy_database
from receiving_app.domain.backups import BackupFailed
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    copy_database(Path(sys.argv[1]), Path(sys.argv[2]))
except BackupFailed:
    sys.exit(7)
"""


@POSIX
def test_a_disk_that_fills_up_leaves_no_half_copy(issued: SqliteStore, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    words = [sys.executable, "-c", LIMITED, issued.path, str(copy)]
    assert subprocess.run(words, cwd=ROOT, timeout=300, check=False).returncode == 7
    assert not copy.exists()
    assert survey(_path(issued)).documents == 2


# --- the folder -----------------------------------------------------------------------------


@pytest.fixture
def shelf(issued: SqliteStore, tmp_path: Path) -> FolderShelf:
    return FolderShelf(_path(issued), tmp_path / "sauvegardes", sound)


def test_a_backup_lies_in_its_folder_and_beside_the_database_nothing_is_left(
    issued: SqliteStore, shelf: FolderShelf, tmp_path: Path
) -> None:
    assert shelf.stored() == ()
    made = shelf.add(NAME, never)
    assert shelf.stored() == (made,)
    assert made.size == Path(made.path).stat().st_size
    assert list(tmp_path.rglob("*.part*")) == []
    assert list(_path(issued).parent.rglob("*.part*")) == []
    shelf.remove(made)
    assert shelf.stored() == ()


@POSIX
def test_the_folder_of_backups_is_private(shelf: FolderShelf, tmp_path: Path) -> None:
    shelf.add(NAME, never)
    assert (tmp_path / "sauvegardes").stat().st_mode & 0o777 == 0o700


def test_an_unsound_copy_gets_no_name(issued: SqliteStore, tmp_path: Path) -> None:
    def unsound(_path: Path, _cancelled: Callable[[], bool]) -> tuple[str, ...]:
        return ("hash AV-2026-000001: pdf", "gap")

    shelf = FolderShelf(_path(issued), tmp_path / "sauvegardes", unsound)
    with pytest.raises(BackupUnsound) as refused:
        shelf.add(NAME, never)
    assert (refused.value.problems, refused.value.first) == (2, "hash AV-2026-000001: pdf")
    assert shelf.stored() == ()
    assert list(_path(issued).parent.rglob("*.part*")) == []


def test_a_folder_that_somebody_chose_is_never_made(issued: SqliteStore, tmp_path: Path) -> None:
    shelf = FolderShelf(_path(issued), tmp_path / "usb", sound, own=False)
    with pytest.raises(BackupFailed) as refused:
        shelf.add(NAME, never)
    assert refused.value.problem == "no_folder"
    assert not (tmp_path / "usb").exists()


def test_a_file_of_that_name_is_not_overwritten(issued: SqliteStore, tmp_path: Path) -> None:
    there = tmp_path / NAME
    there.write_bytes(b"mine")
    with pytest.raises(BackupFailed) as refused:
        write_backup(_path(issued), there, sound, never)
    assert (refused.value.problem, there.read_bytes()) == ("exists", b"mine")


def test_the_own_folder_cannot_be_made_where_a_file_has_its_name(issued: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "sauvegardes").write_bytes(b"")
    with pytest.raises(BackupFailed):
        FolderShelf(_path(issued), tmp_path / "sauvegardes", sound).add(NAME, never)


def test_what_a_killed_backup_left_is_removed_once_it_is_old(
    issued: SqliteStore, shelf: FolderShelf, tmp_path: Path
) -> None:
    old, new = (_path(issued).with_name(f".{NAME}.{number}.part") for number in (1, 2))
    for left in (old, new):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    shelf.add(NAME, never)
    assert (old.exists(), new.exists()) == (False, True)


OTHER_DISK = Path("/dev/shm")  # noqa: S108 - a disk of its own on Linux


@pytest.mark.skipif(not OTHER_DISK.is_dir(), reason="no second disk here")
def test_a_backup_on_another_disk_is_copied_there_and_compared(issued: SqliteStore, tmp_path: Path) -> None:
    if OTHER_DISK.stat().st_dev == _path(issued).stat().st_dev:
        pytest.skip("the same disk")
    folder = OTHER_DISK / f"reception-rma-test-{os.getpid()}"
    try:
        made = FolderShelf(_path(issued), folder, sound).add(NAME, never)
        assert survey(Path(made.path)) == survey(_path(issued))
        assert [path.name for path in folder.iterdir()] == [NAME]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_a_backup_is_current_until_something_is_issued(issued: SqliteStore, shelf: FolderShelf) -> None:
    made = shelf.add(NAME, never)
    assert shelf.is_current(made)
    case = at_the_bench(a_numbered_case(3))
    put(issued, case)
    issue(issued, case)
    assert not shelf.is_current(made)
    Path(made.path).write_bytes(b"")
    assert not shelf.is_current(made)


# --- restoring ------------------------------------------------------------------------------


def test_an_earlier_state_is_recognised_and_what_it_lacks_is_named(
    issued: SqliteStore, tmp_path: Path
) -> None:
    copy = _copied(issued, tmp_path / "copy.sqlite3")
    assert compare(_path(issued), copy).loses_nothing
    case = at_the_bench(a_numbered_case(3))
    put(issued, case)
    number = issue(issued, case)
    found = compare(_path(issued), copy)
    assert [(one.number, one.rma, one.gross) for one in found.lost] == [(number, case.rma, Decimal("107.40"))]
    assert (found.same_history, found.loses_nothing) == (True, False)
    assert found.backup.last_numbers == ("AV-2026-000002",)


def test_another_history_is_no_earlier_state(issued: SqliteStore, tmp_path: Path) -> None:
    with closing(make_store(tmp_path / "other")) as other:
        case = at_the_bench(a_numbered_case(7))
        put(other, case)
        issue(other, case)
        found = compare(_path(issued), _copied(other, tmp_path / "copy.sqlite3"))
    assert not found.same_history
    assert len(found.lost) == 2


@pytest.mark.parametrize("content", [b"", b"no database" * 1000, None])
def test_a_database_that_cannot_be_read_is_part_of_the_answer(
    issued: SqliteStore, tmp_path: Path, content: bytes | None
) -> None:
    copy, damaged = _copied(issued, tmp_path / "copy.sqlite3"), tmp_path / "damaged.sqlite3"
    if content is not None:
        damaged.write_bytes(content)
    found = compare(damaged, copy)
    assert (found.current, found.loses_nothing) == (None, False)
    assert found.why


def test_a_restored_file_takes_the_place_and_the_one_before_is_kept(
    issued: SqliteStore, tmp_path: Path
) -> None:
    copy = _copied(issued, tmp_path / "copy.sqlite3")
    put(issued, a_numbered_case(3))
    issued.close()
    kept = _path(issued).with_name("kept.sqlite3")
    put_in_place(copy, _path(issued), kept)
    assert not copy.exists()
    assert (survey(_path(issued)).returns, survey(kept).returns) == (2, 3)


def test_a_database_in_use_is_not_replaced(issued: SqliteStore, tmp_path: Path) -> None:
    copy = _copied(issued, tmp_path / "copy.sqlite3")
    with pytest.raises(DatabaseLocked):
        put_in_place(copy, _path(issued), tmp_path / "kept.sqlite3")
    assert copy.exists()
    assert not (tmp_path / "kept.sqlite3").exists()
    put(issued, a_numbered_case(3))


def test_the_log_of_a_damaged_database_does_not_get_into_the_restored_one(
    issued: SqliteStore, tmp_path: Path
) -> None:
    copy = _copied(issued, tmp_path / "copy.sqlite3")
    damaged, kept = tmp_path / "damaged.sqlite3", tmp_path / "kept.sqlite3"
    damaged.write_bytes(b"no database" * 1000)
    Path(f"{damaged}-wal").write_bytes(b"log")
    put_in_place(copy, damaged, kept)
    assert survey(damaged) == survey(_path(issued))
    assert (kept.exists(), Path(f"{kept}-wal").read_bytes()) == (True, b"log")


def test_a_database_that_is_gone_is_restored_as_well(issued: SqliteStore, tmp_path: Path) -> None:
    copy, gone = _copied(issued, tmp_path / "copy.sqlite3"), tmp_path / "gone.sqlite3"
    put_in_place(copy, gone, tmp_path / "kept.sqlite3")
    assert survey(gone) == survey(_path(issued))
    with closing(sqlite3.connect(gone)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
