"""``export-archive`` and ``verify --archive``, as an auditor runs them."""

import json
from pathlib import Path

import pytest

from tests.cli.test_command_line import DAY, run

PERIOD = ("--from", "2026-01-01", "--to", "2026-12-31")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    assert run(*DAY, "simulate", "--returns", "4", "--seed", "1", folder=folder).returncode == 0
    return folder


def test_an_archive_is_checked_without_the_database(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "archive"
    done = run(*DAY, "export-archive", *PERIOD, "--out", str(target), "--json", folder=data)
    assert (done.returncode, done.stderr) == (0, "")
    facts = json.loads(done.stdout)
    assert facts["documents"] >= 1
    assert len(facts["seal"]) == 64
    elsewhere = tmp_path / "elsewhere"
    sound = run("verify", "--archive", str(target), "--json", folder=elsewhere)
    assert (sound.returncode, json.loads(sound.stdout)) == (0, {"sound": True, "problems": []})
    assert "Archive saine" in run("verify", "--archive", str(target), folder=elsewhere).stdout
    assert not elsewhere.exists()

    pdf = next((target / "documents").glob("*.pdf"))
    pdf.write_bytes(pdf.read_bytes() + b" ")
    damaged = run("verify", "--archive", str(target), folder=elsewhere)
    assert damaged.returncode == 1
    assert damaged.stderr == f"file documents/{pdf.name}: changed\n"


def test_the_seal_is_said_in_words_and_the_export_leaves_a_sound_database(data: Path, tmp_path: Path) -> None:
    done = run(*DAY, "export-archive", *PERIOD, "--out", str(tmp_path / "a"), folder=data)
    assert "Sceau" in done.stdout
    assert run("verify", folder=data).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("export-archive", "--from", "2026-12-31", "--to", "2026-01-01", "--out", "{new}"),
        ("export-archive", "--from", "2026-12-31", "--out", "{new}"),
        ("export-archive", *PERIOD, "--out", "{full}"),
        ("export-archive", *PERIOD, "--out", "{file}/below"),
        ("verify", "--archive", "{new}"),
        ("verify", "--archive", "{file}"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    data: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    places = {"new": tmp_path / "new", "full": tmp_path, "file": file}
    result = run(*DAY, *(part.format(**places) for part in arguments), folder=data)
    assert (result.returncode, len(result.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "new").exists()
