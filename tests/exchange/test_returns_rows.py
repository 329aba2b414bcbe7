from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from receiving_app.domain.vocabulary import Reason
from receiving_app.services.import_rows import ImportedRow, Refusal, RefusedRow
from tests.exchange.files import (
    ORDINARY,
    OTHER_RMA,
    RETURNS,
    RMA,
    a_row,
    opened,
    parsed,
    refusals,
    returns_file,
    valid,
    write,
)


def test_the_sample_file_is_75_rows_of_60_returns_without_a_refusal() -> None:
    rows = valid(RETURNS)
    assert len(rows) == 75
    assert len({row.rma for row in rows}) == 60


def test_windows_1252_letters_and_the_decimal_comma_are_read() -> None:
    row = valid(RETURNS)[1]
    assert row.customer.name == "Visio Œuvre Réunie"
    assert row.line.unit == "pièce"
    assert row.line.unit_price == Decimal("1.706")
    assert row.line.invoiced_on == date(2026, 9, 15)


def test_a_row_becomes_a_line_with_its_customer_and_serials(tmp_path: Path) -> None:
    [row] = valid(returns_file(tmp_path, a_row()))
    assert (row.rma, row.reason, row.opened_on) == (RMA, Reason.ORDER_ERROR, date(2026, 11, 17))
    assert row.line.serials == ("20EZ2F960063", "20EZ2F960064")
    assert row.line.macs == ("C0:74:AD:25:33:D9", "C0:74:AD:25:33:DA")
    assert row.customer.vat_number == "FR04999810005"
    assert row.carrier_delivered_on == date(2026, 11, 19)
    assert row.source.line == 2


@pytest.mark.parametrize(
    ("written", "price"),
    [
        ("89,50", "89.50"),
        ("89.5", "89.5"),
        ("1 234,56", "1234.56"),
        ("1\u202f234,56", "1234.56"),
        ("1\u00a0234,56 €", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1,706", "1.706"),
        ("0", "0"),
        ("0,000001", "0.000001"),
    ],
)
def test_amounts_are_read_as_the_back_office_writes_them(tmp_path: Path, written: str, price: str) -> None:
    [row] = valid(returns_file(tmp_path, a_row(prix_unitaire_ht=written)))
    assert row.line.unit_price == Decimal(price)


@pytest.mark.parametrize(
    "written", ["10/09/2026", "2026-09-10", "10-09-2026", "10.9.2026", "2026-09-10T08:30:00Z"]
)
def test_french_and_iso_dates_are_the_same_day(tmp_path: Path, written: str) -> None:
    [row] = valid(returns_file(tmp_path, a_row(date_facture=written)))
    assert row.line.invoiced_on == date(2026, 9, 10)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Erreur de commande", Reason.ORDER_ERROR),
        ("erreur_livraison", Reason.DELIVERY_ERROR),
        ("DÉFECTUEUX", Reason.DEFECTIVE),
        ("delivery error", Reason.DELIVERY_ERROR),
        ("defective", Reason.DEFECTIVE),
    ],
)
def test_reasons_are_read_in_french_and_english(tmp_path: Path, written: str, reason: Reason) -> None:
    [row] = valid(returns_file(tmp_path, a_row(motif=written)))
    assert row.reason is reason


@pytest.mark.parametrize(("written", "code"), [("France", "FR"), ("fr", "FR"), ("La Réunion", "RE")])
def test_countries_are_read_by_code_and_by_name(tmp_path: Path, written: str, code: str) -> None:
    [row] = valid(returns_file(tmp_path, a_row(pays=written)))
    assert row.customer.country == code


@pytest.mark.parametrize("unit", ["pièce", "PCE", "Pièces", "", "unité"])
def test_a_piece_is_a_piece_however_it_is_abbreviated(tmp_path: Path, unit: str) -> None:
    [row] = valid(returns_file(tmp_path, a_row(unite=unit)))
    assert row.line.unit == "pièce"


@pytest.mark.parametrize(
    "text", ["<b>Pro</b> & Cie", "=1+1", "@SUM(A1)", "حسين بن علي", "שלום", "Ωμέγα", '12" rack']
)
def test_what_looks_like_code_and_every_script_is_accepted_unchanged(tmp_path: Path, text: str) -> None:
    [row] = valid(returns_file(tmp_path, a_row(client=text, panne_declaree=text)))
    assert (row.customer.name, row.line.fault) == (text, text)


def test_a_fault_typed_on_two_lines_becomes_one_and_lines_are_still_counted(tmp_path: Path) -> None:
    first = a_row(panne_declaree="Écran noir\r\nau démarrage")
    rows = valid(returns_file(tmp_path, first, a_row(numero_rma=OTHER_RMA)))
    assert rows[0].line.fault == "Écran noir au démarrage"
    assert [row.source.line for row in rows] == [2, 4]


def test_a_number_of_another_ticket_system_is_accepted_by_its_pattern(tmp_path: Path) -> None:
    path = returns_file(tmp_path, a_row(numero_rma="tk-88123"))
    with opened(path, (r"TK-\d{5}",)) as source:
        [row] = source.return_rows()
    assert isinstance(row, ImportedRow)
    assert row.rma == "TK-88123"


LONG = "x" * 501
REFUSED = [
    ({"numero_rma": ""}, "numero_rma", Refusal.MISSING),
    ({"numero_rma": "RMA-2026-004101-A"}, "numero_rma", Refusal.INVALID_CHECK_CHARACTER),
    ({"numero_rma": "4101"}, "numero_rma", Refusal.INVALID_IDENTIFIER),
    ({"motif": "autre"}, "motif", Refusal.UNKNOWN_REASON),
    ({"motif": ""}, "motif", Refusal.MISSING),
    ({"ouvert_le": "31/02/2026"}, "ouvert_le", Refusal.NOT_A_DATE),
    ({"ouvert_le": "17/11/26"}, "ouvert_le", Refusal.NOT_A_DATE),
    ({"ouvert_le": "11/17/2026"}, "ouvert_le", Refusal.NOT_A_DATE),
    ({"expire_le": "01/01/2100"}, "expire_le", Refusal.DATE_OUT_OF_RANGE),
    ({"expire_le": "16/11/2026"}, "expire_le", Refusal.EXPIRES_BEFORE_OPENED),
    ({"date_facture": "01/01/1900"}, "date_facture", Refusal.DATE_OUT_OF_RANGE),
    ({"date_facture": "31/12/1999"}, "date_facture", Refusal.DATE_OUT_OF_RANGE),
    ({"date_facture": "24/11/2026"}, "date_facture", Refusal.DATE_IN_FUTURE),
    ({"client": ""}, "client", Refusal.MISSING),
    ({"client": "x" * 201}, "client", Refusal.TEXT_TOO_LONG),
    ({"adresse": "x" * 201}, "adresse", Refusal.TEXT_TOO_LONG),
    ({"panne_declaree": LONG}, "panne_declaree", Refusal.TEXT_TOO_LONG),
    ({"unite": "x" * 21}, "unite", Refusal.TEXT_TOO_LONG),
    ({"client": "Télé\x07com"}, "client", Refusal.CONTROL_CHARACTER),
    ({"client": "Télé\x00com"}, "client", Refusal.CONTROL_CHARACTER),
    ({"client": "Télé\ncom"}, "client", Refusal.CONTROL_CHARACTER),
    ({"client": "Télé\ufffdcom"}, "client", Refusal.UNREADABLE_CHARACTER),
    ({"client": "a\u202eb"}, "client", Refusal.DIRECTION_CHARACTER),
    ({"client": "a\u2066b"}, "client", Refusal.DIRECTION_CHARACTER),
    ({"client": "a\u200fb"}, "client", Refusal.DIRECTION_CHARACTER),
    ({"pays": ""}, "pays", Refusal.MISSING),
    ({"pays": "ZZ"}, "pays", Refusal.UNKNOWN_COUNTRY),
    ({"pays_livraison": "Atlantide"}, "pays_livraison", Refusal.UNKNOWN_COUNTRY),
    ({"siren": "999810006"}, "siren", Refusal.INVALID_CHECK_CHARACTER),
    ({"siren": "12"}, "siren", Refusal.INVALID_IDENTIFIER),
    ({"siret": "99981000500011"}, "siret", Refusal.INVALID_CHECK_CHARACTER),
    ({"tva_intracom": "FR05999810005"}, "tva_intracom", Refusal.INVALID_CHECK_CHARACTER),
    ({"courriel": "compta"}, "courriel", Refusal.INVALID_EMAIL),
    ({"schema_adresse": "peppol"}, "schema_adresse", Refusal.INVALID_IDENTIFIER),
    ({"langue": "de"}, "langue", Refusal.UNKNOWN_LANGUAGE),
    ({"facture": "=1+1"}, "facture", Refusal.INVALID_IDENTIFIER),
    ({"ligne_facture": "0"}, "ligne_facture", Refusal.NUMBER_OUT_OF_RANGE),
    ({"reference": "GRP 2614"}, "reference", Refusal.INVALID_IDENTIFIER),
    ({"reference_recue": "é è"}, "reference_recue", Refusal.INVALID_IDENTIFIER),
    ({"quantite_annoncee": "0"}, "quantite_annoncee", Refusal.NUMBER_OUT_OF_RANGE),
    ({"quantite_annoncee": "-1"}, "quantite_annoncee", Refusal.NUMBER_OUT_OF_RANGE),
    ({"quantite_facturee": "100001"}, "quantite_facturee", Refusal.NUMBER_OUT_OF_RANGE),
    ({"quantite_annoncee": "1,5"}, "quantite_annoncee", Refusal.NOT_A_WHOLE_NUMBER),
    ({"quantite_recue": "deux"}, "quantite_recue", Refusal.NOT_A_WHOLE_NUMBER),
    ({"quantite_annoncee": "3"}, "quantite_annoncee", Refusal.ANNOUNCED_ABOVE_INVOICED),
    ({"prix_unitaire_ht": "-1,00"}, "prix_unitaire_ht", Refusal.AMOUNT_OUT_OF_RANGE),
    ({"prix_unitaire_ht": "10000000"}, "prix_unitaire_ht", Refusal.AMOUNT_OUT_OF_RANGE),
    ({"prix_unitaire_ht": "0,0000001"}, "prix_unitaire_ht", Refusal.AMOUNT_OUT_OF_RANGE),
    ({"prix_unitaire_ht": "NaN"}, "prix_unitaire_ht", Refusal.NOT_AN_AMOUNT),
    ({"prix_unitaire_ht": "1e3"}, "prix_unitaire_ht", Refusal.NOT_AN_AMOUNT),
    ({"prix_unitaire_ht": "٣"}, "prix_unitaire_ht", Refusal.NOT_AN_AMOUNT),
    ({"prix_unitaire_ht": "12 34,5"}, "prix_unitaire_ht", Refusal.NOT_AN_AMOUNT),
    (
        {"numeros_serie": "20EZ2F960063|20EZ2F960064|20EZ2F960065"},
        "numeros_serie",
        Refusal.MORE_SERIALS_THAN_UNITS,
    ),
    ({"numeros_serie": "20EZ2F960063|20ez2f960063"}, "numeros_serie", Refusal.TWICE_IN_LIST),
    ({"numeros_serie": "|20EZ2F960063"}, "numeros_serie", Refusal.GAP_IN_LIST),
    ({"adresses_mac": "C0:74"}, "adresses_mac", Refusal.INVALID_IDENTIFIER),
    ({"numero_suivi": "XY"}, "numero_suivi", Refusal.INVALID_IDENTIFIER),
    ({"taux_tva": "19,6"}, "taux_tva", Refusal.VAT_RATE_UNKNOWN),
    ({"taux_tva": "0"}, "taux_tva", Refusal.VAT_RATE_UNKNOWN),
    ({"pays": "CH"}, "taux_tva", Refusal.VAT_RATE_OUTSIDE_EU),
    ({"pays": "BE", "taux_tva": "0", "tva_intracom": ""}, "tva_intracom", Refusal.VAT_NUMBER_MISSING),
    ({"pays": "BE", "taux_tva": "0"}, "tva_intracom", Refusal.VAT_NUMBER_FRENCH),
]


@pytest.mark.parametrize(("changes", "column", "code"), REFUSED)
def test_a_bad_cell_refuses_its_row_by_line_column_and_reason(
    tmp_path: Path, changes: dict[str, str], column: str, code: Refusal
) -> None:
    path = returns_file(tmp_path, a_row(numero_rma=OTHER_RMA), a_row(**changes))
    first, second = parsed(path)
    assert isinstance(first, ImportedRow)
    assert isinstance(second, RefusedRow)
    assert (second.line, second.column, second.code) == (3, column, code)
    assert len(second.value) <= 60


def test_a_direction_character_is_named(tmp_path: Path) -> None:
    [refused] = refusals(returns_file(tmp_path, a_row(client="a\u202eb")))
    assert refused.facts["character"] == "U+202E RIGHT-TO-LEFT OVERRIDE"


@pytest.mark.parametrize(
    "changes",
    [
        {"pays": "BE", "taux_tva": "0", "tva_intracom": "BE0999000228"},
        {"pays": "BE", "taux_tva": "20 %", "tva_intracom": ""},
        {"pays": "CH", "taux_tva": "0,00", "tva_intracom": ""},
        {"pays": "MC", "taux_tva": "5,5"},
        {"pays": "RE", "taux_tva": "8.5"},
    ],
)
def test_every_vat_treatment_that_we_know_is_accepted(tmp_path: Path, changes: dict[str, str]) -> None:
    assert len(valid(returns_file(tmp_path, a_row(**changes)))) == 1


def test_a_company_without_official_numbers_is_accepted(tmp_path: Path) -> None:
    [row] = valid(
        returns_file(tmp_path, a_row(siren="", siret="", tva_intracom="", courriel="", schema_adresse=""))
    )
    assert row.customer.siren == ""


def test_headers_are_found_in_any_case_accent_or_language(tmp_path: Path) -> None:
    renamed = {
        "numero_rma": "N° RMA",
        "motif": "Reason",
        "ouvert_le": "Opened on",
        "quantite_facturee": "Quantité facturée",
        "prix_unitaire_ht": "PRIX UNITAIRE HT",
        "adresses_mac": "MAC addresses",
    }
    row = {renamed.get(name, name): value for name, value in ORDINARY.items()}
    path = returns_file(tmp_path, {**row, "Commentaire": "x", "": "y"})
    with opened(path) as source:
        assert source.ignored_columns == ("Commentaire",)
        [found] = source.return_rows()
    assert isinstance(found, ImportedRow)


def test_a_refusal_names_the_column_as_the_file_writes_it(tmp_path: Path) -> None:
    row = {
        ("Prix Unitaire HT" if name == "prix_unitaire_ht" else name): value
        for name, value in ORDINARY.items()
    }
    [refused] = refusals(returns_file(tmp_path, {**row, "Prix Unitaire HT": "gratuit"}))
    assert (refused.column, refused.value) == ("Prix Unitaire HT", "gratuit")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_separator_and_encoding_gives_the_same_row(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    path = write(tmp_path / "r.csv", a_row(), encoding=encoding, separator=separator)
    [row] = valid(path)
    assert (row.customer.name, row.line.unit_price) == ("Télécom Ouest SARL", Decimal("89.50"))
