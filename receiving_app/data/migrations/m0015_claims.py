"""Version 15: which bench has which return in hand. A claim is renewed while it lasts, and no part of the journal."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE claims (
        rma TEXT PRIMARY KEY REFERENCES returns (rma),
        bench TEXT NOT NULL,
        operator TEXT NOT NULL,
        since TEXT NOT NULL,
        renewed TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
