"""Goods that cannot be decided now have a number, a place and all that was read of them, and are found again."""

from dataclasses import replace

import pytest

from receiving_app.domain.errors import InvalidCheckCharacter
from receiving_app.domain.intake_errors import (
    QuarantineEnded,
    SameQuarantineRecord,
    UnknownQuarantineRecord,
)
from receiving_app.domain.profile import Intake
from receiving_app.domain.quarantine import Ageing, QuarantineCause, QuarantineOutcome, ageing
from receiving_app.domain.return_errors import ApprovalRefused, ReasonRequired, ReturnExpired, UnknownReturn
from receiving_app.domain.scans import Kind, RawScan, Source
from receiving_app.services.quarantine import (
    Box,
    box_of,
    describe_quarantined,
    find_quarantined,
    give_back,
    history_of_record,
    put_together,
    quarantine,
    quarantined,
    read_in_quarantine,
    set_apart,
)
from receiving_app.services.scan import Result, ScanAnswer, scan
from tests.builders import RMA, TODAY, a_bench, a_case, a_line, a_profile, an_approval, serials
from tests.fakes import FakeBench

UNNUMBERED = Box(QuarantineCause.NO_NUMBER)
TRACKING = "1Z999AA10123456784"
SERIAL, OTHER_SERIAL = serials(2)


def test_a_cause_alone_makes_a_numbered_record_on_the_first_shelf() -> None:
    bench = a_bench(profile=a_profile(intake=Intake(places=("Étagère A", "B"))))

    stored = quarantine(bench, UNNUMBERED)

    assert (stored.number, stored.place) == ("Q-2026-000001", "Étagère A")
    assert (stored.operator, stored.bench, stored.is_open) == ("Sam", "2", True)
    assert quarantined(bench) == (stored,)
    assert quarantine(a_bench(profile=a_profile(intake=Intake(places=()))), UNNUMBERED).place == ""


def test_what_was_read_is_kept_as_it_came_and_as_what_it_is() -> None:
    bench = a_bench()

    stored = quarantine(bench, Box(QuarantineCause.UNKNOWN, (RawScan(TRACKING, Source.WEDGE), "??? 12")))

    assert [(code.kind, code.value, code.raw) for code in stored.codes] == [
        (Kind.TRACKING, TRACKING, TRACKING),
        (Kind.UNKNOWN, "??? 12", "??? 12"),
    ]
    assert (stored.raw, stored.carrier) == (TRACKING, "UPS")
    assert quarantine(bench, UNNUMBERED).raw == ""


def test_serials_and_macs_of_the_box_are_added_once_each() -> None:
    bench = a_bench()
    number = quarantine(bench, UNNUMBERED).number

    read_in_quarantine(bench, number, SERIAL)
    read_in_quarantine(bench, number, SERIAL)
    stored = read_in_quarantine(bench, number, "c0-74-ad-25-33-d9")

    assert (stored.values(Kind.SERIAL), stored.values(Kind.MAC)) == ((SERIAL,), ("C0:74:AD:25:33:D9",))
    assert bench.acts == ["quarantined", "quarantine_read", "quarantine_read"]


def test_of_several_decodings_of_a_scan_the_one_on_file_is_kept() -> None:
    # A scanner that was never set types Z where the label has Z, Y (German host) or W (French host).
    scanned = RawScan("20EZ2F960001", Source.WEDGE)
    for known in (SERIAL, "20EY2F960001", "20EW2F960001"):
        bench = a_bench(a_case(a_line(serials=(known,))))
        stored = quarantine(bench, Box(QuarantineCause.NO_NUMBER, (scanned,)))
        assert stored.values(Kind.SERIAL) == (known,)
        assert stored.raw == scanned.text
    assert quarantine(a_bench(), Box(QuarantineCause.NO_NUMBER, (scanned,))).values(Kind.SERIAL) == (SERIAL,)


def test_the_carrier_the_operator_named_is_not_guessed_away() -> None:
    bench = a_bench()
    number = quarantine(bench, replace(UNNUMBERED, carrier="Geodis")).number
    assert read_in_quarantine(bench, number, TRACKING).carrier == "Geodis"


def test_place_carrier_customer_and_note_are_recorded_one_by_one() -> None:
    bench = a_bench()
    number = quarantine(bench, UNNUMBERED).number

    describe_quarantined(bench, number, place="B2")
    describe_quarantined(bench, number, place="B2")
    stored = describe_quarantined(bench, number, customer=" Télécom Ouest ")

    assert (stored.place, stored.customer) == ("B2", "Télécom Ouest")
    entries = history_of_record(bench, number)
    assert [entry.act for entry in entries] == ["quarantined", "quarantine_described", "quarantine_described"]
    assert "Ouest" not in str([entry.facts for entry in entries])


@pytest.mark.parametrize("text", ["Q-2026-000001", TRACKING[:9], SERIAL, SERIAL.lower(), "telecom", "ups"])
def test_a_record_is_found_again_by_whatever_is_known_of_it(text: str) -> None:
    bench = a_bench()
    quarantine(bench, Box(QuarantineCause.UNREADABLE, (TRACKING, SERIAL), customer="Télécom Ouest"))
    other = quarantine(bench, replace(UNNUMBERED, customer="Alpes Réseaux", carrier="Geodis"))

    found = find_quarantined(bench, text)

    assert [one.number for one in found] == ["Q-2026-000001"]
    assert find_quarantined(bench, other.number) == (other,)
    assert find_quarantined(bench, "  ") == ()


@pytest.mark.parametrize("code", [SERIAL, TRACKING])
def test_a_scan_of_what_is_in_quarantine_finds_the_record_before_any_return(code: str) -> None:
    line = a_line(serials=(SERIAL,))
    bench = a_bench(a_case(line, tracking=TRACKING))
    stored = quarantine(bench, Box(QuarantineCause.NO_NUMBER, (SERIAL, TRACKING)))

    answer = scan(bench, code)

    assert (answer.result, answer.quarantine) == (Result.QUARANTINED, stored)
    assert bench.case(RMA).parcels == ()


def test_goods_that_left_quarantine_no_longer_stand_before_their_return() -> None:
    bench = a_bench(a_case(a_line(serials=(SERIAL,))))
    stored = quarantine(bench, Box(QuarantineCause.NO_NUMBER, (SERIAL,)))
    give_back(bench, stored.number, an_approval())
    assert scan(bench, SERIAL).result is Result.RECEIVED


def test_several_returns_in_one_box_are_set_apart_each_under_a_number() -> None:
    bench = a_bench()
    box = quarantine(bench, Box(QuarantineCause.SEVERAL_RETURNS, (TRACKING, SERIAL, OTHER_SERIAL), rma=RMA))

    part = set_apart(bench, box.number, [OTHER_SERIAL])

    assert (part.number, part.split_from, part.rma) == ("Q-2026-000002", box.number, "")
    assert part.values(Kind.TRACKING, Kind.SERIAL) == (TRACKING, OTHER_SERIAL)
    (rest,) = find_quarantined(bench, SERIAL)
    assert rest.values(Kind.TRACKING, Kind.SERIAL) == (TRACKING, SERIAL)
    assert set_apart(bench, box.number).values(Kind.SERIAL) == ()
    assert [entry.act for entry in history_of_record(bench, part.number)] == ["set_apart_from"]


def test_several_boxes_of_one_return_are_put_together_under_one_number() -> None:
    bench = a_bench()
    first = quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES, (SERIAL,)))
    second = quarantine(bench, Box(QuarantineCause.SEVERAL_BOXES, (SERIAL, OTHER_SERIAL), customer="Ouest"))

    together = put_together(bench, second.number, first.number)

    assert (together.number, together.boxes, together.customer) == (first.number, 2, "Ouest")
    assert together.values(Kind.SERIAL) == (SERIAL, OTHER_SERIAL)
    gone = find_quarantined(bench, second.number)[0]
    assert (gone.outcome, gone.ended_as, gone.ended_by) == (QuarantineOutcome.MERGED, first.number, "Sam")
    assert quarantined(bench) == (together,)


def test_a_record_is_not_put_together_with_itself_nor_with_one_that_ended() -> None:
    bench = a_bench()
    one, other = quarantine(bench, UNNUMBERED), quarantine(bench, UNNUMBERED)
    with pytest.raises(SameQuarantineRecord):
        put_together(bench, one.number, one.number)
    put_together(bench, one.number, other.number)
    for number, into in ((one.number, other.number), (other.number, one.number)):
        with pytest.raises(QuarantineEnded):
            put_together(bench, number, into)


def test_goods_are_given_back_only_with_the_supervisors_approval() -> None:
    bench = a_bench()
    number = quarantine(bench, UNNUMBERED).number
    with pytest.raises(ApprovalRefused):
        give_back(bench, number, an_approval(code="0000"))
    with pytest.raises(ReasonRequired):
        give_back(bench, number, an_approval(reason=" "))
    assert len(quarantined(bench)) == 1

    gone = give_back(bench, number, an_approval("rendu à Chronopost"))

    assert (gone.outcome, quarantined(bench)) == (QuarantineOutcome.GIVEN_BACK, ())
    assert bench.store.entries[-1].facts["reason"] == "rendu à Chronopost"


def test_nothing_changes_once_goods_left() -> None:
    bench = a_bench()
    number = quarantine(bench, UNNUMBERED).number
    give_back(bench, number, an_approval())
    for act in (
        lambda: read_in_quarantine(bench, number, SERIAL),
        lambda: describe_quarantined(bench, number, place="B2"),
        lambda: set_apart(bench, number),
        lambda: give_back(bench, number, an_approval()),
    ):
        before = bench.store.snapshot()
        with pytest.raises(QuarantineEnded):
            act()
        assert bench.store == before


def test_a_number_that_is_no_record_is_told() -> None:
    with pytest.raises(UnknownQuarantineRecord):
        read_in_quarantine(a_bench(), "Q-2026-000009", SERIAL)


def _answered(bench: FakeBench, result: Result) -> ScanAnswer:
    return ScanAnswer(result, "raw")


@pytest.mark.parametrize(
    ("text", "cause"),
    [("RMA-2026-004101-A", QuarantineCause.UNREADABLE), ("what is this", QuarantineCause.UNKNOWN)],
)
def test_a_scan_that_leads_nowhere_says_why_its_parcel_waits(text: str, cause: QuarantineCause) -> None:
    bench = a_bench()
    answer = scan(bench, text)
    assert isinstance(answer.problem, InvalidCheckCharacter | UnknownReturn | None)

    box = box_of(answer)

    assert (box.cause, box.scans, box.rma) == (cause, (text,), "")


def test_the_parcel_of_an_expired_return_keeps_the_returns_number_and_shows_in_its_history() -> None:
    bench = a_bench(a_case(expires_on=TODAY.replace(day=1)))
    answer = scan(bench, RMA)
    assert isinstance(answer.problem, ReturnExpired)

    stored = quarantine(bench, box_of(answer))

    assert (stored.cause, stored.rma) == (QuarantineCause.EXPIRED, RMA)
    assert [entry.act for entry in bench.store.entries if entry.rma == RMA] == ["scanned", "quarantined"]


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(0, Ageing.FRESH), (1, Ageing.FRESH), (2, Ageing.AGEING), (6, Ageing.AGEING), (7, Ageing.OVERDUE)],
)
def test_the_longer_something_waits_the_louder_it_says_so(days: int, urgency: Ageing) -> None:
    assert ageing(TODAY.replace(day=TODAY.day - days), TODAY) is urgency
