"""The credit note as its readers get it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from receiving_app.documents.credit_note_pdf import render
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.money import ZERO
from tests.documents import snapshots
from tests.documents.reading import barcodes, fonts, page_texts, picture, whole_text
from tests.documents.snapshots import BUYER, SELLER, line, many_lines, missing_cable, note, note_fee

CASES = [missing_cable, snapshots.two_rates, snapshots.belgian, snapshots.swiss]
SEVERAL_WAYS = pytest.mark.parametrize("build", CASES, ids=lambda build: build.__name__)


def test_a_usual_credit_note_is_one_page_with_its_amounts() -> None:
    (text,) = page_texts(render(missing_cable(), b""))
    for amount in ("89,50 €", "−13,43 €", "−2,50 €", "73,57 €", "14,71 €", "88,28 €"):
        assert amount in text
    assert "Page 1 / 1" in text


def test_every_mention_is_printed_in_french() -> None:
    seller = replace(SELLER, vat_on_debits=True)
    text = whole_text(render(missing_cable(seller=seller, notes=("Une note.",)), b""))
    for mention in (
        "AVOIR",
        "AV-2026-000001",
        "23/11/2026",
        "Voix & Réseaux Distribution",
        "SAS au capital de 50 000 €",
        "RCS Rennes 732829320",
        "4 rue des Frères Lumière",
        "35000 Rennes",
        "SIRET 73282932000074",
        "FR44732829320",
        "Télécom Ouest SARL",
        "12 rue du Port",
        "44000 Nantes",
        "SIREN 999810005",
        "FR04999810005",
        "Sur facture n° FA-2026-29432 du 10/09/2026",
        "Retour n° RMA-2026-004101-Z",
        "GRP2614",
        "Téléphone IP Grandstream GRP2614",
        "20EZ2F960063",
        "1 pièce",
        "20 %",
        "F-02 v1",
        "15 % de 89,50 € HT",
        "Accessoire manquant : câble réseau × 1 (GRP2614)",
        "Total marchandises HT",
        "Frais de re-stockage HT",
        "Retenues HT",
        "Total HT",
        "Total TVA",
        "Total TTC à créditer",
        "remboursé sur demande",
        "frais de recouvrement en cas de retard de paiement : 40 €",
        "Banque centrale européenne",
        "Pas d'escompte",
        "livraison de biens",
        "Option pour le paiement de la taxe d'après les débits",
        "Câble réseau : 0 sur 1 (attendu), ligne 1",
        "erreur de commande",
        "Une note.",
    ):
        assert mention in text


def test_every_mention_is_printed_in_english() -> None:
    seller = replace(SELLER, vat_on_debits=True)
    text = whole_text(render(missing_cable(seller=seller, language="en"), b""))
    for mention in (
        "CREDIT NOTE",
        "23 Nov 2026",
        "SAS with share capital of 50 000 €",
        "VAT no. FR44732829320",
        "On invoice no. FA-2026-29432 of 10 Sep 2026",
        "Return no. RMA-2026-004101-Z",
        "−€13.43",
        "€73.57",
        "€14.71",
        "Total credit incl. VAT",
        "€88.28",
        "supply of goods",
        "Option to pay VAT on debits",
        "Câble réseau: 0 of 1 (expected), line 1",
        "order error",
        "recovery costs in case of late payment: €40",
        "No discount",
    ):
        assert mention in text


def test_the_option_on_debits_is_printed_only_when_opted_for() -> None:
    assert "débits" not in whole_text(render(missing_cable(), b""))


def test_several_rates_show_a_base_and_a_tax_each() -> None:
    text = whole_text(render(snapshots.two_rates(), b""))
    for amount in ("85,00 €", "17,00 €", "42,50 €", "2,34 €", "−22,50 €", "127,50 €", "19,34 €", "146,84 €"):
        assert amount in text
    assert "5,5 % (S)" in text


def test_an_intra_community_credit_says_why_it_bears_no_tax() -> None:
    text = whole_text(render(snapshots.belgian(), b""))
    for mention in (
        "0 % (K)",
        "262 ter",
        "VATEX-EU-IC",
        "BE0428759497",
        "Belgique",
        "FR44732829320",
        "11/09/2026, Belgique",
    ):
        assert mention in text


def test_an_export_credit_says_why_it_bears_no_tax_in_english() -> None:
    text = whole_text(render(snapshots.swiss(), b""))
    for mention in ("0% (G)", "VATEX-EU-G", "Switzerland", "€66.56", "−€11.75", "€0.00"):
        assert mention in text


@SEVERAL_WAYS
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_document_ever_says_net_de_taxe(build: Callable[..., CreditNote], language: str) -> None:
    assert "net de taxe" not in whole_text(render(build(language=language), b"")).lower()


def test_a_delivery_address_of_its_own_is_printed() -> None:
    text = whole_text(render(missing_cable(delivered_to="Quai 12, 44800 Saint-Herblain"), b""))
    assert "Adresse de livraison Quai 12, 44800 Saint-Herblain" in text


def test_a_waived_fee_is_said_once_with_its_reason() -> None:
    fee = note_fee(charged=ZERO, waived=Decimal("13.43"), waiver_reason="Client fidèle")
    said = "Frais de re-stockage abandonnés : 13,43 €. Motif : Client fidèle"
    without_note = whole_text(render(note([line()], fees=(fee,)), b""))
    with_note = whole_text(render(note([line()], fees=(fee,), notes=(said,)), b""))
    assert without_note.count("Client fidèle") == with_note.count("Client fidèle") == 1


def test_a_capped_fee_says_what_is_not_charged() -> None:
    charged = note_fee(charged=Decimal("10.00"), capped=Decimal("3.43"))
    snapshot = note([line(1, "10.00")], [snapshots.fee("10.00", base=None, percent=None)], fees=(charged,))
    assert "plafonnés au montant crédité : 3,43 €" in whole_text(render(snapshot, b""))


def test_a_complete_checklist_is_said_in_short() -> None:
    complete = missing_cable(checks=missing_cable().checks[:1])
    assert "accessoires complets" in whole_text(render(complete, b""))


def test_the_hash_of_the_document_before_is_printed_as_an_anchor() -> None:
    (text,) = page_texts(render(missing_cable(chain="0123456789abcdef" * 4), b""))
    assert "AV-2026-000001 · Empreinte du document précédent : 0123 4567 89ab cdef" in text
    assert "Empreinte" not in whole_text(render(missing_cable(), b""))


def test_the_barcode_reads_back_as_the_return_number() -> None:
    assert barcodes(render(missing_cable(), b"")) == [snapshots.RMA]


def test_the_barcode_reads_back_through_the_specimen_mark() -> None:
    assert barcodes(render(missing_cable(specimen=True), b"")) == [snapshots.RMA]


def test_a_long_foreign_return_number_gets_a_barcode_across_the_page() -> None:
    rma = "RETOUR/PARIS-NORD/2026/0000123456/AB"
    pdf = render(missing_cable(rma=rma), b"")
    assert barcodes(pdf) == [rma]
    assert rma in whole_text(pdf)


def test_a_return_number_too_long_for_bars_is_printed_as_text() -> None:
    rma = "R" * 80
    pdf = render(missing_cable(rma=rma), b"")
    assert rma in whole_text(pdf)
    assert barcodes(pdf) == []


def test_a_return_number_that_code_128_lacks_is_refused() -> None:
    with pytest.raises(UnprintableCharacters) as refusal:
        render(missing_cable(rma="RMA-É-1"), b"")
    assert (refusal.value.where, refusal.value.characters) == ("rma", "É")


def test_a_specimen_says_so_on_every_page() -> None:
    for text in page_texts(render(many_lines(60, specimen=True), b"")):
        assert "SPECIMEN" in text
        assert "Données d'exemple" in text
    assert "SPECIMEN" not in whole_text(render(many_lines(60), b""))


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 12, 13, 14, 15, 16, 60])
def test_pages_are_numbered_and_repeat_the_header_of_the_table(count: int) -> None:
    texts = page_texts(render(many_lines(count), b""))
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} / {len(texts)}" in text
        assert "AV-2026-000001" in text
        if "REF-" in text:
            assert "Montant HT" in text
    assert "REF-" in texts[-1] or "−" in texts[-1]


def test_five_hundred_lines_carry_totals_that_are_the_sums_of_what_is_printed() -> None:
    snapshot = many_lines(500)
    texts = page_texts(render(snapshot, b""))
    running = ZERO
    for number, text in enumerate(texts):
        if number:
            assert f"Report, HT {_money(running)}" in text
        running += sum((each.net for each in snapshot.lines if f"{each.sku} " in text), ZERO)
        if number < len(texts) - 1:
            assert f"À reporter, HT {_money(running)}" in text
    assert running == snapshot.goods
    assert _money(snapshot.gross) in texts[-1]


def test_a_line_with_a_thousand_serials_goes_on_over_pages() -> None:
    serials = tuple(f"SN{number:08d}" for number in range(1000))
    text = whole_text(render(note([line(serials=serials), line(2)]), b""))
    assert all(serial in text for serial in serials)


def test_many_invoices_are_all_cited_with_their_dates() -> None:
    lines = [
        line(n, invoice=f"FA-{n:05d}", invoiced_on=date(2026, 1 + n % 9, 1 + n % 28)) for n in range(1, 301)
    ]
    snapshot = note(lines)
    text = whole_text(render(snapshot, b""))
    assert "Sur 300 factures" in text
    for invoice, day in snapshot.invoices:
        assert f"n° {invoice} du {day:%d/%m/%Y}" in text


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots.any_note())
def test_any_sound_snapshot_prints_inside_the_margins(snapshot: CreditNote) -> None:
    pdf = render(replace(snapshot, specimen=False), b"")
    for page in range(len(page_texts(pdf))):
        image = picture(pdf, page, dpi=36)
        edge = 20
        left = image.crop((0, 0, edge, image.height))
        right = image.crop((image.width - edge, 0, image.width, image.height))
        assert left.getextrema() == right.getextrema() == ((255, 255),) * 3


# --- hostile and odd text ------------------------------------------------------------------------


def test_markup_in_a_name_is_text() -> None:
    hostile = "<b>Gras</b> & <font size=90>Cie</font> %s {0} \\n (fin)"
    assert hostile in whole_text(render(missing_cable(buyer=replace(BUYER, name=hostile)), b""))


@pytest.mark.parametrize(
    "text", ["X" * 10_000, "mot " * 2_500, "É" * 10_000], ids=["unbroken", "words", "accents"]
)
def test_ten_thousand_characters_are_cut_and_stay_in_their_column(text: str) -> None:
    snapshot = note(
        [line(name=text)],
        buyer=replace(BUYER, name=text, street=text, city=text),
        settlement=text,
        notes=(text,),
    )
    pdf = render(snapshot, b"")
    assert "…" in whole_text(pdf)
    image = picture(pdf, dpi=72)
    assert image.crop((0, 0, 45, image.height)).getextrema() == ((255, 255),) * 3
    assert image.crop((550, 0, image.width, image.height)).getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize(
    ("change", "where", "characters"),
    [
        ({"buyer": replace(BUYER, name="東京 Telecom")}, "buyer_name", "京 U+4EAC 東 U+6771"),
        ({"buyer": replace(BUYER, city="Nantes\u202e")}, "buyer_city", "U+202E"),
        ({"seller": replace(SELLER, street="rue\x07")}, "seller_street", "U+0007"),
        ({"notes": ("bien", "مرحبا")}, "notes", "ا U+0627 ب U+0628 ح U+062D ر U+0631 م U+0645"),
        ({"settlement": "zalgo x\u0336"}, "settlement", "\u0336 U+0336"),
        ({"rma": "RMA\u200b1"}, "rma", "U+200B"),
        ({"buyer": replace(BUYER, name="deux\nlignes")}, "buyer_name", "U+000A"),
        ({"settlement": "\ud800"}, "settlement", "U+D800"),
        ({"fees": (note_fee(text="→"),)}, "fee_text", "→ U+2192"),
    ],
)
def test_what_the_fonts_lack_is_refused_by_field(
    change: dict[str, object], where: str, characters: str
) -> None:
    with pytest.raises(UnprintableCharacters) as refusal:
        render(missing_cable(**change), b"")
    assert (refusal.value.where, refusal.value.characters) == (where, characters)


def test_an_unprintable_serial_is_refused_by_field() -> None:
    with pytest.raises(UnprintableCharacters) as refusal:
        render(note([line(), line(2, serials=("OK", "字"))]), b"")
    assert refusal.value.where == "line_serials"


def test_decomposed_accents_are_composed_and_line_ends_kept_where_text_flows() -> None:
    text = whole_text(render(missing_cable(settlement="Re\u0301glement\npar virement"), b""))
    assert "Réglement par virement" in text


# --- the file ------------------------------------------------------------------------------------


@SEVERAL_WAYS
def test_the_same_snapshot_gives_the_same_bytes(build: Callable[..., CreditNote]) -> None:
    assert render(build(), b"") == render(build(), b"")


@SEVERAL_WAYS
def test_every_font_is_embedded_and_none_is_a_base_font(build: Callable[..., CreditNote]) -> None:
    found = fonts(render(build(specimen=True), b""))
    assert found
    assert all(font.Embedded and "NotoSans" in str(font.BaseFont) for font in found)


def test_the_file_is_pdf_1_7_in_rgb_with_its_information() -> None:
    pdf = render(missing_cable(specimen=True), b"")
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.pdf_version == "1.7"
        assert document.docinfo["/Title"] == "AV-2026-000001"
        assert document.docinfo["/Author"] == "Voix & Réseaux Distribution"
        assert document.docinfo["/Subject"] == "AVOIR AV-2026-000001"
        assert document.docinfo["/Creator"] == "Réception RMA"
        assert document.Root.Lang == "fr"
        operators = {
            str(instruction.operator)
            for page in document.pages
            for instruction in pikepdf.parse_content_stream(page)
        }
    assert operators.isdisjoint({"k", "K"})
    assert b"DeviceCMYK" not in pdf
    assert b"Helvetica" not in pdf


def test_large_amounts_and_six_decimals_stay_whole() -> None:
    text = whole_text(
        render(note([line(1, "9999999.999999", quantity=100_000), line(2, "0.012345", quantity=100)]), b"")
    )
    for amount in ("9 999 999,999999 €", "0,012345 €", "999 999 999 999,90 €", "1 200 000 000 001,36 €"):
        assert amount in text


def _money(value: Decimal) -> str:
    return f"{value:,.2f} €".replace(",", " ").replace(".", ",")
