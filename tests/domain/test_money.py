"""Amounts: half-up, shares that add up, and the VAT treatment of rule 9."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.errors import InvalidAmount, UnsupportedVat
from receiving_app.domain.money import (
    CENT,
    MAX_PRICE,
    amount,
    line_amount,
    share_pro_rata,
    unit_price,
    vat_on,
    vat_treatment,
)

cents = st.integers(0, 10**9).map(lambda n: Decimal(n) / 100)
prices = st.integers(0, 10**9).map(lambda n: Decimal(n) / 1_000_000)
BELGIAN_VAT, FRENCH_VAT = "BE0999000228", "FR04999810005"


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("13.425", "13.43"), ("-13.425", "-13.43"), ("0.005", "0.01"), ("0.004999", "0.00"), ("2.3375", "2.34")],
)
def test_a_half_cent_goes_up(value: str, rounded: str) -> None:
    assert amount(Decimal(value)) == Decimal(rounded)


@given(prices, st.integers(0, 100_000))
def test_a_line_is_within_half_a_cent_of_exact(price: Decimal, quantity: int) -> None:
    exact = Fraction(price) * quantity
    rounded = Fraction(line_amount(price, quantity))
    assert abs(rounded - exact) <= Fraction(1, 200)
    assert rounded - exact != Fraction(-1, 200)


@given(cents, st.sampled_from(["20", "10", "5.5", "2.1", "8.5", "0"]))
def test_vat_is_that_of_the_total_within_half_a_cent(base: Decimal, rate: str) -> None:
    exact = Fraction(base) * Fraction(Decimal(rate)) / 100
    assert abs(Fraction(vat_on(base, Decimal(rate))) - exact) <= Fraction(1, 200)


@given(cents, st.lists(cents, min_size=1, max_size=6))
def test_shares_add_up_and_are_within_a_cent_of_exact(total: Decimal, bases: list[Decimal]) -> None:
    parts = share_pro_rata(total, bases)

    assert sum(parts) == total
    assert all(part >= 0 and part == part.quantize(CENT) for part in parts)
    weight = sum(bases)
    if weight:
        for part, base in zip(parts, bases, strict=True):
            assert abs(Fraction(part) - Fraction(total) * Fraction(base) / Fraction(weight)) < Fraction(
                1, 100
            )


def test_a_tie_goes_to_the_earlier_base_and_no_base_to_the_first() -> None:
    assert share_pro_rata(Decimal("0.01"), [Decimal(1), Decimal(1)]) == (CENT, 0)
    assert share_pro_rata(Decimal("1.00"), [Decimal(0), Decimal(0)]) == (1, 0)


@pytest.mark.parametrize("value", ["0", "0.000001", "9999999.999999", "1.10"])
def test_a_price_has_up_to_six_decimals(value: str) -> None:
    assert unit_price(Decimal(value)) == Decimal(value)


@pytest.mark.parametrize(
    "value", ["-0.01", "0.0000001", str(MAX_PRICE + 1), "NaN", "Infinity", "-Infinity", "1E+40", "sNaN"]
)
def test_an_impossible_price_is_refused(value: str) -> None:
    with pytest.raises(InvalidAmount):
        unit_price(Decimal(value))


@pytest.mark.parametrize(
    ("country", "rate", "vat_number", "category"),
    [
        *(("FR", rate, "", "S") for rate in ("20", "20.0", "10", "5.5", "2.1", "8.5")),
        ("MC", "20", "", "S"),
        ("RE", "8.5", "", "S"),
        ("GP", "0", "", "G"),
        ("BE", "20", "", "S"),
        ("BE", "0", BELGIAN_VAT, "K"),
        ("CH", "0", "", "G"),
        ("GB", "0", "", "G"),
    ],
)
def test_country_rate_and_vat_number_make_the_category(
    country: str, rate: str, vat_number: str, category: str
) -> None:
    treatment = vat_treatment(country, Decimal(rate), vat_number)

    assert treatment.category == category
    assert treatment.rate == Decimal(rate)
    assert bool(treatment.exemption_code) == (category != "S")


@pytest.mark.parametrize(
    ("country", "rate", "vat_number"),
    [
        ("FR", "0", ""),
        ("FR", "0", BELGIAN_VAT),
        ("MC", "0", ""),
        ("FR", "19.6", ""),
        ("BE", "0", ""),
        ("BE", "0", "BE0999000229"),
        ("BE", "0", FRENCH_VAT),
        ("BE", "21", BELGIAN_VAT),
        ("CH", "20", ""),
        ("", "0", ""),
        ("", "20", ""),
        ("ch", "0", ""),
        ("CHE", "0", ""),
    ],
)
def test_anything_else_is_refused_with_its_facts(country: str, rate: str, vat_number: str) -> None:
    with pytest.raises(UnsupportedVat) as refused:
        vat_treatment(country, Decimal(rate), vat_number)

    assert refused.value.data() == {"country": country, "rate": Decimal(rate), "vat_number": vat_number}


def test_the_french_rates_are_a_setting() -> None:
    assert vat_treatment("FR", Decimal(21), rates=(Decimal(21),)).rate == 21
    with pytest.raises(UnsupportedVat):
        vat_treatment("FR", Decimal(20), rates=(Decimal(21),))
