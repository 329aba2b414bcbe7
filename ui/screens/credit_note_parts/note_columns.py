"""What the list of documents says of each: its kind in words, icon and colour, its day and its amount."""

from PySide6.QtCore import QCoreApplication

from receiving_app.domain.vocabulary import DocumentKind
from receiving_app.services.credit_note_ports import CreditNoteRow
from receiving_app.wording import Wording
from ui.models.rows_model import Column

_ICONS = {
    DocumentKind.CREDIT_NOTE: "receipt-refund",
    DocumentKind.CANCELLATION: "arrow-back-up",
    DocumentKind.DEBIT_STATEMENT: "receipt-euro",
    DocumentKind.STATEMENT_CANCELLATION: "arrow-back-up",
}


def note_columns(words: Wording) -> tuple[Column, ...]:
    """Return the columns of the list of documents."""
    return (
        Column(QCoreApplication.translate("NoteColumns", "Number"), lambda row: row.number),
        Column(
            QCoreApplication.translate("NoteColumns", "Document"),
            lambda row: kind_words(row, words),
            icon=icon_of,
            colour=_colour,
            flexible=True,
        ),
        Column(
            QCoreApplication.translate("NoteColumns", "Date"),
            lambda row: words.moment(row.issued_on),
            value=lambda row: row.issued_on,
        ),
        Column(
            QCoreApplication.translate("NoteColumns", "Incl. VAT"),
            lambda row: words.money(row.gross),
            figure=True,
            value=lambda row: row.gross,
        ),
        Column(
            QCoreApplication.translate("NoteColumns", "Printed"),
            lambda row: f"{row.printed}×",
            figure=True,
            value=lambda row: row.printed,
        ),
        Column(
            QCoreApplication.translate("NoteColumns", "Customer"), lambda row: row.customer, flexible=True
        ),
        Column(QCoreApplication.translate("NoteColumns", "Return"), lambda row: row.rma),
    )


def kind_words(row: CreditNoteRow, words: Wording) -> str:
    """Name the kind of a document, and what it takes back or what took it back."""
    if row.cancelled_by:
        by = QCoreApplication.translate("NoteColumns", "Cancelled by {number}")
        return by.format(number=row.cancelled_by)
    if row.cancels:
        of = QCoreApplication.translate("NoteColumns", "Cancellation of {number}")
        return of.format(number=row.cancels)
    kind = words.term("document_kind", row.kind)
    return f"{kind[:1].upper()}{kind[1:]}"


def icon_of(row: CreditNoteRow) -> str:
    """Return the icon of a document: of its kind, or that it was taken back."""
    return "x" if row.cancelled_by else _ICONS[row.kind]


def _colour(row: CreditNoteRow) -> str:
    return "danger" if row.cancelled_by else "warning" if row.cancels else "text"
