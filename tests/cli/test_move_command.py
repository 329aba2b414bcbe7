"""Moving a bench's own file to a server by the command line: everything goes over, or nothing changes."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.unit_of_work import SqlUnitOfWork
from receiving_app.place import CHOICE
from tests.cli.test_command_line import DAY, run
from tests.postgres import Server


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    made = server.blank()
    yield made
    server.drop(made)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bench's own file with documents of three kinds of returns."""
    folder = tmp_path_factory.mktemp("simulated")
    assert run(*DAY, "simulate", "--returns", "6", "--seed", "3", folder=folder).returncode == 0
    return folder


@pytest.fixture
def folder(simulated: Path, tmp_path: Path) -> Path:
    """The same, for one test to move."""
    return Path(shutil.copytree(simulated, tmp_path, dirs_exist_ok=True))


def _rows(folder: Path) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(run("list", "--json", folder=folder).stdout)
    return listed


def test_a_file_goes_over_whole_is_verified_and_kept_aside(folder: Path, empty: str) -> None:
    before = _rows(folder)
    with closing(sqlite3.connect(folder / "reception.sqlite3")) as file:
        documents, acts = file.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM journal)"
        ).fetchone()
        (number, pdf) = file.execute("SELECT number, pdf FROM documents ORDER BY position LIMIT 1").fetchone()
    moved = run("move", empty, "--json", folder=folder)
    assert (moved.returncode, moved.stderr) == (0, "")
    told = json.loads(moved.stdout)
    assert (told["documents"], told["acts"]) == (documents, acts)
    assert not (folder / "reception.sqlite3").exists()
    assert Path(told["kept"]).exists()
    # From now on, without a word about it: the server, with the same returns, documents and chain.
    assert _rows(folder) == before
    assert run("verify", folder=folder).returncode == 0
    exported = folder / "avoir.pdf"
    assert run("export", "credit-note", number, "--out", str(exported), folder=folder).returncode == 0
    assert exported.read_bytes() == pdf
    # Numbers go on where they were.
    more = run(*DAY, "simulate", "--returns", "3", "--seed", "9", folder=folder)
    assert (more.returncode, more.stderr) == (0, "")
    assert run("verify", folder=folder).returncode == 0
    again = run("move", empty, folder=folder)
    assert again.returncode == 2
    assert "déjà" in again.stderr


def test_what_is_not_sound_does_not_go_over(folder: Path, empty: str) -> None:
    with closing(sqlite3.connect(folder / "reception.sqlite3", isolation_level=None)) as file:
        file.execute("DROP TRIGGER documents_no_update")
    refused = run("move", empty, folder=folder)
    assert refused.returncode == 2
    assert "documents_no_update" in refused.stderr
    assert not (folder / CHOICE).exists()
    tried = run("move", empty, "--try", "--json", folder=folder)
    assert json.loads(tried.stdout)["ours"] is False


def test_a_file_that_another_program_has_open_stays_where_it_is(folder: Path, empty: str) -> None:
    """What it writes once the file is free again would be acknowledged, and found nowhere."""
    with closing(SqliteStore.open(folder / "reception.sqlite3")) as other:
        refused = run("move", empty, folder=folder)
        assert (refused.returncode, "autre programme" in refused.stderr) == (2, True)
        with SqlUnitOfWork(other, write=True) as uow:
            uow.commit()
    assert not (folder / CHOICE).exists()


def test_a_server_in_use_is_not_written_over_but_can_be_used(
    folder: Path, empty: str, tmp_path: Path
) -> None:
    assert run("move", empty, folder=folder).returncode == 0
    other = tmp_path / "other"
    assert run(*DAY, "simulate", "--returns", "1", folder=other).returncode == 0
    refused = run("move", empty, folder=other)
    assert refused.returncode == 2
    assert "déjà" in refused.stderr
    used = run("move", empty, "--use", folder=other)
    assert (used.returncode, used.stderr) == (0, "")
    assert _rows(other) == _rows(folder)


@pytest.mark.parametrize("command", ["list", "verify", "doctor", "move"])
def test_a_server_that_is_not_there_is_said_in_one_line_without_its_password(
    tmp_path: Path, command: str
) -> None:
    away = "postgresql://sam:s3cret@127.0.0.1:1/reception"
    arguments = [command, away, "--try"] if command == "move" else ["--database", away, command]
    said = run(*arguments, folder=tmp_path)
    assert said.returncode in (1, 2)
    told = said.stderr + said.stdout
    assert "postgresql://sam@127.0.0.1:1/reception" in told
    assert "s3cret" not in told
    assert "Traceback" not in told


@pytest.mark.parametrize("command", ["list", "verify", "doctor", "backup"])
def test_a_choice_of_server_that_cannot_be_read_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    (tmp_path / CHOICE).write_text("address", "utf-8")
    said = run(command, folder=tmp_path)
    assert said.returncode in (1, 2)
    assert CHOICE in said.stderr + said.stdout
    assert "Traceback" not in said.stderr


def test_backups_of_a_server_are_made_there(folder: Path, empty: str) -> None:
    assert run("move", empty, folder=folder).returncode == 0
    for arguments in (["backup"], ["backup", "--to", str(folder / "b.sqlite3")], ["restore", "x.sqlite3"]):
        refused = run(*arguments, folder=folder)
        assert refused.returncode == 2
        assert "pg_dump" in refused.stderr
