"""Issued documents: appended, never changed; what changes about them (prints) lies beside."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from receiving_app.data.chains import BODIES, DOCUMENT_FACTS, DOCUMENTS, head
from receiving_app.data.codec import MalformedText, decode, encode, instant
from receiving_app.data.invoice_lines import COUNTING
from receiving_app.data.orm import IntegrityError
from receiving_app.data.session import Row, Session
from receiving_app.data.tables import columns, inserting, without_id
from receiving_app.data.tables_documents import ChargedFee, CreditedLine, IssuedDocument, PrintJob
from receiving_app.domain.chain import Facts, Head, link_hash
from receiving_app.domain.credit_note import CreditNote, CreditNoteNumber
from receiving_app.domain.credit_note_errors import CreditExceedsInvoice
from receiving_app.domain.crediting import CreditedSoFar, CreditHistory
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.debit_statement import DebitStatement, NumberedDocument
from receiving_app.domain.restocking import FeeSoFar
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import DocumentKind
from receiving_app.services.credit_note_ports import CreditNoteRow, IssuedFiles, StoredCreditNote

_COLUMNS = [field.column_name for field in columns(IssuedDocument)]
_ADD = inserting(IssuedDocument)
_LINK_COLUMNS = (*DOCUMENT_FACTS, "hash")
_BODY_COLUMNS = [name for name in _COLUMNS if name in BODIES]
_LINKS = f"""SELECT {", ".join(_LINK_COLUMNS)} FROM documents
    WHERE position BETWEEN (SELECT min(position) FROM documents WHERE issued_on >= ?)
    AND (SELECT max(position) FROM documents WHERE issued_on <= ?) ORDER BY position"""  # noqa: S608 - our own columns
_BODIES = f"""SELECT {", ".join(f"CAST({name} AS BLOB)" for name in _BODY_COLUMNS)}
    FROM documents WHERE number = ?"""  # noqa: S608 - our own columns
_ADD_LINE = inserting(CreditedLine)
_ADD_FEE = inserting(ChargedFee)
_ADD_PRINT = inserting(PrintJob, without_id(PrintJob))
_LAST_SEQUENCE = "SELECT last FROM document_series WHERE series = ?"
_LAST_ISSUE = "SELECT max(issued_on) FROM documents"
_GET = """SELECT kind, snapshot, pdf, snapshot_sha256, pdf_sha256,
    xml, coalesce(xml_sha256, ''),
    (SELECT count(*) FROM print_jobs WHERE credit_note = number)
    FROM documents WHERE number = ?"""
_LISTED = """SELECT number, rma, customer, issued_on, net, gross,
    (SELECT count(*) FROM print_jobs WHERE credit_note = number), kind, coalesce(cancels, ''),
    coalesce((SELECT number FROM documents AS contrary WHERE contrary.cancels = documents.number), '')
    FROM documents"""
_OF_RETURN = f"{_LISTED} WHERE rma = ? ORDER BY position"
_LATEST = f"{_LISTED} ORDER BY position DESC LIMIT ?"
_CONTRARY = "SELECT number FROM documents WHERE cancels = ?"
_CREDITED = """SELECT invoice, invoice_line, quantity, net FROM credit_note_lines AS credited
    WHERE invoice IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = credited.number)"""
# As numbers: 89.5 and 89.50 are the same price.
_CONTRADICTORY = f"""SELECT invoice, invoice_line FROM return_lines AS l JOIN returns AS r ON r.id = l.return_id
    WHERE invoice IN (SELECT value FROM json_each(?)) AND {COUNTING} GROUP BY invoice, invoice_line
    HAVING count(DISTINCT quantity_invoiced) > 1 OR count(DISTINCT CAST(unit_price AS REAL)) > 1
    OR count(DISTINCT CAST(vat_rate AS REAL)) > 1"""  # noqa: S608 - a text of ours
_FEES = """SELECT rule, base, charged, waived FROM credit_note_fees AS fee
    WHERE number IN (SELECT number FROM documents WHERE rma = ?)
    AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = fee.number)"""


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def series_of(number: str) -> tuple[str, int]:
    """Return the series and the sequence of a credit-note number."""
    series, _, sequence = number.rpartition("-")
    return series, int(sequence)


def _is_xml(xml: bytes | None, stored_hash: str) -> bool:
    """Tell whether an XML is the one stored; a document of before has neither."""
    return sha256(xml) == stored_hash if xml else not stored_hash


def snapshot_of(kind: str, text: str) -> NumberedDocument:
    """Return a document's snapshot from its stored text.

    Raises:
        MalformedText: it is no snapshot of this kind.
    """
    statement = kind in (DocumentKind.DEBIT_STATEMENT, DocumentKind.STATEMENT_CANCELLATION)
    return decode(DebitStatement, text) if statement else decode(CreditNote, text)


def columns_of(note: NumberedDocument) -> dict[str, str | int | None]:
    """Return what is copied out of a snapshot, for queries and the chain, by column of ``documents``."""
    series, sequence = series_of(note.number)
    return {
        "number": note.number,
        "kind": note.kind.value,
        "series": series,
        "sequence": sequence,
        "rma": note.rma,
        "customer": note.buyer.name,
        "issued_on": note.issued_on.isoformat(),
        "net": str(note.net),
        "gross": str(note.gross),
        "cancels": note.cancels.number if note.cancels else None,
    }


def line_rows(note: CreditNote) -> list[Row]:
    """Return what a credit note gives back by invoice line, as rows of ``credit_note_lines``."""
    return [
        (note.number, line.position, line.invoice, line.invoice_line, line.quantity, str(line.net))
        for line in note.lines
    ]


def fee_rows(note: CreditNote) -> list[Row]:
    """Return what each fee rule did on a note, as rows of ``credit_note_fees``."""
    return [
        (
            note.number,
            position,
            fee.rule,
            fee.version,
            *(str(amount) for amount in (fee.base, fee.assessed, fee.charged, fee.waived, fee.capped)),
        )
        for position, fee in enumerate(note.fees, start=1)
    ]


class SqlCreditNotes:
    """The ``CreditNotes`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self, prefix: str, year: int, first: int) -> CreditNoteNumber:
        """Return the number after the last of the series, or the first; inside the transaction.

        Raises:
            InvalidIdentifier: the series is used up.
        """
        series = CreditNoteNumber(prefix, year, first).series
        last = self._session.value(_LAST_SEQUENCE, series)
        return CreditNoteNumber(prefix, year, first if last is None else last + 1)

    def head(self) -> Head:
        """Return where the documents' chain ends; inside the transaction, what the next one carries.

        Raises:
            NotADatabase: its head record is gone.
        """
        return head(self._session, DOCUMENTS)

    def last_issue_date(self) -> date | None:
        """Return the latest issue date on file."""
        last = self._session.value(_LAST_ISSUE)
        return date.fromisoformat(last) if last else None

    def last_of_series(self, series: str) -> str:
        """Return the last number issued in a series (prefix and year), or empty."""
        last = self._session.value(_LAST_SEQUENCE, series)
        return f"{series}-{last:06d}" if last else ""

    def history(self, case: ReturnCase) -> CreditHistory:
        """Return what was credited of the case's invoice lines, and its fees so far."""
        keys = {line.invoice_key for line in case.lines}
        invoices = json.dumps(sorted({invoice for invoice, _ in keys}))
        lines: dict[tuple[str, int], CreditedSoFar] = {}
        for invoice, number, quantity, net in self._session.rows(_CREDITED, invoices):
            key = (invoice, number)
            if key in keys:
                before = lines.get(key, CreditedSoFar())
                lines[key] = CreditedSoFar(before.quantity + quantity, before.amount + Decimal(net))
        fees: dict[str, FeeSoFar] = {}
        for rule, base, charged, waived in self._session.rows(_FEES, case.rma):
            so_far = fees.get(rule, FeeSoFar())
            assessed = so_far.assessed + Decimal(charged) + Decimal(waived)
            fees[rule] = FeeSoFar(so_far.base + Decimal(base), assessed)
        contradictory = frozenset((str(i), int(n)) for i, n in self._session.rows(_CONTRADICTORY, invoices))
        return CreditHistory(lines, fees, contradictory & keys)

    def links(self, since: date, until: date) -> tuple[Facts, ...]:
        """Return the links of the documents issued in a period, both days included, in order."""
        rows = self._session.rows(_LINKS, since.isoformat(), until.isoformat())
        return tuple(dict(zip(_LINK_COLUMNS, row, strict=True)) for row in rows)

    def bodies(self, number: str) -> Mapping[str, bytes]:
        """Return what a document's link holds by its hash alone, by column: snapshot, PDF, XML if any."""
        row = self._session.row(_BODIES, number) or ()
        return {name: body for name, body in zip(_BODY_COLUMNS, row, strict=False) if body is not None}

    def cancelled_by(self, number: str) -> str:
        """Return the number of the contrary document of this one; empty for none."""
        return self._session.value(_CONTRARY, number) or ""

    def add(self, note: NumberedDocument, case: ReturnCase, files: IssuedFiles, at: datetime) -> None:
        """Store snapshot and files with their hashes.

        Raises:
            CreditExceedsInvoice: the database found more credited than invoiced (decision rule 6).
        """
        last = self.head()
        text = encode(note)
        facts = columns_of(note) | {
            "position": last.count + 1,
            "issued_at": instant(at),
            "snapshot_sha256": sha256(text.encode()),
            "pdf_sha256": sha256(files.pdf),
            "xml_sha256": sha256(files.xml) if files.xml else None,
            "previous": last.hash,
        }
        row = facts | {"hash": link_hash(facts), "snapshot": text, "pdf": files.pdf, "xml": files.xml or None}
        self._session.write(_ADD, [row[name] for name in _COLUMNS])
        if isinstance(note, CreditNote) and note.kind is DocumentKind.CREDIT_NOTE:
            self._add_lines(note, case)
            self._session.write_many(_ADD_FEE, fee_rows(note))

    def _add_lines(self, note: CreditNote, case: ReturnCase) -> None:
        before = self.history(case)
        for row, line in zip(line_rows(note), note.lines, strict=True):
            try:
                self._session.write(_ADD_LINE, row)
            except IntegrityError as error:
                if "credit exceeds invoice" not in str(error):
                    raise
                key = (line.invoice, line.invoice_line)
                invoiced = max((x.quantity_invoiced for x in case.lines if x.invoice_key == key), default=0)
                credited = before.lines.get(key, CreditedSoFar()).quantity
                raise CreditExceedsInvoice(*key, invoiced, credited, line.quantity) from error

    def get(self, number: str) -> StoredCreditNote | None:
        """Return a document.

        Raises:
            NotADatabase: its stored text or bytes are no longer those that were issued.
        """
        row = self._session.row(_GET, number)
        if row is None:
            return None
        kind, text, pdf, text_hash, pdf_hash, xml, xml_hash, printed = row
        if (sha256(text.encode()), sha256(pdf)) != (text_hash, pdf_hash) or not _is_xml(xml, xml_hash):
            raise NotADatabase(self._session.path, number)
        try:
            note = snapshot_of(kind, text)
        except MalformedText as error:
            raise NotADatabase(self._session.path, f"{number}: {error}") from error
        return StoredCreditNote(note, pdf, text_hash, pdf_hash, printed, xml or b"")

    def of_return(self, rma: str) -> tuple[CreditNoteRow, ...]:
        """Return a return's documents, in order."""
        return _listed(self._session.rows(_OF_RETURN, rma))

    def latest(self, limit: int) -> tuple[CreditNoteRow, ...]:
        """Return the latest documents, the newest first."""
        return _listed(self._session.rows(_LATEST, limit))

    def record_print(self, number: str, printer: str, at: datetime) -> None:
        """Record that a document was sent to a printer."""
        self._session.write(_ADD_PRINT, (number, printer, instant(at)))


def _listed(rows: Iterable[Row]) -> tuple[CreditNoteRow, ...]:
    return tuple(
        CreditNoteRow(
            *(number, rma, customer, date.fromisoformat(issued_on), Decimal(net), Decimal(gross), printed),
            DocumentKind(kind),
            *contrary,
        )
        for number, rma, customer, issued_on, net, gross, printed, kind, *contrary in rows
    )
