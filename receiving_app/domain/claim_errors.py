"""Refusals about who has a return in hand."""

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
