"""How the window is to look, read at a glance: before the database is opened as one of ours."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from receiving_app.domain.look import Look


def look_on_file(path: Path) -> Look | None:
    """Return the look that a database file holds, without opening it as a database of ours.

    None where that cannot be told at a glance, whatever the reason: then the file has to be opened,
    which says what is wrong with it.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0.1)) as file:
            (settings,) = file.execute("SELECT settings FROM profile WHERE id = 1").fetchone()
        found = json.loads(settings)
        left = bool(found["setup"]["left"])
        return Look(found["language"], found["theme"], int(found["text_size"]), found["motion"], left)
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError):
        return None
