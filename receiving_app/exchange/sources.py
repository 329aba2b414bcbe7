"""Opens a file to import as what it is: CSV, XLSX or JSON, told by how it begins."""

import codecs
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange.csv_source import CsvSource, RawRow, reading, require_regular
from receiving_app.exchange.disguises import CONTAINER, EMPTY_ZIP, as_workbook, in_container

_HEAD = 4096


class Source(Protocol):
    """An open file of rows below headers.

    Attributes:
        encoding: Python's name of the text's encoding; ``xlsx`` for a workbook.
        separator: of the cells; empty where there is none.
        sheet: of a workbook; empty for another file.
        other_sheets: those of the workbook that are not read.
        size: of what is read, in bytes.
    """

    path: Path
    headers: tuple[str, ...]
    encoding: str
    separator: str
    sheet: str
    other_sheets: tuple[str, ...]
    size: int

    @property
    def position(self) -> int:
        """Return how many bytes were read so far."""

    def rows(self) -> Iterator[RawRow]:
        """Iterate over the rows below the headers, once."""

    def has_rows(self) -> bool:
        """Tell whether there is any row."""

    def close(self) -> None:
        """Close the file."""


def open_source(path: Path, recognised: Callable[[Sequence[str]], int]) -> Source:
    """Open a file to import; the caller closes it.

    Args:
        path: a regular file.
        recognised: how many of some headers are known; 0 refuses the file.

    Raises:
        UnreadableFile: it cannot be read; ``problem`` says why.
    """
    require_regular(path)
    with reading(path), path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(CONTAINER):
        with reading(path):
            raise UnreadableFile(str(path), in_container(path))
    if head.startswith(EMPTY_ZIP):
        raise UnreadableFile(str(path), "zip")
    # Each is loaded with the first such file: most are CSV.
    if head.startswith(b"PK\x03\x04"):
        from receiving_app.exchange.xlsx_source import XlsxSource

        return XlsxSource(path, recognised)
    try:
        return _open_text(path, head, recognised)
    except UnreadableFile as error:
        raise UnreadableFile(str(path), as_workbook(path, error.problem)) from None


def _open_text(path: Path, head: bytes, recognised: Callable[[Sequence[str]], int]) -> Source:
    if head.removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"[", b"{")):
        from receiving_app.exchange.json_source import JsonSource

        return JsonSource(path, recognised)
    return CsvSource(path, recognised)
