"""A scan understood: every decoding of it and what each may be, without the database."""

import re
from collections.abc import Callable
from functools import partial
from random import Random

from benchmarks.measuring import Figures, Measured, Plan, milliseconds, percentile, timed
from benchmarks.synthetic import number_of, serial_of
from receiving_app.domain.scans import RawScan, Source
from receiving_app.scanning.interpreter import ScanInterpreter
from receiving_app.scanning.layouts import tables

SAMPLES = 3_000
_TARGET_MS = 1.0
_WARM_UP = 50
_OURS = re.compile(r"RMA-\d{4}-\d{6}-[0-9A-Z]")


def measure(plan: Plan) -> Measured:
    """Measure numbers, serials, GS1 symbols and hostile texts, as typed on each layout.

    The yardstick translates a number by each layout and matches it against our form, no more.
    """
    chance = Random(1)
    interpreter = ScanInterpreter()
    interpreter.prepare()
    figures: Figures = {}
    everything: list[float] = []
    count = plan.samples_or(SAMPLES)
    labels: dict[str, Callable[[int], str]] = {
        "rma": number_of,
        "serial": serial_of,
        "gs1": lambda n: f"]C10106947554001234{21}SN{n:06d}\x1d10LOT{n % 97}",
        "unknown": lambda n: f"<{n}> '; --",
    }
    for name, label in labels.items():
        scans = [_typed(label(chance.randrange(1, 900_000)), chance) for _ in range(count + _WARM_UP)]
        seconds = [timed(partial(interpreter.read, RawScan(text, Source.WEDGE))) for text in scans][_WARM_UP:]
        figures[name] = milliseconds(seconds)
        everything += seconds
    least = [timed(partial(_translated, number_of(n + 1))) for n in range(count)]
    p95 = percentile(everything, 95)
    ratio = {"p95_to_least_p95": p95 / percentile(least, 95)}
    yardstick: Figures = {"each_layout_translated_and_matched": milliseconds(least)}
    return Measured(figures, yardstick, ratio, f"p95 ≤ {_TARGET_MS:g} ms", p95 * 1000 <= _TARGET_MS)


def _translated(text: str) -> int:
    """Return how many layouts make a return's number of a text: translated and matched, nothing checked."""
    return sum(_OURS.fullmatch(text.translate(table.readings[0])) is not None for table in tables())


def _typed(label: str, chance: Random) -> str:
    """Return a label as one of the hosts types it."""
    table = chance.choice(tables())
    return "".join(table.typed(character) or character for character in label)
