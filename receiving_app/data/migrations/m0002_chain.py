"""Version 2: documents of every kind in one table, and hash chains over documents and journal.

The chains are built over what is on file. What was wrong before, a gap or a changed document, stays
visible: hashes of bytes are taken over as they are stored.
"""

from collections.abc import Callable
from typing import Any

from receiving_app.domain.chain import GENESIS, link_hash

_KINDS = "'credit_note', 'cancellation', 'debit_statement', 'statement_cancellation'"
_CANCELLING = "'cancellation', 'statement_cancellation'"
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'immutable'); END"

# Triggers that name what is renamed or built anew; those of a table that is dropped go with it.
_WITHOUT_TRIGGERS = tuple(
    f"DROP TRIGGER {name}"
    for name in (
        "credited_within_invoiced",
        "credit_notes_in_sequence",
        "credit_notes_head",
        *(f"credit_notes_no_{act}" for act in ("update", "delete", "replace")),
        *(f"journal_no_{act}" for act in ("update", "delete", "replace")),
    )
)

_HEADS = (
    # One row for each chain: what verify compares it with, so that a missing last link is seen too.
    """CREATE TABLE chain_heads (
        chain TEXT PRIMARY KEY CHECK (chain IN ('documents', 'journal')),
        count INTEGER NOT NULL CHECK (count >= 0),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT, WITHOUT ROWID""",
)

# Renamed first: what refers to the table then refers to its new name. Built anew afterwards, so that
# what lists read comes before the two large columns.
_DOCUMENTS = (
    "ALTER TABLE credit_note_series RENAME TO document_series",
    "ALTER TABLE credit_notes RENAME TO documents",
    "DROP INDEX credit_notes_rma",
    "DROP INDEX credit_notes_issue",
    f"""CREATE TABLE chained_documents (
        position INTEGER PRIMARY KEY CHECK (position >= 1),
        number TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ({_KINDS})),
        series TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 999999),
        rma TEXT NOT NULL REFERENCES returns (rma),
        customer TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        net TEXT NOT NULL,
        gross TEXT NOT NULL,
        cancels TEXT UNIQUE REFERENCES documents (number),
        snapshot_sha256 TEXT NOT NULL CHECK (length(snapshot_sha256) = 64),
        pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        snapshot TEXT NOT NULL,
        pdf BLOB NOT NULL CHECK (length(pdf) > 0),
        UNIQUE (series, sequence),
        CHECK ((cancels IS NOT NULL) = (kind IN ({_CANCELLING})))
    ) STRICT""",
)
_NEW_DOCUMENTS = (
    "DROP TABLE documents",
    "ALTER TABLE chained_documents RENAME TO documents",
    "CREATE INDEX documents_rma ON documents (rma)",
    "CREATE INDEX documents_issue ON documents (issued_on)",
)

_JOURNAL = (
    """CREATE TABLE chained_journal (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        bench TEXT NOT NULL,
        act TEXT NOT NULL CHECK (act <> ''),
        rma TEXT NOT NULL,
        facts TEXT NOT NULL,
        approved_by TEXT NOT NULL,
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT""",
)
_NEW_JOURNAL = (
    "DROP TABLE journal",
    "ALTER TABLE chained_journal RENAME TO journal",
    "CREATE INDEX journal_rma ON journal (rma)",
)

_DOCUMENT_FACTS = (
    *("position", "number", "kind", "series", "sequence", "rma", "customer", "issued_on", "issued_at"),
    *("net", "gross", "cancels", "snapshot_sha256", "pdf_sha256", "previous"),
)
_OLD_DOCUMENTS = """SELECT row_number() OVER (ORDER BY rowid), number, 'credit_note', series, sequence,
    rma, customer, issued_on, issued_at, net, gross, NULL, snapshot_sha256, pdf_sha256, snapshot, pdf
    FROM documents ORDER BY rowid"""
_ADD_DOCUMENT = "INSERT INTO chained_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ACT_FACTS = ("id", "at", "operator", "bench", "act", "rma", "facts", "approved_by", "previous")
_OLD_ACTS = "SELECT id, at, operator, bench, act, rma, facts, approved_by FROM journal ORDER BY id"
_ADD_ACT = "INSERT INTO chained_journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_HEAD = "INSERT INTO chain_heads VALUES (?, ?, ?)"


def _chain_documents(execute: Callable[..., Any]) -> None:
    position, previous = 0, GENESIS
    for position, *facts, snapshot, pdf in execute(_OLD_DOCUMENTS):
        row = (position, *facts, previous)
        previous = link_hash(dict(zip(_DOCUMENT_FACTS, row, strict=True)))
        execute(_ADD_DOCUMENT, (*row, previous, snapshot, pdf))
    execute(_ADD_HEAD, ("documents", position, previous))


def _chain_journal(execute: Callable[..., Any]) -> None:
    number, previous = 0, GENESIS
    for number, *facts in execute(_OLD_ACTS):
        row = (number, *facts, previous)
        previous = link_hash(dict(zip(_ACT_FACTS, row, strict=True)))
        execute(_ADD_ACT, (*row, previous))
    execute(_ADD_HEAD, ("journal", number, previous))


_PROTECTION = (
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {_REFUSE}"
        for table in ("documents", "journal")
        for act in ("UPDATE", "DELETE")
    ),
    # INSERT OR REPLACE deletes without firing the delete trigger. Of the journal, and of positions,
    # the chain's own trigger refuses it.
    f"""CREATE TRIGGER documents_no_replace BEFORE INSERT ON documents
    WHEN EXISTS (SELECT 1 FROM documents WHERE number = NEW.number OR cancels = NEW.cancels
        OR (series = NEW.series AND sequence = NEW.sequence))
    {_REFUSE}""",  # noqa: S608 - a literal above
    """CREATE TRIGGER documents_in_sequence BEFORE INSERT ON documents
    WHEN NEW.sequence <> (SELECT last + 1 FROM document_series WHERE series = NEW.series)
    BEGIN SELECT RAISE(ABORT, 'document number out of sequence'); END""",
    """CREATE TRIGGER documents_in_chain BEFORE INSERT ON documents
    WHEN NOT EXISTS (SELECT 1 FROM chain_heads
        WHERE chain = 'documents' AND count = NEW.position - 1 AND hash = NEW.previous)
    BEGIN SELECT RAISE(ABORT, 'document out of the chain'); END""",
    # A contrary document takes back the whole of what it cancels, once (unique), of its own return.
    """CREATE TRIGGER documents_cancel_like BEFORE INSERT ON documents
    WHEN NEW.cancels IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents
        WHERE number = NEW.cancels AND rma = NEW.rma AND net = NEW.net AND gross = NEW.gross
        AND kind = CASE NEW.kind WHEN 'cancellation' THEN 'credit_note' ELSE 'debit_statement' END)
    BEGIN SELECT RAISE(ABORT, 'not contrary to what it cancels'); END""",
    """CREATE TRIGGER documents_head AFTER INSERT ON documents
    BEGIN
        INSERT INTO document_series (series, first, last)
        VALUES (NEW.series, NEW.sequence, NEW.sequence)
        ON CONFLICT (series) DO UPDATE SET last = excluded.last;
        UPDATE chain_heads SET count = NEW.position, hash = NEW.hash WHERE chain = 'documents';
    END""",
    """CREATE TRIGGER journal_in_chain BEFORE INSERT ON journal
    WHEN NOT EXISTS (SELECT 1 FROM chain_heads
        WHERE chain = 'journal' AND count = NEW.id - 1 AND hash = NEW.previous)
    BEGIN SELECT RAISE(ABORT, 'act out of the chain'); END""",
    """CREATE TRIGGER journal_head AFTER INSERT ON journal
    BEGIN UPDATE chain_heads SET count = NEW.id, hash = NEW.hash WHERE chain = 'journal'; END""",
    # The heads only go forward, one link at a time.
    f"""CREATE TRIGGER chain_heads_forward BEFORE UPDATE ON chain_heads
    WHEN NEW.chain <> OLD.chain OR NEW.count <> OLD.count + 1 {_REFUSE}""",
    f"CREATE TRIGGER chain_heads_no_delete BEFORE DELETE ON chain_heads {_REFUSE}",
    f"""CREATE TRIGGER document_series_forward BEFORE UPDATE ON document_series
    WHEN NEW.series <> OLD.series OR NEW.first <> OLD.first OR NEW.last <> OLD.last + 1 {_REFUSE}""",
    f"CREATE TRIGGER document_series_no_delete BEFORE DELETE ON document_series {_REFUSE}",
    # Decision rule 6, over all returns; what a cancelled document credited is free again.
    """CREATE TRIGGER credited_within_invoiced BEFORE INSERT ON credit_note_lines
    WHEN NEW.quantity + (
        SELECT coalesce(sum(quantity), 0) FROM credit_note_lines AS credited
        WHERE invoice = NEW.invoice AND invoice_line = NEW.invoice_line
        AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = credited.number)
    ) > (
        SELECT coalesce(min(quantity_invoiced), 0) FROM return_lines
        WHERE invoice = NEW.invoice AND invoice_line = NEW.invoice_line
    )
    BEGIN SELECT RAISE(ABORT, 'credit exceeds invoice'); END""",
)

STATEMENTS: tuple[str | Callable[[Callable[..., Any]], None], ...] = (
    *_WITHOUT_TRIGGERS,
    *_HEADS,
    *_DOCUMENTS,
    _chain_documents,
    *_NEW_DOCUMENTS,
    *_JOURNAL,
    _chain_journal,
    *_NEW_JOURNAL,
    *_PROTECTION,
)
