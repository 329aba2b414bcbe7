"""A list as an Excel workbook: figures and days as such, texts as texts whatever they begin with."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from receiving_app.domain.spreadsheet import looks_like_formula
from receiving_app.services.list_export import Cell

_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_NARROWEST, _WIDEST = 10, 50
_ROWS_MEASURED = 200


def list_workbook(columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, as_text: bool = False) -> bytes:
    """Return a workbook of one sheet: the columns' names in bold, fixed above the rows.

    Args:
        columns: their names.
        rows: their cells. A text that looks like a formula is marked as text, as an apostrophe typed in
            Excel does, and stays what it is.
        as_text: whether empty cells below are to be texts, so that what is typed there keeps its zeros.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Liste")
    sheet.freeze_panes = "A2"
    measured = rows[:_ROWS_MEASURED]
    for place, name in enumerate(columns):
        longest = max([len(name), *(len(str(row[place])) for row in measured)])
        dimension = sheet.column_dimensions[get_column_letter(place + 1)]
        dimension.width = min(max(longest + 2, _NARROWEST), _WIDEST)
        if as_text:
            dimension.number_format = "@"
    bold = Font(bold=True)
    sheet.append(_cells(sheet, columns, bold))
    for row in rows:
        sheet.append(_cells(sheet, row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cells(sheet: Any, row: Iterable[Cell], font: Font | None = None) -> list[Any]:
    return [_cell(sheet, value, font) for value in row]


def _cell(sheet: Any, value: Cell, font: Font | None) -> Any:
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell = WriteOnlyCell(sheet, text)
        # openpyxl takes what begins with = for a formula.
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(text)
    else:
        # A workbook's moments have no time zone; ours are shown in the bench's.
        plain: Any = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        cell = WriteOnlyCell(sheet, plain)
        if isinstance(value, date):
            cell.number_format = _MOMENT if isinstance(value, datetime) else _DAY
        elif isinstance(value, Decimal):
            cell.number_format = "0.00" if value.as_tuple().exponent == -2 else "General"  # noqa: PLR2004  cents
    if font is not None:
        cell.font = font
    return cell
