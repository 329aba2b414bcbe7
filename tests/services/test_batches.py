"""Units gather per manufacturer, leave together and are answered one by one."""

from datetime import timedelta

import pytest

from receiving_app.domain.batch_errors import BatchSent, DueDateOutside, OtherBatchOpen, UnknownBatch
from receiving_app.domain.batch_plan import BatchPlan
from receiving_app.domain.batches import BatchState, Outcome
from receiving_app.domain.errors import InvalidIdentifier
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.printouts_batch import BatchLabel, PackingList
from receiving_app.domain.return_errors import ReasonRequired
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Question, Reason, Status
from receiving_app.services.batches import (
    Departure,
    batch_label,
    batch_list,
    batches_past_date,
    close_batch,
    open_batch,
    packing_list,
    record_answer,
    reopen_batch,
    take_answer_back,
    take_out,
    usual_departure,
    went_before,
)
from receiving_app.services.decide import answer
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import scan
from receiving_app.services.scan_answer import Result
from tests.builders import TODAY, a_bench, a_case, a_line, a_profile, serials
from tests.fakes import FakeBench

FIRST = "B-2026-000001"


def defective(number: int, serial: int, **changes: object) -> ReturnCase:
    facts = {"sku": "GRP2614", "manufacturer_ticket": "4711", "support_ticket": "TK-1", "fault": "no sound"}
    line = a_line(serials=serials(1, serial), **{**facts, **changes})
    return a_case(line, rma=RmaNumber.build(2026, number).text, reason=Reason.DEFECTIVE)


def sent_to_manufacturer(bench: FakeBench, case: ReturnCase) -> None:
    scan(bench, case.rma)
    read_serial(bench, case.rma, 1, case.lines[0].serials[0])
    confirm_all_present(bench, case.rma, condition=Condition.USED)
    conclude(bench, case.rma)


def test_units_of_one_manufacturer_gather_in_its_open_batch() -> None:
    cases = [defective(4101, 1), defective(4102, 2), defective(4103, 3, sku="T54W")]
    bench = a_bench(*cases)
    for case in cases:
        sent_to_manufacturer(bench, case)

    yealink, grandstream = batch_list(bench)
    assert (grandstream.number, grandstream.manufacturer) == (FIRST, "Grandstream")
    assert [(one.serial, one.fault, one.ticket) for one in grandstream.units] == [
        (serials(1, 1)[0], "no sound", "4711"),
        (serials(1, 2)[0], "no sound", "4711"),
    ]
    assert [one.ticket for one in yealink.units] == ["TK-1"]
    assert bench.acts.count("batch_joined") == 3


def test_a_misdirected_unit_that_is_forwarded_joins_too_and_one_given_back_does_not() -> None:
    cases = [defective(4101, 1, sku="U6-PRO"), defective(4102, 2, sku="U6-PRO")]
    bench = a_bench(*cases)
    for case, choice in zip(cases, (Choice.SEND_TO_MANUFACTURER, Choice.RETURN_TO_CUSTOMER), strict=True):
        scan(bench, case.rma)
        answer(bench, case.rma, 1, Question.PLAYBOOK, choice)
        conclude(bench, case.rma)

    (batch,) = batch_list(bench)
    assert [one.rma for one in batch.units] == [cases[0].rma]
    assert batch.manufacturer == "Ubiquiti"


def test_a_reference_without_a_maker_gathers_by_itself() -> None:
    case = defective(4101, 1, sku="UNKNOWN-1", invoiced_on=TODAY)
    bench = a_bench(case)
    sent_to_manufacturer(bench, case)

    assert [batch.manufacturer for batch in batch_list(bench)] == ["UNKNOWN-1"]


def with_one_unit() -> tuple[FakeBench, tuple[str, int]]:
    case = defective(4101, 1)
    bench = a_bench(case)
    sent_to_manufacturer(bench, case)
    return bench, (case.rma, 1)


def test_a_unit_taken_out_is_at_the_bench_again() -> None:
    bench, key = with_one_unit()
    with pytest.raises(ReasonRequired):
        take_out(bench, FIRST, key, " ")

    assert take_out(bench, FIRST, key, "wrong box").units == ()

    case = bench.case(key[0])
    assert (case.status, case.unit(1).decision) == (Status.INSPECTING, None)
    assert bench.store.entries[-1].facts == {"batch": FIRST, "unit": 1, "reason": "wrong box"}
    conclude(bench, key[0])
    assert [one.key for one in open_batch(bench, FIRST).units] == [key]


def test_a_batch_that_left_is_answered_unit_by_unit_and_shows_how_long_it_took() -> None:
    bench, key = with_one_unit()
    assert close_batch(bench, FIRST).state is BatchState.SENT
    with pytest.raises(BatchSent):
        take_out(bench, FIRST, key, "too late")

    bench.clock.day = TODAY.replace(month=12, day=10)
    done = record_answer(bench, FIRST, key, Outcome.REPLACED, " 20ez9f990001 ", " goodwill ")

    unit = done.units[0]
    assert (done.state, done.turn_round(unit)) == (BatchState.DONE, 17)
    assert unit.answer is not None
    assert (unit.answer.new_serial, unit.answer.note) == ("20EZ9F990001", "goodwill")
    assert take_answer_back(bench, FIRST, key).state is BatchState.SENT
    assert bench.acts[-3:] == ["batch_sent", "batch_answered", "batch_answer_taken_back"]


def test_an_answer_that_nobody_gave_is_not_taken_back_in_the_journal() -> None:
    bench, key = with_one_unit()
    close_batch(bench, FIRST)
    assert take_answer_back(bench, FIRST, key) == open_batch(bench, FIRST)
    assert bench.acts[-1] == "batch_sent"


def test_a_new_serial_that_is_none_is_refused() -> None:
    bench, key = with_one_unit()
    close_batch(bench, FIRST)
    with pytest.raises(InvalidIdentifier):
        record_answer(bench, FIRST, key, Outcome.REPLACED, "?!")


@pytest.mark.parametrize("days", [-1, 366])
def test_a_manufacturer_is_given_today_to_a_year(days: int) -> None:
    bench, _ = with_one_unit()
    before = bench.store.snapshot()
    with pytest.raises(DueDateOutside) as refused:
        close_batch(bench, FIRST, TODAY + timedelta(days=days))
    assert (refused.value.first, refused.value.last) == (TODAY, TODAY + timedelta(days=365))
    assert bench.store == before


def test_the_day_of_the_answer_is_chosen_or_the_usual_one_of_the_settings() -> None:
    bench, _ = with_one_unit()
    assert usual_departure(bench) == Departure(TODAY, TODAY + timedelta(days=30), "")
    bench.store.profile = a_profile(batches=BatchPlan(days=14, folder="/lots"))
    assert usual_departure(bench) == Departure(TODAY, TODAY + timedelta(days=14), "/lots")
    assert close_batch(bench, FIRST).due_on == TODAY + timedelta(days=14)
    reopen_batch(bench, FIRST, "carrier did not come")
    assert close_batch(bench, FIRST, TODAY).due_on == TODAY
    assert bench.store.entries[-1].facts == {"batch": FIRST, "due_on": TODAY.isoformat()}


def test_a_late_batch_is_on_the_list_of_what_waits_too_long() -> None:
    bench, _ = with_one_unit()
    close_batch(bench, FIRST, TODAY + timedelta(days=10))
    assert batches_past_date(bench) == ()

    bench.clock.day = TODAY.replace(month=12, day=24)
    assert [batch.number for batch in batches_past_date(bench)] == [FIRST]


def test_a_batch_opens_again_while_no_other_is_open() -> None:
    bench, _ = with_one_unit()
    close_batch(bench, FIRST)
    with pytest.raises(ReasonRequired):
        reopen_batch(bench, FIRST, "")
    assert reopen_batch(bench, FIRST, "carrier did not come").state is BatchState.OPEN

    close_batch(bench, FIRST)
    bench.store.cases[defective(4102, 2).rma] = defective(4102, 2)
    sent_to_manufacturer(bench, defective(4102, 2))
    with pytest.raises(OtherBatchOpen) as refused:
        reopen_batch(bench, FIRST, "carrier did not come")
    assert refused.value.number == "B-2026-000002"


def test_a_serial_that_went_before_is_recognised() -> None:
    bench, key = with_one_unit()
    assert went_before(bench, serials()[0]) == ()
    close_batch(bench, FIRST)

    assert [(one.batch, one.rma) for one in went_before(bench, "", serials()[0])] == [(FIRST, key[0])]
    assert went_before(bench, "") == ()
    assert went_before(bench, "ANOTHER-1") == ()


def test_list_and_label_say_what_is_in_the_batch() -> None:
    bench, _ = with_one_unit()

    assert packing_list(bench, FIRST).startswith(b"PDF")
    assert batch_label(bench, FIRST).startswith(b"PDF")
    printed, label = bench.documents.printed[-2:]
    assert isinstance(printed, PackingList)
    assert printed.batch == open_batch(bench, FIRST)
    assert label == BatchLabel(FIRST, "Grandstream", 1, 1, TODAY, "fr")


def test_an_unknown_batch_is_said() -> None:
    with pytest.raises(UnknownBatch):
        open_batch(a_bench(), "B-2026-000009")


def test_nothing_of_it_happens_where_the_unit_cannot_be_settled() -> None:
    case = defective(4101, 1, manufacturer_ticket="")
    bench = a_bench(case)
    sent_to_manufacturer(bench, case)

    assert bench.case(case.rma).unit(1).decision is Decision.HOLD
    assert batch_list(bench) == ()


def test_a_batch_s_label_leads_to_it_also_from_within_an_open_return() -> None:
    bench, _ = with_one_unit()
    batch = open_batch(bench, FIRST)
    answered = scan(bench, FIRST.lower())
    assert (answered.result, answered.batch) == (Result.BATCH, batch)
    other = defective(4102, 2)
    bench.store.cases[other.rma] = other
    scan(bench, other.rma)
    assert scan(bench, FIRST, other.rma).batch == batch
    assert scan(bench, "B-2026-000009").result is not Result.BATCH
