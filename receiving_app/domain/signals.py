"""What tells that something comes back again and again: the same unit, the same customer, a product without a fault."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = 12
MOST_RETURNS = 1_000
"""Returns of a customer that are looked at; more are told as so many."""

FEWEST_RETURNS = 3
FEWEST_ANSWERS = 3
"""Fewer tell nothing: one of one would be all of them."""


@dataclass(frozen=True, slots=True)
class ReturnedBefore:
    """Another return on which the unit was; ``on`` is the day on which its parcel came, else of its opening."""

    number: str
    rma: str
    on: date


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a unit, its customer and its product besides this return.

    Attributes:
        before: returns on which its serial or MAC was, the latest first.
        returns: returns of the customer in the last twelve months, this one included; 1000 at most.
        announced: pieces announced on them.
        invoiced: pieces on the invoice lines that they are about.
        answers: units of the product that the manufacturer answered about.
        no_fault: of these, where no fault was found.
    """

    before: tuple[ReturnedBefore, ...] = ()
    returns: int = 0
    announced: int = 0
    invoiced: int = 0
    answers: int = 0
    no_fault: int = 0

    @property
    def customer_rate(self) -> Decimal | None:
        """Per cent of the invoiced pieces that the customer announced back; None where few returns tell."""
        return _percent(self.announced, self.invoiced) if self.returns >= FEWEST_RETURNS else None

    @property
    def no_fault_rate(self) -> Decimal | None:
        """Per cent of the answers that no fault was found; None where few answers tell."""
        return _percent(self.no_fault, self.answers) if self.answers >= FEWEST_ANSWERS else None


def _percent(part: int, whole: int) -> Decimal | None:
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP)
