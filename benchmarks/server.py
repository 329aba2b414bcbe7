"""A scan and the start on a PostgreSQL server of this machine, against the same on a file.

The server is the tests' own, out of a wheel, made to be as durable as a real one. It is reached by a
socket of this machine: a network adds its round trip to each statement, of which a scan has as many as
are reported.
"""

import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.measuring import FRAME_MS, Figures, Measured, Plan, milliseconds, percentile
from benchmarks.scan import scanned_over
from benchmarks.start import WARM_UP, figures_of, started_program
from benchmarks.synthetic import open_on_server, open_returns
from tests.postgres import Server, running_server

SIZE = 1_000
SAMPLES = 100
STARTS = 20


def measure(plan: Plan) -> Measured:
    """Measure first arrivals, resumed inspections and starts on both."""
    size, count = plan.sizes_or(SIZE)[0], plan.samples_or(SAMPLES)
    with tempfile.TemporaryDirectory(prefix="reception-rma-") as folder, running_server() as server:
        scratch = Plan(Path(folder))
        address = _durable(server)
        first, resumed, _ = scanned_over(open_on_server(scratch, address, size), size, count)
        with closing(open_returns(scratch, size)) as context:
            file = context.store.path
        starts = min(count, STARTS) + WARM_UP
        served, own = _starts(folder, starts, address, file)
        file_first, file_resumed, _ = scanned_over(open_returns(scratch, size), size, count)
    worst = max(percentile(first, 95), percentile(resumed, 95))
    figures: Figures = {
        "first_arrival": milliseconds(first),
        "resumed": milliseconds(resumed),
        "ready_to_scan": milliseconds(served),
    }
    yardstick: Figures = {
        "first_arrival_on_a_file": milliseconds(file_first),
        "resumed_on_a_file": milliseconds(file_resumed),
        "ready_to_scan_on_a_file": milliseconds(own),
    }
    ratio = {
        "first_arrival_p95": percentile(first, 95) / percentile(file_first, 95),
        "resumed_p95": percentile(resumed, 95) / percentile(file_resumed, 95),
        "ready_to_scan_p50": percentile(served, 50) / percentile(own, 50),
    }
    return Measured(figures, yardstick, ratio, f"p95 of both ≤ {FRAME_MS} ms", worst * 1000 <= FRAME_MS)


def _durable(server: Server) -> str:
    """Return an empty database of a server that waits for its disk, as it does by default."""
    server.execute("ALTER SYSTEM SET fsync = on")
    server.execute("SELECT pg_reload_conf()")
    return server.blank()


def _starts(folder: str, count: int, *databases: str) -> tuple[list[float], ...]:
    """Return the seconds until ready to scan on each database, started in turn."""
    taken: list[list[tuple[float, float]]] = [[] for _ in databases]
    for _ in range(count):
        for starts, database in zip(taken, databases, strict=True):
            starts.append(started_program("--database", database, "--data-dir", folder, "window"))
    return tuple(figures_of(starts)[0] for starts in taken)
