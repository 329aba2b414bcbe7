"""Warranty: computed from invoice date and product months, and kept as it was when it decided (policy P3)."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from receiving_app.domain.catalogue import LocalText, Product, add_months, playbook_for
from receiving_app.domain.decision import Explanation, Rulebook, UnitDecision
from receiving_app.domain.inspection import DecisionBasis, InspectedUnit
from receiving_app.domain.playbook_versions import EVERY_OTHER
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Reason

COMMON = LocalText("commune", "common")
"""What the procedure of every manufacturer without one of its own is called."""


@dataclass(frozen=True, slots=True)
class Warranty:
    """The warranty of a unit, as of a day.

    Attributes:
        months: of the product: today's, or those by which the unit was decided.
        invoiced: the day it runs from.
        opened: the day the return was opened: the customer's claim counts, not the day the parcel reached us.
        on: the day as of which the days left are told.
    """

    months: int
    invoiced: date
    opened: date
    on: date

    @classmethod
    def of(cls, case: ReturnCase, unit: InspectedUnit, product: Product, today: date) -> "Warranty":
        """Return a unit's warranty: by what decided it, or by the catalogue as long as nothing did."""
        invoiced = case.line(unit.line).invoiced_on
        if unit.basis is not None:
            return cls(unit.basis.warranty_months, unit.basis.invoiced, case.opened_on, unit.basis.on)
        return cls(product.warranty_months, invoiced, case.opened_on, today)

    @property
    def until(self) -> date:
        """Return its last day."""
        return add_months(self.invoiced, self.months)

    @property
    def holds(self) -> bool:
        """Tell whether the return was opened under it."""
        return self.opened <= self.until

    def explained(self) -> Explanation:
        """Return it in words: until when, how many days are left, and what that is computed from."""
        until, opened, invoiced, months = self.until, self.opened, self.invoiced, self.months
        left = (until - self.on).days
        if not self.holds:
            return Explanation.of(
                "out_of_warranty", until=until, opened=opened, invoiced=invoiced, months=months
            )
        if left < 0:
            return Explanation.of(
                "was_under_warranty", until=until, opened=opened, invoiced=invoiced, months=months
            )
        return Explanation.of("under_warranty", until=until, days=left, invoiced=invoiced, months=months)


def with_bases(case: ReturnCase, decided: tuple[UnitDecision, ...], book: Rulebook) -> ReturnCase:
    """Return the case in which each defective unit now decided keeps what its decision went by.

    What is edited later, the months of a product or a manufacturer's playbook, leaves it as it was.
    """
    defective = {one.unit for one in decided if one.reason is Reason.DEFECTIVE and one.decision}
    units = tuple(
        replace(unit, basis=_basis(case, unit, book)) if unit.number in defective else unit
        for unit in case.units
    )
    return replace(case, units=units)


def _basis(case: ReturnCase, unit: InspectedUnit, book: Rulebook) -> DecisionBasis:
    product = book.product(unit.sku)
    playbook = playbook_for(book.playbooks, product.manufacturer, case.opened_on)
    return DecisionBasis(
        book.today,
        product.warranty_months,
        case.line(unit.line).invoiced_on,
        playbook.manufacturer,
        playbook.version,
    )


def told_bases(case: ReturnCase, units: Collection[int]) -> dict[str, object]:
    """Return what decisions about defective units went by, as facts of the act that carries them out."""
    return {
        str(unit.number): {
            "until": add_months(unit.basis.invoiced, unit.basis.warranty_months),
            "months": unit.basis.warranty_months,
            "playbook": unit.basis.playbook,
            "version": unit.basis.playbook_version,
        }
        for unit in case.units
        if unit.number in units and unit.basis is not None
    }


def told_by_basis(case: ReturnCase, unit: InspectedUnit) -> Explanation | None:
    """Return what a carried-out decision about a defective unit went by; None where nothing was kept of it."""
    basis = unit.basis
    if basis is None:
        return None
    warranty = Warranty(basis.warranty_months, basis.invoiced, case.opened_on, basis.on)
    left = (warranty.until - basis.on).days
    code = "decided_under_warranty" if warranty.holds else "decided_out_of_warranty"
    return Explanation.of(
        code,
        until=warranty.until,
        days=max(0, left),
        on=basis.on,
        invoiced=basis.invoiced,
        months=basis.warranty_months,
        playbook=COMMON if basis.playbook == EVERY_OTHER else basis.playbook,
        version=basis.playbook_version,
    )
