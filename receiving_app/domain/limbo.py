"""What is neither on its way nor settled: where it hangs, since when, and for whom (policy P5)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Limbo(StrEnum):
    """Where goods hang."""

    DELIVERED = "delivered"
    NOT_INSPECTED = "not_inspected"
    ON_HOLD = "on_hold"
    QUARANTINED = "quarantined"
    LATE_BATCHES = "late_batches"


@dataclass(frozen=True, slots=True)
class LimboTile:
    """How much hangs there.

    Attributes:
        oldest: since when the oldest has; None where nothing does.
        late: how many are past the day on which an answer was due.
    """

    kind: Limbo
    count: int = 0
    oldest: date | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class LimboRow:
    """One thing that hangs.

    Attributes:
        number: of the return, the quarantine record or the batch.
        cause: stable word of why: a hold's or a quarantine's cause; empty for the others.
        detail: what was added in words, or the products.
        whose: the customer, or the manufacturer.
        awaited: from whom something is awaited, as a stable word; empty for nobody.
    """

    kind: Limbo
    number: str
    since: date
    whose: str = ""
    cause: str = ""
    detail: str = ""
    awaited: str = ""
    due_on: date | None = None
    place: str = ""

    def days(self, today: date) -> int:
        """Return for how many days it has hung."""
        return max(0, (today - self.since).days)

    def days_late(self, today: date) -> int:
        """Return for how many days an answer has been overdue; 0 while it is not."""
        return max(0, (today - self.due_on).days) if self.due_on else 0


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How many hang for one cause, and how many of them are late.

    Attributes:
        cause: stable word of a hold's or a quarantine's cause.
    """

    kind: Limbo
    cause: str
    count: int
    late: int


def by_cause(rows: Sequence[LimboRow], today: date) -> tuple[CauseCount, ...]:
    """Count what hangs in one place by its causes, the most frequent first; what has none is not counted."""
    caused = [row for row in rows if row.cause]
    late = Counter(row.cause for row in caused if row.days_late(today))
    counts = Counter(row.cause for row in caused)
    return tuple(
        CauseCount(caused[0].kind, cause, count, late[cause])
        for cause, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )
