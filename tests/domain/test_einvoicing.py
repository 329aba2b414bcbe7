"""Where e-invoices go, and what is refused before a number is allotted."""

from dataclasses import replace
from datetime import date

import pytest

from receiving_app.domain.credit_note import Cited
from receiving_app.domain.credit_note_errors import InvoiceNumberNotCitable, NoElectronicAddress
from receiving_app.domain.einvoicing import (
    ElectronicAddress,
    cited,
    electronic_address,
    identity_gaps,
    require_deliverable,
    type_code,
)
from receiving_app.domain.return_parts import Customer
from receiving_app.domain.vocabulary import DocumentKind
from tests.documents.snapshots import BELGIAN, BUYER, SELLER, line, missing_cable, note

NOBODY = Customer("C9", "Particulier", country="FR")


@pytest.mark.parametrize(
    ("customer", "scheme", "text"),
    [
        (BUYER, "0225", "999810005"),
        (replace(BUYER, email="a@example.com"), "0225", "999810005"),
        (BELGIAN, "9925", "BE0428759497"),
        (replace(NOBODY, email="a@example.com"), "EM", "a@example.com"),
        (
            replace(NOBODY, country="DE", vat_number="DE136695976", email="a@example.com"),
            "EM",
            "a@example.com",
        ),
        (replace(BELGIAN, electronic_address="0428759497", address_scheme="0208"), "0208", "0428759497"),
        (replace(BUYER, electronic_address="999810005_SAV", address_scheme="0225"), "0225", "999810005_SAV"),
        # A scheme that does not exist, an address that has no place in it: the next best one.
        (replace(BUYER, electronic_address="x", address_scheme="7777"), "0225", "999810005"),
        (replace(BUYER, electronic_address="no spaces", address_scheme="0225"), "0225", "999810005"),
        (replace(BUYER, electronic_address="x" * 126, address_scheme="0088"), "0225", "999810005"),
        (replace(BUYER, electronic_address="", address_scheme="0225"), "0225", "999810005"),
    ],
)
def test_each_customer_is_reached_by_the_best_address_there_is(
    customer: Customer, scheme: str, text: str
) -> None:
    assert electronic_address(customer) == ElectronicAddress(scheme, text)


@pytest.mark.parametrize(
    "customer",
    [NOBODY, replace(NOBODY, country="CH"), replace(NOBODY, email=f"{'x' * 120}@example.com")],
)
def test_a_customer_without_any_address_is_refused_by_name(customer: Customer) -> None:
    assert electronic_address(customer) is None
    with pytest.raises(NoElectronicAddress) as refusal:
        require_deliverable(missing_cable(buyer=customer))
    assert (refusal.value.customer, refusal.value.country) == ("C9", customer.country)


@pytest.mark.parametrize("invoice", ["FA 2026", "FACTURÉ-1", "F" * 36, "", "FA#1"])
def test_an_invoice_that_a_platform_would_not_take_is_refused_by_number(invoice: str) -> None:
    with pytest.raises(InvoiceNumberNotCitable) as refusal:
        require_deliverable(note([line(), line(2, invoice=invoice)]))
    assert refusal.value.invoice == invoice


def test_a_usual_document_is_deliverable() -> None:
    require_deliverable(missing_cable())
    require_deliverable(note([line(invoice="F+A-_/" + "9" * 29)]))


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"seller": replace(SELLER, siren="732829321", siret="")}, "seller_siren"),
        ({"seller": replace(SELLER, siret="99981000500010")}, "seller_siret"),
        ({"buyer": replace(BUYER, siren="999810006")}, "buyer_siren"),
        ({"buyer": replace(BUYER, siret="73282932000074")}, "buyer_siret"),
    ],
)
def test_a_wrong_company_number_is_named(changes: dict[str, object], gap: str) -> None:
    assert identity_gaps(missing_cable(**changes)) == (gap,)


def test_sound_company_numbers_and_none_leave_no_gap() -> None:
    assert identity_gaps(missing_cable()) == ()
    bare = missing_cable(
        seller=replace(SELLER, siren="", siret=""), buyer=replace(BUYER, siren="", siret="99981000500010")
    )
    assert identity_gaps(bare) == ()


def test_a_contrary_document_is_an_invoice_that_cites_what_it_takes_back() -> None:
    back = Cited("AV-2026-000001", date(2026, 11, 20), "Erreur")
    contrary = missing_cable(kind=DocumentKind.CANCELLATION, cancels=back)
    assert type_code(contrary) == "380"
    assert cited(contrary) == (("AV-2026-000001", date(2026, 11, 20)),)
    assert type_code(missing_cable()) == "381"
    assert cited(missing_cable()) == missing_cable().invoices
