"""The command line where the surroundings fail: full output, no UTF-8, Ctrl+C, a wrong target."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "catalogue"
FULL = Path("/dev/full")
needs_dev_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


def command(folder: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "--data-dir", str(folder), *arguments]


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run in this environment with some variables changed."""
    variables = {**os.environ, **environment}
    return subprocess.run(
        command(folder, *arguments), capture_output=True, timeout=300, check=False, env=variables
    )


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """A data folder with the sample returns."""
    done = run(tmp_path, "import", str(SAMPLES / "retours_autorises.csv"))
    assert done.returncode == 0
    return tmp_path


@needs_dev_full
@pytest.mark.parametrize("words", [("list",), ("list", "--json"), ("verify",), ("doctor",)])
def test_output_that_cannot_be_written_is_one_line_and_code_2(imported: Path, words: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            command(imported, *words), stdout=full, stderr=subprocess.PIPE, timeout=300, check=False
        )
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, len(lines)) == (2, 1)
    assert "disque est plein" in lines[0]


@pytest.mark.parametrize("words", [("list",), ("list", "--json"), ("verify",)])
def test_a_reader_that_went_away_leaves_no_words_on_standard_error(
    imported: Path, words: tuple[str, ...]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command(imported, *words), stdout=writing, stderr=subprocess.PIPE, timeout=300, check=False
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_output_is_utf_8_whatever_the_locale_says(imported: Path) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    listed = run(imported, "list", **plain)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert "Autorisé" in listed.stdout.decode("utf-8")
    refused = run(imported, "import", "absent.csv", **plain)
    assert "ne peut pas être lu" in refused.stderr.decode("utf-8")


def test_an_export_never_overwrites_the_database(tmp_path: Path) -> None:
    run(tmp_path, "--today", "2026-11-23", "simulate", "--returns", "3", "--seed", "2")
    database = tmp_path / "reception.sqlite3"
    before = database.read_bytes()
    done = run(tmp_path, "export", "credit-note", "AV-2026-000001", "--out", str(database))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "base" in done.stderr.decode()
    assert database.read_bytes() == before


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
def test_a_day_outside_this_century_is_refused(tmp_path: Path, day: str) -> None:
    done = run(tmp_path, "--today", day, "simulate", "--returns", "1")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_folder_name_that_is_too_long_is_refused_in_words(tmp_path: Path) -> None:
    for words in ("list", "verify", "doctor"):
        done = run(tmp_path / ("a" * 300), words)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child there")
def test_ctrl_c_ends_in_one_line_and_code_130(tmp_path: Path) -> None:
    running = subprocess.Popen(
        command(tmp_path, "simulate", "--returns", "100000"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=300)
    assert (running.returncode, len(errors.splitlines())) == (130, 1)
    assert "Interrompu" in errors.decode()
    assert run(tmp_path, "verify").returncode == 0


def test_a_refused_value_cannot_command_the_terminal(tmp_path: Path) -> None:
    text = (SAMPLES / "retours_autorises.csv").read_text("cp1252")
    file = tmp_path / "hostile.csv"
    file.write_text(text.replace("Télécom Ouest", "\x1b[2J\u202eOuest"), "utf-8")
    done = run(tmp_path, "import", str(file))
    assert done.returncode == 1
    words = done.stdout.decode()
    assert "\\u001b[2J\\u202eOuest" in words
    assert "\x1b" not in words
    assert "\u202e" not in words


def test_a_row_in_another_encoding_than_its_file_is_refused(tmp_path: Path) -> None:
    lines = (SAMPLES / "retours_autorises.csv").read_text("cp1252").splitlines()[:3]
    lines[1] = lines[1].replace("Télécom", "Société")
    file = tmp_path / "mixed.csv"
    file.write_bytes("\n".join(lines[:2]).encode("utf-8") + b"\n" + lines[2].encode("cp1252") + b"\n")
    done = run(tmp_path, "import", str(file))
    assert done.returncode == 1
    assert "Ligne 2" in done.stdout.decode()


LIMITED = """
import resource, signal, sys
from contextlib import closing
sys.path.insert(0, sys.argv[1])
from receiving_app.app_context import open_context
from receiving_app.options import Options
from receiving_app.cli.output import write_document
from receiving_app.domain.file_errors import UnwritableFile
# Ignored, the limit is an error like that of a full disk.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with closing(open_context(Options(data_dir=sys.argv[2]))) as context:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
    try:
        write_document(context, sys.argv[3], b"x" * 5_000)
    except UnwritableFile:
        sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_document_that_does_not_fit_leaves_the_file_that_was_there_and_no_half_of_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    before = folder / "avoir.pdf"
    before.write_bytes(b"yesterday's")
    for name in ("avoir.pdf", "other.pdf"):
        words = [sys.executable, "-c", LIMITED, str(ROOT), str(tmp_path / "data"), str(folder / name)]
        assert subprocess.run(words, timeout=300, check=False).returncode == 7
    assert [file.name for file in folder.iterdir()] == ["avoir.pdf"]
    assert before.read_bytes() == b"yesterday's"


@needs_dev_full
def test_a_document_goes_to_a_device_as_it_is(tmp_path: Path) -> None:
    run(tmp_path, "--today", "2026-11-23", "simulate", "--returns", "3", "--seed", "2")
    to_full = run(tmp_path, "export", "credit-note", "AV-2026-000001", "--out", str(FULL))
    assert (to_full.returncode, len(to_full.stderr.splitlines())) == (2, 1)
    assert FULL.is_char_device()
    shown = run(tmp_path, "export", "credit-note", "AV-2026-000001", "--out", "/dev/stdout")
    assert shown.stdout.startswith(b"%PDF")
