"""Documents that pass the schema and both schematrons, and that we refuse."""

from collections.abc import Callable

import pytest
from lxml import etree

from receiving_app.documents.cii import NAMESPACES, RAM, Element
from receiving_app.documents.facturx import credit_note_xml
from receiving_app.documents.facturx_figures import Figures, UnreadableXml, parse
from receiving_app.documents.facturx_guards import guard_findings
from receiving_app.documents.schematron import schematrons
from receiving_app.documents.xml_schema import schema_findings
from tests.documents import snapshots
from tests.documents.snapshots import line, missing_cable, note

_TOTALS = ".//ram:SpecifiedTradeSettlementHeaderMonetarySummation"


def _guards(root: Element) -> tuple[str, ...]:
    return guard_findings(root, Figures.of_xml(root))


def _set(root: Element, path: str, text: str) -> None:
    found = root.findall(path, NAMESPACES)
    assert found, path
    for each in found:
        each.text = text


def _totals(root: Element, **amounts: str) -> None:
    for name, text in amounts.items():
        _set(root, f"{_TOTALS}/ram:{name}", text)


def _below_zero(root: Element) -> None:
    amounts = (
        *("BilledQuantity", "LineTotalAmount", "CalculatedAmount", "BasisAmount", "TaxBasisTotalAmount"),
        *("TaxTotalAmount", "GrandTotalAmount", "DuePayableAmount"),
    )
    for each in root.iter(*(f"{{{RAM}}}{name}" for name in amounts)):
        each.text = f"-{each.text}"


def _charge(root: Element) -> None:
    """15.93 added where it should be taken off: 105.43 instead of 73.57."""
    _set(root, ".//ram:ChargeIndicator/udt:Indicator", "true")
    totals = root.find(_TOTALS, NAMESPACES)
    assert totals is not None
    off = totals.find("ram:AllowanceTotalAmount", NAMESPACES)
    assert off is not None
    off.tag = f"{{{RAM}}}ChargeTotalAmount"
    vat = ".//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax"
    _set(root, f"{vat}/ram:BasisAmount", "105.43")
    _set(root, f"{vat}/ram:CalculatedAmount", "21.09")
    _totals(
        root,
        TaxBasisTotalAmount="105.43",
        TaxTotalAmount="21.09",
        GrandTotalAmount="126.52",
        DuePayableAmount="126.52",
    )


def _above_its_base(root: Element) -> None:
    """67.50 off goods of 50.00 at 5.5 %; the other rate hides it in the total."""
    off = root.findall(".//ram:SpecifiedTradeAllowanceCharge", NAMESPACES)[1]
    _set(off, "ram:ActualAmount", "67.50")
    for name in ("CalculationPercent", "BasisAmount"):
        found = off.find(f"ram:{name}", NAMESPACES)
        assert found is not None
        off.remove(found)
    vat = root.findall(".//ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax", NAMESPACES)[1]
    _set(vat, "ram:BasisAmount", "-17.50")
    _set(vat, "ram:CalculatedAmount", "-0.96")
    _totals(
        root,
        AllowanceTotalAmount="82.50",
        TaxBasisTotalAmount="67.50",
        TaxTotalAmount="16.04",
        GrandTotalAmount="83.54",
        DuePayableAmount="83.54",
    )


def _without_terms(root: Element) -> None:
    terms = root.find(".//ram:SpecifiedTradePaymentTerms", NAMESPACES)
    assert terms is not None
    settlement = terms.getparent()
    assert settlement is not None
    settlement.remove(terms)


def _wrong_key(root: Element) -> None:
    _set(root, ".//ram:BuyerTradeParty/ram:SpecifiedLegalOrganization/ram:ID", "999810006")


PLAIN = note([line()])
MUTANTS: dict[str, tuple[snapshots.CreditNote, Callable[[Element], None], set[str]]] = {
    "below zero": (PLAIN, _below_zero, {"negative"}),
    "an invoice": (PLAIN, lambda root: _set(root, ".//ram:TypeCode[.='381']", "380"), {"type"}),
    "charge": (missing_cable(), _charge, {"charge", "sums"}),
    "above its base": (snapshots.two_rates(), _above_its_base, {"allowance_above_base", "negative"}),
    "percentage": (
        missing_cable(),
        lambda root: _set(root, ".//ram:CalculationPercent", "20"),
        {"percentage"},
    ),
    "SIREN": (PLAIN, _wrong_key, {"siren"}),
    "no terms": (PLAIN, _without_terms, {"terms"}),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_what_schema_and_schematrons_let_pass_is_refused(name: str) -> None:
    snapshot, mutate, expected = MUTANTS[name]
    root = parse(credit_note_xml(snapshot))
    assert _guards(root) == ()
    mutate(root)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assert schema_findings(parse(xml)) == ()
    assert schematrons().findings(xml) == ()
    assert set(_guards(parse(xml))) == expected


@pytest.mark.parametrize(
    "total", ["LineTotalAmount", "TaxBasisTotalAmount", "TaxTotalAmount", "DuePayableAmount"]
)
def test_a_total_that_is_not_the_sum_is_refused(total: str) -> None:
    root = parse(credit_note_xml(missing_cable()))
    _totals(root, **{total: "1.00"})
    assert "sums" in _guards(root)
    assert list(Figures.of_xml(root).differences(Figures.of_note(missing_cable())))


@pytest.mark.parametrize(
    "mutate",
    [
        lambda root: _set(root, f"{_TOTALS}/ram:GrandTotalAmount", "douze"),
        lambda root: _set(root, ".//ram:IssueDateTime/udt:DateTimeString", "2026"),
        lambda root: root.remove(root[1]),
    ],
    ids=["amount", "day", "heading"],
)
def test_a_figure_that_cannot_be_read_is_said_so(mutate: Callable[[Element], None]) -> None:
    root = parse(credit_note_xml(PLAIN))
    mutate(root)
    with pytest.raises(UnreadableXml):
        Figures.of_xml(root)


def test_damaged_xml_is_said_so() -> None:
    with pytest.raises(UnreadableXml):
        parse(credit_note_xml(PLAIN)[:-40])


def test_the_schema_refuses_what_is_out_of_place_in_its_own_words() -> None:
    root = parse(credit_note_xml(PLAIN))
    heading = root[1]
    heading.append(heading[0])
    (finding,) = schema_findings(root)
    assert "ID" in finding


def test_both_schematrons_name_the_rules_that_are_broken() -> None:
    xml = credit_note_xml(PLAIN).replace(b"<ram:GrandTotalAmount>107.40", b"<ram:GrandTotalAmount>107.41")
    xml = xml.replace(b"<ram:SubjectCode>PMT", b"<ram:SubjectCode>AAI")
    found = schematrons().findings(xml)
    assert any("BR-CO-15" in rule for rule in found), found
    assert any("BR-FR-05" in rule for rule in found), found
