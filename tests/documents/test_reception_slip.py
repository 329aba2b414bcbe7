"""The reception slip: what came, how it was found and what becomes of it, read back from its pages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from receiving_app.documents.photos import prepare_photo
from receiving_app.documents.reception_slip import render_reception_slip
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.photos import PhotoStep
from receiving_app.domain.reception_slip import ReceptionSlip, SlipItem, SlipParcel, SlipPhoto, SlipUnit
from receiving_app.domain.vocabulary import Condition, Decision, Reason
from tests.builders import FRENCH, RMA, SKU, a_seller
from tests.documents.reading import barcodes, page_texts, texts_beyond_their_page, whole_text

HASHES = tuple(f"{number:064x}" for number in range(5))
WHY = "Erreur de commande, jamais utilisé : avoir moins les frais."
CREDITED = SlipUnit(
    1,
    SKU,
    "Téléphone IP",
    "20EZ2F960001",
    Condition.UNUSED_ORIGINAL_PACKAGING,
    (SlipItem("Combiné", 1, 1), SlipItem("Câble réseau", 2, 1), SlipItem("Socle", 1, None)),
    Decision.CREDIT,
    (WHY,),
    "Votre avoir AV-2026-000012 est établi.",
)
DIRECT = replace(
    CREDITED, sku="U6-PRO", serial="", items=(), decision=Decision.RETURN_TO_CUSTOMER, portal="rma.ui.com"
)
OPEN = replace(CREDITED, sku="T54W", condition=None, decision=None, why=())


def a_slip(*units: SlipUnit, photos: int = 0, **changes: object) -> ReceptionSlip:
    slip = ReceptionSlip(
        RMA,
        Reason.ORDER_ERROR,
        a_seller(phone="+33 1 99 00 00 00"),
        FRENCH,
        (SlipParcel(date(2026, 11, 23), "XY0617671405788", True, False, True),),
        units or (CREDITED,),
        tuple(
            SlipPhoto(PhotoStep.DAMAGE, sha256, datetime(2026, 11, 23, 13, 2, tzinfo=UTC))
            for sha256 in HASHES[:photos]
        ),
        date(2026, 11, 24),
        "Sam",
        "fr",
    )
    return replace(slip, **changes)  # type: ignore[arg-type]  # whatever the test is about


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    buffer = BytesIO()
    Image.new("RGB", (1_600, 1_200), "brown").save(buffer, "JPEG")
    content = prepare_photo(buffer.getvalue(), "p.jpg").content
    return dict.fromkeys(HASHES, content)


def test_a_photo_of_a_whole_box_is_said_to_be_one_under_what_it_shows(pictures: dict[str, bytes]) -> None:
    slip = a_slip(photos=1)
    whole = replace(slip, photos=(replace(slip.photos[0], before_split=True),))
    said = "Colis entier, avant la mise à part"
    assert said in whole_text(render_reception_slip(whole, pictures, b""))
    assert said not in whole_text(render_reception_slip(slip, pictures, b""))


def test_the_slip_tells_what_came_how_it_was_found_and_what_becomes_of_it() -> None:
    pdf = render_reception_slip(a_slip(), {}, b"")
    text = whole_text(pdf)
    for mention in (
        "BON DE RÉCEPTION",
        RMA,
        "Télécom Ouest SARL",
        "Colis reçu le 23/11/2026",
        "suivi XY0617671405788",
        "emballage insuffisant",
        "dommage de transport constaté",
        "N° de série 20EZ2F960001",
        "état : Jamais utilisé, emballage d'origine",
        "Combiné présent, Câble réseau manquant (1), Socle à contrôler",
        "Décision : Avoir",
        WHY,
        "AV-2026-000012",
        "Il ne vaut pas avoir",
        "+33 1 99 00 00 00",
        "Page 1 / 1",
    ):
        assert mention in text
    assert barcodes(pdf) == [RMA]


def test_a_manufacturer_that_handles_its_returns_itself_has_its_portal_in_words_and_as_a_code() -> None:
    pdf = render_reception_slip(a_slip(DIRECT), {}, b"")
    assert "rma.ui.com" in whole_text(pdf)
    assert set(barcodes(pdf)) == {RMA, "https://rma.ui.com"}


def test_what_is_not_decided_yet_says_so_and_english_customers_read_english() -> None:
    text = whole_text(render_reception_slip(a_slip(OPEN, parcels=(), language="en"), {}, b""))
    for mention in (
        "RECEPTION SLIP",
        "No parcel of this return",
        "still to be inspected",
        "still to be made",
    ):
        assert mention in text


def test_many_units_and_photos_take_several_pages_and_nothing_leaves_them(pictures: dict[str, bytes]) -> None:
    pdf = render_reception_slip(a_slip(*(CREDITED, DIRECT) * 6, photos=5), pictures, b"")
    pages = page_texts(pdf)
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} / {len(pages)}" in text
        assert RMA in text
    assert texts_beyond_their_page(pdf) == []
    assert sum(text.count("23/11/2026 14:02") for text in pages) == 5
    with pikepdf.open(BytesIO(pdf)) as document:
        assert any(page.get_images() for page in document.pages)
    assert len(pdf) < 400_000


def test_a_photo_that_cannot_be_read_leaves_its_place_and_caption(pictures: dict[str, bytes]) -> None:
    text = whole_text(render_reception_slip(a_slip(photos=2), {HASHES[0]: pictures[HASHES[0]]}, b""))
    assert text.count("dégât, 23/11/2026 14:02") == 2


def test_the_same_slip_gives_the_same_bytes(pictures: dict[str, bytes]) -> None:
    slip = a_slip(CREDITED, DIRECT, photos=3)
    assert render_reception_slip(slip, pictures, b"") == render_reception_slip(slip, pictures, b"")


def test_hostile_texts_are_printed_as_they_are_or_refused_by_their_field() -> None:
    hostile = "<b>O'Neil</b> & Fils (SARL) \\ %s {0}"
    long = "Mot" * 200
    slip = a_slip(
        replace(CREDITED, name=long, items=(SlipItem(hostile, 1, 1),)), buyer=replace(FRENCH, name=hostile)
    )
    pdf = render_reception_slip(slip, {}, b"")
    assert hostile in whole_text(pdf)
    assert texts_beyond_their_page(pdf) == []
    with pytest.raises(UnprintableCharacters) as refused:
        render_reception_slip(a_slip(buyer=replace(FRENCH, name="株式会社")), {}, b"")
    assert refused.value.where == "buyer_name"


def test_the_fonts_are_embedded() -> None:
    with pikepdf.open(BytesIO(render_reception_slip(a_slip(), {}, b""))) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_logo_stands_above_the_seller() -> None:
    buffer = BytesIO()
    Image.new("RGB", (300, 100), "navy").save(buffer, "PNG")
    pdf = render_reception_slip(a_slip(), {}, buffer.getvalue())
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(document.pages[0].get_images()) == 1


def test_a_slip_of_sample_data_is_marked_on_every_page(pictures: dict[str, bytes]) -> None:
    slip = a_slip(*(CREDITED,) * 8, specimen=True)
    assert all("SPECIMEN" in text for text in page_texts(render_reception_slip(slip, pictures, b"")))
