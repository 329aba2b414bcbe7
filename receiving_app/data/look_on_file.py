"""How the window is to look, and other settings, read at a glance: before the database is opened as one of ours."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from receiving_app.domain.look import Look


def look_on_file(path: Path) -> Look | None:
    """Return the look that the settings of a database file hold, for a bench where nothing was chosen, without opening it as a database of ours.

    None where that cannot be told at a glance, whatever the reason: then the file has to be opened,
    which says what is wrong with it.
    """
    found = _settings(path)
    try:
        left = bool(found["setup"]["left"])
        return Look(found["language"], found["theme"], int(found["text_size"]), found["motion"], left)
    except (ValueError, TypeError, KeyError):
        return None


def setting_on_file(path: Path, group: str, name: str) -> str:
    """Return a setting of a database that perhaps cannot be opened; empty where it cannot be told."""
    try:
        return str(_settings(path)[group][name])
    except (TypeError, KeyError):
        return ""


def _settings(path: Path) -> dict[str, Any]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0.1)) as file:
            (settings,) = file.execute("SELECT settings FROM profile WHERE id = 1").fetchone()
        return dict(json.loads(settings))
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return {}
