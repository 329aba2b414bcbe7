"""Each act that the table says is taken back is taken back: the return is as it was before it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from receiving_app.domain.batches import Outcome
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Question, Reason
from receiving_app.services import batches, decide, inspect_unit
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.match_parcel import match
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.receive_parcel import accept_expired, receive_another
from receiving_app.services.scan import scan
from receiving_app.services.shortage import answer_shortage, take_shortage_back
from receiving_app.services.undo import undo
from tests.builders import BARE_SKU, OTHER_SKU, RMA, a_bench, a_case, a_line, an_approval, serials
from tests.fakes import FakeBench
from tests.undo_table import HOW, By, Undo

Deed = Callable[[FakeBench], object]
FIRST = "B-2026-000001"
KEY = (RMA, 1)
AS_NEW = Condition.UNUSED_ORIGINAL_PACKAGING


def phones(**changes: object) -> ReturnCase:
    return a_case(a_line("89.50", 2, serials=serials(2)), **changes)


def cables(**changes: object) -> ReturnCase:
    return a_case(a_line("1.95", 5, sku=BARE_SKU), **changes)


def defective() -> ReturnCase:
    return a_case(a_line(serials=serials(), manufacturer_ticket="4711"), reason=Reason.DEFECTIVE)


def come(bench: FakeBench) -> object:
    return scan(bench, RMA)


def inspect(bench: FakeBench) -> object:
    return inspect_unit.confirm_all_present(bench, RMA, condition=AS_NEW)


def shelve(bench: FakeBench) -> object:
    return quarantine(bench, Box(QuarantineCause.NO_NUMBER, (serials()[0],)))


def count_two(bench: FakeBench) -> object:
    return inspect_unit.count_unit(bench, RMA, 1, 2)


def say_lost(bench: FakeBench) -> object:
    return answer_shortage(bench, RMA, Choice.LOST_IN_TRANSPORT)


def close_without_the_rest(bench: FakeBench) -> object:
    return answer_shortage(bench, RMA, Choice.SENT_FEWER, an_approval())


def settle_two(bench: FakeBench) -> object:
    count_two(bench)
    inspect(bench)
    return conclude(bench, RMA)


def wrong_product(bench: FakeBench) -> object:
    return inspect_unit.identify_product(bench, RMA, 1, OTHER_SKU)


def answer_hold(bench: FakeBench) -> object:
    return decide.answer(bench, RMA, 1, Question.PRODUCT, Choice.HOLD)


def waive(bench: FakeBench) -> object:
    return decide.waive_fee(bench, RMA, an_approval())


def hold(bench: FakeBench) -> object:
    return decide.put_on_hold(bench, RMA, "attend")


DEEDS: dict[str, tuple[ReturnCase, tuple[Deed, ...]]] = {
    "scanned": (phones(), (come, lambda b: scan(b, serials()[0], RMA))),
    "parcel_received": (cables(), (come, settle_two, lambda b: receive_another(b, RMA))),
    "expired_accepted": (
        phones(expires_on=phones().opened_on),
        (lambda b: accept_expired(b, RMA, an_approval()),),
    ),
    "parcel_described": (
        phones(),
        (come, lambda b: inspect_unit.describe_parcel(b, RMA, 1, rma_visible=True)),
    ),
    "serial_read": (phones(), (come, lambda b: inspect_unit.read_serial(b, RMA, 1, "20EZ2F969999"))),
    "serial_attested": (phones(), (come, lambda b: inspect_unit.attest_serial(b, RMA, 1))),
    "product_identified": (phones(), (come, inspect, wrong_product)),
    "counted": (cables(), (come, lambda b: inspect_unit.count_unit(b, RMA, 1, 3))),
    "unit_added": (phones(), (come, lambda b: decide.add_unit(b, RMA, 1))),
    "condition_recorded": (phones(), (come, lambda b: inspect_unit.record_condition(b, RMA, 1, AS_NEW))),
    "item_recorded": (phones(), (come, lambda b: inspect_unit.record_item(b, RMA, 1, "cable", 0))),
    "all_present_attested": (phones(), (come, inspect)),
    "tickets_recorded": (phones(), (come, lambda b: inspect_unit.record_tickets(b, RMA, 1, "TK-1"))),
    "answered": (phones(), (come, wrong_product, answer_hold)),
    "answer_taken_back": (
        phones(),
        (come, wrong_product, answer_hold, lambda b: decide.take_back(b, RMA, 1, Question.PRODUCT)),
    ),
    "held": (phones(), (come, hold)),
    "resumed": (phones(), (come, hold, lambda b: decide.resume(b, RMA))),
    "fee_waived": (phones(), (come, waive)),
    "waiver_withdrawn": (phones(), (come, waive, lambda b: decide.withdraw_waiver(b, RMA))),
    "cancelled": (phones(), (lambda b: decide.cancel_return(b, RMA, an_approval()),)),
    "shortage_answered": (cables(), (come, settle_two, close_without_the_rest)),
    "shortage_taken_back": (
        cables(),
        (come, count_two, say_lost, lambda b: take_shortage_back(b, RMA)),
    ),
    "matched": (phones(), (shelve, lambda b: match(b, b.store.records[0].number, RMA))),
    "concluded": (defective(), (come, inspect, lambda b: conclude(b, RMA))),
}


def test_each_act_that_undo_takes_back_is_done_here() -> None:
    assert {act for act, how in HOW.items() if isinstance(how, Undo)} == set(DEEDS)


@pytest.mark.parametrize("act", DEEDS)
def test_the_last_act_is_taken_back_with_trace(act: str) -> None:
    case, deeds = DEEDS[act]
    bench = a_bench(case)
    for deed in deeds[:-1]:
        deed(bench)
    before, said = bench.case(RMA), len(bench.store.entries)
    deeds[-1](bench)
    assert bench.store.entries[said].act == act
    assert bench.case(RMA) != before

    assert undo(bench, RMA).act == act

    assert replace(bench.case(RMA), revision=0) == replace(before, revision=0)
    assert bench.store.entries[said].act == act
    assert [one.facts["undone"] for one in bench.store.entries if one.act == "undone"] == [act]


def _sent(bench: FakeBench) -> object:
    return batches.close_batch(bench, FIRST)


def _answered(bench: FakeBench) -> object:
    return batches.record_answer(bench, FIRST, KEY, Outcome.REPAIRED)


BATCH_ACTS: dict[str, tuple[tuple[Deed, ...], Deed]] = {
    "batch_sent": ((_sent,), lambda b: batches.reopen_batch(b, FIRST, "carrier did not come")),
    "batch_reopened": ((_sent, lambda b: batches.reopen_batch(b, FIRST, "carrier did not come")), _sent),
    "batch_answered": ((_sent, _answered), lambda b: batches.take_answer_back(b, FIRST, KEY)),
    "batch_answer_taken_back": (
        (_sent, _answered, lambda b: batches.take_answer_back(b, FIRST, KEY)),
        _answered,
    ),
}


@pytest.mark.parametrize("act", BATCH_ACTS)
def test_an_act_about_a_batch_is_taken_back_by_the_one_that_the_table_names(act: str) -> None:
    deeds, back = BATCH_ACTS[act]
    bench = a_bench(defective())
    come(bench)
    inspect(bench)
    conclude(bench, RMA)
    for deed in deeds[:-1]:
        deed(bench)
    before = bench.store.batches[FIRST]
    deeds[-1](bench)
    assert bench.acts[-1] == act

    back(bench)

    assert By(bench.acts[-1]) == HOW[act]
    assert bench.store.batches[FIRST] == before


def test_a_unit_taken_out_of_its_batch_joins_it_again_once_it_is_decided_so() -> None:
    bench = a_bench(defective())
    come(bench)
    inspect(bench)
    conclude(bench, RMA)
    before = bench.case(RMA)
    batches.take_out(bench, FIRST, KEY, "wrong box")
    conclude(bench, RMA)
    assert By(bench.acts[-1]) == HOW["batch_left"]
    assert bench.case(RMA).units == before.units
