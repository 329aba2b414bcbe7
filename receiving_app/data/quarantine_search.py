"""Search over quarantine records: by number, whatever was read, return, customer, shelf and carrier."""

import re
from collections.abc import Iterator

from receiving_app.data.search_keys import AFTER_ANY_TEXT, mac_prefix
from receiving_app.data.session import Session
from receiving_app.domain.folding import folded

_NEWEST = "ORDER BY outcome IS NULL DESC, id DESC LIMIT ?"
_BY_NUMBER = f"SELECT id, 'number' FROM quarantine WHERE number >= ? AND number < ? {_NEWEST}"  # noqa: S608 - texts of ours
# Q-2026-000012 is called 12 by those who stand before it.
_BY_SEQUENCE = f"SELECT id, 'number' FROM quarantine WHERE number LIKE ? {_NEWEST}"  # noqa: S608 - as above
_BY_RETURN = f"SELECT id, 'rma' FROM quarantine WHERE rma >= ? AND rma < ? {_NEWEST}"  # noqa: S608 - as above
_BY_CUSTOMER = f"SELECT id, 'customer' FROM quarantine WHERE customer_key LIKE ? {_NEWEST}"  # noqa: S608 - as above
# Bounded walks along the index: whoever means one of more than these types another letter.
_BY_CODE = """SELECT quarantine_id, kind FROM (SELECT quarantine_id, kind FROM quarantine_codes
        WHERE value >= ? AND value < ? ORDER BY value LIMIT 2000) AS found
    JOIN quarantine ON id = quarantine_id ORDER BY outcome IS NULL DESC, quarantine_id DESC LIMIT ?"""
_BY_RAW = """SELECT quarantine_id, kind FROM (SELECT quarantine_id, kind FROM quarantine_codes
        WHERE raw >= ? AND raw < ? ORDER BY raw LIMIT 2000) AS found
    JOIN quarantine ON id = quarantine_id ORDER BY outcome IS NULL DESC, quarantine_id DESC LIMIT ?"""
_PLACES = "SELECT DISTINCT place FROM quarantine"
_CARRIERS = "SELECT DISTINCT carrier FROM quarantine"
_BY_PLACE = f"SELECT id, 'place' FROM quarantine WHERE place = ? {_NEWEST}"  # noqa: S608 - as above
_BY_CARRIER = f"SELECT id, 'carrier' FROM quarantine WHERE carrier = ? {_NEWEST}"  # noqa: S608 - as above
_SEQUENCE_DIGITS = 6

_Question = tuple[str, tuple[str, ...]]


def find(session: Session, text: str, limit: int) -> dict[int, str]:
    """Return the records that a text may mean, each with what it was found by, such as ``serial`` or ``customer``.

    Of each kind of answer the records whose goods are still there are looked at first, then the newest.
    """
    found: dict[int, str] = {}
    wanted = text.strip()
    for sql, parameters in _questions(session, wanted) if wanted else ():
        for record_id, matched in session.rows(sql, *parameters, limit):
            found.setdefault(record_id, matched)
    return found


def _questions(session: Session, text: str) -> Iterator[_Question]:
    upper = text.upper()
    yield _BY_NUMBER, _between(upper)
    if re.fullmatch(rf"\d{{1,{_SEQUENCE_DIGITS}}}", text, re.ASCII):
        yield _BY_SEQUENCE, (f"Q-____-{text.zfill(_SEQUENCE_DIGITS)}",)
    # As typed, and as tracking numbers and MACs are kept: whatever stands between their digits.
    spelt = (upper, text, re.sub(r"[\s-]", "", upper), mac_prefix(text))
    for value in dict.fromkeys(filter(None, spelt)):
        yield _BY_CODE, _between(value)
    for raw in dict.fromkeys((text, upper, text.lower())):
        yield _BY_RAW, _between(raw)
    yield _BY_RETURN, _between(upper)
    key = folded(text)
    if key:
        # A folded text is letters and digits: of the signs of a pattern it may have the underscore alone.
        yield _BY_CUSTOMER, (f"%{key}%",)
        yield from _named(session, key)


def _named(session: Session, key: str) -> Iterator[_Question]:
    """Ask by shelf and carrier: there are few of each, and people write them as they like."""
    for known, sql in ((_PLACES, _BY_PLACE), (_CARRIERS, _BY_CARRIER)):
        for (name,) in session.rows(known):
            if folded(name).startswith(key):
                yield sql, (name,)


def _between(prefix: str) -> tuple[str, str]:
    return (prefix, prefix + AFTER_ANY_TEXT)
