"""Where a unit goes from the bench."""

import pytest

from receiving_app.domain.printouts import Destination, destination
from receiving_app.domain.vocabulary import Condition, Decision

UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING


@pytest.mark.parametrize("decision", [Decision.CREDIT, Decision.REPLACE])
def test_only_what_is_as_new_goes_back_to_stock(decision: Decision) -> None:
    assert destination(decision, UNUSED) is Destination.STOCK
    for other in (None, *Condition):
        if other is not UNUSED:
            assert destination(decision, other) is Destination.GRADING


@pytest.mark.parametrize(
    ("decision", "place"),
    [
        (None, Destination.INSPECTION),
        (Decision.SEND_TO_MANUFACTURER, Destination.MANUFACTURER),
        (Decision.RETURN_TO_CUSTOMER, Destination.DISPATCH),
        (Decision.HOLD, Destination.HOLD),
        (Decision.SCRAP, Destination.SCRAP),
    ],
)
def test_every_other_decision_has_its_place_whatever_the_condition(
    decision: Decision | None, place: Destination
) -> None:
    assert {destination(decision, condition) for condition in (None, *Condition)} == {place}
