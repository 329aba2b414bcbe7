"""Goods in quarantine are suggested to returns, each with its reason, and arrive on the one chosen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.intake_errors import NotMatched, QuarantineEnded, WorkedOnSinceMatch
from receiving_app.domain.quarantine import QuarantineCause, QuarantineOutcome
from receiving_app.domain.return_errors import ApprovalRefused, ReturnCancelled, ReturnExpired, UnknownReturn
from receiving_app.domain.scans import Kind
from receiving_app.domain.undoing import NothingToUndo, UndoAfterConclusion
from receiving_app.domain.vocabulary import Condition, Status
from receiving_app.services.decide import put_on_hold
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.match_parcel import Stray, match, strays, suggestions, take_back_match
from receiving_app.services.quarantine import (
    Box,
    history_of_record,
    put_together,
    quarantine,
    quarantined,
    read_in_quarantine,
)
from receiving_app.services.scan import scan
from receiving_app.services.undo import undo
from tests.builders import RMA, SKU, TODAY, a_bench, a_case, a_line, a_product, an_approval, serials
from tests.fakes import FakeBench

OTHER = RmaNumber.build(2026, 4102).text
SERIAL, OTHER_SERIAL = serials(2)
TRACKING = "1Z999AA10123456784"
GTIN = "6947273703686"


def _signs(bench: FakeBench, number: str) -> list[tuple[str, list[str]]]:
    return [(one.row.rma, [sign.kind for sign in one.signs]) for one in suggestions(bench, number)]


def test_returns_are_suggested_with_what_speaks_for_each_the_surest_first() -> None:
    named = a_case(a_line(serials=(SERIAL,)))
    near = a_case(a_line(invoice="FA-2", sku=SKU), rma=OTHER, tracking=TRACKING)
    bench = a_bench(near, named)
    bench.store.catalogue[SKU] = replace(a_product(), gtin=GTIN)
    box = Box(QuarantineCause.NO_NUMBER, (TRACKING, SERIAL, GTIN), customer=named.customer.name)

    number = quarantine(bench, box).number

    assert _signs(bench, number) == [
        (RMA, ["serial", "customer", "product"]),
        (OTHER, ["tracking", "customer", "product"]),
    ]


def test_a_mac_and_a_number_read_on_the_box_speak_for_their_return() -> None:
    bench = a_bench(a_case(a_line(macs=("C0:74:AD:25:33:D9",))), a_case(a_line(invoice="FA-2"), rma=OTHER))
    number = quarantine(bench, Box(QuarantineCause.SEVERAL_RETURNS, ("C074AD2533D9", OTHER))).number
    assert _signs(bench, number) == [(OTHER, ["rma"]), (RMA, ["mac"])]


def test_a_code_that_is_nothing_by_its_form_may_still_be_a_serial_on_file() -> None:
    bench = a_bench(a_case(a_line(serials=("AB/12",))))
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER, ("ab/12",))).number
    assert _signs(bench, number) == [(RMA, ["serial"])]
    unreadable = quarantine(bench, Box(QuarantineCause.NO_NUMBER, ("???",)))
    assert unreadable.values(Kind.UNKNOWN) == ("???",)
    assert _signs(bench, unreadable.number) == []


def test_a_return_that_ended_is_suggested_last_and_a_cancelled_one_never() -> None:
    closed = a_case(a_line(serials=(SERIAL,)), status=Status.CLOSED)
    gone = a_case(a_line(invoice="F3", serials=(SERIAL,)), rma=RmaNumber.build(2026, 9).text)
    bench = a_bench(closed, a_case(a_line(invoice="F2", serials=(SERIAL,)), rma=OTHER), gone.cancel())
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER, (SERIAL,))).number
    assert [rma for rma, _ in _signs(bench, number)] == [OTHER, RMA]


def test_units_that_another_open_return_announces_would_go_astray_with_a_match() -> None:
    shared, own, third = serials(3)
    mine = a_case(a_line(announced=2, serials=(shared, own)))
    theirs = a_case(a_line(invoice="F2", announced=2, serials=(shared, third)), rma=OTHER)
    ended = a_case(
        a_line(invoice="F3", serials=(own,)), rma=RmaNumber.build(2026, 9).text, status=Status.CLOSED
    )
    bench = a_bench(mine, theirs, ended)
    box = Box(QuarantineCause.SEVERAL_RETURNS, (shared, own, third), customer=mine.customer.name)
    found = suggestions(bench, quarantine(bench, box).number)

    # What both announce, or only one that ended, is nobody else's; a customer's name is no unit.
    assert strays(found, RMA) == (Stray(third, OTHER),)
    assert strays(found, OTHER) == (Stray(own, RMA),)
    assert strays((), RMA) == ()


def test_a_matched_parcel_arrives_on_its_return_on_the_day_it_came_and_its_record_ends() -> None:
    bench = a_bench(a_case(a_line(serials=(SERIAL,))))
    stored = quarantine(bench, Box(QuarantineCause.NO_NUMBER, (TRACKING, SERIAL)))
    bench.clock.wait(days=6)

    sheet = match(bench, stored.number, RMA)

    (parcel,) = sheet.case.parcels
    assert (parcel.arrived_at, parcel.tracking, parcel.rma_visible) == (stored.at, TRACKING, False)
    assert [unit.announced_serial for unit in sheet.case.units] == [SERIAL]
    (ended,) = bench.store.records
    assert (ended.outcome, ended.ended_as) == (QuarantineOutcome.MATCHED, RMA)
    assert quarantined(bench) == ()
    acts = [(entry.rma, entry.act) for entry in bench.store.entries]
    assert acts == [(stored.number, "quarantined"), (stored.number, "matched"), (RMA, "matched")]
    with pytest.raises(QuarantineEnded):
        match(bench, stored.number, RMA)


def test_each_box_put_together_becomes_a_parcel_of_the_return() -> None:
    bench = a_bench(a_case(a_line(serials=(SERIAL, OTHER_SERIAL), announced=2)))
    one = quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES, (TRACKING,)))
    two = quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES, ("XY0617671405788",)))
    put_together(bench, two.number, one.number)

    case = match(bench, one.number, RMA).case

    assert [(parcel.number, parcel.tracking) for parcel in case.parcels] == [
        (1, TRACKING),
        (2, "XY0617671405788"),
    ]
    assert [unit.parcel for unit in case.units] == [1, 1]


def test_one_more_box_of_a_return_that_is_here_already_is_a_parcel_with_nothing_presumed_in_it() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    number = quarantine(bench, Box(QuarantineCause.ALREADY_RECEIVED, (RMA,), rma=RMA)).number

    case = match(bench, number, RMA).case

    assert (len(case.parcels), len(case.units)) == (2, 1)


def test_one_more_box_opens_a_return_that_was_closed_and_it_can_be_closed_again() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    assert conclude(bench, RMA).sheet.case.status is Status.CLOSED
    number = quarantine(bench, Box(QuarantineCause.ALREADY_RECEIVED, (RMA,), rma=RMA)).number

    assert match(bench, number, RMA).case.status is Status.ARRIVED
    assert conclude(bench, RMA).sheet.case.status is Status.CLOSED


def test_a_parcel_for_a_return_on_hold_takes_it_off_hold() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    put_on_hold(bench, RMA, "attend le cordon")
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER, rma=RMA)).number

    case = match(bench, number, RMA).case

    assert (case.status, case.hold, len(case.parcels)) == (Status.INSPECTING, None, 2)


def test_an_expired_return_takes_it_in_with_the_supervisors_approval_only() -> None:
    bench = a_bench(a_case(expires_on=TODAY - timedelta(days=1)))
    number = quarantine(bench, Box(QuarantineCause.EXPIRED, (RMA,), rma=RMA)).number
    before = bench.store.snapshot()
    with pytest.raises(ReturnExpired):
        match(bench, number, RMA)
    with pytest.raises(ApprovalRefused):
        match(bench, number, RMA, an_approval(code="0000"))
    assert bench.store == before

    assert match(bench, number, RMA, an_approval("geste")).case.status is Status.ARRIVED
    assert bench.store.entries[-1].approved_by == "Nadia"
    assert bench.store.entries[-1].facts["reason"] == "geste"


def test_what_came_in_time_is_not_late_because_it_lay_in_quarantine() -> None:
    bench = a_bench(a_case(expires_on=TODAY))
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER)).number
    bench.clock.day += timedelta(days=9)
    assert match(bench, number, RMA).case.status is Status.ARRIVED


def test_the_day_on_which_goods_came_is_that_of_paris_also_before_it_is_that_of_utc() -> None:
    bench = a_bench(a_case(expires_on=TODAY))
    bench.clock.set_forward(hours=15, minutes=30)  # half past midnight in Paris
    number = quarantine(bench, Box(QuarantineCause.EXPIRED)).number
    with pytest.raises(ReturnExpired):
        match(bench, number, RMA)


def test_nothing_arrives_on_a_cancelled_or_unknown_return() -> None:
    bench = a_bench(a_case().cancel())
    number = quarantine(bench, Box(QuarantineCause.CANCELLED, rma=RMA)).number
    before = bench.store.snapshot()
    with pytest.raises(ReturnCancelled):
        match(bench, number, RMA)
    with pytest.raises(UnknownReturn):
        match(bench, number, OTHER)
    assert bench.store == before


def test_a_match_is_taken_back_and_the_goods_are_on_the_shelf_under_their_number_again() -> None:
    bench = a_bench(a_case(a_line(serials=(SERIAL,))))
    before = bench.case(RMA)
    stored = quarantine(bench, Box(QuarantineCause.NO_NUMBER, (TRACKING, SERIAL)))
    match(bench, stored.number, RMA)

    assert take_back_match(bench, stored.number) == stored

    assert replace(bench.case(RMA), revision=before.revision) == before
    assert quarantined(bench) == (stored,)
    acts = [entry.act for entry in history_of_record(bench, stored.number)]
    assert acts == ["quarantined", "matched", "match_taken_back"]
    of_return = [entry for entry in bench.store.entries if entry.rma == RMA]
    assert [entry.act for entry in of_return] == ["matched", "undone"]
    assert of_return[-1].facts["of"]["number"] == stored.number  # type: ignore[index] - a mapping of facts
    # It goes on as if nothing had been: read, and matched to the right return.
    read_in_quarantine(bench, stored.number, OTHER_SERIAL)
    assert match(bench, stored.number, RMA).case.status is Status.ARRIVED


def test_undo_on_the_return_takes_the_match_back_as_well() -> None:
    bench = a_bench(a_case())
    one, two = (quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES)) for _ in range(2))
    put_together(bench, two.number, one.number)
    match(bench, one.number, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)

    assert undo(bench, RMA).act == "all_present_attested"
    assert undo(bench, RMA).act == "matched"

    assert (bench.case(RMA).status, bench.case(RMA).parcels) == (Status.AUTHORISED, ())
    assert [(record.number, record.boxes) for record in quarantined(bench)] == [(one.number, 2)]


def test_what_was_done_on_the_return_since_is_taken_back_before_the_match() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    put_on_hold(bench, RMA, "attend le cordon")
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER, rma=RMA)).number
    match(bench, number, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    before = bench.store.snapshot()
    with pytest.raises(WorkedOnSinceMatch):
        take_back_match(bench, number)
    assert bench.store == before

    undo(bench, RMA)
    take_back_match(bench, number)

    case = bench.case(RMA)
    assert (case.status, len(case.parcels), case.hold is not None) == (Status.ON_HOLD, 1, True)


def test_once_the_return_is_decided_no_match_is_taken_back() -> None:
    bench = a_bench(a_case())
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER, rma=RMA)).number
    match(bench, number, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    before = bench.store.snapshot()
    with pytest.raises(UndoAfterConclusion):
        take_back_match(bench, number)
    assert bench.store == before


def test_only_a_match_can_be_taken_back_and_only_once() -> None:
    bench = a_bench(a_case())
    number = quarantine(bench, Box(QuarantineCause.NO_NUMBER)).number
    with pytest.raises(NotMatched):
        take_back_match(bench, number)
    match(bench, number, RMA)
    take_back_match(bench, number)
    with pytest.raises(NotMatched):
        take_back_match(bench, number)
    with pytest.raises(NothingToUndo):
        undo(bench, RMA)
