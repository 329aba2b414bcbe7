import csv
from pathlib import Path

import pytest

from receiving_app.domain.file_errors import UnwritableFile
from receiving_app.exchange.refused_file import RefusedFile, refused_path
from receiving_app.services.import_rows import Refusal, RefusedRow
from tests.exchange.files import ORDINARY, a_row, opened, parsed, refusals, returns_file, valid


def say(row: RefusedRow) -> str:
    return f"refus : {row.code}"


def refuse(source: Path, fallback: Path) -> RefusedFile:
    with opened(source) as file:
        refused = RefusedFile(source, file.columns.headers, say, fallback)
        with refused:
            for row in file.return_rows():
                if isinstance(row, RefusedRow):
                    refused.add(row)
    return refused


def cells_of(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_refused_rows_stand_beside_the_file_with_line_column_value_and_reason(tmp_path: Path) -> None:
    bad = a_row(prix_unitaire_ht="=1+1", client='="Œuvre"')
    refused = refuse(returns_file(tmp_path, a_row(ligne_facture="2"), bad), tmp_path)
    assert refused.path == tmp_path / "retours.refuses.csv"
    header, row = cells_of(refused.path)
    assert header == [*ORDINARY, "ligne", "colonne", "valeur", "motif"]
    assert row[: len(ORDINARY)] == list(bad.values())
    assert row[len(ORDINARY) :] == ["3", "prix_unitaire_ht", "'=1+1", "refus : not_an_amount"]


def test_no_file_is_made_where_nothing_is_refused(tmp_path: Path) -> None:
    refused = refuse(returns_file(tmp_path, a_row()), tmp_path)
    assert refused.path is None
    assert [path.name for path in tmp_path.iterdir()] == ["retours.csv"]


def test_a_corrected_file_of_refused_rows_is_imported_again(tmp_path: Path) -> None:
    refused = refuse(returns_file(tmp_path, a_row(motif="autre")), tmp_path)
    assert refused.path is not None
    assert [row.code for row in refusals(refused.path)] == [Refusal.UNKNOWN_REASON]
    corrected = refused.path.read_text("utf-8-sig").replace(";autre;17/11", ";defectueux;17/11")
    refused.path.write_text(corrected, "utf-8-sig")
    assert len(valid(refused.path)) == 1


def test_refusing_a_file_of_refused_rows_again_adds_its_columns_once(tmp_path: Path) -> None:
    first = refuse(returns_file(tmp_path, a_row(motif="autre")), tmp_path)
    assert first.path is not None
    second = refuse(first.path, tmp_path)
    assert second.path == tmp_path / "retours.refuses.refuses.csv"
    assert cells_of(second.path)[0] == cells_of(first.path)[0]


def test_nothing_of_a_ragged_row_is_lost(tmp_path: Path) -> None:
    source = returns_file(tmp_path, a_row())
    content = source.read_text("utf-8") + "RMA;deux\r\n" + ";".join(["x"] * 40) + "\r\n"
    source.write_text(content, "utf-8", newline="")
    refused = refuse(source, tmp_path)
    assert refused.path is not None
    _, few, many = cells_of(refused.path)
    width = len(ORDINARY)
    assert few[:3] == ["RMA", "deux", ""]
    assert few[width] == "3"
    assert many == ["x"] * width + many[width : width + 4] + ["x"] * 3


def test_another_folder_takes_the_file_where_the_sources_cannot_be_written(tmp_path: Path) -> None:
    source = returns_file(tmp_path, a_row(motif="autre"))
    # A folder in the way of the working file makes the place unwritable, also for root.
    (tmp_path / ".retours.refuses.csv.part").mkdir()
    refused = refuse(source, tmp_path / "elsewhere")
    assert refused.path == refused_path(source, tmp_path / "elsewhere")
    assert refused.path.is_file()


def test_it_is_said_where_no_folder_can_be_written(tmp_path: Path) -> None:
    source = returns_file(tmp_path, a_row(motif="autre"))
    (tmp_path / ".retours.refuses.csv.part").mkdir()
    with pytest.raises(UnwritableFile):
        refuse(source, source)


def test_the_parsed_rows_keep_their_cells_unchanged(tmp_path: Path) -> None:
    [row] = parsed(returns_file(tmp_path, a_row(motif=" autre ")))
    assert isinstance(row, RefusedRow)
    assert row.cells[1] == " autre "
    assert row.value == "autre"
