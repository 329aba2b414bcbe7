"""Each benchmark, at a tiny size, prints one JSON object with its yardstick; no figure is asserted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TINY = {
    "scan": ("--sizes", "40", "--samples", "2"),
    "decode": ("--samples", "5"),
    "issue": ("--samples", "2"),
    "start": ("--sizes", "5", "--samples", "1"),
    "import": ("--sizes", "20,40", "--samples", "1"),
    "action": ("--sizes", "30", "--samples", "4"),
    "search": ("--sizes", "50", "--samples", "2"),
    "screens": ("--sizes", "50", "--samples", "1"),
    "watchdog": ("--sizes", "50", "--samples", "1"),
    "keystroke": ("--samples", "2"),
    "memory": ("--samples", "3"),
    "benches": ("--sizes", "60", "--samples", "1"),
    "server": ("--sizes", "40", "--samples", "1"),
}


@pytest.mark.parametrize("name", TINY)
def test_a_benchmark_prints_one_object_with_its_yardstick(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", name, "--kept", str(tmp_path), *TINY[name]],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert report["benchmark"] == name
    assert all(report[part] for part in ("figures", "yardstick", "ratio", "target"))
    assert {"cpu", "python", "qt", "platform"} <= report["machine"].keys()
    assert report["met"] in (True, False)


def test_an_unknown_benchmark_is_refused_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "speed"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "speed" in done.stderr.splitlines()[-1]
