"""Cases come back as they were stored, changes are seen, and lists show what waits."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receiving_app.data.store import Store
from receiving_app.domain.holds import HoldNote
from receiving_app.domain.inspection import ChoiceMade, InspectedUnit
from receiving_app.domain.return_errors import ReturnExists, StaleCase
from receiving_app.domain.return_parts import FeeWaiver, Parcel
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Evidence, Question, Reason, Status
from receiving_app.services.return_ports import Counters, ReturnRow
from tests.builders import RMA, SKU, SWISS, TODAY, a_case, a_line, serials
from tests.data.stores import (
    NOW,
    a_numbered_case,
    a_parcel,
    at_the_bench,
    issue,
    on_hold,
    put,
    reading,
    rma,
    writing,
)


def _stored(store: Store, number: str = RMA) -> ReturnCase:
    with reading(store) as uow:
        case = uow.returns.get(number)
    assert case is not None
    return case


def _a_full_case() -> ReturnCase:
    made = ChoiceMade(Question.SERIAL, Choice.OTHER_UNIT_SENT, "Sam", NOW, "Nadia", "autre unité")
    lines = (
        a_line(
            "1.706", 25, unit="", delivered_on=date(2026, 9, 11), delivered_to="CH", fault="ne démarre plus"
        ),
        a_line(
            "89.50",
            2,
            2,
            serials=serials(2),
            macs=("C0:74:AD:25:33:D9",),
            received_sku="GXP2135",
            received_quantity=2,
            support_ticket="S-1",
            manufacturer_ticket="M-1",
        ),
    )
    case = a_case(*lines, customer=SWISS, tracking="XY0617671405788", carrier_delivered_on=date(2026, 11, 20))
    parcels = (
        Parcel(1, NOW, "Sam", "2", "XY0617671405788", rma_visible=True, well_packed=False),
        Parcel(2, NOW + timedelta(hours=3), "Léa", "1", transport_damage=True),
    )
    units = (
        InspectedUnit(1, 1, 1, 25, "CAT6-3M-50", present=(("cable", 3), ("handset", 0))),
        InspectedUnit(
            2,
            2,
            2,
            1,
            "GRP2614",
            announced_serial=serials(2)[0],
            announced_mac="C0:74:AD:25:33:D9",
            serial=serials(2)[1],
            mac="C0:74:AD:25:33:DA",
            evidence=Evidence.ATTESTED,
            condition=Condition.USED,
            choices=(made,),
            decision=Decision.HOLD,
        ),
    )
    waiver = FeeWaiver("Nadia", "geste commercial", NOW)
    hold = HoldNote("bloc secteur attendu", "Sam", NOW)
    return replace(
        case, status=Status.ON_HOLD, parcels=parcels, units=units, waiver=waiver, hold=hold, revision=7
    )


@pytest.mark.parametrize(
    "case", [a_case(), _a_full_case(), a_case(reason=Reason.DEFECTIVE)], ids=["new", "full", "defective"]
)
def test_a_case_comes_back_as_it_was_stored(store: Store, case: ReturnCase) -> None:
    put(store, case)
    assert _stored(store) == case


def test_prices_keep_their_decimals(store: Store) -> None:
    put(store, a_case(a_line("1.706000"), a_line("0.1", number=2, vat_rate=Decimal("5.5"))))
    lines = _stored(store).lines
    assert [str(line.unit_price) for line in lines] == ["1.706000", "0.1"]
    assert [str(line.vat_rate) for line in lines] == ["20", "5.5"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    price=st.decimals(0, 9_999_999, places=6),
    texts=st.tuples(TEXTS, TEXTS, TEXTS),
    announced=st.lists(TEXTS.filter(bool), max_size=4).map(tuple),
    at=st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive
)
def test_whatever_the_case_holds_comes_back(
    store: Store, price: Decimal, texts: tuple[str, str, str], announced: tuple[str, ...], at: datetime
) -> None:
    line = a_line(str(price), 3, fault=texts[0], delivered_to=texts[1], serials=announced, macs=announced)
    case = at_the_bench(a_case(line, tracking=texts[2]), at)
    with writing(store) as uow:
        uow.returns.add(case)
        known = uow.returns.get(RMA)
        uow.returns.forget()
        assert uow.returns.get(RMA) == known == case


def test_an_unknown_number_has_no_case(store: Store) -> None:
    with reading(store) as uow:
        assert uow.returns.get(RMA) is None
        assert uow.returns.get_many([]) == {}


def test_many_cases_are_stored_and_read_at_once(store: Store) -> None:
    cases = [
        a_numbered_case(number, a_line(invoice=f"FA-{number}"), a_line(number=2)) for number in range(1, 60)
    ]
    put(store, *cases)
    with reading(store) as uow:
        found = uow.returns.get_many([case.rma for case in cases] + [rma(999)])
    assert found == {case.rma: case for case in cases}


@pytest.mark.parametrize("existing", [True, False], ids=["on file", "twice in one import"])
def test_a_number_is_stored_once(store: Store, existing: bool) -> None:
    if existing:
        put(store, a_case())
    cases = [a_numbered_case(1), a_case(), *([] if existing else [a_case()])]
    with writing(store) as uow, pytest.raises(ReturnExists) as refused:
        uow.returns.add_many(cases)
    assert refused.value.rma == RMA
    with reading(store) as uow:
        assert uow.returns.get(rma(1)) is None


# --- saving ---------------------------------------------------------------------------------


def test_saving_counts_the_revision_and_keeps_every_change(store: Store) -> None:
    put(store, a_case(a_line(announced=2, serials=serials(2))))
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        arrived = uow.returns.save(case.arrive(a_parcel()))
        unit = arrived.unit(1).with_condition(Condition.USED).with_item("handset", 1)
        saved = uow.returns.save(arrived.with_unit(unit))
        uow.commit()
    assert saved.revision == 2
    assert _stored(store) == saved
    assert saved.parcels[0].number == 1


def test_a_line_with_its_serials_can_be_replaced_added_and_removed(store: Store) -> None:
    put(store, a_case(a_line(announced=2, serials=serials(2)), a_line(number=2)))
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        kept = replace(case.lines[0], serials=serials(2, 7), macs=("C0:74:AD:25:33:D9",))
        saved = uow.returns.save(replace(case, lines=(kept, a_line(number=3))))
        uow.commit()
    assert _stored(store) == saved


def test_a_unit_that_did_not_come_is_removed(store: Store) -> None:
    put(store, at_the_bench(a_case(a_line(announced=2, serials=serials(2)))))
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        uow.returns.save(case.without_unit(1))
        uow.commit()
    assert [unit.number for unit in _stored(store).units] == [2]


def test_saving_without_a_change_writes_nothing(store: Store) -> None:
    put(store, a_case())
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        assert uow.returns.save(case) == case
        uow.commit()
    assert _stored(store).revision == 0


def test_a_customer_renamed_is_found_by_the_new_name(store: Store) -> None:
    put(store, a_case())
    with writing(store) as uow:
        case = uow.returns.get(RMA)
        assert case is not None
        uow.returns.save(replace(case, customer=replace(case.customer, name="Réseaux du Midi")))
        uow.commit()
    with reading(store) as uow:
        assert [row.customer for row in uow.returns.find("midi", 5)] == ["Réseaux du Midi"]
        assert uow.returns.find("ouest", 5) == ()


def test_a_change_based_on_an_older_state_is_refused(store: Store) -> None:
    put(store, a_case())
    seen = _stored(store)
    with writing(store) as uow:
        uow.returns.save(seen.arrive(a_parcel()))
        uow.commit()
    with writing(store) as uow, pytest.raises(StaleCase):
        uow.returns.save(seen.cancel())
    assert _stored(store).status is Status.ARRIVED


def test_a_case_that_is_not_on_file_cannot_be_saved(store: Store) -> None:
    with writing(store) as uow, pytest.raises(StaleCase):
        uow.returns.save(a_case())


# --- numbers --------------------------------------------------------------------------------


def test_returns_opened_by_hand_have_numbers_the_ticket_system_does_not_reach(store: Store) -> None:
    put(store, a_numbered_case(4101), a_case(rma="SAV-77"))
    with writing(store) as uow:
        first = uow.returns.next_rma(2026)
        assert first == uow.returns.next_rma(2026) == rma(900_001)
        uow.returns.add(a_case(rma=first))
        assert uow.returns.next_rma(2026) == rma(900_002)
        assert uow.returns.next_rma(2027) == rma(900_001, 2027)


def test_a_number_imported_in_that_range_is_not_allotted_again(store: Store) -> None:
    put(store, a_numbered_case(900_007))
    with writing(store) as uow:
        assert uow.returns.next_rma(2026) == rma(900_008)


# --- lists ----------------------------------------------------------------------------------


def _numbers(rows: Iterable[ReturnRow]) -> list[int]:
    return [int(row.rma[9:15]) for row in rows]


def test_what_is_at_the_bench_comes_latest_arrival_first(store: Store) -> None:
    earlier = NOW - timedelta(hours=1)
    put(
        store,
        a_numbered_case(1),
        at_the_bench(a_numbered_case(2), earlier),
        at_the_bench(a_numbered_case(3)),
        on_hold(a_numbered_case(4)),
    )
    with reading(store) as uow:
        assert _numbers(uow.returns.in_progress(10)) == [3, 2]
        assert _numbers(uow.returns.in_progress(1)) == [3]


def test_what_waits_is_delivered_but_never_scanned_then_on_hold(store: Store) -> None:
    def delivered(number: int, day: int) -> ReturnCase:
        return replace(a_numbered_case(number), carrier_delivered_on=date(2026, 11, day))

    put(
        store,
        a_numbered_case(1),
        delivered(2, 20),
        delivered(3, 10),
        on_hold(a_numbered_case(4)),
        on_hold(a_numbered_case(5), NOW - timedelta(days=1)),
        at_the_bench(delivered(6, 9)),
        delivered(7, 9).cancel(),
    )
    with reading(store) as uow:
        assert _numbers(uow.returns.waiting(10)) == [3, 2, 5, 4]
        assert _numbers(uow.returns.waiting(2)) == [3, 5]
        assert _numbers(uow.returns.waiting(3)) == [3, 2, 5]


def test_the_day_of_an_arrival_is_that_of_paris(store: Store) -> None:
    put(
        store,
        at_the_bench(a_numbered_case(1), datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC)),
        at_the_bench(a_numbered_case(2), datetime(2026, 11, 22, 23, 0, tzinfo=UTC)),
        at_the_bench(a_numbered_case(3), datetime(2026, 11, 23, 22, 59, 59, 999_999, tzinfo=UTC)),
        at_the_bench(a_numbered_case(4), datetime(2026, 11, 23, 23, 0, tzinfo=UTC)),
    )
    with reading(store) as uow:
        assert _numbers(uow.returns.received_on(TODAY, 10)) == [3, 2]
        assert uow.returns.counters(TODAY).received_today == 2


def test_a_return_that_comes_in_two_parcels_is_listed_on_both_days(store: Store) -> None:
    case = at_the_bench(a_case(a_line(announced=2)), NOW - timedelta(days=2))
    put(store, case.count_unit(1, 1).arrive(a_parcel(NOW)))
    with reading(store) as uow:
        assert len(uow.returns.received_on(TODAY, 10)) == 1
        assert len(uow.returns.received_on(TODAY - timedelta(days=2), 10)) == 1
        assert uow.returns.received_on(TODAY - timedelta(days=1), 10) == ()


def test_a_row_shows_references_progress_and_documents(store: Store) -> None:
    case = at_the_bench(a_case(a_line(), a_line(number=2), a_line(number=3, sku="BARE"), tracking="XY061767"))
    case = case.with_unit(case.unit(1).with_condition(Condition.USED))
    put(store, case)
    number = issue(store, case)
    with reading(store) as uow:
        (row,) = uow.returns.in_progress(5)
    assert (row.rma, row.status, row.reason) == (RMA, Status.INSPECTING, Reason.ORDER_ERROR)
    assert (row.opened_on, row.expires_on) == (case.opened_on, case.expires_on)
    assert (row.customer, row.skus, row.tracking) == (case.customer.name, ("GRP2614", "BARE"), "XY061767")
    assert (row.units_done, row.units_total, row.arrived_at) == (1, 3, NOW)
    assert row.credit_notes == (number,)


def test_what_a_credit_note_was_issued_for_today_is_listed_whenever_it_came(store: Store) -> None:
    cases = [at_the_bench(a_numbered_case(at), NOW - timedelta(days=at)) for at in (1, 2, 3)]
    put(store, *cases)
    for case in cases[:2]:
        issue(store, case)
    with reading(store) as uow:
        assert _numbers(uow.returns.credited_on(TODAY, 10)) == [2, 1]
        assert _numbers(uow.returns.credited_on(TODAY, 1)) == [2]
        assert uow.returns.credited_on(TODAY - timedelta(days=1), 10) == ()


def test_every_return_is_listed_by_number_page_by_page(store: Store) -> None:
    put(store, *(a_numbered_case(number) for number in range(1203, 0, -1)))
    with reading(store) as uow:
        assert _numbers(uow.returns.all_rows()) == list(range(1, 1204))


def test_the_counters_follow_every_change(store: Store) -> None:
    put(store, replace(a_numbered_case(1), carrier_delivered_on=TODAY), on_hold(a_numbered_case(2)))
    with reading(store) as uow:
        assert uow.returns.counters(TODAY) == Counters(1, 0, 1, 0, 1, 0)
    with writing(store) as uow:
        cases = uow.returns.get_many([rma(1), rma(2)])
        received = uow.returns.save(cases[rma(1)].arrive(a_parcel()))
        uow.returns.save(cases[rma(2)].resume())
        uow.commit()
    issue(store, received)
    with reading(store) as uow:
        assert uow.returns.counters(TODAY) == Counters(2, 1, 0, 2, 0, 0)
        assert uow.returns.counters(TODAY + timedelta(days=1)) == Counters(0, 0, 0, 2, 0, 0)


def test_other_returns_tell_what_they_know_of_the_numbers_in_hand(store: Store) -> None:
    def a_return(number: int, serial: str, **changes: Any) -> ReturnCase:
        return a_case(a_line(serials=(serial,), invoice=f"FA-2026-{number:05d}"), rma=rma(number), **changes)

    unit = InspectedUnit(1, 1, 1, 1, SKU, serial="READ-2", mac="C0:74:AD:00:00:02")
    with writing(store) as uow:
        uow.returns.add(a_return(1, "A-1"))
        uow.returns.add(a_return(2, "A-1"))
        uow.returns.add(a_return(3, "A-1", status=Status.CANCELLED))
        uow.returns.add(a_return(4, "A-4", status=Status.CLOSED, units=(unit,)))
        found = uow.returns.elsewhere(rma(1), {"A-1", "READ-2", "C0:74:AD:00:00:02", "NONE"})
    assert [(one.number, one.rma, one.is_open) for one in found] == [
        ("A-1", rma(2), True),
        ("C0:74:AD:00:00:02", rma(4), False),
        ("READ-2", rma(4), False),
    ]
    assert {(one.customer, one.invoice) for one in found} == {
        ("C1", "FA-2026-00002"),
        ("C1", "FA-2026-00004"),
    }
