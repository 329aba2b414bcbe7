"""``verify``: recompute what the database promises, and report whatever does not hold.

Every step reports instead of failing: a damaged file is just what it is there for.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from receiving_app.data import integrity_links as links
from receiving_app.data.codec import MalformedText, decode, encode
from receiving_app.data.credit_notes import fee_rows, line_rows, series_of, sha256
from receiving_app.data.database import Store
from receiving_app.data.migrations import migrate
from receiving_app.data.problems import DATABASE_ERRORS
from receiving_app.data.session import Row, Session, reading
from receiving_app.domain.credit_note import CreditNote
from receiving_app.domain.errors import DatabaseProblem

_UNREADABLE = (*DATABASE_ERRORS, DatabaseProblem, ValueError, ArithmeticError, TypeError, AttributeError)

_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
_NUMBERS = "SELECT number FROM credit_notes ORDER BY rowid"
_NOTE = """SELECT number, series, sequence, rma, customer, issued_on, net, gross, snapshot_sha256,
    pdf_sha256, snapshot, pdf FROM credit_notes WHERE number = ?"""
_LINES = """SELECT number, position, invoice, invoice_line, quantity, net FROM credit_note_lines
    WHERE number = ? ORDER BY position"""
_FEES = """SELECT number, position, rule, version, base, assessed, charged, waived, capped
    FROM credit_note_fees WHERE number = ? ORDER BY position"""
_RETURNED = """SELECT invoice, invoice_line, invoiced_on, unit_price, vat_rate
    FROM return_lines JOIN returns ON returns.id = return_id WHERE rma = ?"""
_HEADS = "SELECT series, first, last FROM credit_note_series ORDER BY series"
_SEQUENCES = "SELECT sequence, issued_on FROM credit_notes WHERE series = ? ORDER BY sequence"
_WITHOUT_HEAD = """SELECT DISTINCT series FROM credit_notes
    WHERE series NOT IN (SELECT series FROM credit_note_series)"""
_OVER_CREDITED = """SELECT invoice, invoice_line, sum(quantity) AS credited, (
        SELECT min(quantity_invoiced) FROM return_lines AS line
        WHERE line.invoice = note.invoice AND line.invoice_line = note.invoice_line
    ) AS invoiced
    FROM credit_note_lines AS note GROUP BY invoice, invoice_line
    HAVING credited > coalesce(invoiced, 0)"""
_STRAY_UNITS = """SELECT returns.rma, unit.number, unit.credit_note
    FROM inspected_units AS unit JOIN returns ON returns.id = unit.return_id
    LEFT JOIN credit_notes ON credit_notes.number = unit.credit_note
    WHERE unit.credit_note IS NOT NULL AND credit_notes.rma IS NOT returns.rma"""
_BOARDS = """SELECT board, returns, (SELECT count(*) FROM returns WHERE returns.board = boards.board)
    FROM boards"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold.

    Attributes:
        kind: stable word: ``file``, ``schema``, ``reference``, ``unreadable``, ``hash``,
            ``snapshot``, ``totals``, ``columns``, ``gap``, ``order``, ``over_credited``,
            ``unit``, ``parcel``, ``search``, ``journal`` or ``counter``.
        subject: what it is about: a number, a table, the file.
        detail: the facts, for the report.
    """

    kind: str
    subject: str
    detail: str


_Step = Callable[[Session], Iterator[Problem]]


def check(store: Store) -> Iterator[Problem]:
    """Yield every problem of the database; none for a sound one.

    Must not be iterated inside a unit of work of the same thread.
    """
    for step in _STEPS:
        yield from _run(store, step)


def _run(store: Store, step: _Step) -> list[Problem]:
    """Return what a step finds; what it found before it met something unreadable is kept."""
    found: list[Problem] = []
    try:
        with reading(store) as session:
            found.extend(step(session))
    except _UNREADABLE as error:
        # Of our own errors the fact alone: the path is the subject already.
        detail = error.data().get("detail", error.code) if isinstance(error, DatabaseProblem) else error
        found.append(Problem("unreadable", store.path, str(detail)))
    return found


def _file(session: Session) -> Iterator[Problem]:
    for (line,) in session.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield Problem("file", session.path, line)


def _references(session: Session) -> Iterator[Problem]:
    for table, row, parent, _ in session.rows("PRAGMA foreign_key_check"):
        yield Problem("reference", table, f"row {row} refers to nothing in {parent}")


def _schema(session: Session) -> Iterator[Problem]:
    """Compare with a new database: a trigger that is gone no longer protects anything."""
    fresh = sqlite3.connect(":memory:")
    try:
        migrate(fresh.execute, 0)
        expected = dict(fresh.execute(_SCHEMA).fetchall())
    finally:
        fresh.close()
    actual: dict[str, str] = dict(session.rows(_SCHEMA))
    for name in sorted(expected.keys() | actual.keys()):
        if name not in actual:
            yield Problem("schema", name, "missing")
        elif expected.get(name) != actual[name]:
            yield Problem("schema", name, "changed" if name in expected else "added")


def _notes(session: Session) -> Iterator[Problem]:
    for (number,) in session.rows(_NUMBERS):
        try:
            yield from _note(session, number)
        except _UNREADABLE as error:
            yield Problem("unreadable", number, str(error))


def _note(session: Session, number: str) -> Iterator[Problem]:
    row = session.row(_NOTE, number)
    if row is None:
        yield Problem("unreadable", number, "its index entry leads nowhere")
        return
    *facts, text_hash, pdf_hash, text, pdf = row
    if sha256(text.encode()) != text_hash:
        yield Problem("hash", number, "snapshot")
    if sha256(pdf) != pdf_hash:
        yield Problem("hash", number, "pdf")
    try:
        note = decode(CreditNote, text)
    except MalformedText as error:
        yield Problem("snapshot", number, str(error))
        return
    if encode(note) != text:
        yield Problem("snapshot", number, "not canonical")
    for wrong in note.errors():
        yield Problem("totals", number, wrong)
    yield from _columns(session, note, facts)


def _columns(session: Session, note: CreditNote, facts: list[object]) -> Iterator[Problem]:
    """Compare what is stored for queries with the snapshot it was taken from."""
    number = str(facts[0])
    names = ("number", "series", "sequence", "rma", "customer", "issued_on", "net", "gross")
    said = (
        note.number,
        *series_of(note.number),
        note.rma,
        note.buyer.name,
        note.issued_on.isoformat(),
        str(note.net),
        str(note.gross),
    )
    for name, stored, expected in zip(names, facts, said, strict=True):
        if stored != expected:
            yield Problem("columns", number, f"{name}: {stored} instead of {expected}")
    if session.rows(_LINES, number) != line_rows(note):
        yield Problem("columns", number, "credited lines")
    if session.rows(_FEES, number) != fee_rows(note):
        yield Problem("columns", number, "fees")
    returned = {(invoice, line): facts for invoice, line, *facts in session.rows(_RETURNED, note.rma)}
    for line in note.lines:
        credited = [line.invoiced_on.isoformat(), line.unit_price, line.rate]
        day, price, rate = returned.get((line.invoice, line.invoice_line), ("", "0", "0"))
        if [day, Decimal(price), Decimal(rate)] != credited:
            yield Problem("columns", note.rma, f"{line.invoice} / {line.invoice_line}: not as credited")


def _series(session: Session) -> Iterator[Problem]:
    for series, first, last in session.rows(_HEADS):
        yield from _one_series(series, range(first, last + 1), session.rows(_SEQUENCES, series))
    for (series,) in session.rows(_WITHOUT_HEAD):
        yield Problem("gap", series, "the series has no head record")


def _one_series(series: str, expected: range, rows: list[Row]) -> Iterator[Problem]:
    found = {sequence for sequence, _ in rows}
    for sequence in sorted(set(expected) ^ found):
        said = "missing" if sequence in expected else "outside the series"
        yield Problem("gap", f"{series}-{sequence:06d}", said)
    latest = ""
    for sequence, issued_on in rows:
        if issued_on < latest:
            yield Problem("order", f"{series}-{sequence:06d}", f"issued {issued_on}, after one of {latest}")
        latest = max(latest, issued_on)


def _credited(session: Session) -> Iterator[Problem]:
    for invoice, line, credited, invoiced in session.rows(_OVER_CREDITED):
        detail = f"{credited} credited of {invoiced or 0} invoiced"
        yield Problem("over_credited", f"{invoice} / {line}", detail)


def _units(session: Session) -> Iterator[Problem]:
    for rma, unit, number in session.rows(_STRAY_UNITS):
        yield Problem("unit", rma, f"unit {unit}: {number} is no credit note of this return")


def _counters(session: Session) -> Iterator[Problem]:
    for board, kept, counted in session.rows(_BOARDS):
        if kept != counted:
            yield Problem("counter", board, f"{kept} kept, {counted} counted")


def _links(session: Session) -> Iterator[Problem]:
    for kind, linked in _LINKED:
        for subject, detail in linked(session):
            yield Problem(kind, subject, detail)


_LINKED: tuple[tuple[str, Callable[[Session], Iterator[links.Finding]]], ...] = (
    ("unit", links.units),
    ("parcel", links.parcels),
    ("counter", links.boards),
    ("search", links.search_keys),
    ("columns", links.issue_days),
    ("journal", links.journal),
)

_STEPS: tuple[_Step, ...] = (
    _file,
    _references,
    _schema,
    _notes,
    _series,
    _credited,
    _units,
    _counters,
    _links,
)
