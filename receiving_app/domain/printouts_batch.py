"""What is printed of a manufacturer batch, as frozen values."""

from dataclasses import dataclass
from datetime import date

from receiving_app.domain.batches import Batch
from receiving_app.domain.profile import Seller


@dataclass(frozen=True, slots=True)
class PackingList:
    """The list that travels with a batch, A4: what is in it, with serials, faults and tickets.

    Attributes:
        sender: the company.
        language: of the warehouse, ``fr`` or ``en``.
    """

    batch: Batch
    sender: Seller
    printed_on: date
    language: str


@dataclass(frozen=True, slots=True)
class BatchLabel:
    """The label, 100 by 50 mm, of a batch's box; its barcode leads back to the batch.

    Attributes:
        number: as ``B-2026-000001``.
        units: rows of the packing list.
        pieces: single units, counts of like ones included.
    """

    number: str
    manufacturer: str
    units: int
    pieces: int
    printed_on: date
    language: str
