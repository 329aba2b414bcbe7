"""The reception slip: what the customer is told of what came back, as a frozen value.

It holds everything that is printed, texts included, and its photos and the seller's logo by their hashes:
the same slip gives the same bytes at any later time.
"""

from dataclasses import dataclass
from datetime import date, datetime

from receiving_app.domain.photos import PhotoStep
from receiving_app.domain.profile import Seller
from receiving_app.domain.return_parts import Customer
from receiving_app.domain.vocabulary import Condition, Decision, Reason


@dataclass(frozen=True, slots=True)
class SlipParcel:
    """A box that came; None means that nothing was said of it (policy P4, P6)."""

    arrived_on: date
    tracking: str = ""
    rma_visible: bool | None = None
    well_packed: bool | None = None
    transport_damage: bool | None = None


@dataclass(frozen=True, slots=True)
class SlipItem:
    """An accessory: how many pieces belong to the units and were found; None if nobody looked yet."""

    name: str
    expected: int
    found: int | None


@dataclass(frozen=True, slots=True)
class SlipUnit:
    """What came of a line, and what becomes of it.

    Attributes:
        serial: serial or MAC in hand; empty if none.
        decision: None while it is open.
        why: the decision explained, in the customer's language.
        next: what happens next, in the customer's language.
        portal: of a manufacturer that handles its returns itself, without scheme; else empty.
    """

    quantity: int
    sku: str
    name: str
    serial: str
    condition: Condition | None
    items: tuple[SlipItem, ...]
    decision: Decision | None
    why: tuple[str, ...]
    next: str
    portal: str = ""


@dataclass(frozen=True, slots=True)
class SlipPhoto:
    """A photo on the slip, by the SHA-256 of its picture.

    Attributes:
        before_split: it shows a whole box, of which a part was set apart since.
    """

    step: PhotoStep
    sha256: str
    at: datetime
    before_split: bool = False


@dataclass(frozen=True, slots=True)
class ReceptionSlip:
    """The slip of a return as it stands.

    Attributes:
        reason: as announced.
        language: the customer's, ``fr`` or ``en``.
        specimen: made from sample data.
        position: which of the return's slips it is, from 1; 0 before it is stored.
        logo: SHA-256 of the seller's logo, empty without one; None before it is stored.
    """

    rma: str
    reason: Reason
    seller: Seller
    buyer: Customer
    parcels: tuple[SlipParcel, ...]
    units: tuple[SlipUnit, ...]
    photos: tuple[SlipPhoto, ...]
    made_on: date
    operator: str
    language: str
    specimen: bool = False
    position: int = 0
    logo: str | None = None
