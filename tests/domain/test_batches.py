"""The life of a manufacturer batch."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from receiving_app.domain.batch_errors import (
    BatchAnswered,
    BatchEmpty,
    BatchNotSent,
    BatchSent,
    NewSerialMissing,
    UnitNotInBatch,
)
from receiving_app.domain.batches import (
    Answered,
    Batch,
    BatchState,
    BatchUnit,
    Outcome,
    not_sent_after_all,
    sent_before,
)
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.vocabulary import Decision, Status
from tests.builders import RMA, SKU, TODAY, a_case

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def a_batch_unit(unit: int = 1, serial: str = "20EZ0001") -> BatchUnit:
    return BatchUnit(RMA, unit, SKU, "Phone", 1, serial, "", "no sound", "4711", NOW)


OPEN = Batch("B-2026-000001", "Grandstream", TODAY - 3 * DAY, (a_batch_unit(), a_batch_unit(2, "")))
SENT = OPEN.sent(TODAY, TODAY + 30 * DAY)
REPAIRED = Answered(Outcome.REPAIRED, TODAY + 12 * DAY, "Sam")


def test_units_gather_while_it_is_open_and_its_list_stands_once_it_left() -> None:
    assert OPEN.joined(a_batch_unit(3)).pieces == 3
    assert OPEN.without(RMA, 1).units == OPEN.units[1:]
    for act in (
        lambda: SENT.joined(a_batch_unit(3)),
        lambda: SENT.without(RMA, 1),
        lambda: SENT.sent(TODAY, TODAY),
    ):
        with pytest.raises(BatchSent):
            act()


def test_an_empty_batch_does_not_leave() -> None:
    with pytest.raises(BatchEmpty):
        replace(OPEN, units=()).sent(TODAY, TODAY)


def test_a_unit_that_is_not_in_it_is_named() -> None:
    with pytest.raises(UnitNotInBatch) as refused:
        OPEN.without(RMA, 9)
    assert refused.value.unit == 9


def test_it_is_done_once_every_unit_has_its_answer() -> None:
    one = SENT.answered(RMA, 1, REPAIRED)
    both = one.answered(RMA, 2, replace(REPAIRED, outcome=Outcome.REFUSED))

    assert [batch.state for batch in (OPEN, SENT, one, both)] == [
        BatchState.OPEN,
        BatchState.SENT,
        BatchState.SENT,
        BatchState.DONE,
    ]
    assert both.turn_round(both.units[0]) == 12
    assert SENT.turn_round(SENT.units[0]) is None
    assert both.answered(RMA, 2, None).state is BatchState.SENT


def test_it_is_late_from_the_day_after_its_date_until_the_last_answer() -> None:
    assert SENT.days_late(TODAY + 30 * DAY) == 0
    assert SENT.days_late(TODAY + 33 * DAY) == 3
    assert OPEN.days_late(TODAY + 99 * DAY) == 0
    assert (OPEN.age(TODAY), SENT.age(TODAY + 2 * DAY)) == (3, 2)


def test_it_opens_again_as_long_as_nothing_was_answered() -> None:
    assert SENT.reopened() == OPEN
    with pytest.raises(BatchNotSent):
        OPEN.reopened()
    with pytest.raises(BatchAnswered):
        SENT.answered(RMA, 1, REPAIRED).reopened()


def test_nothing_is_answered_before_it_left() -> None:
    with pytest.raises(BatchNotSent):
        OPEN.answered(RMA, 1, REPAIRED)


def test_a_replaced_unit_needs_the_new_serial_where_it_had_one() -> None:
    swapped = replace(REPAIRED, outcome=Outcome.REPLACED)
    with pytest.raises(NewSerialMissing):
        SENT.answered(RMA, 1, swapped)
    assert SENT.answered(RMA, 2, swapped).units[1].answer == swapped
    new = replace(swapped, new_serial="20EZ0009")
    assert SENT.answered(RMA, 1, new).units[0].answer == new
    assert SENT.answered(RMA, 1, replace(REPAIRED, new_serial="20EZ0009")).units[0].answer == REPAIRED


def test_a_serial_that_went_before_is_known_again_and_so_is_the_one_that_came_instead() -> None:
    new = replace(REPAIRED, outcome=Outcome.REPLACED, new_serial="20EZ0009")
    earlier = replace(SENT.answered(RMA, 1, new), number="B-2026-000000", sent_on=TODAY - 9 * DAY)
    found = list(sent_before((earlier, SENT, OPEN), frozenset({"20EZ0001", "20EZ0009"})))

    assert [(one.batch, one.number, one.outcome) for one in found] == [
        ("B-2026-000001", "20EZ0001", None),
        ("B-2026-000000", "20EZ0001", Outcome.REPLACED),
    ]
    assert found[1].returned_on == new.on
    assert [one.turn_round for one in found] == [None, (new.on - (TODAY - 9 * DAY)).days]
    assert [one.batch for one in sent_before((earlier,), frozenset({"20EZ0009"}))] == ["B-2026-000000"]


@pytest.mark.parametrize(
    ("status", "then"),
    [
        (Status.CLOSED, Status.INSPECTING),
        (Status.DECIDED, Status.INSPECTING),
        (Status.ON_HOLD, Status.ON_HOLD),
        (Status.INSPECTING, Status.INSPECTING),
    ],
)
def test_a_unit_taken_out_is_decided_again(status: Status, then: Status) -> None:
    unit = InspectedUnit(1, 1, 1, 1, SKU, decision=Decision.SEND_TO_MANUFACTURER)
    other = replace(unit, number=2, decision=Decision.RETURN_TO_CUSTOMER)
    case = a_case(status=status, units=(unit, other))

    opened = not_sent_after_all(case, 1)

    assert opened.status is then
    assert [one.decision for one in opened.units] == [None, Decision.RETURN_TO_CUSTOMER]
    assert not_sent_after_all(case, 2) is case
