"""One acknowledged act at the bench against a bare commit of as many rows."""

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Measured, Plan, milliseconds, percentile
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
    with tempfile.TemporaryDirectory() as folder:
        acts = _acts(replace(plan, folder=Path(folder)), count)
        commits = _commits(Path(folder) / "bare.sqlite3", count)
    ratio = {"act_p50_to_commit_p50": percentile(acts, 50) / percentile(commits, 50)}
    ratio["act_p95_to_commit_p95"] = percentile(acts, 95) / percentile(commits, 95)
    return Measured(
        {"record_condition": milliseconds(acts)},
        {"bare_commit_of_three_rows": milliseconds(commits)},
        ratio,
        f"p95 ≤ {_TARGET:g} × a bare WAL-FULL commit of the same rows",
        ratio["act_p95_to_commit_p95"] <= _TARGET,
    )


def _acts(plan: Plan, count: int) -> list[float]:
    seconds = []
    with closing(open_returns(plan, 1_000)) as context:
        rma = number_of(0)
        scan(context.bench, rma)
        for turn in range(count):
            start = perf_counter()
            record_condition(context.bench, rma, 1, _TURN[turn % 2])
            seconds.append(perf_counter() - start)
    return seconds


def _commits(path: Path, count: int) -> list[float]:
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
