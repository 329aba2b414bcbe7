"""The watched folder and the template from the command line."""

from pathlib import Path

import pytest

from main import main
from receiving_app.cli import import_file
from receiving_app.resources import resource_path


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_file, "LOOK_AGAIN_S", 0.0)


def command(tmp_path: Path, *arguments: str) -> int:
    return main(["--data-dir", str(tmp_path / "data"), "--language", "en", "import", *arguments])


def test_one_look_imports_what_is_complete_and_says_where_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "entree"
    folder.mkdir()
    content = resource_path("catalogue", "retours_autorises.csv").read_bytes()
    (folder / "retours.csv").write_bytes(content)
    assert command(tmp_path, "--watch-once", str(folder)) == 0
    assert "importes" in capsys.readouterr().out
    report = (folder / "importes" / "retours.csv.rapport.txt").read_text("utf-8-sig")
    assert "Returns created" in report
    (folder / "autre.csv").write_text("a;b")
    (folder / "vide.csv").touch()
    assert command(tmp_path, "--watch-once", str(folder)) == 1
    said = capsys.readouterr().out
    assert "vide.csv: not complete" in said
    assert "cannot be read" in (folder / "refuses" / "autre.csv.rapport.txt").read_text("utf-8-sig")


def test_a_folder_that_is_away_is_one_line_and_code_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path, "--watch-once", str(tmp_path / "none")) == 2
    assert "does not exist" in capsys.readouterr().err


def test_the_template_is_written_and_imports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "modele.xlsx"
    assert command(tmp_path, "--template", str(path)) == 0
    assert command(tmp_path, "--dry-run", str(path)) == 0
    assert "Rows read: 1" in capsys.readouterr().out


def test_import_without_a_file_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
