"""Who has a return in hand: when another may have it, and when a claim is stored anew."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.claims import LAPSES_AFTER, RENEWED_AFTER, Claim, next_claim

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
RMA = "RMA-2026-004101-Z"
SAMS = Claim(RMA, "2", "Sam", NOW, NOW)
SECOND = timedelta(seconds=1)


def wanted(bench: str, operator: str, after: timedelta = timedelta()) -> Claim:
    return Claim(RMA, bench, operator, NOW + after, NOW + after)


def test_a_free_return_is_taken() -> None:
    assert next_claim(None, SAMS) == SAMS


def test_another_bench_is_told_who_has_it_and_since_when() -> None:
    with pytest.raises(ReturnHeld) as held:
        next_claim(SAMS, wanted("3", "Léa", LAPSES_AFTER - SECOND))
    assert held.value.data() == {"rma": RMA, "bench": "2", "operator": "Sam", "since": NOW}


def test_what_was_left_is_taken_as_from_now() -> None:
    lea = wanted("3", "Léa", LAPSES_AFTER)
    assert next_claim(SAMS, lea) == lea


@pytest.mark.parametrize("after", [timedelta(), RENEWED_AFTER - SECOND])
def test_a_claim_that_is_young_is_not_written_again(after: timedelta) -> None:
    assert next_claim(SAMS, wanted("2", "Sam", after)) is None


@pytest.mark.parametrize("after", [RENEWED_AFTER, 10 * LAPSES_AFTER, -SECOND])
def test_an_old_one_is_renewed_and_says_since_when_as_before(after: timedelta) -> None:
    assert next_claim(SAMS, wanted("2", "Sam", after)) == replace(SAMS, renewed=NOW + after)


def test_another_operator_of_the_same_bench_goes_on_with_it() -> None:
    assert next_claim(SAMS, wanted("2", "Léa", SECOND)) == replace(SAMS, operator="Léa", renewed=NOW + SECOND)


def test_a_clock_set_back_leaves_nothing() -> None:
    assert SAMS.binds("3", NOW - timedelta(hours=1))


class Benches(RuleBasedStateMachine):
    """Three benches act on one return while time passes; any of them may be gone at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.known: Claim | None = None
        # Each bench's last act that was not refused, with a margin: a claim is renewed now and then.
        self.acted: dict[str, datetime] = {}

    @rule(bench=st.sampled_from("123"))
    def act(self, bench: str) -> None:
        claim = Claim(RMA, bench, "Sam", self.now, self.now)
        if self._is_anothers(bench):
            with pytest.raises(ReturnHeld):
                next_claim(self.known, claim)
        else:
            self.known = next_claim(self.known, claim) or self.known
            self.acted = {bench: self.now}

    def _is_anothers(self, bench: str) -> bool:
        return self.known is not None and self.known.bench != bench and not self.known.is_left(self.now)

    @rule(seconds=st.integers(1, 90))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def leave(self) -> None:
        self.known, self.acted = None, {}

    @invariant()
    def who_acted_last_is_who_has_it(self) -> None:
        assert set(self.acted) == ({self.known.bench} if self.known else set())

    @invariant()
    def who_acted_within_two_thirds_of_the_time_is_interrupted_by_nobody(self) -> None:
        for bench, at in self.acted.items():
            if self.now - at < LAPSES_AFTER - RENEWED_AFTER:
                assert self.known is not None
                assert all(self.known.binds(other, self.now) for other in "123" if other != bench)

    @invariant()
    def nobody_waits_for_longer_than_a_minute(self) -> None:
        for bench, at in self.acted.items():
            if self.now - at >= LAPSES_AFTER:
                assert self.known is not None
                assert not any(self.known.binds(other, self.now) for other in "123")
                assert bench == self.known.bench


TestBenches = Benches.TestCase
