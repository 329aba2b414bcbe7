"""What tells that something comes back again and again, for the return on the screen."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from receiving_app.domain.catalogue import add_months
from receiving_app.domain.signals import MONTHS, Signals
from receiving_app.services.case_sheet import load_case
from receiving_app.services.ports import Bench


class SignalReader(Protocol):
    """What is known besides a return."""

    def of(self, rma: str, sku: str, numbers: Collection[str], since: date) -> Signals:
        """Return what is known besides a return of its customer, a product, and serials or MACs.

        Args:
            rma: the return, whose customer is meant.
            sku: the product.
            numbers: serials and MACs of the unit.
            since: the customer's returns opened from this day on count.
        """


def signals_of(bench: Bench, rma: str, unit: int) -> Signals:
    """Return what is known of a unit in hand, its customer and its product besides this return.

    Raises:
        UnknownReturn: the number is not on file.
    """
    since = add_months(bench.clock.today(), -MONTHS)
    with bench.reading() as uow:
        case = load_case(uow, rma)
        one = next((known for known in case.units if known.number == unit), None)
        sku = one.sku if one is not None else case.lines[0].sku
        numbers = (one.serial, one.mac, one.announced_serial, one.announced_mac) if one is not None else ()
        return uow.signals.of(rma, sku, {number for number in numbers if number}, since)
