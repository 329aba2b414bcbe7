"""What the use cases need of the numbered documents on file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from receiving_app.domain.chain import Facts, Head
from receiving_app.domain.crediting import CreditHistory
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import DocumentKind

if TYPE_CHECKING:
    # Documents are made long after the start, which these would delay.
    from receiving_app.domain.credit_note import CreditNoteNumber
    from receiving_app.domain.debit_statement import NumberedDocument


@dataclass(frozen=True, slots=True)
class CreditNoteRow:
    """An issued document as a list shows it; ``gross`` is EUR including VAT, positive for every kind.

    Attributes:
        cancels: number of the document that this one takes back; empty for none.
        cancelled_by: number of the contrary document, if there is one.
    """

    number: str
    rma: str
    customer: str
    issued_on: date
    net: Decimal
    gross: Decimal
    printed: int = 0
    kind: DocumentKind = DocumentKind.CREDIT_NOTE
    cancels: str = ""
    cancelled_by: str = ""

    @property
    def is_credit_in_force(self) -> bool:
        """Tell whether it is a credit note that nothing took back."""
        return self.kind is DocumentKind.CREDIT_NOTE and not self.cancelled_by


@dataclass(frozen=True, slots=True)
class IssuedFiles:
    """What is issued: the PDF, and the XML inside it; empty for a document without one."""

    pdf: bytes
    xml: bytes = b""


@dataclass(frozen=True, slots=True)
class StoredCreditNote:
    """An issued document as stored: snapshot, PDF bytes, SHA-256 of each in hexadecimal.

    ``xml`` is empty for a document without one.
    """

    note: "NumberedDocument"
    pdf: bytes
    snapshot_sha256: str
    pdf_sha256: str
    printed: int
    xml: bytes = b""


class CreditNotes(Protocol):
    """Issued documents: appended, never changed."""

    def next_number(self, prefix: str, year: int, first: int) -> "CreditNoteNumber":
        """Return the number after the last of the series, or the first; inside the transaction."""

    def head(self) -> Head:
        """Return where the documents' chain ends: what the next document carries."""

    def last_issue_date(self) -> date | None:
        """Return the latest issue date on file, of documents of any kind."""

    def last_of_series(self, series: str) -> str:
        """Return the last number issued in a series (prefix and year), or empty."""

    def history(self, case: ReturnCase) -> CreditHistory:
        """Return what was credited of the case's invoice lines, and its fees so far."""

    def links(self, since: date, until: date) -> tuple[Facts, ...]:
        """Return the links of the documents issued in a period, both days included, in order."""

    def bodies(self, number: str) -> Mapping[str, bytes]:
        """Return what a document's link holds by its hash alone, by column: snapshot, PDF, XML if any."""

    def cancelled_by(self, number: str) -> str:
        """Return the number of the contrary document of this one; empty for none."""

    def add(self, note: "NumberedDocument", case: ReturnCase, files: IssuedFiles, at: datetime) -> None:
        """Store snapshot and files with their hashes."""

    def get(self, number: str) -> StoredCreditNote | None:
        """Return a document."""

    def of_return(self, rma: str) -> tuple[CreditNoteRow, ...]:
        """Return a return's documents, in order."""

    def latest(self, limit: int) -> tuple[CreditNoteRow, ...]:
        """Return the latest documents, the newest first."""

    def record_print(self, number: str, printer: str, at: datetime) -> None:
        """Record that a document was sent to a printer."""
