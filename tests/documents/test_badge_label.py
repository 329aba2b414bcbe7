"""Somebody's badge: read back by scanners, its text in no words, nothing beyond its edge."""

from dataclasses import replace

import pytest

from receiving_app.documents.badge_label import render_badge_label
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.people import LONGEST_NAME
from receiving_app.domain.printouts_people import BadgeLabel
from receiving_app.wiring.documents import LazyDocuments
from receiving_app.wording import LANGUAGES
from tests.documents.reading import page_sizes, scanned, texts_beyond_their_page, whole_text

LABEL = BadgeLabel("BDG-P001-ABCDEF0123", "Ana Le Goff", "Distri-VoIP Exemple SAS", "fr")


def test_a_badge_is_read_by_a_scanner_and_not_over_a_shoulder() -> None:
    pdf = render_badge_label(LABEL)
    assert page_sizes(pdf) == [(100, 50)]
    text = whole_text(pdf)
    assert "Ana Le Goff" in text
    assert "prévenez l'administrateur." in text
    assert "BDG" not in text
    assert LABEL.text.encode() not in pdf
    read = scanned(pdf)
    assert read == {way: [LABEL.text] for way in read}
    assert LazyDocuments().badge_label(LABEL) == pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_however_long_the_name(language: str) -> None:
    name = ("Marie-Bénédicte " * 9)[:LONGEST_NAME].strip()
    pdf = render_badge_label(replace(LABEL, name=name, company="W" * 80, language=language))
    assert texts_beyond_their_page(pdf) == []
    assert name in whole_text(pdf)


def test_a_name_that_no_font_has_is_named() -> None:
    with pytest.raises(UnprintableCharacters):
        render_badge_label(replace(LABEL, name="☃\U0001f600"))


def test_the_text_of_a_badge_is_not_shown_by_accident() -> None:
    assert "ABCDEF" not in repr(LABEL)
