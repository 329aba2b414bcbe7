"""Refusals about the catalogue and the manufacturers' playbooks."""

from dataclasses import dataclass
from datetime import date

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class InvalidEntry(DomainError):
    """A field of a product, an accessory or a playbook cannot be stored as it is."""

    entry: str
    what: str
    problem: str


@dataclass(eq=False)
class GtinOfAnotherProduct(DomainError):
    """A barcode is already that of another product: a scan could not tell them apart."""

    gtin: str
    sku: str


@dataclass(eq=False)
class UnknownProduct(DomainError):
    """The catalogue has no such reference."""

    sku: str


@dataclass(eq=False)
class ChangedElsewhere(DomainError):
    """An entry was changed by someone else since it was shown."""

    entry: str


@dataclass(eq=False)
class PlaybookBeginsTooEarly(DomainError):
    """A new version would decide returns opened before today."""

    manufacturer: str
    earliest: date


@dataclass(eq=False)
class TicketNotAsWritten(DomainError):
    """A ticket's number is not written as the manufacturer's playbook says."""

    ticket: str
    format: str
    manufacturer: str
