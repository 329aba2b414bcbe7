"""Returns as lists show them: each query reads as many rows as it shows, however many are on file."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from receiving_app.data.codec import instant
from receiving_app.data.mappers import day, moment
from receiving_app.data.session import Row, Session
from receiving_app.domain.paris import PARIS
from receiving_app.domain.vocabulary import Reason, Status
from receiving_app.services.return_ports import Counters, ReturnRow

Found = Sequence[tuple[int, str]]
"""Row numbers of returns, each with what the search found, in the order to show."""

PAGE = 500

_HEADS = """SELECT id, rma, status, reason, customer_name, opened_on, expires_on, tracking,
    carrier_delivered_on, arrived_at
    FROM returns WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"""
_SKUS = """SELECT return_id, sku FROM return_lines
    WHERE return_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY return_id, number"""
_UNITS = """SELECT return_id, count(condition), count(*) FROM inspected_units
    WHERE return_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) GROUP BY return_id"""
_NOTES = """SELECT rma, number FROM documents
    WHERE kind = 'credit_note' AND rma IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM documents AS contrary WHERE contrary.cancels = documents.number)
    ORDER BY position"""

# One index holds the three boards in the order shown: a literal board, so that SQLite can use it.
IN_PROGRESS = "SELECT id FROM returns WHERE board = 'in_progress' ORDER BY board_since DESC LIMIT ?"
DELIVERED = "SELECT id FROM returns WHERE board = 'delivered' ORDER BY board_since, id LIMIT ?"
ON_HOLD = "SELECT id FROM returns WHERE board = 'on_hold' ORDER BY board_since, id LIMIT ?"
RECEIVED = """SELECT return_id FROM parcels WHERE arrived_at >= ? AND arrived_at < ?
    GROUP BY return_id ORDER BY max(arrived_at) DESC LIMIT ?"""
CREDITED = """SELECT returns.id FROM documents JOIN returns ON returns.rma = documents.rma
    WHERE issued_on = ? AND kind = 'credit_note' GROUP BY returns.id ORDER BY max(position) DESC LIMIT ?"""
RECEIVED_COUNT = """SELECT count(DISTINCT return_id) FROM parcels
    WHERE arrived_at >= ? AND arrived_at < ?"""
ISSUED_COUNT = "SELECT count(*) FROM documents WHERE issued_on = ? AND kind = 'credit_note'"
_BOARDS = "SELECT board, returns FROM boards"
_QUARANTINED = "SELECT count(*) FROM quarantine WHERE outcome IS NULL"
NEXT_PAGE = "SELECT rma, id FROM returns WHERE rma > ? ORDER BY rma LIMIT ?"


def rows_of(session: Session, found: Found) -> tuple[ReturnRow, ...]:
    """Return the rows of these returns, in this order, in four queries in all."""
    ids = json.dumps([return_id for return_id, _ in found])
    heads = {row[0]: row for row in session.rows(_HEADS, ids)} if found else {}
    if not heads:
        return ()
    skus: dict[int, dict[str, None]] = {}
    for return_id, sku in session.rows(_SKUS, ids):
        skus.setdefault(return_id, {})[sku] = None
    units = {return_id: counts for return_id, *counts in session.rows(_UNITS, ids)}
    notes: dict[str, list[str]] = {}
    for rma, number in session.rows(_NOTES, json.dumps([head[1] for head in heads.values()])):
        notes.setdefault(rma, []).append(number)
    return tuple(
        _row(
            heads[return_id],
            tuple(skus.get(return_id, ())),
            units.get(return_id, (0, 0)),
            tuple(notes.get(heads[return_id][1], ())),
            matched,
        )
        for return_id, matched in found
    )


def _row(
    head: Row, skus: tuple[str, ...], units: Sequence[int], notes: tuple[str, ...], matched: str
) -> ReturnRow:
    _, rma, status, reason, customer, opened_on, expires_on, tracking, delivered_on, arrived_at = head
    return ReturnRow(
        rma,
        Status(status),
        Reason(reason),
        customer,
        date.fromisoformat(opened_on),
        date.fromisoformat(expires_on),
        skus,
        tracking,
        day(delivered_on),
        moment(arrived_at),
        units[0],
        units[1],
        notes,
        matched,
    )


def _listed(session: Session, sql: str, *parameters: object) -> list[tuple[int, str]]:
    return [(row[0], "") for row in session.rows(sql, *parameters)]


def in_progress(session: Session, limit: int) -> tuple[ReturnRow, ...]:
    """Return what is at the bench, the latest arrival first."""
    return rows_of(session, _listed(session, IN_PROGRESS, limit))


def waiting(session: Session, limit: int) -> tuple[ReturnRow, ...]:
    """Return what is delivered but never scanned, the longest ago first, then what is on hold.

    Where there is more than fits, each kind has at least half of the room.
    """
    on_hold = _listed(session, ON_HOLD, limit)
    room = max(limit - len(on_hold), limit - limit // 2)
    delivered = _listed(session, DELIVERED, room)
    return rows_of(session, [*delivered, *on_hold[: limit - len(delivered)]])


def received_on(session: Session, on: date, limit: int) -> tuple[ReturnRow, ...]:
    """Return what arrived on a day of Europe/Paris, the latest first."""
    return rows_of(session, _listed(session, RECEIVED, *_day_in_paris(on), limit))


def credited_on(session: Session, on: date, limit: int) -> tuple[ReturnRow, ...]:
    """Return what a credit note was issued for on a day, the latest first."""
    return rows_of(session, _listed(session, CREDITED, on.isoformat(), limit))


def _day_in_paris(on: date) -> tuple[str, str]:
    """Return the instants between which a day lasts; 23 or 25 hours when the clocks change."""
    starts = (datetime.combine(begins, time(), PARIS) for begins in (on, on + timedelta(days=1)))
    first, after = (instant(start) for start in starts)
    return first, after


def all_rows(session: Session) -> Iterator[ReturnRow]:
    """Iterate over every return by number, a page at a time."""
    last = ""
    while page := session.rows(NEXT_PAGE, last, PAGE):
        yield from rows_of(session, [(return_id, "") for _, return_id in page])
        last = page[-1][0]


def counters(session: Session, today: date) -> Counters:
    """Count today's work and what waits; the boards are counted by triggers as they change."""
    boards: dict[str, int] = dict(session.rows(_BOARDS))
    return Counters(
        received_today=session.value(RECEIVED_COUNT, *_day_in_paris(today)),
        credit_notes_today=session.value(ISSUED_COUNT, today.isoformat()),
        on_hold=boards["on_hold"],
        in_progress=boards["in_progress"],
        delivered_never_scanned=boards["delivered"],
        quarantined=session.value(_QUARANTINED),
    )
