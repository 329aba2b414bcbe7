"""Refusals about manufacturer batches."""

from dataclasses import dataclass
from datetime import date

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class UnknownBatch(DomainError):
    """No batch of this number is on file."""

    number: str


@dataclass(eq=False)
class BatchSent(DomainError):
    """A batch left already: its list does not change any more."""

    number: str
    sent_on: date


@dataclass(eq=False)
class BatchNotSent(DomainError):
    """A batch is still open: the manufacturer cannot have answered."""

    number: str


@dataclass(eq=False)
class BatchEmpty(DomainError):
    """There is nothing in the batch to send."""

    number: str


@dataclass(eq=False)
class BatchAnswered(DomainError):
    """The manufacturer answered about a unit: the batch cannot be opened again."""

    number: str


@dataclass(eq=False)
class OtherBatchOpen(DomainError):
    """Another batch of the same manufacturer is open; there is one at a time."""

    manufacturer: str
    number: str


@dataclass(eq=False)
class UnitNotInBatch(DomainError):
    """A unit is not in this batch."""

    number: str
    rma: str
    unit: int


@dataclass(eq=False)
class NewSerialMissing(DomainError):
    """A replaced unit needs the serial of the one that came instead."""

    serial: str


@dataclass(eq=False)
class DueDateOutside(DomainError):
    """The day by which a manufacturer is to answer is past, or too far ahead."""

    due_on: date
    first: date
    last: date
