"""An XLSX workbook read as a stream: the sheet whose headers are known, rows with their numbers.

A workbook is an archive of XML from anywhere: what it would unpack to is asked before anything is
unpacked, and a document type, which no office software writes, is refused.
"""

import warnings
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from receiving_app.domain.errors import UnreadableFile
from receiving_app.exchange.csv_source import RawRow, of_width, reading, require_regular

MOST_UNPACKED = 1 << 30
# They are all kept in memory while the sheet is read.
MOST_STRINGS = 256 << 20
_STRINGS = "xl/sharedStrings.xml"
_PROLOGUE = 1 << 16
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_HEADERS_WITHIN = 20
_EXACT_WHOLE = 1e15
# What openpyxl raises where a workbook is not as the standard has it: it checks little by itself.
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    InvalidFileException,
    SyntaxError,  # of the XML, in both parsers
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,  # an encrypted member
)
# It warns of what it leaves out (styles, validations), which no row needs.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")


class XlsxSource:
    """An open workbook; a context manager.

    Attributes:
        headers: of the first row of the sheet in which enough of them are known, as written.
        sheet: name of that sheet.
        size: bytes of the file.
    """

    encoding = "xlsx"
    separator = ""

    def __init__(self, path: Path, recognised: Callable[[Sequence[str]], int]) -> None:
        """Open and find the sheet.

        Args:
            path: a regular file.
            recognised: how many of some headers are known; 0 refuses them.

        Raises:
            UnreadableFile: it is missing, refused by the system, no workbook, broken, too large or
                not ours; ``problem`` says which.
        """
        self.path = path
        require_regular(path)
        with _sound(path):
            self.size = path.stat().st_size
            _require_harmless(path)
            self._raw = path.open("rb")
            try:
                self._book = load_workbook(self._raw, read_only=True, data_only=True, keep_links=False)
                self.sheet, self._line, self.headers = self._best(recognised)
                self._most = self._book[self.sheet].max_row or 0
            except BaseException:
                self._raw.close()
                raise
        self._next: Iterable[RawRow] = ()
        self._rows = self._read()

    @property
    def position(self) -> int:
        """Return about how many bytes were read so far: in proportion to the rows."""
        return min(self.size, self.size * self._line // max(self._most, self._line, 1))

    def rows(self) -> Iterator[RawRow]:
        """Iterate over the rows after the header; empty ones are passed over.

        Raises:
            UnreadableFile: the workbook turned out to be broken, or the disk gave up.
        """
        with _sound(self.path):
            yield from chain(self._next, self._rows)

    def has_rows(self) -> bool:
        """Tell whether anything stands below the header."""
        with _sound(self.path):
            self._next = list(islice(self._rows, 1))
        return bool(self._next)

    def close(self) -> None:
        """Close the file."""
        self._book.close()
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _best(self, recognised: Callable[[Sequence[str]], int]) -> tuple[str, int, tuple[str, ...]]:
        """Return the sheet whose headers are best known, the number of their row, and the headers."""
        best: tuple[int, str, int, tuple[str, ...]] = (0, "", 0, ())
        for sheet in self._book.worksheets:
            rows = sheet.iter_rows(max_row=_HEADERS_WITHIN, values_only=True)
            for number, row in enumerate(rows, start=1):
                headers = _trimmed([text_of(value).strip() for value in row])
                known = recognised(headers)
                if known > best[0]:
                    best = (known, sheet.title, number, headers)
        if not best[0]:
            raise UnreadableFile(str(self.path), "not_ours")
        return best[1:]

    def _read(self) -> Iterator[RawRow]:
        width = len(self.headers)
        sheet = self._book[self.sheet]
        for row in sheet.iter_rows(min_row=self._line + 1, values_only=True):
            self._line += 1
            cells = _trimmed([text_of(value) for value in row])
            if cells:
                padded = cells + ("",) * (width - len(cells))
                yield of_width(RawRow(self._line, padded), width)


def text_of(value: Any) -> str:
    """Return a cell's value as a CSV of the same file would have it: days as ISO dates, numbers exact."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT_WHOLE
        return str(int(value)) if whole else f"{Decimal(repr(value)):f}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without the empty ones at their end."""
    filled = next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)
    return tuple(cells[:filled])


def _require_harmless(path: Path) -> None:
    with ZipFile(path) as archive:
        members = archive.infolist()
        if not any(member.filename == "[Content_Types].xml" for member in members):
            raise UnreadableFile(str(path), "zip")
        unpacked = sum(member.file_size for member in members)
        strings = sum(member.file_size for member in members if member.filename == _STRINGS)
        if unpacked > MOST_UNPACKED or strings > MOST_STRINGS:
            raise UnreadableFile(str(path), "xlsx_too_large")
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as stream:
                    beginning = stream.read(_PROLOGUE)
                if any(mark in beginning for mark in _DOCUMENT_TYPES):
                    raise UnreadableFile(str(path), "xlsx_broken")


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    """Say in our terms that the workbook cannot be read."""
    with reading(path):
        try:
            yield
        except UnreadableFile:
            raise
        except _BROKEN as error:
            raise UnreadableFile(str(path), "xlsx_broken") from error
