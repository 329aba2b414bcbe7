"""Version 9: former accessories, retired products, tickets' formats, and manufacturer batches."""

STATEMENTS = (
    "ALTER TABLE products ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))",
    "ALTER TABLE checklist_items ADD COLUMN former INTEGER NOT NULL DEFAULT 0 CHECK (former IN (0, 1))",
    "ALTER TABLE playbooks ADD COLUMN ticket_format TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE batches (
        number TEXT PRIMARY KEY,
        manufacturer TEXT NOT NULL CHECK (manufacturer <> ''),
        maker_key TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        sent_on TEXT,
        due_on TEXT,
        CHECK ((sent_on IS NULL) = (due_on IS NULL)),
        CHECK (due_on >= sent_on)
    ) STRICT, WITHOUT ROWID""",
    "CREATE UNIQUE INDEX batches_open ON batches (maker_key) WHERE sent_on IS NULL",
    """CREATE TRIGGER batches_no_delete BEFORE DELETE ON batches
    BEGIN SELECT RAISE(ABORT, 'batches are kept'); END""",
    """CREATE TABLE batch_units (
        batch TEXT NOT NULL REFERENCES batches (number),
        rma TEXT NOT NULL REFERENCES returns (rma),
        unit INTEGER NOT NULL,
        position INTEGER NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity >= 1),
        serial TEXT NOT NULL,
        mac TEXT NOT NULL,
        fault TEXT NOT NULL,
        ticket TEXT NOT NULL,
        joined_at TEXT NOT NULL,
        outcome TEXT CHECK (outcome IN ('repaired', 'replaced', 'credited', 'refused', 'no_fault_found')),
        answered_on TEXT,
        operator TEXT NOT NULL,
        new_serial TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (rma, unit),
        CHECK ((outcome IS NULL) = (answered_on IS NULL)),
        CHECK (new_serial = '' OR outcome IS 'replaced')
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_units_batch ON batch_units (batch)",
    "CREATE INDEX batch_units_serial ON batch_units (serial) WHERE serial <> ''",
    "CREATE INDEX batch_units_mac ON batch_units (mac) WHERE mac <> ''",
    "CREATE INDEX batch_units_new_serial ON batch_units (new_serial) WHERE new_serial <> ''",
    # A batch that left has the list that left with it.
    """CREATE TRIGGER batch_units_join BEFORE INSERT ON batch_units
    WHEN (SELECT sent_on FROM batches WHERE number = NEW.batch) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the batch was sent'); END""",
    """CREATE TRIGGER batch_units_leave BEFORE DELETE ON batch_units
    WHEN (SELECT sent_on FROM batches WHERE number = OLD.batch) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the batch was sent'); END""",
    """CREATE TRIGGER batch_units_keep BEFORE UPDATE ON batch_units
    WHEN NEW.rma <> OLD.rma OR NEW.unit <> OLD.unit OR NEW.batch <> OLD.batch OR NEW.sku <> OLD.sku
        OR NEW.quantity <> OLD.quantity OR NEW.serial <> OLD.serial OR NEW.mac <> OLD.mac
    BEGIN SELECT RAISE(ABORT, 'only the answer about a unit changes'); END""",
    """CREATE TRIGGER batch_units_answer BEFORE UPDATE ON batch_units
    WHEN NEW.outcome IS NOT NULL
        AND (SELECT sent_on FROM batches WHERE number = NEW.batch) IS NULL
    BEGIN SELECT RAISE(ABORT, 'the batch was not sent'); END""",
)
