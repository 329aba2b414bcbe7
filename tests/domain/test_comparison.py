"""Announced, invoiced and in hand: what differs and what may be answered (decision rule 1)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from receiving_app.domain.comparison import (
    DifferenceKind,
    Elsewhere,
    compare,
    numbers_in_hand,
    side_by_side,
)
from receiving_app.domain.deciding import decide
from receiving_app.domain.vocabulary import Choice, Decision, Evidence, Question
from tests.builders import (
    BARE_SKU,
    a_case,
    a_line,
    a_rulebook,
)
from tests.domain.verdicts import (
    a_return,
    a_unit,
    codes,
    offered,
    verdict,
)


@pytest.mark.parametrize(
    ("choice", "decision"),
    [
        (Choice.OTHER_UNIT_SENT, Decision.CREDIT),
        (Choice.SWAPPED_SERIAL, Decision.HOLD),
        (Choice.HOLD, Decision.HOLD),
    ],
)
@pytest.mark.parametrize("kind", ["serial", "mac"])
def test_a_serial_or_mac_that_was_not_announced_is_a_question(
    kind: str, choice: Choice, decision: Decision
) -> None:
    facts = {f"announced_{kind}": "A1", kind: "B2", "evidence": Evidence.READ}
    line = a_line(serials=("A1",))

    asked = verdict(a_return(a_unit(**facts), line=line))
    answered = verdict(a_return(a_unit((Question.SERIAL, choice), **facts), line=line))

    assert codes(asked) == ["foreign_serial"]
    assert set(offered(asked)) == {
        Choice.OTHER_UNIT_SENT,
        Choice.SWAPPED_SERIAL,
        Choice.RETURN_TO_CUSTOMER,
        Choice.HOLD,
    }
    assert answered.decision is decision


def test_fewer_than_announced_is_shown_and_asks_nothing() -> None:
    case = a_return(a_unit(quantity=2, sku=BARE_SKU, present=()), line=a_line("1.95", 5, sku=BARE_SKU))

    difference = compare(case)[0]

    assert (difference.kind, difference.announced, difference.in_hand) == (DifferenceKind.SHORT, "5", "2")
    assert verdict(case).decision is Decision.CREDIT


def test_before_the_first_parcel_nothing_is_short() -> None:
    assert compare(a_case()) == ()


@pytest.mark.parametrize(("invoiced", "accepted"), [(6, False), (7, True)])
def test_more_than_announced_is_accepted_up_to_what_was_invoiced(invoiced: int, accepted: bool) -> None:
    line = a_line("1.95", 5, sku=BARE_SKU, quantity_invoiced=invoiced)

    decided = verdict(a_return(a_unit(quantity=7, sku=BARE_SKU, present=()), line=line))

    assert codes(decided) == ["over" if accepted else "over_invoiced"]
    assert (Choice.ACCEPT_SURPLUS in offered(decided)) is accepted
    assert {Choice.RETURN_TO_CUSTOMER, Choice.HOLD} <= set(offered(decided))


@pytest.mark.parametrize(
    ("choice", "decision"),
    [
        (Choice.ACCEPT_SURPLUS, Decision.CREDIT),
        (Choice.RETURN_TO_CUSTOMER, Decision.RETURN_TO_CUSTOMER),
        (Choice.HOLD, Decision.HOLD),
    ],
)
def test_a_surplus_follows_the_answer(choice: Choice, decision: Decision) -> None:
    line = a_line("1.95", 5, sku=BARE_SKU, quantity_invoiced=9)
    unit = a_unit((Question.QUANTITY, choice), quantity=7, sku=BARE_SKU, present=())

    assert verdict(a_return(unit, line=line)).decision is decision


def test_a_settled_unit_is_decided_no_more() -> None:
    case = a_return(a_unit(decision=Decision.CREDIT, credit_note="AV-2026-000001"))

    assert decide(case, a_rulebook()).of(1) is None
    assert compare(case) == ()


def test_a_surplus_of_settled_units_asks_nothing() -> None:
    unit = a_unit(quantity=3, decision=Decision.CREDIT)

    assert compare(a_return(unit)) == ()


THERE = Elsewhere("B2", "RMA-2026-000009-X", "C9", "FA-2026-00900", date(2026, 10, 1), is_open=False)
READ: dict[str, Any] = {"announced_serial": "B2", "serial": "B2", "evidence": Evidence.READ}


def of_two_returns(other: Elsewhere, *choices: Any) -> Any:
    case = a_return(a_unit(*choices, **READ), line=a_line(serials=("B2",)))
    return decide(case, a_rulebook(elsewhere=(other,))).units[0]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "other_customer"),
        ({"is_open": True, "invoiced_on": date(2026, 1, 1)}, "other_customer"),
        ({"customer": "C1", "is_open": True}, "other_return"),
    ],
)
def test_a_unit_that_another_return_tells_otherwise_of_is_a_question(
    changes: dict[str, Any], kind: str
) -> None:
    decided = of_two_returns(replace(THERE, **changes))

    assert codes(decided) == [kind]
    assert dict(decided.why[0].facts)["rma"] == THERE.rma
    assert set(offered(decided)) == {Choice.UNIT_OF_THIS_RETURN, Choice.RETURN_TO_CUSTOMER, Choice.HOLD}


@pytest.mark.parametrize(
    "changes",
    [
        {"invoiced_on": date(2026, 1, 1)},
        {"customer": "C1"},
        {"number": "C3"},
    ],
)
def test_an_earlier_sale_a_return_that_is_over_and_another_number_ask_nothing(
    changes: dict[str, Any],
) -> None:
    assert of_two_returns(replace(THERE, **changes)).decision is Decision.CREDIT


def test_whose_unit_it_is_is_for_the_supervisor_to_say_and_goes_into_the_explanation() -> None:
    asked = of_two_returns(THERE)
    supervisor = {offer.choice: offer.supervisor for offer in asked.questions[0].offers}
    assert supervisor[Choice.UNIT_OF_THIS_RETURN]
    own = of_two_returns(replace(THERE, customer="C1", is_open=True))
    assert not own.questions[0].offers[0].supervisor

    decided = of_two_returns(THERE, (Question.ELSEWHERE, Choice.UNIT_OF_THIS_RETURN))
    assert decided.decision is Decision.CREDIT
    assert codes(decided)[-1].startswith("answered")


def test_what_is_compared_stands_side_by_side_and_says_where_it_differs() -> None:
    line = a_line(serials=("A1",), macs=("C0:74:AD:00:00:01",), quantity_invoiced=3)
    unit = a_unit(
        announced_serial="A1", serial="B2", announced_mac="C0:74:AD:00:00:01", evidence=Evidence.READ
    )
    case = a_return(unit, line=line)

    rows = side_by_side(case, unit, compare(case))

    assert [(row.announced, row.invoiced, row.in_hand, row.differs) for row in rows] == [
        ("GRP2614", "GRP2614", "GRP2614", False),
        ("A1", "", "B2", True),
        ("C0:74:AD:00:00:01", "", "", True),
        ("1", "3", "1", False),
    ]
    assert numbers_in_hand(case) == {"B2"}
    elsewhere = side_by_side(case, unit, compare(case, (THERE,)))
    assert elsewhere[1].invoiced == "FA-2026-00900"


def test_a_count_without_numbers_is_compared_by_product_and_quantity_only() -> None:
    case = a_return(a_unit(quantity=2, sku=BARE_SKU, present=()), line=a_line("1.95", 5, sku=BARE_SKU))
    rows = side_by_side(case, case.units[0], compare(case))

    assert [(row.what, row.differs) for row in rows] == [(Question.PRODUCT, False), (Question.QUANTITY, True)]
