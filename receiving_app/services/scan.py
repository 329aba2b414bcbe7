"""Answer a scan or a typed text: every code ends in a choice, none in a dead end (policy P6)."""

from dataclasses import dataclass
from enum import StrEnum

from receiving_app.domain.errors import (
    AlreadyReceived,
    DomainError,
    InvalidCheckCharacter,
    InvalidIdentifier,
    NothingOutstanding,
    ReturnCancelled,
    ReturnExpired,
    UnknownReturn,
)
from receiving_app.domain.identifiers import parse_rma
from receiving_app.domain.profile import Profile
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Status
from receiving_app.services.case_sheet import Act, CaseSheet, load_case, make_sheet, record, rulebook
from receiving_app.services.inspect_unit import read_on
from receiving_app.services.ports import Bench, ReturnRow, UnitOfWork
from receiving_app.services.receive_parcel import at_the_bench, first_arrival

LONGEST = 200
MANY = 20


class Result(StrEnum):
    """What a scan led to."""

    RECEIVED = "received"
    RESUMED = "resumed"
    UNIT_READ = "unit_read"
    ON_HOLD = "on_hold"
    ALREADY_RECEIVED = "already_received"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    CHOOSE = "choose"
    UNKNOWN = "unknown"
    MISREAD = "misread"


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """The answer to a scan.

    Attributes:
        raw: the text as it came, at most 200 characters.
        sheet: the return to show, where one was found.
        rows: the returns to choose from.
        unit: number of the unit whose serial was read.
        problem: what the message says where something is refused.
    """

    result: Result
    raw: str
    sheet: CaseSheet | None = None
    rows: tuple[ReturnRow, ...] = ()
    unit: int | None = None
    problem: DomainError | None = None


def scan(bench: Bench, text: str, open_rma: str = "") -> ScanAnswer:
    """Understand a text and act on it, in one transaction.

    An RMA number receives its parcel or resumes its inspection; inside an open return, a serial
    or MAC of one of its units marks it as read; else a serial, MAC, tracking or invoice number
    finds its return, and any other text is searched. Every scan is journalled.

    Args:
        bench: where it happens.
        text: what was scanned or typed.
        open_rma: number of the return now on the screen, or empty.
    """
    raw = text.strip()[:LONGEST]
    with bench.writing() as uow:
        answer = _answer(bench, uow, raw, open_rma)
        rma = answer.sheet.case.rma if answer.sheet else ""
        record(bench, uow, Act("scanned", {"raw": raw, "result": answer.result}), rma)
        uow.commit()
    return answer


def _answer(bench: Bench, uow: UnitOfWork, raw: str, open_rma: str) -> ScanAnswer:
    if not raw:
        return ScanAnswer(Result.UNKNOWN, raw)
    profile = uow.profiles.get() or Profile()
    problem: DomainError | None = None
    number = raw
    try:
        number = parse_rma(raw, profile.policy.rma_patterns)
        problem = UnknownReturn(number)
    except InvalidCheckCharacter as error:
        problem = error
    except InvalidIdentifier:
        pass  # a number on file whose pattern was removed since, or another kind of code
    case = uow.returns.get(number)
    if case is not None:
        return _open(bench, uow, raw, case)
    shown = uow.returns.get(open_rma) if open_rma else None
    if shown is None or not at_the_bench(shown):
        return _found(bench, uow, raw, problem)
    return _inside(bench, uow, raw, shown) or _found(bench, uow, raw, problem, shown)


def _open(bench: Bench, uow: UnitOfWork, raw: str, case: ReturnCase) -> ScanAnswer:
    result = Result.RESUMED
    problem: DomainError | None = None
    if not at_the_bench(case):
        try:
            case = uow.returns.save(first_arrival(bench, case))
            result = Result.RECEIVED
        except ReturnCancelled as error:
            result, problem = Result.CANCELLED, error
        except ReturnExpired as error:
            result, problem = Result.EXPIRED, error
        except NothingOutstanding as error:
            result, problem = Result.ALREADY_RECEIVED, error
        except AlreadyReceived as error:
            held = case.status is Status.ON_HOLD
            result, problem = (Result.ON_HOLD, None) if held else (Result.ALREADY_RECEIVED, error)
    return ScanAnswer(result, raw, make_sheet(uow, case, rulebook(uow, case, bench)), problem=problem)


def _inside(bench: Bench, uow: UnitOfWork, raw: str, case: ReturnCase) -> ScanAnswer | None:
    """Mark the unit of the open return whose announced serial or MAC was read."""
    for unit in case.open_units:
        read = read_on(unit, raw)
        if read is not None:
            known, case = case, case.with_unit(read)
            if case != known:  # the same label scanned twice changes nothing
                case = uow.returns.save(case)
            sheet = make_sheet(uow, case, rulebook(uow, case, bench))
            return ScanAnswer(Result.UNIT_READ, raw, sheet, unit=unit.number)
    return None


def _found(
    bench: Bench,
    uow: UnitOfWork,
    raw: str,
    problem: DomainError | None,
    shown: ReturnCase | None = None,
) -> ScanAnswer:
    exact = uow.returns.exact(raw)
    # A serial that belongs elsewhere, read in an open return, must not receive that other parcel.
    if len(exact) == 1 and (shown is None or exact[0].rma == shown.rma):
        return _open(bench, uow, raw, load_case(uow, exact[0].rma))
    rows = exact or uow.returns.find(raw, MANY)
    if rows:
        return ScanAnswer(Result.CHOOSE, raw, rows=rows, problem=problem)
    misread = isinstance(problem, InvalidCheckCharacter)
    return ScanAnswer(Result.MISREAD if misread else Result.UNKNOWN, raw, problem=problem)
