"""Refusals about who has a return in hand, and under which name a bench works."""

from dataclasses import dataclass
from datetime import datetime

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class ReturnHeld(DomainError):
    """Another bench has the return in hand: it may be looked at, or taken over."""

    rma: str
    bench: str
    operator: str
    since: datetime


@dataclass(eq=False)
class BenchNameTaken(DomainError):
    """Another installation works under this bench name."""

    name: str
    heard: datetime
