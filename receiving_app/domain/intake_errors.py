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
