"""Version 6: what each return was before its last acts, so that they can be taken back."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE undo_steps (
        id INTEGER PRIMARY KEY,
        rma TEXT NOT NULL,
        act TEXT NOT NULL,
        facts TEXT NOT NULL,
        bench TEXT NOT NULL,
        before TEXT NOT NULL,
        since INTEGER NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= since)
    ) STRICT""",
    "CREATE INDEX undo_steps_rma ON undo_steps (rma)",
)
