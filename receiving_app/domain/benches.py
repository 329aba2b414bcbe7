"""Which installation works under which bench name: one at a time, by what was last heard of it.

Claims, prints, undo and the journal know a bench by its name. So that two never take each other for the
same one, a name is an installation's own on file, and each act on a return looks at that
(``services.claims``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from receiving_app.domain.claims import LAPSES_AFTER, RENEWED_AFTER
from receiving_app.domain.names import tidied

DEFAULT_NAME = "1"
LONGEST_NAME = 30
FORGOTTEN_AFTER = timedelta(days=30)
"""A name that was never chosen is left to whoever had it, through nights and holidays."""


@dataclass(frozen=True, slots=True)
class NamedBench:
    """A bench name, and whose it is.

    Attributes:
        installation: identity of the data folder whose window has it.
        heard: when that was last heard of, aware.
    """

    name: str
    installation: str
    heard: datetime

    def is_at_work(self, now: datetime) -> bool:
        """Tell whether a window works under it now; a clock that was set back lets nobody in."""
        return now - self.heard < LAPSES_AFTER

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is to be heard of again; also after the clock was set back."""
        return not timedelta(0) <= now - self.heard < RENEWED_AFTER

    def is_free(self, now: datetime, *, chosen: bool) -> bool:
        """Tell whether another installation may have it: what is chosen as soon as nobody works under it."""
        return not self.is_at_work(now) and (chosen or now - self.heard >= FORGOTTEN_AFTER)


def clean_bench_name(text: str) -> str:
    """Return a bench's name as stored, its spaces tidied.

    Raises:
        InvalidText: it is empty, too long, or has characters that are not printed.
    """
    return tidied(text, "bench_name", LONGEST_NAME)


def next_to(name: str, is_free: Callable[[str], bool]) -> str:
    """Return the first free name beside one that is taken: ``1-2``, then ``1-3``."""
    return next(one for number in count(2) if is_free(one := f"{name}-{number}"))
