"""The customer's return sheet: the policy in short, and the label that goes on the parcel."""

from dataclasses import replace
from datetime import date

import pytest

from receiving_app.documents.return_sheet import render_return_sheet
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.printouts import Address, RmaLabel
from receiving_app.domain.printouts_return import ReturnSheet, SheetArticle
from receiving_app.domain.vocabulary import Reason
from receiving_app.services.return_sheet import return_sheet
from tests.builders import RMA, SKU, a_bench, a_case, a_line, serials
from tests.documents.reading import barcodes, page_texts, texts_beyond_their_page, whole_text

LABEL = RmaLabel(
    RMA,
    Address("Télécom Ouest SARL", "12 rue du Port", "44000", "Nantes", "FR"),
    Address("Distri-VoIP Exemple SAS", "10 rue de l'Exemple", "92000", "Nanterre", "FR"),
    date(2026, 12, 17),
    "fr",
)
ARTICLE = SheetArticle(2, SKU, "Téléphone IP", serials(2))
SHEET = ReturnSheet(LABEL, Reason.ORDER_ERROR, (ARTICLE,))


def test_the_sheet_says_what_to_do_what_is_expected_and_bears_the_label() -> None:
    pdf = render_return_sheet(SHEET)
    (text,) = page_texts(pdf)
    for mention in (
        f"Votre retour {RMA}",
        "17/12/2026",
        f"2 × {SKU} Téléphone IP · {serials(2)[0]}",
        "Collez l'étiquette",
        "jamais utilisé, dans son emballage d'origine",
        "À coller à l'extérieur du colis".upper(),
        "Distri-VoIP Exemple SAS",
    ):
        assert mention in text
    assert barcodes(pdf) == [RMA]
    assert texts_beyond_their_page(pdf) == []


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_has_its_rule_in_both_languages(reason: Reason, language: str) -> None:
    text = whole_text(
        render_return_sheet(replace(SHEET, reason=reason, label=replace(LABEL, language=language)))
    )
    assert "return_sheet" not in text


def test_many_articles_are_counted_and_long_names_cut() -> None:
    long = replace(ARTICLE, name="Mot " * 60)
    pdf = render_return_sheet(replace(SHEET, articles=(long,) * 9))
    assert "… et 3 autres lignes" in whole_text(pdf)
    assert texts_beyond_their_page(pdf) == []


def test_what_the_fonts_lack_is_refused_by_its_field() -> None:
    with pytest.raises(UnprintableCharacters) as refused:
        render_return_sheet(replace(SHEET, articles=(replace(ARTICLE, sku="株"),)))
    assert refused.value.where == "line_sku"


def test_the_sheet_is_put_together_from_the_return() -> None:
    bench = a_bench(a_case(a_line(serials=serials()), a_line(number=2, sku="T54W", received_sku="X1")))
    return_sheet(bench, RMA)
    sheet = bench.documents.printed[-1]
    assert isinstance(sheet, ReturnSheet)
    assert [(one.sku, one.name) for one in sheet.articles] == [(SKU, f"Product {SKU}"), ("X1", "")]
    assert sheet.label.sender.name == "Télécom Ouest SARL"
