"""The file of refused rows: the original columns as they were, then where and why.

It opens in French office software as it is, and can be corrected there and imported again.
"""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.domain.spreadsheet import harmless
from receiving_app.exchange.columns import ADDED_COLUMNS
from receiving_app.services.import_rows import Refusal, RefusedRow

SUFFIX = ".refuses.csv"
_NO_SPACE_LEFT = 28


def refused_path(source: Path, folder: Path | None = None) -> Path:
    """Return where the refused rows of a file go: beside it, or into another folder."""
    return (folder or source.parent) / (source.stem + SUFFIX)


class RefusedFile:
    """Writes refused rows as they come; a context manager.

    The file appears as a whole when the ``with`` ends, also after an error: what was stored until
    then stays stored. Where no row is refused none is made.

    Args:
        source: the imported file.
        headers: its columns.
        say: the sentence for a refused row.
        fallback: folder used where the source's cannot be written.
    """

    def __init__(
        self, source: Path, headers: Sequence[str], say: Callable[[RefusedRow], str], fallback: Path
    ) -> None:
        self.path: Path | None = None
        self._source = source
        self._headers = tuple(headers)
        self._say = say
        self._fallback = fallback
        self._stream: TextIO | None = None
        self._temporary = Path()
        self._writer: Any = None

    def add(self, row: RefusedRow) -> None:
        """Write a row.

        Raises:
            UnwritableFile: neither folder can be written, or the disk is full.
        """
        width = len(self._headers)
        own = [*row.cells[:width], *[""] * (width - len(row.cells))]
        # Nothing is lost of a row with too many cells, and the added columns stay where they belong.
        beyond = row.cells[width:] if row.code is Refusal.TOO_MANY_CELLS else ()
        added = map(harmless, (str(row.line), row.column, row.value, self._say(row)))
        try:
            if self._stream is None:
                self._open()
            self._writer.writerow([*own, *added, *beyond])
        except OSError as error:
            raise self._unwritable(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None or self.path is None:
            return
        try:
            self._stream.close()
            self._temporary.replace(self.path)
        except OSError as problem:
            self._temporary.unlink(missing_ok=True)
            raise self._unwritable(problem) from None

    def _open(self) -> None:
        try:
            self._create(refused_path(self._source))
        except OSError:
            self._fallback.mkdir(parents=True, exist_ok=True)
            self._create(refused_path(self._source, self._fallback))
        self._writer.writerow([*self._headers, *ADDED_COLUMNS])

    def _create(self, path: Path) -> None:
        temporary = path.with_name(f".{path.name}.part")
        # Closed by __exit__: rows come one by one while the import runs.
        self._stream = temporary.open("w", encoding="utf-8-sig", newline="", errors="replace")
        self._temporary, self.path = temporary, path
        self._writer = csv.writer(self._stream, delimiter=";", lineterminator="\r\n")

    def _unwritable(self, error: OSError) -> UnwritableFile:
        path = self.path or refused_path(self._source)
        return UnwritableFile(str(path), "full" if error.errno == _NO_SPACE_LEFT else "unwritable")
