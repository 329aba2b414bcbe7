"""The clock is set back between two issues: numbers go on, and no document is dated before the last one."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from receiving_app.app_context import AppContext
from receiving_app.domain.credit_note_errors import IssueDateBeforeLast
from receiving_app.domain.paris import PARIS
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.wording import in_language
from tests.services.issuing import inspect

FIRST, SECOND = "RMA-2026-004101-Z", "RMA-2026-004104-T"


@dataclass
class _Clock:
    """A machine's clock that the test sets; it runs a second with each reading."""

    at: datetime

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def today(self) -> date:
        return self.at.astimezone(PARIS).date()

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def clock() -> _Clock:
    return _Clock(datetime(2026, 11, 23, 14, 0, tzinfo=UTC))


@pytest.fixture
def bench(context: AppContext, clock: _Clock) -> Bench:
    """A bench where both returns are ready to be credited, and the first is."""
    made = replace(context.bench, clock=clock)
    for rma in (FIRST, SECOND):
        inspect(made, rma)
    note = conclude(made, FIRST).note
    assert note is not None
    assert note.number == "AV-2026-000001"
    return made


def test_an_hour_back_on_the_same_day_goes_on_in_order(
    context: AppContext, bench: Bench, clock: _Clock
) -> None:
    clock.at -= timedelta(hours=1)
    note = conclude(bench, SECOND).note
    assert note is not None
    assert (note.number, note.issued_on) == ("AV-2026-000002", date(2026, 11, 23))
    assert list(context.problems()) == []


@pytest.mark.parametrize("back", [timedelta(hours=20), timedelta(days=365)])
def test_a_day_before_the_last_document_is_refused_in_words_until_the_clock_is_right(
    context: AppContext, bench: Bench, clock: _Clock, back: timedelta
) -> None:
    right = clock.at
    clock.at -= back
    with pytest.raises(IssueDateBeforeLast) as refused:
        conclude(bench, SECOND)
    said = in_language("fr").error(refused.value)
    assert "23/11/2026" in said.what
    assert said.next_step
    clock.at = right
    note = conclude(bench, SECOND).note
    assert note is not None
    assert note.number == "AV-2026-000002"
    assert list(context.problems()) == []
