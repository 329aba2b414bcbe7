"""Short ways to build what a test is about; everything not named is ordinary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from receiving_app.domain.catalogue import (
    ChecklistItem,
    ItemLevel,
    LocalText,
    Playbook,
    PlaybookKind,
    Product,
    TicketNeeded,
)
from receiving_app.domain.decision import Rulebook
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.profile import Policy, Profile, Seller
from receiving_app.domain.restocking import FeeRule, FeeTable
from receiving_app.domain.return_parts import Customer, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, Reason
from receiving_app.scanning.interpreter import ScanInterpreter
from receiving_app.services.ports import Actor, Approval
from receiving_app.wording import DocumentWords
from tests.fakes import FakeBench, FakeDocuments, FakeScratch, FakeSecrets, FakeUnitOfWork, FixedClock, Store
from tests.fakes_machine import FakeMachine

TODAY = date(2026, 11, 23)
RMA = RmaNumber.build(2026, 4101).text
CODE = "2468"
SKU, OTHER_SKU, BARE_SKU = "GRP2614", "GXP2135", "CAT6-3M-50"

FRENCH = Customer(
    "C1",
    "Télécom Ouest SARL",
    "12 rue du Port",
    "44000",
    "Nantes",
    siren="999810005",
    vat_number="FR04999810005",
)
BELGIAN = replace(FRENCH, name="Essai SRL", country="BE", siren="", vat_number="BE0999000228")
SWISS = replace(
    FRENCH,
    name="Trial GmbH",
    country="CH",
    siren="",
    vat_number="",
    language="en",
    postcode="1200",
    email="a@example.com",
)

GRANDSTREAM = Playbook(
    "Grandstream", PlaybookKind.THROUGH_US, TicketNeeded.MANUFACTURER, "helpdesk.grandstream.com"
)
UBIQUITI = Playbook("Ubiquiti", PlaybookKind.DIRECT, TicketNeeded.NONE, "rma.ui.com")
EVERY_OTHER = Playbook("*", PlaybookKind.THROUGH_US, TicketNeeded.SUPPORT)

AS_NEW = FeeRule(
    "F-01",
    LocalText("Emballage d'origine intact", "Original packaging intact"),
    conditions=frozenset({Condition.UNUSED_ORIGINAL_PACKAGING}),
    percent=Decimal(15),
    minimum=Decimal("10.00"),
)
OPENED = FeeRule(
    "F-02",
    LocalText("Emballage ouvert"),
    conditions=frozenset({Condition.UNUSED_OPENED}),
    percent=Decimal(25),
    minimum=Decimal("15.00"),
    maximum=Decimal("250.00"),
)
USED = FeeRule(
    "F-03",
    LocalText("Utilisé ou endommagé"),
    conditions=frozenset({Condition.USED, Condition.DAMAGED}),
    percent=Decimal(40),
    minimum=Decimal("20.00"),
    maximum=Decimal("400.00"),
)
FEES = FeeTable((AS_NEW, OPENED, USED))


def an_item(key: str, price: str = "0.00", quantity: int = 1, *, essential: bool = False) -> ChecklistItem:
    level = ItemLevel.ESSENTIAL if essential else ItemLevel.EXPECTED
    return ChecklistItem(key, LocalText(f"{key} (fr)", f"{key} (en)"), level, quantity, Decimal(price))


HANDSET = an_item("handset", "12.00", essential=True)
CABLE = an_item("cable", "2.50")


def a_product(sku: str = SKU, manufacturer: str = "Grandstream", **changes: Any) -> Product:
    facts: dict[str, Any] = {"warranty_months": 24, "checklist": (HANDSET, CABLE), "family": "phone"}
    return Product(sku, manufacturer, f"Product {sku}", **{**facts, **changes})


PRODUCTS = {
    SKU: a_product(),
    OTHER_SKU: a_product(OTHER_SKU),
    BARE_SKU: a_product(BARE_SKU, "Cables", checklist=(), warranty_months=0),
    "T54W": a_product("T54W", "Yealink"),
    "U6-PRO": a_product("U6-PRO", "Ubiquiti"),
}


def a_line(price: str = "89.50", announced: int = 1, number: int = 1, **changes: Any) -> ReturnLine:
    facts: dict[str, Any] = {
        "invoice": f"FA-2026-{number:05d}",
        "invoice_line": 1,
        "invoiced_on": date(2026, 9, 10),
        "sku": SKU,
        "quantity_invoiced": announced,
        "vat_rate": Decimal(20),
        "unit": "pièce",
    }
    facts |= changes
    return ReturnLine(number=number, quantity_announced=announced, unit_price=Decimal(price), **facts)


def serials(count: int = 1, start: int = 1) -> tuple[str, ...]:
    return tuple(f"20EZ2F96{number:04d}" for number in range(start, start + count))


def a_case(*lines: ReturnLine, reason: Reason = Reason.ORDER_ERROR, **changes: Any) -> ReturnCase:
    facts: dict[str, Any] = {
        "rma": RMA,
        "opened_on": date(2026, 11, 17),
        "expires_on": date(2026, 12, 17),
        "customer": FRENCH,
    }
    return ReturnCase(reason=reason, lines=lines or (a_line(),), **{**facts, **changes})


def a_seller(**changes: Any) -> Seller:
    seller = Seller(
        "Distri-VoIP Exemple SAS",
        "SAS",
        "50 000 €",
        "Nanterre",
        "10 rue de l'Exemple",
        "92000",
        "Nanterre",
        siren="999820004",
        siret="99982000400011",
        vat_number="FR28999820004",
        payment_terms=LocalText("À valoir sur vos factures.", "Against your next invoices."),
    )
    return replace(seller, **changes)


def a_profile(**changes: Any) -> Profile:
    return replace(Profile(seller=a_seller(), fees=FEES, supervisor_hash=f"hash of {CODE}"), **changes)


def a_rulebook(**changes: Any) -> Rulebook:
    book = Rulebook(PRODUCTS, (GRANDSTREAM, UBIQUITI, EVERY_OTHER), Policy(), FEES, TODAY)
    return replace(book, **changes)


def a_bench(*cases: ReturnCase, profile: Profile | None = None, day: date = TODAY) -> FakeBench:
    book = a_rulebook()
    store = Store(
        cases={case.rma: case for case in cases},
        catalogue=dict(PRODUCTS),
        books=book.playbooks,
        profile=profile or a_profile(),
    )
    return FakeBench(
        writing=lambda: FakeUnitOfWork(store),
        reading=lambda: FakeUnitOfWork(store, write=False),
        clock=FixedClock(day),
        documents=FakeDocuments(),
        words=DocumentWords(),
        secrets=FakeSecrets(),
        actor=Actor("Sam", "2"),
        scratch=FakeScratch,
        interpreter=ScanInterpreter(),
        machine=FakeMachine(),
        store=store,
    )


def an_approval(reason: str = "accord commercial", code: str = CODE) -> Approval:
    return Approval("Nadia", code, reason)
