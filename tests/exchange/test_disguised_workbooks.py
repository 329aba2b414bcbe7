"""Files that call themselves workbooks: each is told what it is, and no bytes whatsoever do anything else."""

import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.exchange import disguises
from receiving_app.wording import LANGUAGES, Wording
from tests.exchange.files import RETURNS, a_row, opened, parsed
from tests.exchange.test_hostile_workbooks import book_of, problem

BEGINNINGS = (
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"[",
    b"{",
    b"<",
)
NAMES = ("r.xlsx", "r.xlsm", "r.xls", "r.csv", "r.json")


def container(*names: str) -> bytes:
    """A compound file as office software of before 2007 wrote it, with these parts in its directory."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in ("Root Entry", *names)
    )
    return header.ljust(512, b"\0") + entries.ljust(2048, b"\0")


def archive(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"bonjour", "xlsx_none"),
        (bytes(range(128, 256)) * 20, "xlsx_none"),
        (b"\xff\xfe" + bytes(range(128, 256)) * 3, "xlsx_none"),
        (bytes(500), "xlsx_none"),
        (b'{"a', "xlsx_none"),
        (b"", "empty"),
        (b"<html><table>", "html"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x05\x06" + bytes(18), "zip"),
        (b"PK\x03\x04" + bytes(100), "xlsx_broken"),
        (container("Workbook", "SummaryInformation"), "xls"),
        (container("Book"), "xls"),
        (container("EncryptionInfo", "EncryptedPackage"), "xlsx_protected"),
        (container("WordDocument"), "document"),
    ],
)
def test_what_is_no_workbook_is_told_what_it_is(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "retours.xlsx"
    path.write_bytes(content)
    assert problem(path) == expected


@pytest.mark.parametrize("name", ["retours.xls", "retours.csv", "retours"])
def test_an_old_workbook_is_one_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(container("Workbook"))
    assert problem(path) == "xls"


def test_a_name_within_a_container_is_found_wherever_it_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "retours.xlsx"
    path.write_bytes(container("Other", "EncryptedPackage"))
    for block in (7, 33, 64):
        monkeypatch.setattr(disguises, "_BLOCK", block)
        assert problem(path) == "xlsx_protected"


def test_an_archive_is_told_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    assert problem(archive(path, **{"photo.jpg": "x"})) == "zip"
    ods = "application/vnd.oasis.opendocument.spreadsheet"
    assert problem(archive(path, mimetype=ods)) == "ods"
    assert problem(archive(path, mimetype="application/epub+zip")) == "document"
    types = "[Content_Types].xml"
    assert problem(archive(path, **{types: "wordprocessingml.document.main+xml"})) == "document"
    assert problem(archive(path, **{types: "application/vnd.ms-excel.sheet.binary.main"})) == "xlsb"
    assert problem(archive(path, **{types: "spreadsheetml.sheet.main+xml"})) == "xlsx_broken"


def test_rows_under_the_name_of_a_workbook_are_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "retours.xlsx"
    path.write_bytes(RETURNS.read_bytes())
    with opened(path) as source:
        assert source.kind == "returns"


def test_a_workbook_of_something_else_is_told_its_headers_are_not_ours(tmp_path: Path) -> None:
    assert problem(book_of(tmp_path, {"Sujet": "?", "Qui": "Léa"})) == "not_ours"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["xls", "xlsx_protected", "xlsx_none", "xlsb", "ods"])
def test_it_is_said_what_to_do(language: str, kind: str) -> None:
    said = str(Wording(language).error(UnreadableFile("retours.xlsx", kind)))
    assert "XLSX" in said
    assert "CSV" in said
    assert "file_problem" not in said


def _refused(path: Path) -> UnreadableFile | None:
    """Return why the file was refused; any other error is one of ours."""
    try:
        parsed(path)
    except UnreadableFile as error:
        return error
    return None


def _unsaid(why: UnreadableFile) -> list[str]:
    return [one for one in LANGUAGES if "file_problem" in str(Wording(one).error(why))]


@pytest.mark.parametrize("name", NAMES)
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=600))
def test_no_bytes_whatsoever_do_anything_but_be_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, name: str, beginning: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.mktemp("files") / name
    path.write_bytes(beginning + rest)
    why = _refused(path)
    assert why is not None
    assert _unsaid(why) == []
    assert why.problem != "not_ours" or path.suffix not in disguises.WORKBOOKS


@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_workbook_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, at: float, byte: int, *, cut: bool
) -> None:
    path = book_of(tmp_path_factory.mktemp("files"), a_row())
    content = bytearray(path.read_bytes())
    place = int(at * len(content))
    content[place] = byte
    path.write_bytes(bytes(content[:place]) if cut else bytes(content))
    why = _refused(path)
    assert why is None or _unsaid(why) == []
