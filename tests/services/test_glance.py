"""A glance at what the other benches do."""

from dataclasses import replace

from receiving_app.domain.vocabulary import Condition
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.glance import MOST_LOOKED_AT, Shown, glance, news
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.ports import Actor
from receiving_app.services.scan import scan
from receiving_app.services.take_over import take_over
from tests.builders import RMA, a_bench, a_case
from tests.fakes import FakeBench


def two_benches() -> tuple[FakeBench, FakeBench]:
    sam = a_bench(a_case())
    scan(sam, RMA)
    return sam, replace(sam, actor=Actor("Léa", "3"))


def test_a_bench_at_rest_learns_who_has_its_return_and_nothing_else() -> None:
    sam, _ = two_benches()
    seen = glance(sam, Shown(1, RMA, 1, 1))
    assert (seen.mark, seen.elsewhere, seen.rma, seen.news) == (1, False, RMA, None)
    assert seen.claim is not None
    assert seen.claim.bench == "2"


def test_without_a_return_on_the_screen_only_the_journals_length_is_asked_for() -> None:
    sam, _ = two_benches()
    seen = glance(sam, Shown(listed=1))
    assert (seen.mark, seen.elsewhere, seen.claim, seen.news) == (1, False, None, None)


def test_a_first_glance_finds_all_to_be_new() -> None:
    sam, _ = two_benches()
    assert glance(sam, Shown()).elsewhere
    assert not glance(a_bench(), Shown(listed=0)).elsewhere


def test_a_return_changed_elsewhere_comes_with_who_did_what() -> None:
    sam, lea = two_benches()
    take_over(lea, RMA)
    record_condition(lea, RMA, 1, Condition.USED)
    seen = glance(sam, Shown(1, RMA, 1, 1))
    assert seen.elsewhere
    assert seen.news is not None
    assert seen.news.sheet.case == sam.case(RMA)
    assert seen.news.last is not None
    assert (seen.news.last.act, seen.news.last.operator) == ("condition_recorded", "Léa")


def test_what_a_bench_did_to_a_return_itself_is_not_listed_again() -> None:
    sam, lea = two_benches()
    record_condition(sam, RMA, 1, Condition.USED)
    assert not glance(sam, Shown(listed=1)).elsewhere
    assert glance(lea, Shown(listed=1)).elsewhere


def test_what_is_about_no_return_is_listed_whoever_did_it() -> None:
    sam, _ = two_benches()
    with sam.writing() as uow:
        record(sam, uow, Act("file_imported", {}))
        uow.commit()
    assert glance(sam, Shown(listed=1)).elsewhere


def test_of_many_acts_at_once_nobody_asks_whose_they_are() -> None:
    sam, _ = two_benches()
    for turn in range(MOST_LOOKED_AT + 1):
        record_condition(sam, RMA, 1, (Condition.USED, Condition.DAMAGED)[turn % 2])
    assert not glance(sam, Shown(listed=2)).elsewhere
    assert glance(sam, Shown(listed=1)).elsewhere


def test_a_return_that_is_as_it_is_shown_or_not_on_file_has_no_news() -> None:
    sam, _ = two_benches()
    assert news(sam, Shown(rma=RMA, revision=1)) is None
    assert news(sam, Shown(rma="RMA-2026-009999-A", revision=1)) is None
    lost = replace(sam.store, entries=())
    sam.store.restore(lost)
    found = news(sam, Shown(rma=RMA))
    assert found is not None
    assert found.last is None
