"""A JSON file is read like the CSV of the same rows, object by object; a broken one is refused whole."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.services.import_rows import ImportedItem, ImportedRow, Refusal, RefusedRow
from tests.exchange.files import ITEM, OTHER_RMA, a_row, opened, parsed, refusals, returns_file, valid


def written(path: Path, value: object, **how: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False, **how), encoding="utf-8")  # type: ignore[arg-type]  # options of json
    return path


def _problem(path: Path) -> str:
    with pytest.raises(UnreadableFile) as refused:
        opened(path)
    return str(refused.value.data()["problem"])


@pytest.mark.parametrize("indent", [None, 2])
def test_objects_mean_what_the_lines_of_a_csv_mean(tmp_path: Path, indent: int | None) -> None:
    rows = [a_row(), a_row(numero_rma=OTHER_RMA)]
    read = valid(written(tmp_path / "r.json", rows, indent=indent))
    expected = valid(returns_file(tmp_path, *rows))
    assert [(row.rma, row.customer, row.line, row.expires_on) for row in read] == [
        (row.rma, row.customer, row.line, row.expires_on) for row in expected
    ]


def test_numbers_keep_their_digits_and_lists_are_lists(tmp_path: Path) -> None:
    row: dict[str, object] = {
        **a_row(),
        "prix_unitaire_ht": 89.50,
        "quantite_facturee": 2,
        "numeros_serie": ["20EZ2F960063", "20EZ2F960064"],
        "reference_recue": None,
    }
    path = written(tmp_path / "r.json", [row])
    path.write_text(path.read_text("utf-8").replace("89.5", "89.500000"), encoding="utf-8")
    assert [(one.rma, one.customer, one.line, one.expires_on) for one in valid(path)] == [
        (one.rma, one.customer, one.line, one.expires_on) for one in valid(returns_file(tmp_path, a_row()))
    ]


def test_the_array_may_be_inside_an_object(tmp_path: Path) -> None:
    path = written(tmp_path / "r.json", {"version": 3, "source": {"a": [1]}, "retours": [a_row()]})
    assert len(valid(path)) == 1


def test_a_catalogue_is_recognised_by_its_keys(tmp_path: Path) -> None:
    with opened(written(tmp_path / "c.json", [ITEM])) as source:
        assert (source.kind, source.encoding, source.separator, source.sheet) == (
            "catalogue",
            "UTF-8",
            "",
            "",
        )


def test_objects_may_have_different_keys(tmp_path: Path) -> None:
    short = {key: value for key, value in a_row(numero_rma=OTHER_RMA).items() if value}
    assert len(valid(written(tmp_path / "r.json", [short, a_row()]))) == 2


def test_a_refused_object_is_named_by_the_line_it_begins_on(tmp_path: Path) -> None:
    path = written(
        tmp_path / "r.json", [a_row(), a_row(numero_rma=OTHER_RMA, prix_unitaire_ht="-1")], indent=1
    )
    (row,) = refusals(path)
    lines = path.read_text("utf-8").splitlines()
    assert lines[row.line - 1].strip() == "{"
    assert row.line > 3
    assert (row.column, row.value) == ("prix_unitaire_ht", "-1")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7", Refusal.NOT_AN_OBJECT),
        ('["numero_rma"]', Refusal.NOT_AN_OBJECT),
        ('{"numero_rma": {"annee": 2026}}', Refusal.NESTED_VALUE),
        ('{"numero_rma": [["x"]]}', Refusal.NESTED_VALUE),
        ('{"numero_rma": "x", "numero_rma": "y"}', Refusal.KEY_TWICE),
        ('{"prix_unitaire_ht": NaN}', Refusal.NESTED_VALUE),
    ],
)
def test_what_is_no_row_is_refused_by_itself(tmp_path: Path, text: str, code: Refusal) -> None:
    path = tmp_path / "r.json"
    path.write_text(f"[{json.dumps(a_row())},\n{text}]", encoding="utf-8")
    assert [row.code for row in refusals(path)] == [code]
    assert len(parsed(path)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "[{",
        '[{"numero_rma": "x"}',
        '[{"numero_rma": "x"},]',
        '[{"numero_rma": "x"} {"numero_rma": "y"}]',
        '{"numero_rma": "x"}',
        '{"retours": 3}',
        '{"retours" [1]}',
        "{}",
        '["' + "x" * 3_000_000 + '"]',
        "[" * 200_000,
        '[{"a": \udce9}]',
    ],
)
def test_what_is_not_complete_is_refused_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert _problem(path) == "json_broken"


def test_nothing_to_import_is_said(tmp_path: Path) -> None:
    assert _problem(written(tmp_path / "r.json", [{"a": 1, "b": 2}])) == "not_ours"
    assert _problem(written(tmp_path / "r.json", [{f"k{at}": at for at in range(300)}])) == "not_ours"


def test_objects_across_the_blocks_that_are_read_stay_whole(tmp_path: Path) -> None:
    rows = [a_row(panne_declaree="é" * 900) for _ in range(120)]
    path = written(tmp_path / "r.json", rows, indent=3)
    with opened(path) as source:
        assert sum(1 for _row in source.return_rows()) == 120
        assert source.position == source.size


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_bring_anything_but_rows_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(b"[" + content)
    with suppress(UnreadableFile):
        assert all(isinstance(row, ImportedRow | ImportedItem | RefusedRow) for row in parsed(path))
