"""The restocking fee over any sequence of credit notes (decision rule 7)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.errors import InvalidRule
from receiving_app.domain.money import ZERO, VatCategory, VatTreatment
from receiving_app.domain.restocking import FeeAssessor, FeeCharge, FeeRule, FeeSoFar, FeeTable
from receiving_app.domain.vocabulary import Reason
from tests.builders import AS_NEW, USED

cents = st.integers(1, 10**6).map(lambda n: Decimal(n) / 100)
percentages = st.integers(0, 1000).map(lambda n: Decimal(n) / 10)
S20, S55 = (VatTreatment(VatCategory.STANDARD, Decimal(rate)) for rate in ("20", "5.5"))


@st.composite
def rules(draw: st.DrawFn) -> FeeRule:
    if draw(st.booleans()):
        return FeeRule("F", LocalText("forfait"), fixed=draw(cents))
    minimum = draw(st.just(ZERO) | cents)
    maximum = draw(st.none() | cents.map(lambda more: minimum + more))
    return FeeRule("F", LocalText("frais"), percent=draw(percentages), minimum=minimum, maximum=maximum)


def _note(rule: FeeRule, bases: dict[VatTreatment, Decimal], before: FeeSoFar) -> FeeCharge:
    room = dict(bases)
    assessor = FeeAssessor(room, {rule.rule: before})
    assessor.charge(rule, bases)
    for treatment, share in assessor.charges[0].shares:
        assert 0 <= share <= bases[treatment]
        assert room[treatment] == bases[treatment] - share >= 0
    return assessor.charges[0]


@given(rules(), st.lists(cents, min_size=1, max_size=6))
def test_notes_one_after_another_charge_what_a_single_one_would(rule: FeeRule, nets: list[Decimal]) -> None:
    before = FeeSoFar()
    for net in nets:
        charge = _note(rule, {S20: net}, before)
        before = FeeSoFar(before.base + net, before.assessed + charge.charged + charge.waived)

    single = rule.fee(sum(nets, ZERO))
    assert before.assessed <= single
    # Less only where the last note had no room for what was still owed.
    assert before.assessed == single or charge.capped == single - before.assessed
    assert charge.charged == nets[-1] or before.assessed == single


@given(rules(), cents, cents)
def test_the_fee_never_exceeds_a_rate_s_base_and_is_never_negative(
    rule: FeeRule, one: Decimal, two: Decimal
) -> None:
    charge = _note(rule, {S20: one, S55: two}, FeeSoFar())

    assert charge.assessed == charge.charged + charge.capped
    assert charge.capped >= 0


@given(rules(), cents)
def test_the_minimum_and_the_maximum_hold_for_the_return_as_a_whole(rule: FeeRule, base: Decimal) -> None:
    fee = rule.fee(base)

    if rule.fixed is not None:
        assert fee == rule.fixed
    else:
        assert fee >= rule.minimum
        assert rule.maximum is None or fee <= rule.maximum
    assert rule.fee(ZERO) == 0


def test_what_was_already_charged_is_never_given_back() -> None:
    assert _note(AS_NEW, {S20: Decimal("1.00")}, FeeSoFar(Decimal(10), Decimal("99.00"))).charged == 0


def test_a_waived_fee_is_told_apart_and_charges_nothing() -> None:
    assessor = FeeAssessor({S20: Decimal(100)}, {}, waived=True)

    assessor.charge(AS_NEW, {S20: Decimal(100)})

    charge = assessor.charges[0]
    assert (charge.charged, charge.waived, charge.capped) == (0, 15, 0)
    assert assessor.room == {S20: 100}


def test_two_rules_share_the_room_of_a_rate() -> None:
    assessor = FeeAssessor({S20: Decimal("25.00")}, {})

    assessor.charge(AS_NEW, {S20: Decimal("5.00")})
    assessor.charge(USED, {S20: Decimal("20.00")})

    assert [charge.charged for charge in assessor.charges] == [Decimal("10.00"), Decimal("15.00")]
    assert assessor.charges[1].capped == Decimal("5.00")


@pytest.mark.parametrize(
    ("problem", "changes"),
    [
        ("negative", {"percent": Decimal(-1)}),
        ("negative", {"minimum": Decimal("NaN")}),
        ("percent_above_100", {"percent": Decimal("100.1")}),
        ("maximum_below_minimum", {"maximum": Decimal("9.99")}),
        ("fixed_and_percent", {"fixed": Decimal(5)}),
        ("fee_without_order_error", {"reason": Reason.DEFECTIVE}),
        ("fee_without_order_error", {"reason": Reason.DELIVERY_ERROR}),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(problem: str, changes: dict[str, object]) -> None:
    with pytest.raises(InvalidRule) as refused:
        replace(AS_NEW, **changes)

    assert refused.value.problem == problem


def test_two_rules_of_the_same_name_are_refused() -> None:
    with pytest.raises(InvalidRule) as refused:
        FeeTable((AS_NEW, replace(USED, rule="F-01")))

    assert (refused.value.rule, refused.value.problem) == ("F-01", "duplicate")
