"""From a reading to an answer: commands, returns, the open return's units, and what is near."""

from receiving_app.domain.errors import DomainError, InvalidCheckCharacter, UnknownReturn
from receiving_app.domain.identifiers import RmaNumber
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


def resolved(scanned: Scanned, open_rma: str) -> ScanAnswer:
    """Act on what a scan means.

    Args:
        scanned: the scan, in its transaction.
        open_rma: number of the return now on the screen, or empty.
    """
    if not scanned.raw:
        return scanned.answer(Result.UNKNOWN)
    command = scanned.of_kind(Kind.COMMAND)
    if command is not None:
        return _command(scanned, command)
    cases = cases_of(scanned)
    if len(cases) == 1:
        meaning, case = cases[0]
        return opened(scanned, case, meaning)
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


def _command(scanned: Scanned, meaning: Meaning) -> ScanAnswer:
    """Check who signed a command; a stranger's runs nothing."""
    try:
        command = signed_command(scanned.uow, meaning.value)
    except DomainError as error:
        return scanned.answer(Result.COMMAND_REFUSED, problem=error, meaning=meaning)
    return scanned.answer(Result.COMMAND, command=command.id, meaning=meaning)


def _looked_up(scanned: Scanned, shown: str) -> ScanAnswer | None:
    """Find the return by anything that is on file about it."""
    record_found = quarantine_record(scanned)
    if record_found is not None:
        return scanned.answer(Result.QUARANTINED, quarantine=record_found)
    found = returns_found(scanned)
    # A serial that belongs elsewhere, read in an open return, must not receive that other parcel.
    if len(found) == 1 and (not shown or found[0][1].rma == shown):
        meaning, row = found[0]
        case = scanned.uow.returns.get(row.rma)
        return opened(scanned, case, meaning) if case else None
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
    if best is not None and best.kind is Kind.RMA:
        return UnknownReturn(best.value)
    if best is None and reading.misread:
        return InvalidCheckCharacter(RmaNumber.kind, reading.misread)
    return None
