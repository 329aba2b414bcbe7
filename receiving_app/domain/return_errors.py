"""Refusals about a return, its parcels, units and answers, and about the supervisor's approval of them."""

from dataclasses import dataclass
from datetime import date, datetime

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class UnknownReturn(DomainError):
    """No return on file has this number."""

    rma: str


@dataclass(eq=False)
class ReturnExists(DomainError):
    """A return of this number is already on file."""

    rma: str


@dataclass(eq=False)
class ForbiddenTransition(DomainError):
    """The return's state does not allow this step."""

    rma: str
    status: str
    wanted: str


@dataclass(eq=False)
class ReturnExpired(DomainError):
    """The authorisation ended before the parcel came; a supervisor may accept it."""

    rma: str
    expired_on: date


@dataclass(eq=False)
class ReturnCancelled(DomainError):
    """The return was cancelled; the parcel goes to quarantine."""

    rma: str


@dataclass(eq=False)
class AlreadyReceived(DomainError):
    """The parcel of this number is already in; receiving another one must be asked for."""

    rma: str
    arrived_at: datetime
    operator: str


@dataclass(eq=False)
class NothingOutstanding(DomainError):
    """Everything announced is already here; no further parcel is expected."""

    rma: str


@dataclass(eq=False)
class UnknownLine(DomainError):
    """The return has no line of this number."""

    rma: str
    line: int


@dataclass(eq=False)
class UnknownUnit(DomainError):
    """The return has no inspected unit of this number."""

    rma: str
    unit: int


@dataclass(eq=False)
class UnknownParcel(DomainError):
    """The return has no parcel of this number."""

    rma: str
    parcel: int


@dataclass(eq=False)
class SerialOfAnotherUnit(DomainError):
    """This serial or MAC is that of another unit of the return: one device is not two."""

    rma: str
    unit: int
    serial: str


@dataclass(eq=False)
class UnknownItem(DomainError):
    """The product's checklist has no such accessory."""

    sku: str
    item: str


@dataclass(eq=False)
class UnitSettled(DomainError):
    """The unit's decision was carried out; it no longer changes."""

    rma: str
    unit: int
    credit_note: str


@dataclass(eq=False)
class ChoiceNotOffered(DomainError):
    """This answer is not among those offered for the question now open."""

    question: str
    choice: str


@dataclass(eq=False)
class ReasonRequired(DomainError):
    """A supervisor's act needs its reason in words (decision rules 2, 3 and 7)."""

    act: str


@dataclass(eq=False)
class ApprovalRequired(DomainError):
    """This act needs the supervisor's approval (decision rule 11)."""

    act: str


@dataclass(eq=False)
class ApprovalRefused(DomainError):
    """The supervisor code is wrong, or none is set yet."""

    act: str
    configured: bool


@dataclass(eq=False)
class InspectionIncomplete(DomainError):
    """Something is still to be inspected or chosen before the decision can be carried out."""

    rma: str
    needs: tuple[str, ...]


@dataclass(eq=False)
class StaleCase(DomainError):
    """The return was changed elsewhere since it was shown."""

    rma: str
