"""The clock: the one place that asks the system what time it is."""

import time as system
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from receiving_app.domain.paris import PARIS


class SystemClock:
    """The machine's clock; documents live in the day of Europe/Paris."""

    def now(self) -> datetime:
        """Return the instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day in Europe/Paris."""
        return datetime.now(PARIS).date()

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back."""
        return system.monotonic()


@dataclass(frozen=True, slots=True)
class FixedDayClock:
    """A clock set to a day (``--today``), for sample data, demonstration and tests.

    The time of day goes on running, so that the order of acts stays visible.
    """

    day: date

    def now(self) -> datetime:
        """Return the present time of day, on the day set, in UTC."""
        wall = datetime.now(PARIS).time()
        return datetime.combine(
            self.day, time(wall.hour, wall.minute, wall.second, wall.microsecond), PARIS
        ).astimezone(UTC)

    def today(self) -> date:
        """Return the day set."""
        return self.day

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back."""
        return system.monotonic()
