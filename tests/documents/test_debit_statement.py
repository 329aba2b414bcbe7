"""Debit statements and contrary documents as their readers get them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.documents.credit_note_pdf import render as render_note
from receiving_app.documents.debit_statement import render
from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.debit_statement import DebitStatement, StatementLine
from receiving_app.domain.vocabulary import DocumentKind
from tests.documents.reading import barcodes, fonts, page_texts, whole_text
from tests.documents.snapshots import BUYER, ISSUED, RMA, SELLER, missing_cable

TEXT = "Frais de re-stockage : emballage d'origine intact : 15 %, minimum 10,00 €"


def a_line(position: int = 1, amount: str = "13.43", text: str = TEXT) -> StatementLine:
    return StatementLine(position, "F-02 v1", text, Decimal("89.50"), Decimal(amount))


def a_statement(*lines: StatementLine, **changes: object) -> DebitStatement:
    lines = lines or (a_line(),)
    made = DebitStatement(
        number="RD-2026-000001",
        issued_on=ISSUED,
        language="fr",
        rma=RMA,
        credit_note="AV-2026-000001",
        seller=SELLER,
        buyer=BUYER,
        lines=lines,
        total=sum((line.amount for line in lines), Decimal("0.00")),
        operator="Sam",
        settlement="À déduire de l'avoir.",
        notes=("Hors du champ de la TVA.",),
        chain="0123456789abcdef" * 4,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # by field name


def contrary_of(note: CreditNote) -> CreditNote:
    cites = Cited(note.number, note.issued_on, "erreur")
    return replace(note, number="AN-2026-000001", kind=DocumentKind.CANCELLATION, cancels=cites)


def test_every_mention_of_a_statement_is_printed() -> None:
    (text,) = page_texts(render(a_statement(), b""))
    for mention in (
        "RELEVÉ DE FRAIS",
        "N° RD-2026-000001",
        "23/11/2026",
        "Accompagne l'avoir n° AV-2026-000001 du 23/11/2026",
        "Voix & Réseaux Distribution",
        "RCS Rennes 732829320",
        "Télécom Ouest SARL",
        "Retour n° RMA-2026-004101-Z",
        "emballage d'origine intact",
        "F-02 v1",
        "89,50 €",
        "13,43 €",
        "Total dû, sans TVA",
        "À déduire de l'avoir.",
        "Hors du champ de la TVA.",
        "Empreinte du document précédent : 0123 4567 89ab cdef",
        "Page 1 / 1",
    ):
        assert mention in text
    assert "AVOIR" not in text


def test_a_statement_taken_back_says_what_it_cancels_in_the_customers_language() -> None:
    undone = a_statement(
        number="RD-2026-000002",
        language="en",
        kind=DocumentKind.STATEMENT_CANCELLATION,
        cancels=Cited("RD-2026-000001", ISSUED, "mistake"),
        credit_note="AN-2026-000001",
    )
    text = whole_text(render(undone, b""))
    for mention in (
        "STATEMENT CANCELLED",
        "Cancels statement no. RD-2026-000001 of 23 Nov 2026",
        "Goes with invoice no. AN-2026-000001 of 23 Nov 2026",
        "Total cancelled, without VAT",
    ):
        assert mention in text


def test_the_same_statement_gives_the_same_bytes_with_its_fonts_and_its_barcode() -> None:
    pdf = render(a_statement(), b"")
    assert pdf == render(a_statement(), b"")
    assert all(font.Embedded for font in fonts(pdf))
    assert barcodes(pdf) == [RMA]


def test_a_specimen_statement_says_so_and_long_ones_go_on_over_pages() -> None:
    lines = [a_line(position, text=f"Règle {position} : {TEXT} " * 3) for position in range(1, 31)]
    pages = page_texts(render(a_statement(*lines, specimen=True), b""))
    assert len(pages) > 1
    assert all("SPECIMEN" in page and f"Page {n} / {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert "402,90 €" in pages[-1]


def test_what_the_fonts_lack_is_refused_by_field() -> None:
    with pytest.raises(UnprintableCharacters) as refused:
        render(a_statement(a_line(text="frais 🐢")), b"")
    assert refused.value.where == "line_text"


def test_an_invoice_that_takes_a_credit_note_back_says_so_and_asks_for_its_amounts() -> None:
    (text,) = page_texts(render_note(contrary_of(missing_cable()), b""))
    for mention in (
        "FACTURE",
        "N° AN-2026-000001",
        "Annule l'avoir n° AV-2026-000001 du 23/11/2026",
        "Sur facture n° FA-2026-29432 du 10/09/2026",
        "Total TTC dû",
        "88,28 €",
        "−13,43 €",
    ):
        assert mention in text
    for foreign in ("AVOIR", "à créditer", "Pourquoi ces frais", "Contrôle à réception"):
        assert foreign not in text
