"""What the command line chose for every command."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line chose for every command; empty means the default.

    Attributes:
        bench: name of this bench; where several work on one database, each has its own.
        network_share: whether the database may lie on a network share, where nobody answers for it.
    """

    data_dir: str = ""
    database: str = ""
    today: date | None = None
    language: str = ""
    operator: str = ""
    network_share: bool = False
    bench: str = ""
