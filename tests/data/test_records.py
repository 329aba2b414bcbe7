"""Catalogue, playbooks, profile and journal come back as they were stored."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from receiving_app.data.store import Store
from receiving_app.domain.catalogue import LocalText, Playbook, PlaybookKind, TicketNeeded
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.vocabulary import Decision
from receiving_app.services.journal_ports import JournalEntry
from tests.builders import CABLE, GRANDSTREAM, PRODUCTS, RMA, SKU, UBIQUITI, a_product, a_profile, an_item
from tests.data.stores import NOW, reading, writing


def test_products_come_back_with_their_checklist_in_order(store: Store) -> None:
    with writing(store) as uow:
        assert all(uow.catalogue.put(product) for product in PRODUCTS.values())
        assert uow.catalogue.products([*PRODUCTS, "UNKNOWN"]) == PRODUCTS
        assert uow.catalogue.products([]) == {}


def test_storing_a_product_tells_whether_anything_changed(store: Store) -> None:
    with writing(store) as uow:
        changed = a_product(checklist=(CABLE, an_item("stand", "6.50", 2)), warranty_months=36)
        assert uow.catalogue.put(a_product())
        assert not uow.catalogue.put(a_product())
        assert uow.catalogue.put(changed)
        assert uow.catalogue.products([SKU]) == {SKU: changed}


@pytest.mark.parametrize("scanned", ["6947554001234", "06947554001234"])
def test_a_product_is_found_by_its_gtin_with_or_without_leading_zeros(store: Store, scanned: str) -> None:
    with writing(store) as uow:
        uow.catalogue.put(a_product(gtin="6947554001234"))
        uow.catalogue.put(a_product("OTHER"))
        found = uow.catalogue.by_gtin(scanned)
        assert found is not None
        assert found.sku == SKU
        assert uow.catalogue.by_gtin("") is None
        assert uow.catalogue.by_gtin("96385074") is None


def test_playbooks_are_replaced_as_a_whole_and_keep_their_order(store: Store) -> None:
    dated = Playbook(
        "Gigaset pro",
        PlaybookKind.DIRECT,
        TicketNeeded.NONE,
        "g-estore.com",
        date(2026, 1, 1),
        date(2026, 12, 31),
        LocalText("Rendre au client", "Give back"),
        3,
    )
    with writing(store) as uow:
        uow.catalogue.put_playbooks([GRANDSTREAM, UBIQUITI])
        uow.catalogue.put_playbooks([dated, GRANDSTREAM])
        assert uow.catalogue.playbooks() == (dated, GRANDSTREAM)


def test_the_profile_comes_back_with_its_logo(store: Store) -> None:
    profile = a_profile(logo=b"\x89PNG\x00\xff", sample=True, first_number=250)
    with writing(store) as uow:
        assert uow.profiles.get() is None
        uow.profiles.save(a_profile())
        uow.profiles.save(profile)
        assert uow.profiles.get() == profile


def test_a_damaged_profile_is_reported_as_a_damaged_file(store: Store) -> None:
    with writing(store) as uow:
        uow.profiles.save(a_profile())
        uow.commit()
    store.run("UPDATE profile SET settings = '{'")
    with reading(store) as uow, pytest.raises(NotADatabase):
        uow.profiles.get()


def test_the_journal_keeps_its_order_and_its_facts(store: Store) -> None:
    facts = {"fee": Decimal("13.43"), "units": {"1": Decision.CREDIT}, "day": date(2026, 11, 23), "ok": True}
    first = JournalEntry(NOW, "Sam", "2", "fee_waived", RMA, facts, "Nadia")
    second = JournalEntry(NOW, "Sam", "2", "scanned", RMA)
    with writing(store) as uow:
        for entry in (first, replace(second, rma=""), second):
            uow.journal.add(entry)
        entries = uow.journal.of_return(RMA)
    as_text = {"fee": "13.43", "units": {"1": "credit"}, "day": "2026-11-23", "ok": True}
    assert entries == (replace(first, facts=as_text), second)
