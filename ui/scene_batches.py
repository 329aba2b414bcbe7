"""What goes to manufacturers on the pictures of the screens: one batch that left, and one that gathers."""

from datetime import timedelta

from receiving_app.domain.batches import Batch, BatchState
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.batches import batch_list, close_batch
from receiving_app.services.inspect_unit import confirm_all_present, read_serial
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Bench
from receiving_app.services.scan import scan

# Two of one manufacturer, one of another; their faults are validated and under warranty.
_LEFT, _GATHERING = ("RMA-2026-004194-W", "RMA-2026-004197-Q"), ("RMA-2026-004224-F",)
_ANSWER_WITHIN = timedelta(days=21)


def fill_batches(bench: Bench) -> None:
    """Decide three defective units for their manufacturers, and send one of the batches off."""
    for rma in _LEFT:
        _decide(bench, rma)
    (batch,) = batch_list(bench, unfinished=True)
    close_batch(bench, batch.number, bench.clock.today() + _ANSWER_WITHIN)
    for rma in _GATHERING:
        _decide(bench, rma)


def batch_in(bench: Bench, state: BatchState) -> Batch:
    """Return the batch that stands so."""
    return next(batch for batch in batch_list(bench) if batch.state is state)


def _decide(bench: Bench, rma: str) -> None:
    sheet = scan(bench, rma).sheet
    if sheet is None:
        raise LookupError(rma)
    for unit in sheet.case.units:
        read_serial(bench, rma, unit.number, unit.announced_serial)
        confirm_all_present(bench, rma, unit.number, Condition.USED)
    conclude(bench, rma)
