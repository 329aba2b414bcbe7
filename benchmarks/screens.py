"""How long a screen takes to open, and a list to narrow, with up to a million returns on file.

A screen is open once it is painted with what the database said: the key is pressed, and the time runs
until the lanes are idle and the window was painted after that.
"""

import random
from contextlib import closing

from benchmarks.measuring import Figures, Measured, Plan, milliseconds, percentile
from benchmarks.synthetic import customer_of, open_returns
from benchmarks.window_probe import Bench, bench_over, empty_repaints

SIZES = (1_000, 1_000_000)
SAMPLES = 40
_TARGET_MS = 50.0
_SCREENS = ("home", "search", "credit_notes", "import", "settings", "setup")


def measure(plan: Plan) -> Measured:
    """Measure each screen's opening, first and later, and a search while it is typed."""
    figures: Figures = {}
    worst = 0.0
    for size in plan.sizes_or(*SIZES):
        with closing(open_returns(plan, size)) as context, bench_over(context) as bench:
            for name in _SCREENS:
                first, later = _openings(bench, name, plan.samples_or(SAMPLES))
                figures[f"{name}_at_{size}"] = {"first_ms": round(first * 1000, 1), **milliseconds(later)}
                worst = max(worst, percentile(later, 95))
            typed = _typed(bench, size, plan.samples_or(SAMPLES))
            figures[f"search_letter_at_{size}"] = milliseconds(typed)
            worst = max(worst, percentile(typed, 95))
    repaints = empty_repaints(plan.samples_or(SAMPLES))
    yardstick: Figures = {"empty_window_repaint": milliseconds(repaints)}
    ratio = {"worst_p95_to_empty_repaint_p95": worst / percentile(repaints, 95)}
    return Measured(figures, yardstick, ratio, f"p95 ≤ {_TARGET_MS:g} ms", worst * 1000 <= _TARGET_MS)


def _openings(bench: Bench, name: str, count: int) -> tuple[float, list[float]]:
    """Return the seconds of the first opening, which makes the screen, and of those after it."""
    other = "search" if name != "search" else "home"
    bench.open(other)
    first = bench.open(name)
    later = []
    for _ in range(count):
        bench.open(other)
        later.append(bench.open(name))
    return first, later


def _typed(bench: Bench, size: int, count: int) -> list[float]:
    """Return the seconds from the last letter of a customer's name to the painted list, its pause left out."""
    bench.open("search")
    return [bench.search_for(customer_of(random.randrange(size)).name) for _ in range(count)]
