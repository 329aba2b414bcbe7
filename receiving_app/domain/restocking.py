"""Restocking fee: an ordered table of rules, first match wins, with its reason (decision rule 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.errors import InvalidRule
from receiving_app.domain.money import ZERO, VatTreatment, amount, share_pro_rata
from receiving_app.domain.vocabulary import Condition, Reason

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class FeeFacts:
    """What a rule may look at, of one inspected unit."""

    reason: Reason
    condition: Condition
    manufacturer: str
    family: str
    days_since_invoice: int
    complete: bool


@dataclass(frozen=True, slots=True)
class FeeRule:
    """One row of the table; an empty criterion matches everything.

    Attributes:
        rule: identifier shown on the screen and the document, as ``F-02``.
        version: raised at each change of the row.
        days_from: least days since the invoice, included.
        days_to: most days since the invoice, included.
        complete: True for complete units only, False for incomplete ones only.
        percent: of the base; 0 to 100.
        minimum: EUR, once per return and rule.
        maximum: EUR, once per return and rule; None for no maximum.
        fixed: EUR per return and rule instead of a percentage; None for a percentage.

    Raises:
        InvalidRule: the row contradicts itself, or charges a fee where the policy has none.
    """

    rule: str
    label: LocalText
    reason: Reason = Reason.ORDER_ERROR
    conditions: frozenset[Condition] = frozenset()
    manufacturer: str = ""
    family: str = ""
    days_from: int | None = None
    days_to: int | None = None
    complete: bool | None = None
    percent: Decimal = ZERO
    minimum: Decimal = ZERO
    maximum: Decimal | None = None
    fixed: Decimal | None = None
    version: int = 1

    def __post_init__(self) -> None:
        """Refuse contradictions."""
        problem = self._problem()
        if problem:
            raise InvalidRule(self.rule, problem)

    def _problem(self) -> str:
        sums = (self.percent, self.minimum, self.maximum, self.fixed)
        if any(value is not None and not (value.is_finite() and value >= 0) for value in sums):
            return "negative"
        if self.percent > WHOLE:
            return "percent_above_100"
        if self.maximum is not None and self.maximum < self.minimum:
            return "maximum_below_minimum"
        if self.fixed is not None and (self.percent or self.minimum or self.maximum is not None):
            return "fixed_and_percent"
        if self.reason is not Reason.ORDER_ERROR and (self.percent or self.minimum or self.fixed):
            return "fee_without_order_error"
        return ""

    def matches(self, facts: FeeFacts) -> bool:
        """Tell whether this row is about such a unit."""
        days = facts.days_since_invoice
        return (
            self.reason is facts.reason
            and (not self.conditions or facts.condition in self.conditions)
            and self.manufacturer.casefold() in ("", facts.manufacturer.casefold())
            and self.family.casefold() in ("", facts.family.casefold())
            and (self.days_from is None or days >= self.days_from)
            and (self.days_to is None or days <= self.days_to)
            and self.complete in (None, facts.complete)
        )

    def fee(self, base: Decimal) -> Decimal:
        """Return the fee, in cents, of all that the return has credited under this rule.

        Args:
            base: cumulated invoiced net amount of the credited units, EUR, before deductions.
        """
        if base <= 0:
            return ZERO
        if self.fixed is not None:
            return amount(self.fixed)
        fee = max(amount(base * self.percent / 100), self.minimum)
        return amount(fee if self.maximum is None else min(fee, self.maximum))


NO_FEE = {
    reason: FeeRule("F-00", LocalText("sans frais", "no fee"), reason=reason)
    for reason in (Reason.DELIVERY_ERROR, Reason.DEFECTIVE)
}


@dataclass(frozen=True, slots=True)
class FeeTable:
    """The company's rules in their order.

    Raises:
        InvalidRule: two rows have the same identifier, so that their fees would be mixed up.
    """

    rules: tuple[FeeRule, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an identifier that comes twice."""
        names = [rule.rule for rule in self.rules]
        for name in names:
            if names.count(name) > 1:
                raise InvalidRule(name, "duplicate")

    def match(self, facts: FeeFacts) -> FeeRule | None:
        """Return the first matching rule; without one, the rule "no fee" except for order errors."""
        for rule in self.rules:
            if rule.matches(facts):
                return rule
        return NO_FEE.get(facts.reason)


@dataclass(frozen=True, slots=True)
class FeeSoFar:
    """What earlier credit notes of the return did under a rule, EUR.

    Attributes:
        base: invoiced net amount already credited.
        assessed: fee already charged or waived.
    """

    base: Decimal = ZERO
    assessed: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class FeeCharge:
    """The fee of one rule on one credit note.

    Attributes:
        base: invoiced net amount of this note's units under the rule, EUR.
        before: what the return was credited and charged earlier under it.
        assessed: fee due on this note before waiver and cap.
        shares: fee charged per VAT treatment (rule 7: pro rata, largest remainder, capped).
        waived: part not charged because a supervisor waived it.
        capped: part not charged because it would exceed the rate's base.
    """

    rule: FeeRule
    base: Decimal
    before: FeeSoFar
    assessed: Decimal
    shares: tuple[tuple[VatTreatment, Decimal], ...]
    waived: Decimal = ZERO
    capped: Decimal = ZERO

    @property
    def charged(self) -> Decimal:
        """Fee charged on this note, EUR."""
        return sum((share for _, share in self.shares), ZERO)


@dataclass(slots=True)
class FeeAssessor:
    """Charges the rules of one credit note in order, never beyond a rate's base.

    Attributes:
        room: EUR still free per VAT treatment; each charge takes from it.
        history: what earlier notes of the return did, by rule identifier.
        waived: whether a supervisor waived the fee.
    """

    room: dict[VatTreatment, Decimal]
    history: Mapping[str, FeeSoFar]
    waived: bool = False
    charges: list[FeeCharge] = field(default_factory=list)

    def charge(self, rule: FeeRule, bases: Mapping[VatTreatment, Decimal]) -> None:
        """Charge one rule on these bases (EUR per VAT treatment)."""
        before = self.history.get(rule.rule, FeeSoFar())
        base = sum(bases.values(), ZERO)
        assessed = max(ZERO, rule.fee(before.base + base) - before.assessed)
        treatments = list(bases)
        if self.waived:
            none = tuple((treatment, ZERO) for treatment in treatments)
            self.charges.append(FeeCharge(rule, base, before, assessed, none, waived=assessed))
            return
        wanted = share_pro_rata(assessed, [bases[treatment] for treatment in treatments])
        shares = []
        for treatment, share in zip(treatments, wanted, strict=True):
            part = min(share, self.room[treatment])
            self.room[treatment] -= part
            shares.append((treatment, part))
        charged = sum((part for _, part in shares), ZERO)
        charge = FeeCharge(rule, base, before, assessed, tuple(shares), capped=assessed - charged)
        self.charges.append(charge)
