"""A CSV file as office software writes it, read as a stream: encoding, separator, rows with line numbers.

Nothing is ever read whole: lines come one by one, a line or a quoted cell has a greatest length,
and the only thing kept is the row being read.
"""

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.services.import_rows import Refusal

SEPARATORS = (";", "\t", ",")
LONGEST_CELL = 131_072  # the csv module's own limit
_LONGEST_LINE = 4 * LONGEST_CELL
_MOST_EMPTY_LINES = 1000
_BLOCK = 1 << 20
_HEAD = 4096
_FEWEST_TEXT_PER_CONTROL = 20
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r")
# Excel's own first line, by which it tells itself the separator.
_SEPARATOR_LINE = re.compile(r'"?sep=([;,\t])"?', re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# How a file that is no CSV begins, and the word for it.
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"<", "html"),
)


class RawRow(NamedTuple):
    """A row as cells; ``problem`` names what is wrong with the line itself, empty if nothing is."""

    line: int
    cells: Sequence[str]
    problem: Refusal | None = None
    found: int = 0


class _LineTooLong(Exception):
    """A physical line is longer than any row can be; ``text`` is its beginning."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class _Lines:
    """Feeds the csv module and remembers the lines of the row being read, to go back to them."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self.number = 0
        self.taken: list[str] = []
        self._stream = stream
        self._again: deque[str] = deque()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= _LONGEST_LINE and not self.taken:
            raise _LineTooLong(line[:LONGEST_CELL])
        self.taken.append(line)
        return line

    def back_to_second(self) -> str:
        """Give back all lines of the row but the first, and return the first."""
        first, *rest = self.taken
        self._again.extendleft(reversed(rest))
        self.number -= len(rest)
        self.taken.clear()
        return first

    def more(self, separator: str) -> bool:
        """Tell whether a line with anything in it follows; it is kept for reading."""
        passed = []
        while line := self._read():
            passed.append(line)
            if line.strip(f'{separator}" \t\r\n') or len(passed) > _MOST_EMPTY_LINES:
                break
        self._again.extend(passed)
        return bool(line)

    def _read(self) -> str:
        """Return the next line of the file; of one that is too long, the beginning."""
        line = piece = self._stream.readline(_LONGEST_LINE)
        while len(piece) >= _LONGEST_LINE and piece[-1] not in "\r\n":
            piece = self._stream.readline(_LONGEST_LINE)
        return line


class CsvSource:
    """An open CSV file; a context manager.

    Attributes:
        headers: of the first line, as written; of the second, below Excel's ``sep=;``.
        separator: ``;``, tab or ``,``: the one whose headers are best known.
        encoding: Python's name of it.
        size: bytes of the file.
    """

    sheet = ""
    other_sheets: tuple[str, ...] = ()

    def __init__(self, path: Path, recognised: Callable[[Sequence[str]], int]) -> None:
        """Open and understand the file's first line.

        Args:
            path: a regular file.
            recognised: how many of some headers are known; 0 refuses the file.

        Raises:
            UnreadableFile: it is missing, refused by the system, empty, or no such CSV; ``problem``
                says which.
        """
        self.path = path
        require_regular(path)
        with reading(path):
            self._raw = path.open("rb")
            try:
                self.size = path.stat().st_size
                self.encoding = _encoding(path, self._raw)
                self._raw.seek(0)
                text = io.TextIOWrapper(self._raw, self.encoding, errors="replace", newline="")
                self._lines = _Lines(text)
                self.separator, self.headers = self._first_line(recognised)
            except BaseException:
                self._raw.close()
                raise

    @property
    def position(self) -> int:
        """Return how many bytes were read so far."""
        return 0 if self._raw.closed else self._raw.tell()

    def rows(self) -> Iterator[RawRow]:
        """Iterate over the rows after the header; empty lines, and lines of separators alone, are passed over.

        A line that is no row (a quote never closed, too few or too many cells) is given with its
        problem, and reading goes on at the next line.

        Raises:
            UnreadableFile: the disk or the network share gave up.
        """
        width = len(self.headers)
        with reading(self.path):
            for row in self._raw_rows():
                if row.problem is None and not any(map(str.strip, row.cells)):
                    continue
                if row.problem is None and len(row.cells) != width:
                    yield of_width(row, width)
                else:
                    yield row

    def has_rows(self) -> bool:
        """Tell whether anything stands below the header."""
        with reading(self.path):
            return self._lines.more(self.separator)

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _raw_rows(self) -> Iterator[RawRow]:
        lines = self._lines
        while True:
            # A new reader after each error: nothing of the bad row may linger in it.
            reader = csv.reader(lines, delimiter=self.separator, strict=True)
            try:
                while True:
                    start = lines.number + 1
                    cells = next(reader)
                    self._refuse_swallowed_rows(lines.taken)
                    lines.taken.clear()
                    if cells:
                        yield RawRow(start, cells)
            except StopIteration:
                return
            except csv.Error:
                first = lines.back_to_second()
                text = first.rstrip("\r\n")
                long = len(text) > LONGEST_CELL
                yield RawRow(start, (text,), Refusal.LINE_TOO_LONG if long else Refusal.QUOTE_NEVER_CLOSED)
            except _LineTooLong as error:
                yield RawRow(start, (error.text,), Refusal.LINE_TOO_LONG)

    def _refuse_swallowed_rows(self, taken: Sequence[str]) -> None:
        """Refuse a cell in which a quote left open took whole rows, up to some later quote."""
        if any(len(_cells(line, self.separator)) >= len(self.headers) for line in taken[1:]):
            raise csv.Error("a row inside a cell")

    def _first_line(self, recognised: Callable[[Sequence[str]], int]) -> tuple[str, tuple[str, ...]]:
        line = self._next_line()
        if _SEPARATOR_LINE.fullmatch(line.strip(" \r\n")):
            line = self._next_line()
        choices = [(separator, _cells(line, separator)) for separator in SEPARATORS]
        separator, headers = max(choices, key=lambda choice: recognised(choice[1]))
        if not recognised(headers):
            raise UnreadableFile(str(self.path), "not_ours")
        return separator, headers

    def _next_line(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            raise UnreadableFile(str(self.path), "empty") from None
        except _LineTooLong:
            raise UnreadableFile(str(self.path), "not_ours") from None
        self._lines.taken.clear()
        return line


def of_width(row: RawRow, width: int) -> RawRow:
    """Accept the empty cells that a separator at the end of the line makes; refuse the rest."""
    found = len(row.cells)
    if found < width:
        return RawRow(row.line, row.cells, Refusal.TOO_FEW_CELLS, found)
    if any(row.cells[width:]):
        return RawRow(row.line, row.cells, Refusal.TOO_MANY_CELLS, found)
    return RawRow(row.line, row.cells[:width])


def _cells(line: str, separator: str) -> tuple[str, ...]:
    try:
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=separator), ()))
    except csv.Error:
        return ()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in our terms that the file cannot be read."""
    try:
        yield
    except FileNotFoundError:
        raise UnreadableFile(str(path), "missing") from None
    except OSError:
        raise UnreadableFile(str(path), "unreadable") from None


def require_regular(path: Path) -> None:
    """Refuse what is no regular file.

    Raises:
        UnreadableFile: it is missing, a folder, or something that has no end.
    """
    # Before opening: a pipe would wait for ever, and a device has no end.
    with reading(path):
        if path.is_dir():
            raise UnreadableFile(str(path), "directory")
        if path.exists() and not path.is_file():
            raise UnreadableFile(str(path), "unreadable")


def _encoding(path: Path, stream: io.BufferedReader) -> str:
    """Tell the encoding: by its mark, else UTF-8 if every byte agrees, else Windows-1252.

    Raises:
        UnreadableFile: the beginning is that of something else.
    """
    head = stream.read(_HEAD)
    if head.startswith(_UTF16) and not head.startswith(_UTF32):
        return "utf-16"
    problem = _problem(head)
    if problem:
        raise UnreadableFile(str(path), problem)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    stream.seek(0)
    return "utf-8" if _is_utf8(stream) else "cp1252"


def _problem(head: bytes) -> str:
    """Return what a beginning shows the file to be instead of a CSV, or empty."""
    if head.startswith(_UTF32):
        return "utf32"
    body = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not body and len(head) < _HEAD:
        return "empty"
    known = next((problem for signature, problem in _SIGNATURES if body.startswith(signature)), "")
    if known:
        return known
    fewer, more = sorted(head[parity::2].count(b"\0") for parity in (0, 1))
    if more * 4 > len(head) > fewer * _FEWEST_TEXT_PER_CONTROL:
        return "utf16"
    # A stray control in one cell costs that row only; many of them, or a NUL among the headers, are no text.
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nul_in_headers = b"\0" in head.splitlines()[0]
    return "binary" if nul_in_headers or controls * _FEWEST_TEXT_PER_CONTROL > len(head) else ""


def _is_utf8(stream: io.BufferedReader) -> bool:
    """Look at the whole stream, block by block, up to the first byte that disagrees."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := stream.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
