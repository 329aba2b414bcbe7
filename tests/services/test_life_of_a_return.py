"""The life of returns under arbitrary acts: whatever people do, the promises hold."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from receiving_app.domain.comparison import SHORT_OFFERS
from receiving_app.domain.errors import DomainError
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.money import line_amount
from receiving_app.domain.returns import TRANSITIONS, ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason, Status
from receiving_app.services import decide, inspect_unit
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import scan
from receiving_app.services.shortage import answer_shortage
from receiving_app.services.undo import undo
from tests.builders import BARE_SKU, OTHER_SKU, SKU, a_bench, a_case, a_line, an_approval, serials

RMAS = tuple(RmaNumber.build(2026, sequence).text for sequence in (1, 2))
returns = st.sampled_from(RMAS)
numbers = st.integers(1, 6)
conditions = st.sampled_from(Condition)
# Reached through others: an act may pass through several steps at once.
_STEPS = {(before, after) for before, nexts in TRANSITIONS.items() for after in nexts}


def _reachable(before: Status, after: Status) -> bool:
    seen, frontier = {before}, {before}
    while frontier:
        frontier = {b for a, b in _STEPS if a in frontier} - seen
        seen |= frontier
    return after in seen


class LifeOfAReturn(RuleBasedStateMachine):
    """Two returns of the same invoice lines, at one bench."""

    @initialize(reason=st.sampled_from(Reason), price=st.sampled_from(["1.95", "0.005", "49.00", "250.00"]))
    def open(self, reason: Reason, price: str) -> None:
        lines = (
            a_line(price, 4, sku=BARE_SKU, quantity_invoiced=6),
            a_line("60.00", 2, 2, serials=serials(2), vat_rate=Decimal("5.5"), manufacturer_ticket="1"),
        )
        other = a_line(price, 3, sku=BARE_SKU, quantity_invoiced=6)
        cases = (a_case(*lines, rma=RMAS[0], reason=reason), a_case(other, rma=RMAS[1]))
        self.bench = a_bench(*cases)
        scan(self.bench, RMAS[0])
        self.before = self.bench.store.snapshot()

    def _try(self, act: Callable[[], Any]) -> None:
        """Carry an act out: refused, it changes nothing; done, it leaves its trace."""
        self.before = before = self.bench.store.snapshot()
        refused = False
        try:
            act()
        except DomainError:
            refused = True
        if refused:
            assert self.bench.store == before
        elif self.bench.store.cases != before.cases:
            assert len(self.bench.store.entries) > len(before.entries)
        assert self.bench.store.entries[: len(before.entries)] == before.entries
        assert self.bench.store.documents[: len(before.documents)] == before.documents

    @rule(rma=returns, inside=st.booleans(), serial=st.booleans())
    def scans(self, rma: str, inside: bool, serial: bool) -> None:
        self._try(lambda: scan(self.bench, serials()[0] if serial else rma, rma if inside else ""))

    @rule(rma=returns)
    def receives_another(self, rma: str) -> None:
        self._try(lambda: receive_another(self.bench, rma))

    @rule(rma=returns, condition=st.none() | conditions, unit=st.none() | numbers)
    def confirms_all(self, rma: str, condition: Condition | None, unit: int | None) -> None:
        self._try(lambda: inspect_unit.confirm_all_present(self.bench, rma, unit, condition))

    @rule(rma=returns, unit=numbers, condition=conditions)
    def records_condition(self, rma: str, unit: int, condition: Condition) -> None:
        self._try(lambda: inspect_unit.record_condition(self.bench, rma, unit, condition))

    @rule(rma=returns, unit=numbers, item=st.sampled_from(["handset", "cable"]), pieces=st.integers(0, 2))
    def records_item(self, rma: str, unit: int, item: str, pieces: int) -> None:
        self._try(lambda: inspect_unit.record_item(self.bench, rma, unit, item, pieces))

    @rule(rma=returns, unit=numbers, quantity=st.integers(0, 8))
    def counts(self, rma: str, unit: int, quantity: int) -> None:
        self._try(lambda: inspect_unit.count_unit(self.bench, rma, unit, quantity))

    @rule(rma=returns, unit=numbers, text=st.sampled_from([*serials(3), "OTHER-1"]))
    def reads_serial(self, rma: str, unit: int, text: str) -> None:
        self._try(lambda: inspect_unit.read_serial(self.bench, rma, unit, text))

    @rule(rma=returns, unit=numbers, sku=st.sampled_from([SKU, OTHER_SKU, BARE_SKU, "U6-PRO"]))
    def identifies(self, rma: str, unit: int, sku: str) -> None:
        self._try(lambda: inspect_unit.identify_product(self.bench, rma, unit, sku))

    @rule(rma=returns, line=st.integers(1, 2))
    def adds_unit(self, rma: str, line: int) -> None:
        self._try(lambda: decide.add_unit(self.bench, rma, line))

    @rule(rma=returns, data=st.data())
    def answers_what_is_asked(self, rma: str, data: st.DataObject) -> None:
        sheet = open_sheet(self.bench, rma)
        offers = [
            (decided.unit, asked.question, offer.choice)
            for decided in sheet.decided.units
            for asked in (*decided.questions, *decided.options)
            for offer in asked.offers
        ]
        if offers:
            unit, question, choice = data.draw(st.sampled_from(offers))
            self._try(lambda: decide.answer(self.bench, rma, unit, question, choice, an_approval()))

    @rule(rma=returns, unit=numbers, question=st.sampled_from(Question), choice=st.sampled_from(Choice))
    def answers_anything(self, rma: str, unit: int, question: Question, choice: Choice) -> None:
        self._try(lambda: decide.answer(self.bench, rma, unit, question, choice))

    @rule(rma=returns, unit=numbers, question=st.sampled_from(Question))
    def takes_back(self, rma: str, unit: int, question: Question) -> None:
        self._try(lambda: decide.take_back(self.bench, rma, unit, question))

    @rule(rma=returns, sure=st.booleans())
    def holds(self, rma: str, sure: bool) -> None:
        if sure:
            self._try(lambda: decide.put_on_hold(self.bench, rma, "attend"))

    @rule(rma=returns)
    def resumes(self, rma: str) -> None:
        self._try(lambda: decide.resume(self.bench, rma))

    @rule(rma=returns)
    def undoes(self, rma: str) -> None:
        self._try(lambda: undo(self.bench, rma))
        # Back is no step of a return's life.
        back = {one: self.before.cases[one].status for one in RMAS}
        if any(self.bench.case(one).status is not status for one, status in back.items()):
            self.before = self.bench.store.snapshot()

    @rule(rma=returns)
    def waives(self, rma: str) -> None:
        self._try(lambda: decide.waive_fee(self.bench, rma, an_approval()))

    @rule(rma=returns, sure=st.integers(0, 4))
    def cancels(self, rma: str, sure: int) -> None:
        # Rarely: nothing more happens to a cancelled return.
        if sure == 4:
            self._try(lambda: decide.cancel_return(self.bench, rma, an_approval()))

    @rule(rma=returns, choice=st.sampled_from([offer.choice for offer in SHORT_OFFERS]))
    def says_what_became_of_the_rest(self, rma: str, choice: Choice) -> None:
        self._try(lambda: answer_shortage(self.bench, rma, choice, an_approval()))

    @rule(rma=returns)
    def concludes(self, rma: str) -> None:
        self._try(lambda: conclude(self.bench, rma))

    @rule(rma=returns, some=st.integers(1, 5))
    def finishes(self, rma: str, some: int) -> None:
        """The usual way: some came, all present, each question answered with its first offer, concluded."""
        with suppress(DomainError):
            receive_another(self.bench, rma)
        with suppress(DomainError):
            for unit in self.bench.case(rma).open_units[:1]:
                inspect_unit.count_unit(self.bench, rma, unit.number, some)
        with suppress(DomainError):
            inspect_unit.confirm_all_present(self.bench, rma, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
        for _ in range(12):
            questions = [u for u in open_sheet(self.bench, rma).decided.units if u.questions]
            if not questions:
                break
            unit, asked = questions[0], questions[0].questions[0]
            choice = asked.offers[0].choice  # the first offer never holds
            with suppress(DomainError):
                decide.answer(self.bench, rma, unit.unit, asked.question, choice, an_approval())
        self._try(lambda: conclude(self.bench, rma))

    # --- promises ---------------------------------------------------------------------------

    def _cases(self) -> list[tuple[ReturnCase, ReturnCase]]:
        return [(self.before.cases[rma], self.bench.case(rma)) for rma in RMAS]

    @invariant()
    def only_allowed_steps_are_taken(self) -> None:
        for before, after in self._cases():
            assert _reachable(before.status, after.status)
            assert (after.status is Status.ON_HOLD) or after.hold is None

    @invariant()
    def a_settled_unit_never_changes(self) -> None:
        for before, after in self._cases():
            kept = {unit.number: unit for unit in after.units}
            for unit in before.units:
                if unit.settled:
                    assert kept[unit.number] == unit

    @invariant()
    def every_unit_belongs_to_a_line_and_a_parcel(self) -> None:
        for _, case in self._cases():
            assert len({unit.number for unit in case.units}) == len(case.units)
            for unit in case.units:
                assert case.line(unit.line)
                assert 1 <= unit.parcel <= len(case.parcels)
                assert unit.quantity >= 1

    @invariant()
    def what_was_announced_is_outstanding_or_in_hand(self) -> None:
        for _, case in self._cases():
            for line in case.lines:
                in_hand = sum(unit.quantity for unit in case.units if unit.line == line.number)
                assert case.outstanding(line) + in_hand >= line.quantity_announced

    @invariant()
    def no_device_is_in_hand_twice(self) -> None:
        for _, case in self._cases():
            read = [unit.serial for unit in case.units if unit.serial]
            assert len(set(read)) == len(read)

    @invariant()
    def credited_is_never_above_invoiced(self) -> None:
        per_line: dict[tuple[str, int], tuple[int, Decimal]] = {}
        for note in self.bench.store.notes:
            for line in note.lines:
                quantity, amount = per_line.get((line.invoice, line.invoice_line), (0, Decimal(0)))
                per_line[line.invoice, line.invoice_line] = (quantity + line.quantity, amount + line.net)
        for _, case in self._cases():
            for line in case.lines:
                quantity, amount = per_line.get(line.invoice_key, (0, Decimal(0)))
                assert quantity <= line.quantity_invoiced
                assert amount <= line_amount(line.unit_price, line.quantity_invoiced)

    @invariant()
    def a_unit_is_credited_by_the_note_that_says_so(self) -> None:
        numbers = {note.number for note in self.bench.store.notes}
        for _, case in self._cases():
            for unit in case.units:
                assert not unit.credit_note or (unit.credit_note in numbers and _is_credited(unit))

    @invariant()
    def numbers_are_continuous_and_documents_sound(self) -> None:
        notes = self.bench.store.notes
        assert [note.number for note in notes] == [f"AV-2026-{n:06d}" for n in range(1, len(notes) + 1)]
        assert all((*note.errors(), *note.omissions()) == () for note in notes)

    @invariant()
    def an_ended_return_has_nothing_left_open(self) -> None:
        for _, case in self._cases():
            if case.status in (Status.DECIDED, Status.CLOSED):
                assert case.open_units == ()
                assert case.waiver is None or case.status is Status.DECIDED

    @invariant()
    def the_revision_counts_the_changes(self) -> None:
        for before, after in self._cases():
            assert after.revision >= before.revision
            assert (after.revision == before.revision) == (
                replace(after, revision=0) == replace(before, revision=0)
            )


def _is_credited(unit: InspectedUnit) -> bool:
    return unit.decision is Decision.CREDIT


TestLifeOfAReturn = LifeOfAReturn.TestCase
TestLifeOfAReturn.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
