"""Approvals, and that none outlives the facts it was given about (decision rule 11)."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from receiving_app.domain.errors import DomainError
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.return_errors import (
    ApprovalRefused,
    ApprovalRequired,
    ChoiceNotOffered,
    ForbiddenTransition,
    ReasonRequired,
    UnitSettled,
)
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason, Status
from receiving_app.services.case_sheet import CaseSheet, open_sheet
from receiving_app.services.decide import (
    add_unit,
    answer,
    cancel_return,
    put_on_hold,
    resume,
    take_back,
    waive_fee,
    withdraw_waiver,
)
from receiving_app.services.inspect_unit import (
    attest_serial,
    confirm_all_present,
    count_unit,
    identify_product,
    read_serial,
    record_condition,
    record_item,
)
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Approval
from receiving_app.services.receive_parcel import accept_expired, receive_another
from receiving_app.services.scan import scan
from receiving_app.services.shortage import answer_shortage
from tests.builders import (
    BARE_SKU,
    OTHER_SKU,
    RMA,
    SKU,
    TODAY,
    a_bench,
    a_case,
    a_line,
    a_profile,
    an_approval,
    serials,
)
from tests.fakes import FakeBench

USED, UNUSED = Condition.USED, Condition.UNUSED_ORIGINAL_PACKAGING


def _used(announced: int = 1, **changes: object) -> FakeBench:
    """A unit in used condition whose credit the supervisor approved."""
    bench = a_bench(a_case(a_line("89.50", announced, **changes)))
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=USED)
    answer(bench, RMA, 1, Question.CONDITION, Choice.CREDIT_STRONGER_FEE, an_approval())
    return bench


@pytest.mark.parametrize(
    ("approval", "error"),
    [
        (None, ApprovalRequired),
        (Approval("Nadia", "0000", "motif"), ApprovalRefused),
        (Approval("Nadia", "2468", "  "), ReasonRequired),
        (Approval(" ", "2468", "motif"), ReasonRequired),
    ],
)
def test_an_approval_that_does_not_hold_changes_nothing(
    approval: Approval | None, error: type[DomainError]
) -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=USED)
    before = bench.store.snapshot()

    with pytest.raises(error):
        answer(bench, RMA, 1, Question.CONDITION, Choice.CREDIT_STRONGER_FEE, approval)

    assert bench.store == before


def test_no_supervisor_code_set_refuses_every_approval() -> None:
    bench = a_bench(a_case(), profile=a_profile(supervisor_hash=""))
    scan(bench, RMA)

    with pytest.raises(ApprovalRefused) as refused:
        waive_fee(bench, RMA, an_approval(code=""))

    assert not refused.value.configured


def test_an_approval_is_journalled_with_name_and_reason() -> None:
    bench = _used()

    entry = bench.store.entries[-1]

    assert (entry.act, entry.approved_by, entry.facts["reason"]) == ("answered", "Nadia", "accord commercial")
    made = bench.case(RMA).units[0].choices[0]
    assert (made.approved_by, made.reason) == ("Nadia", "accord commercial")


def _fee_of(sheet: CaseSheet) -> Decimal:
    assert sheet.draft is not None
    return sheet.draft.fees[0].charged


def test_an_approved_stronger_fee_is_that_of_the_condition() -> None:
    assert _fee_of(open_sheet(_used(), RMA)) == Decimal("35.80")


@pytest.mark.parametrize(
    "change",
    [
        lambda bench: record_condition(bench, RMA, 1, Condition.DAMAGED),
        lambda bench: count_unit(bench, RMA, 1, 2),
        lambda bench: identify_product(bench, RMA, 1, OTHER_SKU),
    ],
)
def test_an_approval_lapses_when_what_it_was_about_changes(change: Callable[[FakeBench], CaseSheet]) -> None:
    bench = _used(3, sku=BARE_SKU)

    sheet = change(bench)

    decided = sheet.decision(1)
    assert decided is not None
    assert decided.decision is None


def test_an_approval_stands_when_the_same_fact_is_recorded_again() -> None:
    bench = _used()
    before = bench.case(RMA)

    record_condition(bench, RMA, 1, USED)
    record_item(bench, RMA, 1, "handset", 1)
    count_unit(bench, RMA, 1, 1)
    confirm_all_present(bench, RMA)

    assert bench.case(RMA) == before
    assert bench.acts[-1] == "answered"


def test_an_approved_deduction_lapses_when_the_accessories_change() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)
    record_item(bench, RMA, 1, "handset", 0)
    answer(bench, RMA, 1, Question.ESSENTIAL_ITEM, Choice.DEDUCT, an_approval())
    assert open_sheet(bench, RMA).ready

    sheet = record_item(bench, RMA, 1, "cable", 0)

    assert not sheet.ready


def test_the_way_out_of_a_hold_lapses_when_the_facts_change() -> None:
    bench = a_bench(a_case(a_line(serials=serials(), support_ticket="T"), reason=Reason.DEFECTIVE))
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=USED)
    answer(bench, RMA, 1, Question.HOLD_EXIT, Choice.SCRAP, an_approval("hors service"))
    assert open_sheet(bench, RMA).decision(1).decision is Decision.SCRAP  # type: ignore[union-attr]

    sheet = read_serial(bench, RMA, 1, "OTHER-SERIAL-1")

    assert sheet.decision(1).decision is None  # type: ignore[union-attr]


def test_an_answer_about_the_serial_stands_when_the_same_serial_is_scanned_again() -> None:
    bench = a_bench(a_case(a_line("89.50", serials=serials())))
    scan(bench, RMA)
    read_serial(bench, RMA, 1, "OTHER-SERIAL-1")
    answer(bench, RMA, 1, Question.SERIAL, Choice.OTHER_UNIT_SENT)
    before = bench.case(RMA)

    read_serial(bench, RMA, 1, "other-serial-1")

    assert bench.case(RMA) == before


def test_an_accepted_surplus_is_asked_about_again_when_it_grows() -> None:
    line = a_line("1.95", 5, sku=BARE_SKU, quantity_invoiced=20)
    bench = a_bench(a_case(line))
    scan(bench, RMA)
    add_unit(bench, RMA, 1)
    answer(bench, RMA, 2, Question.QUANTITY, Choice.ACCEPT_SURPLUS)

    sheet = count_unit(bench, RMA, 1, 12)

    assert [asked.question for asked in sheet.decision(2).questions] == [Question.QUANTITY]  # type: ignore[union-attr]


def test_an_answer_that_is_not_offered_is_refused() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)

    for unit in (1, 7):
        with pytest.raises(ChoiceNotOffered):
            answer(bench, RMA, unit, Question.CONDITION, Choice.SCRAP, an_approval())


def test_an_answer_taken_back_is_asked_again() -> None:
    bench = _used()

    sheet = take_back(bench, RMA, 1, Question.CONDITION)

    assert not sheet.ready
    assert bench.acts[-1] == "answer_taken_back"


# --- waiver ---------------------------------------------------------------------------------


def test_a_waiver_needs_a_reason_and_can_be_withdrawn() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)

    with pytest.raises(ReasonRequired):
        waive_fee(bench, RMA, an_approval(reason=" "))
    assert _fee_of(waive_fee(bench, RMA, an_approval())) == 0
    assert _fee_of(withdraw_waiver(bench, RMA)) == Decimal("13.43")
    assert [entry.approved_by for entry in bench.store.entries[-2:]] == ["Nadia", ""]


def test_a_closed_return_has_no_fee_left_to_waive() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)

    for act in (lambda: waive_fee(bench, RMA, an_approval()), lambda: withdraw_waiver(bench, RMA)):
        with pytest.raises(ForbiddenTransition):
            act()


def test_a_waiver_is_not_charged_by_the_next_note() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    waive_fee(bench, RMA, an_approval())
    first = conclude(bench, RMA).note
    receive_another(bench, RMA)
    confirm_all_present(bench, RMA, condition=UNUSED)
    second = conclude(bench, RMA).note

    assert first is not None
    assert second is not None
    assert (first.fees[0].waived, first.fees[0].charged) == (Decimal("10.00"), Decimal("0.00"))
    assert second.fees[0].charged == Decimal("4.63")


# --- cancel, close, hold --------------------------------------------------------------------


def test_a_return_of_which_something_was_credited_is_never_cancelled() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)
    receive_another(bench, RMA)

    with pytest.raises(UnitSettled):
        cancel_return(bench, RMA, an_approval())


def test_a_return_not_arrived_yet_is_cancelled_with_an_approval() -> None:
    bench = a_bench(a_case())

    assert cancel_return(bench, RMA, an_approval("doublon")).case.status is Status.CANCELLED
    assert bench.acts == ["cancelled"]


def test_a_hold_needs_its_cause_and_is_lifted_by_resuming() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)

    with pytest.raises(ReasonRequired):
        put_on_hold(bench, RMA, "  ")
    held = put_on_hold(bench, RMA, "  attend le câble ")
    assert (held.case.status, held.case.hold.cause) == (Status.ON_HOLD, "attend le câble")  # type: ignore[union-attr]
    with pytest.raises(ForbiddenTransition):
        conclude(bench, RMA)
    resumed = resume(bench, RMA)
    assert (resumed.case.status, resumed.case.hold) == (Status.INSPECTING, None)
    with pytest.raises(ForbiddenTransition):
        resume(bench, RMA)


def test_a_held_unit_leaves_the_hold_by_the_supervisor_s_answer() -> None:
    bench = a_bench(a_case(reason=Reason.DEFECTIVE))
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=USED)
    conclude(bench, RMA)
    assert bench.case(RMA).status is Status.ON_HOLD

    answer(bench, RMA, 1, Question.HOLD_EXIT, Choice.RETURN_TO_CUSTOMER, an_approval("non validé"))

    assert conclude(bench, RMA).decisions == ((1, Decision.RETURN_TO_CUSTOMER),)
    assert bench.case(RMA).status is Status.CLOSED


def test_an_expired_return_is_accepted_by_the_supervisor_only() -> None:
    bench = a_bench(a_case(expires_on=TODAY.replace(day=22)))

    with pytest.raises(ApprovalRefused):
        accept_expired(bench, RMA, an_approval(code="1"))
    sheet = accept_expired(bench, RMA, an_approval("client prévenu"))

    assert sheet.case.status is Status.ARRIVED
    assert bench.store.entries[-1].approved_by == "Nadia"


def test_a_serial_seen_is_attested_and_can_be_withdrawn() -> None:
    bench = a_bench(a_case(a_line("89.50", serials=serials())))
    scan(bench, RMA)

    assert attest_serial(bench, RMA, 1).case.units[0].serial == serials()[0]
    assert attest_serial(bench, RMA, 1, seen=False).case.units[0].evidence is None


def test_a_parcel_that_came_by_mistake_is_cancelled_before_its_inspection() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)

    assert cancel_return(bench, RMA, an_approval()).case.status is Status.CANCELLED


def test_a_cancelled_return_waits_for_nothing() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    put_on_hold(bench, RMA, "attend")

    assert cancel_return(bench, RMA, an_approval()).case.hold is None


def test_each_of_two_questions_about_a_unit_is_answered_for_itself() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)
    identify_product(bench, RMA, 1, OTHER_SKU)
    assert identify_product(bench, RMA, 1, OTHER_SKU).case.units[0].sku == OTHER_SKU
    read_serial(bench, RMA, 1, "OTHER-SERIAL-1")

    sheet = answer(bench, RMA, 1, Question.SERIAL, Choice.OTHER_UNIT_SENT)

    assert [asked.question for asked in sheet.decision(1).questions] == [Question.PRODUCT]  # type: ignore[union-attr]


def test_a_waiver_does_not_outlive_the_closing_of_its_return() -> None:
    bench = a_bench(a_case(a_line("1.95", 50, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 20)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)
    waive_fee(bench, RMA, an_approval())

    assert answer_shortage(bench, RMA, Choice.SENT_FEWER, an_approval()).case.waiver is None


def test_a_reclassified_reason_leaves_both_and_why_in_the_journal() -> None:
    bench = a_bench(a_case(a_line(received_sku=OTHER_SKU), reason=Reason.DELIVERY_ERROR))
    scan(bench, RMA)
    identify_product(bench, RMA, 1, SKU)
    choice = Choice.RECLASSIFY_AS_ORDER_ERROR
    with pytest.raises(ReasonRequired):
        answer(bench, RMA, 1, Question.PRODUCT, choice, an_approval(reason=" "))

    sheet = answer(bench, RMA, 1, Question.PRODUCT, choice, an_approval())

    entry = bench.store.entries[-1]
    assert (entry.facts["reason_before"], entry.facts["reason_after"]) == ("delivery_error", "order_error")
    assert (entry.facts["reason"], entry.approved_by) == ("accord commercial", "Nadia")
    decided = sheet.decision(1)
    assert decided is not None
    assert decided.reason is Reason.ORDER_ERROR
    assert "answered_approved" in [why.code for why in decided.why]


def test_a_unit_awaited_on_two_returns_is_asked_about_once_it_is_in_hand() -> None:
    other = a_case(a_line(serials=serials()), rma=RmaNumber.build(2026, 4102).text)
    bench = a_bench(a_case(a_line(serials=serials())), other)
    scan(bench, RMA)

    sheet = confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)

    decided = sheet.decision(1)
    assert decided is not None
    assert [why.code for why in decided.why] == ["other_return"]
    sheet = answer(bench, RMA, 1, Question.ELSEWHERE, Choice.UNIT_OF_THIS_RETURN)
    assert sheet.ready
