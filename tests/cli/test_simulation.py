"""What ``simulate`` takes through the services: every kind of credit that the rules know, by the seed."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import pytest

from receiving_app.app_context import open_context
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.money import VatCategory
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.ports import Bench
from receiving_app.simulation import simulate
from tests.fakes import FakeDocuments

RETURNS = 200


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A sample database; its documents are not drawn, which takes most of the time."""
    folder = str(tmp_path_factory.mktemp("data"))
    with closing(open_context(Options(data_dir=folder, today=SAMPLE_DAY))) as context:
        context.install_sample()
        yield replace(context.bench, documents=FakeDocuments())


@pytest.fixture(scope="module")
def notes(bench: Bench) -> list[CreditNote]:
    """The credit notes of two hundred returns."""
    found = []
    for done in simulate(bench, RETURNS, 42):
        if done.credit_note:
            with bench.reading() as uow:
                stored = uow.credit_notes.get(done.credit_note)
            assert stored is not None
            assert stored.note.gross == done.total
            found.append(stored.note)
    return found


def test_more_than_half_end_in_a_credit_note(notes: list[CreditNote]) -> None:
    assert len(notes) > RETURNS // 2


def test_rates_categories_invoices_and_deductions_all_come_up(notes: list[CreditNote]) -> None:
    rates = Counter(part.rate for note in notes for part in note.vat)
    assert {Decimal(20), Decimal(10), Decimal("5.5"), Decimal(0)} <= set(rates)
    categories = Counter(part.category for note in notes for part in note.vat)
    assert all(categories[category] >= 5 for category in VatCategory)
    assert sum(len({line.invoice for line in note.lines}) > 1 for note in notes) >= 5
    assert sum(any(one.kind == "deduction" for one in note.allowances) for note in notes) >= 5


def test_minimum_maximum_percentage_and_waived_fees_all_come_up(notes: list[CreditNote]) -> None:
    fees = [fee for note in notes for fee in note.fees]
    assert sum(fee.assessed == Decimal("10.00") for fee in fees) >= 5  # the minimum of F-01
    assert sum(fee.assessed == Decimal("400.00") for fee in fees) >= 3  # the maximum of F-03
    assert sum(fee.waived > 0 and fee.charged == 0 for fee in fees) >= 3
    assert sum(fee.assessed == round(fee.base * Decimal("0.15"), 2) for fee in fees) >= 50
    assert sum(not note.fees or not any(fee.assessed for fee in note.fees) for note in notes) >= 5
