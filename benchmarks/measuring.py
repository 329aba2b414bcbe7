"""What every benchmark shares: what to measure, the machine, percentiles, and the report as JSON.

A millisecond is the record of one machine. Each report therefore carries a yardstick measured in the
same run, doing the least that any program would have to do, and the ratio to it.
"""

import json
import math
import os
import platform
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

FRAME_MS = 16.7
"""Milliseconds of one frame at 60 Hz."""

Figures = dict[str, object]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    Attributes:
        folder: where big files are kept from one run to the next.
        sizes: how many returns on file, or rows; empty for the benchmark's own.
        samples: how often each is measured; 0 for the benchmark's own.
    """

    folder: Path
    sizes: tuple[int, ...] = ()
    samples: int = 0

    def sizes_or(self, *default: int) -> tuple[int, ...]:
        """Return the sizes asked for, or the default ones."""
        return self.sizes or default

    def samples_or(self, default: int) -> int:
        """Return how many samples were asked for, or the default."""
        return self.samples or default


@dataclass(frozen=True, slots=True)
class Measured:
    """What a benchmark found.

    Attributes:
        figures: of the program.
        yardstick: of the least work, in the same run.
        ratio: program to yardstick, by what is compared.
        target: in words.
        met: whether it was reached in this run.
    """

    figures: Figures
    yardstick: Figures
    ratio: Mapping[str, float]
    target: str
    met: bool


def print_report(name: str, measured: Measured) -> None:
    """Print one JSON object, in one line."""
    report = {
        "benchmark": name,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "figures": measured.figures,
        "yardstick": measured.yardstick,
        "ratio": {what: round(value, 2) for what, value in measured.ratio.items()},
        "target": measured.target,
        "met": measured.met,
    }
    print(json.dumps(report, ensure_ascii=False), flush=True)


def machine() -> dict[str, object]:
    """Describe what the figures were measured on."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "qt": version("PySide6"),
        "sqlite": sqlite3.sqlite_version,
        "platform": os.environ.get("QT_QPA_PLATFORM", "native"),
    }


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


def percentile(seconds: Sequence[float], percent: float) -> float:
    """Return the value that this percentage of the samples does not exceed (nearest rank)."""
    ordered = sorted(seconds)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def milliseconds(seconds: Sequence[float]) -> Figures:
    """Return the percentiles of samples in seconds, in milliseconds."""
    return {
        "p50_ms": round(percentile(seconds, 50) * 1000, 3),
        "p95_ms": round(percentile(seconds, 95) * 1000, 3),
        "max_ms": round(max(seconds) * 1000, 3),
        "samples": len(seconds),
    }


def timed(call: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    start = perf_counter()
    call()
    return perf_counter() - start
