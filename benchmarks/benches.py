"""Two benches on one database: how soon one learns what the other did, and what looking each second costs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from time import perf_counter

from benchmarks.measuring import Figures, Measured, Plan, milliseconds, percentile, timed
from benchmarks.synthetic import open_returns, untouched
from benchmarks.window_probe import Bench, bench_over, settle
from receiving_app.app_context import AppContext
from receiving_app.services import ports
from receiving_app.services.claims import leave
from receiving_app.services.glance import Shown, glance
from receiving_app.services.ports import Actor
from receiving_app.services.return_ports import ReturnRow
from receiving_app.services.scan import scan
from receiving_app.services.take_over import take_over
from ui.bench_watch import BenchWatch
from ui.models.rows_model import RowsModel
from ui.screens.home_parts.board import RowList

SIZE = 1_000
SAMPLES = 20
_TARGET_S = 2.0
_WARM_UP = 5
# What the moment of an act is past the last look: any, so that the mean of a look each second is met.
_STEPS_MS = (0, 370, 730, 190, 550, 910)


def measure(plan: Plan) -> Measured:
    """Measure a takeover, a board that follows, and scans with and without the looks."""
    count = plan.samples_or(SAMPLES)
    context = open_returns(plan, plan.sizes_or(SIZE)[0])
    numbers = iter(tuple(islice(untouched(context, plan.sizes_or(SIZE)[0]), 5 * count + _WARM_UP)))
    other = replace(context.bench, actor=Actor("Léa", "3"))
    with bench_over(context, watched=False) as bench:
        app = bench.app
        watch = BenchWatch(context.bench, app.window, app.return_screen, app.lanes, app.language)
        alone, watched = _scans(bench, watch, list(islice(numbers, 2 * count + _WARM_UP)))
        watch.begin()
        taken = [_takeover(bench, other, next(numbers), turn) for turn in range(count)]
        listed = [_listing(bench, other, next(numbers), turn) for turn in range(count)]
        glances = _glances(context, next(numbers))
    figures: Figures = {
        "takeover_commit_to_painted": milliseconds(taken),
        "act_commit_to_listed": milliseconds(listed),
        "a_look_at_rest": milliseconds(glances),
        "scan_while_looking": milliseconds(watched),
    }
    ratio = {"scan_while_looking_to_alone_p50": percentile(watched, 50) / percentile(alone, 50)}
    met = max(*taken, *listed) <= _TARGET_S
    return Measured(figures, {"scan_alone": milliseconds(alone)}, ratio, "takeover and refresh ≤ 2 s", met)


def _scans(bench: Bench, watch: BenchWatch, numbers: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return the seconds of scans, in turn alone and with a look that begins at the same moment."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for turn, rma in enumerate(numbers):
        # One scan in a hundred meets a look at the bench; here every other one does.
        if turn % 2:
            watch.look()
        seconds[turn % 2].append(bench.scan(rma))
        bench.go_home()
    alone, watched = (one[_WARM_UP // 2 :] for one in seconds)
    return alone, watched


def _takeover(bench: Bench, other: ports.Bench, rma: str, turn: int) -> float:
    """Return the seconds from the other bench's stored act until the screen of the former holder says so."""
    bench.scan(rma)
    # Seen to be ours first, as it is within a second of its scan.
    bench.wait_until(bench.app.lanes.idle)
    settle(_STEPS_MS[turn % len(_STEPS_MS)])
    bar = bench.app.return_screen.claim.bar
    take_over(other, rma)
    seconds = _until(bench, bar.isVisible)
    leave(other)
    bench.go_home()
    return seconds


def _listing(bench: Bench, other: ports.Bench, rma: str, turn: int) -> float:
    """Return the seconds from the other bench's stored scan until the board lists the return."""
    settle(_STEPS_MS[turn % len(_STEPS_MS)])
    models = [board.model() for board in bench.app.home.findChildren(RowList)]

    def is_listed() -> bool:
        rows = (row for model in models if isinstance(model, RowsModel) for row in model.rows())
        found = (row for row in rows if isinstance(row, ReturnRow) and row.rma == rma)
        # One that the carrier delivered is listed before it arrives here.
        return any(row.arrived_at is not None for row in found)

    scan(other, rma)
    return _until(bench, is_listed)


def _until(bench: Bench, holds: Callable[[], bool]) -> float:
    start = perf_counter()
    bench.wait_until(holds)
    return perf_counter() - start


def _glances(context: AppContext, rma: str) -> list[float]:
    """Return the seconds of looks that find nothing new, a return on the screen."""
    scan(context.bench, rma)
    mark = glance(context.bench, Shown(rma=rma)).mark
    return [timed(partial(glance, context.bench, Shown(mark, rma, 1))) for _ in range(200)]
