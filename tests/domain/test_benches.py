"""A bench name is one installation's, and is free for another only once nobody works under it."""

from datetime import UTC, datetime, timedelta

import pytest

from receiving_app.domain.benches import FORGOTTEN_AFTER, NamedBench, clean_bench_name, next_to
from receiving_app.domain.claims import LAPSES_AFTER, RENEWED_AFTER
from receiving_app.domain.errors import InvalidText

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BENCH = NamedBench("1", "a", NOW)
MOMENT = timedelta(seconds=1)


def test_a_name_is_at_work_for_a_minute_after_it_was_heard_of_and_where_the_clock_was_set_back() -> None:
    assert BENCH.is_at_work(NOW + LAPSES_AFTER - MOMENT)
    assert BENCH.is_at_work(NOW - timedelta(days=1))
    assert not BENCH.is_at_work(NOW + LAPSES_AFTER)


def test_a_name_is_to_be_heard_of_every_twenty_seconds() -> None:
    assert not BENCH.is_due(NOW + RENEWED_AFTER - MOMENT)
    assert BENCH.is_due(NOW + RENEWED_AFTER)
    assert BENCH.is_due(NOW - MOMENT)


def test_what_nobody_works_under_is_free_for_whoever_chooses_it_and_else_after_a_month() -> None:
    assert not BENCH.is_free(NOW, chosen=True)
    assert BENCH.is_free(NOW + LAPSES_AFTER, chosen=True)
    assert not BENCH.is_free(NOW + FORGOTTEN_AFTER - MOMENT, chosen=False)
    assert BENCH.is_free(NOW + FORGOTTEN_AFTER, chosen=False)


def test_the_name_beside_a_taken_one_is_the_first_free() -> None:
    assert next_to("Quai", lambda name: name not in {"Quai-2", "Quai-3"}) == "Quai-4"


@pytest.mark.parametrize(
    ("text", "problem"), [(" ", "empty"), ("a\x07", "unprintable"), ("x" * 31, "too_long")]
)
def test_a_name_is_a_line_that_can_be_read(text: str, problem: str) -> None:
    assert clean_bench_name("  Quai   2 ") == "Quai 2"
    with pytest.raises(InvalidText) as refused:
        clean_bench_name(text)
    assert (refused.value.what, refused.value.problem) == ("bench_name", problem)
