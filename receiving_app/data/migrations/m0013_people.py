"""Version 13: the people who sign in at the benches, and how often somebody tried in vain.

A PIN is there as its argon2 hash, a badge as the SHA-256 of its text. People are retired, never deleted;
the last active administrator stays one.
"""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE people (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL CHECK (name <> ''),
        name_key TEXT NOT NULL CHECK (name_key <> ''),
        role TEXT NOT NULL CHECK (role IN ('operator', 'supervisor', 'administrator')),
        pin TEXT NOT NULL CHECK (pin <> ''),
        badge TEXT NOT NULL DEFAULT '' CHECK (badge = '' OR length(badge) = 64),
        active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
        CHECK (active = 1 OR badge = '')
    ) STRICT""",
    "CREATE UNIQUE INDEX people_name ON people (name_key) WHERE active = 1",
    "CREATE UNIQUE INDEX people_badge ON people (badge) WHERE badge <> ''",
    """CREATE TRIGGER people_no_delete BEFORE DELETE ON people
    BEGIN SELECT RAISE(ABORT, 'people are retired, never deleted'); END""",
    """CREATE TRIGGER people_no_replace BEFORE INSERT ON people
    WHEN EXISTS (SELECT 1 FROM people WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'people are retired, never deleted'); END""",
    """CREATE TRIGGER people_keep BEFORE UPDATE ON people
    WHEN NEW.id <> OLD.id OR (OLD.active = 0 AND NEW.active = 1)
    BEGIN SELECT RAISE(ABORT, 'who left comes back under another number'); END""",
    """CREATE TRIGGER people_last_administrator BEFORE UPDATE ON people
    WHEN OLD.active = 1 AND OLD.role = 'administrator'
        AND (NEW.active = 0 OR NEW.role <> 'administrator')
        AND NOT EXISTS (SELECT 1 FROM people
            WHERE id <> OLD.id AND active = 1 AND role = 'administrator')
    BEGIN SELECT RAISE(ABORT, 'the last administrator stays one'); END""",
    """CREATE TABLE sign_in_failures (
        subject TEXT PRIMARY KEY CHECK (subject <> ''),
        failures INTEGER NOT NULL CHECK (failures > 0),
        last_at TEXT NOT NULL
    ) STRICT""",
)
