"""What goes into a file for office software: one cell, one line, never a formula."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from receiving_app.domain.spreadsheet import harmless, looks_like_formula

# Texts of signs, blanks and line breaks, which no random text is likely to begin with.
TEXTS = st.one_of(st.text(), st.text(alphabet="=+-@＝\t \r\n\u00a0\u200b\ufeff\x00\u2028'a1"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-2", "'-2"),
        ("@cmd", "'@cmd"),
        ("＝1", "'＝1"),
        ("  =x", "'  =x"),
        ("\ufeff=x", "'\ufeff=x"),
        ("\tx", "'\tx"),
        ("\r=x", "' =x"),
        ("\n", ""),
        ("a=b", "a=b"),
        ("two\nlines", "two lines"),
        ("", ""),
    ],
)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe_and_line_breaks_are_spaces(
    text: str, cell: str
) -> None:
    assert harmless(text) == cell


@given(TEXTS)
@example("\r\n=1")
def test_whatever_a_text_says_its_cell_is_no_formula_and_one_line(text: str) -> None:
    cell = harmless(text)
    assert not looks_like_formula(cell)
    assert len(cell.splitlines()) <= 1
    assert harmless(cell) == cell


@given(TEXTS)
def test_nothing_but_line_breaks_and_the_apostrophe_is_changed(text: str) -> None:
    line = " ".join(text.splitlines())
    assert harmless(text) in (line, f"'{line}")


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_cells_written_to_csv_are_read_back_as_they_were(texts: list[str]) -> None:
    cells = [harmless(text) for text in texts]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(cells)
    assert list(csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=";")) == [cells]
