"""The file to fill in is read by the program that wrote it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from receiving_app.exchange.columns import standard_headers
from receiving_app.exchange.template import template
from receiving_app.services.import_rows import Kind
from tests.exchange.files import opened, valid


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".XLSX", ""])
def test_the_template_has_every_column_and_its_example_is_a_valid_row(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"modele{suffix}"
    path.write_bytes(template(suffix))
    with opened(path) as source:
        assert source.columns.headers == tuple(standard_headers(Kind.RETURNS).values())
        assert source.ignored_columns == ()
    (row,) = valid(path)
    assert row.customer.name == "Exemple SARL"


def test_what_is_typed_into_the_workbook_keeps_its_zeros(tmp_path: Path) -> None:
    path = tmp_path / "modele.xlsx"
    path.write_bytes(template(".xlsx"))
    sheet = load_workbook(path).worksheets[0]
    assert sheet.column_dimensions["H"].number_format == "@"
