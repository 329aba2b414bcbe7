"""The rows of an imported file as they cross from the reader to the use cases, and the report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from receiving_app.domain.catalogue import ChecklistItem, Product
from receiving_app.domain.return_parts import Customer, ReturnLine
from receiving_app.domain.vocabulary import Reason

LONGEST_SHOWN = 60
MOST_SHOWN = 1000


class Refusal(StrEnum):
    """Why a row is refused; the words are in ``resources/i18n/import.*.toml`` under ``refused``."""

    # The line itself
    TOO_FEW_CELLS = "too_few_cells"
    TOO_MANY_CELLS = "too_many_cells"
    QUOTE_NEVER_CLOSED = "quote_never_closed"
    LINE_TOO_LONG = "line_too_long"
    NOT_AN_OBJECT = "not_an_object"
    NESTED_VALUE = "nested_value"
    KEY_TWICE = "key_twice"
    # A cell
    CELL_ERROR = "cell_error"
    MISSING = "missing"
    UNREADABLE_CHARACTER = "unreadable_character"
    CONTROL_CHARACTER = "control_character"
    DIRECTION_CHARACTER = "direction_character"
    TEXT_TOO_LONG = "text_too_long"
    UNKNOWN_REASON = "unknown_reason"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_LEVEL = "unknown_level"
    NOT_A_DATE = "not_a_date"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    DATE_IN_FUTURE = "date_in_future"
    NOT_AN_AMOUNT = "not_an_amount"
    AMOUNT_OUT_OF_RANGE = "amount_out_of_range"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    INVALID_IDENTIFIER = "invalid_identifier"
    INVALID_CHECK_CHARACTER = "invalid_check_character"
    INVALID_EMAIL = "invalid_email"
    GAP_IN_LIST = "gap_in_list"
    TWICE_IN_LIST = "twice_in_list"
    # Cells together
    EXPIRES_BEFORE_OPENED = "expires_before_opened"
    ANNOUNCED_ABOVE_INVOICED = "announced_above_invoiced"
    MORE_SERIALS_THAN_UNITS = "more_serials_than_units"
    VAT_NUMBER_MISSING = "vat_number_missing"
    VAT_NUMBER_FRENCH = "vat_number_french"
    VAT_RATE_UNKNOWN = "vat_rate_unknown"
    VAT_RATE_OUTSIDE_EU = "vat_rate_outside_eu"
    ITEM_WITHOUT_NAME = "item_without_name"
    # Rows together
    OTHER_CUSTOMER = "other_customer"
    OTHER_REASON = "other_reason"
    DIFFERS_IN_RETURN = "differs_in_return"
    DUPLICATE = "duplicate"
    DIFFERS_IN_PRODUCT = "differs_in_product"
    ITEM_TWICE = "item_twice"
    GTIN_TAKEN = "gtin_taken"
    TOO_MANY_ROWS = "too_many_rows"
    CONTRADICTS_ROW = "contradicts_row"
    # What is on file
    CONTRADICTS_RETURN = "contradicts_return"
    CONTRADICTS_RECEIVED = "contradicts_received"
    ALREADY_RECEIVED = "already_received"
    RETURN_CLOSED = "return_closed"
    RETURN_CANCELLED = "return_cancelled"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file.

    Attributes:
        headers: as they stand in the file.
        places: field → position, for the fields that the file has.
        standard: field → the header we would write, for messages about absent columns.
    """

    headers: tuple[str, ...]
    places: Mapping[str, int]
    standard: Mapping[str, str]

    def header(self, name: str) -> str:
        """Return the header of a field as in the file; the standard one where it has none."""
        place = self.places.get(name)
        return self.headers[place] if place is not None else self.standard.get(name, "")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not imported.

    Attributes:
        line: physical line in the file where the row begins; the header is line 1.
        column: header as in the file; empty where the whole line is meant.
        value: what stands there, at most 60 characters.
        facts: what the sentence of ``code`` needs beside line, column and value.
        cells: the row unchanged, for the file of refused rows.
    """

    line: int
    column: str
    value: str
    code: Refusal
    facts: Mapping[str, object] = field(default_factory=dict)
    cells: Sequence[str] = ()

    def data(self) -> dict[str, object]:
        """Return all facts by name, for the sentence."""
        return {**self.facts, "line": self.line, "column": self.column, "value": self.value}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Where a row comes from, so that any later step can refuse it by line and column."""

    line: int
    cells: Sequence[str]
    columns: Columns

    def refused(self, name: str, code: Refusal, facts: Mapping[str, object] | None = None) -> RefusedRow:
        """Return the row as refused because of this field."""
        place = self.columns.places.get(name)
        value = self.cells[place].strip() if place is not None else ""
        shown = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
        return RefusedRow(self.line, self.columns.header(name), shown, code, facts or {}, self.cells)


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A valid row of a returns file: one invoice line of one return; its line has number 0 as yet."""

    rma: str
    reason: Reason
    opened_on: date
    expires_on: date
    customer: Customer
    line: ReturnLine
    tracking: str
    carrier_delivered_on: date | None
    source: SourceRow


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """A valid row of a catalogue: a product without its checklist, and one accessory or none."""

    product: Product
    item: ChecklistItem | None
    source: SourceRow


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """A row that says exactly what an earlier one of the same file said."""

    line: int


class Kind(StrEnum):
    """What a file holds."""

    RETURNS = "returns"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        rows: data rows read, refused and repeated ones included.
        created: returns or products that were not on file.
        repeated: rows that said the same as an earlier one.
        refused: how many rows were refused.
        refusals: the first 1 000 of them.
        refused_file: path of the file of refused rows; empty if none was written.
        encoding: how the file was read, such as ``UTF-16``.
        separator: of its cells; empty where there is none.
        sheet: of a workbook; empty for another file.
        other_sheets: those of the workbook that were not read.
    """

    kind: Kind
    file_name: str
    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    repeated: int = 0
    refused: int = 0
    refusals: tuple[RefusedRow, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    dry_run: bool = False
    cancelled: bool = False
    refused_file: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def _ignore_row(_row: RefusedRow) -> None:
    """Take a refused row and do nothing with it."""


def _ignore_progress(_rows: int) -> None:
    """Take the number of rows read and do nothing with it."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import.

    Attributes:
        file_name: for the journal and the report; no folder.
        dry_run: say what would change, and change nothing.
        on_refused: receives each refused row as it comes.
        progress: receives the number of rows read so far, after each chunk.
        cancelled: asked before each chunk; what is stored by then stays stored.
    """

    file_name: str
    dry_run: bool = False
    on_refused: Callable[[RefusedRow], None] = _ignore_row
    progress: Callable[[int], None] = _ignore_progress
    cancelled: Callable[[], bool] = _never


class Tally:
    """Counts an import as it goes."""

    def __init__(self, kind: Kind, options: ImportOptions) -> None:
        self.rows = 0
        self.created = 0
        self.updated = 0
        self.unchanged = 0
        self.repeated = 0
        self.cancelled = False
        self._refused = 0
        self._refusals: list[RefusedRow] = []
        self._kind = kind
        self._options = options

    def refuse(self, row: RefusedRow) -> None:
        """Count a refused row and pass it on; the report keeps the first 1 000."""
        self._refused += 1
        if len(self._refusals) < MOST_SHOWN:
            self._refusals.append(row)
        self._options.on_refused(row)

    def report(self) -> ImportReport:
        """Return the counts so far."""
        return ImportReport(
            self._kind,
            self._options.file_name,
            self.rows,
            self.created,
            self.updated,
            self.unchanged,
            self.repeated,
            self._refused,
            tuple(self._refusals),
            dry_run=self._options.dry_run,
            cancelled=self.cancelled,
        )
