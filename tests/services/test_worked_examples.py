"""The worked examples of the specification, from the scan to the document."""

from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.vocabulary import Choice, Condition, Question, Reason, Status
from receiving_app.services.decide import answer
from receiving_app.services.inspect_unit import confirm_all_present, count_unit, read_serial, record_item
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import Result, scan
from tests.builders import BARE_SKU, OTHER_SKU, RMA, SWISS, a_bench, a_case, a_line, serials
from tests.fakes import FakeBench

AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING


def _issued(bench: FakeBench) -> CreditNote:
    note = conclude(bench, RMA).note
    assert note is not None
    assert note.errors() == ()
    return note


def _fee(note: CreditNote) -> Decimal:
    return sum((fee.charged for fee in note.fees), Decimal("0.00"))


def _amounts(note: CreditNote) -> tuple[str, str, str, str]:
    return (str(_fee(note)), str(note.net), str(note.tax), str(note.gross))


def test_e1_one_unit_as_new_pays_fifteen_per_cent() -> None:
    bench = a_bench(a_case(a_line("89.50", serials=serials())))

    assert scan(bench, RMA).result is Result.RECEIVED
    confirm_all_present(bench, RMA, condition=AS_NEW)
    note = _issued(bench)

    assert _amounts(note) == ("13.43", "76.07", "15.21", "91.28")
    assert bench.case(RMA).status is Status.CLOSED


def test_e2_a_missing_expected_cable_is_deducted_besides() -> None:
    bench = a_bench(a_case(a_line("89.50", serials=serials())))

    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    record_item(bench, RMA, 1, "cable", 0)
    note = _issued(bench)

    assert _amounts(note) == ("13.43", "73.57", "14.71", "88.28")
    assert [(off.kind, str(off.amount)) for off in note.allowances] == [
        ("fee", "13.43"),
        ("deduction", "2.50"),
    ]


def test_e3_a_cheap_unit_pays_the_minimum() -> None:
    bench = a_bench(a_case(a_line("49.00")))

    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)

    assert _amounts(_issued(bench)) == ("10.00", "39.00", "7.80", "46.80")


def test_e4_two_arrivals_pay_the_minimum_once() -> None:
    bench = a_bench(a_case(a_line("1.95", announced=50, sku=BARE_SKU)))

    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    first = _issued(bench)
    assert bench.case(RMA).status is Status.DECIDED
    receive_another(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    second = _issued(bench)

    assert _amounts(first) == ("10.00", "29.00", "5.80", "34.80")
    assert _amounts(second) == ("4.63", "53.87", "10.77", "64.64")
    assert (first.number, second.number) == ("AV-2026-000001", "AV-2026-000002")
    assert bench.case(RMA).status is Status.CLOSED


def test_e5_two_vat_rates_share_the_fee() -> None:
    bench = a_bench(a_case(a_line("100.00"), a_line("50.00", number=2, vat_rate=Decimal("5.5"))))

    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    note = _issued(bench)

    assert _fee(note) == Decimal("22.50")
    assert [str(off.amount) for off in note.allowances] == ["15.00", "7.50"]
    assert [(str(row.base), str(row.vat)) for row in note.vat] == [("85.00", "17.00"), ("42.50", "2.34")]
    assert str(note.gross) == "146.84"


def test_e6_a_delivery_error_is_credited_without_fee() -> None:
    line = a_line("149.00", received_sku=OTHER_SKU, serials=serials())
    bench = a_bench(a_case(line, reason=Reason.DELIVERY_ERROR))

    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    read_serial(bench, RMA, 1, serials()[0])
    answer(bench, RMA, 1, Question.PRODUCT, Choice.DELIVERY_ERROR_CONFIRMED)
    note = _issued(bench)

    assert _amounts(note) == ("0.00", "149.00", "29.80", "178.80")
    assert note.allowances == ()


def test_e7_an_export_is_credited_without_vat() -> None:
    bench = a_bench(a_case(a_line("78.31", vat_rate=Decimal(0)), customer=SWISS))

    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    note = _issued(bench)

    assert _amounts(note) == ("11.75", "66.56", "0.00", "66.56")
    assert [(row.category, row.exemption_code) for row in note.vat] == [("G", "VATEX-EU-G")]
    assert "262 I" in note.vat[0].exemption_reason


@pytest.mark.parametrize("language", ["fr", "en"])
def test_e1_amounts_do_not_depend_on_the_language(language: str) -> None:
    case = a_case(a_line("89.50"))
    bench = a_bench(replace(case, customer=replace(case.customer, language=language)))

    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=AS_NEW)

    assert _amounts(_issued(bench)) == ("13.43", "76.07", "15.21", "91.28")
