"""What the returns on file say about invoice lines (decision rule 6)."""

import json
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from receiving_app.data.session import Session
from receiving_app.services.return_ports import InvoicedLine

MOST_RETURNS = 100
"""Returns of one invoice line that are looked at: they agree, or an import would have refused them."""

# What ended without a credit for the line is past: it can no longer be corrected, and nothing follows from it.
COUNTING = """(r.status NOT IN ('closed', 'cancelled') OR EXISTS (
        SELECT 1 FROM credit_note_lines AS c JOIN documents AS d ON d.number = c.number
        WHERE c.invoice = l.invoice AND c.invoice_line = l.invoice_line AND d.rma = r.rma
            AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = d.number)))"""
"""Condition on a line ``l`` of a return ``r``: what it says of its invoice line still counts."""

_STATEMENTS = f"""SELECT r.rma, l.invoice, l.invoice_line, l.invoiced_on, l.quantity_invoiced,
        l.unit_price, l.vat_rate, r.status = 'authorised' AND r.arrived_at IS NULL
    FROM json_each(?) AS wanted
    JOIN return_lines AS l ON (l.return_id, l.number) IN (
        SELECT return_id, number FROM return_lines
        WHERE invoice = json_extract(wanted.value, '$[0]')
            AND invoice_line = CAST(json_extract(wanted.value, '$[1]') AS INTEGER)
        LIMIT {MOST_RETURNS})
    JOIN returns AS r ON r.id = l.return_id
    WHERE {COUNTING}"""  # noqa: S608 - texts of ours


def statements(session: Session, keys: Collection[tuple[str, int]]) -> tuple[InvoicedLine, ...]:
    """Return what returns that count say about these invoice lines."""
    return tuple(
        InvoicedLine(
            rma,
            invoice,
            line,
            date.fromisoformat(day),
            quantity,
            Decimal(price),
            Decimal(rate),
            awaited=bool(awaited),
        )
        for rma, invoice, line, day, quantity, price, rate, awaited in session.rows(
            _STATEMENTS, json.dumps(list(keys))
        )
    )
