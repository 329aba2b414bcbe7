"""What the rules say of a return, as values: decisions, explanations, needs and questions.

Rule identifiers ``R-01`` … ``R-10`` are those of the decision rules in ``docs/rules.md``; fee rules
have their own (``F-02``). Nothing here is words: explanations are codes with their facts.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from receiving_app.domain.catalogue import (
    ChecklistItem,
    ItemLevel,
    Playbook,
    Product,
)
from receiving_app.domain.comparison import Difference, Elsewhere, Offer
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.profile import Policy
from receiving_app.domain.restocking import FeeRule, FeeTable
from receiving_app.domain.vocabulary import Choice, Decision, Question, Reason


class Rule(StrEnum):
    """The decision rule that spoke."""

    COMPARISON = "R-01"
    ORDER_ERROR = "R-02"
    DELIVERY_ERROR = "R-03"
    DEFECTIVE = "R-04"
    EVIDENCE = "R-10"


class Need(StrEnum):
    """What is still to be recorded before a unit can be decided."""

    CONDITION = "condition"
    CHECKLIST = "checklist"
    SERIAL = "serial"
    SERIAL_READ = "serial_read"
    CHOICE = "choice"
    FEE_RULE = "fee_rule"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why, as a code with its facts; ``resources/i18n/messages.*.toml`` holds the words."""

    code: str
    facts: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, code: str, **facts: object) -> "Explanation":
        """Make an explanation from keyword facts."""
        return cls(code, tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question to answer, with the answers on offer."""

    question: Question
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class MissingItem:
    """An accessory that is not all there, in pieces."""

    key: str
    level: ItemLevel
    pieces: int


@dataclass(frozen=True, slots=True)
class UnitDecision:
    """What the rules say of one unit.

    Attributes:
        decision: None while something is needed.
        rule: the rule that spoke.
        reason: reason in force for this unit, after any reclassification.
        why: the explanations, most important first.
        needs: what is still to be recorded.
        questions: what must be answered before it can be decided.
        options: what may be answered although a decision stands (leave a hold, replace).
        fee_rule: rule of the restocking fee where the decision is ``credit``.
        missing: accessories not all there.
        deduct_essential: whether missing essential items are deducted too.
    """

    unit: int
    decision: Decision | None
    rule: Rule
    reason: Reason
    why: tuple[Explanation, ...]
    needs: tuple[Need, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    options: tuple[OpenQuestion, ...] = ()
    fee_rule: FeeRule | None = None
    missing: tuple[MissingItem, ...] = ()
    deduct_essential: bool = False


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What the rules look at besides the case itself."""

    products: Mapping[str, Product]
    playbooks: tuple[Playbook, ...]
    policy: Policy
    fees: FeeTable
    today: date
    elsewhere: tuple[Elsewhere, ...] = ()

    def product(self, sku: str) -> Product:
        """Return the product, or a stand-in with nothing to check."""
        return self.products.get(sku) or Product.uncatalogued(sku)


@dataclass(frozen=True, slots=True)
class CaseDecision:
    """What the rules say of a return: its open units and the differences found."""

    units: tuple[UnitDecision, ...]
    differences: tuple[Difference, ...]

    @property
    def ready(self) -> bool:
        """Tell whether every open unit is decided."""
        return bool(self.units) and all(unit.decision is not None for unit in self.units)

    @property
    def needs(self) -> tuple[Need, ...]:
        """Everything still needed, once each, in the order of the rules."""
        return tuple(dict.fromkeys(need for unit in self.units for need in unit.needs))

    def of(self, unit: int) -> UnitDecision | None:
        """Return the decision on a unit; None if it is settled."""
        return next((decided for decided in self.units if decided.unit == unit), None)


def checklist_of(product: Product, unit: InspectedUnit) -> tuple[ChecklistItem, ...]:
    """Return what a unit is, or was, inspected against; the catalogue may have changed since."""
    items = product.checklist_for([key for key, _ in unit.present])
    if unit.settled:
        return tuple(item for item in items if unit.count_of(item.key) is not None)
    return items


def missing_items(product: Product, unit: InspectedUnit) -> tuple[MissingItem, ...]:
    """Return the accessories of which fewer pieces were found than belong to the units."""
    found = []
    for item in checklist_of(product, unit):
        count = unit.count_of(item.key)
        expected = item.quantity * unit.quantity
        if count is not None and count < expected:
            found.append(MissingItem(item.key, item.level, expected - count))
    return tuple(found)


COMPARED = (Question.PRODUCT, Question.SERIAL, Question.ELSEWHERE, Question.QUANTITY)
"""The questions of rule 1, in their order."""


def answers_given(unit: InspectedUnit, decisive: Container[Choice]) -> Iterator[Explanation]:
    """Yield who settled which difference, and why; a decisive answer is explained by its decision."""
    for made in unit.choices:
        if made.question not in COMPARED or made.choice in decisive:
            continue
        given = made.choice
        if made.approved_by:
            by, reason = made.approved_by, made.reason
            yield Explanation.of(
                "answered_approved", choice=given, operator=made.operator, by=by, reason=reason
            )
        else:
            yield Explanation.of("answered", choice=given, operator=made.operator)


def explained(found: Difference) -> Explanation:
    """Return a difference in words: what was found where."""
    if found.elsewhere is not None:
        other = found.elsewhere
        return Explanation.of(
            found.kind, number=other.number, rma=other.rma, customer=other.customer, invoice=other.invoice
        )
    return Explanation.of(found.kind, announced=found.announced, in_hand=found.in_hand)
