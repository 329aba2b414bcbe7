"""Rows that speak of the same return or the same invoice line: one file, two files, what is on file."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Status
from receiving_app.exchange.importer import FileImport, import_file
from receiving_app.services import import_invoices
from receiving_app.services.import_returns import CHUNK
from receiving_app.services.import_rows import ImportReport, Refusal
from receiving_app.services.ports import Bench
from receiving_app.services.scan import Result, scan
from receiving_app.wording import LANGUAGES, in_language
from tests.exchange.files import OTHER_RMA, RMA, a_row, returns_file

THIRD_RMA = RmaNumber.build(2026, 4107).text
CHEAPER = {"prix_unitaire_ht": "80,00"}
FIGURES = [
    ({"prix_unitaire_ht": "80,00"}, "prix_unitaire_ht", Decimal("89.50")),
    ({"quantite_facturee": "3"}, "quantite_facturee", 2),
    ({"taux_tva": "10"}, "taux_tva", Decimal(20)),
    ({"date_facture": "11/09/2026"}, "date_facture", date(2026, 9, 10)),
]


def run(bench: Bench, folder: Path, *rows: dict[str, str], dry_run: bool = False) -> ImportReport:
    path = returns_file(folder, *rows)
    return import_file(bench, path, FileImport(lambda row: row.code, folder, dry_run))


def refused(report: ImportReport) -> list[tuple[int, str, str]]:
    return [(row.line, row.column, row.code) for row in report.refusals]


def case(bench: Bench, rma: str = RMA) -> ReturnCase | None:
    with bench.reading() as uow:
        return uow.returns.get(rma)


def price(bench: Bench, rma: str = RMA) -> Decimal:
    found = case(bench, rma)
    assert found is not None
    return found.lines[0].unit_price


def put(bench: Bench, changed: ReturnCase) -> None:
    with bench.writing() as uow:
        uow.returns.get(changed.rma)
        uow.returns.save(changed)
        uow.commit()


def between(count: int = CHUNK) -> list[dict[str, str]]:
    """Rows of other returns, so that what stands before and after them is not stored together."""
    return [a_row(numero_rma=RmaNumber.build(2026, n).text, facture=f"FB-{n}") for n in range(1, count + 1)]


# --- one return -----------------------------------------------------------------------------


@pytest.mark.parametrize("apart", [0, CHUNK])
@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"code_client": "C2", "client": "Autre"}, "client", Refusal.OTHER_CUSTOMER),
        ({"siren": "999810070"}, "client", Refusal.OTHER_CUSTOMER),
        ({"motif": "defectueux"}, "motif", Refusal.OTHER_REASON),
        ({"ville": "Rennes"}, "client", Refusal.DIFFERS_IN_RETURN),
        ({"expire_le": "18/12/2026"}, "expire_le", Refusal.DIFFERS_IN_RETURN),
        ({"numero_suivi": "XY999999999"}, "numero_suivi", Refusal.DIFFERS_IN_RETURN),
        ({"livre_le": ""}, "livre_le", Refusal.DIFFERS_IN_RETURN),
    ],
)
def test_rows_of_one_return_that_disagree_are_refused(
    bench: Bench, folder: Path, changes: dict[str, str], column: str, code: Refusal, apart: int
) -> None:
    report = run(bench, folder, a_row(), *between(apart), a_row(ligne_facture="2", **changes))
    assert refused(report) == [(3 + apart, column, code)]


def test_a_line_given_twice_with_other_values_is_refused_and_an_identical_one_passed_over(
    bench: Bench, folder: Path
) -> None:
    same = a_row(prix_unitaire_ht="89.500")
    report = run(bench, folder, a_row(), same, a_row(prix_unitaire_ht="90,00"))
    assert refused(report) == [(4, "ligne_facture", Refusal.DUPLICATE)]
    assert (report.created, report.repeated, report.rows) == (1, 1, 3)


def test_a_line_repeated_with_another_day_for_its_return_is_refused(bench: Bench, folder: Path) -> None:
    report = run(bench, folder, a_row(), a_row(expire_le="18/12/2026"))
    assert refused(report) == [(3, "expire_le", Refusal.DIFFERS_IN_RETURN)]


def test_a_refused_row_does_not_count_as_the_first_of_its_return_or_its_line(
    bench: Bench, folder: Path
) -> None:
    nameless = a_row(client="", code_client="C9")
    other_day = a_row(ligne_facture="2", expire_le="18/12/2026")
    report = run(bench, folder, nameless, a_row(), other_day, a_row(ligne_facture="2"))
    assert [row.code for row in report.refusals] == [Refusal.MISSING, Refusal.DIFFERS_IN_RETURN]
    found = case(bench)
    assert found is not None
    assert [line.invoice_line for line in found.lines] == [1, 2]


# --- one invoice line, several returns ------------------------------------------------------


def test_returns_that_agree_on_an_invoice_line_are_all_taken(bench: Bench, folder: Path) -> None:
    same = a_row(numero_rma=OTHER_RMA, prix_unitaire_ht="89.500", taux_tva="20,0 %", unite="")
    assert run(bench, folder, a_row(), same).refused == 0
    assert run(bench, folder, a_row(numero_rma=THIRD_RMA)).created == 1


@pytest.mark.parametrize("apart", [0, CHUNK])
@pytest.mark.parametrize(("changes", "column", "theirs"), FIGURES)
def test_a_row_that_contradicts_another_return_of_its_file_is_refused_naming_both(
    bench: Bench, folder: Path, changes: dict[str, str], column: str, theirs: object, apart: int
) -> None:
    rows = (a_row(), *between(apart), a_row(numero_rma=OTHER_RMA, **changes))
    planned = run(bench, folder, *rows, dry_run=True)
    report = run(bench, folder, *rows)
    assert refused(report) == refused(planned) == [(3 + apart, column, Refusal.CONTRADICTS_ROW)]
    facts = report.refusals[0].facts
    assert (facts["other"], facts["other_line"], facts["theirs"]) == (RMA, 2, theirs)
    assert case(bench, OTHER_RMA) is None


@pytest.mark.parametrize(("changes", "column", "theirs"), FIGURES)
def test_a_row_that_contradicts_a_return_on_file_is_refused_naming_it(
    bench: Bench, folder: Path, changes: dict[str, str], column: str, theirs: object
) -> None:
    run(bench, folder, a_row())
    rows = (a_row(numero_rma=OTHER_RMA, **changes), *between(1))
    planned = run(bench, folder, *rows, dry_run=True)
    report = run(bench, folder, *rows)
    assert refused(report) == refused(planned) == [(2, column, Refusal.CONTRADICTS_RETURN)]
    assert (report.created, planned.created) == (1, 1)
    facts = report.refusals[0].facts
    assert (facts["other"], facts["theirs"]) == (RMA, theirs)
    assert case(bench, OTHER_RMA) is None


def test_a_row_that_agrees_with_what_is_on_file_is_taken_though_one_before_it_does_not(
    bench: Bench, folder: Path
) -> None:
    run(bench, folder, a_row())
    rows = (a_row(numero_rma=OTHER_RMA, **CHEAPER), a_row(numero_rma=THIRD_RMA))
    planned = run(bench, folder, *rows, dry_run=True)
    report = run(bench, folder, *rows)
    assert refused(report) == refused(planned) == [(2, "prix_unitaire_ht", Refusal.CONTRADICTS_ROW)]
    assert report.refusals[0].facts["other_line"] == 3
    assert (report.created, planned.created) == (1, 1)


def test_the_other_lines_of_a_return_are_kept_when_one_contradicts(bench: Bench, folder: Path) -> None:
    run(bench, folder, a_row())
    wrong, good = a_row(numero_rma=OTHER_RMA, **CHEAPER), a_row(numero_rma=OTHER_RMA, ligne_facture="2")
    report = run(bench, folder, wrong, good)
    assert (report.created, report.refused) == (1, 1)
    found = case(bench, OTHER_RMA)
    assert found is not None
    assert [line.invoice_line for line in found.lines] == [2]


def test_a_contradiction_is_said_in_words_with_the_other_return_and_its_value(
    bench: Bench, folder: Path
) -> None:
    run(bench, folder, a_row())
    [on_file] = run(bench, folder, a_row(numero_rma=OTHER_RMA, **CHEAPER)).refusals
    [in_file] = run(
        bench,
        folder,
        a_row(numero_rma=OTHER_RMA, facture="FB-1"),
        a_row(numero_rma=THIRD_RMA, facture="FB-1", taux_tva="10"),
    ).refusals
    for language in LANGUAGES:
        words = in_language(language)
        said = words.refused_row(on_file)
        assert all(
            part in said for part in (RMA, "FA-2026-29432", "prix_unitaire_ht", words.number(Decimal("89.5")))
        )
        assert all(part in words.refused_row(in_file) for part in (OTHER_RMA, "FB-1", "taux_tva", "20"))


def test_a_return_that_arrived_is_named_as_such_since_no_import_corrects_it(
    bench: Bench, folder: Path
) -> None:
    single = {"quantite_annoncee": "1", "numeros_serie": "", "adresses_mac": ""}
    run(bench, folder, a_row(**single))
    assert scan(bench, RMA).result is Result.RECEIVED
    report = run(bench, folder, a_row(numero_rma=OTHER_RMA, **CHEAPER))
    assert refused(report) == [(2, "prix_unitaire_ht", Refusal.CONTRADICTS_RECEIVED)]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.CLOSED])
def test_a_return_that_ended_without_credit_contradicts_nothing(
    bench: Bench, folder: Path, status: Status
) -> None:
    run(bench, folder, a_row())
    ended = case(bench)
    assert ended is not None
    put(bench, replace(ended, status=status))
    assert run(bench, folder, a_row(numero_rma=OTHER_RMA, **CHEAPER)).created == 1


# --- corrections ----------------------------------------------------------------------------


def test_a_return_alone_on_its_invoice_line_is_corrected_at_once(bench: Bench, folder: Path) -> None:
    run(bench, folder, a_row())
    assert run(bench, folder, a_row(**CHEAPER)).updated == 1
    assert price(bench) == 80


@pytest.mark.parametrize("apart", [0, CHUNK])
@pytest.mark.parametrize("dry_run", [True, False])
def test_returns_of_one_invoice_line_are_corrected_together_by_one_file(
    bench: Bench, folder: Path, apart: int, dry_run: bool
) -> None:
    numbers = (RMA, OTHER_RMA, THIRD_RMA)
    run(bench, folder, *(a_row(numero_rma=rma) for rma in numbers))
    first, *others = (a_row(numero_rma=rma, **CHEAPER) for rma in numbers)
    report = run(bench, folder, first, *between(apart), *others, dry_run=dry_run)
    assert (report.created, report.updated, report.refused) == (apart, 3, 0)
    if not dry_run:
        assert {price(bench, rma) for rma in numbers} == {Decimal(80)}
        again = run(bench, folder, first, *between(apart), *others)
        assert (again.unchanged, again.updated, again.refused) == (3 + apart, 0, 0)


@pytest.mark.parametrize("apart", [0, CHUNK])
@pytest.mark.parametrize("dry_run", [True, False])
def test_a_new_return_may_stand_before_the_correction_of_the_one_it_contradicts(
    bench: Bench, folder: Path, apart: int, dry_run: bool
) -> None:
    run(bench, folder, a_row())
    new = a_row(numero_rma=OTHER_RMA, **CHEAPER)
    report = run(bench, folder, new, *between(apart), a_row(**CHEAPER), dry_run=dry_run)
    assert (report.created, report.updated, report.refused) == (1 + apart, 1, 0)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_correction_that_leaves_one_return_out_is_refused_as_a_whole(
    bench: Bench, folder: Path, dry_run: bool
) -> None:
    run(bench, folder, a_row(), a_row(numero_rma=OTHER_RMA), a_row(numero_rma=THIRD_RMA))
    report = run(bench, folder, a_row(**CHEAPER), a_row(numero_rma=OTHER_RMA, **CHEAPER), dry_run=dry_run)
    assert (report.updated, report.refused) == (0, 2)
    assert {row.facts["other"] for row in report.refusals} == {THIRD_RMA}
    assert {price(bench, rma) for rma in (RMA, OTHER_RMA)} == {Decimal("89.50")}


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_correction_that_one_return_can_no_longer_follow_is_refused_for_the_others(
    bench: Bench, folder: Path, dry_run: bool
) -> None:
    run(bench, folder, a_row(), a_row(numero_rma=OTHER_RMA))
    scan(bench, OTHER_RMA)
    report = run(bench, folder, a_row(**CHEAPER), a_row(numero_rma=OTHER_RMA, **CHEAPER), dry_run=dry_run)
    assert [row.code for row in report.refusals] == [Refusal.ALREADY_RECEIVED, Refusal.CONTRADICTS_RECEIVED]
    assert price(bench) == Decimal("89.50")


def test_corrections_that_disagree_are_both_refused(bench: Bench, folder: Path) -> None:
    run(bench, folder, a_row(), a_row(numero_rma=OTHER_RMA))
    report = run(bench, folder, a_row(**CHEAPER), a_row(numero_rma=OTHER_RMA, prix_unitaire_ht="70"))
    assert [row.code for row in report.refusals] == [Refusal.CONTRADICTS_RETURN] * 2
    assert {price(bench, rma) for rma in (RMA, OTHER_RMA)} == {Decimal("89.50")}


def test_a_correction_of_one_return_is_refused_where_the_file_confirms_the_other(
    bench: Bench, folder: Path
) -> None:
    run(bench, folder, a_row(), a_row(numero_rma=OTHER_RMA))
    report = run(bench, folder, a_row(**CHEAPER), a_row(numero_rma=OTHER_RMA))
    assert refused(report) == [(2, "prix_unitaire_ht", Refusal.CONTRADICTS_ROW)]
    assert report.unchanged == 1


def test_what_does_not_touch_the_figures_follows_the_file_though_others_contradict(
    bench: Bench, folder: Path
) -> None:
    run(bench, folder, a_row(), a_row(numero_rma=OTHER_RMA))
    mine = case(bench)
    assert mine is not None
    put(bench, replace(mine, lines=(replace(mine.lines[0], unit_price=Decimal(80)),)))
    report = run(bench, folder, a_row(numero_rma=OTHER_RMA, numero_suivi="XY999999999"))
    assert (report.updated, report.refused) == (1, 0)


def test_more_contradictions_than_are_set_aside_are_refused_at_once(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_invoices, "MOST_ASIDE", 1)
    run(bench, folder, a_row(), a_row(ligne_facture="2"))
    lines = [a_row(numero_rma=OTHER_RMA, ligne_facture=number, **CHEAPER) for number in ("1", "2")]
    report = run(bench, folder, *lines, a_row(**CHEAPER), a_row(ligne_facture="2", **CHEAPER))
    assert refused(report) == [(3, "prix_unitaire_ht", Refusal.CONTRADICTS_RETURN)]
    assert run(bench, folder, *lines).refused == 0


def test_cancelling_decides_on_what_was_set_aside(bench: Bench, folder: Path) -> None:
    run(bench, folder, a_row())
    path = returns_file(folder, a_row(numero_rma=OTHER_RMA, **CHEAPER), *between(), a_row(**CHEAPER))
    seen: list[int] = []
    wanted = FileImport(
        lambda row: row.code,
        folder,
        progress=lambda *at: seen.append(at[0]),
        cancelled=lambda: len(seen) == 1,
    )
    report = import_file(bench, path, wanted)
    assert report.cancelled
    assert (report.created, report.refused) == (CHUNK - 1, 1)
