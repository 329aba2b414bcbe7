"""Printing without asking: the original once, later copies marked, nothing lost when the printer is away."""

import pytest

from receiving_app.domain.sending_errors import DeliveryFailed
from receiving_app.services.deliveries import (
    cancel,
    queue_print,
    take_next,
    try_again,
    try_failed_prints_again,
)
from receiving_app.services.print_after_issue import Printed, print_next, recover_prints
from tests.fakes import FakeBench
from tests.fakes_sending import FakePrinter
from tests.services.sending import NUMBER, after_issue


def printed(bench: FakeBench, printer: FakePrinter) -> Printed:
    found = print_next(bench, printer)
    assert found is not None
    return found


def marked(printer: FakePrinter) -> list[bool]:
    return [pdf.startswith(b"DUPLICATA") for _title, pdf in printer.taken]


def test_the_first_copy_is_the_original_and_the_others_are_marked() -> None:
    bench, printer = after_issue(print_after_issue=True, copies=3), FakePrinter()
    while print_next(bench, printer):
        pass
    assert marked(printer) == [False, True, True]
    assert {title for title, _pdf in printer.taken} == {NUMBER}
    assert bench.store.documents[0].printed == 3
    assert [one.state for one in bench.store.deliveries] == ["done"] * 3
    last = bench.store.entries[-1]
    assert (last.act, last.facts["duplicate"], last.facts["printer"]) == ("printed", True, "Default")


@pytest.mark.parametrize("problem", ["none", "missing", "not_accepted"])
def test_a_printer_that_is_away_loses_no_job_and_the_original_stays_the_original(problem: str) -> None:
    bench, printer = after_issue(print_after_issue=True), FakePrinter(problem)
    refused = printed(bench, printer)
    assert not refused.done
    assert (refused.delivery.state, refused.delivery.reason) == ("failed", f"print_{problem}")
    assert print_next(bench, printer) is None
    assert [one.id for one in recover_prints(bench)] == [refused.delivery.id]
    printer.problem = ""
    try_again(bench, refused.delivery.id)
    again = printed(bench, printer)
    assert again.done
    assert marked(printer) == [False]
    assert bench.store.documents[0].printed == 1
    assert recover_prints(bench) == ()


def test_a_print_that_was_cut_off_is_told_and_counts_as_the_original() -> None:
    bench = after_issue(print_after_issue=True)

    class Dying(FakePrinter):
        def send(self, name: str, pdf: bytes, title: str, *, label: bool = False) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_next(bench, Dying())
    (cut_off,) = recover_prints(bench)
    assert (cut_off.state, cut_off.reason) == ("failed", "interrupted")
    assert bench.store.documents[0].printed == 0
    printer = FakePrinter()
    try_again(bench, cut_off.id)
    assert printed(bench, printer).duplicate
    queue_print(bench, NUMBER)
    assert printed(bench, printer).duplicate
    assert marked(printer) == [True, True]


def test_a_print_cut_off_before_it_was_handed_over_is_still_the_original() -> None:
    from receiving_app.domain.sending import Channel

    bench, printer = after_issue(print_after_issue=True), FakePrinter()
    assert take_next(bench, Channel.PRINT) is not None
    (cut_off,) = recover_prints(bench)
    try_again(bench, cut_off.id)
    assert not printed(bench, printer).duplicate


def test_what_is_on_its_way_is_not_printed_twice_unless_another_copy_is_wanted() -> None:
    bench, printer = after_issue(print_after_issue=True), FakePrinter("missing")
    (silent,) = bench.store.deliveries
    assert queue_print(bench, NUMBER, again=False) == silent
    printed(bench, printer)
    printer.problem = ""
    # Asked for after it failed: the same one is tried again.
    assert queue_print(bench, NUMBER, again=False).id == silent.id
    queue_print(bench, NUMBER)
    while print_next(bench, printer):
        pass
    assert marked(printer) == [False, True]
    assert queue_print(bench, NUMBER, again=False).id == 3


def test_all_that_failed_is_tried_again_at_once() -> None:
    bench, printer = after_issue(print_after_issue=True, copies=3), FakePrinter("missing")
    while print_next(bench, printer):
        pass
    cancel(bench, 2)
    printer.problem = ""
    assert [one.id for one in try_failed_prints_again(bench)] == [1, 3]
    while print_next(bench, printer):
        pass
    assert marked(printer) == [False, True]
    assert try_failed_prints_again(bench) == ()


def test_a_bench_has_only_its_own_prints_to_recover() -> None:
    from dataclasses import replace

    bench = after_issue(print_after_issue=True)
    printed(bench, FakePrinter("missing"))
    assert recover_prints(replace(bench, actor=replace(bench.actor, bench="9"))) == ()
    assert DeliveryFailed("interrupted").final is False
