"""Find whatever a few typed words may mean: returns, customers, products."""

from dataclasses import dataclass

from receiving_app.domain.catalogue import Product
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
        )
