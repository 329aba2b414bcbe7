"""Stand-ins for the database, the clock, the documents and the secrets, all in memory.

The unit of work keeps its word: what is not committed is undone on leaving, also after an error.
"""

import hashlib
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import TracebackType
from typing import Self

from receiving_app.domain.batches import Batch
from receiving_app.domain.benches import NamedBench
from receiving_app.domain.catalogue import LocalText, Playbook, Product
from receiving_app.domain.chain import GENESIS, Facts, Head, link_hash
from receiving_app.domain.claims import Claim
from receiving_app.domain.commands import CommandKey
from receiving_app.domain.comparison import Elsewhere
from receiving_app.domain.credit_note import CreditNote, CreditNoteNumber
from receiving_app.domain.crediting import CreditedSoFar, CreditHistory
from receiving_app.domain.debit_statement import DebitStatement, NumberedDocument
from receiving_app.domain.errors import DomainError
from receiving_app.domain.folding import words_match
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.people import Failures, Person
from receiving_app.domain.photo_errors import UnreadablePhoto
from receiving_app.domain.photos import Photo, PreparedPhoto
from receiving_app.domain.printouts import (
    CalibrationSheet,
    CommandSheet,
    PrinterTest,
    QuarantineLabel,
    RmaLabel,
    RoutingLabel,
)
from receiving_app.domain.printouts_batch import BatchLabel, PackingList
from receiving_app.domain.printouts_people import BadgeLabel
from receiving_app.domain.printouts_return import ReturnSheet
from receiving_app.domain.profile import Profile
from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.reception_slip import ReceptionSlip
from receiving_app.domain.restocking import FeeSoFar
from receiving_app.domain.return_errors import ReturnExists, StaleCase
from receiving_app.domain.returns import AT_THE_BENCH, ENDED, ReturnCase
from receiving_app.domain.scans import ScannerProfile
from receiving_app.domain.sending import Delivery
from receiving_app.domain.signals import Signals
from receiving_app.domain.undoing import UndoStep
from receiving_app.domain.vocabulary import Status
from receiving_app.services.credit_note_ports import CreditNoteRow, IssuedFiles, StoredCreditNote
from receiving_app.services.journal_ports import ActFilter, JournalEntry
from receiving_app.services.ports import Bench
from receiving_app.services.return_ports import Counters, CustomerRow, InvoicedLine, ReturnRow
from receiving_app.services.undo_ports import UndoSteps
from tests.fakes_batches import FakeBatches
from tests.fakes_claims import FakeBenches, FakeClaims
from tests.fakes_intake import FakeLimbo, FakeQuarantine
from tests.fakes_people import FakePeople
from tests.fakes_photos import FakePhotos, FakeSignals, FakeSlips
from tests.fakes_sending import FakeOutgoing


class FixedClock:
    """A clock that stands on a day; each reading of the instant is a second later."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.waited = timedelta()
        self._readings = 0
        self._elapsed = 0.0

    def now(self) -> datetime:
        self._readings += 1
        morning = datetime(self.day.year, self.day.month, self.day.day, 8, tzinfo=UTC)
        return morning + self.waited + timedelta(seconds=self._readings)

    def today(self) -> date:
        return self.day

    def wait(self, **time: float) -> None:
        """Let time pass on the same day."""
        self.set_forward(**time)
        self._elapsed += timedelta(**time).total_seconds()

    def set_forward(self, **time: float) -> None:
        """Set the clock, while no time passes."""
        self.waited += timedelta(**time)

    def monotonic(self) -> float:
        self._elapsed += 1.0
        return self._elapsed


class StillClock(FixedClock):
    """A clock on which no time passes but what is waited: reading it costs none."""

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 8, tzinfo=UTC) + self.waited

    def monotonic(self) -> float:
        return self.waited.total_seconds()


class FakeSecrets:
    """Supervisor codes, "hashed" readably, and keys that tell which they are."""

    def __init__(self) -> None:
        self.keys = 0

    def hashed(self, code: str) -> str:
        return f"hash of {code}"

    def matches(self, code: str, stored: str) -> bool:
        return stored == f"hash of {code}"

    def new_key(self) -> bytes:
        self.keys += 1
        return f"key {self.keys}".ljust(32).encode()


class FakeDocuments:
    """Documents as a line of bytes; ``failure`` is raised instead where one is set.

    ``printed`` holds what was made into labels and sheets, in order.
    """

    def __init__(self) -> None:
        self.failure: DomainError | None = None
        self.printed: list[object] = []

    def list_workbook(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
        return f"workbook of {len(rows)} rows under {columns}".encode()

    def credit_note(self, note: CreditNote, logo: bytes) -> IssuedFiles:
        if self.failure is not None:
            raise self.failure
        said = f"{note.number} {note.gross}".encode()
        return IssuedFiles(b"PDF " + said + logo, b"XML " + said)

    def preview(self, note: CreditNote, logo: bytes) -> bytes:
        return self.credit_note(note, logo).pdf

    def prepare(self) -> None:
        if self.failure is not None:
            raise self.failure

    def debit_statement(self, statement: DebitStatement, logo: bytes) -> bytes:
        if self.failure is not None:
            raise self.failure
        return f"PDF {statement.number} {statement.total}".encode() + logo

    def duplicate(self, pdf: bytes, language: str) -> bytes:
        return f"DUPLICATA {language} ".encode() + pdf

    def photo(self, content: bytes, name: str) -> PreparedPhoto:
        if not content.startswith(b"picture"):
            raise UnreadablePhoto(name)
        return PreparedPhoto(content, content[:20], 40, 30)

    def reception_slip(self, slip: ReceptionSlip, pictures: Mapping[str, bytes], logo: bytes) -> bytes:
        return self._printed(slip) + b" " + b" ".join(pictures.values()) + logo

    def routing_label(self, label: RoutingLabel) -> bytes:
        return self._printed(label)

    def quarantine_label(self, label: QuarantineLabel) -> bytes:
        return self._printed(label)

    def return_sheet(self, sheet: ReturnSheet) -> bytes:
        return self._printed(sheet)

    def rma_label(self, label: RmaLabel) -> bytes:
        return self._printed(label)

    def packing_list(self, sheet: PackingList) -> bytes:
        return self._printed(sheet)

    def batch_label(self, label: BatchLabel) -> bytes:
        return self._printed(label)

    def command_sheet(self, sheet: CommandSheet) -> bytes:
        return self._printed(sheet)

    def badge_label(self, label: BadgeLabel) -> bytes:
        return self._printed(label)

    def calibration_sheet(self, sheet: CalibrationSheet) -> bytes:
        return self._printed(sheet)

    def test_page(self, test: PrinterTest) -> bytes:
        return self._printed(test)

    def _printed(self, content: object) -> bytes:
        self.printed.append(content)
        return f"PDF {content}".encode()


class FakeScratch:
    """Notes in a dictionary."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, str], str] = {}

    def recall(self, topic: str, keys: Collection[str]) -> dict[str, str]:
        return {key: self._notes[topic, key] for key in keys if (topic, key) in self._notes}

    def remember(self, topic: str, notes: Mapping[str, str]) -> None:
        self._notes |= {(topic, key): note for key, note in notes.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._notes.clear()


@dataclass
class Store:
    """Everything that is on file; every value in it is immutable."""

    cases: dict[str, ReturnCase] = field(default_factory=dict)
    catalogue: dict[str, Product] = field(default_factory=dict)
    books: tuple[Playbook, ...] = ()
    documents: tuple[StoredCreditNote, ...] = ()
    entries: tuple[JournalEntry, ...] = ()
    records: tuple[QuarantineRecord, ...] = ()
    profile: Profile | None = None
    keys: tuple[CommandKey, ...] = ()
    scanners: dict[str, ScannerProfile] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    steps: tuple[UndoStep, ...] = ()
    batches: dict[str, Batch] = field(default_factory=dict)
    cited: dict[str, Hashable] = field(default_factory=dict)
    photos: tuple[Photo, ...] = ()
    slips: tuple[ReceptionSlip, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    signals: Signals = field(default_factory=Signals)
    people: tuple[Person, ...] = ()
    pins: dict[int, str] = field(default_factory=dict)
    failures: dict[str, Failures] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    benches: dict[str, NamedBench] = field(default_factory=dict)

    def snapshot(self) -> "Store":
        return replace(
            self,
            cases=copy(self.cases),
            catalogue=copy(self.catalogue),
            scanners=copy(self.scanners),
            batches=copy(self.batches),
            pictures=copy(self.pictures),
            pins=copy(self.pins),
            failures=copy(self.failures),
            claims=copy(self.claims),
            benches=copy(self.benches),
        )

    def restore(self, saved: "Store") -> None:
        self.__dict__.update(saved.snapshot().__dict__)

    @property
    def issued(self) -> tuple[NumberedDocument, ...]:
        """Documents of every kind, in order."""
        return tuple(stored.note for stored in self.documents)

    @property
    def notes(self) -> tuple[CreditNote, ...]:
        """Credit notes in force."""
        gone = {one.cancels.number for one in self.issued if one.cancels}
        return tuple(
            one
            for one in self.issued
            if isinstance(one, CreditNote) and one.cancels is None and one.number not in gone
        )


def history_of(notes: Iterable[CreditNote], rma: str) -> CreditHistory:
    """Add up what issued documents did: per invoice line over all, per fee rule over one return."""
    lines: dict[tuple[str, int], CreditedSoFar] = {}
    fees: dict[str, FeeSoFar] = {}
    for note in notes:
        for line in note.lines:
            key = (line.invoice, line.invoice_line)
            so_far = lines.get(key, CreditedSoFar())
            lines[key] = CreditedSoFar(so_far.quantity + line.quantity, so_far.amount + line.net)
        for fee in note.fees if note.rma == rma else ():
            before = fees.get(fee.rule, FeeSoFar())
            # What was capped was neither charged nor waived: it is still owed by later notes.
            done = before.assessed + fee.charged + fee.waived
            fees[fee.rule] = FeeSoFar(before.base + fee.base, done)
    return CreditHistory(lines, fees)


def _in_hand(case: ReturnCase, line: int) -> set[str]:
    return {text for unit in case.units if unit.line == line for text in (unit.serial, unit.mac)}


class _Returns:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, rma: str) -> ReturnCase | None:
        return self._store.cases.get(rma)

    def get_many(self, rmas: Collection[str]) -> dict[str, ReturnCase]:
        return {rma: case for rma, case in self._store.cases.items() if rma in rmas}

    def add(self, case: ReturnCase) -> None:
        if case.rma in self._store.cases:
            raise ReturnExists(case.rma)
        self._store.cases[case.rma] = case

    def add_many(self, cases: Sequence[ReturnCase]) -> None:
        for case in cases:
            self.add(case)

    def save(self, case: ReturnCase) -> ReturnCase:
        if self._store.cases[case.rma].revision != case.revision:
            raise StaleCase(case.rma)
        stored = replace(case, revision=case.revision + 1)
        self._store.cases[case.rma] = stored
        return stored

    def invoiced(self, keys: Collection[tuple[str, int]]) -> tuple[InvoicedLine, ...]:
        credited = {
            (note.rma, line.invoice, line.invoice_line) for note in self._store.notes for line in note.lines
        }
        return tuple(
            InvoicedLine(
                case.rma,
                *line.invoice_key,
                line.invoiced_on,
                line.quantity_invoiced,
                line.unit_price,
                line.vat_rate,
                awaited=case.status is Status.AUTHORISED and not case.parcels,
            )
            for case in self._store.cases.values()
            for line in case.lines
            if line.invoice_key in keys
            and (case.status not in ENDED or (case.rma, *line.invoice_key) in credited)
        )

    def elsewhere(self, rma: str, numbers: Collection[str]) -> tuple[Elsewhere, ...]:
        return tuple(
            Elsewhere(
                number,
                case.rma,
                case.customer.code,
                line.invoice,
                line.invoiced_on,
                is_open=case.status not in ENDED,
            )
            for number in sorted(numbers)
            for case in self._store.cases.values()
            if case.rma != rma and case.status is not Status.CANCELLED
            for line in case.lines
            if number in (*line.serials, *line.macs) or number in _in_hand(case, line.number)
        )

    def next_rma(self, year: int) -> str:
        ours = [case.rma for case in self._store.cases.values() if case.rma.startswith(f"RMA-{year}-")]
        return RmaNumber.build(year, 1 + max((int(rma[9:15]) for rma in ours), default=0)).text

    def find(self, text: str, limit: int) -> tuple[ReturnRow, ...]:
        wanted = text.casefold()
        found = [case for case in self._store.cases.values() if any(wanted in one for one in _words(case))]
        return tuple(_row(case, "text") for case in found)[:limit]

    def exact(self, text: str) -> tuple[ReturnRow, ...]:
        wanted = text.casefold()
        return tuple(_row(case, "whole") for case in self._store.cases.values() if wanted in _codes(case))

    def customers(self, text: str, limit: int) -> tuple[CustomerRow, ...]:
        known = {case.customer.code: case.customer for case in self._store.cases.values()}
        found = [one for one in known.values() if words_match(text, f"{one.name} {one.code}")]
        return tuple(CustomerRow(one.code, one.name, one.city) for one in found)[:limit]

    def in_progress(self, limit: int) -> tuple[ReturnRow, ...]:
        return tuple(_row(c) for c in self._store.cases.values() if c.status in AT_THE_BENCH)[:limit]

    def waiting(self, limit: int) -> tuple[ReturnRow, ...]:
        return tuple(_row(c) for c in self._store.cases.values() if c.status is Status.ON_HOLD)[:limit]

    def received_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        return tuple(_row(c) for c in self._store.cases.values() if _came_on(c, day))[:limit]

    def credited_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        rmas = {note.rma for note in self._store.notes if note.issued_on == day}
        return tuple(_row(c) for c in self._store.cases.values() if c.rma in rmas)[:limit]

    def all_rows(self) -> Iterable[ReturnRow]:
        return (_row(case) for case in self._store.cases.values())

    def counters(self, today: date) -> Counters:
        cases = self._store.cases.values()
        return Counters(
            received_today=sum(_came_on(case, today) for case in cases),
            credit_notes_today=sum(note.issued_on == today for note in self._store.notes),
            on_hold=sum(case.status is Status.ON_HOLD for case in cases),
            in_progress=sum(case.status in AT_THE_BENCH for case in cases),
            quarantined=sum(one.is_open for one in self._store.records),
        )


def _came_on(case: ReturnCase, day: date) -> bool:
    return any(parcel.arrived_at.date() == day for parcel in case.parcels)


def _codes(case: ReturnCase) -> set[str]:
    codes = {case.tracking}
    for line in case.lines:
        codes |= {line.invoice, *line.serials, *line.macs}
    return {code.casefold() for code in codes if code}


def _words(case: ReturnCase) -> set[str]:
    skus = {line.sku.casefold() for line in case.lines}
    return _codes(case) | skus | {case.rma.casefold(), case.customer.name.casefold()}


def _row(case: ReturnCase, matched: str = "") -> ReturnRow:
    return ReturnRow(
        case.rma,
        case.status,
        case.reason,
        case.customer.name,
        case.opened_on,
        case.expires_on,
        carrier_delivered_on=case.carrier_delivered_on,
        arrived_at=case.parcels[-1].arrived_at if case.parcels else None,
        matched=matched,
    )


class _Catalogue:
    def __init__(self, store: Store) -> None:
        self._store = store

    def products(self, skus: Iterable[str]) -> dict[str, Product]:
        return {sku: self._store.catalogue[sku] for sku in skus if sku in self._store.catalogue}

    def find(self, text: str, limit: int) -> tuple[Product, ...]:
        known = self._store.catalogue.values()
        found = [one for one in known if words_match(text, f"{one.sku} {one.manufacturer} {one.name}")]
        return tuple(found)[:limit]

    def by_gtin(self, gtin: str) -> Product | None:
        wanted = gtin.lstrip("0")
        known = self._store.catalogue.values()
        return next((one for one in known if wanted and one.gtin.lstrip("0") == wanted), None)

    def put(self, product: Product) -> bool:
        changed = self._store.catalogue.get(product.sku) != product
        self._store.catalogue[product.sku] = product
        return changed

    def playbooks(self) -> tuple[Playbook, ...]:
        return self._store.books

    def put_playbooks(self, playbooks: Sequence[Playbook]) -> None:
        self._store.books = tuple(playbooks)


class _CreditNotes:
    def __init__(self, store: Store) -> None:
        self._store = store

    def next_number(self, prefix: str, year: int, first: int) -> CreditNoteNumber:
        last = self.last_of_series(f"{prefix}-{year:04d}")
        return CreditNoteNumber(prefix, year, int(last.rpartition("-")[2]) + 1 if last else first)

    def head(self) -> Head:
        count = len(self._store.documents)
        return Head(count, self._store.documents[-1].snapshot_sha256) if count else Head()

    def last_issue_date(self) -> date | None:
        return max((note.issued_on for note in self._store.issued), default=None)

    def last_of_series(self, series: str) -> str:
        numbers = [note.number for note in self._store.issued]
        return max((one for one in numbers if one.rpartition("-")[0] == series), default="")

    def history(self, case: ReturnCase) -> CreditHistory:
        figures: dict[tuple[str, int], set[tuple[object, ...]]] = {}
        for known in self._store.cases.values():
            for line in known.lines:
                told = (line.quantity_invoiced, line.unit_price, line.vat_rate)
                figures.setdefault(line.invoice_key, set()).add(told)
        contradictory = frozenset(key for key, told in figures.items() if len(told) > 1)
        return replace(history_of(self._store.notes, case.rma), contradictory=contradictory)

    def links(self, since: date, until: date) -> tuple[Facts, ...]:
        return tuple(
            facts
            for facts, note in zip(self._chain(), self._store.issued, strict=True)
            if since <= note.issued_on <= until
        )

    def _chain(self) -> Iterator[Facts]:
        previous = GENESIS
        for position, stored in enumerate(self._store.documents, start=1):
            note = stored.note
            facts: dict[str, str | int | None] = {
                "position": position,
                "number": note.number,
                "kind": note.kind.value,
                "series": note.number.rpartition("-")[0],
                "sequence": int(note.number.rpartition("-")[2]),
                "customer": note.buyer.name,
                "cancels": note.cancels.number if note.cancels else None,
                "snapshot_sha256": hashlib.sha256(repr(note).encode()).hexdigest(),
                "pdf_sha256": stored.pdf_sha256,
                "previous": previous,
            }
            previous = link_hash(facts)
            yield {**facts, "hash": previous}

    def bodies(self, number: str) -> dict[str, bytes]:
        stored = next(one for one in self._store.documents if one.note.number == number)
        return {"snapshot": repr(stored.note).encode(), "pdf": stored.pdf}

    def cancelled_by(self, number: str) -> str:
        return next(
            (one.number for one in self._store.issued if one.cancels and one.cancels.number == number), ""
        )

    def add(self, note: NumberedDocument, case: ReturnCase, files: IssuedFiles, at: datetime) -> None:
        frozen = hashlib.sha256(repr(note).encode()).hexdigest()
        stored = StoredCreditNote(
            note, files.pdf, frozen, hashlib.sha256(files.pdf).hexdigest(), 0, files.xml
        )
        self._store.documents = (*self._store.documents, stored)

    def get(self, number: str) -> StoredCreditNote | None:
        return next((one for one in self._store.documents if one.note.number == number), None)

    def of_return(self, rma: str) -> tuple[CreditNoteRow, ...]:
        return tuple(self._row(one) for one in self._store.documents if one.note.rma == rma)

    def latest(self, limit: int) -> tuple[CreditNoteRow, ...]:
        return tuple(self._row(one) for one in reversed(self._store.documents))[:limit]

    def record_print(self, number: str, printer: str, at: datetime) -> None:
        self._store.documents = tuple(
            replace(one, printed=one.printed + 1) if one.note.number == number else one
            for one in self._store.documents
        )

    def _row(self, stored: StoredCreditNote) -> CreditNoteRow:
        note = stored.note
        return CreditNoteRow(
            *(note.number, note.rma, note.buyer.name, note.issued_on, note.net, note.gross),
            printed=stored.printed,
            kind=note.kind,
            cancels=note.cancels.number if note.cancels else "",
            cancelled_by=self.cancelled_by(note.number),
        )


class _ActReader:
    def __init__(self, store: Store) -> None:
        self._store = store

    def newest(self) -> int:
        return len(self._store.entries)

    def acts_before(
        self, position: int, step: int, wanted: ActFilter
    ) -> tuple[tuple[int, JournalEntry], ...]:
        numbered = list(enumerate(self._store.entries, start=1))[max(position - step, 1) - 1 : position - 1]
        return tuple((number, one) for number, one in reversed(numbered) if _is_wanted(one, wanted))

    def is_before(self, position: int, day: date) -> bool:
        return not 1 <= position <= self.newest() or self._store.entries[position - 1].at.date() < day

    def item_names(self, rmas: Collection[str]) -> dict[tuple[str, int, str], LocalText]:
        return {
            (rma, unit.number, item.key): item.name
            for rma in rmas
            for unit in self._store.cases[rma].units
            for item in self._store.catalogue[unit.sku].checklist
        }


def _is_wanted(one: JournalEntry, wanted: ActFilter) -> bool:
    said = f"{one.rma} {one.operator} {one.approved_by} {dict(one.facts)}".lower()
    return (
        (wanted.since is None or one.at.date() >= wanted.since)
        and (not wanted.acts or one.act in wanted.acts)
        and one.act not in wanted.but
        and (not wanted.approved or bool(one.approved_by))
        and wanted.bench in ("", one.bench)
        and wanted.text.lower() in said
    )


class _Journal:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, entry: JournalEntry) -> None:
        self._store.entries = (*self._store.entries, entry)

    def cite(self, value: Hashable) -> str:
        name = f"{type(value).__name__} {len(self._store.cited)}"
        known = {kept: number for number, kept in self._store.cited.items()}
        self._store.cited = self._store.cited | {known.get(value, name): value}
        return known.get(value, name)

    def of_return(self, rma: str) -> tuple[JournalEntry, ...]:
        return tuple(entry for entry in self._store.entries if entry.rma == rma)

    def head(self) -> Head:
        links = list(self._chain())
        return Head(len(links), str(links[-1]["hash"])) if links else Head()

    def links(self, since: date, until: date) -> Iterable[Facts]:
        days = [entry.at.date() for entry in self._store.entries]
        return (facts for facts, day in zip(self._chain(), days, strict=True) if since <= day <= until)

    def _chain(self) -> Iterator[Facts]:
        previous = GENESIS
        for number, entry in enumerate(self._store.entries, start=1):
            facts: dict[str, str | int | None] = {"id": number, "act": entry.act, "previous": previous}
            previous = link_hash(facts)
            yield {**facts, "hash": previous}

    def standing(self, rma: str, unit: int, marks: Collection[str]) -> int:
        stood = 0
        for entry in self.of_return(rma):
            of = entry.facts.get("of") or {}
            said = {entry.act, entry.facts.get("result"), entry.facts.get("undone")}
            said.add(of.get("result") if isinstance(of, dict) else None)
            if entry.facts.get("unit") == unit and said & set(marks):
                stood += -1 if entry.act == "undone" else 1
        return stood

    def last_about(self, rma: str, unit: int, marks: Collection[str]) -> JournalEntry | None:
        for entry in reversed(self.of_return(rma)):
            about = entry.facts.get("unit") == unit
            if about and (entry.act in marks or entry.facts.get("result") in marks):
                return entry
        return None


class _Profiles:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> Profile | None:
        return self._store.profile

    def save(self, profile: Profile) -> None:
        self._store.profile = profile

    def digest(self) -> str:
        return f"profile {self._store.profile}" if self._store.profile else ""


class _CommandKeys:
    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> CommandKey | None:
        return next((key for key in self._store.keys if key.retired_at is None), None)

    def retired(self) -> tuple[CommandKey, ...]:
        return tuple(key for key in reversed(self._store.keys) if key.retired_at is not None)

    def replace(self, secret: bytes, at: datetime) -> CommandKey:
        key = CommandKey(len(self._store.keys) + 1, secret, at)
        former = (replace(one, retired_at=one.retired_at or at) for one in self._store.keys)
        self._store.keys = (*former, key)
        return key


class _Scanners:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, bench: str) -> ScannerProfile | None:
        return self._store.scanners.get(bench)

    def save(self, bench: str, profile: ScannerProfile) -> None:
        self._store.scanners[bench] = profile


class _UndoSteps:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, step: UndoStep) -> None:
        self._store.steps = (*self._store.steps, step)

    def last(self, rma: str) -> UndoStep | None:
        return next((step for step in reversed(self._store.steps) if step.rma == rma), None)

    def take_back(self, step: UndoStep, revision: int) -> None:
        self._store.steps = tuple(one for one in self._store.steps if one is not step)
        last = self.last(step.rma)
        if last is not None and last.revision == step.since:
            self._store.steps = tuple(
                replace(one, revision=revision) if one is last else one for one in self._store.steps
            )

    def clear(self, rma: str) -> None:
        self._store.steps = tuple(step for step in self._store.steps if step.rma != rma)


class FakeUnitOfWork:
    """One transaction over a store in memory."""

    def __init__(self, store: Store, *, write: bool = True) -> None:
        self._store = store
        self._write = write
        self._saved = store.snapshot()
        self.returns = _Returns(store)
        self.catalogue = _Catalogue(store)
        self.credit_notes = _CreditNotes(store)
        self.journal = _Journal(store)
        self.act_reader = _ActReader(store)
        self.quarantine = FakeQuarantine(store)
        self.profiles = _Profiles(store)
        self.command_keys = _CommandKeys(store)
        self.scanners = _Scanners(store)
        self.undo_steps: UndoSteps = _UndoSteps(store)
        self.outgoing = FakeOutgoing(store)
        self.batches = FakeBatches(store)
        self.limbo = FakeLimbo(store, _row)
        self.photos = FakePhotos(store)
        self.slips = FakeSlips(store)
        self.signals = FakeSignals(store)
        self.people = FakePeople(store)
        self.claims = FakeClaims(store)
        self.benches = FakeBenches(store)

    def commit(self) -> None:
        if not self._write:
            raise AssertionError("a reading unit of work has nothing to commit")
        self._saved = self._store.snapshot()

    def __enter__(self) -> Self:
        self._saved = self._store.snapshot()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.restore(self._saved)


@dataclass(frozen=True, slots=True)
class FakeBench(Bench):
    """A bench over a store in memory; the test changes the store and turns the clock."""

    store: Store
    clock: FixedClock
    documents: FakeDocuments

    def case(self, rma: str) -> ReturnCase:
        return self.store.cases[rma]

    @property
    def acts(self) -> list[str]:
        return [entry.act for entry in self.store.entries]
