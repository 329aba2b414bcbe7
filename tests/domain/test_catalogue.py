"""Products, warranties and playbooks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.catalogue import (
    LocalText,
    Playbook,
    PlaybookKind,
    TicketNeeded,
    add_months,
    playbook_for,
)
from receiving_app.domain.errors import InvalidAmount, InvalidQuantity
from receiving_app.domain.profile import Seller
from tests.builders import EVERY_OTHER, GRANDSTREAM, TODAY, UBIQUITI, a_product, a_seller, an_item

DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
    ],
)
def test_months_later_is_the_same_day_or_the_month_s_last(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(days, st.integers(0, 120))
def test_months_later_lands_in_the_right_month(day: date, months: int) -> None:
    later = add_months(day, months)

    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later.day < day.day and (later + DAY).day == 1)


@given(days, days, st.integers(0, 60))
def test_a_later_invoice_never_has_an_earlier_warranty(one: date, two: date, months: int) -> None:
    product = a_product(warranty_months=months)
    assert product.warranty_until(min(one, two)) <= product.warranty_until(max(one, two))


def test_a_manufacturer_s_own_playbook_comes_before_the_one_for_all() -> None:
    books = (EVERY_OTHER, GRANDSTREAM, UBIQUITI)

    assert playbook_for(books, "grandstream", TODAY) == GRANDSTREAM
    assert playbook_for(books, "Yealink", TODAY) == EVERY_OTHER
    assert playbook_for((), "Yealink", TODAY).ticket is TicketNeeded.SUPPORT


@given(days, days, days)
def test_a_playbook_applies_from_its_first_to_its_last_day(one: date, two: date, day: date) -> None:
    first, last = min(one, two), max(one, two)
    book = Playbook("Ruckus", PlaybookKind.DIRECT, TicketNeeded.NONE, "", first, last)

    assert book.applies("RUCKUS", day) == (first <= day <= last)
    assert replace(book, valid_from=None).applies("Ruckus", day) == (day <= last)
    assert replace(book, valid_to=None).applies("Ruckus", day) == (first <= day)
    assert not book.applies("Ubiquiti", first)


@pytest.mark.parametrize("quantity", [0, 1000])
def test_a_checklist_item_has_one_to_999_pieces(quantity: int) -> None:
    with pytest.raises(InvalidQuantity):
        an_item("cable", quantity=quantity)


def test_a_checklist_item_has_a_possible_price() -> None:
    with pytest.raises(InvalidAmount) as refused:
        an_item("cable", "-1")
    assert refused.value.what == "replacement_price"


def test_a_text_in_one_language_serves_for_both() -> None:
    assert LocalText("câble", "cable").in_language("en") == "cable"
    assert LocalText("câble").in_language("en") == "câble"
    assert LocalText("", "cable").in_language("fr") == "cable"


def test_a_seller_lacks_what_is_blank() -> None:
    assert a_seller().missing() == ()
    assert a_seller(city=" ", vat_number="").missing() == ("city", "vat_number")
    assert "name" in Seller().missing()
