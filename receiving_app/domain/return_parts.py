"""What a return is made of: its customer, invoice lines, parcels, and the waiver of its fee."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Customer:
    """The buyer as the ticket system gave it; ``country`` is ISO 3166-1 alpha-2."""

    code: str
    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    email: str = ""
    electronic_address: str = ""
    address_scheme: str = ""
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One invoice line of a return.

    Attributes:
        number: position within the return, from 1.
        unit_price: EUR excluding VAT actually invoiced, after the invoice's discount.
        vat_rate: per cent, as invoiced.
        received_sku: what the customer says was received instead (delivery error).
    """

    number: int
    invoice: str
    invoice_line: int
    invoiced_on: date
    sku: str
    quantity_invoiced: int
    quantity_announced: int
    unit_price: Decimal
    vat_rate: Decimal
    unit: str = ""
    delivered_on: date | None = None
    delivered_to: str = ""
    received_sku: str = ""
    received_quantity: int | None = None
    serials: tuple[str, ...] = ()
    macs: tuple[str, ...] = ()
    fault: str = ""
    support_ticket: str = ""
    manufacturer_ticket: str = ""

    @property
    def serialised(self) -> bool:
        """Tell whether its units are followed one by one."""
        return bool(self.serials or self.macs)

    @property
    def invoice_key(self) -> tuple[str, int]:
        """Return what identifies the invoice line over all returns (decision rule 6)."""
        return (self.invoice, self.invoice_line)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One box that reached the bench; None means not said yet (policy P4, P6)."""

    number: int
    arrived_at: datetime
    operator: str
    bench: str
    tracking: str = ""
    rma_visible: bool | None = None
    well_packed: bool | None = None
    transport_damage: bool | None = None


@dataclass(frozen=True, slots=True)
class FeeWaiver:
    """A supervisor's waiver of the restocking fee, for what is not credited yet (rule 7)."""

    approved_by: str
    reason: str
    at: datetime
