"""The fonts in a file: one ready subset of the usual characters, others made for the document."""

import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from receiving_app.documents.credit_note_pdf import render
from receiving_app.documents.fonts import BOLD, REGULAR, drawable, load_fonts, typeface
from receiving_app.documents.layout import STRONG, TITLE, Sheet, new_canvas
from receiving_app.documents.typeface import USUAL, UnusualCharacter
from tests.documents.reading import page_texts, whole_text
from tests.documents.snapshots import BUYER, missing_cable


def _subsets(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = document.pages[0].Resources.Font
        return sorted(str(fonts[name].BaseFont) for name in fonts)


def test_usual_texts_need_one_subset_of_each_weight() -> None:
    assert _subsets(render(missing_cable(), b"")) == ["/AAAAAA+NotoSans-Bold", "/AAAAAA+NotoSans-Regular"]


def test_unusual_letters_come_in_a_subset_of_their_own_and_read_back() -> None:
    name = "Łódź Żółć & Жанна Ωmega ўї (a\\b)"
    pdf = render(missing_cable(buyer=replace(BUYER, name=name)), b"")
    assert name in whole_text(pdf)
    assert "/AAAAAB+NotoSans-Bold" in _subsets(pdf)


def test_a_usual_text_after_an_unusual_one_is_drawn_in_its_own_subset() -> None:
    load_fonts()
    buffer = BytesIO()
    canvas = new_canvas(buffer, "fr")
    sheet = Sheet(canvas)
    for baseline, text in enumerate(("avant", "Łódź", "après", "Ω"), start=1):
        sheet.text(60, baseline * 40, text, TITLE)
    sheet.next_page()
    sheet.text(60, 40, "suite (2)", STRONG)
    sheet.next_page()
    canvas.save()
    assert page_texts(buffer.getvalue()) == ["avant Łódź après Ω", "suite (2)"]


def test_every_letter_that_is_drawable_reads_back() -> None:
    load_fonts()
    # A ligature reads back as its letters.
    letters = [c for c in sorted(drawable()) if c.isalpha() and unicodedata.is_normalized("NFKC", c)]
    buffer = BytesIO()
    canvas = new_canvas(buffer, "fr")
    sheet = Sheet(canvas)
    for start in range(0, len(letters), 1000):
        for row in range(start, min(start + 1000, len(letters)), 25):
            sheet.text(20, 20 + (row - start) * 0.7, "".join(letters[row : row + 25]))
        sheet.next_page()
    canvas.save()
    assert set(letters) - set(whole_text(buffer.getvalue())) == set()
    assert len(letters) > 1500


@pytest.mark.parametrize("font", [REGULAR, BOLD])
def test_every_usual_character_is_in_the_font(font: str) -> None:
    load_fonts()
    assert {code for code in USUAL if code} <= set(typeface(font).face.charToGlyph)


def test_what_is_not_usual_is_said_so_and_never_left_out() -> None:
    with pytest.raises(UnusualCharacter):
        "Łódź".translate(typeface(REGULAR).usual)
