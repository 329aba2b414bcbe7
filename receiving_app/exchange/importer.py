"""A file to import: what it holds, its rows, and the way into the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self

from receiving_app.domain.file_errors import ColumnsTwice, MissingColumns, UnreadableFile
from receiving_app.domain.money import FRENCH_RATES
from receiving_app.domain.profile import Profile
from receiving_app.exchange import import_catalogue as catalogue_rows
from receiving_app.exchange import import_returns as return_rows
from receiving_app.exchange.columns import Layout, layout, recognised
from receiving_app.exchange.refused_file import RefusedFile
from receiving_app.exchange.sources import Source, open_source
from receiving_app.services.import_catalogue import import_catalogue
from receiving_app.services.import_returns import import_returns
from receiving_app.services.import_rows import (
    Columns,
    ImportedItem,
    ImportedRow,
    ImportOptions,
    ImportReport,
    Kind,
    RefusedRow,
)
from receiving_app.services.ports import Bench

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "xlsx": "XLSX",
}


class ImportSource:
    """An open file of a known kind; a context manager.

    Attributes:
        kind: what it holds, recognised by its headers.
        columns: its columns.
        ignored_columns: headers that mean nothing to us.
        size: bytes of the file.
        encoding: as people call it.
        separator: of its cells; empty where there is none.
        sheet: of a workbook; empty for another file.
        other_sheets: those of the workbook that are not read.
    """

    def __init__(self, source: Source, understood: Layout, parse: "_Parsing") -> None:
        self.kind = understood.kind
        self.columns: Columns = understood.columns
        self.ignored_columns = understood.ignored
        self.size = source.size
        self.encoding = _ENCODINGS[source.encoding]
        self.separator = source.separator
        self.sheet = source.sheet
        self.other_sheets = source.other_sheets
        self._source = source
        self._parse = parse

    @property
    def position(self) -> int:
        """Return how many bytes were read so far, for a progress bar."""
        return self._source.position

    def return_rows(self) -> Iterator[ImportedRow | RefusedRow]:
        """Iterate over the rows of a returns file, once."""
        parse = self._parse
        parser = return_rows.ReturnParser(self.columns, parse.patterns, parse.vat_rates, parse.today)
        return return_rows.rows_of(parser, self._source.rows())

    def catalogue_rows(self) -> Iterator[ImportedItem | RefusedRow]:
        """Iterate over the rows of a catalogue, once."""
        return catalogue_rows.rows_of(catalogue_rows.CatalogueParser(self.columns), self._source.rows())

    def close(self) -> None:
        """Close the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _Parsing:
    """What the rows are held against."""

    patterns: tuple[str, ...]
    vat_rates: tuple[Decimal, ...]
    today: date


def read(
    path: Path,
    patterns: tuple[str, ...] = (),
    vat_rates: tuple[Decimal, ...] = FRENCH_RATES,
    *,
    today: date,
) -> ImportSource:
    """Open a file to import and recognise what it holds; the caller closes it.

    Args:
        path: a CSV, XLSX or JSON file.
        patterns: regular expressions of RMA numbers other than ours.
        vat_rates: French rates in settings, per cent.
        today: an invoice dated later is refused.

    Raises:
        UnreadableFile: it is no file we can read; ``problem`` says why.
        MissingColumns: naming the required columns it lacks.
        ColumnsTwice: two columns mean the same.
    """
    source = open_source(path, recognised)
    try:
        understood = _understood(source)
    except BaseException:
        source.close()
        raise
    return ImportSource(source, understood, _Parsing(patterns, vat_rates, today))


def _understood(source: Source) -> Layout:
    understood = layout(source.headers)
    path = str(source.path)
    if understood.missing:
        raise MissingColumns(path, "missing_columns", understood.missing)
    if understood.twice:
        raise ColumnsTwice(path, "columns_twice", understood.twice)
    if not source.has_rows():
        raise UnreadableFile(path, "header_only")
    return understood


@dataclass(frozen=True, slots=True)
class FileImport:
    """How a file is imported.

    Attributes:
        say: the sentence for a refused row, in the operator's language.
        fallback: folder for the file of refused rows where the source's cannot be written.
        dry_run: say what would change, and change nothing; no file is written either.
        progress: receives bytes read and bytes in all.
        cancelled: asked between chunks.
    """

    say: Callable[[RefusedRow], str]
    fallback: Path
    dry_run: bool = False
    progress: Callable[[int, int], None] = lambda _done, _size: None
    cancelled: Callable[[], bool] = lambda: False


def import_file(bench: Bench, path: Path, wanted: FileImport) -> ImportReport:
    """Import a file of returns or a catalogue; refused rows are written beside it.

    Raises:
        UnreadableFile: it is no file we can read; nothing was imported.
        UnwritableFile: the refused rows can be written nowhere.
        DatabaseProblem: the database gave up; what was stored before stays.
    """
    with bench.reading() as uow:
        policy = (uow.profiles.get() or Profile()).policy
    with read(path, policy.rma_patterns, policy.vat_rates, today=bench.clock.today()) as source:
        refused = RefusedFile(path, source.columns.headers, wanted.say, wanted.fallback)
        with refused:
            options = ImportOptions(
                path.name,
                wanted.dry_run,
                (lambda _row: None) if wanted.dry_run else refused.add,
                lambda _rows: wanted.progress(source.position, source.size),
                wanted.cancelled,
            )
            if source.kind is Kind.RETURNS:
                report = import_returns(bench, source.return_rows(), options)
            else:
                report = import_catalogue(bench, source.catalogue_rows(), options)
    return replace(
        report,
        encoding=source.encoding,
        separator=source.separator,
        sheet=source.sheet,
        other_sheets=source.other_sheets,
        ignored_columns=source.ignored_columns,
        refused_file=str(refused.path) if refused.path else "",
    )
