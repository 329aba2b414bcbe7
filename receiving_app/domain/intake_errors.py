"""What intake, quarantine and holds refuse."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class UnknownQuarantineRecord(DomainError):
    """There is no quarantine record of this number."""

    number: str


@dataclass(eq=False)
class QuarantineEnded(DomainError):
    """The goods of the record left quarantine already."""

    number: str
    outcome: str
    ended_as: str


@dataclass(eq=False)
class SameQuarantineRecord(DomainError):
    """A record cannot be put together with itself."""

    number: str


@dataclass(eq=False)
class NotMatched(DomainError):
    """The goods of the record did not go to a return: there is no match to take back."""

    number: str


@dataclass(eq=False)
class WorkedOnSinceMatch(DomainError):
    """The return was worked on since goods from quarantine arrived on it: that is taken back first."""

    number: str
    rma: str
