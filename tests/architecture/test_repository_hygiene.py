"""What is committed holds on any machine: no address of one registry, no path of one computer."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Written in pieces, so that this file does not find itself.
REGISTRIES = re.compile(
    "|".join(
        (
            r"pypi\." + "org",
            "python" + "hosted",
            r"deb\." + r"debian\." + "org",
            r"registry\." + "npmjs",
            r"pkg\." + "dev/",
            "--(extra-)?" + "index-url",
            "--find" + "-links",
        )
    )
)
ONE_MACHINES_PATH = re.compile(r"(?<![\w.~/-])/(work|root|home/\w+|Users/\w+)" + "/")
MADE_NOT_WRITTEN = {".pdf", ".qm", ".sqlite", ".sqlite3", ".db", ".pyc"}


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing is tracked")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [Path(name) for name in listed.stdout.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


def _matches(paths: list[Path], pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in paths:
        content = (ROOT / path).read_bytes()
        if b"\0" in content:
            continue
        lines = content.decode("utf-8", errors="replace").splitlines()
        found += [f"{path}:{number}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found


def test_no_file_names_a_package_registry(tracked: list[Path]) -> None:
    assert _matches(tracked, REGISTRIES) == []


def test_no_file_names_a_path_of_one_machine(tracked: list[Path]) -> None:
    assert _matches(tracked, ONE_MACHINES_PATH) == []


def test_nothing_that_the_program_makes_is_tracked(tracked: list[Path]) -> None:
    fixtures = Path("tests/fixtures")
    made = [path for path in tracked if path.suffix in MADE_NOT_WRITTEN and fixtures not in path.parents]
    assert made == []


def test_every_locked_package_has_a_hash() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text("utf-8"))
        assert [entry.split()[0] for entry in entries if entry and "--hash=sha256:" not in entry] == []
