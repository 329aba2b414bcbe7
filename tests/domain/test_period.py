"""Periods of whole days, and the months that are offered."""

from datetime import date

import pytest

from receiving_app.domain.export_errors import InvalidPeriod
from receiving_app.domain.period import Period


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidPeriod) as refused:
        Period(date(2026, 11, 2), date(2026, 11, 1))
    assert refused.value.data() == {"first": date(2026, 11, 2), "last": date(2026, 11, 1)}
    assert Period(date(2026, 11, 1), date(2026, 11, 1)).name == "2026-11-01_2026-11-01"


@pytest.mark.parametrize(
    ("day", "this", "before"),
    [
        ("2026-11-23", ("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-31")),
        ("2026-01-31", ("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31")),
        ("2028-03-31", ("2028-03-01", "2028-03-31"), ("2028-02-01", "2028-02-29")),
        ("2026-12-01", ("2026-12-01", "2026-12-31"), ("2026-11-01", "2026-11-30")),
    ],
)
def test_this_month_and_the_last_one_are_whole(
    day: str, this: tuple[str, str], before: tuple[str, str]
) -> None:
    today = date.fromisoformat(day)
    for period, (first, last) in ((Period.month_of(today), this), (Period.month_before(today), before)):
        assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
