"""Version 5: what happens to a document after its issue, each way out with its state."""

STATEMENTS = (
    """CREATE TABLE deliveries (
        id INTEGER PRIMARY KEY,
        document TEXT NOT NULL REFERENCES documents (number),
        channel TEXT NOT NULL CHECK (channel IN ('print', 'deposit', 'email')),
        target TEXT NOT NULL,
        bench TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'under_way', 'done', 'failed', 'cancelled')),
        queued_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        operator TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL,
        attempts INTEGER NOT NULL CHECK (attempts >= 0),
        next_at TEXT,
        evidence TEXT NOT NULL,
        CHECK ((next_at IS NOT NULL) = (state = 'waiting')),
        CHECK (state <> 'failed' OR reason <> ''),
        CHECK (state <> 'done' OR reason = '')
    ) STRICT""",
    # A platform that gets a document twice has two: one row for each, tried again and never made anew.
    "CREATE UNIQUE INDEX deliveries_deposit ON deliveries (document) WHERE channel = 'deposit'",
    "CREATE INDEX deliveries_document ON deliveries (document)",
    """CREATE INDEX deliveries_open ON deliveries (channel, state, next_at)
    WHERE state IN ('waiting', 'under_way', 'failed')""",
    """CREATE TRIGGER deliveries_keep BEFORE UPDATE ON deliveries
    WHEN NEW.id <> OLD.id OR NEW.document <> OLD.document OR NEW.channel <> OLD.channel
        OR NEW.queued_at <> OLD.queued_at
    BEGIN SELECT RAISE(ABORT, 'a delivery changes its state only'); END""",
    """CREATE TRIGGER deliveries_no_delete BEFORE DELETE ON deliveries
    BEGIN SELECT RAISE(ABORT, 'deliveries are kept'); END""",
)
