"""Why a return waits, what for, from whom, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class HoldCause(StrEnum):
    """The usual causes of a hold; anything else is said in words."""

    ACCESSORY = "accessory"
    ANSWER = "answer"
    SUPPORT = "support"
    MANUFACTURER = "manufacturer"
    SUPERVISOR = "supervisor"
    TEST = "test"
    TRANSPORT = "transport"
    LOST = "lost"
    OTHER = "other"


class Awaited(StrEnum):
    """From whom something is awaited."""

    CUSTOMER = "customer"
    TICKET = "ticket"
    MANUFACTURER = "manufacturer"
    SUPERVISOR = "supervisor"
    CARRIER = "carrier"


AWAITED_FROM = {
    HoldCause.ACCESSORY: Awaited.CUSTOMER,
    HoldCause.ANSWER: Awaited.CUSTOMER,
    HoldCause.SUPPORT: Awaited.TICKET,
    HoldCause.MANUFACTURER: Awaited.MANUFACTURER,
    HoldCause.SUPERVISOR: Awaited.SUPERVISOR,
    HoldCause.TEST: Awaited.TICKET,
    HoldCause.TRANSPORT: Awaited.CARRIER,
    HoldCause.LOST: Awaited.CARRIER,
    HoldCause.OTHER: Awaited.SUPERVISOR,
}
"""From whom, where nobody says otherwise."""


_CAUSE_OF_RULE = {
    "essential_missing_hold": HoldCause.ACCESSORY,
    "no_support_ticket": HoldCause.SUPPORT,
    "no_manufacturer_ticket": HoldCause.MANUFACTURER,
    "out_of_warranty": HoldCause.ANSWER,
}


def cause_of_rules(codes: Iterable[str]) -> HoldCause:
    """Return what a return waits for that the rules hold, from their explanations; else the supervisor decides."""
    return next((_CAUSE_OF_RULE[code] for code in codes if code in _CAUSE_OF_RULE), HoldCause.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class HoldNote:
    """Why the return waits, and for whom.

    Attributes:
        cause: what is awaited, in words; empty where ``kind`` says it all.
        due_on: the day by which an answer is expected; None for a hold of before there were such days.
    """

    cause: str
    operator: str
    at: datetime
    kind: HoldCause = HoldCause.OTHER
    awaited: Awaited = Awaited.SUPERVISOR
    due_on: date | None = None

    @property
    def says_why(self) -> bool:
        """Tell whether it says why: a cause of the list, or any in words."""
        return self.kind is not HoldCause.OTHER or bool(self.cause.strip())

    def days_overdue(self, today: date) -> int:
        """Return for how many days the answer has been overdue; 0 or less while it is not."""
        return (today - self.due_on).days if self.due_on else 0
