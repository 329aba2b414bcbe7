"""Announced, invoiced and in hand: what differs and what may be answered (decision rule 1)."""

import pytest

from receiving_app.domain.comparison import DifferenceKind, compare
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
    assert set(offered(asked)) == {Choice.OTHER_UNIT_SENT, Choice.SWAPPED_SERIAL, Choice.HOLD}
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

    assert codes(decided) == ["over"]
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
