"""Taking acts back: each return is led back act by act, with trace, until a document is issued."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receiving_app.domain.batch_errors import BatchSent
from receiving_app.domain.errors import DomainError
from receiving_app.domain.return_errors import StaleCase
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.undoing import NothingToUndo, UndoAfterConclusion
from receiving_app.domain.vocabulary import Choice, Condition, Question, Reason, Status
from receiving_app.services import decide, inspect_unit
from receiving_app.services.batches import batch_list, close_batch, reopen_batch
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Actor, Bench
from receiving_app.services.receive_parcel import accept_expired, receive_another
from receiving_app.services.scan import Result, scan
from receiving_app.services.undo import undo
from tests.builders import BARE_SKU, OTHER_SKU, RMA, a_bench, a_case, a_line, an_approval, serials
from tests.data.stores import a_real_bench, make_store
from tests.fakes import FakeBench

AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING
Deed = Callable[[Bench], object]


def two_lines(**changes: object) -> ReturnCase:
    """Two telephones followed by their serials, and five cables that are counted."""
    return a_case(a_line("89.50", 2, serials=serials(2)), a_line("1.95", 5, 2, sku=BARE_SKU), **changes)


def at_work(*others: ReturnCase) -> FakeBench:
    bench = a_bench(two_lines(), *others)
    scan(bench, RMA)
    return bench


def content(case: ReturnCase) -> ReturnCase:
    """Return the case but for the count of its stored changes."""
    return replace(case, revision=0)


def _deeds() -> st.SearchStrategy[Deed]:
    units, condition = st.integers(1, 4), st.sampled_from(Condition)
    return st.one_of(
        st.builds(lambda u, c: lambda b: inspect_unit.record_condition(b, RMA, u, c), units, condition),
        st.builds(
            lambda u, n: lambda b: inspect_unit.record_item(b, RMA, u, "cable", n),
            units,
            st.none() | st.integers(0, 2),
        ),
        st.builds(lambda u: lambda b: inspect_unit.confirm_all_present(b, RMA, u, AS_NEW), units),
        st.builds(lambda n: lambda b: inspect_unit.count_unit(b, RMA, 3, n), st.integers(0, 7)),
        st.builds(lambda u: lambda b: inspect_unit.count_unit(b, RMA, u, 0), units),
        st.builds(lambda t: lambda b: scan(b, t, RMA), st.sampled_from([*serials(3), BARE_SKU, RMA])),
        st.builds(lambda u: lambda b: inspect_unit.identify_product(b, RMA, u, OTHER_SKU), units),
        st.builds(lambda u, s: lambda b: inspect_unit.attest_serial(b, RMA, u, seen=s), units, st.booleans()),
        st.builds(lambda v: lambda b: inspect_unit.describe_parcel(b, RMA, 1, well_packed=v), st.booleans()),
        st.builds(lambda t: lambda b: inspect_unit.record_tickets(b, RMA, 1, t), st.sampled_from("ab")),
        st.builds(lambda n: lambda b: decide.add_unit(b, RMA, n), st.integers(1, 2)),
        st.just(lambda b: decide.put_on_hold(b, RMA, "attend")),
        st.just(lambda b: decide.resume(b, RMA)),
        st.just(lambda b: decide.waive_fee(b, RMA, an_approval())),
        st.just(lambda b: decide.withdraw_waiver(b, RMA)),
        st.just(lambda b: receive_another(b, RMA)),
        st.builds(
            lambda u, c: lambda b: decide.answer(b, RMA, u, Question.PRODUCT, c, an_approval()),
            units,
            st.sampled_from(Choice),
        ),
        st.just(lambda b: decide.cancel_return(b, RMA, an_approval())),
    )


@given(st.lists(_deeds(), max_size=12))
@settings(deadline=None)
def test_any_acts_and_as_many_undos_restore_the_same_return(deeds: list[Deed]) -> None:
    bench = a_bench(two_lines())
    states = [bench.case(RMA)]
    for deed in (lambda b: scan(b, RMA), *deeds):
        kept = len(bench.store.steps)
        with suppress(DomainError):
            deed(bench)
        if len(bench.store.steps) > kept:
            states.append(bench.case(RMA))
        else:
            assert content(bench.case(RMA)) == content(states[-1])
    while len(states) > 1:
        assert content(bench.case(RMA)) == content(states.pop())
        undo(bench, RMA)
    assert content(bench.case(RMA)) == content(two_lines())
    with pytest.raises(NothingToUndo):
        undo(bench, RMA)


def test_the_act_and_its_undoing_both_stay_in_the_journal_with_who_and_when() -> None:
    bench = at_work()
    inspect_unit.record_condition(bench, RMA, 1, Condition.UNUSED_OPENED)
    bench.clock.wait(minutes=2)
    undone = undo(replace(bench, actor=Actor("Lou", "2")), RMA)
    assert (undone.act, undone.facts["condition"]) == ("condition_recorded", Condition.UNUSED_OPENED)
    assert undone.sheet.case.unit(1).condition is None
    did, took_back = bench.store.entries[-2:]
    assert (did.act, did.operator) == ("condition_recorded", "Sam")
    assert (took_back.act, took_back.operator) == ("undone", "Lou")
    assert took_back.at - did.at >= timedelta(minutes=2)
    assert took_back.facts == {"undone": did.act, "of": did.facts, "unit": 1}


def test_an_act_that_is_refused_or_changes_nothing_is_not_what_is_taken_back() -> None:
    bench = at_work()
    inspect_unit.record_condition(bench, RMA, 1, AS_NEW)
    inspect_unit.record_condition(bench, RMA, 1, AS_NEW)
    with pytest.raises(DomainError):
        inspect_unit.count_unit(bench, RMA, 1, 9)
    assert undo(bench, RMA).act == "condition_recorded"
    assert undo(bench, RMA).act == "scanned"


def test_the_arrival_is_the_last_that_is_taken_back() -> None:
    bench = at_work()
    undone = undo(bench, RMA)
    assert undone.facts["result"] == Result.RECEIVED
    assert (undone.sheet.case.status, undone.sheet.case.parcels) == (Status.AUTHORISED, ())
    with pytest.raises(NothingToUndo):
        undo(bench, RMA)
    assert scan(bench, RMA).result is Result.RECEIVED


def test_an_expired_return_that_was_accepted_is_expired_again() -> None:
    bench = a_bench(two_lines(expires_on=two_lines().opened_on))
    accept_expired(bench, RMA, an_approval())
    assert undo(bench, RMA).act == "expired_accepted"
    assert scan(bench, RMA).result is Result.EXPIRED


def test_nothing_is_taken_back_once_the_credit_note_is_issued() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    inspect_unit.confirm_all_present(bench, RMA, condition=AS_NEW)
    issued = conclude(bench, RMA)
    assert issued.note is not None
    with pytest.raises(UndoAfterConclusion) as refused:
        undo(bench, RMA)
    assert refused.value.document == issued.note.number
    assert bench.store.steps == ()


def forwarded() -> FakeBench:
    """One that its manufacturer handles itself, sent on to it: decided, and no document says so."""
    bench = a_bench(a_case(a_line(sku="U6-PRO"), reason=Reason.DEFECTIVE))
    scan(bench, RMA)
    decide.answer(bench, RMA, 1, Question.PLAYBOOK, Choice.SEND_TO_MANUFACTURER)
    assert conclude(bench, RMA).note is None
    return bench


def test_decisions_without_a_document_are_taken_back_and_the_unit_leaves_its_batch() -> None:
    bench = forwarded()
    assert [len(batch.units) for batch in batch_list(bench)] == [1]
    undone = undo(bench, RMA)
    assert undone.act == "concluded"
    assert (undone.sheet.case.status, undone.sheet.case.unit(1).decision) == (Status.INSPECTING, None)
    assert [batch.units for batch in batch_list(bench)] == [()]
    assert bench.acts[-2:] == ["undone", "batch_left"]
    assert undo(bench, RMA).act == "answered"


def test_what_left_with_a_batch_is_not_taken_back_at_the_bench() -> None:
    bench = forwarded()
    (batch,) = batch_list(bench)
    close_batch(bench, batch.number)
    before = bench.store.snapshot()
    with pytest.raises(BatchSent):
        undo(bench, RMA)
    assert bench.store == before
    reopen_batch(bench, batch.number, "carrier did not come")
    assert undo(bench, RMA).act == "concluded"


def test_a_hold_that_the_rules_made_is_taken_back() -> None:
    bench = a_bench(a_case(a_line(serials=serials()), reason=Reason.DEFECTIVE))
    scan(bench, RMA)
    inspect_unit.read_serial(bench, RMA, 1, serials()[0])
    inspect_unit.confirm_all_present(bench, RMA, condition=Condition.USED)
    before = bench.case(RMA)
    conclude(bench, RMA)
    assert bench.case(RMA).status is Status.ON_HOLD
    assert content(undo(bench, RMA).sheet.case) == content(before)


def test_a_decision_that_went_on_elsewhere_is_not_taken_back() -> None:
    bench = forwarded()
    with bench.writing() as uow:
        uow.returns.save(replace(bench.case(RMA), tracking="XY0617671405788"))
        uow.commit()
    with pytest.raises(UndoAfterConclusion) as refused:
        undo(bench, RMA)
    assert refused.value.document == ""


def test_what_came_after_a_credit_note_is_taken_back_up_to_it() -> None:
    bench = a_bench(a_case(a_line("1.95", 5, sku=BARE_SKU)))
    scan(bench, RMA)
    inspect_unit.count_unit(bench, RMA, 1, 2)
    inspect_unit.confirm_all_present(bench, RMA, condition=AS_NEW)
    conclude(bench, RMA)
    receive_another(bench, RMA)
    inspect_unit.record_condition(bench, RMA, 2, AS_NEW)
    assert undo(bench, RMA).act == "condition_recorded"
    assert undo(bench, RMA).act == "parcel_received"
    with pytest.raises(UndoAfterConclusion):
        undo(bench, RMA)


def test_what_an_import_changed_in_between_is_not_taken_back() -> None:
    bench = at_work()
    inspect_unit.record_condition(bench, RMA, 1, AS_NEW)
    with bench.writing() as uow:
        uow.returns.save(replace(bench.case(RMA), tracking="XY0617671405788"))
        uow.commit()
    with pytest.raises(NothingToUndo):
        undo(bench, RMA)
    inspect_unit.record_condition(bench, RMA, 1, Condition.USED)
    assert undo(bench, RMA).sheet.case.unit(1).condition is AS_NEW
    with pytest.raises(NothingToUndo):
        undo(bench, RMA)
    assert bench.case(RMA).tracking == "XY0617671405788"


def test_what_another_bench_did_meanwhile_is_not_taken_back_unseen() -> None:
    bench = at_work()
    shown = bench.case(RMA).revision
    bench.clock.wait(minutes=2)
    inspect_unit.record_condition(replace(bench, actor=Actor("Lou", "7")), RMA, 1, AS_NEW)
    bench.clock.wait(minutes=2)
    with pytest.raises(StaleCase):
        undo(bench, RMA, revision=shown)
    assert undo(bench, RMA, revision=bench.case(RMA).revision).act == "condition_recorded"


def test_the_benchs_own_last_act_is_taken_back_before_its_answer_is_on_the_screen() -> None:
    bench = at_work()
    shown = bench.case(RMA).revision
    inspect_unit.record_condition(bench, RMA, 1, AS_NEW)
    assert undo(bench, RMA, revision=shown).act == "condition_recorded"


def test_counting_begins_again_once_every_count_is_taken_back() -> None:
    bench = at_work()
    assert scan(bench, BARE_SKU, RMA).unit == 3
    bench.clock.wait(seconds=5)
    scan(bench, BARE_SKU, RMA)
    assert bench.case(RMA).unit(3).quantity == 2
    undo(bench, RMA)
    undo(bench, RMA)
    assert bench.case(RMA).unit(3).quantity == 5
    bench.clock.wait(seconds=5)
    scan(bench, BARE_SKU, RMA)
    assert bench.case(RMA).unit(3).quantity == 1


def test_a_first_count_of_the_only_one_expected_is_taken_back_like_any_other() -> None:
    bench = a_bench(a_case(a_line("1.95", 1, sku=BARE_SKU)))
    scan(bench, RMA)
    inspect_unit.describe_parcel(bench, RMA, 1, well_packed=True)
    scan(bench, BARE_SKU, RMA)
    assert undo(bench, RMA).facts["result"] == Result.UNIT_COUNTED
    assert undo(bench, RMA).act == "parcel_described"
    bench.clock.wait(seconds=5)
    scan(bench, BARE_SKU, RMA)
    assert bench.case(RMA).unit(1).quantity == 1


def test_a_serial_whose_reading_was_taken_back_is_read_as_if_for_the_first_time() -> None:
    bench = at_work()
    scan(bench, serials()[0], RMA)
    undo(bench, RMA)
    bench.clock.wait(minutes=1)
    answer = scan(bench, serials()[0], RMA)
    assert (answer.result, answer.earlier) == (Result.UNIT_READ, None)


def test_an_undo_that_fails_half_way_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = at_work()
    inspect_unit.record_condition(bench, RMA, 1, AS_NEW)
    before = bench.store.snapshot()

    def no_journal(*_args: object) -> None:
        raise StaleCase(RMA)

    monkeypatch.setattr("receiving_app.services.undo.record", no_journal)
    with pytest.raises(StaleCase):
        undo(bench, RMA)
    assert bench.store == before


def test_acts_are_taken_back_in_a_real_database_too(tmp_path: Path) -> None:
    with closing(make_store(tmp_path)) as store:
        bench = a_real_bench(store, two_lines())
        deeds: tuple[Deed, ...] = (
            lambda b: scan(b, RMA),
            lambda b: scan(b, serials(2)[1], RMA),
            lambda b: scan(b, BARE_SKU, RMA),
            lambda b: inspect_unit.count_unit(b, RMA, 1, 0),
            lambda b: decide.add_unit(b, RMA, 2),
            lambda b: inspect_unit.identify_product(b, RMA, 2, OTHER_SKU),
            lambda b: inspect_unit.record_tickets(b, RMA, 1, "T-1"),
            lambda b: decide.waive_fee(b, RMA, an_approval()),
            lambda b: decide.put_on_hold(b, RMA, "attend"),
        )
        states = []
        for deed in deeds:
            states.append(open_sheet(bench, RMA).case)
            deed(bench)
        for before in reversed(states):
            undone = undo(bench, RMA)
            assert content(undone.sheet.case) == content(open_sheet(bench, RMA).case) == content(before)
        with bench.reading() as uow:
            assert uow.undo_steps.last(RMA) is None
            assert uow.journal.standing(RMA, 3, ("counted", Result.UNIT_COUNTED)) == 0


def test_a_real_database_lets_a_unit_leave_its_batch_with_the_decision(tmp_path: Path) -> None:
    with closing(make_store(tmp_path)) as store:
        line = a_line(serials=serials(), support_ticket="TK-1", manufacturer_ticket="4711")
        bench = a_real_bench(store, a_case(line, reason=Reason.DEFECTIVE))
        scan(bench, RMA)
        inspect_unit.read_serial(bench, RMA, 1, serials()[0])
        inspect_unit.confirm_all_present(bench, RMA, condition=Condition.USED)
        conclude(bench, RMA)
        assert undo(bench, RMA).act == "concluded"
        assert [batch.units for batch in batch_list(bench)] == [()]
        with bench.reading() as uow:
            left = uow.journal.of_return(RMA)[-1]
        assert (left.act, left.facts["unit"]) == ("batch_left", 1)


def test_a_real_database_forgets_what_can_no_longer_be_taken_back(tmp_path: Path) -> None:
    with closing(make_store(tmp_path)) as store:
        bench = a_real_bench(store, a_case())
        scan(bench, RMA)
        inspect_unit.confirm_all_present(bench, RMA, condition=AS_NEW)
        with bench.writing() as uow:
            uow.undo_steps.clear(RMA)
            uow.commit()
        with pytest.raises(NothingToUndo):
            undo(bench, RMA)
