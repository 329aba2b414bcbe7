"""Badges and our own labels: each gets its answer, none opens or changes anything by itself."""

from dataclasses import replace

import pytest

from receiving_app.domain.batch_errors import UnknownBatch
from receiving_app.domain.commands import barcode_text
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.intake_errors import UnknownQuarantineRecord
from receiving_app.domain.people import Person, Role, badge_digest
from receiving_app.domain.scan_errors import BadgeAlone, ForeignBadge
from receiving_app.domain.scans import RawScan, Source
from receiving_app.domain.vocabulary import Condition, Reason
from receiving_app.services.batches import batch_list
from receiving_app.services.commands import command_sheet
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.scan import Result, ScanAnswer, scan
from tests.builders import RMA, a_bench, a_case, a_line, serials
from tests.fakes import FakeBench
from tests.scanning.hosts import LAYOUTS, typed

BADGE = "BDG-P001-ABCDEF0123"
LOU = Person(1, "Lou", Role.OPERATOR, badge_digest(BADGE))
OTHER = RmaNumber.build(2026, 4102).text


def wedge(bench: FakeBench, label: str, open_rma: str = "", layout: str = "us") -> ScanAnswer:
    bench.clock.wait(seconds=5)
    return scan(bench, RawScan(typed(label, layout), Source.WEDGE), open_rma)


@pytest.fixture
def bench() -> FakeBench:
    """A bench with a key, a return that waits for a serial, and another one."""
    made = a_bench(a_case(a_line(serials=serials())), a_case(rma=OTHER))
    command_sheet(made, "fr")
    scan(made, RMA)
    return made


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_badge_says_whose_it_is_and_is_no_serial_and_no_approval(bench: FakeBench, layout: str) -> None:
    before = bench.store.snapshot()
    bench.store.people = (LOU,)
    answer = wedge(bench, BADGE, RMA, layout)
    assert (answer.result, answer.raw.upper()) == (Result.BADGE, "BDG-P001-…")
    assert isinstance(answer.problem, BadgeAlone)
    assert (answer.problem.badge, answer.person) == ("Lou", LOU)
    assert bench.store.cases == before.cases
    assert bench.store.entries[-1].facts["value"] == "BDG-P001-…"


def test_a_badge_that_is_nobodys_is_refused_whoever_signed_it(bench: FakeBench) -> None:
    bench.store.people = (replace(LOU, active=False),)
    for text in (BADGE, barcode_text("P001", bench.store.keys[0].secret, "BDG"), "BDG-SAM-0123456789"):
        answer = wedge(bench, text)
        assert answer.result is Result.BADGE_REFUSED
        assert isinstance(answer.problem, ForeignBadge)
        assert bench.store.entries[-1].facts["problem"] == "foreign_badge"


@pytest.mark.parametrize("open_rma", ["", OTHER])
def test_a_batch_label_shows_the_batch_and_the_returns_in_it(open_rma: str) -> None:
    line = a_line(serials=serials(), manufacturer_ticket="4711", support_ticket="TK-1", fault="no sound")
    bench = a_bench(a_case(line, reason=Reason.DEFECTIVE), a_case(rma=OTHER))
    scan(bench, RMA)
    read_serial(bench, RMA, 1, serials()[0])
    confirm_all_present(bench, RMA, condition=Condition.USED)
    conclude(bench, RMA)
    scan(bench, OTHER)
    (batch,) = batch_list(bench)

    answer = wedge(bench, batch.number, open_rma)

    assert (answer.result, answer.batch) == (Result.BATCH, batch)
    assert [row.rma for row in answer.rows] == [RMA]


@pytest.mark.parametrize(
    ("label", "problem"), [("B-2026-000404", UnknownBatch), ("Q-2026-000404", UnknownQuarantineRecord)]
)
@pytest.mark.parametrize("open_rma", ["", RMA])
def test_a_label_of_ours_that_is_not_on_file_is_said_to_be_so_and_is_no_serial(
    bench: FakeBench, label: str, problem: type[Exception], open_rma: str
) -> None:
    answer = wedge(bench, label, open_rma)
    assert answer.result is Result.UNKNOWN
    assert isinstance(answer.problem, problem)
    assert bench.case(RMA).unit(1).serial == ""
