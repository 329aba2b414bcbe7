"""A few typed words find returns, customers and products."""

from dataclasses import replace

from receiving_app.domain.catalogue import Product
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.find_anything import Found, FoundGoods, find_anything, find_goods
from receiving_app.services.intake_ports import FoundRecord
from receiving_app.services.quarantine import Box, give_back, quarantine
from receiving_app.services.return_ports import CustomerRow, ReturnRow
from tests.builders import FRENCH, RMA, a_bench, a_case, a_product, an_approval
from tests.fakes import FakeBench


def _bench(*products: Product) -> FakeBench:
    customer = replace(FRENCH, code="C1001", name="Télécom Ouest SARL", city="Nantes")
    bench = a_bench(a_case(customer=customer))
    for product in products:
        bench.store.catalogue[product.sku] = product
    return bench


def test_a_customer_is_found_by_the_beginnings_of_words_without_accents() -> None:
    found = find_anything(_bench(), "teleco oue", 6)
    assert found.customers == (CustomerRow("C1001", "Télécom Ouest SARL", "Nantes"),)


def test_a_product_is_found_by_maker_reference_or_name() -> None:
    bench = _bench(a_product("HT812"), a_product("T54W", "Yealink"))
    assert [product.sku for product in find_anything(bench, "yealink", 6).products] == ["T54W"]
    assert [product.sku for product in find_anything(bench, "ht8", 6).products] == ["HT812"]


def test_a_return_is_found_by_its_number() -> None:
    bench = _bench()
    rma = next(iter(bench.store.cases))
    assert [row.rma for row in find_anything(bench, rma, 6).returns] == [rma]


def test_no_more_of_a_kind_is_given_than_wanted() -> None:
    bench = _bench(*(a_product(f"GRP{number}") for number in range(2610, 2620)))
    assert len(find_anything(bench, "grp", 3).products) == 3


def test_a_single_letter_finds_nothing_because_it_would_find_everything() -> None:
    assert find_anything(_bench(), " t ", 6) == Found()


def test_a_parcel_in_quarantine_is_found_beside_the_returns() -> None:
    bench = _bench()
    record = quarantine(bench, Box(QuarantineCause.NO_NUMBER, customer="Télécom Ouest"))
    found = find_anything(bench, "Télécom Ouest", 6)
    assert (found.records, len(found.returns)) == ((FoundRecord(record, "customer"),), 1)
    goods = find_goods(bench, " Télécom Ouest ").rows
    assert [one.rma if isinstance(one, ReturnRow) else one.record.number for one in goods] == [
        record.number,
        RMA,
    ]
    give_back(bench, record.number, an_approval())
    assert isinstance(find_goods(bench, "Télécom Ouest").rows[0], ReturnRow)
    assert find_goods(bench, "  ") == FoundGoods()


def test_no_more_are_returned_than_wanted_and_it_is_told_that_there_are_more() -> None:
    bench = _bench()
    for _ in range(3):
        quarantine(bench, Box(QuarantineCause.NO_NUMBER, customer="Télécom Ouest"))
    all_found = find_goods(bench, "Télécom Ouest", 3)
    assert (len(all_found.rows), all_found.more) == (4, False)
    cut = find_goods(bench, "Télécom Ouest", 2)
    assert (len(cut.rows), cut.more) == (3, True)
