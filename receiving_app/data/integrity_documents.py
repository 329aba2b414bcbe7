"""What ``verify`` holds against each document: hashes, snapshot, totals, and what was copied from it."""

import json
from collections.abc import Iterator
from decimal import Decimal

from receiving_app.data.codec import MalformedText, canonical_json, plain
from receiving_app.data.credit_notes import columns_of, fee_rows, line_rows, sha256, snapshot_of
from receiving_app.data.session import Session
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.debit_statement import DebitStatement, NumberedDocument
from receiving_app.domain.vocabulary import DocumentKind

Finding = tuple[str, str, str]
"""Kind, subject and detail of a problem."""

_COPIED = ("number", "kind", "series", "sequence", "rma", "customer", "issued_on", "net", "gross", "cancels")
_DOCUMENT = f"""SELECT {", ".join(_COPIED)}, previous, snapshot_sha256, pdf_sha256, xml_sha256, snapshot, pdf, xml
    FROM documents WHERE number = ?"""  # noqa: S608 - the names above
_LINES = """SELECT number, position, invoice, invoice_line, quantity, net FROM credit_note_lines
    WHERE number = ? ORDER BY position"""
_FEES = """SELECT number, position, rule, version, base, assessed, charged, waived, capped
    FROM credit_note_fees WHERE number = ? ORDER BY position"""
_RETURNED = """SELECT invoice, invoice_line, invoiced_on, unit_price, vat_rate
    FROM return_lines JOIN returns ON returns.id = return_id WHERE rma = ?"""


def document(session: Session, number: str) -> Iterator[Finding]:
    """Yield what does not hold of one document."""
    row = session.row(_DOCUMENT, number)
    if row is None:
        yield "unreadable", number, "its index entry leads nowhere"
        return
    *copied, previous, text_hash, pdf_hash, xml_hash, text, pdf, xml = row
    bodies = (("snapshot", text.encode(), text_hash), ("pdf", pdf, pdf_hash), ("xml", xml, xml_hash))
    yield from (("hash", number, name) for name, body, told in bodies if _hash(body) != told)
    try:
        note = snapshot_of(str(copied[1]), text)
    except MalformedText as error:
        yield "snapshot", number, str(error)
        return
    if not _is_canonical(text, note):
        yield "snapshot", number, "not canonical"
    if note.chain not in ("", previous):
        yield "chain", number, "the hash printed is not that of the document before"
    yield from (("totals", number, wrong) for wrong in note.errors())
    yield from _copied(note, dict(zip(_COPIED, copied, strict=True)))
    yield from _lines(session, note)
    yield from (("contrary", number, wrong) for wrong in _beside(session, note))


def _hash(body: bytes | None) -> str | None:
    """Return a body's hash; documents of before, and debit statements, have no XML and no hash of it."""
    return sha256(body) if body is not None else None


def _is_canonical(text: str, note: NumberedDocument) -> bool:
    """Tell whether a snapshot is written as it should be; what it lacks was added after its time."""
    stored = json.loads(text)
    return text == canonical_json(stored) and _within(stored, plain(note))


def _within(stored: object, whole: object) -> bool:
    if isinstance(stored, dict) and isinstance(whole, dict):
        return all(name in whole and _within(value, whole[name]) for name, value in stored.items())
    if isinstance(stored, list) and isinstance(whole, list):
        return len(stored) == len(whole) and all(map(_within, stored, whole))
    return stored == whole


def _copied(note: NumberedDocument, stored: dict[str, object]) -> Iterator[Finding]:
    """Compare what is stored for queries with the snapshot it was taken from."""
    number = str(stored["number"])
    for name, expected in columns_of(note).items():
        if stored[name] != expected:
            yield "columns", number, f"{name}: {stored[name]} instead of {expected}"


def _lines(session: Session, note: NumberedDocument) -> Iterator[Finding]:
    """Compare the rows beside a document with its snapshot; only a credit note has any."""
    credited = note if isinstance(note, CreditNote) and note.kind is DocumentKind.CREDIT_NOTE else None
    if session.rows(_LINES, note.number) != (line_rows(credited) if credited else []):
        yield "columns", note.number, "credited lines"
    if session.rows(_FEES, note.number) != (fee_rows(credited) if credited else []):
        yield "columns", note.number, "fees"
    if isinstance(note, CreditNote):
        yield from _invoiced(session, note)


def _invoiced(session: Session, note: CreditNote) -> Iterator[Finding]:
    returned = {(invoice, line): facts for invoice, line, *facts in session.rows(_RETURNED, note.rma)}
    for line in note.lines:
        credited = [line.invoiced_on.isoformat(), line.unit_price, line.rate]
        day, price, rate = returned.get((line.invoice, line.invoice_line), ("", "0", "0"))
        if [day, Decimal(price), Decimal(rate)] != credited:
            yield "columns", note.rma, f"{line.invoice} / {line.invoice_line}: not as credited"


def _beside(session: Session, note: NumberedDocument) -> Iterator[str]:
    """Hold a document to the one it cancels, and a statement to the credit note it goes with."""
    if note.cancels is not None:
        cancelled = _snapshot(session, note.cancels.number)
        if not note.takes_back(cancelled):
            yield f"does not take back {note.cancels.number} as it was issued"
    if isinstance(note, CreditNote) and note.statement:
        statement = _snapshot(session, note.statement)
        if not isinstance(statement, DebitStatement) or not statement.belongs_to(note):
            yield f"{note.statement} is not the statement of its fees"
    if isinstance(note, DebitStatement):
        credited = _snapshot(session, note.credit_note)
        if not isinstance(credited, CreditNote) or credited.statement != note.number:
            yield f"{note.credit_note} does not cite it"


def _snapshot(session: Session, number: str) -> NumberedDocument | None:
    row = session.row("SELECT kind, snapshot FROM documents WHERE number = ?", number)
    try:
        return snapshot_of(*row) if row else None
    except MalformedText:
        return None
