"""Correct an issued credit note: a contrary document takes it back, and its draft is open again.

In one transaction: the contrary document (and that of the debit statement beside it), the credited
quantities freed, the units to decide anew with all that was recorded of them. Nothing is edited.
"""

from dataclasses import dataclass, replace

from receiving_app.domain.credit_note import Cited, CreditNote
from receiving_app.domain.credit_note_errors import DocumentCancelled, NotACreditNote, UnknownCreditNote
from receiving_app.domain.debit_statement import DebitStatement
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.domain.vocabulary import DocumentKind
from receiving_app.services.approve import require_approval
from receiving_app.services.case_sheet import Act, CaseSheet, load_case, make_sheet, record, rulebook
from receiving_app.services.claims import claim
from receiving_app.services.issue_document import issue, next_number, ready_to_issue
from receiving_app.services.ports import Approval, Bench, UnitOfWork
from receiving_app.services.rights import needs

ACT = "cancel_credit_note"


@dataclass(frozen=True, slots=True)
class Reopened:
    """What cancelling a credit note did.

    Attributes:
        sheet: the return, its draft filled in as it was, to correct and to issue.
        cancellation: the contrary document.
        statement: the contrary document of the debit statement; None where there was none.
        lapsed_waiver: reason of a waiver of the fee that was used by the cancelled document: it is to be
            approved again, or the fee is charged. Empty for none.
    """

    sheet: CaseSheet
    cancellation: CreditNote
    statement: DebitStatement | None
    lapsed_waiver: str


@needs(Right.ISSUE)
def cancel_and_reissue(bench: Bench, number: str, approval: Approval | None) -> Reopened:
    """Take back a credit note and open its return again.

    Args:
        bench: where it happens.
        number: of the credit note.
        approval: the supervisor's; its reason is printed on the contrary document.

    Raises:
        UnknownCreditNote: there is none of this number.
        NotACreditNote: the number is that of a document of another kind.
        DocumentCancelled: it was taken back already.
        ApprovalRequired, ApprovalRefused, ReasonRequired: only a supervisor may, with a reason.
        ReturnHeld: another bench has its return in hand.
        MissingProfile, SellerIncomplete, IssueDateBeforeLast, UnprintableCharacters: as for issuing.
    """
    approved_by = require_approval(bench, ACT, approval, Right.CANCEL_DOCUMENT)
    reason = approval.reason.strip() if approval else ""
    with bench.writing() as uow:
        note = _in_force(uow, number)
        claim(bench, uow, note.rma)
        profile = ready_to_issue(bench, uow)
        case = uow.returns.save(load_case(uow, note.rma).reopen(note.number))
        contrary = _contrary(bench, uow, note, reason, profile)
        cancellation = issue(bench, uow, contrary, case)
        statement = None
        if note.statement:
            undone = _contrary_statement(bench, uow, note.statement, cancellation, reason)
            statement = issue(bench, uow, undone, case)
        facts = {"credit_note": number, "cancellation": cancellation.number, "reason": reason}
        if statement:
            facts["statement"] = statement.number
        record(bench, uow, Act("credit_note_cancelled", facts, approved_by), note.rma)
        sheet = make_sheet(uow, case, rulebook(uow, case, bench))
        uow.commit()
    waivers = [fee.waiver_reason for fee in note.fees if fee.waived]
    return Reopened(sheet, cancellation, statement, waivers[0] if waivers else "")


def _in_force(uow: UnitOfWork, number: str) -> CreditNote:
    stored = uow.credit_notes.get(number)
    if stored is None:
        raise UnknownCreditNote(number)
    note = stored.note
    if not isinstance(note, CreditNote) or note.kind is not DocumentKind.CREDIT_NOTE:
        raise NotACreditNote(number)
    contrary = uow.credit_notes.cancelled_by(number)
    if contrary:
        raise DocumentCancelled(number, contrary)
    return note


def _contrary(bench: Bench, uow: UnitOfWork, note: CreditNote, reason: str, profile: Profile) -> CreditNote:
    """Return the invoice that asks for what the note gave: same lines, same amounts, to the same customer."""
    words, language = bench.words, note.language
    day = note.issued_on
    undone = next_number(bench, uow, profile.statement_prefix) if note.statement else ""
    notes = [words.text("document.cancellation.reason", language, reason=reason)]
    if undone:
        notes.append(
            words.text("document.cancellation.statement", language, number=note.statement, by=undone)
        )
    return replace(
        note,
        number=next_number(bench, uow, profile.cancellation_prefix),
        kind=DocumentKind.CANCELLATION,
        cancels=Cited(note.number, day, reason),
        issued_on=bench.clock.today(),
        operator=bench.actor.operator,
        settlement=words.text("document.cancellation.settlement", language, number=note.number, date=day),
        notes=tuple(notes),
        statement=undone,
        specimen=profile.sample,
    )


def _contrary_statement(
    bench: Bench, uow: UnitOfWork, number: str, cancellation: CreditNote, reason: str
) -> DebitStatement:
    stored = uow.credit_notes.get(number)
    statement = stored.note if stored else None
    if not isinstance(statement, DebitStatement):
        raise UnknownCreditNote(number)
    words, language, day = bench.words, statement.language, statement.issued_on
    return replace(
        statement,
        number=cancellation.statement,
        kind=DocumentKind.STATEMENT_CANCELLATION,
        cancels=Cited(number, day, reason),
        credit_note=cancellation.number,
        issued_on=cancellation.issued_on,
        operator=cancellation.operator,
        settlement=words.text("document.statement.taken_back", language, number=number, date=day),
        notes=cancellation.notes[:1],
        specimen=cancellation.specimen,
    )
