"""From process start to ready to scan, and the memory then, against a bare PySide6 window."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import monotonic

from benchmarks.measuring import Figures, Measured, Plan, milliseconds, percentile
from benchmarks.synthetic import open_returns

SAMPLES = 20
SIZE = 1_000
TARGET = 2.5
MOST_MB = 120.0
_HERE = Path(__file__).parent
WARM_UP = 2


def measure(plan: Plan) -> Measured:
    """Measure both starts in turn."""
    program: list[tuple[float, float]] = []
    bare: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory(prefix="reception-rma-") as folder:
        with closing(open_returns(Plan(Path(folder)), plan.sizes_or(SIZE)[0])) as context:
            chosen = ["--database", context.store.path, "--data-dir", folder, "window"]
        for _ in range(plan.samples_or(SAMPLES) + WARM_UP):
            program.append(started_program(*chosen))
            bare.append(_started(_HERE / "start_bare.py"))
    seconds, memory = figures_of(program)
    bare_seconds, bare_memory = figures_of(bare)
    ratio = {
        "p50": percentile(seconds, 50) / percentile(bare_seconds, 50),
        "p95": percentile(seconds, 95) / percentile(bare_seconds, 95),
    }
    most = max(memory)
    return Measured(
        {"ready_to_scan": milliseconds(seconds), "resident": _megabytes(memory)},
        {"bare_window": milliseconds(bare_seconds), "resident": _megabytes(bare_memory)},
        ratio,
        f"p50 ≤ {TARGET:g} × a bare window; resident ≤ {MOST_MB:g} MB",
        ratio["p50"] <= TARGET and most <= MOST_MB,
    )


def started_program(*arguments: str) -> tuple[float, float]:
    """Start the program and return the seconds until it is ready to scan, and its memory in MB."""
    return _started(_HERE / "start_program.py", *arguments)


def _started(script: Path, *arguments: str) -> tuple[float, float]:
    """Return the seconds from before the process to its window, and its memory in MB."""
    # As it is installed: with its compiled modules, which the warm-up writes.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = monotonic()
    # Our own scripts, with paths of our own making.
    ran = subprocess.run(
        [sys.executable, str(script), *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=surroundings,
    )
    said = json.loads(ran.stdout.splitlines()[-1])
    return said["ready"] - start, said["rss_mb"]


def figures_of(starts: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    """Return the seconds and the memory of some starts, without those that warmed up."""
    kept = starts[WARM_UP:]
    return [seconds for seconds, _ in kept], [megabytes for _, megabytes in kept]


def _megabytes(values: list[float]) -> Figures:
    return {"p50_mb": round(percentile(values, 50), 1), "max_mb": round(max(values), 1)}
