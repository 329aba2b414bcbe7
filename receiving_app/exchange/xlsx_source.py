"""An Excel workbook (XLSX) of rows, read as a stream and as if somebody meant harm.

openpyxl says what the workbook, its styles and its texts are; the sheet's rows are taken one by one,
so that a gap of a million rows or a cell in column ZZZZ costs nothing. Nothing outside the file is
ever looked at, no entity is expanded, and no formula is computed: what counts is the value that office
software stored beside it.
"""

import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NamedTuple, Self

from lxml import etree
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import DATA_TAG, FORMULA_TAG, INLINE_STRING, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange.csv_source import RawRow, of_width, reading, require_regular
from receiving_app.exchange.disguises import in_archive
from receiving_app.services.import_rows import Refusal

LARGEST_FILE = 100 << 20
MOST_UNPACKED = 1 << 30
# They are all kept in memory while the sheet is read, and so is every other part but a sheet.
MOST_STRINGS = 64 << 20
LARGEST_PART = 16 << 20
LARGEST_ROW = 16 << 20
MOST_ROWS = 1_048_576
MOST_COLUMNS = 512
_MOST_PARTS = 10_000
_ROWS_BEFORE_HEADERS = 20
_PROLOGUE = 1 << 16
_DOCTYPE = b"<!DOCTYPE"
_STRINGS = "sharedstrings"
_ERROR = "e"
_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_RUN = f"{{{SHEET_MAIN_NS}}}r/{_TEXT}"


class _Cell(NamedTuple):
    column: int
    text: str
    problem: Refusal | None


class _Row(NamedTuple):
    number: int
    cells: list[_Cell]


class _Cells(WorkSheetParser):
    """openpyxl's way from an element to a value, except that a formula nobody computed is an error.

    Texts that stand in their cells are taken directly: openpyxl builds a dozen objects for each.
    """

    def parse_cell(self, element: Any) -> dict[str, Any]:
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        place = element.get("r")
        if inline is not None and place:
            _, self.col_counter = coordinate_to_tuple(place)
            parts = (*inline.iterfind(_TEXT), *inline.iterfind(_RUN))
            text = "".join(part.text or "" for part in parts)
            return {"column": self.col_counter, "value": text, "data_type": "s", "style_id": 0}
        cell: dict[str, Any] = super().parse_cell(element)
        formula = element.find(FORMULA_TAG) if cell["value"] is None else None
        if formula is not None:
            cell.update(value=f"={formula.text or ''}", data_type=_ERROR)
        return cell


class _Bounded:
    """Reads a part of the archive, and refuses a single row that has no end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.since_row = self.total = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self._stream.read(size)
        self.since_row += len(data)
        self.total += len(data)
        if self.since_row > LARGEST_ROW:
            raise ValueError("a row without an end")
        return data


class XlsxSource:
    """An open workbook; see ``Source``. The sheet whose headers are best known is the one read."""

    def __init__(self, path: Path, recognised: Callable[[Sequence[str]], int]) -> None:
        """Open a workbook and choose its sheet.

        Args:
            path: a regular file that begins as a ZIP archive does.
            recognised: how many of some headers are known; 0 passes the sheet over.

        Raises:
            UnreadableFile: it is no workbook, too large, or dangerous; ``problem`` says which.
        """
        self.path = path
        self.encoding, self.separator = "xlsx", ""
        self._read: _Bounded | None = None
        require_regular(path)
        with reading(path):
            self.size = path.stat().st_size
            if self.size > LARGEST_FILE:
                raise UnreadableFile(str(path), "xlsx_too_large")
            self._file = path.open("rb")
        try:
            self._open(recognised)
        except BaseException:
            self._file.close()
            raise

    def _open(self, recognised: Callable[[Sequence[str]], int]) -> None:
        with self._understanding():
            self._archive = zipfile.ZipFile(self._file)
            _look_over(self.path, self._archive)
            # Of what openpyxl may warn, nothing concerns rows: styles and extensions it does not know.
            with warnings.catch_warnings(action="ignore"):
                reader = ExcelReader(self._file, read_only=True, data_only=True, keep_links=False)
                reader.read_manifest()
                reader.read_strings()
                reader.read_workbook()
                apply_stylesheet(reader.archive, reader.wb)
                self._reader = reader
                # openpyxl keeps to itself which formats are those of days.
                self._dates: frozenset[int] = frozenset(vars(reader.wb)["_date_formats"])
                self._sheets = {
                    str(sheet.name): str(relation.target)
                    for sheet, relation in reader.parser.find_sheets()
                    if relation.target in reader.valid_files
                }
        self._choose(recognised)

    def _choose(self, recognised: Callable[[Sequence[str]], int]) -> None:
        best, self.sheet, self._header_row = 0, "", 0
        self.headers: tuple[str, ...] = ()
        for name in self._sheets:
            for number, headers in self._first_rows(name):
                known = recognised(headers)
                if known > best:
                    best, self.sheet, self.headers, self._header_row = known, name, headers, number
        if not best:
            raise UnreadableFile(str(self.path), "not_ours")
        self.other_sheets = tuple(name for name in self._sheets if name != self.sheet)
        self._unpacked = self._archive.getinfo(self._sheets[self.sheet]).file_size

    def _first_rows(self, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        for read, row in enumerate(self._rows_of(name)):
            if read >= _ROWS_BEFORE_HEADERS:
                return
            cells = {cell.column: cell.text.strip() for cell in row.cells}
            width = max((column for column, text in cells.items() if text), default=0)
            yield row.number, tuple(cells.get(column, "") for column in range(1, width + 1))

    @property
    def position(self) -> int:
        """Return about how many bytes were read so far: in proportion to those of the sheet."""
        read = self._read.total if self._read is not None else 0
        return self.size * read // max(self._unpacked, 1)

    def rows(self) -> Iterator[RawRow]:
        """Iterate over the rows below the headers; see ``Source``. Empty ones are passed over.

        Raises:
            UnreadableFile: the workbook is damaged from here on.
        """
        width = len(self.headers)
        for number, found in self._rows_of(self.sheet):
            if number <= self._header_row or not any(cell.text.strip() for cell in found):
                continue
            cells = [""] * max(width, *(cell.column for cell in found))
            for cell in found:
                cells[cell.column - 1] = cell.text
            wrong = [cell for cell in found if cell.problem is not None and cell.column <= width]
            if wrong:
                yield RawRow(number, cells[:width], wrong[0].problem, wrong[0].column - 1)
            else:
                yield of_width(RawRow(number, cells), width)

    def has_rows(self) -> bool:
        """Tell whether anything stands below the headers."""
        return next(self.rows(), None) is not None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows_of(self, name: str) -> Iterator[_Row]:
        """Iterate over the rows of a sheet that have a cell."""
        with self._understanding(), self._archive.open(self._sheets[name]) as stream:
            self._read = bounded = _Bounded(stream)
            parser = _Cells(stream, self._reader.shared_strings, data_only=True)
            rows = etree.iterparse(
                bounded,
                tag=(ROW_TAG, DATA_TAG),
                resolve_entities=False,
                no_network=True,
            )
            previous = 0
            for _, element in rows:
                if element.tag == DATA_TAG:
                    return
                number, cells = parser.parse_row(element)
                if not previous < number <= MOST_ROWS:
                    raise ValueError("rows out of order")
                previous, bounded.since_row = number, 0
                parser.row_dimensions.clear()
                _forget(element)
                yield _Row(number, [self._cell(cell) for cell in cells if cell["column"] <= MOST_COLUMNS])

    def _cell(self, cell: dict[str, Any]) -> _Cell:
        value, kind = cell["value"], cell["data_type"]
        if kind == "n" and value is not None and cell["style_id"] in self._dates:
            try:
                value = from_excel(value, self._reader.wb.epoch)
            except (OverflowError, ValueError):
                kind = _ERROR
        problem = Refusal.CELL_ERROR if kind == _ERROR else None
        return _Cell(cell["column"], text_of(value), problem)

    @contextmanager
    def _understanding(self) -> Iterator[None]:
        """Say in our terms that the workbook is none, or damaged."""
        try:
            yield
        except UnreadableFile:
            raise
        except OSError as error:
            # openpyxl has some of its own, which come from no system and have no number.
            problem = "unreadable" if error.errno else "xlsx_broken"
            raise UnreadableFile(str(self.path), problem) from None
        # It also lets through whatever its parsers meet in a file that is not what it says.
        except Exception:  # noqa: BLE001
            raise UnreadableFile(str(self.path), "xlsx_broken") from None


def _look_over(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that is no workbook, that swells beyond measure, or that declares entities.

    The sizes are what the archive says of itself; ``zipfile`` reads no more than that.
    """
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if problem := in_archive(archive):
        raise UnreadableFile(str(path), problem)
    kept = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    whole = [part for part in kept if "/worksheets/" not in part.filename.lower()]
    strings = sum(part.file_size for part in whole if _STRINGS in part.filename.lower())
    largest = max(part.file_size for part in whole if _STRINGS not in part.filename.lower())
    unpacked = sum(part.file_size for part in kept)
    if unpacked > MOST_UNPACKED or strings > MOST_STRINGS or largest > LARGEST_PART:
        raise UnreadableFile(str(path), "xlsx_too_large")
    if len(parts) > _MOST_PARTS or len(names) < len(parts) or any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(str(path), "xlsx_broken")
    for part in kept:
        with archive.open(part) as stream:
            # In UTF-16 every other byte is zero.
            if _DOCTYPE in stream.read(_PROLOGUE).replace(b"\0", b""):
                raise UnreadableFile(str(path), "xlsx_broken")


def _forget(element: etree._Element) -> None:
    """Let go of a row and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def text_of(value: object) -> str:
    """Return a value as a CSV of the same file would have it: days as ISO dates, numbers as they show."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # Fifteen figures, as office software shows them: 0.1 + 0.2 is 0.3.
        return f"{Decimal(format(value, '.15g')):f}"
    return str(value)
