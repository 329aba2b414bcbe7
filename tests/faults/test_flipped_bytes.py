"""A bit of the database file is flipped: it is found and named, or no document and no act has changed.

What may pass is a letter in a return that is still open, or in the catalogue: those are not hashed.
"""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.database_errors import DatabaseProblem
from receiving_app.options import Options
from receiving_app.simulation import simulate

HELD = ("documents", "credit_note_lines", "credit_note_fees", "journal", "chain_heads", "document_series")


def _sound(context: AppContext) -> Path:
    for _ in simulate(context.bench, 4, 2):
        pass
    context.store.close()
    return Path(context.store.path)


def _content(path: Path) -> list[list[tuple[object, ...]]]:
    """Return every row of what is never changed."""
    with closing(sqlite3.connect(path)) as reader:
        return [reader.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in HELD]


def _found(path: Path) -> list[str]:
    """Return what opening and ``verify`` say of a file."""
    try:
        with closing(open_context(Options(str(path.parent), database=str(path)))) as context:
            return [f"{one.kind} {one.subject}" for one in context.problems()]
    except DatabaseProblem as error:
        return [str(error)]


def _flip(context: AppContext, tmp_path: Path, flips: int) -> int:
    """Flip one bit of so many bytes, each in a copy of its own; return how many were found."""
    sound = _sound(context)
    content, whole = sound.read_bytes(), _content(sound)
    chance = random.Random(5)  # noqa: S311 - which byte is no secret
    found = 0
    # Two that cannot be missed, inside a document; the others anywhere.
    sure = [content.index(b"%PDF-") + 40, content.rindex(b"%PDF-") + 40]
    for number, place in enumerate([*sure, *(chance.randrange(len(content)) for _ in range(flips))]):
        bit = chance.randrange(8)
        copy = tmp_path / f"flipped-{number}.sqlite3"
        shutil.copy(sound, copy)
        with copy.open("r+b") as file:
            file.seek(place)
            file.write(bytes([content[place] ^ (1 << bit)]))
        if said := _found(copy):
            found += 1
        else:
            assert _content(copy) == whole, (place, bit, said)
        copy.unlink()
    return found


def test_flipped_bytes_are_found_or_hit_nothing_that_was_issued_or_journalled(
    context: AppContext, tmp_path: Path
) -> None:
    assert _flip(context, tmp_path, 6) >= 2


@pytest.mark.soak
def test_five_hundred_flipped_bytes_are_found_or_hit_nothing_that_was_issued_or_journalled(
    context: AppContext, tmp_path: Path
) -> None:
    assert _flip(context, tmp_path, 500) > 100
