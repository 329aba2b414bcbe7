import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange import xlsx_source
from receiving_app.services.import_rows import Refusal
from tests.exchange.files import ITEM, OTHER_RMA, RMA, a_row, opened, parsed, refusals, valid


def sheet_of(book: Workbook, title: str, rows: Iterable[Mapping[str, object]], above: int = 0) -> None:
    sheet = book.create_sheet(title)
    listed = list(rows)
    for _ in range(above):
        sheet.append(["Liste des retours"])
    sheet.append(list(listed[0]))
    for row in listed:
        sheet.append(list(row.values()))


def book_of(folder: Path, *rows: Mapping[str, object], above: int = 0) -> Path:
    book = Workbook(write_only=True)
    sheet_of(book, "Retours", rows, above)
    book.save(folder / "retours.xlsx")
    return folder / "retours.xlsx"


def changed_part(path: Path, name: str, change: dict[str, str]) -> Path:
    """The same workbook with texts of one part replaced."""
    held = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part).decode()
            for before, after in change.items() if part.filename == name else ():
                assert before in content
                content = content.replace(before, after)
            new.writestr(part.filename, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def problem(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        parsed(path)
    return refused.value.problem


def test_a_workbook_gives_the_rows_that_a_csv_file_gives(tmp_path: Path) -> None:
    typed: dict[str, object] = {
        **a_row(),
        "ouvert_le": date(2026, 11, 17),
        "expire_le": datetime(2026, 12, 17, 8, 30, tzinfo=UTC).replace(tzinfo=None),
        "prix_unitaire_ht": 89.5,
        "taux_tva": 20,
        "quantite_facturee": 2.0,
        "facture": 2_026_294_321,
    }
    (row,) = valid(book_of(tmp_path, typed))
    (plain,) = valid(book_of(tmp_path, a_row(facture="2026294321")))
    assert (row.rma, row.opened_on, row.expires_on) == (plain.rma, date(2026, 11, 17), date(2026, 12, 17))
    assert row.line == plain.line
    assert row.customer == plain.customer


def test_a_sum_of_binary_fractions_is_the_price_that_excel_shows(tmp_path: Path) -> None:
    (row,) = valid(book_of(tmp_path, {**a_row(), "prix_unitaire_ht": 0.1 + 0.2}))
    assert str(row.line.unit_price.normalize()) == "0.3"


def test_the_sheet_with_the_known_headers_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet_of(book, "Notes", [{"Sujet": "?", "Qui": "Léa"}])
    sheet_of(book, "Catalogue", [ITEM])
    sheet_of(book, "Export", [a_row()], above=2)
    book.save(tmp_path / "r.xlsx")
    with opened(tmp_path / "r.xlsx") as source:
        assert (source.kind, source.sheet, source.other_sheets) == (
            "returns",
            "Export",
            ("Notes", "Catalogue"),
        )
        (row,) = source.return_rows()
        assert 0 < source.position <= source.size
    assert getattr(row, "source").line == 4  # noqa: B009  either kind of row is possible here


def test_a_refused_cell_is_named_by_its_row_in_the_sheet(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("R")
    sheet.append(list(a_row()))
    sheet.append([])
    sheet.append([" " for _ in a_row()])
    sheet.append(list(a_row(motif="?").values()))
    book.save(tmp_path / "r.xlsx")
    (refused,) = refusals(tmp_path / "r.xlsx")
    assert (refused.line, refused.column, refused.code) == (4, "motif", Refusal.UNKNOWN_REASON)


@pytest.mark.parametrize("value", ["=1+1", "#N/A"])
def test_a_formula_nobody_computed_and_an_error_refuse_their_row_only(tmp_path: Path, value: str) -> None:
    rows = ({**a_row(), "panne_declaree": value}, a_row(numero_rma=OTHER_RMA))
    found = parsed(book_of(tmp_path, *rows))
    (refused,) = [row for row in found if hasattr(row, "code")]
    assert (refused.code, refused.column, refused.value) == (Refusal.CELL_ERROR, "panne_declaree", value)
    assert len(found) == 2


def test_the_stored_result_of_a_formula_is_its_value(tmp_path: Path) -> None:
    path = book_of(tmp_path, {**a_row(), "quantite_annoncee": "=1+1"})
    (row,) = valid(changed_part(path, SHEET, {"<f>1+1</f><v></v>": "<f>1+1</f><v>2</v>"}))
    assert row.line.quantity_announced == 2


def test_a_day_outside_the_calendar_refuses_its_row(tmp_path: Path) -> None:
    path = book_of(tmp_path, {**a_row(), "ouvert_le": date(2026, 11, 17)})
    (refused,) = refusals(changed_part(path, SHEET, {"<v>46343</v>": "<v>99999999999</v>"}))
    assert (refused.code, refused.column) == (Refusal.CELL_ERROR, "ouvert_le")


def test_merged_cells_below_the_first_are_missing_and_said_so(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(a_row()))
    sheet.append(list(a_row().values()))
    sheet.append(list(a_row(ligne_facture="2").values()))
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "r.xlsx")
    (refused,) = refusals(tmp_path / "r.xlsx")
    assert (refused.line, refused.column, refused.code) == (3, "numero_rma", Refusal.MISSING)


def test_an_archive_without_a_workbook_in_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert problem(path) == "document"


def test_entities_are_refused_before_anything_expands(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet '
    path = changed_part(book_of(tmp_path, a_row()), SHEET, {"<worksheet ": bomb})
    assert problem(path) == "xlsx_broken"


def test_an_entity_hidden_far_down_is_not_expanded(tmp_path: Path) -> None:
    padding = f"<!--{'x' * 70_000}-->"
    bomb = f'{padding}<!DOCTYPE x [<!ENTITY a "{RMA}">]><worksheet '
    path = book_of(tmp_path, a_row(numero_rma="HERE"))
    changed_part(path, SHEET, {"<worksheet ": bomb, "HERE": "&a;"})
    (refused,) = refusals(path)
    assert (refused.column, refused.code) == ("numero_rma", Refusal.MISSING)


def test_a_part_twice_and_a_part_too_large_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book_of(tmp_path, a_row())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET, "<worksheet/>")
    assert problem(path) == "xlsx_broken"
    path = book_of(tmp_path, a_row())
    with monkeypatch.context() as patched:
        patched.setattr(xlsx_source, "MOST_UNPACKED", 100)
        assert problem(path) == "xlsx_too_large"
    monkeypatch.setattr(xlsx_source, "LARGEST_FILE", 100)
    assert problem(path) == "xlsx_too_large"


def test_a_row_without_an_end_is_refused_in_flat_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_source, "LARGEST_ROW", 100_000)
    long = dict.fromkeys(list(a_row())[:5], "x" * 30000)
    assert problem(book_of(tmp_path, a_row(), {**a_row(), **long})) == "xlsx_broken"


def test_a_row_of_a_million_gaps_costs_nothing_and_one_beyond_the_last_is_refused(tmp_path: Path) -> None:
    path = book_of(tmp_path, a_row())
    (row,) = valid(changed_part(path, SHEET, {'<row r="2"': '<row r="1000000"'}))
    assert row.source.line == 1_000_000
    path = book_of(tmp_path, a_row())
    assert problem(changed_part(path, SHEET, {'<row r="2"': '<row r="99999999999"'})) == "xlsx_broken"


def test_a_cell_in_the_last_column_of_all_costs_nothing(tmp_path: Path) -> None:
    path = book_of(tmp_path, {**a_row(), "  ": "far"})
    last = "AL2"
    (row,) = valid(changed_part(path, SHEET, {f'r="{last}"': 'r="XFD2"'}))
    assert row.rma == RMA


def test_an_encrypted_archive_is_refused_in_words(tmp_path: Path) -> None:
    path = book_of(tmp_path, a_row())
    content = bytearray(path.read_bytes())
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    path.write_bytes(bytes(content))
    assert problem(path) == "xlsx_broken"
