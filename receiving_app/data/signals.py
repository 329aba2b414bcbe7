"""What comes back again and again, in one query along indexes."""

import json
from collections.abc import Collection
from datetime import date

from receiving_app.data.session import Session
from receiving_app.domain.signals import MOST_RETURNS, ReturnedBefore, Signals

_MOST_BEFORE = 20
# Each part reads an index: of the buyer's returns by day, of the answers about a product, of serials.
# A serial that a thousand returns share (none, in truth) is read twenty times and no further.
_SIGNALS = """WITH this (id, buyer) AS (SELECT id, buyer_id FROM returns WHERE rma = ?1),
    recent (id) AS (SELECT id FROM returns
        WHERE buyer_id = (SELECT buyer FROM this) AND opened_on >= ?2 LIMIT ?5),
    numbers (value) AS (SELECT value FROM json_each(?4)),
    claimed (id, value) AS (
        SELECT return_id, serial FROM inspected_units
            WHERE serial <> '' AND serial IN (SELECT value FROM numbers)
        UNION SELECT return_id, mac FROM inspected_units
            WHERE mac <> '' AND mac IN (SELECT value FROM numbers)
        UNION SELECT return_id, value FROM announced_serials WHERE value IN (SELECT value FROM numbers)
        LIMIT ?6)
    SELECT 'customer', CAST((SELECT count(*) FROM recent) AS TEXT),
        CAST(coalesce(sum(quantity_announced), 0) AS TEXT), coalesce(sum(quantity_invoiced), 0)
        FROM return_lines WHERE return_id IN (SELECT id FROM recent)
    UNION ALL SELECT 'product', CAST(count(*) AS TEXT),
        CAST(coalesce(sum(CASE outcome WHEN 'no_fault_found' THEN 1 ELSE 0 END), 0) AS TEXT), 0
        FROM batch_units WHERE sku = ?3 AND outcome IS NOT NULL
    UNION ALL SELECT claimed.value, returns.rma, coalesce(returns.arrived_at, returns.opened_on), 0
        FROM claimed JOIN returns ON returns.id = claimed.id
        WHERE returns.id <> (SELECT id FROM this) AND returns.status <> 'cancelled'"""


class SqlSignals:
    """The ``SignalReader`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, rma: str, sku: str, numbers: Collection[str], since: date) -> Signals:
        """Return what is known besides a return of its customer, a product, and serials or MACs."""
        wanted = json.dumps(sorted(numbers))
        customer, product, *rows = self._session.rows(
            _SIGNALS, rma, since.isoformat(), sku, wanted, MOST_RETURNS, _MOST_BEFORE
        )
        before = [
            ReturnedBefore(number, other, date.fromisoformat(day[:10])) for number, other, day, _ in rows
        ]
        # A unit has a serial and a MAC: a return is told once.
        latest = {one.rma: one for one in sorted(before, key=lambda one: one.on)}
        return Signals(tuple(reversed(latest.values())), *map(int, customer[1:]), *map(int, product[1:3]))
