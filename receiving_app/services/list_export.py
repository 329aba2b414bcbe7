"""A list to a file that office software opens, harmless whatever its cells say."""

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so is a formula to a spreadsheet; tab and carriage return hide one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


def harmless(cell: str) -> str:
    """Return a cell's text with an apostrophe before it where a spreadsheet would run it.

    A text is told from a formula by its first visible character; line breaks become spaces.
    """
    text = " ".join(cell.splitlines()) if cell.splitlines()[1:] else cell
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def csv_list(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the list as CSV: ``;`` between cells, UTF-8 with a mark that office software recognises."""
    text = io.StringIO(newline="")
    text.write(_BOM)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")
