"""Import authorised returns: what is new is added, what is still open follows the file, the rest stays.

A chunk of rows is one short writing transaction, so that no scan at the bench waits behind an
import. Importing the same file again changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice

from receiving_app.domain.people import Right
from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ENDED, ReturnCase
from receiving_app.domain.vocabulary import Status
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.import_checks import FileChecks
from receiving_app.services.import_invoices import InvoiceStatements, Verdict
from receiving_app.services.import_rows import (
    ImportedRow,
    ImportOptions,
    ImportReport,
    Kind,
    Refusal,
    RefusedRow,
    RepeatedRow,
    Tally,
)
from receiving_app.services.ports import Bench, Scratch, UnitOfWork
from receiving_app.services.rights import needs

Row = ImportedRow | RefusedRow

CHUNK = 100
"""Rows per transaction: 10 ms of writing or so."""

# What may still change once a parcel came: nothing that was inspected or is credited.
_CASE_STILL_OPEN = ("expires_on", "tracking", "carrier_delivered_on")
_LINE_STILL_OPEN = ("fault", "support_ticket", "manufacturer_ticket")
_CUSTOMER_FIELDS = (
    ("email", "email"),
    ("street", "street"),
    ("postcode", "postcode"),
    ("city", "city"),
    ("country", "country"),
    ("siren", "siren"),
    ("siret", "siret"),
    ("vat_number", "vat_number"),
    ("electronic_address", "electronic_address"),
    ("address_scheme", "address_scheme"),
    ("language", "language"),
    ("name", "customer_name"),
    ("code", "customer_code"),
)
_LINE_FIELDS = (
    "invoiced_on",
    "sku",
    "quantity_invoiced",
    "quantity_announced",
    "unit_price",
    "vat_rate",
    "unit",
    "delivered_on",
    "delivered_to",
    "received_sku",
    "received_quantity",
    "serials",
    "macs",
)


class _Outcome(IntEnum):
    """What an import did to one return; the highest one counts."""

    UNCHANGED = 1
    UPDATED = 2
    CREATED = 3


class _Refused(Exception):
    """A row that cannot be taken: the field and why."""

    def __init__(self, name: str, code: Refusal) -> None:
        super().__init__(name, code)
        self.name = name
        self.code = code


@needs(Right.IMPORT)
def import_returns(bench: Bench, source: Iterable[Row], options: ImportOptions) -> ImportReport:
    """Import the rows of a returns file in chunks, each in a transaction of its own.

    Args:
        bench: where it happens.
        source: valid and refused rows in the file's order.
        options: how to import; cancelling keeps what was stored so far.

    Raises:
        DomainError: the file or the database gave up; the chunks before are stored.
    """
    rows = iter(source)
    with bench.scratch() as scratch:
        run = _Run(bench, options, scratch)
        while chunk := list(islice(rows, CHUNK)):
            if options.cancelled():
                run.tally.cancelled = True
                break
            run.take(chunk)
            options.progress(run.tally.rows)
        run.finish()
    report = run.report()
    if not options.dry_run:
        record_import(bench, report)
    return report


def together(
    bench: Bench, uow: UnitOfWork, scratch: Scratch, rows: Sequence[ImportedRow]
) -> tuple[ReturnCase | None, tuple[RefusedRow, ...]]:
    """Return the new return that these rows make, and those refused; nothing is stored.

    What an import holds rows to holds here: among one another, and beside what is on file.
    """
    return _Run(bench, ImportOptions(""), scratch).together(uow, rows)


@needs(Right.IMPORT)
def record_import(bench: Bench, report: ImportReport) -> None:
    """Journal an import: counts and the file's name, no customer."""
    facts = {
        "file": report.file_name,
        "kind": report.kind,
        "rows": report.rows,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": report.refused,
        "cancelled": report.cancelled,
    }
    with bench.writing() as uow:
        record(bench, uow, Act("file_imported", facts))
        uow.commit()


@dataclass(frozen=True, slots=True)
class _Merged:
    """A return after its rows; ``case`` is None where none was taken."""

    case: ReturnCase | None
    outcome: _Outcome
    refused: tuple[RefusedRow, ...]


class _Run:
    """One import under way."""

    def __init__(self, bench: Bench, options: ImportOptions, scratch: Scratch) -> None:
        self.tally = Tally(Kind.RETURNS, options)
        self._bench = bench
        self._dry_run = options.dry_run
        self._scratch = scratch
        self._checks = FileChecks(scratch)
        self._invoices = InvoiceStatements(scratch)

    def take(self, chunk: Sequence[Row]) -> None:
        """Store one chunk of rows, in the order of the file."""
        checked = self._checks.check([row for row in chunk if isinstance(row, ImportedRow)])
        self.tally.rows += len(chunk)
        self.tally.repeated += sum(isinstance(row, RepeatedRow) for row in checked)
        refused = [row for row in (*chunk, *checked) if isinstance(row, RefusedRow)]
        self._refuse([*refused, *self._store([row for row in checked if isinstance(row, ImportedRow)])])

    def finish(self) -> None:
        """Decide on the rows that contradicted a return which a later row might have corrected."""
        rows = iter(self._invoices.settle())
        while chunk := list(islice(rows, CHUNK)):
            self._refuse(self._store(chunk))

    def together(
        self, uow: UnitOfWork, rows: Sequence[ImportedRow]
    ) -> tuple[ReturnCase | None, tuple[RefusedRow, ...]]:
        """Return the return that rows of one number make, and those refused."""
        checked = self._checks.check(rows)
        refused = [row for row in checked if isinstance(row, RefusedRow)]
        merged = self._merge_all(uow, [row for row in checked if isinstance(row, ImportedRow)])
        case = next((one.case for one in merged), None)
        # No later row corrects anything: what was set aside is judged at once.
        merged += self._merge_all(uow, self._invoices.settle())
        refused += [row for one in merged for row in one.refused]
        return case, tuple(refused)

    def report(self) -> ImportReport:
        """Return the counts."""
        return self.tally.report()

    def _refuse(self, rows: Iterable[RefusedRow]) -> None:
        for row in sorted(rows, key=lambda row: row.line):
            self.tally.refuse(row)

    def _store(self, rows: Sequence[ImportedRow]) -> list[RefusedRow]:
        if not rows:
            return []
        with self._bench.reading() if self._dry_run else self._bench.writing() as uow:
            merged = self._merge_all(uow, rows)
            if not self._dry_run and _write(uow, merged):
                uow.commit()
        self._count(merged)
        return [row for one in merged for row in one.refused]

    def _merge_all(self, uow: UnitOfWork, rows: Sequence[ImportedRow]) -> list[_Merged]:
        by_rma: dict[str, list[ImportedRow]] = {}
        for row in rows:
            by_rma.setdefault(row.rma, []).append(row)
        known = uow.returns.get_many(by_rma)
        self._invoices.look_up(uow, rows, known)
        merged = [self._merge(known.get(rma), rows) for rma, rows in by_rma.items()]
        self._invoices.remember()
        return merged

    def _merge(self, known: ReturnCase | None, rows: Sequence[ImportedRow]) -> _Merged:
        case, taken, refused = known, 0, []
        for row in rows:
            try:
                wanted = _opened(row) if case is None else _with_row(case, row)
            except _Refused as problem:
                facts = {"rma": row.rma, "status": case.status if case else ""}
                refused.append(row.source.refused(problem.name, problem.code, facts))
                continue
            verdict = self._invoices.judge(row)
            if isinstance(verdict, RefusedRow):
                refused.append(verdict)
            elif verdict is Verdict.TAKEN:
                case, taken = wanted, taken + 1
        if not taken:
            # A return on file of which no row was taken is neither changed nor confirmed.
            return _Merged(None, _Outcome.UNCHANGED, tuple(refused))
        if known is None:
            return _Merged(case, _Outcome.CREATED, tuple(refused))
        outcome = _Outcome.UNCHANGED if case == known else _Outcome.UPDATED
        return _Merged(case, outcome, tuple(refused))

    def _count(self, merged: Iterable[_Merged]) -> None:
        """Count each return once, as the most that was done to it."""
        outcomes = {one.case.rma: one.outcome for one in merged if one.case is not None}
        earlier = self._scratch.recall("outcome", outcomes)
        counted = {}
        for rma, now in outcomes.items():
            before = _Outcome(int(earlier[rma])) if rma in earlier else None
            if before is None or before < now < _Outcome.CREATED:
                counted[rma] = str(int(now))
                self._add(now, 1)
                if before is not None:
                    self._add(before, -1)
        self._scratch.remember("outcome", counted)

    def _add(self, outcome: _Outcome, count: int) -> None:
        if outcome is _Outcome.CREATED:
            self.tally.created += count
        elif outcome is _Outcome.UPDATED:
            self.tally.updated += count
        else:
            self.tally.unchanged += count


def _write(uow: UnitOfWork, merged: Iterable[_Merged]) -> bool:
    changed = [one for one in merged if one.case is not None and one.outcome is not _Outcome.UNCHANGED]
    new = [one.case for one in changed if one.case is not None and one.outcome is _Outcome.CREATED]
    if new:
        uow.returns.add_many(new)
    for one in changed:
        if one.case is not None and one.outcome is _Outcome.UPDATED:
            uow.returns.save(one.case)
    return bool(changed)


def _opened(row: ImportedRow) -> ReturnCase:
    return ReturnCase(
        row.rma,
        row.reason,
        row.opened_on,
        row.expires_on,
        row.customer,
        (replace(row.line, number=1),),
        tracking=row.tracking,
        carrier_delivered_on=row.carrier_delivered_on,
    )


def _with_row(case: ReturnCase, row: ImportedRow) -> ReturnCase:
    """Return the case as the row would have it.

    Raises:
        _Refused: the row is another customer's, or changes what is no longer open.
    """
    if _other_customer(case, row):
        raise _Refused("customer_name", Refusal.OTHER_CUSTOMER)
    line = next((one for one in case.lines if one.invoice_key == row.line.invoice_key), None)
    row = _with_silence(case, row, line)
    wanted = _following(case, row, line)
    if wanted == case or (case.status is Status.AUTHORISED and not case.parcels):
        return wanted
    if case.status in ENDED:
        cancelled = case.status is Status.CANCELLED
        code = Refusal.RETURN_CANCELLED if cancelled else Refusal.RETURN_CLOSED
        raise _Refused(next(_changes(case, row, line), "rma"), code)
    for name in _changes(case, row, line):
        if name not in (*_CASE_STILL_OPEN, *_LINE_STILL_OPEN, "email", "rma"):
            raise _Refused(name, Refusal.ALREADY_RECEIVED)
    return wanted


def _with_silence(case: ReturnCase, row: ImportedRow, line: ReturnLine | None) -> ImportedRow:
    """Return the row with what is on file where the imported file has no such column."""
    places = row.source.columns.places
    kept = {n: getattr(case, n) for n in _CASE_STILL_OPEN if n not in places}
    known = {n: getattr(case.customer, n) for n, header in _CUSTOMER_FIELDS if header not in places}
    if known:
        kept["customer"] = replace(row.customer, **known)
    lines = (
        {n: getattr(line, n) for n in (*_LINE_FIELDS, *_LINE_STILL_OPEN) if n not in places} if line else {}
    )
    if lines:
        kept["line"] = replace(row.line, **lines)
    return replace(row, **kept) if kept else row


def _following(case: ReturnCase, row: ImportedRow, line: ReturnLine | None) -> ReturnCase:
    """Return the case with everything the row says."""
    number = line.number if line else max((one.number for one in case.lines), default=0) + 1
    told = replace(row.line, number=number)
    lines = tuple(told if one is line else one for one in case.lines) if line else (*case.lines, told)
    return replace(
        case,
        reason=row.reason,
        opened_on=row.opened_on,
        expires_on=row.expires_on,
        customer=row.customer,
        lines=lines,
        tracking=row.tracking,
        carrier_delivered_on=row.carrier_delivered_on,
    )


def _other_customer(case: ReturnCase, row: ImportedRow) -> bool:
    ours, theirs = case.customer, row.customer
    if ours.siren and theirs.siren and ours.siren != theirs.siren:
        return True
    if ours.code and theirs.code:
        return ours.code != theirs.code
    return ours.name.casefold() != theirs.name.casefold()


def _changes(case: ReturnCase, row: ImportedRow, line: ReturnLine | None) -> Iterator[str]:
    """Name the fields the row would change; ``rma`` stands for a line that is new."""
    if line is None:
        yield "rma"
    else:
        told = row.line
        yield from (n for n in _LINE_FIELDS if getattr(line, n) != getattr(told, n))
        yield from (n for n in _LINE_STILL_OPEN if getattr(line, n) != getattr(told, n))
    yield from (n for n in ("reason", "opened_on") if getattr(case, n) != getattr(row, n))
    yield from (
        field
        for name, field in _CUSTOMER_FIELDS
        if getattr(case.customer, name) != getattr(row.customer, name)
    )
    yield from (n for n in _CASE_STILL_OPEN if getattr(case, n) != getattr(row, n))
