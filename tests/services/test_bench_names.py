"""Two installations never work under one name: the second is told, and gets a name of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from receiving_app.domain.benches import FORGOTTEN_AFTER
from receiving_app.domain.claim_errors import BenchNameTaken
from receiving_app.domain.claims import LAPSES_AFTER
from receiving_app.domain.scans import ScannerProfile
from receiving_app.domain.sending import Channel
from receiving_app.services.bench_names import (
    Installation,
    Name,
    keep_name,
    leave_name,
    name_bench,
    take_name,
)
from receiving_app.services.deliveries import try_failed_prints_again
from receiving_app.services.ports import Actor
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.scan import Result, scan
from receiving_app.services.seat import Seat
from receiving_app.services.take_over import take_over
from tests.builders import RMA, a_bench, a_case, a_line
from tests.fakes import FakeBench
from tests.fakes_sending import FakePrinter
from tests.services.sending import after_issue, only


def _here(identity: str, holds: Callable[[str], bool] = lambda _name: True) -> Installation:
    return Installation(identity, holds)


ONE, OTHER = _here("a"), _here("b")


def _seated(bench: FakeBench, name: str, here: Installation) -> FakeBench:
    seat = Seat(Actor("Sam", "1", unproven=True))
    seat.name_bench(name, here.identity)
    return replace(bench, actor=seat)


@pytest.fixture
def bench() -> FakeBench:
    return a_bench(a_case(a_line()))


def test_the_second_under_a_name_in_use_works_under_one_beside_it_and_the_journal_says_so(
    bench: FakeBench,
) -> None:
    assert take_name(bench, ONE, "1", chosen=False) == Name("1", "1")
    taken = take_name(bench, OTHER, "1", chosen=False)
    assert (taken, taken.is_another) == (Name("1-2", "1"), True)
    assert take_name(bench, _here("c"), "1", chosen=True) == Name("1-3", "1")
    entry = bench.store.entries[0]
    assert (entry.act, entry.bench) == ("bench_named", "1-2")
    assert entry.facts == {"named": "1-2", "former": "1", "taken": True}


def test_whoever_had_a_name_has_it_again_at_the_next_start_also_after_a_crash(bench: FakeBench) -> None:
    take_name(bench, ONE, "1", chosen=False)
    assert take_name(bench, ONE, "1", chosen=False) == Name("1", "1")
    assert bench.store.entries == ()


def test_two_windows_of_one_installation_are_two_benches(bench: FakeBench) -> None:
    take_name(bench, ONE, "1", chosen=False)
    assert take_name(bench, _here("a", lambda name: name != "1"), "1", chosen=False) == Name("1-2", "1")


def test_a_name_that_was_left_is_free_for_whoever_chooses_it_but_not_by_chance(bench: FakeBench) -> None:
    take_name(bench, ONE, "1", chosen=False)
    leave_name(_seated(bench, "1", ONE), ONE)
    assert take_name(bench, OTHER, "1", chosen=False) == Name("1-2", "1")
    assert take_name(bench, OTHER, "1", chosen=True) == Name("1", "1")
    leave_name(_seated(bench, "1", ONE), ONE)
    assert bench.store.benches["1"].installation == OTHER.identity
    bench.clock.set_forward(seconds=(FORGOTTEN_AFTER).total_seconds())
    assert take_name(bench, _here("c"), "1", chosen=False) == Name("1", "1")


def test_a_bench_that_is_heard_of_keeps_its_name_and_one_that_slept_may_lose_it(bench: FakeBench) -> None:
    take_name(bench, ONE, "Quai", chosen=True)
    here = _seated(bench, "Quai", ONE)
    heard = bench.store.benches["Quai"].heard
    assert keep_name(here, ONE)
    assert bench.store.benches["Quai"].heard == heard
    bench.clock.set_forward(seconds=(LAPSES_AFTER / 2).total_seconds())
    assert keep_name(here, ONE)
    assert bench.store.benches["Quai"].heard > heard

    bench.clock.set_forward(seconds=(LAPSES_AFTER).total_seconds())
    take_name(bench, OTHER, "Quai", chosen=True)
    assert not keep_name(here, ONE)
    assert bench.store.benches["Quai"].installation == OTHER.identity


def test_a_bench_unknown_to_the_database_is_known_from_then_on(bench: FakeBench) -> None:
    assert keep_name(_seated(bench, "Quai", ONE), ONE)
    assert bench.store.benches["Quai"].installation == ONE.identity


def test_an_act_under_a_name_that_became_another_s_is_refused_and_stores_nothing(bench: FakeBench) -> None:
    take_name(bench, ONE, "1", chosen=True)
    here, there = _seated(bench, "1", ONE), _seated(bench, "1", OTHER)
    assert scan(here, RMA).result is Result.RECEIVED
    bench.clock.set_forward(seconds=(timedelta(minutes=2)).total_seconds())
    take_name(bench, OTHER, "1", chosen=True)
    before = (bench.store.claims, bench.store.entries)

    for act in (scan, take_over):
        with pytest.raises(BenchNameTaken) as refused:
            act(here, RMA)
        assert refused.value.name == "1"
    assert (bench.store.claims, bench.store.entries) == before
    assert scan(there, RMA).result is Result.RESUMED


def test_the_two_benches_of_one_wanted_name_hold_a_return_against_each_other(bench: FakeBench) -> None:
    first = _seated(bench, take_name(bench, ONE, "1", chosen=False).name, ONE)
    second = _seated(bench, take_name(bench, OTHER, "1", chosen=False).name, OTHER)
    assert scan(first, RMA).result is Result.RECEIVED
    assert scan(second, RMA).result is Result.HELD_ELSEWHERE


def test_what_a_bench_still_has_to_print_goes_with_its_new_name() -> None:
    bench = after_issue(print_after_issue=True, deposit_folder="/depot")
    take_name(bench, ONE, "2", chosen=True)
    assert name_bench(_seated(bench, "2", ONE), ONE, "Quai") == "Quai"
    assert print_next(_seated(bench, "2", OTHER), FakePrinter()) is None
    printed = print_next(_seated(bench, "Quai", ONE), FakePrinter())
    assert printed is not None
    assert printed.done
    # What any bench may send stays as it was asked for.
    assert only(bench, Channel.DEPOSIT).bench == "2"


def test_what_is_just_printing_while_the_bench_is_named_anew_is_its_own_afterwards_too() -> None:
    bench = after_issue(print_after_issue=True)
    take_name(bench, ONE, "2", chosen=True)
    here = _seated(bench, "2", ONE)

    class Slow(FakePrinter):
        def send(self, name: str, pdf: bytes, title: str, *, label: bool = False) -> str:
            name_bench(here, ONE, "Quai")
            return super().send(name, pdf, title, label=label)

    printed = print_next(here, Slow("missing"))
    assert printed is not None
    assert (printed.done, only(bench).bench) == (False, "Quai")
    quai = _seated(bench, "Quai", ONE)
    try_failed_prints_again(quai)
    again = print_next(quai, FakePrinter())
    assert again is not None
    assert again.done


def test_naming_a_bench_takes_its_scanner_along_and_leaves_what_it_had_in_hand(bench: FakeBench) -> None:
    take_name(bench, ONE, "1", chosen=False)
    here = _seated(bench, "1", ONE)
    scan(here, RMA)
    bench.store.scanners["1"] = ScannerProfile(layout="fr")

    assert name_bench(here, ONE, "  Quai  2 ") == "Quai 2"

    assert bench.store.claims == {}
    assert bench.store.scanners["Quai 2"] == ScannerProfile(layout="fr")
    last = bench.store.entries[-1]
    assert (last.act, last.bench, last.facts["former"]) == ("bench_named", "Quai 2", "1")
    assert name_bench(_seated(bench, "Quai 2", ONE), ONE, "Quai 2") == "Quai 2"
    assert bench.store.entries[-1] is last
    assert take_name(bench, OTHER, "1", chosen=True) == Name("1", "1")


def test_a_name_that_somebody_works_under_is_refused_and_the_scanner_of_a_name_stays(
    bench: FakeBench,
) -> None:
    take_name(bench, ONE, "1", chosen=False)
    take_name(bench, OTHER, "Quai", chosen=True)
    here = _seated(bench, "1", ONE)
    with pytest.raises(BenchNameTaken):
        name_bench(here, ONE, "Quai")
    with pytest.raises(BenchNameTaken):
        name_bench(here, _here("a", lambda _name: False), "Mine")
    bench.store.scanners |= {"1": ScannerProfile(layout="fr"), "2": ScannerProfile(layout="us")}
    name_bench(here, ONE, "2")
    assert bench.store.scanners["2"] == ScannerProfile(layout="us")
