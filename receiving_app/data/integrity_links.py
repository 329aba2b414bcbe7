"""What ``verify`` holds against each other beyond the documents: units, parcels, states, search keys, days.

Each check yields what it is about and the facts; ``integrity`` gives it its kind.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from receiving_app.data.search_keys import buyer_key, sequence_of
from receiving_app.data.session import Session
from receiving_app.domain.paris import day_of

Finding = tuple[str, str]

_CREDITED_PIECES = """SELECT note.number, note.pieces, unit.pieces
    FROM (SELECT number, sum(quantity) AS pieces FROM credit_note_lines GROUP BY number) AS note
    JOIN (SELECT credit_note, sum(quantity) AS pieces FROM inspected_units
        WHERE credit_note IS NOT NULL GROUP BY credit_note) AS unit ON unit.credit_note = note.number
    WHERE note.pieces <> unit.pieces"""
# In force, and of a return that came; the units of a cancelled note are open again.
_CREDITED_NOTHING = """SELECT number FROM documents AS note
    WHERE kind = 'credit_note'
    AND NOT EXISTS (SELECT 1 FROM documents WHERE cancels = note.number)
    AND NOT EXISTS (SELECT 1 FROM inspected_units WHERE credit_note = note.number)
    AND EXISTS (SELECT 1 FROM parcels JOIN returns ON returns.id = return_id WHERE returns.rma = note.rma)"""
_LIFE = """SELECT * FROM (SELECT rma, status,
        (SELECT count(*) FROM parcels WHERE return_id = returns.id) AS parcels,
        (SELECT count(*) FROM inspected_units WHERE return_id = returns.id) AS units,
        (SELECT count(*) FROM inspected_units WHERE return_id = returns.id
            AND (decision IS NULL OR decision = 'hold')) AS open
    FROM returns) AS life WHERE CASE status
        WHEN 'authorised' THEN parcels + units > 0
        WHEN 'cancelled' THEN 1 = 0
        ELSE parcels = 0 OR units = 0 OR (status IN ('decided', 'closed') AND open > 0)
    END"""
_UNITS_WITHOUT_PARCEL = """SELECT returns.rma, unit.number, unit.parcel
    FROM inspected_units AS unit JOIN returns ON returns.id = unit.return_id
    WHERE NOT EXISTS (SELECT 1 FROM parcels
        WHERE parcels.return_id = unit.return_id AND parcels.number = unit.parcel)"""
_ARRIVALS = """SELECT * FROM (SELECT rma, arrived_at,
        (SELECT arrived_at FROM parcels WHERE return_id = returns.id ORDER BY number DESC LIMIT 1) AS latest
    FROM returns) AS arrival WHERE arrived_at IS NOT latest"""
_BOARDLESS = """SELECT column1 FROM (VALUES ('in_progress'), ('on_hold'), ('delivered')) AS known
    WHERE column1 NOT IN (SELECT board FROM boards)"""
_FILED = """SELECT rma, sequence, sequence_reversed, customer_code, customer_name,
    search_key FROM returns LEFT JOIN buyers ON buyers.id = buyer_id"""
_WORDS = """SELECT id, search_key, group_concat(word, ' ')
    FROM buyers LEFT JOIN buyer_words ON buyer_id = id GROUP BY id"""
_ISSUES = "SELECT number, issued_on, issued_at FROM documents ORDER BY position"


def units(session: Session) -> Iterator[Finding]:
    """Yield documents that credit other quantities than their units, and units without their parcel."""
    for number, credited, inspected in session.rows(_CREDITED_PIECES):
        yield number, f"{credited} credited, {inspected} inspected"
    for (number,) in session.rows(_CREDITED_NOTHING):
        yield number, "no unit was inspected for it"
    for rma, unit, parcel in session.rows(_UNITS_WITHOUT_PARCEL):
        yield rma, f"unit {unit}: there is no parcel {parcel}"


def life(session: Session) -> Iterator[Finding]:
    """Yield returns whose state is not that of their parcels and units."""
    for rma, status, arrived, units, open_units in session.rows(_LIFE):
        yield rma, f"{status}: {arrived} parcels, {units} units, {open_units} of them undecided"


def parcels(session: Session) -> Iterator[Finding]:
    """Yield returns whose arrival is not that of their latest parcel."""
    for rma, arrived, latest in session.rows(_ARRIVALS):
        yield rma, f"arrived {arrived}, latest parcel {latest}"


def boards(session: Session) -> Iterator[Finding]:
    """Yield the boards whose returns nobody counts."""
    for (board,) in session.rows(_BOARDLESS):
        yield board, "not counted"


def search_keys(session: Session) -> Iterator[Finding]:
    """Yield returns that would not be found under their number or their customer's name."""
    for rma, sequence, reverse, code, name, key in session.rows(_FILED):
        digits = sequence_of(rma)
        if (sequence, reverse) != (int(digits), digits[::-1]):
            yield rma, f"filed under {sequence}"
        if key != buyer_key(code, name):
            yield rma, f"filed under {key!r}, its customer is {name!r}"
    for buyer, key, words in session.rows(_WORDS):
        if set((words or "").split()) != set(key.split()):
            yield f"buyer {buyer}", f"found under {words!r} instead of {key!r}"


def issue_days(session: Session) -> Iterator[Finding]:
    """Yield documents issued at an instant far from the day they bear, in Paris.

    A day's difference is allowed: midnight may pass between the two readings of the clock.
    """
    for number, day, instant in session.rows(_ISSUES):
        if not _near(day, instant):
            yield number, f"issued_at: {instant} instead of a time on {day}"


def _near(day: str, instant: str) -> bool:
    try:
        issued = day_of(datetime.fromisoformat(instant))
        return abs(issued - date.fromisoformat(day)) <= timedelta(days=1)
    except (ValueError, OverflowError):
        return False
