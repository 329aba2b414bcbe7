"""Version 7: quarantine records know their place, their boxes, all that was read on them, and how they ended.

Causes were the results of a scan; they become reasons that a person would give. What was read first joins
what is read later in a table of its own.
"""

STATEMENTS = (
    """UPDATE quarantine SET cause = CASE cause
        WHEN 'misread' THEN 'unreadable'
        WHEN 'already_received' THEN cause
        WHEN 'cancelled' THEN cause
        WHEN 'expired' THEN cause
        ELSE 'unknown'
    END""",
    "ALTER TABLE quarantine ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE quarantine ADD COLUMN carrier TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE quarantine ADD COLUMN customer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE quarantine ADD COLUMN customer_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE quarantine ADD COLUMN boxes INTEGER NOT NULL DEFAULT 1 CHECK (boxes >= 1)",
    "ALTER TABLE quarantine ADD COLUMN split_from TEXT NOT NULL DEFAULT ''",
    """ALTER TABLE quarantine ADD COLUMN outcome TEXT
        CHECK (outcome IN ('matched', 'merged', 'given_back'))""",
    "ALTER TABLE quarantine ADD COLUMN ended_as TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE quarantine ADD COLUMN ended_at TEXT CHECK ((ended_at IS NULL) = (outcome IS NULL))",
    "ALTER TABLE quarantine ADD COLUMN ended_by TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE quarantine_codes (
        quarantine_id INTEGER NOT NULL REFERENCES quarantine (id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        raw TEXT NOT NULL,
        PRIMARY KEY (quarantine_id, position)
    ) STRICT, WITHOUT ROWID""",
    """INSERT INTO quarantine_codes SELECT id, 1, CASE rma WHEN '' THEN 'unknown' ELSE 'rma' END,
        CASE rma WHEN '' THEN raw ELSE rma END, raw FROM quarantine WHERE raw <> ''""",
    "ALTER TABLE quarantine DROP COLUMN raw",
    "CREATE INDEX quarantine_codes_value ON quarantine_codes (value)",
    "CREATE INDEX quarantine_open ON quarantine (id) WHERE outcome IS NULL",
    """CREATE TRIGGER quarantine_keep BEFORE UPDATE ON quarantine
    WHEN OLD.outcome IS NOT NULL OR NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
    BEGIN SELECT RAISE(ABORT, 'goods leave quarantine once'); END""",
    """CREATE TRIGGER quarantine_no_delete BEFORE DELETE ON quarantine
    BEGIN SELECT RAISE(ABORT, 'quarantine records are kept'); END""",
)
