"""Version 17: which installation works under which bench name; no part of the journal."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE benches (
        name TEXT PRIMARY KEY,
        installation TEXT NOT NULL,
        heard TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
