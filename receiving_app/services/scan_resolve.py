"""From a reading to an answer: commands, returns, the open return's units, and what is near."""

from collections.abc import Callable

from receiving_app.domain.batch_errors import UnknownBatch
from receiving_app.domain.commands import command_id
from receiving_app.domain.errors import DomainError, InvalidCheckCharacter
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.intake_errors import UnknownQuarantineRecord
from receiving_app.domain.people import badge_digest
from receiving_app.domain.return_errors import UnknownReturn
from receiving_app.domain.scan_errors import BadgeAlone, ForeignBadge
from receiving_app.domain.scans import Kind, Meaning, Reading
from receiving_app.services.commands import signed_command
from receiving_app.services.receive_parcel import at_the_bench
from receiving_app.services.scan_answer import Result, ScanAnswer
from receiving_app.services.scan_inside import other_product, within
from receiving_app.services.scan_lookup import (
    Scanned,
    cases_of,
    neighbours,
    quarantine_record,
    returns_found,
    returns_like,
    returns_with_product,
)
from receiving_app.services.scan_opening import opened

_NOT_ON_FILE: dict[Kind, Callable[[str], DomainError]] = {
    Kind.RMA: UnknownReturn,
    Kind.QUARANTINE: UnknownQuarantineRecord,
    Kind.BATCH: UnknownBatch,
}


def resolved(scanned: Scanned, open_rma: str) -> ScanAnswer:
    """Act on what a scan means.

    Args:
        scanned: the scan, in its transaction.
        open_rma: number of the return now on the screen, or empty.
    """
    if not scanned.raw:
        return scanned.answer(Result.UNKNOWN)
    signed = _signed(scanned)
    if signed is not None:
        return signed
    cases = cases_of(scanned)
    if len(cases) == 1:
        meaning, case = cases[0]
        return opened(scanned, case, meaning, open_rma)
    if cases:
        rows = tuple(row for _, case in cases for row in scanned.uow.returns.find(case.rma, 1))
        return scanned.answer(Result.CHOOSE, rows=rows)
    shown = scanned.uow.returns.get(open_rma) if open_rma else None
    if shown is None or not at_the_bench(shown):
        return _looked_up(scanned, "") or _unknown(scanned)
    return (
        within(scanned, shown)
        or _looked_up(scanned, shown.rma)
        or other_product(scanned, shown)
        or _unknown(scanned)
    )


def _signed(scanned: Scanned) -> ScanAnswer | None:
    command, badge = scanned.of_kind(Kind.COMMAND), scanned.of_kind(Kind.BADGE)
    if command is not None:
        return _command(scanned, command)
    return _badge(scanned, badge) if badge is not None else None


def _command(scanned: Scanned, meaning: Meaning) -> ScanAnswer:
    """Check who signed a command; a stranger's runs nothing."""
    try:
        command = signed_command(scanned.uow, meaning.value)
    except DomainError as error:
        return scanned.answer(Result.COMMAND_REFUSED, problem=error, meaning=meaning)
    return scanned.answer(Result.COMMAND, command=command.id, meaning=meaning)


def _badge(scanned: Scanned, meaning: Meaning) -> ScanAnswer:
    """Tell whose badge it is; it approves nothing and opens nothing by itself."""
    person = scanned.uow.people.by_badge(badge_digest(meaning.value))
    if person is None:
        foreign = ForeignBadge(command_id(meaning.value))
        return scanned.answer(Result.BADGE_REFUSED, problem=foreign, meaning=meaning)
    return scanned.answer(Result.BADGE, problem=BadgeAlone(person.name), person=person, meaning=meaning)


def _of_batch(scanned: Scanned) -> ScanAnswer | None:
    """Show the manufacturer batch of one of our own labels, with the returns in it."""
    label = scanned.of_kind(Kind.BATCH)
    batch = scanned.uow.batches.get(label.value) if label else None
    if batch is None:
        return None
    rmas = dict.fromkeys(unit.rma for unit in batch.units)
    rows = tuple(row for rma in rmas for row in scanned.uow.returns.find(rma, 1))
    return scanned.answer(Result.BATCH, batch=batch, rows=rows, meaning=label)


def _looked_up(scanned: Scanned, shown: str) -> ScanAnswer | None:
    """Find the return by anything that is on file about it."""
    record_found = quarantine_record(scanned)
    if record_found is not None:
        return scanned.answer(Result.QUARANTINED, quarantine=record_found)
    of_batch = _of_batch(scanned)
    if of_batch is not None:
        return of_batch
    found = returns_found(scanned)
    # A serial that belongs elsewhere, read in an open return, must not receive that other parcel.
    if len(found) == 1 and (not shown or found[0][1].rma == shown):
        meaning, row = found[0]
        case = scanned.uow.returns.get(row.rma)
        return opened(scanned, case, meaning, shown) if case else None
    if found:
        return scanned.answer(
            Result.CHOOSE, rows=tuple(row for _, row in found), problem=_problem(scanned.reading)
        )
    return None


def _unknown(scanned: Scanned) -> ScanAnswer:
    """Offer what is near: a number one slip away, a product's returns, texts like it, or the meanings."""
    problem = _problem(scanned.reading)
    rows = neighbours(scanned) or returns_with_product(scanned) or returns_like(scanned)
    if rows:
        return scanned.answer(Result.CHOOSE, rows=rows, problem=problem)
    accepted = scanned.reading.accepted
    if len(accepted) > 1:
        return scanned.answer(Result.CHOOSE, meanings=accepted)
    misread = isinstance(problem, InvalidCheckCharacter)
    return scanned.answer(Result.MISREAD if misread else Result.UNKNOWN, problem=problem)


def _problem(reading: Reading) -> DomainError | None:
    best = reading.best
    if best is not None and best.kind in _NOT_ON_FILE:
        return _NOT_ON_FILE[best.kind](best.value)
    if best is None and reading.misread:
        return InvalidCheckCharacter(RmaNumber.kind, reading.misread)
    return None
