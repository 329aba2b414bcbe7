"""Identifiers: one canonical form, and nothing unchecked passes."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.credit_note import CreditNoteNumber
from receiving_app.domain.errors import InvalidCheckCharacter, InvalidIdentifier
from receiving_app.domain.identifiers import (
    Gtin,
    Identifier,
    InvoiceNumber,
    MacAddress,
    RmaNumber,
    SerialNumber,
    Siren,
    Siret,
    Sku,
    TrackingNumber,
    VatNumber,
    parse_rma,
)

ALPHABET = string.digits + string.ascii_uppercase
KINDS = (
    RmaNumber,
    SerialNumber,
    MacAddress,
    Gtin,
    Sku,
    InvoiceNumber,
    TrackingNumber,
    Siren,
    Siret,
    VatNumber,
)
rmas = st.builds(RmaNumber.build, st.integers(2000, 2099), st.integers(1, 999_999))
junk = st.text() | st.from_regex(r"[A-Z]{0,4}[0-9 .:/_-]{0,30}", fullmatch=True) | st.binary().map(repr)


def _substitutions(number: str) -> list[str]:
    compact = number.replace("-", "")
    return [
        compact[:at] + other + compact[at + 1 :]
        for at in range(3, len(compact))
        for other in ALPHABET
        if other != compact[at]
    ]


def test_every_single_substitution_in_a_number_is_refused() -> None:
    for wrong in _substitutions("RMA-2026-004101-Z"):
        with pytest.raises(InvalidIdentifier):
            RmaNumber(wrong)


@given(rmas, st.data())
def test_any_single_substitution_in_any_number_is_refused(number: RmaNumber, data: st.DataObject) -> None:
    with pytest.raises(InvalidIdentifier):
        RmaNumber(data.draw(st.sampled_from(_substitutions(number.text))))


@given(rmas)
def test_a_number_survives_its_own_writing(number: RmaNumber) -> None:
    for writing in (str(number), str(number).lower(), str(number).replace("-", ""), f" {number} "):
        assert RmaNumber(writing) == number
    assert RmaNumber.build(number.year, number.sequence) == number


def test_a_number_written_with_typographic_dashes_is_read() -> None:
    assert str(RmaNumber("RMA–2026—004101‑Z")) == "RMA-2026-004101-Z"


def test_a_number_may_be_of_another_system_where_a_pattern_says_so() -> None:
    assert parse_rma("t-1234", [r"T-\d{4}"]) == "T-1234"
    with pytest.raises(InvalidIdentifier):
        parse_rma("t-1234", [r"T-\d{5}"])
    with pytest.raises(InvalidCheckCharacter):
        parse_rma("RMA-2026-004101-Y", [r".*"])


@pytest.mark.parametrize("kind", KINDS)
@given(text=junk)
def test_junk_is_refused_and_what_passes_is_stable(kind: type[Identifier], text: str) -> None:
    try:
        parsed = kind(text)
    except InvalidIdentifier:
        return
    assert kind(str(parsed)) == parsed


@given(junk)
def test_junk_is_never_an_rma_number_of_an_unexpected_kind(text: str) -> None:
    try:
        parsed = parse_rma(text, [r"[A-Z]+\d+"])
    except InvalidIdentifier:
        return
    assert parse_rma(parsed, [r"[A-Z]+\d+"]) == parsed


@pytest.mark.parametrize(
    ("kind", "text", "canonical"),
    [
        (Identifier, "ß–1", "ß-1"),
        (SerialNumber, "20ez2f960063", "20EZ2F960063"),
        (MacAddress, "c074.ad25.33d9", "C0:74:AD:25:33:D9"),
        (MacAddress, "C0-74-AD-25-33-D9", "C0:74:AD:25:33:D9"),
        (Gtin, "6947554001234"[:12] + "8", None),
        (Gtin, "4006381333931", "4006381333931"),
        (Sku, "grp2614", "GRP2614"),
        (InvoiceNumber, "FA-2026-29432", "FA-2026-29432"),
        (TrackingNumber, "xy 0617-6714", "XY06176714"),
        (Siren, "999 810 005", "999810005"),
        (Siret, "99981000500010", "99981000500010"),
        (VatNumber, "FR 04 999810005", "FR04999810005"),
    ],
)
def test_each_kind_has_its_canonical_form(kind: type[Identifier], text: str, canonical: str | None) -> None:
    if canonical is None:
        with pytest.raises(InvalidCheckCharacter):
            kind(text)
    else:
        assert str(kind(text)) == canonical


@pytest.mark.parametrize("kind", [Gtin, Siren, Siret, VatNumber])
def test_a_wrong_shape_is_told_from_a_wrong_check_digit(kind: type[Identifier]) -> None:
    with pytest.raises(InvalidIdentifier) as refused:
        kind("12")
    assert not isinstance(refused.value, InvalidCheckCharacter)


def test_a_wrong_luhn_key_is_a_wrong_check_digit() -> None:
    with pytest.raises(InvalidCheckCharacter):
        Siren("999810006")


def test_a_vat_number_names_its_country() -> None:
    assert VatNumber("FR04999810005").country == "FR"
    assert VatNumber("EL094259216").country == "GR"


@pytest.mark.parametrize("text", ["A" * 81, "", "  ", "a\x00b", "漢字"])
def test_what_is_empty_too_long_or_unprintable_is_no_identifier(text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        Identifier(text)


@given(st.sampled_from(["AV", "A/B", "X_1"]), st.integers(2000, 2099), st.integers(1, 999_999))
def test_a_credit_note_number_is_its_series_and_six_digits(prefix: str, year: int, sequence: int) -> None:
    number = CreditNoteNumber(prefix, year, sequence)

    assert str(number) == f"{prefix}-{year}-{sequence:06d}"
    assert len(str(number)) <= 35


@pytest.mark.parametrize(
    ("prefix", "sequence"), [("", 1), ("A V", 1), ("É", 1), ("AV", 0), ("AV", 1_000_000)]
)
def test_a_credit_note_number_out_of_bounds_is_refused(prefix: str, sequence: int) -> None:
    with pytest.raises(InvalidIdentifier):
        CreditNoteNumber(prefix, 2026, sequence)
