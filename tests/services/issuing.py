"""Returns taken as far as their credit note, for the tests of what is issued."""

from typing import Any

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.services.scan import scan
from tests.builders import RMA, a_case, a_line
from tests.fakes import FakeBench

UNUSED = Condition.UNUSED_ORIGINAL_PACKAGING


def inspect(bench: Bench, rma: str = RMA) -> None:
    scan(bench, rma)
    confirm_all_present(bench, rma, condition=UNUSED)


def inspected(bench: FakeBench, rma: str = RMA) -> FakeBench:
    inspect(bench, rma)
    return bench


def issued(bench: FakeBench, rma: str = RMA) -> CreditNote:
    note = conclude(inspected(bench, rma), rma).note
    assert note is not None
    return note


def rma_of(sequence: int) -> str:
    return RmaNumber.build(2026, sequence).text


def numbered(sequence: int, **changes: Any) -> Any:
    line = a_line("89.50", invoice=f"FA-2026-9{sequence:04d}")
    return a_case(line, rma=rma_of(sequence), **changes)
