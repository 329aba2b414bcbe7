"""What the command line chose for every command."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line chose for every command; empty means the default."""

    data_dir: str = ""
    database: str = ""
    today: date | None = None
    language: str = ""
    operator: str = ""
