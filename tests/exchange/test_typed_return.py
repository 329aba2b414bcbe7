"""What is typed of a return is held to what a file is held to, and opens under a number of ours."""

from dataclasses import replace
from datetime import date

import pytest

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Reason, Status
from receiving_app.exchange.typed_return import open_typed
from receiving_app.services.import_rows import Refusal
from receiving_app.services.open_return import Opening, TypedReturn, known_customers
from tests.builders import BELGIAN, FRENCH, SKU, a_bench, a_case, a_line, serials
from tests.data.stores import rma
from tests.fakes import FakeBench

HEAD = {
    "reason": "order error",
    "expires_on": "17/12/2026",
    "customer_name": "Télécom Ouest SARL",
    "country": "FR",
    "siren": "999810005",
}
LINE = {
    "invoice": "FA-2026-01234",
    "invoice_line": "1",
    "invoiced_on": "10/09/2026",
    "sku": SKU,
    "quantity_invoiced": "2",
    "quantity_announced": "1",
    "unit_price": "89,50",
    "vat_rate": "20",
    "serials": serials()[0],
}


def opened(bench: FakeBench, *lines: dict[str, str], accepted: tuple[str, ...] = (), **head: str) -> Opening:
    return open_typed(bench, TypedReturn({**HEAD, **head}, lines or (LINE,)), accepted)


def case_of(opening: Opening) -> ReturnCase:
    assert opening.refused == ()
    assert opening.case is not None
    return opening.case


def test_a_typed_return_is_opened_today_under_the_next_number_with_its_check_character() -> None:
    bench = a_bench()
    first, second = case_of(opened(bench)), case_of(opened(bench, {**LINE, "serials": ""}))
    assert (first.rma, second.rma) == (rma(1), rma(2))
    assert RmaNumber(first.rma).text == first.rma
    assert (first.reason, first.status, first.opened_on) == (
        Reason.ORDER_ERROR,
        Status.AUTHORISED,
        date(2026, 11, 23),
    )
    assert first.lines[0].serials == serials()
    assert bench.case(first.rma) == first
    entry = bench.store.entries[-1]
    assert (entry.act, entry.rma, entry.facts["lines"]) == ("return_opened", second.rma, 1)


def test_several_lines_make_one_return() -> None:
    case = case_of(opened(a_bench(), LINE, {**LINE, "invoice_line": "2", "serials": ""}))
    assert [line.number for line in case.lines] == [1, 2]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"unit_price": ""}, "unit_price", Refusal.MISSING),
        ({"unit_price": "dear"}, "unit_price", Refusal.NOT_AN_AMOUNT),
        ({"invoiced_on": "31/12/2026"}, "invoiced_on", Refusal.DATE_IN_FUTURE),
        ({"quantity_announced": "3"}, "quantity_announced", Refusal.ANNOUNCED_ABOVE_INVOICED),
        ({"serials": "20EZ0001|20EZ0002"}, "serials", Refusal.MORE_SERIALS_THAN_UNITS),
        ({"vat_rate": "19"}, "vat_rate", Refusal.VAT_RATE_UNKNOWN),
        ({"sku": ""}, "sku", Refusal.MISSING),
    ],
)
def test_a_line_that_does_not_hold_is_refused_by_its_field_and_nothing_is_stored(
    changes: dict[str, str], field: str, code: Refusal
) -> None:
    bench = a_bench()
    opening = opened(bench, LINE, {**LINE, "invoice_line": "2", **changes})
    assert opening.case is None
    assert [(row.line, row.column, row.code) for row in opening.refused] == [(2, field, code)]
    assert (bench.store.cases, bench.acts) == ({}, [])


def test_the_customer_is_checked_as_in_a_file() -> None:
    bench = a_bench()
    for head, field in (
        ({"siren": "123"}, "siren"),
        ({"country": "BE", "siren": "", "vat_number": "BE1"}, "vat_number"),
        ({"customer_name": ""}, "customer_name"),
        ({"expires_on": "01/01/2020"}, "expires_on"),
        ({"reason": "whim"}, "reason"),
    ):
        assert [row.column for row in opened(bench, **head).refused] == [field]


def test_figures_that_another_return_contradicts_are_refused_naming_it() -> None:
    bench = a_bench(a_case(a_line(invoice="FA-2026-01234", price="90.00", quantity_invoiced=2)))
    (row,) = opened(bench).refused
    assert (row.column, row.code) == ("unit_price", Refusal.CONTRADICTS_RETURN)


def test_the_same_invoice_line_twice_with_other_figures_is_refused() -> None:
    assert [row.code for row in opened(a_bench(), LINE, {**LINE, "fault": "other"}).refused] == [
        Refusal.DUPLICATE
    ]


def test_a_serial_on_another_open_return_is_pointed_out_and_needs_a_choice() -> None:
    line = a_line(invoice="FA-2026-09999", serials=serials())
    bench = a_bench(a_case(line))
    opening = opened(bench)
    assert opening.case is None
    assert [(one.number, one.rma) for one in opening.claimed] == [(serials()[0], a_case().rma)]
    assert rma(1) not in bench.store.cases
    case = case_of(opened(bench, accepted=serials()))
    assert bench.store.entries[-1].facts["also_elsewhere"] == list(serials())
    assert case.lines[0].serials == serials()


def test_a_serial_of_a_return_that_ended_needs_no_choice() -> None:
    closed = a_case(a_line(invoice="FA-2026-09999", serials=serials()), status=Status.CLOSED)
    assert case_of(opened(a_bench(closed))).lines[0].serials == serials()


def test_nothing_typed_opens_nothing() -> None:
    assert open_typed(a_bench(), TypedReturn(HEAD, ())) == Opening(None)


def test_known_customers_are_found_as_their_latest_return_has_them() -> None:
    bench = a_bench(a_case(), a_case(rma=rma(2), customer=replace(BELGIAN, code="C2")))
    assert known_customers(bench, "ouest") == (FRENCH,)
    assert known_customers(bench, "essai")[0].vat_number == "BE0999000228"
    assert known_customers(bench, "  ") == ()
    assert known_customers(bench, "zzz") == ()


def test_a_customer_whose_name_begins_another_is_found_too() -> None:
    north = replace(FRENCH, code="C2", name=f"{FRENCH.name} Nord")
    bench = a_bench(a_case(customer=north), a_case(rma=rma(2)))
    assert set(known_customers(bench, "ouest")) == {FRENCH, north}
