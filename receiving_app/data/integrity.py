"""``verify``: recompute what the database promises, and report whatever does not hold.

Every step reports instead of failing: a damaged file is just what it is there for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from receiving_app.data import (
    integrity_chain,
    integrity_cited,
    integrity_deliveries,
    integrity_people,
    integrity_persons,
    integrity_photos,
    integrity_quarantine,
    integrity_returns,
)
from receiving_app.data import integrity_links as links
from receiving_app.data.codec import decode
from receiving_app.data.integrity_documents import document
from receiving_app.data.invoice_lines import COUNTING
from receiving_app.data.problems import DATABASE_ERRORS
from receiving_app.data.session import Session, reading
from receiving_app.data.store import Check, Row, Store
from receiving_app.domain.credit_note import LAST_SEQUENCE, CreditNote
from receiving_app.domain.database_errors import DatabaseProblem

_UNREADABLE = (*DATABASE_ERRORS, DatabaseProblem, ValueError, ArithmeticError, TypeError, AttributeError)

_NUMBERS = "SELECT number FROM documents ORDER BY position"
_FILES = "SELECT snapshot, pdf, xml FROM documents WHERE number = ?"
_HEADS = "SELECT series, first, last FROM document_series ORDER BY series"
_SEQUENCES = "SELECT sequence, issued_on FROM documents WHERE series = ? ORDER BY sequence"
_WITHOUT_HEAD = """SELECT DISTINCT series FROM documents
    WHERE series NOT IN (SELECT series FROM document_series)"""
_OVER_CREDITED = f"""SELECT * FROM (SELECT invoice, invoice_line, sum(quantity) AS credited, (
        SELECT min(l.quantity_invoiced) FROM return_lines AS l JOIN returns AS r ON r.id = l.return_id
        WHERE l.invoice = note.invoice AND l.invoice_line = note.invoice_line AND {COUNTING}
    ) AS invoiced
    FROM credit_note_lines AS note
    WHERE NOT EXISTS (SELECT 1 FROM documents WHERE cancels = note.number)
    GROUP BY invoice, invoice_line) AS line
    WHERE credited > coalesce(invoiced, 0)"""  # noqa: S608 - texts of ours
_STRAY_UNITS = """SELECT returns.rma, unit.number, unit.credit_note
    FROM inspected_units AS unit JOIN returns ON returns.id = unit.return_id
    LEFT JOIN documents ON documents.number = unit.credit_note AND documents.kind = 'credit_note'
        AND NOT EXISTS (SELECT 1 FROM documents AS contrary WHERE contrary.cancels = documents.number)
    WHERE unit.credit_note IS NOT NULL AND documents.rma IS NOT returns.rma"""
_BOARDS = """SELECT board, returns, (SELECT count(*) FROM returns WHERE returns.board = boards.board)
    FROM boards"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold.

    Attributes:
        kind: stable word: ``file``, ``schema``, ``reference``, ``unreadable``, ``hash``,
            ``snapshot``, ``totals``, ``columns``, ``gap``, ``order``, ``over_credited``,
            ``unit``, ``status``, ``parcel``, ``search``, ``chain``, ``contrary``, ``xml``, ``delivery``,
            ``cited``, ``settings``, ``photo``, ``slip``, ``quarantine``, ``personal``, ``person`` or ``counter``.
        subject: what it is about: a number, a table, the file.
        detail: the facts, for the report.
    """

    kind: str
    subject: str
    detail: str


_Step = Callable[[Session], Iterator[Problem]]
Compare = Callable[[CreditNote, bytes, bytes], Iterable[str]]


def check(store: Store, compare: Compare | None = None) -> Iterator[Problem]:
    """Yield every problem of the database; none for a sound one.

    Must not be iterated inside a unit of work of the same thread.

    Args:
        store: the database.
        compare: holds a document's two files against its snapshot and against the rules of
            electronic invoicing, and says what does not hold; None to leave that out.
    """
    steps = [_as_problems(found) for found in store.checks()]
    steps += _STEPS
    if compare is not None:
        steps.append(partial(_files, compare))
    for step in steps:
        yield from _run(store, step)


def _as_problems(find: Check) -> _Step:
    def step(session: Session) -> Iterator[Problem]:
        return (Problem(*found) for found in find(session))

    return step


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


def _documents(session: Session) -> Iterator[Problem]:
    for (number,) in session.rows(_NUMBERS):
        try:
            yield from (Problem(*found) for found in document(session, number))
        except _UNREADABLE as error:
            yield Problem("unreadable", number, str(error))


def _files(compare: Compare, session: Session) -> Iterator[Problem]:
    for (number,) in session.rows(_NUMBERS):
        try:
            text, pdf, xml = session.rows(_FILES, number)[0]
            # What cannot be read is said by the documents' own step.
            found = compare(decode(CreditNote, text), pdf, xml) if xml is not None else ()
            yield from (Problem("xml", number, detail) for detail in found)
        except _UNREADABLE as error:
            yield Problem("unreadable", number, str(error))


def _series(session: Session) -> Iterator[Problem]:
    for series, first, last in session.rows(_HEADS):
        if not 1 <= first <= last <= LAST_SEQUENCE:
            yield Problem("gap", series, f"its head record says {first} to {last}")
        expected = range(max(first, 1), min(last, LAST_SEQUENCE) + 1)
        yield from _one_series(series, expected, session.rows(_SEQUENCES, series))
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
        yield Problem("unit", rma, f"unit {unit}: {number} is no credit note in force of this return")


def _counters(session: Session) -> Iterator[Problem]:
    for board, kept, counted in session.rows(_BOARDS):
        if kept != counted:
            yield Problem("counter", board, f"{kept} kept, {counted} counted")


def _of_kind(kind: str, find: Callable[[Session], Iterator[links.Finding]]) -> _Step:
    def step(session: Session) -> Iterator[Problem]:
        return (Problem(kind, *found) for found in find(session))

    return step


_LINKED = (
    ("unit", links.units),
    ("status", links.life),
    ("parcel", links.parcels),
    ("counter", links.boards),
    ("search", links.search_keys),
    ("columns", links.issue_days),
    ("chain", integrity_chain.links),
    ("personal", integrity_persons.persons),
    ("personal", integrity_persons.erasures),
    ("person", integrity_people.people),
    ("cited", integrity_cited.texts),
    ("settings", integrity_cited.settings),
    ("delivery", integrity_deliveries.deliveries),
    ("photo", integrity_photos.photos),
    ("slip", integrity_photos.slips),
    ("quarantine", integrity_quarantine.goods),
    ("unreadable", integrity_returns.unreadable),
)

_STEPS: tuple[_Step, ...] = (
    _documents,
    _series,
    _credited,
    _units,
    _counters,
    *(_of_kind(kind, find) for kind, find in _LINKED),
)
