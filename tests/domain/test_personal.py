"""What an act says of people is taken apart and put together again, and kept as long as the settings say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.personal import (
    FREE_TEXTS,
    Aside,
    KeptTooShort,
    apart,
    check_months,
    end_of_keeping,
    require_age,
    together,
)
from receiving_app.domain.quarantine import QuarantineCause

_NAMES = st.sampled_from([*sorted(FREE_TEXTS), "unit", "of", "result"])
_FACTS = st.recursive(
    st.dictionaries(_NAMES, st.one_of(st.text(max_size=5), st.integers(), st.booleans(), st.none())),
    lambda within: st.dictionaries(_NAMES, within, max_size=3),
)


@given(_FACTS)
def test_what_is_taken_apart_comes_together_again_and_no_free_text_is_left_behind(
    facts: dict[str, object],
) -> None:
    proved, said = apart(facts)
    assert together(proved, said) == facts
    assert not any(isinstance(value, str) and value for value in _named(proved))


def _named(facts: dict[str, object]) -> list[object]:
    found: list[object] = []
    for name, value in facts.items():
        if isinstance(value, dict):
            found += _named(value)
        elif name in FREE_TEXTS:
            found.append(value)
    return found


def test_words_of_ours_are_proved_whatever_their_name() -> None:
    facts = {"cause": QuarantineCause.UNREADABLE, "raw": ("de M. Durand",), "unit": 1}
    assert apart(facts) == ({"cause": "unreadable", "unit": 1}, {"raw": ("de M. Durand",)})


def test_the_same_name_has_another_hash_in_each_act() -> None:
    one, other = Aside("Sam", "", "{}", "0" * 32), Aside("Sam", "", "{}", "1" * 32)
    assert one.sha256 != other.sha256
    assert len(one.sha256) == 64


@pytest.mark.parametrize(
    ("today", "months", "end"),
    [
        (date(2026, 11, 24), 12, date(2025, 11, 1)),
        (date(2026, 11, 1), 6, date(2026, 5, 1)),
        (date(2026, 1, 31), 13, date(2024, 12, 1)),
    ],
)
def test_what_is_kept_begins_with_a_month(today: date, months: int, end: date) -> None:
    assert end_of_keeping(today, months) == end


@pytest.mark.parametrize("months", [0, 6, 120])
def test_for_ever_or_from_six_months_to_ten_years(months: int) -> None:
    check_months(months)


@pytest.mark.parametrize("months", [-1, 1, 5, 121])
def test_a_time_too_short_or_too_long_is_refused(months: int) -> None:
    with pytest.raises(InvalidSetting):
        check_months(months)


def test_nobody_erases_what_is_less_than_six_months_old() -> None:
    require_age(date(2026, 5, 24), date(2026, 11, 24))
    for before in (date(2026, 5, 25), date(2026, 11, 24), date(2027, 1, 1)):
        with pytest.raises(KeptTooShort):
            require_age(before, date(2026, 11, 24))
