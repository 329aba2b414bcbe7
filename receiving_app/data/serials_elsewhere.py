"""Other returns that say something of the serials and MACs in hand."""

import json
from collections.abc import Collection
from datetime import date

from receiving_app.data.session import Session
from receiving_app.domain.comparison import Elsewhere
from receiving_app.domain.returns import ENDED
from receiving_app.domain.vocabulary import Status

# Announced or read there; each return once, by the invoice line it is about.
_ELSEWHERE = """WITH told (value, return_id, line) AS (
        SELECT value, return_id, line FROM announced_serials
            WHERE value IN (SELECT value FROM json_each(?1))
        UNION SELECT serial, return_id, line FROM inspected_units
            WHERE serial <> '' AND serial IN (SELECT value FROM json_each(?1))
        UNION SELECT mac, return_id, line FROM inspected_units
            WHERE mac <> '' AND mac IN (SELECT value FROM json_each(?1)))
    SELECT value, rma, customer_code, status, invoice, invoiced_on FROM told
        JOIN returns ON returns.id = told.return_id
        JOIN return_lines ON return_lines.return_id = told.return_id AND return_lines.number = told.line
    WHERE rma <> ?2 AND status <> 'cancelled' ORDER BY value, rma LIMIT 50"""


def elsewhere(session: Session, rma: str, numbers: Collection[str]) -> tuple[Elsewhere, ...]:
    """Return what returns other than this one, the cancelled ones left out, say of these numbers."""
    rows = session.rows(_ELSEWHERE, json.dumps(sorted(set(numbers))), rma)
    return tuple(
        Elsewhere(
            value,
            other,
            customer,
            invoice,
            date.fromisoformat(invoiced_on),
            is_open=Status(status) not in ENDED,
        )
        for value, other, customer, status, invoice, invoiced_on in rows
    )
