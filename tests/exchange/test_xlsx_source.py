"""A workbook as office software saves it is read like the CSV of the same rows; a hostile one is refused."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange import xlsx_source
from receiving_app.exchange.xlsx_source import text_of
from receiving_app.services.import_rows import Refusal
from tests.exchange.files import RETURNS, a_row, opened, parsed, refusals, returns_file, valid

Cells = Mapping[str, object]
NATIVE: Cells = {
    "ouvert_le": date(2026, 11, 17),
    "expire_le": datetime.fromisoformat("2026-12-17"),
    "date_facture": datetime.fromisoformat("2026-09-10 14:30"),
    "siren": 999810005,
    "siret": 99981000500010,
    "code_postal": 44000,
    "ligne_facture": 1.0,
    "quantite_facturee": 2,
    "quantite_annoncee": 2,
    "prix_unitaire_ht": 89.5,
    "taux_tva": 20,
    "reference_recue": None,
}


def workbook(path: Path, *rows: Cells, before: int = 0, title: str = "Retours") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number in range(before):
        sheet.append([f"Export du {number}"])
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(path)
    return path


def test_native_cells_mean_what_the_texts_of_a_csv_mean(tmp_path: Path) -> None:
    read = valid(workbook(tmp_path / "r.xlsx", {**a_row(), **NATIVE}))
    assert [row.line for row in read] == [row.line for row in valid(returns_file(tmp_path, a_row()))]


def test_a_row_is_read_with_its_number_and_its_cells(tmp_path: Path) -> None:
    (row,) = refusals(workbook(tmp_path / "r.xlsx", {**a_row(), "prix_unitaire_ht": -1.25}))
    assert (row.line, row.column, row.value) == (2, "prix_unitaire_ht", "-1.25")


def test_headers_may_stand_below_a_title_and_on_any_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", a_row(), before=3)
    with opened(path) as source:
        assert (source.encoding, source.separator, source.sheet) == ("XLSX", "", "Retours")
    assert [row.source.line for row in valid(path)] == [5]
    book = Workbook()
    book.create_sheet("Notes").append(["rien", "à", "voir"])
    sheet = book.create_sheet("Données")
    sheet.append(list(a_row()))
    sheet.append([])
    sheet.append(list(a_row().values()))
    book.save(path)
    with opened(path) as source:
        assert source.sheet == "Données"
    assert [row.source.line for row in valid(path)] == [3]


def test_progress_never_goes_back_and_ends_at_the_size(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", *(a_row() for _ in range(50)))
    with opened(path) as source:
        seen = [source.position for _row in source.return_rows()]
        assert seen == sorted(seen)
        assert seen[-1] == source.size == path.stat().st_size


def test_a_cell_beyond_the_headers_refuses_its_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(a_row()))
    sheet.append([*a_row().values(), "de trop"])
    sheet.append(list(a_row().values()))
    book.save(tmp_path / "r.xlsx")
    assert [row.code for row in refusals(tmp_path / "r.xlsx")] == [Refusal.TOO_MANY_CELLS]
    assert len(parsed(tmp_path / "r.xlsx")) == 2


def _problem(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        opened(path)
    return str(refused.value.data()["problem"])


def _rewritten(source: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Write a workbook again with other members."""
    target = source.with_name("changed.xlsx")
    with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for member in before.infolist():
            after.writestr(member.filename, change(member.filename, before.read(member)))
    return target


def test_what_is_no_workbook_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "r.xlsx"
    with ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "bonjour")
    assert _problem(file) == "zip"
    file.write_bytes(b"PK\x03\x04 a workbook, half of it")
    assert _problem(file) == "xlsx_broken"
    book = Workbook()
    book.save(file)
    assert _problem(file) == "not_ours"


def test_headers_alone_are_nothing_to_import(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(a_row()))
    book.save(tmp_path / "r.xlsx")
    assert _problem(tmp_path / "r.xlsx") == "header_only"


@pytest.mark.parametrize("size", [100, 3_000, -400, -30])
def test_a_workbook_cut_off_anywhere_is_refused(tmp_path: Path, size: int) -> None:
    whole = workbook(tmp_path / "r.xlsx", a_row()).read_bytes()
    (tmp_path / "r.xlsx").write_bytes(whole[:size])
    assert _problem(tmp_path / "r.xlsx") == "xlsx_broken"


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path / "r.xlsx", a_row())
    monkeypatch.setattr(xlsx_source, "MOST_UNPACKED", 1_000)
    assert _problem(path) == "xlsx_too_large"
    monkeypatch.undo()
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst/>" * 100)
    monkeypatch.setattr(xlsx_source, "MOST_STRINGS", 100)
    assert _problem(path) == "xlsx_too_large"


def test_a_document_type_is_refused_before_any_entity_is_read(tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = workbook(tmp_path / "r.xlsx", a_row())
    changed = _rewritten(
        path, lambda name, content: laughs + content if name.endswith("sheet1.xml") else content
    )
    assert _problem(changed) == "xlsx_broken"


def test_damage_found_while_rows_are_read_is_said_in_words(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", *(a_row() for _ in range(30)))
    changed = _rewritten(
        path,
        lambda name, content: content[: len(content) * 2 // 3] if name.endswith("sheet1.xml") else content,
    )
    with pytest.raises(UnreadableFile) as refused:
        parsed(changed)
    assert refused.value.data()["problem"] == "xlsx_broken"


@given(
    st.one_of(
        st.integers(-(10**12), 10**12),
        st.decimals(-(10**6), 10**6, places=6).map(float),
        st.booleans(),
        st.none(),
        st.dates(date(1900, 3, 1)),
        st.text(max_size=30),
    )
)
def test_a_number_is_written_out_exactly_and_everything_has_a_text(value: object) -> None:
    text = text_of(value)
    if isinstance(value, bool):
        assert text in ("0", "1")
    elif isinstance(value, int | float):
        assert Decimal(text) == Decimal(repr(value))
        assert "E" not in text.upper()


def test_the_sample_file_means_the_same_as_a_workbook(tmp_path: Path) -> None:
    with RETURNS.open(encoding="cp1252") as stream:
        lines = [line.rstrip("\r\n").split(";") for line in stream]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    book.save(tmp_path / "r.xlsx")
    assert len(parsed(tmp_path / "r.xlsx")) == len(parsed(RETURNS))
