"""A program of its own that issues credit notes until it is done, or killed; run by the tests.

``python -m tests.data.issuing_program FILE SEQUENCE… [--cancel] [--kill-after STEPS]``: issues one credit note
for each return, with real documents, and prints each number once it is durable. With ``--cancel`` it takes the
return's credit note back instead, and prints the contrary document's number. With ``--kill-after`` it kills itself
after so many steps of SQLite's virtual machine, wherever that is; without, it prints at the end how many there were.
"""

import argparse
import os
import signal
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from receiving_app.data.database import SqliteStore
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.wiring.documents import LazyDocuments
from tests.builders import a_line, an_approval
from tests.data.stores import a_bench_on, a_numbered_case, a_real_bench, rma
from tests.services.issuing import inspect


def prepare(store: SqliteStore, count: int) -> Bench:
    """Put so many returns into an empty database, inspected and ready to be credited."""
    cases = [a_numbered_case(n, a_line("89.50", 2, invoice=f"FA-{n}")) for n in range(1, count + 1)]
    bench = replace(a_real_bench(store, *cases), documents=LazyDocuments())
    for case in cases:
        inspect(bench, case.rma)
    return bench


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("sequences", type=int, nargs="+")
    parser.add_argument("--cancel", action="store_true")
    parser.add_argument("--kill-after", type=int, default=0)
    chosen = parser.parse_args()
    with closing(SqliteStore.open(chosen.file)) as store:
        bench = replace(a_bench_on(store), documents=LazyDocuments())
        store.connect()
        steps = 0

        def step() -> int:
            nonlocal steps
            steps += 1
            if steps == chosen.kill_after:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        store.database.connection().set_progress_handler(step, 1)
        for sequence in chosen.sequences:
            _say(_cancel(bench, sequence) if chosen.cancel else _issue(bench, sequence))
        _say(steps)


def _issue(bench: Bench, sequence: int) -> str:
    note = conclude(bench, rma(sequence)).note
    return note.number if note else ""


def _cancel(bench: Bench, sequence: int) -> str:
    with bench.reading() as uow:
        (row,) = uow.credit_notes.of_return(rma(sequence))
    return cancel_and_reissue(bench, row.number, an_approval("mauvais état noté")).cancellation.number


def _say(fact: object) -> None:
    sys.stdout.write(f"{fact}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
