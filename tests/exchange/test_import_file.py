"""Whole files into a real database."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Status
from receiving_app.exchange.importer import FileImport, import_file
from receiving_app.services import import_catalogue
from receiving_app.services.import_returns import CHUNK, import_returns
from receiving_app.services.import_rows import ImportOptions, ImportReport, Refusal
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.ports import Bench
from receiving_app.services.scan import Result, scan
from receiving_app.wording import in_language
from tests.exchange.files import (
    CATALOGUE,
    ITEM,
    ORDINARY,
    OTHER_RMA,
    RETURNS,
    RMA,
    a_row,
    opened,
    returns_file,
    write,
)


def run(bench: Bench, path: Path, *, dry_run: bool = False) -> ImportReport:
    return import_file(bench, path, FileImport(lambda row: row.code, path.parent, dry_run))


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.refused


def case(bench: Bench, rma: str = RMA) -> ReturnCase:
    with bench.reading() as uow:
        found = uow.returns.get(rma)
    assert found is not None
    return found


def imports(bench: Bench) -> list[JournalEntry]:
    with bench.reading() as uow:
        return [entry for entry in uow.journal.of_return("") if entry.act == "file_imported"]


def store_case(bench: Bench, changed: ReturnCase) -> None:
    with bench.writing() as uow:
        uow.returns.get(changed.rma)
        uow.returns.save(changed)
        uow.commit()


# --- samples --------------------------------------------------------------------------------


def test_the_samples_give_13_products_and_60_returns_and_nothing_the_second_time(bench: Bench) -> None:
    products = run(bench, CATALOGUE)
    assert products.created + products.updated == 13
    assert counts(run(bench, CATALOGUE)) == (0, 0, 13, 0)
    first = run(bench, RETURNS)
    assert (first.rows, *counts(first)) == (75, 60, 0, 0, 0)
    assert counts(run(bench, RETURNS)) == (0, 0, 60, 0)
    assert case(bench, "RMA-2026-004125-L").revision == 0


def test_a_dry_run_says_the_same_and_changes_nothing(bench: Bench) -> None:
    planned = run(bench, RETURNS, dry_run=True)
    assert imports(bench) == []
    assert replace(planned, dry_run=False) == run(bench, RETURNS)


def test_an_import_is_journalled_with_its_counts_and_the_files_name_only(bench: Bench) -> None:
    run(bench, RETURNS)
    [entry] = imports(bench)
    assert dict(entry.facts) == {
        "file": "retours_autorises.csv",
        "kind": "returns",
        "rows": 75,
        "created": 60,
        "updated": 0,
        "unchanged": 0,
        "refused": 0,
        "cancelled": False,
    }


# --- one return, several rows ---------------------------------------------------------------


def test_rows_of_one_return_make_its_lines_in_their_order(bench: Bench, folder: Path) -> None:
    rows = [a_row(ligne_facture=number) for number in ("3", "1", "2")]
    assert counts(run(bench, returns_file(folder, *rows))) == (1, 0, 0, 0)
    assert [(line.number, line.invoice_line) for line in case(bench).lines] == [(1, 3), (2, 1), (3, 2)]


def test_rows_of_one_return_far_apart_still_make_one_return_counted_once(bench: Bench, folder: Path) -> None:
    between = [a_row(numero_rma=RmaNumber.build(2026, n).text) for n in range(1, 2 * CHUNK)]
    path = returns_file(folder, a_row(), *between, a_row(ligne_facture="2"))
    planned = run(bench, path, dry_run=True)
    done = run(bench, path)
    assert counts(done) == counts(planned) == (2 * CHUNK, 0, 0, 0)
    assert len(case(bench).lines) == 2
    assert counts(run(bench, path)) == (0, 0, 2 * CHUNK, 0)


def test_valid_rows_are_kept_and_refused_ones_written_beside(bench: Bench, folder: Path) -> None:
    path = returns_file(folder, a_row(), a_row(ligne_facture="2", taux_tva="7"), a_row(numero_rma=OTHER_RMA))
    report = run(bench, path)
    assert counts(report) == (2, 0, 0, 1)
    [refused] = report.refusals
    assert (refused.line, refused.column, refused.value) == (3, "taux_tva", "7")
    assert report.refused_file == str(folder / "retours.refuses.csv")
    assert Path(report.refused_file).read_text("utf-8-sig").count("\n") == 2


def test_a_dry_run_writes_no_file(bench: Bench, folder: Path) -> None:
    report = run(bench, returns_file(folder, a_row(motif="autre")), dry_run=True)
    assert (report.refused, report.refused_file) == (1, "")
    assert len(list(folder.iterdir())) == 1


def test_rows_absent_from_a_later_file_change_nothing(bench: Bench, folder: Path) -> None:
    run(bench, returns_file(folder, a_row(), a_row(ligne_facture="2"), a_row(numero_rma=OTHER_RMA)))
    assert counts(run(bench, returns_file(folder, a_row()))) == (0, 0, 1, 0)
    assert len(case(bench).lines) == 2


# --- changed rows ---------------------------------------------------------------------------


def test_everything_of_a_return_that_never_arrived_follows_the_file(bench: Bench, folder: Path) -> None:
    run(bench, returns_file(folder, a_row()))
    changed = a_row(
        prix_unitaire_ht="75,00",
        quantite_annoncee="1",
        numeros_serie="AAAA1111",
        adresses_mac="",
        motif="defectueux",
        ville="Rezé",
        expire_le="20/12/2026",
    )
    assert counts(run(bench, returns_file(folder, changed, a_row(**{**changed, "ligne_facture": "2"})))) == (
        0,
        1,
        0,
        0,
    )
    stored = case(bench)
    assert (stored.lines[0].unit_price, stored.lines[0].serials) == (Decimal("75.00"), ("AAAA1111",))
    assert (stored.reason, stored.customer.city, len(stored.lines)) == ("defective", "Rezé", 2)


def test_columns_that_a_later_file_lacks_change_nothing(bench: Bench, folder: Path) -> None:
    run(bench, returns_file(folder, a_row(panne_declaree="Écran noir")))
    left = {
        name: value
        for name, value in ORDINARY.items()
        if name not in ("numero_suivi", "panne_declaree", "ville")
    }
    assert counts(run(bench, returns_file(folder, left))) == (0, 0, 1, 0)


STILL_OPEN = [
    ("numero_suivi", "XY999999999"),
    ("livre_le", "20/11/2026"),
    ("expire_le", "31/12/2026"),
    ("ticket_support", "TK-1"),
    ("ticket_fabricant", "5046"),
    ("panne_declaree", "Écran noir"),
    ("courriel", "autre@example.com"),
]
NO_LONGER = [
    ("prix_unitaire_ht", "75,00"),
    ("quantite_annoncee", "2"),
    ("quantite_facturee", "9"),
    ("numeros_serie", "AAAA1111"),
    ("reference", "GXP2135"),
    ("taux_tva", "10"),
    ("motif", "defectueux"),
    ("ville", "Rezé"),
]
SINGLE = {"quantite_annoncee": "1", "numeros_serie": "20EZ2F960063", "adresses_mac": ""}


@pytest.mark.parametrize(("column", "value"), STILL_OPEN)
def test_what_is_still_open_of_an_arrived_return_follows_the_file(
    bench: Bench, folder: Path, column: str, value: str
) -> None:
    run(bench, returns_file(folder, a_row(**SINGLE)))
    assert scan(bench, RMA).result is Result.RECEIVED
    report = run(bench, returns_file(folder, a_row(**{**SINGLE, column: value})))
    assert counts(report) == (0, 1, 0, 0)
    assert len(case(bench).units) == 1


@pytest.mark.parametrize(("column", "value"), NO_LONGER)
def test_what_was_received_no_longer_follows_the_file(
    bench: Bench, folder: Path, column: str, value: str
) -> None:
    run(bench, returns_file(folder, a_row(**SINGLE)))
    scan(bench, RMA)
    before = case(bench)
    report = run(bench, returns_file(folder, a_row(**{**SINGLE, column: value})))
    assert [(row.column, row.code) for row in report.refusals] == [(column, Refusal.ALREADY_RECEIVED)]
    assert counts(report) == (0, 0, 0, 1)
    assert case(bench) == before


def test_a_line_added_after_the_first_arrival_is_awaited(bench: Bench, folder: Path) -> None:
    run(bench, returns_file(folder, a_row(**SINGLE)))
    scan(bench, RMA)
    more = returns_file(folder, a_row(**SINGLE), a_row(ligne_facture="2"))
    assert counts(run(bench, more)) == (0, 1, 0, 0)
    stored = case(bench)
    assert (len(stored.lines), len(stored.units), stored.complete) == (2, 1, False)


@pytest.mark.parametrize(
    ("status", "code"),
    [(Status.CLOSED, Refusal.RETURN_CLOSED), (Status.CANCELLED, Refusal.RETURN_CANCELLED)],
)
def test_nothing_of_a_closed_or_cancelled_return_changes(
    bench: Bench, folder: Path, status: Status, code: Refusal
) -> None:
    run(bench, returns_file(folder, a_row()))
    store_case(bench, replace(case(bench), status=status))
    assert counts(run(bench, returns_file(folder, a_row()))) == (0, 0, 1, 0)
    for changes in ({"numero_suivi": "XY999999999"}, {"ligne_facture": "2"}):
        report = run(bench, returns_file(folder, a_row(**changes)))
        assert [row.code for row in report.refusals] == [code]


@pytest.mark.parametrize(
    "changes",
    [
        {"code_client": "C2"},
        {"siren": "999810070"},
        {"code_client": "", "client": "Autre SARL"},
    ],
)
def test_a_number_on_file_for_another_customer_is_refused(
    bench: Bench, folder: Path, changes: dict[str, str]
) -> None:
    run(bench, returns_file(folder, a_row()))
    report = run(bench, returns_file(folder, a_row(**changes)))
    assert [(row.code, row.column) for row in report.refusals] == [(Refusal.OTHER_CUSTOMER, "client")]
    assert case(bench).customer.code == "C1001"


def test_hostile_text_is_stored_as_it_is(bench: Bench, folder: Path) -> None:
    run(bench, returns_file(folder, a_row(client="<b>Pro</b> & =1+1 שלום")))
    assert case(bench).customer.name == "<b>Pro</b> & =1+1 שלום"


# --- long imports ---------------------------------------------------------------------------


def many(folder: Path, count: int) -> Path:
    return returns_file(
        folder, *(a_row(numero_rma=RmaNumber.build(2026, n).text) for n in range(1, count + 1))
    )


def test_cancelling_keeps_what_is_stored_and_a_second_import_completes_it(bench: Bench, folder: Path) -> None:
    path = many(folder, 3 * CHUNK)
    seen: list[tuple[int, int]] = []
    wanted = FileImport(
        lambda row: row.code, folder, progress=lambda *at: seen.append(at), cancelled=lambda: len(seen) == 2
    )
    report = import_file(bench, path, wanted)
    assert (report.cancelled, report.created) == (True, 2 * CHUNK)
    assert all(0 < done <= size == path.stat().st_size for done, size in seen)
    assert counts(run(bench, path)) == (CHUNK, 0, 2 * CHUNK, 0)


def test_the_report_keeps_the_first_thousand_refusals_and_the_file_all(bench: Bench, folder: Path) -> None:
    report = run(bench, returns_file(folder, *[a_row(motif="autre")] * 1100))
    assert (report.refused, len(report.refusals)) == (1100, 1000)
    assert Path(report.refused_file).read_bytes().count(b"\r\n") == 1101


# --- catalogue ------------------------------------------------------------------------------


def bare(sku: str, **changes: str) -> dict[str, str]:
    empty = dict.fromkeys(
        ("accessoire_fr", "accessoire_en", "niveau", "quantite", "prix_remplacement_ht"), ""
    )
    return {**ITEM, **empty, "reference": sku, "gtin": "", **changes}


def test_rows_of_a_product_need_not_stand_together(bench: Bench, folder: Path) -> None:
    cable = {**ITEM, "accessoire_fr": "Câble réseau", "niveau": "attendu"}
    report = run(bench, write(folder / "c.csv", ITEM, bare("NEW-1"), cable))
    assert counts(report) == (1, 1, 0, 0)
    with bench.reading() as uow:
        product = uow.catalogue.products(["GRP2614"])["GRP2614"]
    assert [item.key for item in product.checklist] == ["combine", "cable_reseau"]


@pytest.mark.parametrize(
    ("rows", "column", "code"),
    [
        ((ITEM, {**ITEM, "designation": "Autre"}), "designation", Refusal.DIFFERS_IN_PRODUCT),
        ((ITEM, {**ITEM, "prix_remplacement_ht": "1"}), "accessoire_fr", Refusal.ITEM_TWICE),
        ((ITEM, bare("NEW-1", gtin=ITEM["gtin"])), "gtin", Refusal.GTIN_TAKEN),
    ],
)
def test_rows_of_a_catalogue_that_disagree_are_refused(
    bench: Bench, folder: Path, rows: tuple[dict[str, str], ...], column: str, code: Refusal
) -> None:
    report = run(bench, write(folder / "c.csv", *rows))
    assert [(row.line, row.column, row.code) for row in report.refusals] == [(3, column, code)]


def test_repeated_rows_of_a_catalogue_are_passed_over(bench: Bench, folder: Path) -> None:
    report = run(bench, write(folder / "c.csv", ITEM, ITEM, bare("NEW-1"), bare("NEW-1")))
    assert (report.repeated, report.refused) == (2, 0)


def test_a_gtin_of_another_product_on_file_is_refused(bench: Bench, folder: Path) -> None:
    run(bench, write(folder / "c.csv", ITEM))
    report = run(bench, write(folder / "c.csv", bare("NEW-1", gtin=ITEM["gtin"])))
    assert [(row.code, row.facts["sku"]) for row in report.refusals] == [(Refusal.GTIN_TAKEN, "GRP2614")]


def test_a_dry_run_of_a_catalogue_changes_nothing(bench: Bench) -> None:
    planned = run(bench, CATALOGUE, dry_run=True)
    assert replace(planned, dry_run=False) == run(bench, CATALOGUE)


def test_a_cancelled_catalogue_stores_nothing_more(bench: Bench) -> None:
    wanted = FileImport(lambda row: row.code, CATALOGUE.parent, cancelled=lambda: True)
    report = import_file(bench, CATALOGUE, wanted)
    assert (report.cancelled, report.created, report.updated) == (True, 0, 0)


def test_a_catalogue_beyond_memory_is_refused_from_there_on(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_catalogue, "MOST_ROWS", 2)
    report = run(bench, write(folder / "c.csv", bare("A1"), bare("A2"), bare("A3")))
    assert (report.created, [row.code for row in report.refusals]) == (2, [Refusal.TOO_MANY_ROWS])


# --- words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("code", list(Refusal))
def test_every_refusal_has_its_sentence_in_both_languages(code: Refusal, language: str) -> None:
    key = f"import.refused.{code}"
    sentence = in_language(language).text(key)
    assert sentence != key
    assert sentence.endswith(".")


def test_a_refusal_is_said_with_its_facts(bench: Bench, folder: Path) -> None:
    path = returns_file(folder, a_row(quantite_annoncee="3"), a_row(pays="BE", taux_tva="0", tva_intracom=""))
    words = in_language("fr")
    said = [words.text(f"import.refused.{row.code}", **row.data()) for row in run(bench, path).refusals]
    assert said[0].startswith("3 annoncés pour 2 facturés.")
    assert said[1].startswith("Client de l'Union (BE) facturé à 0 % sans numéro de TVA")


def test_a_return_left_alone_by_its_first_row_and_changed_by_a_far_one_counts_as_updated(
    bench: Bench, folder: Path
) -> None:
    between = [a_row(numero_rma=RmaNumber.build(2026, n).text) for n in range(1, 2 * CHUNK)]
    run(bench, returns_file(folder, a_row(), *between))
    report = run(bench, returns_file(folder, a_row(), *between, a_row(ligne_facture="2")))
    assert counts(report) == (0, 1, 2 * CHUNK - 1, 0)


def test_a_long_catalogue_shows_its_progress_and_can_be_cancelled_while_it_is_read(
    bench: Bench, folder: Path
) -> None:
    path = write(folder / "c.csv", *(bare(f"A{n}") for n in range(2500)))
    seen: list[int] = []
    wanted = FileImport(
        lambda row: row.code,
        folder,
        progress=lambda *at: seen.append(at[0]),
        cancelled=lambda: len(seen) == 2,
    )
    report = import_file(bench, path, wanted)
    assert (report.cancelled, report.rows, report.created) == (True, 2000, 0)


def test_a_service_needs_nothing_but_a_name_to_import(bench: Bench, folder: Path) -> None:
    with opened(returns_file(folder, a_row(motif="autre"))) as source:
        report = import_returns(bench, source.return_rows(), ImportOptions("retours.csv"))
    assert (report.rows, report.refused) == (1, 1)
