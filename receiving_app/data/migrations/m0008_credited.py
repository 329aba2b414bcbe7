"""Version 8: what a return said of an invoice line counts no more once it ended without a credit."""

STATEMENTS: tuple[str, ...] = (
    "DROP TRIGGER credited_within_invoiced",
    # Decision rule 6, over all returns; what a cancelled document credited is free again. A return that
    # ended without a credit is past: it can no longer be corrected, and holds up nothing.
    """CREATE TRIGGER credited_within_invoiced BEFORE INSERT ON credit_note_lines
    WHEN NEW.quantity + (
        SELECT coalesce(sum(quantity), 0) FROM credit_note_lines AS credited
        WHERE invoice = NEW.invoice AND invoice_line = NEW.invoice_line
        AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = credited.number)
    ) > (
        SELECT coalesce(min(l.quantity_invoiced), 0)
        FROM return_lines AS l JOIN returns AS r ON r.id = l.return_id
        WHERE l.invoice = NEW.invoice AND l.invoice_line = NEW.invoice_line
        AND (r.status NOT IN ('closed', 'cancelled')
            OR r.rma = (SELECT rma FROM documents WHERE number = NEW.number)
            OR EXISTS (
                SELECT 1 FROM credit_note_lines AS c JOIN documents AS d ON d.number = c.number
                WHERE c.invoice = l.invoice AND c.invoice_line = l.invoice_line AND d.rma = r.rma
                AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = d.number)))
    )
    BEGIN SELECT RAISE(ABORT, 'credit exceeds invoice'); END""",
)
