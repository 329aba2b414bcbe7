"""What the use cases need from outside, as small protocols, and the values that cross them.

``app_context`` wires the real ones; ``tests/fakes.py`` holds the others.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from receiving_app.domain.catalogue import LocalText, Playbook, Product
from receiving_app.domain.chain import Facts, Head
from receiving_app.domain.crediting import CreditHistory
from receiving_app.domain.money import VatCategory
from receiving_app.domain.profile import Profile
from receiving_app.domain.restocking import FeeCharge
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import DocumentKind, Reason, Status
from receiving_app.services.intake_ports import LimboBoard, Quarantine
from receiving_app.services.scan_ports import CommandKeys, Interpreter, RecentScans, ScannerProfiles
from receiving_app.services.sending_ports import Outgoing

if TYPE_CHECKING:
    # Documents are made long after the start, which these would delay.
    from receiving_app.domain.comparison import Elsewhere
    from receiving_app.domain.credit_note import CreditNote, CreditNoteNumber
    from receiving_app.domain.debit_statement import DebitStatement, NumberedDocument
    from receiving_app.domain.printouts import (
        CalibrationSheet,
        CommandSheet,
        PrinterTest,
        QuarantineLabel,
        RmaLabel,
        RoutingLabel,
    )
    from receiving_app.domain.printouts_batch import BatchLabel, PackingList
    from receiving_app.domain.printouts_return import ReturnSheet
    from receiving_app.services.batch_ports import Batches
    from receiving_app.services.journal_ports import ActReader
    from receiving_app.services.list_export import Cell
    from receiving_app.services.photo_ports import Photos, PreparedPhoto, ReceptionSlip, Slips
    from receiving_app.services.signals import SignalReader
    from receiving_app.services.undo_ports import UndoSteps


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and where."""

    operator: str
    bench: str


@dataclass(frozen=True, slots=True)
class Approval:
    """A supervisor's approval of one act: name and code as typed, reason in words (rule 11)."""

    supervisor: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act, for the return's timeline; ``facts`` holds no customer name.

    Attributes:
        at: aware, UTC.
        act: stable name of the act, such as ``condition_recorded``.
        rma: the return, or empty.
        approved_by: supervisor who approved it, or empty.
    """

    at: datetime
    operator: str
    bench: str
    act: str
    rma: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A return as a list shows it.

    Attributes:
        matched: what the search found, such as ``serial``; empty in other lists.
        credit_notes: numbers of its credit notes, in order.
        units_done: inspected units with a condition, of ``units_total`` in hand.
    """

    rma: str
    status: Status
    reason: Reason
    customer: str
    opened_on: date
    expires_on: date
    skus: tuple[str, ...] = ()
    tracking: str = ""
    carrier_delivered_on: date | None = None
    arrived_at: datetime | None = None
    units_done: int = 0
    units_total: int = 0
    credit_notes: tuple[str, ...] = ()
    matched: str = ""


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


@dataclass(frozen=True, slots=True)
class Counters:
    """Today's work and what waits."""

    received_today: int = 0
    credit_notes_today: int = 0
    on_hold: int = 0
    in_progress: int = 0
    delivered_never_scanned: int = 0
    quarantined: int = 0


@dataclass(frozen=True, slots=True)
class InvoicedLine:
    """What a return on file says about an invoice line.

    Attributes:
        awaited: its return never arrived and is not cancelled, so that an import may still change it.
    """

    rma: str
    invoice: str
    invoice_line: int
    invoiced_on: date
    quantity_invoiced: int
    unit_price: Decimal
    vat_rate: Decimal
    awaited: bool


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""

    def today(self) -> date:
        """Return the day in Europe/Paris, which is that of the documents."""

    def monotonic(self) -> float:
        """Return seconds of a clock that never goes back, for measuring what lies between."""


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer as a list shows it, as its latest return has it."""

    code: str
    name: str
    city: str = ""


class Returns(Protocol):
    """Returns on file."""

    def get(self, rma: str) -> ReturnCase | None:
        """Return the case of a canonical number."""

    def get_many(self, rmas: Collection[str]) -> dict[str, ReturnCase]:
        """Return the cases known among these canonical numbers."""

    def add(self, case: ReturnCase) -> None:
        """Store a new case.

        Raises:
            ReturnExists: its number is already on file.
        """

    def add_many(self, cases: Sequence[ReturnCase]) -> None:
        """Store new cases at once, as an import does; on an error the unit of work must be left.

        Raises:
            ReturnExists: one of the numbers is already on file, or comes twice.
        """

    def save(self, case: ReturnCase) -> ReturnCase:
        """Store a changed case and return it with its new revision.

        Raises:
            StaleCase: it was changed elsewhere since it was read.
        """

    def invoiced(self, keys: Collection[tuple[str, int]]) -> tuple[InvoicedLine, ...]:
        """Return what returns say about these invoice lines; at most 100 returns for each."""

    def elsewhere(self, rma: str, numbers: Collection[str]) -> "tuple[Elsewhere, ...]":
        """Return what other returns, the cancelled ones left out, say of these serials and MACs."""

    def next_rma(self, year: int) -> str:
        """Allot the next number of ours, inside the transaction."""

    def find(self, text: str, limit: int) -> tuple[ReturnRow, ...]:
        """Search number (or part of it), customer, serial, MAC, reference and tracking number."""

    def exact(self, text: str) -> tuple[ReturnRow, ...]:
        """Find by whole serial, MAC, tracking or invoice number."""

    def customers(self, text: str, limit: int) -> tuple[CustomerRow, ...]:
        """Return the customers whose name or code has words that begin like these, by name."""

    def in_progress(self, limit: int) -> tuple[ReturnRow, ...]:
        """Return what is at the bench, the latest arrival first."""

    def waiting(self, limit: int) -> tuple[ReturnRow, ...]:
        """Return what is delivered per carrier but never scanned, then what is on hold."""

    def received_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        """Return what arrived on a day of Europe/Paris, the latest first."""

    def all_rows(self) -> Iterable[ReturnRow]:
        """Iterate over every return in every state, by number, without holding them in memory."""

    def counters(self, today: date) -> Counters:
        """Count today's work and what waits."""


class Catalogue(Protocol):
    """Products and playbooks."""

    def products(self, skus: Iterable[str]) -> dict[str, Product]:
        """Return the products known among these references."""

    def find(self, text: str, limit: int) -> tuple[Product, ...]:
        """Return the products whose reference, maker or name has words that begin like these."""

    def by_gtin(self, gtin: str) -> Product | None:
        """Return the product of a GTIN."""

    def put(self, product: Product) -> bool:
        """Store a product with its checklist; tell whether anything changed."""

    def playbooks(self) -> tuple[Playbook, ...]:
        """Return every playbook."""

    def put_playbooks(self, playbooks: Sequence[Playbook]) -> None:
        """Replace the playbooks."""


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


class Journal(Protocol):
    """Every act, in order."""

    def add(self, entry: JournalEntry) -> None:
        """Append an entry."""

    def cite(self, value: Hashable) -> str:
        """Keep the text of a rule that an act goes by, for good, and return the SHA-256 to cite it by."""

    def of_return(self, rma: str) -> tuple[JournalEntry, ...]:
        """Return a return's entries, oldest first."""

    def head(self) -> Head:
        """Return where the journal's chain ends."""

    def links(self, since: date, until: date) -> Iterable[Facts]:
        """Iterate over the links of a period's acts, both days (of Europe/Paris) included, in order."""

    def standing(self, rma: str, unit: int, marks: Collection[str]) -> int:
        """Return how many such acts about a unit were done and not taken back."""

    def last_about(self, rma: str, unit: int, marks: Collection[str]) -> JournalEntry | None:
        """Return the last entry about a unit whose act, or whose scan's result, is one of these."""


class Profiles(Protocol):
    """The company's settings."""

    def get(self) -> Profile | None:
        """Return the profile; None before there is one."""

    def save(self, profile: Profile) -> None:
        """Store the profile."""

    def digest(self) -> str:
        """Return the SHA-256 of the stored settings, their looks aside; empty before there are any."""


class UnitOfWork(Protocol):
    """One transaction over all repositories; leaving without ``commit`` undoes it."""

    @property
    def returns(self) -> Returns:
        """Returns on file."""

    @property
    def catalogue(self) -> Catalogue:
        """Products and playbooks."""

    @property
    def credit_notes(self) -> CreditNotes:
        """Issued documents."""

    @property
    def journal(self) -> Journal:
        """Acts."""

    @property
    def quarantine(self) -> Quarantine:
        """Parcels that cannot be decided now."""

    @property
    def profiles(self) -> Profiles:
        """The company's settings."""

    @property
    def command_keys(self) -> CommandKeys:
        """Keys of the command barcodes."""

    @property
    def scanners(self) -> ScannerProfiles:
        """The benches' scanners."""

    @property
    def outgoing(self) -> Outgoing:
        """Documents on their way out."""

    @property
    def undo_steps(self) -> "UndoSteps":
        """Acts that can be taken back."""

    @property
    def limbo(self) -> LimboBoard:
        """What hangs."""

    @property
    def batches(self) -> "Batches":
        """Manufacturer batches."""

    @property
    def act_reader(self) -> "ActReader":
        """The journal, read backwards."""

    @property
    def photos(self) -> "Photos":
        """Photos."""

    @property
    def signals(self) -> "SignalReader":
        """What comes back again and again."""

    @property
    def slips(self) -> "Slips":
        """Reception slips as they were printed."""

    def commit(self) -> None:
        """Make everything done so far durable."""

    def __enter__(self) -> Self:
        """Begin; a writing unit takes the write lock at once."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Undo what was not committed."""


class Scratch(Protocol):
    """Notes on many keys while something long runs; they take no memory and go when it ends."""

    def recall(self, topic: str, keys: Collection[str]) -> dict[str, str]:
        """Return the notes kept under these keys."""

    def remember(self, topic: str, notes: Mapping[str, str]) -> None:
        """Keep a note under each key, in place of an earlier one."""

    def __enter__(self) -> Self:
        """Begin without a note."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget everything."""


class Documents(Protocol):
    """Snapshots to bytes."""

    def credit_note(self, note: "CreditNote", logo: bytes) -> IssuedFiles:
        """Make the PDF with the XML inside; the same snapshot gives the same bytes.

        Raises:
            UnprintableCharacters: the document's font cannot draw a text.
            XmlRefused: the XML breaks rules of electronic invoicing.
        """

    def preview(self, note: "CreditNote", logo: bytes) -> bytes:
        """Draw the pages of a credit note that has no number yet, to be looked at.

        Raises:
            UnprintableCharacters: the document's font cannot draw a text.
        """

    def prepare(self) -> None:
        """Load what a credit note needs and what checks it; for the background, after the start.

        Raises:
            IssuedXmlFaulty: a document issued before that breaks rules.
        """

    def debit_statement(self, statement: "DebitStatement", logo: bytes) -> bytes:
        """Render the PDF of a fee due beside a credit note.

        Raises:
            UnprintableCharacters: as for a credit note.
        """

    def duplicate(self, pdf: bytes, language: str) -> bytes:
        """Return a copy of the stored bytes marked DUPLICATA on every page."""

    def photo(self, content: bytes, name: str) -> "PreparedPhoto":
        """Make a picture fit to be kept.

        Raises:
            PhotoTooManyPixels, UnreadablePhoto: it is not taken; ``name`` is that of its file.
        """

    def reception_slip(self, slip: "ReceptionSlip", pictures: Mapping[str, bytes], logo: bytes) -> bytes:
        """Render the customer's slip, A4, with its photos by SHA-256; the same slip gives the same bytes."""

    def routing_label(self, label: "RoutingLabel") -> bytes:
        """Render the label, 100 by 50 mm, of a unit that leaves the bench.

        Raises:
            UnprintableCharacters: as for a credit note; so do the other printouts.
        """

    def quarantine_label(self, label: "QuarantineLabel") -> bytes:
        """Render the label, 100 by 50 mm, of goods in quarantine."""

    def rma_label(self, label: "RmaLabel") -> bytes:
        """Render the label, A5, for the outside of the customer's parcel (policy P6)."""

    def return_sheet(self, sheet: "ReturnSheet") -> bytes:
        """Render the customer's sheet, A4: the policy in short over the label for the parcel's outside."""

    def packing_list(self, sheet: "PackingList") -> bytes:
        """Render the list of a manufacturer batch, A4."""

    def batch_label(self, label: "BatchLabel") -> bytes:
        """Render the label, 100 by 50 mm, of a batch's box."""

    def command_sheet(self, sheet: "CommandSheet") -> bytes:
        """Render the sheet of commands to scan, A4."""

    def calibration_sheet(self, sheet: "CalibrationSheet") -> bytes:
        """Render the sheet from which the bench learns how a scanner types, A4."""

    def test_page(self, test: "PrinterTest") -> bytes:
        """Render the page that shows whether a printer keeps sizes, edges and bars."""

    def list_workbook(self, columns: Sequence[str], rows: Sequence[Sequence["Cell"]]) -> bytes:
        """Write a list as an Excel workbook."""


class Words(Protocol):
    """Texts that become part of a document, in the customer's language."""

    def fee(self, charge: FeeCharge, language: str) -> str:
        """Return the restocking fee's reason, as "Frais de re-stockage 15 %, minimum 10,00 €"."""

    def deduction(self, name: LocalText, pieces: int, sku: str, language: str) -> str:
        """Return the reason of a missing accessory's deduction."""

    def exemption(self, category: VatCategory, language: str) -> str:
        """Return the legal exemption mention of K and G; empty for S."""

    def text(self, key: str, language: str, **facts: object) -> str:
        """Return any other text by its key, facts filled in."""


class Secrets(Protocol):
    """Supervisor codes (argon2)."""

    def hashed(self, code: str) -> str:
        """Return the hash to store."""

    def matches(self, code: str, stored: str) -> bool:
        """Tell whether the code is the one hashed."""

    def new_key(self) -> bytes:
        """Return 32 bytes that nobody can guess."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Everything a use case may touch, passed as its first argument.

    Attributes:
        writing: opens a unit of work that writes (the write lock is taken on entry).
        reading: opens one that only reads.
        scratch: opens a place for notes, for one long act.
        recent: what was scanned last, shared by all who work at this program's benches.
    """

    writing: Callable[[], UnitOfWork]
    reading: Callable[[], UnitOfWork]
    clock: Clock
    documents: Documents
    words: Words
    secrets: Secrets
    actor: Actor
    scratch: Callable[[], Scratch]
    interpreter: Interpreter
    recent: RecentScans = field(default_factory=RecentScans, kw_only=True, repr=False)
