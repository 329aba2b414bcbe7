"""A period of days, both ends included."""

from dataclasses import dataclass
from datetime import date, timedelta

from receiving_app.domain.export_errors import InvalidPeriod


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day of Europe/Paris, which are those that documents bear.

    Raises:
        InvalidPeriod: it ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that is none."""
        if self.last < self.first:
            raise InvalidPeriod(self.first, self.last)

    @classmethod
    def month_of(cls, day: date) -> "Period":
        """Return the whole month in which a day lies."""
        first = day.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        return cls(first, after - timedelta(days=1))

    @classmethod
    def month_before(cls, day: date) -> "Period":
        """Return the whole month before that of a day."""
        return cls.month_of(day.replace(day=1) - timedelta(days=1))

    @property
    def name(self) -> str:
        """Return the period as part of a file's name: ``2026-11-01_2026-11-30``."""
        return f"{self.first.isoformat()}_{self.last.isoformat()}"
