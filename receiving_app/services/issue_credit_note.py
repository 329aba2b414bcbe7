"""Carry the decisions out: issue the credit note, settle the units, in one transaction."""

from dataclasses import dataclass, replace

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.crediting import CreditDraft
from receiving_app.domain.errors import (
    ForbiddenTransition,
    InconsistentCreditNote,
    InspectionIncomplete,
    IssueDateBeforeLast,
    NothingToCredit,
    StaleCase,
)
from receiving_app.domain.returns import AT_THE_BENCH, ReturnCase
from receiving_app.domain.vocabulary import Decision, Status
from receiving_app.services.case_sheet import (
    Act,
    CaseSheet,
    load_case,
    make_sheet,
    record,
    require_profile,
    rulebook,
)
from receiving_app.services.credit_note_snapshot import snapshot
from receiving_app.services.ports import Bench, UnitOfWork


@dataclass(frozen=True, slots=True)
class Concluded:
    """What carrying out the decisions did; ``note`` is None when nothing was credited."""

    sheet: CaseSheet
    note: CreditNote | None
    decisions: tuple[tuple[int, Decision], ...]


def conclude(bench: Bench, rma: str, *, revision: int | None = None) -> Concluded:
    """Carry out the decision of every open unit; issue the credit note of those credited.

    The number is allotted, the snapshot and the bytes stored and the units settled in the same
    transaction: all of it is durable when this returns, or nothing happened and no number is lost.

    Args:
        bench: where it happens.
        rma: the return.
        revision: of the case as it was shown; None to carry out whatever is on file.

    Raises:
        StaleCase: the return changed since it was shown.
        InspectionIncomplete: a unit is not decided yet.
        CreditExceedsInvoice: more than invoiced, re-checked here (decision rule 6).
        MissingProfile, SellerIncomplete: the company's identity is not complete.
        InconsistentCreditNote: the document would not add up, or lacks a mention.
        IssueDateBeforeLast: the clock is before the last document.
        UnprintableCharacters: a text cannot be drawn; correct it and try again.
        ForbiddenTransition: the return is not at the bench.
    """
    with bench.writing() as uow:
        case = load_case(uow, rma)
        _check_moment(case, revision)
        book = rulebook(uow, case, bench)
        sheet = make_sheet(uow, case, book)
        if sheet.problem is not None:
            raise sheet.problem
        if not sheet.ready:
            raise InspectionIncomplete(rma, tuple(need.value for need in sheet.decided.needs))
        note = _issue(bench, uow, sheet, sheet.draft) if sheet.draft else None
        settled = uow.returns.save(case.settle(_outcomes(sheet, note)))
        if note is not None:
            pdf = bench.documents.credit_note(note, require_profile(uow).logo)
            uow.credit_notes.add(note, settled, pdf, bench.clock.now())
        decisions = tuple((u.unit, u.decision) for u in sheet.decided.units if u.decision)
        facts = {"credit_note": note.number if note else "", "units": {str(u): d for u, d in decisions}}
        record(bench, uow, Act("concluded", facts), rma)
        uow.commit()
        return Concluded(make_sheet(uow, settled, book), note, decisions)


def preview(bench: Bench, rma: str) -> CreditNote:
    """Return the credit note as it would be issued now, without a number and without issuing it.

    Raises:
        NothingToCredit: no unit is credited.
        DomainError: as ``conclude``.
    """
    with bench.reading() as uow:
        case = load_case(uow, rma)
        sheet = make_sheet(uow, case, rulebook(uow, case, bench))
        if sheet.draft is None:
            raise sheet.problem or NothingToCredit(rma)
        return _frozen(bench, uow, sheet, sheet.draft, "—")


def _check_moment(case: ReturnCase, revision: int | None) -> None:
    if revision is not None and case.revision != revision:
        raise StaleCase(case.rma)
    if case.status not in AT_THE_BENCH:
        raise ForbiddenTransition(case.rma, case.status, Status.DECIDED)


def _outcomes(sheet: CaseSheet, note: CreditNote | None) -> dict[int, tuple[Decision, str]]:
    credited = {unit.number for line in sheet.draft.lines for unit in line.units} if sheet.draft else set()
    return {
        u.unit: (u.decision, note.number if note and u.unit in credited else "")
        for u in sheet.decided.units
        if u.decision
    }


def _issue(bench: Bench, uow: UnitOfWork, sheet: CaseSheet, draft: CreditDraft) -> CreditNote:
    profile = require_profile(uow)
    profile.seller.require_complete()
    today = bench.clock.today()
    last = uow.credit_notes.last_issue_date()
    if last is not None and today < last:
        raise IssueDateBeforeLast(today, last)
    # The first number continues a series begun elsewhere; every later series starts at 1.
    first = profile.first_number if last is None else 1
    number = uow.credit_notes.next_number(profile.series_prefix, today.year, first)
    note = _frozen(bench, uow, sheet, draft, str(number))
    problems = (*note.errors(), *note.omissions())
    if problems:
        raise InconsistentCreditNote(note.rma, problems)
    return note


def _frozen(bench: Bench, uow: UnitOfWork, sheet: CaseSheet, draft: CreditDraft, number: str) -> CreditNote:
    note = snapshot(bench, sheet, draft, require_profile(uow), number)
    # The head of the chain is printed: an anchor outside the database.
    return replace(note, chain=uow.credit_notes.head().hash)
