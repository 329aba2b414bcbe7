"""Find whatever a few typed words may mean: returns, parcels in quarantine, customers, products."""

from dataclasses import dataclass

from receiving_app.domain.catalogue import Product
from receiving_app.services.intake_ports import FoundRecord
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import CustomerRow, ReturnRow

LEAST = 2
"""Characters below which a text is not looked up: it would match everything."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may mean, the best of each kind first."""

    returns: tuple[ReturnRow, ...] = ()
    customers: tuple[CustomerRow, ...] = ()
    products: tuple[Product, ...] = ()
    records: tuple[FoundRecord, ...] = ()


def find_anything(bench: Bench, text: str, limit: int) -> Found:
    """Return at most ``limit`` of each kind; nothing for a text shorter than ``LEAST``."""
    wanted = text.strip()
    if len(wanted) < LEAST:
        return Found()
    with bench.reading() as uow:
        return Found(
            uow.returns.find(wanted, limit),
            uow.returns.customers(wanted, limit),
            uow.catalogue.find(wanted, limit),
            uow.quarantine.find(wanted, limit),
        )


@dataclass(frozen=True, slots=True)
class FoundGoods:
    """Goods and returns that a text may mean; ``more`` where others are on file, too."""

    rows: tuple[ReturnRow | FoundRecord, ...] = ()
    more: bool = False


def find_goods(bench: Bench, text: str, limit: int = 50) -> FoundGoods:
    """Return what a text may mean: goods that are in quarantine, returns, then goods that left quarantine.

    Of the returns at most ``limit``, of the goods as many.
    """
    wanted = text.strip()
    if not wanted:
        return FoundGoods()
    with bench.reading() as uow:
        # One more than is shown tells that there are more: counting them all would cost what is saved.
        goods = uow.quarantine.find(wanted, limit + 1)
        returns = uow.returns.find(wanted, limit + 1)
    shown = goods[:limit]
    still = tuple(found for found in shown if found.record.is_open)
    rows: tuple[ReturnRow | FoundRecord, ...] = (*still, *returns[:limit], *shown[len(still) :])
    return FoundGoods(rows, max(len(goods), len(returns)) > limit)
