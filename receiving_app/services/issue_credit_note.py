"""Carry the decisions out: issue the credit note, settle the units, in one transaction."""

from dataclasses import dataclass, replace

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import NothingToCredit
from receiving_app.domain.crediting import CreditDraft
from receiving_app.domain.debit_statement import DebitStatement
from receiving_app.domain.decision import Rulebook
from receiving_app.domain.holds import HoldCause, cause_of_rules
from receiving_app.domain.people import Right
from receiving_app.domain.return_errors import ForbiddenTransition, InspectionIncomplete, StaleCase
from receiving_app.domain.returns import AT_THE_BENCH, ReturnCase
from receiving_app.domain.shortage import rest_settled
from receiving_app.domain.vocabulary import Decision, Status
from receiving_app.domain.warranty import with_bases
from receiving_app.services.case_sheet import (
    Act,
    CaseSheet,
    keep_step,
    load_case,
    make_sheet,
    record,
    require_profile,
    rulebook,
)
from receiving_app.services.cite_rules import gone_by
from receiving_app.services.claims import claim
from receiving_app.services.credit_note_snapshot import Numbers, snapshot, statement_of
from receiving_app.services.gather_batch import gather
from receiving_app.services.issue_document import chained_to_last, issue, next_number, ready_to_issue
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import needs
from receiving_app.services.usual_hold import usual_hold


@dataclass(frozen=True, slots=True)
class Concluded:
    """What carrying out the decisions did.

    Attributes:
        note: None when nothing was credited.
        statement: on which the fee is due, where it stands outside the scope of VAT.
    """

    sheet: CaseSheet
    note: CreditNote | None
    decisions: tuple[tuple[int, Decision], ...]
    statement: DebitStatement | None = None


@needs(Right.ISSUE)
def conclude(bench: Bench, rma: str, *, revision: int | None = None) -> Concluded:
    """Carry out the decision of every open unit; issue the credit note of those credited.

    The number is allotted, the snapshot and the bytes stored and the units settled in the same
    transaction: all of it is durable when this returns, or nothing happened and no number is lost.

    Args:
        bench: where it happens.
        rma: the return.
        revision: of the case as it was shown; None to carry out whatever is on file.

    Raises:
        ReturnHeld: another bench has the return in hand.
        StaleCase: it changed since it was shown.
        InspectionIncomplete: a unit is not decided yet.
        CreditExceedsInvoice: more than invoiced, re-checked here (decision rule 6).
        MissingProfile, SellerIncomplete: the company's identity is not complete.
        InconsistentCreditNote: the document would not add up, or lacks a mention.
        IssueDateBeforeLast: the clock is before the last document.
        NoElectronicAddress, InvoiceNumberNotCitable: a platform would send the document back.
        UnprintableCharacters: a text cannot be drawn; correct it and try again.
        XmlRefused: the document breaks rules of electronic invoicing.
        ForbiddenTransition: the return is not at the bench.
    """
    with bench.writing() as uow:
        case = load_case(uow, rma)
        claim(bench, uow, rma)
        _check_moment(case, revision)
        book = rulebook(uow, case, bench)
        sheet = make_sheet(uow, case, book)
        if sheet.problem is not None:
            raise sheet.problem
        if not sheet.ready:
            raise InspectionIncomplete(rma, tuple(need.value for need in sheet.decided.needs))
        numbers = _numbers(bench, uow, sheet.draft) if sheet.draft else Numbers()
        settled = uow.returns.save(_settled(bench, uow, sheet, book, numbers.note))
        note, statement = _issued(bench, uow, sheet, numbers, settled)
        decisions = tuple((u.unit, u.decision) for u in sheet.decided.units if u.decision)
        facts = _facts(numbers, decisions) | gone_by(uow, sheet, book, settled)
        record(bench, uow, Act("concluded", facts), rma)
        joined = gather(bench, uow, settled, decisions, book)
        if note:
            # What a document says is taken back by a contrary document alone.
            uow.undo_steps.clear(rma)
        else:
            keep_step(bench, uow, Act("concluded", facts | {"joined": joined}), case, settled)
        uow.commit()
        return Concluded(make_sheet(uow, settled, book), note, decisions, statement)


def _facts(numbers: Numbers, decisions: tuple[tuple[int, Decision], ...]) -> dict[str, object]:
    """Return what the journal tells of a conclusion: its documents, and what became of each unit."""
    facts: dict[str, object] = {"credit_note": numbers.note, "units": {str(u): d for u, d in decisions}}
    return facts | {"statement": numbers.statement} if numbers.statement else facts


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
        numbers = Numbers("—", "—" if sheet.draft.due else "")
        note = snapshot(bench, sheet, sheet.draft, require_profile(uow), numbers)
        return chained_to_last(uow, note)


def _check_moment(case: ReturnCase, revision: int | None) -> None:
    if revision is not None and case.revision != revision:
        raise StaleCase(case.rma)
    if case.status not in AT_THE_BENCH:
        raise ForbiddenTransition(case.rma, case.status, Status.DECIDED)


def _settled(bench: Bench, uow: UnitOfWork, sheet: CaseSheet, book: Rulebook, note: str) -> ReturnCase:
    """Return the case with its decisions carried out; one that is held by them says what it waits for."""
    decided = with_bases(sheet.case, sheet.decided.units, book)
    settled = decided.settle(_outcomes(sheet, note))
    if settled.status is not Status.ON_HOLD:
        return rest_settled(settled, usual_hold(bench, uow, HoldCause.LOST))
    codes = tuple(
        why.code for unit in sheet.decided.units if unit.decision is Decision.HOLD for why in unit.why
    )
    return replace(settled, hold=usual_hold(bench, uow, cause_of_rules(codes)))


def _outcomes(sheet: CaseSheet, number: str) -> dict[int, tuple[Decision, str]]:
    credited = {unit.number for line in sheet.draft.lines for unit in line.units} if sheet.draft else set()
    return {
        u.unit: (u.decision, number if u.unit in credited else "") for u in sheet.decided.units if u.decision
    }


def _issued(
    bench: Bench, uow: UnitOfWork, sheet: CaseSheet, numbers: Numbers, settled: ReturnCase
) -> tuple[CreditNote | None, DebitStatement | None]:
    """Issue what the draft gives: the credit note, and the statement of a fee that is due beside it."""
    if not sheet.draft:
        return None, None
    note = issue(bench, uow, snapshot(bench, sheet, sheet.draft, require_profile(uow), numbers), settled)
    if not note.statement:
        return note, None
    return note, issue(bench, uow, statement_of(bench, note), settled)


def _numbers(bench: Bench, uow: UnitOfWork, draft: CreditDraft) -> Numbers:
    profile = ready_to_issue(bench, uow)
    # The first number continues a series begun elsewhere, in its year; every other series starts at 1.
    begun = uow.credit_notes.last_issue_date() is not None
    first = profile.first_number_of(bench.clock.today().year, begun=begun)
    note = next_number(bench, uow, profile.series_prefix, first)
    return Numbers(note, next_number(bench, uow, profile.statement_prefix) if draft.due else "")
