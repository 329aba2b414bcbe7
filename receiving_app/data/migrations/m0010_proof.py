"""Version 10: the texts of the rules that acts go by are kept, each under its SHA-256."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE cited_texts (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        content TEXT NOT NULL CHECK (content <> '')
    ) STRICT""",
    """CREATE TRIGGER cited_texts_no_update BEFORE UPDATE ON cited_texts
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    """CREATE TRIGGER cited_texts_no_delete BEFORE DELETE ON cited_texts
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
    # A row that replaces another asks no trigger of deletion.
    """CREATE TRIGGER cited_texts_no_replace BEFORE INSERT ON cited_texts
    WHEN EXISTS (SELECT 1 FROM cited_texts WHERE sha256 = NEW.sha256)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END""",
)
