"""Opening the file: quickly when it is ours, and never when it is not."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from receiving_app.data.database import APPLICATION_ID, SqliteStore
from receiving_app.data.migrations import MIGRATIONS, VERSION, migrate
from receiving_app.data.tables import MODELS, columns
from receiving_app.domain.database_errors import (
    DatabaseLocked,
    DatabaseProblem,
    DatabaseReadOnly,
    DatabaseTooNew,
    DiskFull,
    NotADatabase,
)
from tests.builders import a_case, a_profile
from tests.data.stores import make_store, put, reading, writing

OLD_SCHEMAS = Path(__file__).parents[1] / "fixtures" / "schema"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound database that was written to and closed."""
    store = make_store(tmp_path)
    put(store, a_case())
    store.close()
    return Path(store.path)


def _change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_database_is_private_to_its_user(tmp_path: Path) -> None:
    path = tmp_path / "data" / "deep" / "reception.sqlite3"
    SqliteStore.open(path).close()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_writes_survive_a_power_cut_and_references_are_checked(path: Path) -> None:
    store = SqliteStore.open(path)
    pragmas = {name: store.database.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")}
    store.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_file_says_whose_and_of_which_version_it_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_opening_an_existing_database_is_quick(path: Path) -> None:
    def seconds() -> float:
        began = time.perf_counter()
        SqliteStore.open(path).close()
        return time.perf_counter() - began

    # The best of several: the machine may be busy, the code may not.
    assert min(seconds() for _ in range(10)) < 0.05


def test_several_databases_are_open_side_by_side(tmp_path: Path) -> None:
    first, second = make_store(tmp_path / "a"), make_store(tmp_path / "b")
    put(first, a_case())
    with reading(first) as one, reading(second) as other:
        assert one.returns.get(a_case().rma) is not None
        assert other.returns.get(a_case().rma) is None
    first.close()
    second.close()


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\x00" * 4096, b"SQLite format 3\x00" + b"\xff" * 5000, os.urandom(8192)],
    ids=["empty", "text", "zeros", "header only", "noise"],
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "reception.sqlite3"
    path.write_bytes(content)
    with pytest.raises(NotADatabase) as refused:
        SqliteStore.open(path)
    assert refused.value.path == str(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite3"
    _change(path, "CREATE TABLE photos (id INTEGER)")
    with pytest.raises(NotADatabase, match="another program"):
        SqliteStore.open(path)


def test_a_truncated_database_is_refused(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(NotADatabase):
        SqliteStore.open(path)


def test_a_missing_database_is_not_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(NotADatabase, match="no such file"):
        SqliteStore.open(tmp_path / "none.sqlite3", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(NotADatabase, match="not a file"):
        SqliteStore.open(tmp_path)


def test_a_newer_database_is_refused_and_left_as_it_is(path: Path) -> None:
    _change(path, f"PRAGMA user_version = {VERSION + 1}")
    content = path.read_bytes()
    with pytest.raises(DatabaseTooNew) as refused:
        SqliteStore.open(path)
    assert (refused.value.version, refused.value.supported) == (VERSION + 1, VERSION)
    assert path.read_bytes() == content


def test_a_database_held_by_another_program_is_reported_as_locked(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseLocked):
        SqliteStore.open(path, busy_seconds=0.01)
    holder.close()


def test_a_write_that_waits_too_long_is_reported_as_locked(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    store = SqliteStore.open(path, busy_seconds=0.01)
    with pytest.raises(DatabaseLocked), writing(store):
        pass
    # Reading goes on meanwhile, and writing works again afterwards.
    with reading(store) as uow:
        assert uow.returns.get(a_case().rma) is not None
    holder.execute("ROLLBACK")
    holder.close()
    with writing(store) as uow:
        uow.profiles.save(a_profile())
        uow.commit()
    store.close()


def test_a_full_disk_is_reported_and_nothing_is_half_stored(path: Path) -> None:
    store = SqliteStore.open(path)
    pages = store.database.pragma("page_count")
    store.database.pragma("max_page_count", pages)
    with pytest.raises(DiskFull):
        _save_large_profile(store)
    with reading(store) as uow:
        assert uow.profiles.get() is None
    store.close()


def _save_large_profile(store: SqliteStore) -> None:
    with writing(store) as uow:
        uow.profiles.save(a_profile(logo=bytes(200_000)))
        uow.commit()


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that another user can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


OPEN_IT = """
import os
import sys
from pathlib import Path
from receiving_app.data.database import SqliteStore
from receiving_app.domain.database_errors import DatabaseReadOnly

if os.geteuid() == 0:  # the superuser may write anywhere: become nobody
    os.setuid(65534)
try:
    SqliteStore.open(Path(sys.argv[1]))
except DatabaseReadOnly as error:
    print("read-only", error.path == sys.argv[1])
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX here")
@pytest.mark.parametrize("name", ["reception.sqlite3", "new.sqlite3", "deep/new.sqlite3"])
def test_a_folder_that_may_not_be_written_is_reported_as_read_only(
    path: Path, shared_folder: Path, name: str
) -> None:
    shutil.copy(path, shared_folder / "reception.sqlite3")
    (shared_folder / "reception.sqlite3").chmod(0o444)
    shared_folder.chmod(0o555)
    opened = subprocess.run(
        [sys.executable, "-c", OPEN_IT, str(shared_folder / name)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    shared_folder.chmod(0o755)
    assert (opened.stdout, opened.stderr) == ("read-only True\n", "")


def test_a_statement_refused_as_read_only_is_reported_so(path: Path) -> None:
    store = SqliteStore.open(path)
    store.database.pragma("query_only", 1)
    with pytest.raises(DatabaseReadOnly), writing(store) as uow:
        uow.profiles.save(a_profile())
    store.close()


def test_a_schema_that_is_no_text_any_more_is_refused_as_damage(path: Path) -> None:
    SqliteStore.open(path).close()
    content = path.read_bytes()
    spoilt = [at for at in range(len(content)) if content.startswith(b"CREATE TABLE", at)]
    for at in spoilt[:5]:
        path.write_bytes(content[: at + 1] + b"\xd4" + content[at + 2 :])
        with pytest.raises(NotADatabase):
            SqliteStore.open(path)


def test_damage_met_later_is_reported_and_not_a_crash(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with pytest.raises(DatabaseProblem):
        _open_and_read(path)


def _open_and_read(path: Path) -> None:
    store = SqliteStore.open(path)
    try:
        with reading(store) as uow:
            list(uow.returns.all_rows())
    finally:
        store.close()


def test_two_programs_that_create_the_file_at_once_end_with_one_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "reception.sqlite3"
    start = threading.Barrier(4)
    failures: list[BaseException] = []

    def create() -> None:
        try:
            start.wait()
            SqliteStore.open(path).close()
        except BaseException as error:  # noqa: BLE001 - reported by the main thread
            failures.append(error)

    threads = [threading.Thread(target=create) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(tmp_path.iterdir()) == [path]


def test_each_thread_has_its_own_connection_and_can_close_it(path: Path) -> None:
    store = SqliteStore.open(path)
    seen: list[object] = []

    def work() -> None:
        with reading(store) as uow:
            seen.append(uow.returns.get(a_case().rma))
        store.close_thread()

    thread = threading.Thread(target=work)
    with reading(store) as uow:
        thread.start()
        thread.join()
        assert seen == [uow.returns.get(a_case().rma)]
    store.close()
    assert not path.with_name(path.name + "-wal").exists()


# --- the schema's history -------------------------------------------------------------------


def test_models_and_schema_name_the_same_columns_in_the_same_order() -> None:
    fresh = sqlite3.connect(":memory:")
    migrate(fresh.execute, 0)
    for model in MODELS:
        table = model._meta.table_name
        stored = [row[1] for row in fresh.execute(f"PRAGMA table_info({table})")]
        assert [field.column_name for field in columns(model)] == stored, table
    fresh.close()


def test_every_older_version_of_the_schema_has_a_stored_file_to_upgrade() -> None:
    """A second migration needs ``tests/fixtures/schema/v1.sqlite3``, written by the version before."""
    older = range(1, len(MIGRATIONS))
    assert [v for v in older if not (OLD_SCHEMAS / f"v{v}.sqlite3").is_file()] == []


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_an_older_database_is_upgraded(tmp_path: Path, version: int) -> None:
    path = tmp_path / "reception.sqlite3"
    shutil.copy(OLD_SCHEMAS / f"v{version}.sqlite3", path)
    SqliteStore.open(path).close()
    fresh = make_store(tmp_path / "fresh")
    fresh.close()
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    upgraded, new = sqlite3.connect(path), sqlite3.connect(fresh.path)
    assert upgraded.execute(sql).fetchall() == new.execute(sql).fetchall()
    upgraded.close()
    new.close()


def test_a_file_of_no_version_yet_is_brought_to_ours_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "reception.sqlite3"
    _change(path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE x (y)", "DROP TABLE x")
    store = SqliteStore.open(path)
    put(store, a_case())
    store.close()


def test_a_failed_migration_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "reception.sqlite3"
    _change(path, f"PRAGMA application_id = {APPLICATION_ID}", "CREATE TABLE returns (y)")
    with pytest.raises(Exception, match="already exists"):
        SqliteStore.open(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("returns",)]
    connection.close()
