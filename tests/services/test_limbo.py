"""What hangs is counted with its age, and listed with why, for whom and until when."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from receiving_app.domain.batches import Batch, BatchUnit
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.limbo import CauseCount, Limbo, LimboRow, by_cause
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, Decision, Status
from receiving_app.services.boards import home_board
from receiving_app.services.decide import Hold, put_on_hold
from receiving_app.services.inspect_unit import record_condition
from receiving_app.services.limbo import limbo_list, limbo_tiles
from receiving_app.services.ports import Bench
from receiving_app.services.quarantine import Box, give_back, quarantine
from receiving_app.services.scan import scan
from tests.builders import SKU, TODAY, a_bench, a_case, a_line, an_approval
from tests.data.stores import NOW, a_parcel, a_real_bench, make_store

RMAS = [RmaNumber.build(2026, number).text for number in range(1, 7)]
Make = Callable[..., Bench]


@pytest.fixture(params=["memory", "database"])
def make_bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Give a bench over these returns: in memory, and on a real database."""
    if request.param == "memory":
        yield a_bench
        return
    with closing(make_store(tmp_path)) as store:
        yield lambda *cases: a_real_bench(store, *cases)


def _cases() -> list[ReturnCase]:
    cases = [a_case(a_line(invoice=f"FA-{rma}"), rma=rma) for rma in RMAS]
    delivered = [replace(cases[0], carrier_delivered_on=TODAY - timedelta(days=days)) for days in (3, 8)]
    return [delivered[0], replace(delivered[1], rma=cases[1].rma, lines=cases[1].lines), *cases[2:]]


@pytest.fixture
def bench(make_bench: Make) -> Bench:
    """Two delivered, one not inspected, one inspected, two on hold (one late), one in quarantine of two."""
    made = make_bench(*_cases())
    for rma in RMAS[2:]:
        scan(made, rma)
    record_condition(made, RMAS[3], 1, Condition.UNUSED_OPENED)
    put_on_hold(made, RMAS[4], Hold("câble", HoldCause.ACCESSORY))
    put_on_hold(made, RMAS[5], Hold("", HoldCause.SUPPORT, days=-2))
    quarantine(made, Box(QuarantineCause.UNKNOWN, ("???",), place="Q3", customer="Ouest"))
    give_back(made, quarantine(made, Box(QuarantineCause.NO_NUMBER)).number, an_approval())
    return made


def test_each_place_says_how_many_hang_since_when_and_how_many_are_late(bench: Bench) -> None:
    tiles = {tile.kind: (tile.count, tile.oldest, tile.late) for tile in limbo_tiles(bench)}
    assert tiles == {
        Limbo.DELIVERED: (2, TODAY - timedelta(days=8), 0),
        Limbo.NOT_INSPECTED: (1, TODAY, 0),
        Limbo.ON_HOLD: (2, TODAY, 1),
        Limbo.QUARANTINED: (1, TODAY, 0),
        Limbo.LATE_BATCHES: (0, None, 0),
    }
    assert home_board(bench).limbo == limbo_tiles(bench)


def test_what_was_delivered_and_never_scanned_is_listed_the_longest_ago_first(bench: Bench) -> None:
    rows = limbo_list(bench, Limbo.DELIVERED)
    assert [(row.number, row.days(TODAY)) for row in rows] == [(RMAS[1], 8), (RMAS[0], 3)]
    assert [row.number for row in limbo_list(bench, Limbo.NOT_INSPECTED)] == [RMAS[2]]


def test_a_hold_is_listed_with_its_cause_whom_it_waits_for_and_its_day(bench: Bench) -> None:
    rows = limbo_list(bench, Limbo.ON_HOLD)
    assert [(row.number, row.cause, row.awaited, row.days_late(TODAY)) for row in rows] == [
        (RMAS[4], "accessory", "customer", 0),
        (RMAS[5], "support", "ticket", 2),
    ]
    assert rows[0].detail == "câble"


def test_a_parcel_in_quarantine_is_listed_with_its_reason_and_shelf(bench: Bench) -> None:
    (row,) = limbo_list(bench, Limbo.QUARANTINED)
    assert (row.number, row.cause, row.place, row.whose, row.detail) == (
        "Q-2026-000001",
        "unknown",
        "Q3",
        "Ouest",
        "???",
    )
    assert (row.days_late(TODAY), row.since) == (0, TODAY)


def test_a_hold_that_the_rules_made_is_listed_too(make_bench: Make) -> None:
    held = a_case().arrive(a_parcel()).settle({1: (Decision.HOLD, "")})
    assert held.status is Status.ON_HOLD
    made = make_bench(held)
    (row,) = limbo_list(made, Limbo.ON_HOLD)
    assert (row.number, row.cause, row.due_on) == (held.rma, "", None)


def test_a_batch_past_its_date_hangs_until_it_is_answered(make_bench: Make) -> None:
    made = make_bench(*_cases())
    sent = Batch(
        "B-2026-000001",
        "Grandstream",
        TODAY - timedelta(days=40),
        (_in_batch(RMAS[0]),),
        sent_on=TODAY - timedelta(days=35),
        due_on=TODAY - timedelta(days=5),
    )
    with made.writing() as uow:
        for batch in (sent, replace(sent, number="B-2026-000002", units=(_in_batch(RMAS[1]),), due_on=TODAY)):
            uow.batches.save(replace(batch, sent_on=None, due_on=None))
            uow.batches.save(batch)
        uow.commit()
    (row,) = limbo_list(made, Limbo.LATE_BATCHES)
    assert (row.number, row.whose, row.days_late(TODAY)) == ("B-2026-000001", "Grandstream", 5)
    assert limbo_tiles(made)[-1].count == 1


def _in_batch(rma: str) -> BatchUnit:
    return BatchUnit(rma, 1, SKU, "Phone", 1, "20EZ0001", "", "no sound", "4711", NOW)


def test_what_hangs_is_counted_by_its_causes_the_most_frequent_first() -> None:
    row = LimboRow(Limbo.ON_HOLD, "RMA-1", TODAY, cause="support")
    rows = (
        row,
        replace(row, number="RMA-2", cause="accessory", due_on=TODAY - timedelta(days=1)),
        replace(row, number="RMA-3", cause="accessory", due_on=TODAY),
        replace(row, number="RMA-4", cause=""),
    )
    assert by_cause(rows, TODAY) == (
        CauseCount(Limbo.ON_HOLD, "accessory", 2, 1),
        CauseCount(Limbo.ON_HOLD, "support", 1, 0),
    )
    assert by_cause(rows[3:], TODAY) == ()
