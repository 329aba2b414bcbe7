"""One acknowledged act at the bench against the bare commit of its rows, and against the barest commit."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Measured, Plan, milliseconds, percentile, timed
from benchmarks.raw_commits import recorded, twin_of
from benchmarks.synthetic import number_of, open_returns
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.scan import scan

SAMPLES = 300
_TARGET = 3.0
_TURN = (Condition.USED, Condition.DAMAGED)


def measure(plan: Plan) -> Measured:
    """Measure recording a condition: load, rules, three rows written, journal, commit."""
    count = plan.samples_or(SAMPLES)
    with tempfile.TemporaryDirectory(prefix="reception-rma-") as folder:
        acts, commits = _acts(replace(plan, folder=Path(folder)), count)
        barest = _barest_commits(Path(folder) / "bare.sqlite3", count)
    ratio = {
        "act_p50_to_commit_p50": percentile(acts, 50) / percentile(commits, 50),
        "act_p95_to_commit_p95": percentile(acts, 95) / percentile(commits, 95),
        "act_p50_to_barest_commit_p50": percentile(acts, 50) / percentile(barest, 50),
    }
    return Measured(
        {"record_condition": milliseconds(acts)},
        {
            "bare_commit_of_the_same_rows": milliseconds(commits),
            "barest_commit_of_three_rows": milliseconds(barest),
        },
        ratio,
        f"p50 and p95 ≤ {_TARGET:g} × a bare WAL-FULL commit of the same rows",
        max(ratio["act_p50_to_commit_p50"], ratio["act_p95_to_commit_p95"]) <= _TARGET,
    )


def _acts(plan: Plan, count: int) -> tuple[list[float], list[float]]:
    """Return the seconds of acts and, in turn, of bare sqlite3 writing their rows to a twin of the file."""
    acts, commits = [], []
    with closing(open_returns(plan, 1_000)) as context:
        rma = number_of(0)
        scan(context.bench, rma)
        with twin_of(context.store) as twin:
            for turn in range(count):
                act = partial(record_condition, context.bench, rma, 1, _TURN[turn % 2])
                with recorded() as written:
                    acts.append(timed(act))
                commits.append(twin.commit(written))
    return acts, commits


def _barest_commits(path: Path, count: int) -> list[float]:
    """Return the seconds of committing three rows to tables without index, constraint or trigger."""
    seconds = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        for table in ("cases", "units", "journal"):
            connection.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, facts TEXT)")
        for _ in range(count):
            start = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            for table in ("cases", "units", "journal"):
                connection.execute(f"INSERT INTO {table} (facts) VALUES (?)", ("x" * 200,))
            connection.execute("COMMIT")
            seconds.append(perf_counter() - start)
    return seconds
