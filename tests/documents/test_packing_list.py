"""The list that travels with a manufacturer batch, and the label of its box."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from receiving_app.documents.packing_list import render_batch_label, render_packing_list
from receiving_app.domain.batches import Batch, BatchUnit
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.printouts_batch import BatchLabel, PackingList
from tests.builders import RMA, a_seller
from tests.documents.reading import barcodes, page_texts, scanned, texts_beyond_their_page, whole_text

DAY = date(2026, 11, 23)
NUMBER = "B-2026-000001"
LONG = "Ne s'allume plus depuis l'orage, l'écran reste noir et le voyant clignote en rouge " * 6


def a_unit(unit: int = 1, **changes: object) -> BatchUnit:
    joined = datetime(2026, 11, 20, 9, tzinfo=UTC)
    known = BatchUnit(
        RMA,
        unit,
        "GRP2614",
        "Téléphone IP GRP2614",
        1,
        "20EZ2F960063",
        "C0:74:AD:12:34:56",
        "Pas de son",
        "4711",
        joined,
    )
    return replace(known, **changes)  # type: ignore[arg-type]  # whatever the test is about


BATCH = Batch(NUMBER, "Grandstream", date(2026, 11, 18), (a_unit(),))
SHEET = PackingList(BATCH.sent(DAY, date(2026, 12, 23)), a_seller(phone="+33 1 99 00 00 00"), DAY, "fr")
LABEL = BatchLabel(NUMBER, "Grandstream", 12, 31, DAY, "fr")


def test_the_list_names_serial_mac_fault_and_ticket_of_each_unit() -> None:
    text = whole_text(render_packing_list(SHEET))
    for mention in (
        "Lot B-2026-000001",
        "Grandstream",
        "20EZ2F960063",
        "C0:74:AD:12:34:56",
        "Panne : Pas de son",
        "4711",
        f"{RMA} · 1",
        "Expédié le 23/11/2026",
        "Réponse attendue pour le 23/12/2026",
        "Lignes : 1 · pièces : 1",
        "Distri-VoIP Exemple SAS",
        "+33 1 99 00 00 00",
    ):
        assert mention in text
    assert barcodes(render_packing_list(SHEET)) == [NUMBER]


def test_an_open_batch_is_printed_as_it_stands() -> None:
    text = whole_text(render_packing_list(replace(SHEET, batch=BATCH, language="en")))
    assert "Batch still open, as of 23 Nov 2026" in text
    assert "Fault: Pas de son" in text


def test_an_empty_batch_says_so() -> None:
    assert "ne contient rien" in whole_text(
        render_packing_list(replace(SHEET, batch=replace(BATCH, units=())))
    )


def test_sixty_units_take_several_pages_and_none_is_cut() -> None:
    units = tuple(
        a_unit(
            n, fault=LONG, name="W" * 90, serial=f"20EZ2F96{n:04d}", mac="" if n % 2 else "C0:74:AD:12:34:56"
        )
        for n in range(1, 60)
    )
    bare = a_unit(60, serial="", mac="", fault="", ticket="", name="GRP2614", quantity=20)
    pdf = render_packing_list(replace(SHEET, batch=replace(SHEET.batch, units=(*units, bare))))

    pages = page_texts(pdf)
    assert len(pages) > 3
    assert all("Grandstream" in page for page in pages)
    whole = whole_text(pdf)
    assert all(f"20EZ2F96{n:04d}" in whole for n in range(1, 60))
    assert "sans numéro" in whole
    assert "20 × GRP2614" in whole
    assert texts_beyond_their_page(pdf) == []


def test_the_same_batch_gives_the_same_bytes() -> None:
    assert render_packing_list(SHEET) == render_packing_list(SHEET)


def test_the_label_leads_back_to_its_batch_however_it_is_printed() -> None:
    read = scanned(render_batch_label(LABEL))
    assert read == {way: [NUMBER] for way in read}
    text = whole_text(render_batch_label(LABEL))
    for mention in ("RETOUR FABRICANT", "Grandstream", NUMBER, "Lignes : 12 · pièces : 31"):
        assert mention in text


def test_a_long_maker_stays_on_its_label() -> None:
    assert texts_beyond_their_page(render_batch_label(replace(LABEL, manufacturer="Fabricant " * 20))) == []


def test_what_the_fonts_cannot_draw_is_named() -> None:
    with pytest.raises(UnprintableCharacters):
        render_packing_list(replace(SHEET, batch=replace(BATCH, units=(a_unit(fault="\u4e2d"),))))
    with pytest.raises(UnprintableCharacters):
        render_batch_label(replace(LABEL, manufacturer="\u4e2d"))
