"""What a look into the watched folder tells, and who looks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from receiving_app.domain.errors import DomainError
from receiving_app.services.import_rows import ImportReport


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was dealt with.

    Attributes:
        name: as it was in the folder.
        place: where it is now.
        report: what the import did; None where the file was refused as a whole.
        text: the report in words, as it lies beside the file.
    """

    name: str
    place: Path
    report: ImportReport | None
    text: str


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What one look into the folder found.

    Attributes:
        taken: the files dealt with, in order.
        waiting: names of those that are not complete yet, or have to be tried again.
        problem: what stands in the way; None where nothing does.
    """

    taken: tuple[Taken, ...] = ()
    waiting: tuple[str, ...] = ()
    problem: DomainError | None = None


class FolderWatch(Protocol):
    """Looks into one folder again and again.

    Attributes:
        folder: where files are put.
    """

    folder: Path

    def look(self, cancelled: Callable[[], bool] = ...) -> FolderLook:
        """Take the files that are complete; what cannot be done now is left for the next look."""
