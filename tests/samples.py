"""Data folders of the example company, for tests about something else.

The program makes each database once for a process, and it is then copied: migrating it, hashing the
supervisor's code and importing its catalogue take a hundred times as long as the copy.
"""

import itertools
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from receiving_app.app_context import AppContext, open_context
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.simulation import simulate

CREDITED = 6
_FILE = "reception.sqlite3"


def put_company(folder: Path) -> None:
    """Put the example company with its catalogue into a data folder; no return is awaited."""
    _put(folder, AppContext.install_sample)


def put_awaited(folder: Path) -> None:
    """Put the example company with its authorised returns into a data folder."""
    _put(folder, AppContext.install_example)


def put_worked(folder: Path) -> None:
    """Put the same into a data folder, with some returns taken through the bench and so many credited."""
    _put(folder, _work)


def _put(folder: Path, fill: Callable[[AppContext], None]) -> None:
    # As the program makes it: private to its user.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / _FILE
    file.touch(mode=0o600, exist_ok=False)
    file.write_bytes(_made(fill))


@cache
def _made(fill: Callable[[AppContext], None]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        with closing(open_context(Options(folder, today=SAMPLE_DAY))) as context:
            fill(context)
        return (Path(folder) / _FILE).read_bytes()


def _work(context: AppContext) -> None:
    context.install_example()
    credited = (done for done in simulate(context.bench, 60, 7) if done.credit_note)
    assert len(list(itertools.islice(credited, CREDITED))) == CREDITED
