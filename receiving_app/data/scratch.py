"""Notes of an import under way, in a file of their own that goes with the connection.

An import must remember every return and line it has met, over files of any length. In memory that
would grow with the file; here a megabyte at most is in memory, the rest on disk.
"""

import json
import sqlite3
import tempfile
from collections.abc import Collection, Mapping
from types import TracebackType
from typing import Self

from receiving_app.data.problems import raise_translated

_SETTINGS = (
    "PRAGMA temp_store = FILE",
    "PRAGMA cache_size = -1000",  # KiB
    # Nothing of it is wanted after a crash.
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    """CREATE TABLE notes (
        topic TEXT NOT NULL,
        key TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (topic, key)
    ) STRICT, WITHOUT ROWID""",
)
_RECALL = "SELECT key, note FROM notes WHERE topic = ? AND key IN (SELECT value FROM json_each(?))"
_REMEMBER = "INSERT OR REPLACE INTO notes VALUES (?, ?, ?)"


class SqlScratch:
    """The ``Scratch`` port; a context manager, for one thread. No key holds a NUL."""

    def __init__(self) -> None:
        # The empty name is SQLite's for a temporary file: nameless where the system can do that.
        self._connection = sqlite3.connect("", isolation_level=None)
        for statement in _SETTINGS:
            self._connection.execute(statement)

    def recall(self, topic: str, keys: Collection[str]) -> dict[str, str]:
        """Return the notes kept under these keys.

        Raises:
            DatabaseProblem: the system's folder of temporary files gave up.
        """
        try:
            return dict(self._connection.execute(_RECALL, (topic, json.dumps(list(keys)))))
        except sqlite3.Error as error:
            raise_translated(error, tempfile.gettempdir())

    def remember(self, topic: str, notes: Mapping[str, str]) -> None:
        """Keep a note under each key, in place of an earlier one.

        Raises:
            DatabaseProblem: the system's folder of temporary files is full or gave up.
        """
        try:
            self._connection.execute("BEGIN")
            self._connection.executemany(_REMEMBER, ((topic, *note) for note in notes.items()))
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise_translated(error, tempfile.gettempdir())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
