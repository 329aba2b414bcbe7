"""``bench.toml``: what a data folder keeps of its own, beside ``database.toml``.

Its installation's identity and bench name are in it (``installation``), and what was chosen at this machine
(``domain.own_choices``). It is read anew each time it is asked for: it has ten lines, and another window of
the same folder may have changed it.
"""

import errno
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from receiving_app.domain.own_choices import OwnChoices, read_choices
from receiving_app.file_lock import lock
from receiving_app.place import keep_choices

if TYPE_CHECKING:
    from receiving_app.domain.file_errors import ChoicesNotKept

KEPT_IN = "bench.toml"
SET_ASIDE = "bench.toml.unreadable"
LOCKS = "benches"
_LOCK = "own.lock"
_NO_FILE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)


# A tuple, which is made sooner than a dataclass: the window's first picture waits for it.
class Found(NamedTuple):
    """What stands in the file.

    Attributes:
        values: by their names.
        broken: it is no TOML, so that nothing in it can be read.
        refused: what the system said instead of letting us read it.
    """

    values: Mapping[str, object]
    broken: bool = False
    refused: OSError | None = None


def read_kept(folder: Path) -> Found:
    """Return what is kept; nothing where nothing is, or where it cannot be read."""
    try:
        # Windows' editor puts a byte order mark before what somebody writes by hand.
        return Found(tomllib.loads((folder / KEPT_IN).read_text("utf-8-sig")))
    except OSError as error:
        return Found({}, refused=None if error.errno in _NO_FILE else error)
    except (ValueError, RecursionError):
        return Found({}, broken=True)


def keep(folder: Path, changed: Mapping[str, str], without: tuple[str, ...] = ()) -> None:
    """Keep values beside what is there already; what cannot be read of that is set aside, whole.

    Args:
        folder: of the data.
        changed: values by their names.
        without: names of values that are to go.

    Raises:
        OSError: it cannot be written, or not read because the system does not let us; nothing changed.
    """
    with _alone(folder):
        found = read_kept(folder)
        if found.refused is not None:
            raise found.refused
        # Whole numbers are what somebody writes by hand for a text size.
        kept = {name: str(one) for name, one in found.values.items() if type(one) in (str, int)}
        if found.broken or without or len(kept) < len(found.values):
            (folder / SET_ASIDE).write_bytes((folder / KEPT_IN).read_bytes())
        kept = {name: text for name, text in kept.items() if name not in without}
        keep_choices(folder / KEPT_IN, {**kept, **changed})


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other window of the folder change the file meanwhile."""
    locks = folder / LOCKS
    locks.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (locks / _LOCK).open("ab") as file:
        # Where the disk knows no locks, the file is still replaced whole.
        lock(file, wait=True)
        yield


class OwnMachine:
    """The ``Machine`` port on the file of a data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def chosen(self) -> OwnChoices:
        """Return what was chosen; see the port."""
        return read_choices(read_kept(self._folder).values)[0]

    def choose(self, changed: OwnChoices) -> None:
        """Keep what was chosen; see the port."""
        try:
            keep(self._folder, changed.texts())
        except OSError as error:
            raise not_kept(self._folder, error) from error


def not_kept(folder: Path, error: OSError) -> "ChoicesNotKept":
    """Return the refusal where the system did not let us write."""
    # With the first refusal: a look at the file, before the window's first picture, needs none.
    from receiving_app.domain.file_errors import ChoicesNotKept
    from receiving_app.exchange.whole_files import unwritable

    path = folder / KEPT_IN
    return ChoicesNotKept(str(path), unwritable(path, error).problem)


def mend(folder: Path, lost: tuple[str, ...]) -> None:
    """Have what cannot be read said once: it is set aside, and the rest kept; best effort."""
    with suppress(OSError):
        keep(folder, {}, without=lost)
