"""The day an instant belongs to: documents, deadlines and expiry go by the days of Europe/Paris."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def day_of(at: datetime) -> date:
    """Return the day of an aware instant; shortly after midnight, UTC is still in the day before."""
    return at.astimezone(PARIS).date()
