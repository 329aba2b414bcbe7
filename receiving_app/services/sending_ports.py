"""What leaving the bench needs from outside: how long acts report, and the places files go to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a long act tells how far it is, and learns that it is to stop; both are called between steps."""

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False
