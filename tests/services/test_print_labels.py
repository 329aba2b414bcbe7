"""What labels and sheets say, put together from what is on file."""

import pytest

from receiving_app.domain import calibration
from receiving_app.domain.credit_note_errors import SellerIncomplete
from receiving_app.domain.errors import MissingProfile
from receiving_app.domain.printouts import (
    Address,
    CalibrationSheet,
    Destination,
    Paper,
    PrinterTest,
    QuarantineLabel,
    RmaLabel,
    RoutingLabel,
    SheetCode,
)
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.return_errors import UnknownReturn, UnknownUnit
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason
from receiving_app.services.decide import answer
from receiving_app.services.inspect_unit import read_serial, record_condition
from receiving_app.services.print_labels import (
    calibration_sheet,
    printer_test,
    quarantine_label,
    rma_label,
    routing_label,
    scanner_sheet,
)
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import scan
from tests.builders import (
    RMA,
    SWISS,
    TODAY,
    a_bench,
    a_case,
    a_line,
    a_profile,
    a_seller,
    an_approval,
    serials,
)
from tests.fakes import FakeBench
from tests.services.issuing import inspected, issued

TESTS = (SheetCode("aAqQ-0123", "Letters"),)


def routed(bench: FakeBench, unit: int = 1) -> RoutingLabel:
    assert routing_label(bench, RMA, unit).startswith(b"PDF")
    label = bench.documents.printed[-1]
    assert isinstance(label, RoutingLabel)
    return label


def for_parcel(bench: FakeBench) -> RmaLabel:
    assert rma_label(bench, RMA).startswith(b"PDF")
    label = bench.documents.printed[-1]
    assert isinstance(label, RmaLabel)
    return label


def test_a_unit_decided_but_not_yet_credited_is_routed_by_what_the_rules_say() -> None:
    label = routed(inspected(a_bench(a_case())))
    assert (label.decision, label.destination) == (Decision.CREDIT, Destination.STOCK)
    assert (label.rma, label.unit, label.units, label.quantity) == (RMA, 1, 1, 1)
    assert (label.sku, label.product, label.manufacturer) == ("GRP2614", "Product GRP2614", "Grandstream")
    assert (label.customer, label.reason) == ("Télécom Ouest SARL", Reason.ORDER_ERROR)
    assert (label.printed_on, label.language) == (TODAY, "fr")


def test_a_credited_unit_keeps_its_decision_on_the_label() -> None:
    bench = a_bench(a_case())
    issued(bench)
    assert routed(bench).decision is Decision.CREDIT


def test_a_unit_not_looked_at_goes_to_inspection() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    label = routed(bench)
    assert (label.decision, label.destination) == (None, Destination.INSPECTION)


def test_the_number_on_the_label_is_the_one_in_hand_never_the_one_announced() -> None:
    bench = a_bench(a_case(a_line(announced=2, serials=serials(2))))
    scan(bench, RMA)
    assert routed(bench, 2).serial == ""
    read_serial(bench, RMA, 2, serials(1, start=2)[0])
    label = routed(bench, 2)
    assert (label.serial, label.units) == (serials(1, start=2)[0], 2)
    bench = a_bench(a_case(a_line(macs=("C0:74:AD:25:33:DA",))))
    scan(bench, RMA)
    read_serial(bench, RMA, 1, "C0:74:AD:25:33:DA")
    assert routed(bench).serial == "C0:74:AD:25:33:DA"


def test_the_reason_on_the_label_is_the_one_in_force_for_the_unit() -> None:
    bench = a_bench(a_case(reason=Reason.DELIVERY_ERROR))
    scan(bench, RMA)
    record_condition(bench, RMA, 1, Condition.UNUSED_ORIGINAL_PACKAGING)
    answer(bench, RMA, 1, Question.PRODUCT, Choice.RECLASSIFY_AS_ORDER_ERROR, an_approval())
    assert routed(bench).reason is Reason.ORDER_ERROR


def test_a_product_without_a_catalogue_entry_is_routed_by_its_reference() -> None:
    bench = a_bench(a_case(a_line(sku="UNKNOWN-1")))
    scan(bench, RMA)
    label = routed(bench)
    assert (label.sku, label.product, label.manufacturer) == ("UNKNOWN-1", "UNKNOWN-1", "UNKNOWN-1")


def test_the_label_needs_no_company_and_follows_the_language_of_the_screens() -> None:
    bench = a_bench(a_case(customer=SWISS), profile=a_profile(language="en"))
    scan(bench, RMA)
    assert routed(bench).language == "en"
    bench.store.profile = None
    assert routed(bench).language == "fr"


def test_a_label_of_what_is_not_on_file_is_refused() -> None:
    bench = a_bench(a_case())
    with pytest.raises(UnknownUnit):
        routing_label(bench, RMA, 1)
    with pytest.raises(UnknownReturn):
        routing_label(bench, "RMA-2026-000001-X", 1)
    with pytest.raises(UnknownReturn):
        rma_label(bench, "RMA-2026-000001-X")
    assert bench.documents.printed == []


def test_the_parcels_label_goes_from_the_customer_to_the_company_in_the_customers_language() -> None:
    case = a_case(customer=SWISS)
    assert for_parcel(a_bench(case)) == RmaLabel(
        RMA,
        Address(SWISS.name, SWISS.street, SWISS.postcode, SWISS.city, "CH"),
        Address("Distri-VoIP Exemple SAS", "10 rue de l'Exemple", "92000", "Nanterre", "FR"),
        case.expires_on,
        "en",
    )


def test_a_parcels_label_without_a_full_address_to_send_to_is_refused_with_what_is_missing() -> None:
    bench = a_bench(a_case(), profile=a_profile(seller=a_seller(street=" ", city="", siren="")))
    with pytest.raises(SellerIncomplete) as refused:
        rma_label(bench, RMA)
    assert refused.value.missing == ("street", "city")
    bench.store.profile = None
    with pytest.raises(MissingProfile):
        rma_label(bench, RMA)


def test_the_sheets_carry_the_day_and_the_language_of_the_screens() -> None:
    bench = a_bench(profile=a_profile(language="en"))
    for made in (
        calibration_sheet(bench, "aA0-", TESTS),
        printer_test(bench, "Zebra", Paper.LABEL),
    ):
        assert made.startswith(b"PDF")
    assert bench.documents.printed == [
        CalibrationSheet("aA0-", TESTS, TODAY, "en"),
        PrinterTest("Zebra", Paper.LABEL, TODAY, "en"),
    ]


def test_the_programs_own_calibration_sheet_names_its_test_codes() -> None:
    bench = a_bench(profile=a_profile(language="fr"))
    scanner_sheet(bench)
    (sheet,) = bench.documents.printed
    assert isinstance(sheet, CalibrationSheet)
    assert sheet.text == calibration.CALIBRATION
    assert [code.text for code in sheet.tests] == [text for _name, text in calibration.TESTS]
    assert [code.label for code in sheet.tests][:2] == ["Numéro de retour", "Adresse MAC"]


def test_the_label_of_goods_in_quarantine_says_what_finds_them_again() -> None:
    bench = a_bench()
    box = Box(QuarantineCause.SEVERAL_BOXES, ("1Z999AA10123456784",), RMA, "Q3", customer="Télécom Ouest")
    number = quarantine(bench, box).number

    quarantine_label(bench, number)

    (label,) = bench.documents.printed
    assert isinstance(label, QuarantineLabel)
    assert (label.number, label.place, label.carrier, label.rma, label.boxes) == (number, "Q3", "UPS", RMA, 1)
    assert (label.cause, label.since, label.tracking) == ("several_boxes", TODAY, "1Z999AA10123456784")
