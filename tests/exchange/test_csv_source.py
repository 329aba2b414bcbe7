import csv
import os
from pathlib import Path

import pytest

from receiving_app.domain.file_errors import ColumnsTwice, MissingColumns, UnreadableFile
from receiving_app.exchange.columns import recognised
from receiving_app.exchange.csv_source import CsvSource
from receiving_app.services.import_rows import ImportedRow, Refusal, RefusedRow
from tests.exchange.files import (
    OTHER_RMA,
    a_row,
    csv_text,
    opened,
    parsed,
    refusals,
    returns_file,
    valid,
    write,
)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\r\n  \r\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "document"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "html"),
        (b"%PDF-1.7", "pdf"),
        (b"numero_rma;\x00\x01\x02", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (csv_text([a_row()]).encode("utf-16-le"), "utf16"),
        (csv_text([a_row()]).encode("utf-16-be"), "utf16"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "utf32"),
        (b"a;b;c\r\n1;2;3\r\n", "not_ours"),
        (b"bonjour", "not_ours"),
        (b"x" * 2_000_000, "not_ours"),
        (csv_text([a_row()]).splitlines()[0].encode(), "header_only"),
        (csv_text([a_row()]).splitlines()[0].encode() + b"\r\n\r\n  \r\n", "header_only"),
        (csv_text([a_row()]).splitlines()[0].encode() + b"\r\n;;;;\r\n" + b'"";"";\r\n', "header_only"),
        (b"sep=;\r\n", "empty"),
        (b"sep=;\r\na;b;c\r\n", "not_ours"),
    ],
)
def test_a_foreign_file_is_refused_by_one_word_for_its_kind(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    path = tmp_path / "fichier.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        opened(path)
    assert refused.value.problem == problem


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, problem in ((tmp_path / "none.csv", "missing"), (tmp_path, "directory")):
        with pytest.raises(UnreadableFile) as refused:
            opened(path)
        assert refused.value.problem == problem


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile):
        opened(tmp_path / "pipe")


def test_missing_columns_are_named(tmp_path: Path) -> None:
    row = {name: value for name, value in a_row().items() if name not in ("motif", "taux_tva")}
    with pytest.raises(MissingColumns) as refused:
        opened(returns_file(tmp_path, row))
    assert refused.value.columns == ("motif", "taux_tva")


def test_two_columns_for_one_field_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ColumnsTwice) as refused:
        opened(returns_file(tmp_path, {**a_row(), "PU HT": "1"}))
    assert refused.value.columns == ("PU HT",)


def test_too_few_and_too_many_cells_refuse_the_row_and_nothing_else(tmp_path: Path) -> None:
    header, row, _ = csv_text([a_row()]).split("\r\n")
    other = csv_text([a_row(numero_rma=OTHER_RMA)]).split("\r\n")[1]
    path = tmp_path / "r.csv"
    path.write_text("\r\n".join([header, "RMA;deux", row + ";;", row + ";x", other]), "utf-8", newline="")
    rows = parsed(path)
    assert [type(found) for found in rows] == [RefusedRow, ImportedRow, RefusedRow, ImportedRow]
    codes = [found.code for found in rows if isinstance(found, RefusedRow)]
    assert codes == [Refusal.TOO_FEW_CELLS, Refusal.TOO_MANY_CELLS]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=;", "sep=,", "sep=\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_line_by_which_excel_tells_itself_the_separator_is_passed_over(
    tmp_path: Path, first: str, encoding: str
) -> None:
    separator = first.strip('"')[-1]
    path = tmp_path / "r.csv"
    text = f"{first}\r\n{csv_text([a_row()], separator)}"
    path.write_bytes(text.removeprefix("\ufeff" if encoding == "utf-16" else "").encode(encoding))
    with opened(path) as source:
        assert source.separator == separator
        [row] = source.return_rows()
    assert isinstance(row, ImportedRow)
    assert row.source.line == 3


def test_lines_of_separators_alone_are_no_rows(tmp_path: Path) -> None:
    header, row, _ = csv_text([a_row()]).split("\r\n")
    empty = ";" * header.count(";")
    path = tmp_path / "r.csv"
    lines = [header, empty, row, ";;", " ; ;", '"";""', empty + ";;;", ""]
    path.write_text("\r\n".join(lines), "utf-8", newline="")
    [found] = parsed(path)
    assert isinstance(found, ImportedRow)
    assert found.source.line == 3


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
    ],
)
def test_a_source_says_how_it_is_read(tmp_path: Path, encoding: str, name: str) -> None:
    with opened(write(tmp_path / "r.csv", a_row(), encoding=encoding, separator="\t")) as source:
        assert (source.encoding, source.separator) == (name, "\t")


def test_a_file_of_utf_16_cut_in_the_middle_of_a_character_costs_its_last_row(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(csv_text([a_row(), a_row(numero_rma=OTHER_RMA)]).encode("utf-16")[:-5])
    first, second = parsed(path)
    assert isinstance(first, ImportedRow)
    assert isinstance(second, RefusedRow)


def test_line_ends_may_be_mixed(tmp_path: Path) -> None:
    header, row, _ = csv_text([a_row()]).split("\r\n")
    second, third = (row.replace(";1;11/09", f";{number};11/09") for number in (2, 3))
    path = tmp_path / "r.csv"
    path.write_bytes(f"{header}\r\n{row}\n{second}\r\n\r\n{third}\r".encode())
    assert [found.source.line for found in valid(path)] == [2, 3, 5]


@pytest.mark.parametrize("broken", ['"Télécom', 'a;"b"c;d', '"' + "x" * 140_000, "x" * 140_000])
def test_a_quote_never_closed_costs_its_own_line_only(tmp_path: Path, broken: str) -> None:
    header, row, _ = csv_text([a_row()]).split("\r\n")
    path = tmp_path / "r.csv"
    path.write_text(f"{header}\r\n{broken}\r\n{row}\r\n", "utf-8", newline="")
    first, second = parsed(path)
    assert isinstance(first, RefusedRow)
    assert first.code in (Refusal.QUOTE_NEVER_CLOSED, Refusal.LINE_TOO_LONG)
    assert first.line == 2
    assert isinstance(second, ImportedRow)
    assert second.source.line == 3


def test_a_quote_never_closed_before_many_rows_names_its_line(tmp_path: Path) -> None:
    header, row, _ = csv_text([a_row()]).split("\r\n")
    rows = [row.replace(";1;11/09", f";{number};11/09") for number in range(1, 1001)]
    path = tmp_path / "r.csv"
    path.write_text("\r\n".join([header, *rows[:9], '"' + rows[9], *rows[10:], ""]), "utf-8", newline="")
    found = parsed(path)
    assert sum(isinstance(one, ImportedRow) for one in found) == 999
    assert [one.line for one in found if isinstance(one, RefusedRow)] == [11]


def test_a_line_without_end_is_refused_and_reading_goes_on(tmp_path: Path) -> None:
    header, row, _ = csv_text([a_row()]).split("\r\n")
    path = tmp_path / "r.csv"
    path.write_text("\r\n".join([header, "x;" * 1_000_000, row, ""]), "utf-8", newline="")
    first, second = parsed(path)
    assert isinstance(first, RefusedRow)
    assert (first.line, first.code) == (2, Refusal.LINE_TOO_LONG)
    assert isinstance(second, ImportedRow)


def test_a_damaged_byte_in_a_marked_utf8_file_refuses_its_row(tmp_path: Path) -> None:
    content = csv_text([a_row(), a_row(numero_rma=OTHER_RMA)]).encode("utf-8-sig")
    path = tmp_path / "r.csv"
    path.write_bytes(content.replace("Télécom".encode(), b"T\xff\xffcom", 1))
    assert [(row.line, row.code) for row in refusals(path)] == [(2, Refusal.UNREADABLE_CHARACTER)]


def test_windows_1252_is_found_by_a_byte_at_the_very_end(tmp_path: Path) -> None:
    rows = [a_row(ligne_facture=str(number), client="Telecom") for number in range(1, 3000)]
    content = csv_text(rows).encode("ascii", "ignore") + csv_text([a_row(numero_rma=OTHER_RMA)]).split(
        "\r\n"
    )[1].encode("cp1252")
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with CsvSource(path, recognised) as source:
        assert source.encoding == "cp1252"
        last = list(source.rows())[-1]
    assert "Télécom Ouest SARL" in last.cells


def test_the_position_reaches_the_size(tmp_path: Path) -> None:
    path = returns_file(tmp_path, a_row())
    with opened(path) as source:
        assert len(list(source.return_rows())) == 1
        assert source.position == source.size == path.stat().st_size


def test_the_csv_modules_limit_is_the_one_we_count_on() -> None:
    assert csv.field_size_limit() == 131_072


def test_a_quote_that_a_later_row_closes_takes_no_row_with_it(tmp_path: Path) -> None:
    header = csv_text([a_row()]).split("\r\n")[0]
    rows = [
        a_row(panne_declaree="\"ne s'allume plus"),
        a_row(numero_rma=OTHER_RMA, facture="FA-2", panne_declaree='baie 19"'),
    ]
    path = tmp_path / "r.csv"
    path.write_text("\r\n".join([header, *(";".join(row.values()) for row in rows), ""]), "utf-8", newline="")
    first, second = parsed(path)
    assert isinstance(first, RefusedRow)
    assert (first.line, first.code) == (2, Refusal.QUOTE_NEVER_CLOSED)
    assert isinstance(second, ImportedRow)
    assert (second.rma, second.line.fault) == (OTHER_RMA, 'baie 19"')
