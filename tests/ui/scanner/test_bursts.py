"""The rhythm that tells a scan from typing, without any widget."""

import pytest

from ui.scanner.bursts import BOUND_MS, Burst, KeySort, Press, Rhythm, longest_step


def _burst(times: list[float], rhythm: Rhythm | None = None, *, stamped: bool = False) -> Burst:
    burst = Burst(rhythm or Rhythm())
    for time in times:
        press = Press("A", KeySort.CHARACTER, 5_000 + time if stamped else 0.0, time)
        assert burst.belongs(press)
        burst.add(press)
    return burst


@pytest.mark.parametrize(("length", "is_scan"), [(1, False), (3, False), (4, True), (40, True)])
def test_four_keys_at_the_bound_are_a_scan(length: int, is_scan: bool) -> None:
    assert _burst([position * BOUND_MS for position in range(length)]).is_scan() is is_scan


def test_a_key_later_than_the_bound_does_not_belong() -> None:
    burst = _burst([0, 10, 20])
    assert not burst.belongs(Press("A", KeySort.CHARACTER, 0, 20 + BOUND_MS + 0.1))


def test_the_platforms_time_counts_where_there_is_one() -> None:
    """A busy program sees a slow typist's keys at once, and a scan's keys late."""
    burst = _burst([0, 10, 20], stamped=True)
    slow_but_seen_at_once = Press("A", KeySort.CHARACTER, 5_220, 21)
    quick_but_seen_late = Press("A", KeySort.CHARACTER, 5_030, 800)
    assert not burst.belongs(slow_but_seen_at_once)
    assert burst.belongs(quick_but_seen_late)


def test_a_platform_clock_that_goes_back_is_not_believed() -> None:
    burst = _burst([0, 10, 20], stamped=True)
    assert not burst.belongs(Press("A", KeySort.CHARACTER, 3, 400))
    assert burst.belongs(Press("A", KeySort.CHARACTER, 3, 30))


def test_the_key_that_ends_a_scan_can_be_learned() -> None:
    burst = Burst(Rhythm(terminator="enter"))
    for position, sort in enumerate([KeySort.CHARACTER] * 4 + [KeySort.TAB, KeySort.ENTER]):
        assert not burst.presses or not burst.is_complete()
        burst.add(Press("A", sort, 0, position))
    assert burst.is_complete()


def test_a_slow_scan_must_end_as_it_was_learned() -> None:
    rhythm = Rhythm(interval_ms=50, terminator="enter")
    burst = _burst([position * 50.0 for position in range(8)], rhythm)
    assert not burst.is_scan()
    burst.add(Press("\r", KeySort.ENTER, 0, 400))
    assert burst.is_complete()


def test_a_slow_key_pressed_before_the_last_was_let_go_is_typing() -> None:
    burst = _burst([0, 50, 100], Rhythm(interval_ms=50))
    assert burst.belongs(Press("A", KeySort.CHARACTER, 0, 150))
    assert not burst.belongs(Press("A", KeySort.CHARACTER, 0, 150, rolled=True))


@pytest.mark.parametrize(("step", "belongs"), [(45.0, True), (36.0, False), (60.0, True), (90.0, False)])
def test_a_slow_scanner_keeps_its_pace(step: float, belongs: bool) -> None:
    burst = _burst([0], Rhythm(interval_ms=62))
    assert burst.belongs(Press("A", KeySort.CHARACTER, 0, step)) is belongs


def test_the_longest_step_is_told() -> None:
    assert longest_step(_burst([0, 4, 13, 15]).presses) == 9
    assert longest_step(_burst([0]).presses) == 0
