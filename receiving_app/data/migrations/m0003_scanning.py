"""Version 3: the keys that sign command barcodes, and what calibration found about each scanner."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE command_keys (
        id INTEGER PRIMARY KEY,
        secret BLOB NOT NULL UNIQUE CHECK (length(secret) = 32),
        created_at TEXT NOT NULL,
        retired_at TEXT
    ) STRICT""",
    # One key at most is in use.
    """CREATE UNIQUE INDEX command_keys_in_use ON command_keys (retired_at IS NULL)
        WHERE retired_at IS NULL""",
    """CREATE TABLE scanner_profiles (
        bench TEXT NOT NULL PRIMARY KEY CHECK (bench <> ''),
        settings TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
