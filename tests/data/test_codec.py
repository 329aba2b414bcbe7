"""Snapshots as text: exact, canonical, and refused when they are not what they should be."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.data.codec import MalformedText, decode, encode, instant
from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.inspection import ChoiceMade
from receiving_app.domain.profile import Policy, Profile
from receiving_app.domain.restocking import FeeRule, FeeTable
from receiving_app.domain.vocabulary import Choice, Condition, Question
from tests.builders import a_case, a_profile
from tests.data.stores import a_note

# A lone surrogate is no text: it can be neither stored nor printed.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False)
# Two hours east of UTC, the first hours of the year 1 have no UTC.
INSTANTS = st.datetimes(
    min_value=datetime(1, 1, 2),  # noqa: DTZ001  a bound is naive
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]),
)


@dataclass(frozen=True)
class Everything:
    text: str
    count: int
    flag: bool | None
    amount: Decimal
    day: date | None
    at: datetime
    choice: Choice
    content: bytes
    words: LocalText
    conditions: frozenset[Condition]
    pairs: tuple[tuple[str, int], ...]
    added_later: str = "default"


@given(
    st.builds(
        Everything,
        TEXTS,
        st.integers(),
        st.none() | st.booleans(),
        AMOUNTS,
        st.none() | st.dates(),
        INSTANTS,
        st.sampled_from(Choice),
        st.binary(),
        st.builds(LocalText, TEXTS, TEXTS),
        st.frozensets(st.sampled_from(Condition)),
        st.lists(st.tuples(TEXTS, st.integers())).map(tuple),
    )
)
def test_every_value_comes_back_as_it_was_and_gives_the_same_text_again(value: Everything) -> None:
    text = encode(value)
    back = decode(Everything, text)
    assert back == value
    assert encode(back) == text


@given(AMOUNTS)
def test_an_amount_keeps_its_decimals(amount: Decimal) -> None:
    policy = decode(Policy, encode(Policy(serial_read_above=amount)))
    assert str(policy.serial_read_above) == str(amount)


def test_a_profile_with_its_logo_and_rules_comes_back_as_it_was() -> None:
    profile = a_profile(logo=b"\x89PNG\x00")
    assert decode(Profile, encode(profile)) == profile


def test_a_credit_note_comes_back_as_it_was() -> None:
    note = a_note(a_case(), "AV-2026-000001")
    assert decode(CreditNote, encode(note)) == note


def test_the_text_is_canonical_whatever_the_order_of_a_set() -> None:
    ones = frozenset({Condition.USED, Condition.DAMAGED})
    others = frozenset([Condition.DAMAGED, Condition.USED])
    rules = [FeeRule("F-01", LocalText("é"), conditions=conditions) for conditions in (ones, others)]
    first, second = (encode(FeeTable((rule,))) for rule in rules)
    assert first == second
    assert '"conditions":["damaged","used"]' in first
    assert "é" in first


def test_instants_are_stored_in_utc_with_microseconds_so_that_text_order_is_time_order() -> None:
    paris = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=1)))
    assert instant(paris) == "2026-11-23T08:00:00.000000+00:00"
    assert instant(paris) < instant(paris + timedelta(microseconds=1))


def test_an_instant_without_its_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instant(datetime(2026, 11, 23, 9))  # noqa: DTZ001 - that is what is refused


def test_a_float_is_refused_because_its_text_is_not_exact() -> None:
    with pytest.raises(TypeError, match="float"):
        encode({"amount": 0.1})


def test_a_field_added_since_takes_its_default() -> None:
    assert decode(LocalText, '{"fr":"x"}') == LocalText("x", "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (LocalText, "not json"),
        (LocalText, "[]"),
        (LocalText, "{}"),
        (LocalText, '{"fr":1}'),
        (LocalText, '{"fr":"x","unknown":"y"}'),
        (Policy, '{"serial_read_above":100}'),
        (Policy, '{"serial_read_above":"a lot"}'),
        (Policy, '{"deduct_missing":1}'),
        (Policy, '{"vat_rates":"20"}'),
        (Profile, '{"first_number":true}'),
        (Profile, '{"logo":"*"}'),
        (FeeRule, '{"rule":"F-01","label":{"fr":"x"},"percent":"101"}'),
        (FeeRule, '{"rule":"F-01","label":{"fr":"x"},"conditions":["shiny"]}'),
        (ChoiceMade, '{"question":"product","choice":"credit","operator":"Sam","at":"yesterday"}'),
        (tuple[tuple[str, int], ...], '[["handset"]]'),
    ],
)
def test_a_text_of_another_shape_is_refused(kind: type[object], text: str) -> None:
    with pytest.raises(MalformedText):
        decode(kind, text)


def test_a_type_without_an_exact_text_is_a_mistake_of_the_program() -> None:
    with pytest.raises(MalformedText, match="no exact text"):
        decode(float, "0.1")


def test_an_answer_keeps_question_choice_and_instant() -> None:
    made = ChoiceMade(Question.PRODUCT, Choice.HOLD, "Sam", datetime(2026, 11, 23, tzinfo=UTC), "Nadia", "x")
    assert decode(tuple[ChoiceMade, ...], encode((made,))) == (made,)
