"""A list to a file that office software opens, harmless whatever its cells say."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from receiving_app.domain.spreadsheet import harmless
from receiving_app.services.ports import Bench

_BOM = "\ufeff"

# A figure or a day stays one: a spreadsheet adds it up, and sorts by it.
Cell = str | int | Decimal | date


def csv_list(columns: Sequence[str], rows: Iterable[Sequence[Cell]], language: str = "fr") -> bytes:
    """Return the list as CSV: ``;`` between cells, UTF-8 with a mark that office software recognises.

    Figures have the language's decimal mark and no other; days are ``jj/mm/aaaa`` in French, ISO in English.
    """
    text = io.StringIO(newline="")
    text.write(_BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([_written(cell, language) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def list_file(
    bench: Bench, suffix: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]], language: str = "fr"
) -> bytes:
    """Return the list as the file that a name's ending asks for: a workbook for ``.xlsx``, else CSV."""
    if suffix.lower() == ".xlsx":
        return bench.documents.list_workbook(columns, rows)
    return csv_list(columns, rows, language)


def _written(cell: Cell, language: str) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, Decimal):
        text = f"{cell:f}"
        return text.replace(".", ",") if language == "fr" else text
    if isinstance(cell, date):
        days = "%d/%m/%Y" if language == "fr" else "%Y-%m-%d"
        return cell.strftime(f"{days} %H:%M" if isinstance(cell, datetime) else days)
    return str(cell)
