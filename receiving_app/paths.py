"""Where this user's data lives."""

from pathlib import Path

from platformdirs import user_data_path

DATABASE_NAME = "reception.sqlite3"


def data_folder(chosen: str = "") -> Path:
    """Return the data folder: the one chosen, or the user's own for this program."""
    return Path(chosen).expanduser() if chosen else user_data_path("reception-rma", appauthor=False)


def database_file(folder: Path, chosen: str = "") -> Path:
    """Return the database file: the one chosen, or ``reception.sqlite3`` in the data folder."""
    return Path(chosen).expanduser() if chosen else folder / DATABASE_NAME
