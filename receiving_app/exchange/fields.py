"""The cells of a row by field, taken one by one through their parsers."""

import re
from collections.abc import Callable
from typing import TypeVar

from receiving_app.exchange import cells
from receiving_app.exchange.cells import CellProblem
from receiving_app.exchange.csv_source import RawRow
from receiving_app.services.import_rows import LONGEST_SHOWN, Columns, Refusal, RefusedRow, SourceRow

T = TypeVar("T")

# A description may be typed on several lines; they become one.
_MAY_HAVE_LINES = frozenset({"fault"})
_LINE_ENDS = re.compile(r"\s*[\r\n\t]+\s*")
_WHOLE_LINE = (Refusal.QUOTE_NEVER_CLOSED, Refusal.LINE_TOO_LONG)


class RowRefused(CellProblem):
    """A problem with the field it was found in."""

    def __init__(self, name: str, problem: CellProblem) -> None:
        super().__init__(problem.code, problem.facts)
        self.name = name


class Fields:
    """The stripped cells of one row by field, taken one by one through their parsers."""

    def __init__(self, columns: Columns) -> None:
        self._places = tuple(columns.places.items())
        self._values: dict[str, str] = {}

    def load(self, row: SourceRow) -> None:
        """Take a row.

        Raises:
            RowRefused: a cell holds a character that must not be stored.
        """
        found = row.cells
        self._values = {name: found[place].strip() for name, place in self._places}
        # One look at the whole row in C; the cells are looked at only where something is unusual.
        joined = "".join(self._values.values())
        if cells.unusual(joined):
            self._check_characters()

    def text(self, name: str, most: int) -> str:
        """Return the text of a field, of at most so many characters."""
        value = self._values.get(name, "")
        if len(value) > most:
            raise RowRefused(name, CellProblem(Refusal.TEXT_TOO_LONG, {"length": len(value), "most": most}))
        return value

    def raw(self, name: str) -> str:
        """Return the stripped text of a field; empty where the file has no such column."""
        return self._values.get(name, "")

    def required(self, name: str, parse: Callable[[str], T]) -> T:
        """Return the value of a field that must not be empty."""
        value = self._values.get(name, "")
        if not value:
            raise RowRefused(name, CellProblem(Refusal.MISSING))
        try:
            return parse(value)
        except CellProblem as problem:
            raise RowRefused(name, problem) from None

    def optional(self, name: str, parse: Callable[[str], T], default: T) -> T:
        """Return the value of a field, or the default where it is empty."""
        return self.required(name, parse) if self._values.get(name) else default

    def _check_characters(self) -> None:
        for name, value in self._values.items():
            if name in _MAY_HAVE_LINES:
                self._values[name] = _LINE_ENDS.sub(" ", value)
            self.optional(name, cells.check_characters, None)


def line_refused(raw: RawRow, columns: Columns) -> RefusedRow:
    """Return a line that is no row, or that has a cell without a value, as refused."""
    if raw.problem is Refusal.CELL_ERROR:
        header, value = columns.headers[raw.found], raw.cells[raw.found][:LONGEST_SHOWN]
        return RefusedRow(raw.line, header, value, raw.problem, {}, raw.cells)
    shown = raw.cells[0] if raw.problem in _WHOLE_LINE else ""
    facts = {"found": raw.found, "expected": len(columns.headers)}
    code = raw.problem or Refusal.TOO_FEW_CELLS
    return RefusedRow(raw.line, "", shown[:LONGEST_SHOWN], code, facts, raw.cells)
