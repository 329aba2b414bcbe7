"""Version 1: returns, catalogue, documents, journal. Never edited once released.

Money is decimal text: exact, and with the decimals it was given. Days are ISO dates, instants ISO
text in UTC with microseconds, so that text order is time order. An empty text means "none" where
the domain says so; NULL stands for the domain's None.
"""

_REASONS = "'order_error', 'delivery_error', 'defective'"
_STATUSES = "'authorised', 'arrived', 'inspecting', 'decided', 'closed', 'on_hold', 'cancelled'"
_CONDITIONS = "'unused_original_packaging', 'unused_opened', 'used', 'damaged'"
_DECISIONS = "'credit', 'replace', 'send_to_manufacturer', 'return_to_customer', 'hold', 'scrap'"

_RETURNS = (
    # One row per distinct buyer, so that searching by name costs nothing per return.
    """CREATE TABLE buyers (
        id INTEGER PRIMARY KEY,
        search_key TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE buyer_words (
        word TEXT NOT NULL,
        buyer_id INTEGER NOT NULL REFERENCES buyers (id),
        PRIMARY KEY (word, buyer_id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE returns (
        id INTEGER PRIMARY KEY,
        rma TEXT NOT NULL UNIQUE CHECK (rma <> ''),
        sequence INTEGER NOT NULL,
        sequence_reversed TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ({_STATUSES})),
        reason TEXT NOT NULL CHECK (reason IN ({_REASONS})),
        opened_on TEXT NOT NULL,
        expires_on TEXT NOT NULL,
        buyer_id INTEGER NOT NULL REFERENCES buyers (id),
        customer_code TEXT NOT NULL,
        customer_name TEXT NOT NULL,
        customer_street TEXT NOT NULL,
        customer_postcode TEXT NOT NULL,
        customer_city TEXT NOT NULL,
        customer_country TEXT NOT NULL,
        customer_siren TEXT NOT NULL,
        customer_siret TEXT NOT NULL,
        customer_vat_number TEXT NOT NULL,
        customer_email TEXT NOT NULL,
        customer_electronic_address TEXT NOT NULL,
        customer_address_scheme TEXT NOT NULL,
        customer_language TEXT NOT NULL,
        tracking TEXT NOT NULL,
        carrier_delivered_on TEXT,
        arrived_at TEXT,
        waiver TEXT,
        hold TEXT,
        revision INTEGER NOT NULL CHECK (revision >= 0),
        board TEXT GENERATED ALWAYS AS (CASE
            WHEN status IN ('arrived', 'inspecting') THEN 'in_progress'
            WHEN status = 'on_hold' THEN 'on_hold'
            WHEN status = 'authorised' AND carrier_delivered_on IS NOT NULL THEN 'delivered'
        END) VIRTUAL,
        board_since TEXT GENERATED ALWAYS AS (
            CASE status WHEN 'authorised' THEN carrier_delivered_on ELSE arrived_at END
        ) VIRTUAL
    ) STRICT""",
    "CREATE INDEX returns_sequence ON returns (sequence, id DESC)",
    "CREATE INDEX returns_sequence_reversed ON returns (sequence_reversed)",
    "CREATE INDEX returns_buyer ON returns (buyer_id)",
    "CREATE INDEX returns_tracking ON returns (tracking) WHERE tracking <> ''",
    "CREATE INDEX returns_board ON returns (board, board_since) WHERE board IS NOT NULL",
    """CREATE TABLE return_lines (
        return_id INTEGER NOT NULL REFERENCES returns (id),
        number INTEGER NOT NULL CHECK (number >= 1),
        invoice TEXT NOT NULL,
        invoice_line INTEGER NOT NULL,
        invoiced_on TEXT NOT NULL,
        sku TEXT NOT NULL,
        quantity_invoiced INTEGER NOT NULL CHECK (quantity_invoiced >= 0),
        quantity_announced INTEGER NOT NULL CHECK (quantity_announced >= 0),
        unit_price TEXT NOT NULL,
        vat_rate TEXT NOT NULL,
        unit TEXT NOT NULL,
        delivered_on TEXT,
        delivered_to TEXT NOT NULL,
        received_sku TEXT NOT NULL,
        received_quantity INTEGER,
        fault TEXT NOT NULL,
        support_ticket TEXT NOT NULL,
        manufacturer_ticket TEXT NOT NULL,
        PRIMARY KEY (return_id, number),
        UNIQUE (invoice, invoice_line, return_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX return_lines_sku ON return_lines (sku, return_id DESC)",
    """CREATE TABLE announced_serials (
        return_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('serial', 'mac')),
        position INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (return_id, line, kind, position),
        FOREIGN KEY (return_id, line) REFERENCES return_lines (return_id, number)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX announced_serials_value ON announced_serials (value)",
    """CREATE TABLE parcels (
        return_id INTEGER NOT NULL REFERENCES returns (id),
        number INTEGER NOT NULL CHECK (number >= 1),
        arrived_at TEXT NOT NULL,
        operator TEXT NOT NULL,
        bench TEXT NOT NULL,
        tracking TEXT NOT NULL,
        rma_visible INTEGER CHECK (rma_visible IN (0, 1)),
        well_packed INTEGER CHECK (well_packed IN (0, 1)),
        transport_damage INTEGER CHECK (transport_damage IN (0, 1)),
        PRIMARY KEY (return_id, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX parcels_arrival ON parcels (arrived_at)",
    "CREATE INDEX parcels_tracking ON parcels (tracking) WHERE tracking <> ''",
    f"""CREATE TABLE inspected_units (
        return_id INTEGER NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 1),
        line INTEGER NOT NULL,
        parcel INTEGER NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 100000),
        sku TEXT NOT NULL,
        announced_serial TEXT NOT NULL,
        announced_mac TEXT NOT NULL,
        serial TEXT NOT NULL,
        mac TEXT NOT NULL,
        evidence TEXT CHECK (evidence IN ('read', 'attested')),
        condition TEXT CHECK (condition IN ({_CONDITIONS})),
        present TEXT NOT NULL,
        choices TEXT NOT NULL,
        decision TEXT CHECK (decision IN ({_DECISIONS})),
        credit_note TEXT REFERENCES credit_notes (number) DEFERRABLE INITIALLY DEFERRED,
        PRIMARY KEY (return_id, number),
        FOREIGN KEY (return_id, line) REFERENCES return_lines (return_id, number)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX inspected_units_serial ON inspected_units (serial) WHERE serial <> ''",
    "CREATE INDEX inspected_units_mac ON inspected_units (mac) WHERE mac <> ''",
    "CREATE INDEX inspected_units_credit_note ON inspected_units (credit_note) WHERE credit_note IS NOT NULL",
)

# How many returns stand on each board, kept by the database so that no screen ever counts them.
_BOARDS = (
    """CREATE TABLE boards (
        board TEXT PRIMARY KEY,
        returns INTEGER NOT NULL CHECK (returns >= 0)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO boards VALUES ('in_progress', 0), ('on_hold', 0), ('delivered', 0)",
    """CREATE TRIGGER returns_join_board AFTER INSERT ON returns WHEN NEW.board IS NOT NULL
    BEGIN UPDATE boards SET returns = returns + 1 WHERE board = NEW.board; END""",
    """CREATE TRIGGER returns_leave_board AFTER DELETE ON returns WHEN OLD.board IS NOT NULL
    BEGIN UPDATE boards SET returns = returns - 1 WHERE board = OLD.board; END""",
    """CREATE TRIGGER returns_change_board AFTER UPDATE ON returns WHEN OLD.board IS NOT NEW.board
    BEGIN
        UPDATE boards SET returns = returns - 1 WHERE board = OLD.board;
        UPDATE boards SET returns = returns + 1 WHERE board = NEW.board;
    END""",
)

_CATALOGUE = (
    """CREATE TABLE products (
        sku TEXT PRIMARY KEY,
        manufacturer TEXT NOT NULL,
        name TEXT NOT NULL,
        family TEXT NOT NULL,
        gtin TEXT NOT NULL,
        warranty_months INTEGER NOT NULL CHECK (warranty_months >= 0)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX products_gtin ON products (gtin) WHERE gtin <> ''",
    """CREATE TABLE checklist_items (
        sku TEXT NOT NULL REFERENCES products (sku),
        position INTEGER NOT NULL,
        key TEXT NOT NULL,
        name_fr TEXT NOT NULL,
        name_en TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('essential', 'expected')),
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        replacement_price TEXT NOT NULL,
        PRIMARY KEY (sku, position),
        UNIQUE (sku, key)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE playbooks (
        position INTEGER PRIMARY KEY,
        manufacturer TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('through_us', 'direct')),
        ticket TEXT NOT NULL CHECK (ticket IN ('none', 'support_ticket', 'manufacturer_ticket')),
        portal TEXT NOT NULL,
        valid_from TEXT,
        valid_to TEXT,
        text_fr TEXT NOT NULL,
        text_en TEXT NOT NULL,
        version INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE profile (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        settings TEXT NOT NULL,
        logo BLOB NOT NULL
    ) STRICT""",
)

_CREDIT_NOTES = (
    # The two large columns come last: lists never touch their pages.
    """CREATE TABLE credit_notes (
        number TEXT PRIMARY KEY,
        series TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence BETWEEN 1 AND 999999),
        rma TEXT NOT NULL REFERENCES returns (rma),
        customer TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        net TEXT NOT NULL,
        gross TEXT NOT NULL,
        snapshot_sha256 TEXT NOT NULL CHECK (length(snapshot_sha256) = 64),
        pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
        snapshot TEXT NOT NULL,
        pdf BLOB NOT NULL CHECK (length(pdf) > 0),
        UNIQUE (series, sequence)
    ) STRICT""",
    "CREATE INDEX credit_notes_rma ON credit_notes (rma)",
    "CREATE INDEX credit_notes_issue ON credit_notes (issued_on)",
    """CREATE TABLE credit_note_lines (
        number TEXT NOT NULL REFERENCES credit_notes (number),
        position INTEGER NOT NULL,
        invoice TEXT NOT NULL,
        invoice_line INTEGER NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        net TEXT NOT NULL,
        PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX credit_note_lines_invoice ON credit_note_lines (invoice, invoice_line)",
    """CREATE TABLE credit_note_fees (
        number TEXT NOT NULL REFERENCES credit_notes (number),
        position INTEGER NOT NULL,
        rule TEXT NOT NULL,
        version INTEGER NOT NULL,
        base TEXT NOT NULL,
        assessed TEXT NOT NULL,
        charged TEXT NOT NULL,
        waived TEXT NOT NULL,
        capped TEXT NOT NULL,
        PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID""",
    # Decision rule 6, over all returns; the domain says it first and in better words.
    """CREATE TRIGGER credited_within_invoiced BEFORE INSERT ON credit_note_lines
    WHEN NEW.quantity + (
        SELECT coalesce(sum(quantity), 0) FROM credit_note_lines
        WHERE invoice = NEW.invoice AND invoice_line = NEW.invoice_line
    ) > (
        SELECT coalesce(min(quantity_invoiced), 0) FROM return_lines
        WHERE invoice = NEW.invoice AND invoice_line = NEW.invoice_line
    )
    BEGIN SELECT RAISE(ABORT, 'credit exceeds invoice'); END""",
    # The head of each series: what verify compares the documents with, and where the next begins.
    """CREATE TABLE credit_note_series (
        series TEXT PRIMARY KEY,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL CHECK (last >= first)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER credit_notes_in_sequence BEFORE INSERT ON credit_notes
    WHEN NEW.sequence <> (SELECT last + 1 FROM credit_note_series WHERE series = NEW.series)
    BEGIN SELECT RAISE(ABORT, 'credit note number out of sequence'); END""",
    """CREATE TRIGGER credit_notes_head AFTER INSERT ON credit_notes
    BEGIN
        INSERT INTO credit_note_series (series, first, last)
        VALUES (NEW.series, NEW.sequence, NEW.sequence)
        ON CONFLICT (series) DO UPDATE SET last = excluded.last;
    END""",
)

_RECORDS = (
    """CREATE TABLE print_jobs (
        id INTEGER PRIMARY KEY,
        credit_note TEXT NOT NULL REFERENCES credit_notes (number),
        printer TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX print_jobs_credit_note ON print_jobs (credit_note)",
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        bench TEXT NOT NULL,
        act TEXT NOT NULL CHECK (act <> ''),
        rma TEXT NOT NULL,
        facts TEXT NOT NULL,
        approved_by TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX journal_rma ON journal (rma)",
    """CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY,
        number TEXT NOT NULL UNIQUE CHECK (number <> ''),
        raw TEXT NOT NULL,
        cause TEXT NOT NULL,
        note TEXT NOT NULL,
        operator TEXT NOT NULL,
        bench TEXT NOT NULL,
        at TEXT NOT NULL,
        rma TEXT NOT NULL
    ) STRICT""",
)


def _append_only(table: str, key: str) -> tuple[str, ...]:
    """Refuse every change of a table's rows: issued documents and recorded acts stay as they are.

    INSERT OR REPLACE deletes without firing the delete trigger: it is refused before it gets there.
    """
    refuse = "BEGIN SELECT RAISE(ABORT, 'immutable'); END"
    known = f"EXISTS (SELECT 1 FROM {table} WHERE {key})"  # noqa: S608 - both are literals below
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} {refuse}",
    )


STATEMENTS: tuple[str, ...] = (
    *_RETURNS,
    *_BOARDS,
    *_CATALOGUE,
    *_CREDIT_NOTES,
    *_RECORDS,
    *_append_only("credit_notes", "number = NEW.number OR (series = NEW.series AND sequence = NEW.sequence)"),
    *_append_only("credit_note_lines", "number = NEW.number AND position = NEW.position"),
    *_append_only("credit_note_fees", "number = NEW.number AND position = NEW.position"),
    *_append_only("journal", "id = NEW.id"),
)
