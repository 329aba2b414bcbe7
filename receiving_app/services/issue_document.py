"""Issue a numbered document of any kind, inside the caller's transaction: number, checks, bytes, chain."""

from dataclasses import replace
from typing import TypeVar

from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.credit_note_errors import InconsistentCreditNote, IssueDateBeforeLast
from receiving_app.domain.debit_statement import DebitStatement, NumberedDocument
from receiving_app.domain.einvoicing import identity_gaps, require_deliverable
from receiving_app.domain.profile import Profile
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.case_sheet import require_profile
from receiving_app.services.credit_note_ports import IssuedFiles
from receiving_app.services.deliveries import queue_after_issue
from receiving_app.services.ports import Bench, UnitOfWork

AnyDocument = TypeVar("AnyDocument", CreditNote, DebitStatement)


def ready_to_issue(bench: Bench, uow: UnitOfWork) -> Profile:
    """Return the profile of a company that may issue today.

    Raises:
        MissingProfile, SellerIncomplete: its identity is not complete.
        IssueDateBeforeLast: the clock is before the last document of any kind.
    """
    profile = require_profile(uow)
    profile.seller.require_complete()
    today = bench.clock.today()
    last = uow.credit_notes.last_issue_date()
    if last is not None and today < last:
        raise IssueDateBeforeLast(today, last)
    return profile


def next_number(bench: Bench, uow: UnitOfWork, prefix: str, first: int = 1) -> str:
    """Return the next number of this year's series; it is allotted once the document is issued."""
    return str(uow.credit_notes.next_number(prefix, bench.clock.today().year, first))


def issue(bench: Bench, uow: UnitOfWork, document: AnyDocument, case: ReturnCase) -> AnyDocument:
    """Check, chain, render and store a document; it is durable once the caller commits.

    Args:
        bench: where it happens.
        uow: the transaction, in which its number was looked up.
        document: the snapshot, without the hash of the document before.
        case: the return as it is after the act.

    Raises:
        InconsistentCreditNote: it would not add up, or lacks a mention.
        CreditExceedsInvoice: more than invoiced (decision rule 6).
        NoElectronicAddress, InvoiceNumberNotCitable: a platform would send it back.
        UnprintableCharacters: a text cannot be drawn.
        XmlRefused: it breaks rules of electronic invoicing.
    """
    chained: AnyDocument = chained_to_last(uow, document)
    problems = [*chained.errors(), *chained.omissions()]
    if isinstance(chained, CreditNote):
        require_deliverable(chained)
        problems.extend(identity_gaps(chained))
    if problems:
        raise InconsistentCreditNote(chained.rma, tuple(problems))
    files = rendered(bench, chained, require_profile(uow).logo)
    uow.credit_notes.add(chained, case, files, bench.clock.now())
    queue_after_issue(bench, uow, chained)
    return chained


def chained_to_last(uow: UnitOfWork, document: AnyDocument) -> AnyDocument:
    """Return the document with the hash of the one issued last: printed, an anchor outside the database."""
    return replace(document, chain=uow.credit_notes.head().hash)


def rendered(bench: Bench, document: NumberedDocument, logo: bytes) -> IssuedFiles:
    """Return the document's files; a statement outside the scope of VAT is no e-invoice, and has no XML."""
    if isinstance(document, CreditNote):
        return bench.documents.credit_note(document, logo)
    return IssuedFiles(bench.documents.debit_statement(document, logo))
