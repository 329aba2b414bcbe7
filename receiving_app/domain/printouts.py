"""What is printed besides credit notes: labels and sheets for the bench, as frozen values.

A printout holds everything that its document shows, dates included: the same value gives the same
bytes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from receiving_app.domain.vocabulary import Condition, Decision, Reason

PRINTER_TEST_TEXT = "TEST-0123456789"


class Destination(StrEnum):
    """Where a unit is carried from the bench."""

    STOCK = "stock"
    GRADING = "grading"
    MANUFACTURER = "manufacturer"
    DISPATCH = "dispatch"
    HOLD = "hold"
    SCRAP = "scrap"
    INSPECTION = "inspection"


_DESTINATIONS = {
    Decision.SEND_TO_MANUFACTURER: Destination.MANUFACTURER,
    Decision.RETURN_TO_CUSTOMER: Destination.DISPATCH,
    Decision.HOLD: Destination.HOLD,
    Decision.SCRAP: Destination.SCRAP,
}


def destination(decision: Decision | None, condition: Condition | None) -> Destination:
    """Return where a unit goes: to stock only what is as new, undecided ones back to inspection."""
    if decision is None:
        return Destination.INSPECTION
    as_new = condition is Condition.UNUSED_ORIGINAL_PACKAGING
    return _DESTINATIONS.get(decision, Destination.STOCK if as_new else Destination.GRADING)


@dataclass(frozen=True, slots=True)
class RoutingLabel:
    """The label, 100 by 50 mm, that goes with a unit from the bench to where it belongs.

    Attributes:
        unit: number within the return, of ``units``.
        reason: in force for this unit.
        decision: None while it is open.
        manufacturer: of the batch it joins.
        serial: serial or MAC in hand; empty if none.
        language: of the warehouse, ``fr`` or ``en``.
    """

    rma: str
    unit: int
    units: int
    reason: Reason
    decision: Decision | None
    destination: Destination
    customer: str
    sku: str
    product: str
    manufacturer: str
    quantity: int
    serial: str
    printed_on: date
    language: str


@dataclass(frozen=True, slots=True)
class QuarantineLabel:
    """The label, 100 by 50 mm, of goods that cannot be decided now: its bars find their record again.

    Attributes:
        number: of the record.
        cause: stable word of why they wait.
        since: the day on which they came.
        rma: the return that they seem to belong to, or empty.
        tracking: the carrier's number, or empty.
        boxes: how many boxes have this number.
        language: of the warehouse, ``fr`` or ``en``.
    """

    number: str
    cause: str
    place: str
    since: date
    customer: str
    carrier: str
    tracking: str
    rma: str
    boxes: int
    language: str


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; ``country`` is ISO 3166-1 alpha-2."""

    name: str
    street: str
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class RmaLabel:
    """The label, A5, that the customer sticks on the outside of the parcel (policy P6).

    Attributes:
        sender: the customer.
        recipient: where returns are sent.
        expires_on: last day on which the return is accepted.
        language: the customer's, ``fr`` or ``en``.
    """

    rma: str
    sender: Address
    recipient: Address
    expires_on: date
    language: str


@dataclass(frozen=True, slots=True)
class SheetCode:
    """A barcode on a sheet.

    Attributes:
        text: what the scanner reads.
        label: what it does, in the reader's language.
        group: heading under which it stands.
    """

    text: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class CommandSheet:
    """The sheet of commands to scan instead of pressing keys.

    Attributes:
        installation: whose commands these are; they work nowhere else.
        key: number of the key that made them; a later key makes this sheet void.
    """

    codes: tuple[SheetCode, ...]
    installation: str
    key: int
    printed_on: date
    language: str


@dataclass(frozen=True, slots=True)
class CalibrationSheet:
    """The sheet from which the bench learns how a scanner types.

    Attributes:
        text: the calibration code, with every class of characters.
        tests: codes to read afterwards; each is printed in words below its bars.
    """

    text: str
    tests: tuple[SheetCode, ...]
    printed_on: date
    language: str


class Paper(StrEnum):
    """What a printer prints on."""

    A4 = "a4"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class PrinterTest:
    """A page that shows whether a printer keeps sizes, edges and bars.

    Attributes:
        printer: its name in the system.
    """

    printer: str
    paper: Paper
    printed_on: date
    language: str
