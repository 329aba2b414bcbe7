"""Show, save and print issued documents: the stored bytes, never a re-made document."""

from dataclasses import dataclass

from receiving_app.domain.credit_note_errors import UnknownCreditNote
from receiving_app.domain.people import Right
from receiving_app.services.credit_note_ports import CreditNoteRow, StoredCreditNote
from receiving_app.services.ports import Bench
from receiving_app.services.rights import needs


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What to send to the printer; every copy after the first is marked DUPLICATA."""

    number: str
    pdf: bytes
    duplicate: bool


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """An issued document as stored, and its line in the list: its kind, and what took it back."""

    stored: StoredCreditNote
    row: CreditNoteRow


def stored_credit_note(bench: Bench, number: str) -> StoredCreditNote:
    """Return an issued document as stored.

    Raises:
        UnknownCreditNote: there is none of this number.
    """
    with bench.reading() as uow:
        stored = uow.credit_notes.get(number)
    if stored is None:
        raise UnknownCreditNote(number)
    return stored


def issued_document(bench: Bench, number: str) -> IssuedDocument:
    """Return an issued document with its line in the list.

    Raises:
        UnknownCreditNote: there is none of this number.
    """
    stored = stored_credit_note(bench, number)
    with bench.reading() as uow:
        rows = uow.credit_notes.of_return(stored.note.rma)
    return IssuedDocument(stored, next(row for row in rows if row.number == number))


@needs(Right.ISSUE)
def prepare_print(bench: Bench, number: str) -> PrintJob:
    """Return the bytes to print: the original the first time, a marked copy afterwards.

    Raises:
        UnknownCreditNote: there is none of this number.
    """
    stored = stored_credit_note(bench, number)
    with bench.reading() as uow:
        handed_over = uow.outgoing.original_handed_over(number)
    if stored.printed == 0 and not handed_over:
        return PrintJob(number, stored.pdf, duplicate=False)
    copy = bench.documents.duplicate(stored.pdf, stored.note.language)
    return PrintJob(number, copy, duplicate=True)


def latest_credit_notes(bench: Bench, limit: int = 100) -> tuple[CreditNoteRow, ...]:
    """Return the latest documents, the newest first."""
    with bench.reading() as uow:
        return uow.credit_notes.latest(limit)
