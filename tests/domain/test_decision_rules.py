"""The decision rules, one sentence each (PRODUCT section 3)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from receiving_app.domain.deciding import decide
from receiving_app.domain.decision import Need, Rule, Rulebook
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.profile import Policy
from receiving_app.domain.restocking import FeeTable
from receiving_app.domain.return_parts import FeeWaiver
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Decision, Evidence, Question, Reason
from tests.builders import (
    AS_NEW,
    OTHER_SKU,
    SKU,
    TODAY,
    USED,
    a_line,
    a_product,
    a_rulebook,
    serials,
)
from tests.domain.verdicts import (
    DEFECTIVE,
    DELIVERY,
    NOON,
    ORDER,
    a_return,
    a_unit,
    codes,
    offered,
    options,
    verdict,
)

# --- order error (rule 2) -------------------------------------------------------------------


def test_an_order_error_as_new_is_credited_less_the_fee() -> None:
    decided = verdict(a_return(a_unit()))

    assert (decided.decision, decided.rule, decided.fee_rule) == (Decision.CREDIT, Rule.ORDER_ERROR, AS_NEW)
    assert codes(decided) == ["order_error_as_new"]


def test_a_credit_may_still_become_a_return_or_a_hold() -> None:
    expected = {Choice.CREDIT: False, Choice.RETURN_TO_CUSTOMER: True, Choice.HOLD: False}
    assert options(verdict(a_return(a_unit()))) == expected

    for choice, decision in (
        (Choice.RETURN_TO_CUSTOMER, Decision.RETURN_TO_CUSTOMER),
        (Choice.HOLD, Decision.HOLD),
        (Choice.CREDIT, Decision.CREDIT),
    ):
        assert verdict(a_return(a_unit((Question.REMEDY, choice)))).decision is decision


@pytest.mark.parametrize("condition", [Condition.UNUSED_OPENED, Condition.USED, Condition.DAMAGED])
def test_an_order_error_not_as_new_asks_the_supervisor(condition: Condition) -> None:
    decided = verdict(a_return(a_unit(condition=condition)))

    assert decided.decision is None
    assert codes(decided) == ["not_as_new"]
    assert offered(decided) == {
        Choice.CREDIT_STRONGER_FEE: True,
        Choice.RETURN_TO_CUSTOMER: True,
        Choice.HOLD: False,
    }


def test_the_supervisor_credits_a_used_unit_under_its_fee_rule() -> None:
    unit = a_unit((Question.CONDITION, Choice.CREDIT_STRONGER_FEE), condition=Condition.USED)

    decided = verdict(a_return(unit))

    assert (decided.decision, decided.fee_rule) == (Decision.CREDIT, USED)
    assert codes(decided) == ["order_error_approved"]


@pytest.mark.parametrize(
    ("choice", "decision"),
    [(Choice.RETURN_TO_CUSTOMER, Decision.RETURN_TO_CUSTOMER), (Choice.HOLD, Decision.HOLD)],
)
def test_the_supervisor_returns_or_holds_a_used_unit(choice: Choice, decision: Decision) -> None:
    unit = a_unit((Question.CONDITION, choice), condition=Condition.USED)

    decided = verdict(a_return(unit))

    assert decided.decision is decision
    assert codes(decided) == ["supervisor_chose" if choice != Choice.HOLD else "operator_chose", "not_as_new"]


def test_without_a_fee_rule_a_stronger_fee_is_not_offered() -> None:
    decided = verdict(a_return(a_unit(condition=Condition.USED)), a_rulebook(fees=FeeTable((AS_NEW,))))

    assert Choice.CREDIT_STRONGER_FEE not in offered(decided)


def test_without_a_fee_rule_an_order_error_asks_for_one_unless_the_fee_is_waived() -> None:
    book = a_rulebook(fees=FeeTable())

    assert verdict(a_return(a_unit()), book).needs == (Need.FEE_RULE,)
    waived = a_return(a_unit(), waiver=FeeWaiver("Nadia", "geste", NOON))
    assert verdict(waived, book).decision is Decision.CREDIT


def test_a_missing_essential_item_asks_the_supervisor() -> None:
    decided = verdict(a_return(a_unit(present=(("handset", 0), ("cable", 1)))))

    assert codes(decided) == ["essential_missing"]
    assert offered(decided) == {Choice.DEDUCT: True, Choice.RETURN_TO_CUSTOMER: True, Choice.HOLD: False}


@pytest.mark.parametrize(
    ("choice", "decision", "deducted"),
    [
        (Choice.DEDUCT, Decision.CREDIT, True),
        (Choice.HOLD, Decision.HOLD, False),
        (Choice.RETURN_TO_CUSTOMER, Decision.RETURN_TO_CUSTOMER, False),
    ],
)
def test_a_missing_essential_item_is_deducted_held_or_returned(
    choice: Choice, decision: Decision, deducted: bool
) -> None:
    unit = a_unit((Question.ESSENTIAL_ITEM, choice), present=(("handset", 0), ("cable", 1)))

    decided = verdict(a_return(unit))

    assert (decided.decision, decided.deduct_essential) == (decision, deducted)


def test_a_missing_expected_item_alone_asks_nobody() -> None:
    decided = verdict(a_return(a_unit(present=(("handset", 1), ("cable", 0)))))

    assert decided.decision is Decision.CREDIT
    assert [item.key for item in decided.missing] == ["cable"]


def test_what_nobody_looked_at_is_needed_not_missing() -> None:
    decided = verdict(a_return(a_unit(present=(("handset", 1),), condition=None)))

    assert decided.needs == (Need.CHECKLIST, Need.CONDITION)
    assert decided.missing == ()


def test_units_of_one_return_are_decided_each_for_itself() -> None:
    units = (a_unit(), a_unit(number=2, condition=Condition.USED))
    decided = decide(a_return(*units, line=a_line("89.50", 2)), a_rulebook())

    assert [unit.decision for unit in decided.units] == [Decision.CREDIT, None]
    assert not decided.ready
    assert decided.needs == (Need.CHOICE,)


# --- evidence (rule 10) ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "evidence", "needs"),
    [
        ("99.99", Evidence.ATTESTED, ()),
        ("100.00", Evidence.ATTESTED, ()),
        ("100.01", Evidence.ATTESTED, (Need.SERIAL_READ,)),
        ("100.01", Evidence.READ, ()),
        ("1.00", None, (Need.SERIAL,)),
    ],
)
@pytest.mark.parametrize("reason", [ORDER, DELIVERY, DEFECTIVE])
def test_above_a_hundred_euros_a_serial_is_scanned(
    price: str, evidence: Evidence | None, needs: tuple[Need, ...], reason: Reason
) -> None:
    line = a_line(price, serials=serials(), manufacturer_ticket="1", received_sku=OTHER_SKU)
    sku = OTHER_SKU if reason is DELIVERY else SKU
    confirmed = ((Question.PRODUCT, Choice.DELIVERY_ERROR_CONFIRMED),) if reason is DELIVERY else ()
    unit = a_unit(*confirmed, evidence=evidence, sku=sku)

    assert verdict(a_return(unit, reason=reason, line=line)).needs == needs


def test_the_threshold_of_the_scan_is_a_setting() -> None:
    unit = a_unit(evidence=Evidence.ATTESTED)
    case = a_return(unit, line=a_line("50.00", serials=serials()))

    assert verdict(case, a_rulebook(policy=Policy(serial_read_above=Decimal(20)))).needs == (
        Need.SERIAL_READ,
    )


# --- delivery error (rule 3) ----------------------------------------------------------------


def test_a_delivery_error_is_confirmed_by_the_operator() -> None:
    decided = verdict(a_return(a_unit(sku=OTHER_SKU), reason=DELIVERY))

    assert codes(decided) == ["wrong_product"]
    assert offered(decided) == {
        Choice.DELIVERY_ERROR_CONFIRMED: False,
        Choice.PRODUCT_AS_ORDERED: False,
        Choice.HOLD: False,
    }


def test_a_confirmed_delivery_error_is_credited_without_fee_or_replaced() -> None:
    confirmed = (Question.PRODUCT, Choice.DELIVERY_ERROR_CONFIRMED)
    decided = verdict(a_return(a_unit(confirmed, sku=OTHER_SKU), reason=DELIVERY))

    assert (decided.decision, decided.rule) == (Decision.CREDIT, Rule.DELIVERY_ERROR)
    assert decided.fee_rule is not None
    assert decided.fee_rule.fee(Decimal(1000)) == 0
    assert Choice.REPLACE in options(decided)
    replaced = a_unit(confirmed, (Question.REMEDY, Choice.REPLACE), sku=OTHER_SKU)
    decided = verdict(a_return(replaced, reason=DELIVERY))
    assert (decided.decision, decided.fee_rule) == (Decision.REPLACE, None)


def test_a_delivery_error_needs_the_condition_and_no_checklist() -> None:
    unit = a_unit(
        (Question.PRODUCT, Choice.DELIVERY_ERROR_CONFIRMED), sku=OTHER_SKU, condition=None, present=()
    )

    assert verdict(a_return(unit, reason=DELIVERY)).needs == (Need.CONDITION,)


def test_the_product_ordered_is_no_delivery_error_and_the_supervisor_reclassifies() -> None:
    decided = verdict(a_return(a_unit(), reason=DELIVERY))

    assert codes(decided) == ["product_as_ordered"]
    assert offered(decided) == {
        Choice.RECLASSIFY_AS_ORDER_ERROR: True,
        Choice.RETURN_TO_CUSTOMER: True,
        Choice.HOLD: False,
    }
    reclassified = a_unit((Question.PRODUCT, Choice.RECLASSIFY_AS_ORDER_ERROR))
    decided = verdict(a_return(reclassified, reason=DELIVERY))
    assert (decided.reason, decided.decision, decided.fee_rule) == (ORDER, Decision.CREDIT, AS_NEW)


@pytest.mark.parametrize("reason", [ORDER, DEFECTIVE])
def test_another_product_than_the_one_ordered_may_be_our_delivery_error(reason: Reason) -> None:
    decided = verdict(a_return(a_unit(sku=OTHER_SKU), reason=reason))

    assert offered(decided) == {
        Choice.RECLASSIFY_AS_DELIVERY_ERROR: True,
        Choice.RETURN_TO_CUSTOMER: True,
        Choice.HOLD: False,
    }
    reclassified = a_unit((Question.PRODUCT, Choice.RECLASSIFY_AS_DELIVERY_ERROR), sku=OTHER_SKU)
    assert verdict(a_return(reclassified, reason=reason)).reason is DELIVERY


# --- defective (rule 4) ---------------------------------------------------------------------


def _defective(unit: InspectedUnit | None = None, sku: str = SKU, **line: Any) -> tuple[ReturnCase, Rulebook]:
    facts: dict[str, Any] = {"sku": sku, "manufacturer_ticket": "4711", "support_ticket": "TK-1"}
    one = replace(unit or a_unit(condition=Condition.USED), sku=sku)
    return a_return(one, reason=DEFECTIVE, line=a_line(**{**facts, **line})), a_rulebook()


def test_a_validated_fault_under_warranty_joins_the_manufacturer_s_batch() -> None:
    decided = verdict(*_defective())

    assert (decided.decision, decided.rule) == (Decision.SEND_TO_MANUFACTURER, Rule.DEFECTIVE)
    assert codes(decided) == ["through_us", "under_warranty"]


def test_grandstream_needs_the_helpdesk_s_ticket_whatever_ours_says() -> None:
    decided = verdict(*_defective(manufacturer_ticket=""))

    assert (decided.decision, codes(decided)) == (Decision.HOLD, ["no_manufacturer_ticket"])
    assert dict(decided.why[0].facts)["portal"] == "helpdesk.grandstream.com"


def test_every_other_manufacturer_needs_our_own_support_s_ticket() -> None:
    assert verdict(*_defective(sku="T54W", manufacturer_ticket="")).decision is Decision.SEND_TO_MANUFACTURER
    held = verdict(*_defective(sku="T54W", support_ticket=""))
    assert (held.decision, codes(held)) == (Decision.HOLD, ["no_support_ticket"])


def test_the_last_day_of_the_warranty_counts_and_the_day_after_is_held() -> None:
    # Opened on 2026-11-17, 24 months of warranty.
    assert verdict(*_defective(invoiced_on=date(2024, 11, 17))).decision is Decision.SEND_TO_MANUFACTURER
    held = verdict(*_defective(invoiced_on=date(2024, 11, 16)))
    assert (held.decision, codes(held)) == (Decision.HOLD, ["out_of_warranty"])


def test_a_warranty_that_ended_since_the_return_was_opened_has_no_days_left() -> None:
    decided = verdict(*_defective(invoiced_on=date(2024, 11, 18)))

    assert decided.why[1].code == "was_under_warranty"


def test_a_missing_essential_item_holds_a_defective_unit() -> None:
    held = verdict(*_defective(a_unit(present=(("handset", 0), ("cable", 1)))))

    assert (held.decision, codes(held)) == (Decision.HOLD, ["essential_missing_hold"])


def test_every_gate_that_is_shut_is_named() -> None:
    held = verdict(
        *_defective(
            a_unit(present=(("handset", 0), ("cable", 1))),
            invoiced_on=date(2020, 1, 1),
            manufacturer_ticket="",
        )
    )

    assert codes(held) == ["out_of_warranty", "no_manufacturer_ticket", "essential_missing_hold"]


@pytest.mark.parametrize(
    ("choice", "decision"),
    [
        (Choice.RETURN_TO_CUSTOMER, Decision.RETURN_TO_CUSTOMER),
        (Choice.SEND_TO_MANUFACTURER, Decision.SEND_TO_MANUFACTURER),
        (Choice.SCRAP, Decision.SCRAP),
    ],
)
def test_every_hold_has_a_way_out_that_the_supervisor_chooses(choice: Choice, decision: Decision) -> None:
    held = verdict(*_defective(manufacturer_ticket=""))

    assert options(held)[choice]
    left = verdict(*_defective(a_unit((Question.HOLD_EXIT, choice)), manufacturer_ticket=""))
    assert left.decision is decision


def test_a_direct_manufacturer_s_parcel_is_forwarded_or_given_back() -> None:
    decided = verdict(*_defective(a_unit(condition=None, present=()), sku="U6-PRO"))

    assert codes(decided) == ["direct"]
    assert dict(decided.why[0].facts)["portal"] == "rma.ui.com"
    assert offered(decided) == {
        Choice.SEND_TO_MANUFACTURER: False,
        Choice.RETURN_TO_CUSTOMER: False,
        Choice.HOLD: False,
    }


@pytest.mark.parametrize("choice", [Choice.SEND_TO_MANUFACTURER, Choice.RETURN_TO_CUSTOMER, Choice.HOLD])
def test_a_direct_manufacturer_s_parcel_follows_the_choice(choice: Choice) -> None:
    decided = verdict(*_defective(a_unit((Question.PLAYBOOK, choice)), sku="U6-PRO"))

    assert decided.decision == choice.value


def test_a_defective_unit_not_inspected_yet_needs_its_inspection() -> None:
    decided = verdict(*_defective(a_unit(condition=None, present=())))

    assert decided.needs == (Need.CHECKLIST, Need.CONDITION)


def test_a_product_without_checklist_or_catalogue_entry_is_still_received() -> None:
    unit = a_unit(sku="UNLISTED", present=())

    assert verdict(a_return(unit, line=a_line(sku="UNLISTED"))).decision is Decision.CREDIT


def test_a_fee_rule_may_depend_on_the_manufacturer_family_age_and_completeness() -> None:
    special = replace(
        AS_NEW,
        rule="F-09",
        manufacturer="GRANDSTREAM",
        family="Phone",
        days_from=(TODAY - date(2026, 9, 10)).days,
        days_to=(TODAY - date(2026, 9, 10)).days,
        complete=False,
    )
    book = a_rulebook(fees=FeeTable((special, AS_NEW)))

    incomplete = verdict(a_return(a_unit(present=(("handset", 1), ("cable", 0)))), book)
    complete = verdict(a_return(a_unit()), book)
    older = verdict(
        a_return(a_unit(present=(("handset", 1), ("cable", 0))), line=a_line(invoiced_on=date(2026, 9, 9))),
        book,
    )

    assert incomplete.fee_rule == special
    assert complete.fee_rule == older.fee_rule == AS_NEW


def test_products_looked_up_are_those_of_the_rulebook() -> None:
    book = a_rulebook(products={SKU: a_product(checklist=())})

    assert verdict(a_return(a_unit(present=())), book).decision is Decision.CREDIT
