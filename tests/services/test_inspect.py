"""Recording what is in hand, and that no unit is ever in hand twice."""

from collections.abc import Callable

import pytest

from receiving_app.domain.errors import InvalidIdentifier, InvalidQuantity
from receiving_app.domain.return_errors import (
    ForbiddenTransition,
    SerialOfAnotherUnit,
    UnitSettled,
    UnknownItem,
    UnknownLine,
    UnknownParcel,
    UnknownUnit,
)
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Evidence, Question, Reason
from receiving_app.services.case_sheet import CaseSheet, open_sheet
from receiving_app.services.decide import add_unit, answer, put_on_hold
from receiving_app.services.inspect_unit import (
    attest_serial,
    confirm_all_present,
    count_unit,
    describe_parcel,
    identify_product,
    read_serial,
    record_condition,
    record_item,
    record_tickets,
)
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.receive_parcel import receive_another
from receiving_app.services.scan import scan
from tests.builders import BARE_SKU, OTHER_SKU, RMA, a_bench, a_case, a_line, an_approval, serials
from tests.fakes import FakeBench

UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING
MAC = "C0:74:AD:25:33:D9"


def _arrived(*lines: object, **changes: object) -> FakeBench:
    bench = a_bench(a_case(*lines, **changes))  # type: ignore[arg-type]
    scan(bench, RMA)
    return bench


def test_each_act_is_journalled_with_its_facts() -> None:
    bench = _arrived()

    record_condition(bench, RMA, 1, Condition.USED)
    record_item(bench, RMA, 1, "cable", 0)

    assert bench.acts[1:] == ["condition_recorded", "item_recorded"]
    assert bench.store.entries[-1].facts == {"unit": 1, "item": "cable", "pieces": 0}
    assert (bench.store.entries[-1].operator, bench.store.entries[-1].bench) == ("Sam", "2")


def test_an_act_that_changes_nothing_leaves_no_trace() -> None:
    bench = _arrived()
    record_condition(bench, RMA, 1, UNUSED)
    before = bench.store.snapshot()

    record_condition(bench, RMA, 1, UNUSED)

    assert bench.store == before


def test_an_accessory_s_answer_can_be_withdrawn() -> None:
    bench = _arrived()
    record_item(bench, RMA, 1, "cable", 1)

    assert record_item(bench, RMA, 1, "cable", None).case.units[0].present == ()


def test_an_unknown_accessory_unit_line_or_parcel_is_refused() -> None:
    bench = _arrived()

    with pytest.raises(UnknownItem):
        record_item(bench, RMA, 1, "antenna", 1)
    with pytest.raises(UnknownUnit):
        record_condition(bench, RMA, 9, UNUSED)
    with pytest.raises(UnknownUnit):
        confirm_all_present(bench, RMA, 9)
    with pytest.raises(UnknownLine):
        record_tickets(bench, RMA, 9, support="T")
    with pytest.raises(UnknownParcel):
        describe_parcel(bench, RMA, 9, well_packed=True)


@pytest.mark.parametrize("pieces", [-1, 100_001])
def test_an_absurd_number_of_pieces_is_refused(pieces: int) -> None:
    with pytest.raises(InvalidQuantity):
        record_item(_arrived(), RMA, 1, "cable", pieces)


@pytest.mark.parametrize(("quantity", "serialised"), [(-1, False), (100_001, False), (2, True)])
def test_an_absurd_count_is_refused(quantity: int, serialised: bool) -> None:
    line = a_line(serials=serials()) if serialised else a_line()
    with pytest.raises(InvalidQuantity):
        count_unit(_arrived(line), RMA, 1, quantity)


def test_what_is_seen_is_attested_and_what_is_scanned_is_read() -> None:
    bench = _arrived(a_line(serials=serials()))

    confirm_all_present(bench, RMA, condition=UNUSED)
    assert bench.case(RMA).units[0].evidence is Evidence.ATTESTED
    assert bench.acts[-1] == "all_present_attested"

    read_serial(bench, RMA, 1, serials()[0])
    assert bench.case(RMA).units[0].evidence is Evidence.READ


def test_all_present_may_be_said_of_one_unit_alone() -> None:
    bench = _arrived(a_line(announced=2, serials=serials(2)))

    confirm_all_present(bench, RMA, 2, UNUSED)

    assert [unit.condition for unit in bench.case(RMA).units] == [None, UNUSED]


def test_a_settled_unit_takes_no_further_act() -> None:
    bench = _arrived(a_line("1.95", 5, sku=BARE_SKU))
    count_unit(bench, RMA, 1, 2)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)
    receive_another(bench, RMA)

    acts: tuple[Callable[[], CaseSheet], ...] = (
        lambda: record_condition(bench, RMA, 1, Condition.USED),
        lambda: count_unit(bench, RMA, 1, 0),
        lambda: confirm_all_present(bench, RMA, 1),
    )
    for act in acts:
        with pytest.raises(UnitSettled):
            act()


@pytest.mark.parametrize("text", ["", "x", "é", "A B C D", "1234;5678"])
def test_a_text_that_is_no_serial_is_refused(text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        read_serial(_arrived(a_line(serials=serials())), RMA, 1, text)


def test_a_mac_with_separators_is_a_mac_and_a_bare_one_a_serial() -> None:
    bench = _arrived(a_line(announced=2, macs=(MAC,)))

    assert read_serial(bench, RMA, 1, "c0-74-ad-25-33-da").case.units[0].mac == "C0:74:AD:25:33:DA"
    assert read_serial(bench, RMA, 1, "C074AD2533DB").case.units[0].serial == "C074AD2533DB"
    assert read_serial(bench, RMA, 1, "A-SERIAL-1").case.units[0].serial == "A-SERIAL-1"
    assert read_serial(bench, RMA, 1, "c074ad2533d9").case.units[0].mac == MAC


def test_nothing_announced_cannot_be_attested() -> None:
    bench = _arrived(a_line(announced=2, serials=serials(1)))

    with pytest.raises(InvalidIdentifier):
        attest_serial(bench, RMA, 2)


def test_a_serial_in_hand_is_in_hand_once() -> None:
    bench = _arrived(a_line(announced=3, serials=serials(2)))
    read_serial(bench, RMA, 1, serials(2)[0])

    for taken in serials(2):
        with pytest.raises(SerialOfAnotherUnit):
            read_serial(bench, RMA, 3, taken)
    read_serial(bench, RMA, 3, "ANOTHER-1")
    with pytest.raises(SerialOfAnotherUnit):
        read_serial(bench, RMA, 2, "another-1")


def test_a_serial_announced_twice_is_in_hand_once() -> None:
    bench = _arrived(a_line(serials=serials()), a_line(number=2, serials=serials()))
    read_serial(bench, RMA, 1, serials()[0])

    with pytest.raises(SerialOfAnotherUnit):
        read_serial(bench, RMA, 2, serials()[0])
    with pytest.raises(SerialOfAnotherUnit):
        attest_serial(bench, RMA, 2)


def test_all_present_does_not_attest_a_serial_that_another_unit_has() -> None:
    bench = _arrived(a_line(serials=serials()), a_line(number=2, serials=serials()))

    with pytest.raises(SerialOfAnotherUnit):
        confirm_all_present(bench, RMA, condition=UNUSED)


def test_a_unit_read_without_being_announced_is_not_expected_again() -> None:
    bench = _arrived(a_line("50.00", announced=2, serials=serials(2), quantity_invoiced=2))
    count_unit(bench, RMA, 1, 0)
    count_unit(bench, RMA, 2, 0)
    add_unit(bench, RMA, 1)
    assert bench.case(RMA).units[0].announced_serial == serials(2)[0]
    read_serial(bench, RMA, 1, "ANOTHER-1")
    answer(bench, RMA, 1, Question.SERIAL, Choice.OTHER_UNIT_SENT)
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)

    sheet = receive_another(bench, RMA)

    assert [unit.announced_serial for unit in sheet.case.open_units] == [serials(2)[1]]


def test_a_unit_declared_absent_by_mistake_is_added_again_with_its_serial() -> None:
    bench = _arrived(a_line(serials=serials()))
    count_unit(bench, RMA, 1, 0)

    sheet = add_unit(bench, RMA, 1)

    assert [unit.announced_serial for unit in sheet.case.units] == [serials()[0]]
    assert sheet.decided.differences == ()


def test_a_unit_cannot_be_added_before_a_parcel_came_or_on_hold() -> None:
    bench = a_bench(a_case())
    with pytest.raises(UnknownUnit):
        add_unit(bench, RMA, 1)
    scan(bench, RMA)
    put_on_hold(bench, RMA, "attend")
    with pytest.raises(ForbiddenTransition):
        add_unit(bench, RMA, 1)


def test_identifying_a_product_shows_its_own_checklist_at_once() -> None:
    bench = _arrived(reason=Reason.DEFECTIVE)

    sheet = identify_product(bench, RMA, 1, "t54w")

    assert sheet.case.units[0].sku == "T54W"
    assert sheet.product("T54W").manufacturer == "Yealink"
    assert identify_product(bench, RMA, 1, "UNLISTED").product("UNLISTED").checklist == ()


def test_the_product_ordered_after_all_is_what_the_unit_is() -> None:
    bench = _arrived(a_line(received_sku=OTHER_SKU), reason=Reason.DELIVERY_ERROR)

    sheet = answer(bench, RMA, 1, Question.PRODUCT, Choice.PRODUCT_AS_ORDERED)

    assert sheet.case.units[0].sku == "GRP2614"
    assert sheet.decision(1).why[0].code == "product_as_ordered"  # type: ignore[union-attr]


def test_a_parcel_s_facts_are_recorded_one_by_one() -> None:
    bench = _arrived()

    describe_parcel(bench, RMA, 1, rma_visible=True, transport_damage=False)
    parcel = describe_parcel(bench, RMA, 1, well_packed=False).case.parcels[0]

    assert (parcel.rma_visible, parcel.well_packed, parcel.transport_damage) == (True, False, False)


def test_a_ticket_found_later_lets_a_defective_unit_go_on() -> None:
    bench = _arrived(reason=Reason.DEFECTIVE)
    confirm_all_present(bench, RMA, condition=Condition.USED)
    assert open_sheet(bench, RMA).decision(1).decision is Decision.HOLD  # type: ignore[union-attr]

    record_tickets(bench, RMA, 1, support=" TK-1 ")
    sheet = record_tickets(bench, RMA, 1, manufacturer=" 4711 ")

    assert (sheet.case.lines[0].support_ticket, sheet.case.lines[0].manufacturer_ticket) == ("TK-1", "4711")
    assert sheet.decision(1).decision is Decision.SEND_TO_MANUFACTURER  # type: ignore[union-attr]


def test_a_closed_return_takes_no_ticket() -> None:
    bench = _arrived()
    confirm_all_present(bench, RMA, condition=UNUSED)
    conclude(bench, RMA)

    with pytest.raises(ForbiddenTransition):
        record_tickets(bench, RMA, 1, support="TK-1")


# --- surplus --------------------------------------------------------------------------------


def test_a_surplus_given_back_is_set_apart_and_the_rest_is_credited() -> None:
    bench = _arrived(a_line("1.95", 5, sku=BARE_SKU))
    count_unit(bench, RMA, 1, 7)
    record_condition(bench, RMA, 1, UNUSED)

    answer(bench, RMA, 1, Question.QUANTITY, Choice.RETURN_TO_CUSTOMER)
    done = conclude(bench, RMA)

    assert [(unit.quantity, unit.decision) for unit in bench.case(RMA).units] == [
        (5, Decision.CREDIT),
        (2, Decision.RETURN_TO_CUSTOMER),
    ]
    assert done.note is not None
    assert done.note.lines[0].quantity == 5


def test_a_second_surplus_is_counted_without_the_first() -> None:
    bench = _arrived(a_line("1.95", 5, sku=BARE_SKU))
    count_unit(bench, RMA, 1, 7)
    answer(bench, RMA, 1, Question.QUANTITY, Choice.RETURN_TO_CUSTOMER)
    count_unit(bench, RMA, 1, 6)

    answer(bench, RMA, 1, Question.QUANTITY, Choice.RETURN_TO_CUSTOMER)

    assert [unit.quantity for unit in bench.case(RMA).units] == [5, 2, 1]


def test_a_whole_surplus_unit_goes_back_as_it_is() -> None:
    bench = _arrived(a_line("1.95", 5, sku=BARE_SKU))
    add_unit(bench, RMA, 1)

    sheet = answer(bench, RMA, 2, Question.QUANTITY, Choice.RETURN_TO_CUSTOMER)

    assert [unit.quantity for unit in sheet.case.units] == [5, 1]
    assert sheet.decision(2).decision is Decision.RETURN_TO_CUSTOMER  # type: ignore[union-attr]


def test_what_was_approved_of_the_whole_holds_for_the_part_that_stays() -> None:
    bench = _arrived(a_line("1.95", 5, sku=BARE_SKU))
    count_unit(bench, RMA, 1, 7)
    record_condition(bench, RMA, 1, Condition.USED)
    answer(bench, RMA, 1, Question.QUANTITY, Choice.HOLD)
    put_on_hold(bench, RMA, "attend")

    sheet = answer(bench, RMA, 1, Question.HOLD_EXIT, Choice.RETURN_TO_CUSTOMER, an_approval())

    assert sheet.decision(1).decision is Decision.RETURN_TO_CUSTOMER  # type: ignore[union-attr]


def test_all_present_for_every_unit_leaves_what_was_recorded_as_it_is() -> None:
    bench = a_bench(a_case(a_line(announced=2, serials=serials(2))))
    scan(bench, RMA)
    record_condition(bench, RMA, 1, Condition.DAMAGED)
    record_item(bench, RMA, 1, "cable", 0)

    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)

    first, second = bench.case(RMA).units
    assert (first.condition, first.count_of("cable"), first.count_of("handset")) == (Condition.DAMAGED, 0, 1)
    assert (second.condition, second.count_of("cable")) == (Condition.UNUSED_ORIGINAL_PACKAGING, 1)
