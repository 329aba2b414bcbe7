"""From the text to the rows found, with up to a million returns on file."""

import random
from contextlib import closing
from functools import partial

from benchmarks.measuring import Figures, Measured, Plan, milliseconds, percentile, timed
from benchmarks.synthetic import customer_of, number_of, open_returns, serial_of
from receiving_app.services import boards
from receiving_app.services.case_sheet import open_sheet

SIZES = (1_000, 1_000_000)
SAMPLES = 200
_TARGET_MS = 50.0


def measure(plan: Plan) -> Measured:
    """Measure searches by beginning and middle of the number, customer and serial, and the home screen's boards."""
    figures: Figures = {}
    worst = 0.0
    loads: list[float] = []
    for size in plan.sizes_or(*SIZES):
        with closing(open_returns(plan, size)) as context:
            texts = {
                "number": lambda position: number_of(position)[4:15],
                "inside_number": lambda position: number_of(position)[10:13],
                "customer": lambda position: customer_of(position).name,
                "serial": serial_of,
            }
            for name, text in texts.items():
                seconds = []
                for _ in range(plan.samples_or(SAMPLES)):
                    wanted = text(random.randrange(size))
                    seconds.append(timed(partial(boards.search, context.bench, wanted)))
                figures[f"{name}_at_{size}"] = milliseconds(seconds)
                worst = max(worst, percentile(seconds, 95))
            seconds = [
                timed(partial(boards.home_board, context.bench)) for _ in range(plan.samples_or(SAMPLES))
            ]
            figures[f"home_board_at_{size}"] = milliseconds(seconds)
            worst = max(worst, percentile(seconds, 95))
            loads = [
                timed(partial(open_sheet, context.bench, number_of(random.randrange(size))))
                for _ in range(plan.samples_or(SAMPLES))
            ]
    ratio = {"worst_p95_to_opening_one_return_p95": worst / percentile(loads, 95)}
    yardstick: Figures = {"opening_one_return": milliseconds(loads)}
    return Measured(figures, yardstick, ratio, f"p95 ≤ {_TARGET_MS:g} ms", worst * 1000 <= _TARGET_MS)
