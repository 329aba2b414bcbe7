"""The label of goods in quarantine: read back by scanners, nothing beyond its edge."""

from dataclasses import replace
from datetime import date

import pytest

from receiving_app.documents.quarantine_label import render_quarantine_label
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.printouts import QuarantineLabel
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.wording import LANGUAGES, in_language
from tests.documents.reading import page_sizes, scanned, texts_beyond_their_page, whole_text

LABEL = QuarantineLabel(
    number="Q-2026-000123",
    cause=QuarantineCause.NO_NUMBER,
    place="Q3",
    since=date(2026, 11, 23),
    customer="Télécom Ouest SARL",
    carrier="UPS",
    tracking="1Z999AA10123456784",
    rma="RMA-2026-004101-Z",
    boxes=2,
    language="fr",
)


def test_the_label_says_what_finds_the_goods_again() -> None:
    pdf = render_quarantine_label(LABEL)
    assert page_sizes(pdf) == [(100, 50)]
    text = whole_text(pdf)
    for told in ("QUARANTAINE", "Q3", LABEL.number, "Sans numéro", "Télécom Ouest SARL", "UPS", "2 colis"):
        assert told in text
    assert "depuis le 23/11/2026" in text
    assert "retour RMA-2026-004101-Z" in text
    read = scanned(pdf)
    assert read == {way: [LABEL.number] for way in read}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cause", QuarantineCause)
def test_nothing_is_cut_however_long(cause: QuarantineCause, language: str) -> None:
    label = replace(LABEL, cause=cause, place="Étagère du fond, " * 5, customer="W" * 120, language=language)
    pdf = render_quarantine_label(label)
    assert texts_beyond_their_page(pdf) == []
    words = in_language(language).term("quarantine_cause", cause)
    assert words[1:] in whole_text(pdf)


def test_a_label_of_which_hardly_anything_is_known_is_whole_too() -> None:
    bare = replace(LABEL, place="", customer="", carrier="", tracking="", rma="", boxes=1)
    assert LABEL.number in whole_text(render_quarantine_label(bare))


def test_a_name_that_no_font_has_is_named() -> None:
    with pytest.raises(UnprintableCharacters):
        render_quarantine_label(replace(LABEL, customer="☃\U0001f600"))
