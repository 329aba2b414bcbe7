"""A hold says what is awaited, from whom, until when, and for how long it is overdue."""

from datetime import UTC, datetime, timedelta

import pytest

from receiving_app.domain.holds import AWAITED_FROM, HoldCause, HoldNote, cause_of_rules
from tests.builders import TODAY

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize("days", [-3, 0, 4])
def test_days_overdue_are_counted_from_the_day_on_which_an_answer_was_due(days: int) -> None:
    note = HoldNote("", "Sam", NOW, HoldCause.ANSWER, due_on=TODAY - timedelta(days=days))
    assert note.days_overdue(TODAY) == days
    assert HoldNote("attend", "Sam", NOW).days_overdue(TODAY) == 0


def test_a_cause_of_the_list_says_why_and_another_one_needs_words() -> None:
    assert HoldNote("", "Sam", NOW, HoldCause.TEST).says_why
    assert HoldNote("attend", "Sam", NOW).says_why
    assert not HoldNote("  ", "Sam", NOW).says_why


def test_every_cause_is_awaited_from_someone() -> None:
    assert set(AWAITED_FROM) == set(HoldCause)


@pytest.mark.parametrize(
    ("codes", "cause"),
    [
        (("essential_missing_hold",), HoldCause.ACCESSORY),
        (("through_us", "no_support_ticket"), HoldCause.SUPPORT),
        (("no_manufacturer_ticket",), HoldCause.MANUFACTURER),
        (("out_of_warranty",), HoldCause.ANSWER),
        (("operator_chose",), HoldCause.SUPERVISOR),
        ((), HoldCause.SUPERVISOR),
    ],
)
def test_what_the_rules_hold_waits_for_what_they_miss(codes: tuple[str, ...], cause: HoldCause) -> None:
    assert cause_of_rules(codes) is cause
