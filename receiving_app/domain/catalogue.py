"""Products with their accessory checklists, manufacturers and their playbooks."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from receiving_app.domain.errors import InvalidQuantity
from receiving_app.domain.money import unit_price

MOST_PIECES = 999
REVISION = "~"
"""Between an accessory's key and the number of its revision: ``cable``, then ``cable~2``."""


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text in the two languages of the program; a missing English falls back on the French."""

    fr: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in ``fr`` or ``en``."""
        return (self.en or self.fr) if language == "en" else (self.fr or self.en)


class ItemLevel(StrEnum):
    """How much an accessory matters (policy P7)."""

    ESSENTIAL = "essential"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An accessory that belongs in the box.

    Attributes:
        key: stable name within the product.
        name: what the operator and the customer read.
        level: essential to diagnose, or merely expected (P7).
        quantity: pieces per unit of the product, 1 or more.
        replacement_price: EUR excluding VAT per missing piece.
    """

    key: str
    name: LocalText
    level: ItemLevel
    quantity: int = 1
    replacement_price: Decimal = Decimal("0.00")

    def __post_init__(self) -> None:
        """Refuse a quantity below 1 or an impossible price."""
        if not 1 <= self.quantity <= MOST_PIECES:
            raise InvalidQuantity("checklist_quantity", self.quantity, 1, MOST_PIECES)
        unit_price(self.replacement_price, "replacement_price")

    @property
    def root(self) -> str:
        """Return what all revisions of this accessory have in common."""
        return self.key.partition(REVISION)[0]


@dataclass(frozen=True, slots=True)
class Product:
    """A catalogue entry; ``warranty_months`` runs from the invoice date.

    Attributes:
        checklist: what a unit is inspected against from now on.
        former: accessories as they were before a change, or taken off: what units inspected then
            had, and what their deductions are reckoned with. Nothing is ever removed from it.
        retired: no longer offered for new returns; still recognised in hand.
    """

    sku: str
    manufacturer: str
    name: str
    family: str = ""
    gtin: str = ""
    warranty_months: int = 0
    checklist: tuple[ChecklistItem, ...] = ()
    former: tuple[ChecklistItem, ...] = ()
    retired: bool = False

    @classmethod
    def uncatalogued(cls, sku: str) -> "Product":
        """Stand in for a reference the catalogue does not know: received, with nothing to check."""
        return cls(sku=sku, manufacturer="", name=sku)

    def item(self, key: str) -> ChecklistItem | None:
        """Return the checklist item of this key, former ones included."""
        return next((item for item in (*self.checklist, *self.former) if item.key == key), None)

    def checklist_for(self, counted: Collection[str]) -> tuple[ChecklistItem, ...]:
        """Return the checklist of a unit of which these items were counted already.

        An accessory counted before its entry changed keeps its former facts; one taken off the list
        stays for the units that were counted with it.
        """
        old = {item.root: item for item in self.former if item.key in counted}
        if not old:
            return self.checklist
        current = [item if item.key in counted else old.pop(item.root, item) for item in self.checklist]
        listed = {item.root for item in current}
        return (*current, *(item for root, item in old.items() if root not in listed))

    def warranty_until(self, invoiced_on: date) -> date:
        """Return the last day under warranty (policy P3)."""
        return add_months(invoiced_on, self.warranty_months)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later; the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    last = date.fromordinal(first_of_next.toordinal() - 1).day
    return date(year, month, min(day.day, last))


class PlaybookKind(StrEnum):
    """Who handles a defective product (PRODUCT.md section 4)."""

    THROUGH_US = "through_us"
    DIRECT = "direct"


class TicketNeeded(StrEnum):
    """Which ticket proves that the fault was validated (policy P3)."""

    NONE = "none"
    SUPPORT = "support_ticket"
    MANUFACTURER = "manufacturer_ticket"


@dataclass(frozen=True, slots=True)
class Playbook:
    """What to do with a defective product of a manufacturer.

    Attributes:
        manufacturer: name as in the catalogue; ``*`` stands for every other.
        kind: through us, or direct to the manufacturer.
        ticket: the validation it needs before the return can go on.
        portal: address the customer uses, without scheme; empty if none.
        valid_from: first day it applies; None for always.
        valid_to: last day it applies; None for ever.
        text: what the operator reads.
        version: counts the manufacturer's versions; the latest in force decides.
        ticket_format: how the ticket's number is written: ``#`` stands for a digit, ``@`` for a
            letter, ``*`` for any number of either; empty where anything is accepted.
    """

    manufacturer: str
    kind: PlaybookKind
    ticket: TicketNeeded
    portal: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    text: LocalText = LocalText("")
    version: int = 1
    ticket_format: str = ""

    def applies(self, manufacturer: str, day: date) -> bool:
        """Tell whether it is in force for this manufacturer on this day."""
        named = self.manufacturer.casefold() in ("*", manufacturer.casefold())
        started = self.valid_from is None or self.valid_from <= day
        return named and started and (self.valid_to is None or day <= self.valid_to)


_MARKS = {"#": r"[0-9]", "@": r"[A-Za-z]", "*": r"[0-9A-Za-z]+"}


def ticket_fits(ticket_format: str, ticket: str) -> bool:
    """Tell whether a ticket number is written as a playbook says, in capitals or not."""
    pattern = "".join(_MARKS.get(mark, re.escape(mark)) for mark in ticket_format)
    return not pattern or re.fullmatch(pattern, ticket.strip(), re.ASCII | re.IGNORECASE) is not None


OTHERS = Playbook("*", PlaybookKind.THROUGH_US, TicketNeeded.SUPPORT)


def playbook_for(playbooks: tuple[Playbook, ...], manufacturer: str, day: date) -> Playbook:
    """Return the manufacturer's playbook in force on a day: its own first, else the one for all others.

    Args:
        playbooks: every version on file.
        manufacturer: name as in the catalogue.
        day: on which the return was opened: later versions do not decide earlier returns.
    """
    fitting = [book for book in playbooks if book.applies(manufacturer, day)]
    named = [book for book in fitting if book.manufacturer != "*"]
    return max(named or fitting or [OTHERS], key=lambda book: book.version)
