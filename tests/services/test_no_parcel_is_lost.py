"""Whatever people do with parcels, at the bench and in quarantine: none is lost, none is in two places.

Extend it with a rule for each new act: what it promises is checked after every step.
"""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from receiving_app.domain.comparison import SHORT_OFFERS
from receiving_app.domain.errors import DomainError
from receiving_app.domain.holds import HoldCause
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.money import line_amount
from receiving_app.domain.quarantine import QuarantineCause, QuarantineOutcome, QuarantineRecord
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.shortage import answer_in_force
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Reason, Status
from receiving_app.services import decide, inspect_unit
from receiving_app.services import quarantine as shelf
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.match_parcel import match, suggestions
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import Result, scan
from receiving_app.services.shortage import answer_shortage
from receiving_app.services.undo import undo
from tests.builders import BARE_SKU, OTHER_SKU, a_bench, a_case, a_line, an_approval, serials
from tests.services.rules_batches import BatchesGatherAndLeave
from tests.services.rules_quarantine import MatchesAreTakenBack

RMAS = tuple(RmaNumber.build(2026, sequence).text for sequence in (1, 2, 3, 4, 5))
CODES = (*serials(3), "1Z999AA10123456784", "???", RMAS[0])
returns = st.sampled_from(RMAS)
# Which of the records there are; one that ended now and then.
records = st.integers(0, 9)
codes = st.sampled_from(CODES)


in_quarantine = precondition(lambda self: self.bench.store.records)
here = precondition(lambda self: any(case.parcels for case in self.bench.store.cases.values()))


def defective(rma: str, start: int) -> ReturnCase:
    """Two telephones with a validated fault; the second return's are another product, of the same maker."""
    facts = {"manufacturer_ticket": "4711", "fault": "no sound", "invoice": f"FA-{start}"}
    sku = OTHER_SKU if start > 20 else "GRP2614"
    return a_case(
        a_line("60.00", 2, sku=sku, serials=serials(2, start), **facts), rma=rma, reason=Reason.DEFECTIVE
    )


class NoParcelIsLost(BatchesGatherAndLeave, MatchesAreTakenBack, RuleBasedStateMachine):
    """Five returns, one of them cancelled now and then, a quarantine shelf, and two manufacturers' batches."""

    @initialize(price=st.sampled_from(["1.95", "49.00", "250.00"]))
    def open(self, price: str) -> None:
        serial = a_line("60.00", 2, serials=serials(2), invoice="FA-1")
        counted = a_line(price, 3, sku=BARE_SKU, quantity_invoiced=5, invoice="FA-2")
        again = a_line(price, 2, sku=BARE_SKU, quantity_invoiced=5, invoice="FA-2")
        self.bench = a_bench(
            *(a_case(line, rma=rma) for line, rma in zip((serial, counted, again), RMAS, strict=False)),
            *(defective(*given) for given in zip(RMAS[3:], (11, 21), strict=True)),
        )
        self.came = 0
        self.before = self.bench.store.snapshot()

    def _try(self, act: Callable[[], Any]) -> Any:
        """Carry an act out: refused, it leaves no trace at all; done, it leaves one."""
        self.before = before = self.bench.store.snapshot()
        try:
            done = act()
        except DomainError:
            assert self.bench.store == before
            return None
        now = self.bench.store
        if (now.cases, now.records, now.batches) != (before.cases, before.records, before.batches):
            assert len(self.bench.store.entries) > len(before.entries)
        return done

    def _number(self, which: int) -> str:
        """Return the number of a record: of one that is open, where there is one; else of any."""
        known = self.bench.store.records
        still = [one for one in known if one.is_open] if which else known
        return (still or known)[which % len(still or known)].number

    # --- parcels come -----------------------------------------------------------------------

    @rule(rma=returns)
    def a_parcel_is_scanned(self, rma: str) -> None:
        answer = self._try(lambda: scan(self.bench, rma))
        if answer is not None and answer.result is Result.RECEIVED:
            self.came += 1
        elif answer is not None and answer.result in (Result.CANCELLED, Result.EXPIRED):
            assert self._try(lambda: shelf.quarantine(self.bench, shelf.box_of(answer)))
            self.came += 1

    @rule(rma=returns)
    def another_parcel_comes(self, rma: str) -> None:
        if self._try(lambda: receive_another(self.bench, rma)):
            self.came += 1

    @rule(
        cause=st.sampled_from(QuarantineCause),
        scans=st.lists(codes, max_size=3),
        rma=st.sampled_from(["", *RMAS]),
    )
    def a_parcel_goes_to_quarantine(self, cause: QuarantineCause, scans: list[str], rma: str) -> None:
        if len(self.bench.store.records) < 6:
            self._try(lambda: shelf.quarantine(self.bench, shelf.Box(cause, tuple(scans), rma)))
            self.came += 1

    # --- in quarantine ----------------------------------------------------------------------

    @in_quarantine
    @rule(number=records, code=codes)
    def its_goods_are_read(self, number: int, code: str) -> None:
        self._try(lambda: shelf.read_in_quarantine(self.bench, self._number(number), code))

    @in_quarantine
    @rule(number=records, place=st.sampled_from(["Q1", "Palette"]))
    def it_is_moved(self, number: int, place: str) -> None:
        self._try(lambda: shelf.describe_quarantined(self.bench, self._number(number), place=place))

    @in_quarantine
    @rule(number=records, values=st.lists(codes, max_size=2))
    def its_goods_are_set_apart(self, number: int, values: list[str]) -> None:
        if len(self.bench.store.records) < 6 and self._try(
            lambda: shelf.set_apart(self.bench, self._number(number), values)
        ):
            self.came += 1

    @in_quarantine
    @rule(number=records, into=records)
    def boxes_are_put_together(self, number: int, into: int) -> None:
        self._try(lambda: shelf.put_together(self.bench, self._number(number), self._number(into)))

    @in_quarantine
    @rule(number=records, sure=st.integers(0, 3))
    def it_is_given_back(self, number: int, sure: int) -> None:
        if sure == 3:
            self._try(lambda: shelf.give_back(self.bench, self._number(number), an_approval()))

    @in_quarantine
    @rule(number=records, rma=returns, approved=st.booleans())
    def it_is_matched(self, number: int, rma: str, approved: bool) -> None:
        self._try(lambda: match(self.bench, self._number(number), rma, an_approval() if approved else None))

    @in_quarantine
    @rule(number=records, data=st.data())
    def it_is_matched_to_what_is_suggested(self, number: int, data: st.DataObject) -> None:
        with suppress(DomainError):
            offered = suggestions(self.bench, self._number(number))
            if offered:
                chosen = data.draw(st.sampled_from([one.row.rma for one in offered]))
                self._try(lambda: match(self.bench, self._number(number), chosen))

    # --- at the bench -----------------------------------------------------------------------

    @here
    @rule(rma=returns, unit=st.integers(1, 4), quantity=st.integers(0, 4))
    def it_is_counted(self, rma: str, unit: int, quantity: int) -> None:
        self._try(lambda: inspect_unit.count_unit(self.bench, rma, unit, quantity))

    @here
    @rule(rma=returns)
    def it_is_inspected(self, rma: str) -> None:
        new = Condition.UNUSED_ORIGINAL_PACKAGING
        self._try(lambda: inspect_unit.confirm_all_present(self.bench, rma, condition=new))

    @here
    @rule(rma=returns, kind=st.sampled_from(HoldCause))
    def it_is_held(self, rma: str, kind: HoldCause) -> None:
        self._try(lambda: decide.put_on_hold(self.bench, rma, decide.Hold("", kind)))

    @precondition(lambda self: any(case.hold for case in self.bench.store.cases.values()))
    @rule(data=st.data())
    def it_is_resumed(self, data: st.DataObject) -> None:
        held = [rma for rma, case in self.bench.store.cases.items() if case.hold]
        rma = data.draw(st.sampled_from(held))
        assert self._try(lambda: decide.resume(self.bench, rma))

    @here
    @rule(rma=returns, data=st.data())
    def what_is_asked_is_answered(self, rma: str, data: st.DataObject) -> None:
        offers = [
            (decided.unit, asked.question, offer.choice)
            for decided in open_sheet(self.bench, rma).decided.units
            for asked in decided.questions
            for offer in asked.offers
        ]
        if offers:
            unit, question, choice = data.draw(st.sampled_from(offers))
            self._try(lambda: decide.answer(self.bench, rma, unit, question, choice, an_approval()))

    @rule(rma=returns, sure=st.integers(0, 4))
    def it_is_cancelled(self, rma: str, sure: int) -> None:
        if sure == 4:
            self._try(lambda: decide.cancel_return(self.bench, rma, an_approval()))

    @here
    @rule(rma=returns, choice=st.sampled_from([offer.choice for offer in SHORT_OFFERS]))
    def what_became_of_the_rest_is_said(self, rma: str, choice: Choice) -> None:
        self._try(lambda: answer_shortage(self.bench, rma, choice, an_approval()))

    @here
    @rule(rma=returns)
    def it_is_inspected_and_settled(self, rma: str) -> None:
        """The usual way, which chance alone rarely finds."""
        self.it_is_inspected(rma)
        self._try(lambda: conclude(self.bench, rma))

    @here
    @rule(rma=returns)
    def the_decisions_are_carried_out(self, rma: str) -> None:
        self._try(lambda: conclude(self.bench, rma))

    @here
    @rule(rma=returns)
    def the_last_act_is_taken_back(self, rma: str) -> None:
        before = len(self.bench.case(rma).parcels)
        undone = self._try(lambda: undo(self.bench, rma))
        if undone and undone.act != "matched":
            # A parcel whose receipt is taken back was never received: it is to be scanned again. Those of a
            # match are on the shelf.
            self.came -= before - len(self.bench.case(rma).parcels)

    # --- promises ---------------------------------------------------------------------------

    def _cases(self) -> list[tuple[ReturnCase, ReturnCase]]:
        return [(self.before.cases[rma], self.bench.case(rma)) for rma in RMAS]

    def _records(self) -> tuple[QuarantineRecord, ...]:
        return self.bench.store.records

    @invariant()
    def every_parcel_is_in_exactly_one_place(self) -> None:
        """On a return, on the shelf, or given back with a record that says so."""
        on_returns = sum(len(case.parcels) for _, case in self._cases())
        on_the_shelf = sum(one.boxes for one in self._records() if one.is_open)
        given_back = sum(one.boxes for one in self._records() if one.outcome is QuarantineOutcome.GIVEN_BACK)
        assert on_returns + on_the_shelf + given_back == self.came

    @invariant()
    def nothing_leaves_quarantine_without_a_record(self) -> None:
        now = {one.number: one for one in self._records()}
        for before in self.before.records:
            after = now[before.number]
            assert (after.cause, after.at, after.operator) == (before.cause, before.at, before.operator)
            if not before.is_open:
                assert after in (before, before.back_from_return())
                # Goods that were put together or given back never come back.
                assert after == before or before.outcome is QuarantineOutcome.MATCHED
            elif not after.is_open:
                said = [entry.act for entry in self.bench.store.entries if entry.rma == after.number]
                assert said[-1] in {"matched", "put_to", "given_back"}
                assert after.ended_by
                assert after.ended_at is not None

    @invariant()
    def what_left_is_where_its_record_says(self) -> None:
        for record in self._records():
            if record.outcome is QuarantineOutcome.MATCHED:
                parcels = self.bench.case(record.ended_as).parcels
                assert sum(one.arrived_at == record.at for one in parcels) >= record.boxes
            if record.outcome is QuarantineOutcome.MERGED:
                assert shelf.find_quarantined(self.bench, record.ended_as)

    @invariant()
    def what_was_read_is_never_lost(self) -> None:
        known = {code for one in self._records() for code in one.codes}
        assert {code for one in self.before.records for code in one.codes} <= known

    @invariant()
    def every_announced_unit_is_accounted_for(self) -> None:
        for _, case in self._cases():
            for line in case.lines:
                in_hand = sum(unit.quantity for unit in case.units if unit.line == line.number)
                assert case.outstanding(line) + in_hand >= line.quantity_announced
            if case.status is Status.CLOSED and not case.complete:
                said = answer_in_force(case)
                assert said is not None
                assert said.choice is Choice.SENT_FEWER
            for unit in case.units:
                assert 1 <= unit.parcel <= len(case.parcels)

    @invariant()
    def credited_is_never_above_invoiced(self) -> None:
        lines = {line.invoice_key: line for _, case in self._cases() for line in case.lines}
        for key, line in lines.items():
            credited = [one for note in self.bench.store.notes for one in note.lines]
            own = [one for one in credited if (one.invoice, one.invoice_line) == key]
            assert sum(one.quantity for one in own) <= line.quantity_invoiced
            assert sum((one.net for one in own), Decimal(0)) <= line_amount(
                line.unit_price, line.quantity_invoiced
            )

    @invariant()
    def a_hold_says_why_from_whom_and_until_when(self) -> None:
        for _, case in self._cases():
            if case.hold is not None:
                assert case.status is Status.ON_HOLD
                assert case.hold.says_why
                assert case.hold.due_on is not None
            held = any(unit.decision is Decision.HOLD for unit in case.units)
            assert case.status is not Status.ON_HOLD or case.hold is not None or held


TestNoParcelIsLost = NoParcelIsLost.TestCase
TestNoParcelIsLost.settings = settings(max_examples=90, stateful_step_count=40, deadline=None)
