"""Units, returns and the verdict on them, for the tests of the rules."""

from datetime import UTC, datetime
from typing import Any

from receiving_app.domain.deciding import decide
from receiving_app.domain.decision import Rulebook, UnitDecision
from receiving_app.domain.inspection import ChoiceMade, InspectedUnit
from receiving_app.domain.return_parts import Parcel, ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Choice, Condition, Question, Reason
from tests.builders import (
    SKU,
    a_case,
    a_line,
    a_rulebook,
)

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING
COMPLETE = (("handset", 1), ("cable", 1))
ORDER, DELIVERY, DEFECTIVE = Reason.ORDER_ERROR, Reason.DELIVERY_ERROR, Reason.DEFECTIVE


def a_unit(*choices: tuple[Question, Choice], **changes: Any) -> InspectedUnit:
    facts: dict[str, Any] = {"condition": UNUSED, "present": COMPLETE}
    facts |= changes
    made = tuple(
        ChoiceMade(question, choice, "Sam", NOON, "" if choice is Choice.HOLD else "Nadia")
        for question, choice in choices
    )
    return InspectedUnit(
        facts.pop("number", 1),
        1,
        1,
        facts.pop("quantity", 1),
        facts.pop("sku", SKU),
        choices=made,
        **facts,
    )


def a_return(
    *units: InspectedUnit, reason: Reason = ORDER, line: ReturnLine | None = None, **changes: Any
) -> ReturnCase:
    parcel = Parcel(1, NOON, "Sam", "2")
    return a_case(line or a_line(), reason=reason, units=units, parcels=(parcel,), **changes)


def verdict(case: ReturnCase, book: Rulebook | None = None, unit: int = 1) -> UnitDecision:
    decided = decide(case, book or a_rulebook()).of(unit)
    assert decided is not None
    return decided


def codes(decided: UnitDecision) -> list[str]:
    return [why.code for why in decided.why]


def offered(decided: UnitDecision) -> dict[Choice, bool]:
    return {offer.choice: offer.supervisor for asked in decided.questions for offer in asked.offers}


def options(decided: UnitDecision) -> dict[Choice, bool]:
    return {offer.choice: offer.supervisor for asked in decided.options for offer in asked.offers}
