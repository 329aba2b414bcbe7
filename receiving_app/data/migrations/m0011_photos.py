"""Version 11: photos, the reception slips printed, and what tells that something comes back again and again.

Pictures stand in a table of their own: no list ever reads past them.
"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE photo_files (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        content BLOB NOT NULL CHECK (length(content) > 0)
    ) STRICT""",
    """CREATE TABLE photos (
        id INTEGER PRIMARY KEY,
        owner TEXT NOT NULL CHECK (owner IN ('return', 'quarantine')),
        number TEXT NOT NULL CHECK (number <> ''),
        step TEXT NOT NULL CHECK (step IN ('outer_label', 'packing', 'contents', 'damage')),
        sha256 TEXT NOT NULL REFERENCES photo_files (sha256),
        width INTEGER NOT NULL CHECK (width > 0),
        height INTEGER NOT NULL CHECK (height > 0),
        thumbnail BLOB NOT NULL,
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        bench TEXT NOT NULL,
        struck_at TEXT,
        struck_by TEXT NOT NULL DEFAULT '',
        struck_reason TEXT NOT NULL DEFAULT '' CHECK ((struck_reason = '') = (struck_at IS NULL))
    ) STRICT""",
    "CREATE INDEX photos_case ON photos (owner, number)",
    "CREATE INDEX quarantine_ended ON quarantine (ended_as) WHERE outcome IS NOT NULL",
    """CREATE TRIGGER photos_keep BEFORE UPDATE ON photos
    WHEN OLD.struck_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.owner <> OLD.owner OR NEW.number <> OLD.number
        OR NEW.step <> OLD.step OR NEW.sha256 <> OLD.sha256 OR NEW.thumbnail <> OLD.thumbnail
        OR NEW.width <> OLD.width OR NEW.height <> OLD.height
        OR NEW.at <> OLD.at OR NEW.operator <> OLD.operator OR NEW.bench <> OLD.bench
    BEGIN SELECT RAISE(ABORT, 'a photo is struck out once, and does not change'); END""",
    """CREATE TRIGGER photos_no_delete BEFORE DELETE ON photos
    BEGIN SELECT RAISE(ABORT, 'photos are kept'); END""",
    """CREATE TRIGGER photos_no_replace BEFORE INSERT ON photos
    WHEN EXISTS (SELECT 1 FROM photos WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'photos are kept'); END""",
    """CREATE TRIGGER photo_files_no_update BEFORE UPDATE ON photo_files
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    """CREATE TRIGGER photo_files_no_delete BEFORE DELETE ON photo_files
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    """CREATE TRIGGER photo_files_no_replace BEFORE INSERT ON photo_files
    WHEN EXISTS (SELECT 1 FROM photo_files WHERE sha256 = NEW.sha256)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    """CREATE TABLE reception_slips (
        rma TEXT NOT NULL REFERENCES returns (rma),
        position INTEGER NOT NULL CHECK (position >= 1),
        at TEXT NOT NULL,
        operator TEXT NOT NULL,
        content TEXT NOT NULL CHECK (content <> ''),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        PRIMARY KEY (rma, position)
    ) STRICT""",
    """CREATE TRIGGER reception_slips_no_update BEFORE UPDATE ON reception_slips
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    """CREATE TRIGGER reception_slips_no_delete BEFORE DELETE ON reception_slips
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    """CREATE TRIGGER reception_slips_no_replace BEFORE INSERT ON reception_slips
    WHEN EXISTS (SELECT 1 FROM reception_slips WHERE rma = NEW.rma AND position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    # What comes back again and again is counted while a return is on the screen.
    "CREATE INDEX returns_of_buyer ON returns (buyer_id, opened_on)",
    "CREATE INDEX batch_units_answered ON batch_units (sku, outcome) WHERE outcome IS NOT NULL",
)
