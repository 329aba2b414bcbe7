"""A list as a workbook, read back: nothing runs, figures add up."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from receiving_app.exchange.list_workbook import list_workbook

TEXTS = ("=1+1", "+33 1", "-2", "@cmd", "\t=x", "\r=x", '=HYPERLINK("http://x";"y")', "plain", "")


def test_texts_that_look_like_formulas_stay_texts() -> None:
    made = list_workbook(("=A1", "b"), [(text, "x\x01") for text in TEXTS])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    book = load_workbook(io.BytesIO(made))
    sheet = book.worksheets[0]
    assert [sheet.cell(row, 1).data_type for row in range(1, 9)] == ["s"] * 8
    assert [sheet.cell(row, 1).value for row in (1, 2, 3, 9)] == ["=A1", "=1+1", "+33 1", "plain"]
    quoted = [bool(sheet.cell(row, 1).quotePrefix) for row in range(2, 10)]
    assert quoted == [True] * 7 + [False]
    assert sheet.cell(2, 2).value == "x"


def test_figures_and_days_are_figures_and_days() -> None:
    moment = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
    made = list_workbook(("a", "b", "c", "d"), [(Decimal("-12.50"), 3, date(2026, 11, 24), moment)])
    row = next(load_workbook(io.BytesIO(made)).worksheets[0].iter_rows(min_row=2))
    assert [cell.value for cell in row] == [
        -12.5,
        3,
        datetime(2026, 11, 24, tzinfo=UTC).replace(tzinfo=None),
        moment.replace(tzinfo=None),
    ]
    assert [cell.number_format for cell in row] == ["0.00", "General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm"]
