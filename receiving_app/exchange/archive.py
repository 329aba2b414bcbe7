"""An archive on disk: written into an empty folder, checked as it lies there."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from receiving_app.domain.archive import Flaw, flaws
from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.services.export_archive import Exported, export_archive
from receiving_app.services.ports import Bench


def write_archive(bench: Bench, folder: Path, since: date, until: date) -> Exported:
    """Write the archive of a period, both days included.

    Raises:
        UnwritableFile: the folder is not empty, or is a file.
        OSError: it cannot be written; what was written stays, without a manifest.
        DatabaseProblem: what is on file cannot be read.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnwritableFile(str(folder), "not_empty")

    def write(name: str, chunks: Iterable[bytes]) -> str:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
        return digest.hexdigest()

    return export_archive(bench, since, until, write)


def check_archive(folder: Path) -> Iterator[Flaw]:
    """Yield everything in an archive that does not hold; needs nothing but the folder."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    return flaws(names, lambda name: (folder / name).read_bytes())
