"""The labels of a return, as printers print them and scanners read them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from receiving_app.documents.labels import render_rma_label, render_routing_label
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.printouts import Address, Destination, RmaLabel, RoutingLabel
from receiving_app.domain.vocabulary import Decision, Reason
from receiving_app.wording import LANGUAGES
from tests.documents.reading import fonts, page_sizes, scanned, texts_beyond_their_page, whole_text

RMA = "RMA-2026-004101-Z"
LONG = "Société Coopérative des Télécommunications et Réseaux de Loire-Atlantique et du Finistère Réunis " * 2
UNBROKEN = "W" * 120
ROUTING = RoutingLabel(
    rma=RMA,
    unit=1,
    units=1,
    reason=Reason.ORDER_ERROR,
    decision=Decision.CREDIT,
    destination=Destination.STOCK,
    customer="Télécom Ouest SARL",
    sku="GRP2614",
    product="Téléphone IP Grandstream GRP2614",
    manufacturer="Grandstream",
    quantity=1,
    serial="20EZ2F960063",
    printed_on=date(2026, 11, 23),
    language="fr",
)
FOR_PARCEL = RmaLabel(
    rma=RMA,
    sender=Address("Télécom Ouest SARL", "12 rue du Port", "44000", "Nantes", "FR"),
    recipient=Address("Voix & Réseaux Distribution", "4 rue des Frères Lumière", "35000", "Rennes", "FR"),
    expires_on=date(2026, 12, 17),
    language="fr",
)
NUMBERS = st.builds(RmaNumber.build, st.integers(2000, 2099), st.integers(1, 999_999)).map(str)
# Not shrunk: each example is four pictures of a page.
few = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@few
@given(NUMBERS)
def test_the_routing_label_of_any_number_of_ours_is_read_back(rma: str) -> None:
    read = scanned(render_routing_label(replace(ROUTING, rma=rma)))
    assert read == {way: [rma] for way in read}
    assert len(read) == 4


@few
@given(NUMBERS)
def test_the_parcel_label_of_any_number_of_ours_is_read_back(rma: str) -> None:
    read = scanned(render_rma_label(replace(FOR_PARCEL, rma=rma)))
    assert read == {way: [rma] for way in read}


@pytest.mark.parametrize("rma", ["99042611", "9900", "2026/0042", "T12345", "SAV-2026-0042-0117-A"])
def test_other_companies_numbers_are_read_back_too(rma: str) -> None:
    assert scanned(render_routing_label(replace(ROUTING, rma=rma)))["203 dpi"] == [rma]
    assert scanned(render_rma_label(replace(FOR_PARCEL, rma=rma)))["150 dpi, blur 0.8"] == [rma]


def test_a_number_too_long_for_bars_is_printed_whole_and_the_label_says_to_type_it() -> None:
    rma = "".join(f"{n:02d}-ABCDE" for n in range(10))
    text = whole_text(render_routing_label(replace(ROUTING, rma=rma)))
    assert rma in text.replace(" ", "")
    assert "saisissez-le" in text
    assert rma in whole_text(render_rma_label(replace(FOR_PARCEL, rma=rma))).replace(" ", "")


def test_the_routing_label_says_why_where_what_and_whose() -> None:
    text = whole_text(render_routing_label(ROUTING))
    for mention in (
        "ERREUR DE COMMANDE",
        "REMISE EN STOCK",
        "Avoir",
        RMA,
        "Télécom Ouest SARL",
        "GRP2614 · Téléphone IP Grandstream GRP2614",
        "N° 20EZ2F960063",
        "23/11/2026",
    ):
        assert mention in text
    assert "unité" not in text


def test_a_routing_label_in_english_names_the_batch_the_unit_joins() -> None:
    label = replace(
        ROUTING,
        unit=2,
        units=3,
        reason=Reason.DEFECTIVE,
        decision=Decision.SEND_TO_MANUFACTURER,
        destination=Destination.MANUFACTURER,
        quantity=20,
        serial="",
        language="en",
    )
    text = whole_text(render_routing_label(label))
    for mention in ("DEFECTIVE PRODUCT", "GRANDSTREAM BATCH", "unit 2/3", "20 × GRP2614", "23 Nov 2026"):
        assert mention in text
    assert "No." not in text


def test_an_undecided_unit_goes_back_to_inspection() -> None:
    label = replace(ROUTING, decision=None, destination=Destination.INSPECTION, product="GRP2614")
    text = whole_text(render_routing_label(label))
    assert "CONTRÔLE" in text
    assert "À décider" in text
    assert "GRP2614 ·" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", Destination)
def test_every_destination_has_a_word_that_fits(place: Destination, language: str) -> None:
    for decision in (None, *Decision):
        label = replace(ROUTING, destination=place, decision=decision, language=language)
        pdf = render_routing_label(label)
        assert "destination." not in whole_text(pdf).lower()
        assert "…" not in whole_text(pdf)
        assert texts_beyond_their_page(pdf) == []


def test_the_parcel_label_shows_both_addresses_and_what_to_do_with_it() -> None:
    text = whole_text(render_rma_label(FOR_PARCEL))
    for mention in (
        "À COLLER À L'EXTÉRIEUR DU COLIS",
        "Voix & Réseaux Distribution",
        "4 rue des Frères Lumière",
        "35000 Rennes",
        "Télécom Ouest SARL",
        "12 rue du Port",
        "44000 Nantes",
        RMA,
        "17/12/2026",
        "Colis",
    ):
        assert mention in text
    assert "FRANCE" not in text


def test_a_parcel_from_abroad_names_both_countries() -> None:
    sender = replace(FOR_PARCEL.sender, country="CH", postcode="1200", city="Genève")
    text = whole_text(render_rma_label(replace(FOR_PARCEL, sender=sender, language="en")))
    assert "SWITZERLAND" in text
    assert "FRANCE" in text
    assert "Return accepted until 17 Dec 2026" in text


@pytest.mark.parametrize("text", [LONG, UNBROKEN, "<b>gras</b> & %s {0} \\(x\\)"])
def test_long_and_odd_texts_stay_in_their_place(text: str) -> None:
    address = Address(text, text, "44000", text, "FR")
    abroad = replace(address, country="BE")
    for_parcel = render_rma_label(replace(FOR_PARCEL, sender=address, recipient=abroad))
    routing = render_routing_label(
        replace(
            ROUTING,
            units=48,
            customer=text,
            product=text,
            manufacturer=text,
            serial=text,
            destination=Destination.MANUFACTURER,
        )
    )
    for pdf in (for_parcel, routing):
        assert texts_beyond_their_page(pdf) == []
        assert scanned(pdf)["203 dpi"] == [RMA]


def test_a_texts_markup_is_printed_as_it_is() -> None:
    name = "<b>A</b> & B (x)"
    assert name in whole_text(render_routing_label(replace(ROUTING, customer=name)))
    sender = replace(FOR_PARCEL.sender, name=name)
    assert name in whole_text(render_rma_label(replace(FOR_PARCEL, sender=sender)))


def test_what_the_fonts_cannot_draw_is_refused_with_its_field() -> None:
    with pytest.raises(UnprintableCharacters) as refused:
        render_routing_label(replace(ROUTING, customer="東京"))
    assert refused.value.where == "buyer_name"
    sender = replace(FOR_PARCEL.sender, city="Nantes\u202e")
    with pytest.raises(UnprintableCharacters) as refused:
        render_rma_label(replace(FOR_PARCEL, sender=sender))
    assert refused.value.where == "buyer_city"


def test_labels_have_their_paper_and_only_embedded_fonts_and_are_the_same_each_time() -> None:
    assert page_sizes(render_routing_label(ROUTING)) == [(100, 50)]
    assert page_sizes(render_rma_label(FOR_PARCEL)) == [(210, 148)]
    for pdf, again in (
        (render_routing_label(ROUTING), render_routing_label(ROUTING)),
        (render_rma_label(FOR_PARCEL), render_rma_label(FOR_PARCEL)),
    ):
        assert all(font.Embedded for font in fonts(pdf))
        assert pdf == again
