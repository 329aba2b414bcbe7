"""Fewer in hand than announced: what came is credited, and somebody says what became of the rest."""

from datetime import timedelta

import pytest

from receiving_app.domain.comparison import SHORT_OFFERS, DifferenceKind
from receiving_app.domain.holds import Awaited, HoldCause
from receiving_app.domain.return_errors import ApprovalRequired, ChoiceNotOffered, ReasonRequired
from receiving_app.domain.shortage import answer_in_force, short_offers
from receiving_app.domain.vocabulary import Choice, Condition, Question, Status
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import resume
from receiving_app.services.inspect_unit import confirm_all_present, count_unit
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import scan
from receiving_app.services.shortage import answer_shortage, take_shortage_back
from receiving_app.services.undo import undo
from tests.builders import BARE_SKU, RMA, TODAY, a_bench, a_case, a_line, an_approval
from tests.fakes import FakeBench

AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING


def two_of_five() -> FakeBench:
    """Two cables in hand of the five that were announced, inspected."""
    bench = a_bench(a_case(a_line("1.95", 5, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 2)
    confirm_all_present(bench, RMA, condition=AS_NEW)
    return bench


def test_a_shortage_is_a_question_with_its_answers_that_stops_nothing() -> None:
    bench = two_of_five()
    sheet = open_sheet(bench, RMA)
    (short,) = sheet.decided.differences
    assert (short.kind, short.unit, short.question) == (DifferenceKind.SHORT, None, Question.SHORTAGE)
    assert [offer.choice for offer in short.offers] == [
        Choice.STILL_TO_COME,
        Choice.LOST_IN_TRANSPORT,
        Choice.SENT_FEWER,
    ]
    assert sheet.ready
    assert conclude(bench, RMA).sheet.case.status is Status.DECIDED


def test_what_is_still_to_come_is_received_later_and_the_answer_lapses() -> None:
    bench = two_of_five()
    answer_shortage(bench, RMA, Choice.STILL_TO_COME)
    case = conclude(bench, RMA).sheet.case
    assert case.status is Status.DECIDED
    said = answer_in_force(case)
    assert said is not None
    assert (said.choice, said.missing, said.operator) == (Choice.STILL_TO_COME, 3, "Sam")
    receive_another(bench, RMA)
    assert answer_in_force(count_unit(bench, RMA, 2, 1).case) is None
    assert short_offers(bench.case(RMA)) == SHORT_OFFERS


@pytest.mark.parametrize("first", [True, False])
def test_a_return_of_which_fewer_were_sent_closes_without_the_rest(*, first: bool) -> None:
    bench = two_of_five()
    if not first:
        conclude(bench, RMA)
    with pytest.raises(ApprovalRequired):
        answer_shortage(bench, RMA, Choice.SENT_FEWER)
    with pytest.raises(ReasonRequired):
        answer_shortage(bench, RMA, Choice.SENT_FEWER, an_approval(reason=" "))
    case = answer_shortage(bench, RMA, Choice.SENT_FEWER, an_approval("le reste est gardé")).case
    if first:
        assert case.status is Status.INSPECTING
        case = conclude(bench, RMA).sheet.case
    assert case.status is Status.CLOSED
    told = next(entry for entry in bench.store.entries if entry.act == "shortage_answered")
    assert told.facts == {"choice": Choice.SENT_FEWER, "missing": 3, "reason": "le reste est gardé"}
    assert told.approved_by == "Nadia"


@pytest.mark.parametrize("first", [True, False])
def test_what_was_lost_on_its_way_waits_for_the_carrier(*, first: bool) -> None:
    bench = two_of_five()
    if not first:
        conclude(bench, RMA)
    case = answer_shortage(bench, RMA, Choice.LOST_IN_TRANSPORT).case
    if first:
        concluded = conclude(bench, RMA)
        assert concluded.note is not None
        case = concluded.sheet.case
    assert case.status is Status.ON_HOLD
    assert case.hold is not None
    assert (case.hold.kind, case.hold.awaited) == (HoldCause.LOST, Awaited.CARRIER)
    assert case.hold.due_on == TODAY + timedelta(days=7)


def test_once_the_carrier_answered_the_rest_is_asked_about_anew() -> None:
    bench = two_of_five()
    conclude(bench, RMA)
    answer_shortage(bench, RMA, Choice.LOST_IN_TRANSPORT)
    with pytest.raises(ChoiceNotOffered):
        answer_shortage(bench, RMA, Choice.STILL_TO_COME)
    case = resume(bench, RMA).case
    assert (case.status, case.shortage) == (Status.DECIDED, None)
    closed = answer_shortage(bench, RMA, Choice.SENT_FEWER, an_approval()).case
    assert closed.status is Status.CLOSED


def test_an_answer_is_taken_back_and_undone() -> None:
    bench = two_of_five()
    answer_shortage(bench, RMA, Choice.LOST_IN_TRANSPORT)
    assert take_shortage_back(bench, RMA).case.shortage is None
    assert undo(bench, RMA).act == "shortage_taken_back"
    assert answer_in_force(bench.case(RMA)) is not None
    assert undo(bench, RMA).act == "shortage_answered"
    assert bench.case(RMA).shortage is None


def test_a_return_that_was_closed_without_its_rest_by_mistake_is_opened_again() -> None:
    bench = two_of_five()
    conclude(bench, RMA)
    answer_shortage(bench, RMA, Choice.SENT_FEWER, an_approval())
    assert undo(bench, RMA).sheet.case.status is Status.DECIDED


def test_nothing_is_asked_where_nothing_is_missing_or_nothing_came_yet() -> None:
    bench = a_bench(a_case())
    with pytest.raises(ChoiceNotOffered):
        answer_shortage(bench, RMA, Choice.STILL_TO_COME)
    scan(bench, RMA)
    with pytest.raises(ChoiceNotOffered):
        answer_shortage(bench, RMA, Choice.STILL_TO_COME)
    assert short_offers(bench.case(RMA)) == ()
