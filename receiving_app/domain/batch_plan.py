"""How manufacturer batches leave: the days that a manufacturer is given, and where their files go."""

from dataclasses import dataclass
from datetime import date, timedelta

from receiving_app.domain.batch_errors import DueDateOutside

MOST_DAYS = 365
"""Nobody waits longer than that for an answer without asking."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What the company sets about batches once.

    Attributes:
        days: given to a manufacturer to answer, where nobody says otherwise when the batch is closed.
        folder: where the file of a batch that leaves is written; empty for ``lots`` beside the data.
    """

    days: int = 30
    folder: str = ""

    def due_on(self, today: date, wanted: date | None = None) -> date:
        """Return the day by which a batch that leaves today is to be answered.

        Args:
            today: the day it leaves.
            wanted: what was chosen; None for the usual.

        Raises:
            DueDateOutside: the day chosen is before today, or more than a year ahead.
        """
        last = today + timedelta(days=MOST_DAYS)
        due = today + timedelta(days=self.days) if wanted is None else wanted
        if not today <= due <= last:
            raise DueDateOutside(due, today, last)
        return due
