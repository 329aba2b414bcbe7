"""Any valid row survives any file; any damaged file is refused by row or as a whole, never worse."""

import string
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from receiving_app.domain.file_errors import UnreadableFile
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.services.import_rows import ImportedRow, RefusedRow
from tests.exchange.files import RETURNS, a_row, csv_text, parsed, valid, write

LATIN = string.ascii_letters + string.digits + "éèàçÉŒœ€'\"<>&=+@;,|.- "
texts = st.text(LATIN, min_size=1, max_size=40).filter(lambda text: text == text.strip())
rows = st.builds(
    lambda sequence, name, fault, line, cents: a_row(
        numero_rma=RmaNumber.build(2026, sequence).text,
        client=name,
        panne_declaree=fault,
        ligne_facture=str(line),
        prix_unitaire_ht=f"{cents // 100},{cents % 100:02d}",
    ),
    st.integers(1, 999_999),
    texts,
    texts,
    st.integers(1, 999),
    st.integers(0, 999_999),
)


@settings(max_examples=60)
@given(
    st.lists(rows, min_size=1, max_size=5, unique_by=lambda row: row["numero_rma"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.sampled_from([";", ",", "\t"]),
)
def test_any_valid_row_is_read_back_the_same(
    written: list[dict[str, str]], encoding: str, separator: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = valid(write(Path(folder) / "r.csv", *written, encoding=encoding, separator=separator))
    assert [row.rma for row in found] == [row["numero_rma"] for row in written]
    assert [row.customer.name for row in found] == [row["client"] for row in written]
    assert [row.line.fault for row in found] == [row["panne_declaree"] for row in written]
    prices = [f"{row.line.unit_price:.2f}".replace(".", ",") for row in found]
    assert prices == [row["prix_unitaire_ht"] for row in written]


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=30))
def test_damaged_bytes_are_refused_and_never_crash(damage: list[tuple[int, int]]) -> None:
    content = bytearray(RETURNS.read_bytes()[:6000])
    for place, value in damage:
        content[place % len(content)] = value
    _survives(bytes(content))


@settings(max_examples=100)
@given(st.binary(max_size=300), st.booleans())
def test_arbitrary_bytes_below_a_header_are_refused_and_never_crash(content: bytes, marked: bool) -> None:
    header = csv_text([a_row()]).split("\r\n")[0].encode()
    _survives((b"\xef\xbb\xbf" if marked else b"") + header + b"\r\n" + content)


def _survives(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.csv"
        path.write_bytes(content)
        try:
            found = parsed(path)
        except UnreadableFile:
            return
    assert all(isinstance(row, ImportedRow | RefusedRow) for row in found)
    lines = [row.source.line if isinstance(row, ImportedRow) else row.line for row in found]
    assert lines == sorted(set(lines))
