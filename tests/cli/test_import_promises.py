"""What an import leaves on file when it is only tried, interrupted, killed or done again."""

import hashlib
import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.domain.identifiers import RmaNumber
from tests.exchange.files import a_row, returns_file

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "catalogue" / "retours_autorises.csv"
ROWS = 6_000
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")


def command(folder: Path, *words: str) -> list[str]:
    place = ["--data-dir", str(folder / "data"), "--today", "2026-11-23"]
    return [sys.executable, str(ROOT / "main.py"), *place, *words]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(folder, *words), capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )


def report(folder: Path, file: Path, *more: str) -> dict[str, object]:
    done: dict[str, object] = json.loads(run(folder, "import", str(file), "--json", *more).stdout)
    return done


def everything(folder: Path) -> dict[str, str]:
    """Return each file's name with what is in it."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def on_file(folder: Path) -> int:
    return len(json.loads(run(folder, "list", "--json").stdout))


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes a second or so to import."""
    rows = (a_row(numero_rma=RmaNumber.build(2026, n).text, facture=f"FB-{n}") for n in range(1, ROWS + 1))
    return returns_file(tmp_path_factory.mktemp("long"), *rows)


def stopped_in_the_middle(folder: Path, file: Path, how: signal.Signals) -> subprocess.Popen[str]:
    """Start an import and send it a signal once some of it is stored."""
    assert run(folder, "list").returncode == 0
    running = subprocess.Popen(
        command(folder, "import", str(file)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    until = time.monotonic() + 30
    # The log grows before its transaction ends: only what another reader sees is stored.
    with closing(sqlite3.connect(folder / "data" / "reception.sqlite3")) as reader:
        while not reader.execute("SELECT EXISTS (SELECT 1 FROM returns)").fetchone()[0]:
            assert running.poll() is None
            assert time.monotonic() < until
        running.send_signal(how)
    return running


def test_a_dry_run_leaves_every_byte_as_it_was_and_writes_no_file(tmp_path: Path) -> None:
    run(tmp_path, "import", str(SAMPLE))
    file = tmp_path / "files" / "retours.csv"
    file.parent.mkdir()
    text = SAMPLE.read_text("cp1252").replace("89,50", "88,50").replace("erreur_livraison", "autre")
    new = returns_file(tmp_path, a_row(numero_rma=RmaNumber.build(2026, 999).text, facture="FB-1"))
    file.write_text(text, "cp1252")
    before = everything(tmp_path / "data")
    planned = report(tmp_path, file, "--dry-run")
    assert planned["updated"]
    assert planned["refused"]
    assert report(tmp_path, new, "--dry-run")["created"] == 1
    assert everything(tmp_path / "data") == before
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_the_same_file_twice_changes_no_return(tmp_path: Path) -> None:
    run(tmp_path, "import", str(SAMPLE))
    first = run(tmp_path, "list", "--json").stdout
    again = report(tmp_path, SAMPLE)
    assert (again["created"], again["updated"], again["unchanged"], again["refused"]) == (0, 0, 60, 0)
    assert run(tmp_path, "list", "--json").stdout == first


@posix
def test_ctrl_c_keeps_what_was_stored_says_so_and_the_same_file_completes_it(
    tmp_path: Path, long_file: Path
) -> None:
    running = stopped_in_the_middle(tmp_path, long_file, signal.SIGINT)
    output, errors = running.communicate(timeout=300)
    assert (running.returncode, output) == (130, "")
    assert errors == "Interrompu. Ce qui était enregistré le reste ; relancez la commande pour le reste.\n"
    kept = on_file(tmp_path)
    assert 0 < kept < ROWS
    done = report(tmp_path, long_file)
    assert (done["created"], done["unchanged"], done["refused"]) == (ROWS - kept, kept, 0)
    assert run(tmp_path, "verify").returncode == 0


@posix
def test_a_killed_import_leaves_a_sound_database_and_the_same_file_completes_it(
    tmp_path: Path, long_file: Path
) -> None:
    running = stopped_in_the_middle(tmp_path, long_file, signal.SIGKILL)
    running.communicate(timeout=300)
    assert run(tmp_path, "verify").returncode == 0
    kept = on_file(tmp_path)
    assert 0 < kept < ROWS
    done = report(tmp_path, long_file)
    assert (done["created"], done["unchanged"], done["refused"]) == (ROWS - kept, kept, 0)
