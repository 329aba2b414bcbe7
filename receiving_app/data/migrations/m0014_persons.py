"""Version 14: what the journal says of people stands beside it, so that it can be erased and the chain holds.

Acts of before keep it inside their links: their hashes cannot change.
"""

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'immutable'); END"

STATEMENTS: tuple[str, ...] = (
    # Added last: a table that refuses changes is not built anew for it.
    """ALTER TABLE journal ADD COLUMN personal_sha256 TEXT
        CHECK (personal_sha256 IS NULL OR length(personal_sha256) = 64)""",
    """CREATE TABLE act_persons (
        id INTEGER PRIMARY KEY REFERENCES journal (id),
        operator TEXT NOT NULL,
        approved_by TEXT NOT NULL,
        facts TEXT NOT NULL,
        salt TEXT NOT NULL CHECK (length(salt) = 32)
    ) STRICT""",
    """CREATE TABLE erasures (
        act INTEGER PRIMARY KEY REFERENCES journal (id),
        older_than TEXT NOT NULL CHECK (older_than <> '')
    ) STRICT""",
    f"CREATE TRIGGER act_persons_no_update BEFORE UPDATE ON act_persons {_REFUSE}",
    f"""CREATE TRIGGER act_persons_no_replace BEFORE INSERT ON act_persons
    WHEN EXISTS (SELECT 1 FROM act_persons WHERE id = NEW.id) {_REFUSE}""",  # noqa: S608 - a literal above
    # Erased by an act of the journal alone, and only what was older than it says.
    """CREATE TRIGGER act_persons_no_delete BEFORE DELETE ON act_persons
    WHEN NOT EXISTS (SELECT 1 FROM erasures JOIN journal ON journal.id = OLD.id
        WHERE erasures.act > OLD.id AND journal.at < erasures.older_than)
    BEGIN SELECT RAISE(ABORT, 'personal data goes by an act of the journal'); END""",
    """CREATE TRIGGER erasures_of_acts BEFORE INSERT ON erasures
    WHEN NOT EXISTS (SELECT 1 FROM journal WHERE id = NEW.act AND act = 'personal_data_erased')
    BEGIN SELECT RAISE(ABORT, 'no act of the journal'); END""",
    f"""CREATE TRIGGER erasures_no_replace BEFORE INSERT ON erasures
    WHEN EXISTS (SELECT 1 FROM erasures WHERE act = NEW.act) {_REFUSE}""",  # noqa: S608 - as above
    f"CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures {_REFUSE}",
    f"CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures {_REFUSE}",
)
