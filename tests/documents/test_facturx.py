"""The XML of a credit note, as the customer's software and the approved platform read it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from receiving_app.documents.cii import NAMESPACES, Element
from receiving_app.documents.credit_note_pdf import render
from receiving_app.documents.facturx import credit_note_xml, unit_code
from receiving_app.documents.facturx_figures import Figures, parse
from receiving_app.documents.facturx_guards import guard_findings
from receiving_app.documents.schematron import schematrons
from receiving_app.documents.xml_schema import schema_findings
from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.money import ZERO
from receiving_app.domain.vocabulary import DocumentKind
from tests.documents import snapshots
from tests.documents.reading import whole_text
from tests.documents.snapshots import (
    BELGIAN,
    BUYER,
    SELLER,
    SWISS,
    K,
    deduction,
    fee,
    line,
    many_lines,
    missing_cable,
    note,
    note_fee,
)

AWKWARD = '<b>L\'Été & Cie</b> "Ohé" ]]> €½ œÆ ﬁ Ωmega Жанна \u00a0x'


def _waived() -> CreditNote:
    waived = note_fee(charged=ZERO, waived=Decimal("13.43"), waiver_reason="Client fidèle")
    said = "Frais de re-stockage abandonnés : 13,43 €. Motif : Client fidèle"
    return note([line()], fees=(waived,), notes=(said,))


def _three_rates() -> CreditNote:
    lines = [line(1, "100.00"), line(2, "50.00", rate="10"), line(3, "33.33", rate="5.5")]
    fees = [
        fee("15.00", "100.00"),
        fee("7.50", "50.00", rate=Decimal(10)),
        fee("5.00", "33.33", rate=Decimal("5.5")),
    ]
    return note(lines, fees)


def _several_invoices() -> CreditNote:
    return note([line(n, invoice=f"FA-2026-{n:05d}", invoiced_on=date(2026, n, 1)) for n in range(1, 9)])


def _bounded(text: str) -> CreditNote:
    """A fee that a minimum, a maximum or a fixed amount set: no percentage stands beside it."""
    reason = f"Frais de re-stockage : emballage d'origine intact : {text}"
    return note([line(1, "49.00")], [fee("10.00", None, percent=None, reason=reason)])


SOUND = {
    "one line": lambda: note([line()]),
    "five hundred lines": lambda: many_lines(500),
    "fee and deduction": missing_cable,
    "several deductions": lambda: note([line(quantity=3)], [deduction("2.50"), deduction("4.10")]),
    "20 and 5.5 %": snapshots.two_rates,
    "20, 10 and 5.5 %": _three_rates,
    "10 %": lambda: note([line(rate="10")], [fee("13.43", rate=Decimal(10))]),
    "5.5 %": lambda: note([line(rate="5.5")]),
    "2.1 %": lambda: note([line(rate="2.1")]),
    "8.5 %": lambda: note([line(rate="8.5")]),
    "intra-Community": snapshots.belgian,
    "intra-Community, in English": lambda: snapshots.belgian(language="en"),
    "intra-Community, delivery unknown": lambda: snapshots.belgian(delivered_to="", delivered_on=None),
    "export": snapshots.swiss,
    "Northern Ireland": lambda: snapshots.belgian(
        buyer=replace(BELGIAN, country="XI", vat_number="XI432525179", email="a@example.com"),
        delivered_to="XI",
    ),
    "Greece": lambda: snapshots.belgian(
        buyer=replace(BELGIAN, country="GR", vat_number="EL094259216", email="a@example.com"),
        delivered_to="GR",
    ),
    "fee by minimum": lambda: _bounded("15 %, minimum 10,00 €"),
    "fee by maximum": lambda: _bounded("15 %, maximum 10,00 €"),
    "fixed fee": lambda: _bounded("10,00 €"),
    "waived fee": _waived,
    "several invoices": _several_invoices,
    "customer without SIREN": lambda: missing_cable(
        buyer=replace(BUYER, siren="", siret="", vat_number="", email="achats@example.com")
    ),
    "customer with a SIRET": lambda: missing_cable(buyer=replace(BUYER, siret="99981000500010")),
    "customer without an address": lambda: missing_cable(
        buyer=replace(BUYER, street="", postcode="", city="")
    ),
    "address in the directory": lambda: missing_cable(
        buyer=replace(BUYER, electronic_address="999810005_AVOIRS", address_scheme="0225")
    ),
    "VAT on debits": lambda: missing_cable(seller=replace(SELLER, vat_on_debits=True)),
    "seller without phone and share capital": lambda: missing_cable(
        seller=replace(SELLER, phone="", share_capital="", siret="")
    ),
    "delivery unknown": lambda: missing_cable(delivered_to="", delivered_on=None),
    "delivery date alone": lambda: missing_cable(delivered_to=""),
    "delivery address": lambda: missing_cable(delivered_to="Quai 12\nBâtiment B\nEscalier 3\n44800 Nantes"),
    "nothing left to credit": lambda: note([line()], [deduction("89.50")]),
    "many serials": lambda: note([line(serials=tuple(f"SN{n:05d}" for n in range(300)))]),
    "awkward characters": lambda: note(
        [line(name=AWKWARD, sku=AWKWARD, serials=(AWKWARD,))],
        [deduction("1.00", reason=AWKWARD)],
        rma="RET 26/é",
        buyer=replace(BUYER, name=AWKWARD, street=AWKWARD, city=AWKWARD, code=AWKWARD),
        seller=replace(SELLER, name=AWKWARD, street=AWKWARD, share_capital=AWKWARD),
        notes=(AWKWARD,),
        settlement=AWKWARD,
        delivered_to=AWKWARD,
    ),
    "in English": lambda: missing_cable(language="en"),
}


def _guards(root: Element, type_code: str = "381") -> tuple[str, ...]:
    return guard_findings(root, Figures.of_xml(root), type_code)


@pytest.mark.parametrize("name", SOUND)
def test_schema_schematrons_and_guards_find_nothing(name: str) -> None:
    xml = credit_note_xml(SOUND[name]())
    root = parse(xml)
    assert schema_findings(root) == ()
    assert _guards(root) == ()
    assert schematrons().findings(xml) == ()


@pytest.mark.parametrize("name", SOUND)
def test_the_xml_says_the_figures_of_the_snapshot(name: str) -> None:
    snapshot = SOUND[name]()
    read = Figures.of_xml(parse(credit_note_xml(snapshot)))
    assert list(read.differences(Figures.of_note(snapshot))) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots.any_note())
def test_any_sound_snapshot_passes_and_says_its_figures(snapshot: CreditNote) -> None:
    xml = credit_note_xml(snapshot)
    root = parse(xml)
    assert (schema_findings(root), _guards(root), schematrons().findings(xml)) == ((), (), ())
    assert Figures.of_xml(root) == Figures.of_note(snapshot)
    assert credit_note_xml(snapshot) == xml


# --- what is said ---------------------------------------------------------------------------------


def _texts(xml: bytes, path: str) -> list[str]:
    return [each.text or "" for each in parse(xml).findall(path, NAMESPACES)]


def _notes(xml: bytes) -> dict[str, list[str]]:
    notes: dict[str, list[str]] = {}
    for each in parse(xml).findall("rsm:ExchangedDocument/ram:IncludedNote", NAMESPACES):
        content, subject = (str(child.text) for child in each)
        notes.setdefault(subject, []).append(content)
    return notes


def test_it_is_a_credit_note_of_goods_in_the_profile_en_16931() -> None:
    xml = credit_note_xml(missing_cable())
    assert _texts(xml, "rsm:ExchangedDocument/ram:TypeCode") == ["381"]
    assert _texts(xml, "rsm:ExchangedDocumentContext/*/ram:ID") == ["B1", "urn:cen.eu:en16931:2017"]


def test_the_return_is_the_invoiced_object_and_stands_in_a_note() -> None:
    xml = credit_note_xml(missing_cable())
    agreement = ".//ram:ApplicableHeaderTradeAgreement"
    assert _texts(xml, f"{agreement}/ram:AdditionalReferencedDocument/*") == [snapshots.RMA, "130"]
    assert _texts(xml, f"{agreement}/ram:BuyerOrderReferencedDocument/*") == []
    assert snapshots.RMA in _notes(xml)["AAI"][0]


def test_every_note_that_the_french_rules_ask_for_is_there_once() -> None:
    notes = _notes(credit_note_xml(missing_cable(notes=("Une note.",))))
    assert list(notes) == ["AAI", "REG", "PMT", "PMD", "AAB"]
    assert notes["AAI"][1:] == ["Une note."]
    assert notes["REG"] == ["SAS au capital de 50 000 € · RCS Rennes 732829320"]
    assert "40 €" in notes["PMT"][0]


def test_the_companys_own_terms_for_late_payment_are_printed_and_in_the_notes() -> None:
    own = ("Frais : 40 €.", "Trois fois le taux légal.", "Escompte de 1 % sous huit jours.")
    document = missing_cable(late_terms=own)
    xml = credit_note_xml(document)
    assert [_notes(xml)[subject] for subject in ("PMT", "PMD", "AAB")] == [[text] for text in own]
    assert schematrons().findings(xml) == ()
    text = " ".join(whole_text(render(document, b"")).split())
    assert [said for said in own if said not in text] == []


def test_fee_and_deduction_are_allowances_with_their_reasons() -> None:
    xml = credit_note_xml(missing_cable())
    off = ".//ram:SpecifiedTradeAllowanceCharge"
    assert _texts(xml, f"{off}/ram:ChargeIndicator/udt:Indicator") == ["false", "false"]
    assert _texts(xml, f"{off}/ram:ActualAmount") == ["2.50", "13.43"]
    assert _texts(xml, f"{off}/ram:CalculationPercent") == ["15"]
    assert _texts(xml, f"{off}/ram:BasisAmount") == ["89.50"]
    assert all(_texts(xml, f"{off}/ram:Reason"))
    assert _texts(xml, ".//ram:ChargeTotalAmount") == []


def test_what_takes_a_credit_note_back_is_an_invoice_that_cites_it() -> None:
    taken_back = Cited("AV-2026-000001", date(2026, 11, 20), "Erreur de quantité")
    contrary = missing_cable(number="AV-2026-000002", kind=DocumentKind.CANCELLATION, cancels=taken_back)
    xml = credit_note_xml(contrary)
    root = parse(xml)
    assert _texts(xml, "rsm:ExchangedDocument/ram:TypeCode") == ["380"]
    assert Figures.of_xml(root) == Figures.of_note(contrary)
    assert Figures.of_xml(root).cited == (("AV-2026-000001", date(2026, 11, 20)),)
    assert (schema_findings(root), _guards(root, "380"), schematrons().findings(xml)) == ((), (), ())
    assert _guards(root) == ("type",)
    assert _notes(xml)["AAI"][1] == "Annule l'avoir n° AV-2026-000001 du 20/11/2026"


def test_each_invoice_is_cited_once_with_its_date() -> None:
    xml = credit_note_xml(_several_invoices())
    cited = Figures.of_xml(parse(xml)).cited
    assert cited == tuple((f"FA-2026-{n:05d}", date(2026, n, 1)) for n in range(1, 9))


@pytest.mark.parametrize(
    ("buyer", "address"),
    [
        (BUYER, ("0225", "999810005")),
        (BELGIAN, ("9925", "BE0428759497")),
        (SWISS, ("EM", "accounts@example.net")),
        (replace(BELGIAN, electronic_address="0428759497", address_scheme="0208"), ("0208", "0428759497")),
    ],
)
def test_the_buyer_is_reached_where_its_country_reads(
    buyer: snapshots.Customer, address: tuple[str, str]
) -> None:
    root = parse(credit_note_xml(missing_cable(buyer=buyer)))
    found = root.find(".//ram:BuyerTradeParty/ram:URIUniversalCommunication/ram:URIID", NAMESPACES)
    assert found is not None
    assert (found.get("schemeID"), found.text) == address


def test_an_intra_community_supply_says_when_and_to_which_country() -> None:
    xml = credit_note_xml(snapshots.belgian(delivered_to="", delivered_on=None))
    assert _texts(xml, ".//ram:ShipToTradeParty/ram:PostalTradeAddress/*") == ["BE"]
    assert _texts(xml, ".//ram:ActualDeliverySupplyChainEvent//udt:DateTimeString") == ["20260910"]
    assert _texts(xml, ".//ram:ApplicableTradeTax/ram:ExemptionReasonCode") == ["VATEX-EU-IC"]
    assert "262 ter" in _texts(xml, ".//ram:ApplicableTradeTax/ram:ExemptionReason")[0]


def test_vat_on_debits_is_due_when_the_document_is_issued() -> None:
    opted = credit_note_xml(missing_cable(seller=replace(SELLER, vat_on_debits=True)))
    assert _texts(opted, ".//ram:DueDateTypeCode") == ["5"]
    assert "d'après les débits" in _notes(opted)["AAI"][1]
    assert _texts(credit_note_xml(missing_cable()), ".//ram:DueDateTypeCode") == []


@pytest.mark.parametrize(("unit", "code"), [("pièce", "H87"), ("pc", "H87"), ("m", "MTR"), ("bobine", "C62")])
def test_units_have_their_code(unit: str, code: str) -> None:
    assert unit_code(unit) == code


def test_hostile_text_stays_text() -> None:
    hostile = "]]><ram:TypeCode>380</ram:TypeCode>&xxe;"
    xml = credit_note_xml(missing_cable(buyer=replace(BUYER, name=hostile)))
    assert _texts(xml, ".//ram:BuyerTradeParty/ram:Name") == [hostile]


def test_k_needs_both_vat_numbers() -> None:
    broken = credit_note_xml(snapshots.belgian(buyer=replace(BELGIAN, vat_number="", email="a@example.com")))
    assert snapshots.belgian().vat[0].category is K
    assert schematrons().findings(broken) != ()
