"""``backup`` and ``restore`` as people use them, and what is offered where the database is damaged."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--today", "2026-11-23")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample database with six returns and one backup, and four more returns since."""
    folder = tmp_path_factory.mktemp("simulated")
    assert run(folder, *DAY, "simulate", "--returns", "6", "--seed", "2").returncode == 0
    assert run(folder, "backup").returncode == 0
    assert run(folder, *DAY, "simulate", "--returns", "4", "--seed", "7").returncode == 0
    return folder


@pytest.fixture
def folder(simulated: Path, tmp_path: Path) -> Path:
    """The same, for one test to spoil."""
    return Path(shutil.copytree(simulated, tmp_path / "data"))


def _backup(folder: Path) -> Path:
    (found,) = (folder / "sauvegardes").iterdir()
    return found


def _numbers(folder: Path) -> list[str]:
    rows = json.loads(run(folder, "list", "--json").stdout)
    return sorted(number for row in rows for number in row["credit_notes"])


def test_a_backup_goes_to_a_new_file_and_one_of_all_there_is_is_restored_without_a_question(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ailleurs.sqlite3"
    done = run(folder, "backup", "--to", str(file), "--json")
    assert json.loads(done.stdout) == {"path": str(file), "bytes": file.stat().st_size, "verified": True}
    again = run(folder, "backup", "--to", str(file))
    assert (again.returncode, len(again.stderr.splitlines())) == (2, 1)
    assert "sauvegardes précédentes sont gardées" in again.stderr
    restored = run(folder, "restore", str(file))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "Rien ne serait perdu" in restored.stdout


def test_nothing_is_restored_before_the_loss_is_accepted(folder: Path) -> None:
    before = (folder / "reception.sqlite3").read_bytes()
    lost = _numbers(folder)[-1]
    done = run(folder, "restore", str(_backup(folder)))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "--accept-loss" in done.stderr
    assert lost in done.stdout
    assert "donnés à nouveau" in done.stdout
    assert (folder / "reception.sqlite3").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["reception.sqlite3", "sauvegardes"]


def test_a_restored_backup_is_sound_journalled_and_the_database_of_before_is_kept(folder: Path) -> None:
    issued = _numbers(folder)
    done = run(folder, "restore", str(_backup(folder)), "--accept-loss", "--json")
    facts = json.loads(done.stdout)
    left = _numbers(folder)
    assert left + facts["lost"] == issued
    assert facts["lost"]
    assert facts["same_history"] is True
    assert run(folder, "verify").returncode == 0
    with closing(sqlite3.connect(facts["kept"])) as kept:
        numbers = kept.execute("SELECT number FROM documents WHERE kind = 'credit_note' ORDER BY number")
        assert [number for (number,) in numbers] == issued
    with closing(sqlite3.connect(folder / "reception.sqlite3")) as restored:
        (act, told) = restored.execute("SELECT act, facts FROM journal ORDER BY id DESC LIMIT 1").fetchone()
    assert (act, json.loads(told)["lost"]) == ("restored", facts["lost"])


def test_a_file_that_is_no_sound_backup_is_not_restored(folder: Path, tmp_path: Path) -> None:
    before = (folder / "reception.sqlite3").read_bytes()
    truncated = tmp_path / "truncated.sqlite3"
    truncated.write_bytes(_backup(folder).read_bytes()[:100_000])
    for file in (truncated, tmp_path / "absent.sqlite3"):
        done = run(folder, "restore", str(file), "--accept-loss")
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert (folder / "reception.sqlite3").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["reception.sqlite3", "sauvegardes"]


def test_a_damaged_database_is_named_with_the_backup_to_restore_and_the_command_does_it(folder: Path) -> None:
    database = folder / "reception.sqlite3"
    database.write_bytes(database.read_bytes()[:50_000])
    refused = run(folder, "list")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    assert str(database) in refused.stderr
    assert f"main.py --data-dir {folder} restore {_backup(folder)}" in refused.stderr
    assert run(folder, "restore", str(_backup(folder)), "--accept-loss").returncode == 0
    assert run(folder, "verify").returncode == 0


def test_flipped_bytes_are_found_before_they_get_into_a_backup(folder: Path) -> None:
    database = folder / "reception.sqlite3"
    content = bytearray(database.read_bytes())
    at = content.rindex(b"%PDF-") + 40
    content[at] ^= 0x20
    database.write_bytes(content)
    done = run(folder, "backup")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "1 défaut :" in done.stderr
    assert len(list((folder / "sauvegardes").iterdir())) == 1


def test_without_a_backup_a_damaged_database_says_so(tmp_path: Path) -> None:
    (tmp_path / "reception.sqlite3").write_bytes(b"damaged" * 1000)
    refused = run(tmp_path, "list")
    assert "Aucune sauvegarde" in refused.stderr
