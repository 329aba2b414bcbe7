"""What people do with manufacturer batches: part of the machine of ``test_no_parcel_is_lost.py``."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from receiving_app.domain.batches import Batch, BatchState, BatchUnit, Outcome
from receiving_app.domain.vocabulary import Condition, Decision, Question
from receiving_app.services import batches, inspect_unit
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from tests.builders import TODAY, an_approval
from tests.fakes import FakeBench, Store


def _there_is(*states: BatchState) -> Callable[[Any], Any]:
    return precondition(lambda self: any(one.state in states for one in self.bench.store.batches.values()))


gathered = _there_is(*BatchState)
OPEN, LEFT = (BatchState.OPEN,), (BatchState.SENT, BatchState.DONE)
open_one, left_one = _there_is(*OPEN), _there_is(*LEFT)
which = st.integers(0, 9)
JOURNALLED = {
    "batch_sent",
    "batch_reopened",
    "batch_answered",
    "batch_answer_taken_back",
    "batch_left",
    "batch_joined",
}


class BatchesGatherAndLeave:
    """Units gather, leave, are answered; documents are issued and taken back meanwhile."""

    bench: FakeBench
    before: Store
    came: int

    def _try(self, act: Callable[[], Any]) -> Any:
        raise NotImplementedError

    def _batch(self, at: int, states: tuple[BatchState, ...]) -> Batch:
        """Return one that stands so; any, now and then."""
        known = [*self.bench.store.batches.values()]
        fitting = [one for one in known if one.state in states] if at else known
        return fitting[at % len(fitting)]

    def _unit(self, batch: Batch, at: int) -> tuple[str, int]:
        return batch.units[at % len(batch.units)].key if batch.units else ("RMA-2026-000009-X", 1)

    @rule(at=which, condition=st.sampled_from(Condition))
    def a_defective_unit_is_decided(self, at: int, condition: Condition) -> None:
        """The usual way into a batch, which chance alone rarely finds."""
        rma = (*self.bench.store.cases,)[at % len(self.bench.store.cases)]
        if not self.bench.case(rma).parcels and self._try(lambda: scan(self.bench, rma)).sheet:
            self.came += len(self.bench.case(rma).parcels)
        self._try(lambda: inspect_unit.confirm_all_present(self.bench, rma, condition=condition))
        self._try(lambda: conclude(self.bench, rma))

    @open_one
    @rule(at=which, unit=which)
    def a_unit_is_taken_out(self, at: int, unit: int) -> None:
        batch = self._batch(at, OPEN)
        key = self._unit(batch, unit)
        self._try(lambda: batches.take_out(self.bench, batch.number, key, "not this one"))

    @open_one
    @rule(at=which, days=st.sampled_from([None, -1, 0, 365, 366]))
    def a_batch_is_closed(self, at: int, days: int | None) -> None:
        due = None if days is None else TODAY + timedelta(days=days)
        self._try(lambda: batches.close_batch(self.bench, self._batch(at, OPEN).number, due))

    @left_one
    @rule(at=which)
    def a_batch_is_opened_again(self, at: int) -> None:
        self._try(
            lambda: batches.reopen_batch(self.bench, self._batch(at, LEFT).number, "carrier did not come")
        )

    @gathered
    @rule(at=which, unit=which, outcome=st.sampled_from(Outcome), named=st.booleans())
    def the_manufacturer_answers(self, at: int, unit: int, outcome: Outcome, *, named: bool) -> None:
        batch = self._batch(at, (*OPEN, *LEFT))
        if at and batch.state is BatchState.OPEN:
            self._try(lambda: batches.close_batch(self.bench, batch.number))
        key, new = self._unit(batch, unit), "20EZ9F990001" if named else ""
        self._try(lambda: batches.record_answer(self.bench, batch.number, key, outcome, new))

    @left_one
    @rule(at=which, unit=which)
    def an_answer_is_taken_back(self, at: int, unit: int) -> None:
        batch = self._batch(at, LEFT)
        key = self._unit(batch, unit)
        self._try(lambda: batches.take_answer_back(self.bench, batch.number, key))

    @precondition(lambda self: self.bench.store.notes)
    @rule(at=which)
    def a_credit_note_is_taken_back(self, at: int) -> None:
        notes = self.bench.store.notes
        number = notes[at % len(notes)].number
        self._try(lambda: cancel_and_reissue(self.bench, number, an_approval()))

    # --- promises ---------------------------------------------------------------------------

    def _gathered(self) -> list[tuple[Batch, BatchUnit]]:
        return [(batch, unit) for batch in self.bench.store.batches.values() for unit in batch.units]

    @invariant()
    def a_unit_is_in_one_batch_at_most(self) -> None:
        keys = [unit.key for _, unit in self._gathered()]
        assert len(keys) == len(set(keys))

    @invariant()
    def what_is_sent_to_a_manufacturer_is_in_its_batch(self) -> None:
        """And nothing else is: what is in a batch was decided so, and is what is in hand."""
        gone = {
            (case.rma, unit.number): unit
            for case in self.bench.store.cases.values()
            for unit in case.units
            if unit.decision is Decision.SEND_TO_MANUFACTURER
        }
        listed = {unit.key: unit for _, unit in self._gathered()}
        assert listed.keys() == gone.keys()
        for key, unit in listed.items():
            known = gone[key]
            assert (unit.sku, unit.serial, unit.quantity) == (known.sku, known.serial, known.quantity)
            assert known.choice(Question.HOLD_EXIT) or known.condition or known.choice(Question.PLAYBOOK)

    @invariant()
    def a_manufacturer_has_one_open_batch_at_most(self) -> None:
        makers = [
            one.manufacturer for one in self.bench.store.batches.values() if one.state is BatchState.OPEN
        ]
        assert len(makers) == len(set(makers))

    @invariant()
    def what_left_is_what_its_list_says(self) -> None:
        """Between leaving and being opened again, units neither join nor leave; only answers change."""
        for number, before in self.before.batches.items():
            after = self.bench.store.batches[number]
            if before.sent_on and after.sent_on:
                assert [unit.key for unit in after.units] == [unit.key for unit in before.units]
            said = {
                one.facts.get("batch")
                for one in self.bench.store.entries[len(self.before.entries) :]
                if one.act in JOURNALLED
            }
            assert (before != after) == (number in said)

    @invariant()
    def an_answer_is_about_what_left(self) -> None:
        for batch, unit in self._gathered():
            if unit.answer is not None:
                assert batch.sent_on is not None
                assert batch.due_on is not None
                assert batch.due_on >= batch.sent_on
                replaced = unit.answer.outcome is Outcome.REPLACED
                assert replaced or not unit.answer.new_serial
                assert not replaced or unit.answer.new_serial or not (unit.serial or unit.mac)
