"""A scan, from the Enter key to the painted return, with up to a million returns on file."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from time import perf_counter

from benchmarks.measuring import FRAME_MS, Figures, Measured, Plan, milliseconds, percentile
from benchmarks.synthetic import number_of, open_returns, untouched
from benchmarks.window_probe import bench_over, empty_repaints
from receiving_app.app_context import AppContext

SIZES = (1_000, 100_000, 1_000_000)
SAMPLES = 100
_WARM_UP = 10
_LOOKUP = "SELECT id FROM returns WHERE rma = ?"


def measure(plan: Plan) -> Measured:
    """Measure first arrivals and resumed inspections at each size."""
    figures: Figures = {}
    yardstick: Figures = {}
    firsts, resumes = {}, {}
    for size in plan.sizes_or(*SIZES):
        first, resumed, path = scanned_over(open_returns(plan, size), size, plan.samples_or(SAMPLES))
        lookups = _lookups(path, size, plan.samples_or(SAMPLES))
        figures[str(size)] = {"first_arrival": milliseconds(first), "resumed": milliseconds(resumed)}
        yardstick[f"index_lookup_at_{size}"] = milliseconds(lookups)
        firsts[size], resumes[size] = percentile(first, 95), percentile(resumed, 95)
    repaints = empty_repaints(plan.samples_or(SAMPLES))
    yardstick["empty_window_repaint"] = milliseconds(repaints)
    worst = max(*firsts.values(), *resumes.values())
    ratio = {
        "largest_to_smallest_first_arrival_p95": firsts[max(firsts)] / firsts[min(firsts)],
        "worst_p95_to_empty_repaint_p95": worst / percentile(repaints, 95),
    }
    return Measured(figures, yardstick, ratio, f"p95 at every size ≤ {FRAME_MS} ms", worst * 1000 <= FRAME_MS)


def scanned_over(context: AppContext, size: int, count: int) -> tuple[list[float], list[float], str]:
    """Return the seconds of first arrivals and of resumed inspections, and where the database is; closes it."""
    wanted = list(islice(untouched(context, size), count + _WARM_UP))
    with bench_over(context) as bench:

        def scanned(numbers: Sequence[str]) -> list[float]:
            seconds = []
            for rma in numbers:
                seconds.append(bench.scan(rma))
                bench.go_home()
            return seconds[_WARM_UP:]

        first = scanned(wanted)
        # In the same order: a label read again within a moment of itself is no second scan.
        resumed = scanned(wanted)
        return first, resumed, context.store.path


def _lookups(path: str, size: int, count: int) -> list[float]:
    """Return the seconds of finding a return's row by its unique number, and nothing else."""
    seconds = []
    with closing(sqlite3.connect(path)) as connection:
        for position in (random.randrange(size) for _ in range(count)):
            rma = number_of(position)
            start = perf_counter()
            connection.execute(_LOOKUP, (rma,)).fetchone()
            seconds.append(perf_counter() - start)
    return seconds
