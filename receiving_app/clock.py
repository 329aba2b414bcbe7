"""The clock: the one place that asks the system what time it is."""

import time as system
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from receiving_app.domain.paris import PARIS

AGREED = timedelta(seconds=1)
"""How far two clocks may be from each other and still agree: an answer takes its time on the way."""


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


class ServerClock:
    """The clock of the server that several benches share: they agree on it whatever their own machines say.

    One bench that is an hour or a year off would otherwise have returns that nobody can take from it, or seem
    to have none, and give a document a day after which no other bench could issue.
    """

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def heard(self, server: datetime) -> None:
        """Go by what the server's clock says now; where both agree, by the machine's own."""
        ahead = server - datetime.now(UTC)
        if abs(ahead - self._ahead) > AGREED:
            self._ahead = ahead

    def now(self) -> datetime:
        """Return the instant in UTC."""
        return datetime.now(UTC) + self._ahead

    def today(self) -> date:
        """Return the day in Europe/Paris."""
        return self.now().astimezone(PARIS).date()

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
