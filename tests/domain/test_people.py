"""Who may do what, which PINs are refused, and how long nothing is tried after wrong ones."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.errors import InvalidText
from receiving_app.domain.people import (
    FREE_FAILURES,
    LONGEST_WAIT,
    RIGHTS,
    Failures,
    Person,
    Right,
    Role,
    badge_digest,
    check_pin,
    clean_name,
    seal,
)
from receiving_app.domain.people_errors import PinTooWeak

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
ANA = Person(1, "Ana", Role.ADMINISTRATOR)


def test_each_role_may_do_what_the_one_before_may_and_more() -> None:
    operator, supervisor, administrator = (RIGHTS[role] for role in Role)
    assert operator < supervisor < administrator
    assert administrator == frozenset(Right)
    assert Right.APPROVE not in operator
    assert {Right.MANAGE_PEOPLE, Right.EDIT_SETTINGS, Right.BACKUP_AND_RESTORE}.isdisjoint(supervisor)


@pytest.mark.parametrize("right", Right)
def test_whoever_left_may_do_nothing(right: Right) -> None:
    assert ANA.may(right)
    assert not Person(1, "Ana", Role.ADMINISTRATOR, active=False).may(right)


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("", "too_short"),
        ("274", "too_short"),
        ("2749503816274", "too_long"),
        ("27a4", "not_digits"),
        ("27 4", "not_digits"),
        ("२७४९", "not_digits"),
        ("0000", "one_digit"),
        ("7777777", "one_digit"),
        ("1234", "row"),
        ("0123456789", "row"),
        ("7890", "row"),
        ("8901", "row"),
        ("4321", "row"),
        ("2109", "row"),
        ("1212", "repeated"),
        ("274274", "repeated"),
    ],
)
def test_a_pin_that_would_be_tried_first_is_refused(pin: str, why: str) -> None:
    with pytest.raises(PinTooWeak) as refused:
        check_pin(pin)
    assert refused.value.why == why
    assert not pin or pin not in str(refused.value)


@pytest.mark.parametrize("pin", ["2749", "1235", "9021", "27492", "274950381627"])
def test_a_pin_of_four_to_twelve_digits_without_a_pattern_is_taken(pin: str) -> None:
    check_pin(pin)


def test_two_slips_cost_nothing_and_then_each_costs_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    waits = [int(Failures(count, NOW).wait.total_seconds()) for count in range(1, 13)]
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]
    assert Failures(10_000, NOW).wait == LONGEST_WAIT


@given(count=st.integers(1, 100), away=st.integers(-10_000_000, 10_000_000))
def test_a_clock_set_back_makes_nobody_wait_longer_than_the_wait_itself(count: int, away: int) -> None:
    now = NOW + timedelta(seconds=away)
    seen = Failures(count, NOW).as_of(now)
    assert seen.count == count
    assert seen.left(now) == max(seen.wait - timedelta(seconds=max(away, 0)), timedelta())
    assert not seen.left(now + seen.wait)


@given(st.integers(0, 60))
def test_each_failure_waits_at_least_as_long_as_the_one_before(count: int) -> None:
    before = Failures(count, NOW)
    after = before.one_more(NOW)
    assert after.wait >= before.wait
    assert (after.wait > timedelta()) == (after.count > FREE_FAILURES)


def test_a_badge_is_kept_as_a_digest_whatever_caps_lock_did() -> None:
    text = "BDG-P001-ABCDEF0123"
    digest = badge_digest(text)
    assert len(digest) == 64
    assert digest == badge_digest(f" {text.lower()}\n")
    assert digest != badge_digest("BDG-P001-ABCDEF0124")
    assert digest not in repr(Person(1, "Ana", Role.OPERATOR, digest))


@pytest.mark.parametrize(
    ("text", "problem"), [("  ", "empty"), ("x" * 61, "too_long"), ("A\0b", "unprintable")]
)
def test_a_name_that_cannot_be_printed_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InvalidText) as refused:
        clean_name(text)
    assert (refused.value.what, refused.value.problem) == ("person_name", problem)


def test_the_spaces_of_a_name_are_tidied() -> None:
    assert clean_name("  Ana   Le Goff\t") == "Ana Le Goff"


def test_a_seal_changes_with_all_that_decides_about_a_sign_in_and_not_with_the_name() -> None:
    same = seal(Person(1, "Anaïs", Role.ADMINISTRATOR), "hash")
    others = (
        seal(Person(2, "Ana", Role.ADMINISTRATOR), "hash"),
        seal(Person(1, "Ana", Role.OPERATOR), "hash"),
        seal(Person(1, "Ana", Role.ADMINISTRATOR, "badge"), "hash"),
        seal(Person(1, "Ana", Role.ADMINISTRATOR, active=False), "hash"),
        seal(ANA, "other hash"),
    )
    assert seal(ANA, "hash") == same
    assert len({same, *others}) == 6
