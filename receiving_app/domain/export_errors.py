"""What the exports of a period refuse."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class InvalidPeriod(DomainError):
    """A period ends before it begins."""

    first: date
    last: date


@dataclass(eq=False)
class NothingIssued(DomainError):
    """No document was issued in the period; no file is made."""

    first: date
    last: date


@dataclass(eq=False)
class MissingAccount(DomainError):
    """The settings name no account for this VAT treatment; no entry is written."""

    category: str
    rate: Decimal
