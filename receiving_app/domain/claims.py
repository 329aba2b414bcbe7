"""Who has a return in hand: one bench at a time, by a claim that lapses where its holder is gone.

A claim keeps two people from working on one parcel; it protects nothing by itself. What is stored
twice is refused by the return's revision and by the database, whoever holds the claim.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from receiving_app.domain.claim_errors import ReturnHeld

LAPSES_AFTER = timedelta(seconds=60)
"""A claim that nobody renewed for so long counts as left: its holder crashed, or lost the database."""
RENEWED_AFTER = timedelta(seconds=20)
"""How old a claim is before it is renewed: two renewals may fail before it lapses."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A return in the hands of a bench.

    Attributes:
        since: when the bench took it, aware.
        renewed: when it was last heard of, aware.
    """

    rma: str
    bench: str
    operator: str
    since: datetime
    renewed: datetime

    def is_left(self, now: datetime) -> bool:
        """Tell whether the holder is gone; a clock that was set back leaves nothing."""
        return now - self.renewed >= LAPSES_AFTER

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is to be renewed; also after the clock was set back."""
        return not timedelta(0) <= now - self.renewed < RENEWED_AFTER

    def binds(self, bench: str, now: datetime) -> bool:
        """Tell whether it keeps a bench from acting on the return."""
        return self.bench != bench and not self.is_left(now)


def next_claim(known: Claim | None, wanted: Claim) -> Claim | None:
    """Return the claim to store so that a bench has the return; None where it has it as it is.

    Args:
        known: the claim on file.
        wanted: who wants it, where and when.

    Raises:
        ReturnHeld: another bench has it.
    """
    if known is None:
        return wanted
    if known.binds(wanted.bench, wanted.since):
        raise ReturnHeld(known.rma, known.bench, known.operator, known.since)
    if known.bench != wanted.bench:
        return wanted
    if known.operator == wanted.operator and not known.is_due(wanted.since):
        return None
    return replace(known, operator=wanted.operator, renewed=wanted.since)
