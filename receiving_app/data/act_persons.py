"""What the journal says of people, beside its chain: stored with each act, read with it, erased."""

import json
from datetime import date, datetime, time
from os import urandom

from receiving_app.data.codec import encode, instant
from receiving_app.data.session import Row, Session
from receiving_app.domain.paris import PARIS
from receiving_app.domain.personal import Aside, apart, together
from receiving_app.services.journal_ports import JournalEntry
from receiving_app.services.retention_ports import Erasable

ENTRIES = """SELECT j.id, j.at, j.operator, j.bench, j.act, j.rma, j.facts, j.approved_by, j.personal_sha256,
    p.operator, p.approved_by, p.facts FROM journal AS j LEFT JOIN act_persons AS p ON p.id = j.id"""
"""Whole acts, as ``entry_of`` reads them; the condition follows."""

_SALT_BYTES = 16
_KEEP = "INSERT INTO act_persons (id, operator, approved_by, facts, salt) VALUES (?, ?, ?, ?, ?)"
_OLDER = """SELECT count(*), coalesce(sum(CASE WHEN EXISTS (SELECT 1 FROM erasures
        WHERE erasures.act > j.id AND j.at < erasures.older_than) THEN 0 ELSE 1 END), 0)
    FROM act_persons AS p JOIN journal AS j ON j.id = p.id WHERE j.at < ?"""
_LASTING = "SELECT count(*) FROM journal WHERE personal_sha256 IS NULL AND at < ?"
_ANNOUNCE = "INSERT INTO erasures (act, older_than) VALUES (?, ?)"
_NEXT = """SELECT p.id FROM act_persons AS p JOIN journal AS j ON j.id = p.id
    WHERE p.id > ? AND j.at < ? ORDER BY p.id LIMIT ?"""
_ERASE = """DELETE FROM act_persons WHERE id BETWEEN ? AND ?
    AND id IN (SELECT id FROM journal WHERE id BETWEEN ? AND ? AND at < ?)"""


def aside_of(entry: JournalEntry) -> tuple[str, Aside]:
    """Return an act's facts as its link holds them, and what is kept beside."""
    proved, said = apart(entry.facts)
    return encode(proved), Aside(entry.operator, entry.approved_by, encode(said), urandom(_SALT_BYTES).hex())


def keep(session: Session, act: int, aside: Aside) -> None:
    """Store what an act says of people."""
    session.write(_KEEP, (act, aside.operator, aside.approved_by, aside.facts, aside.salt))


def entry_of(row: Row) -> JournalEntry:
    """Return the act of a row of ``ENTRIES``."""
    _, at, operator, bench, act, rma, facts, approved_by, sha256, *aside = row
    told = json.loads(facts)
    if sha256 is None:  # of before: all of it is in the link
        return JournalEntry(datetime.fromisoformat(at), operator, bench, act, rma, told, approved_by)
    erased = aside[0] is None
    who, approver, said = ("", "", "{}") if erased else aside
    whole = together(told, json.loads(said))
    return JournalEntry(datetime.fromisoformat(at), who, bench, act, rma, whole, approver, erased=erased)


def begin_of(day: date) -> str:
    """Return the first instant of a day of Europe/Paris, as it is stored."""
    return instant(datetime.combine(day, time(), PARIS))


class SqlPersonalData:
    """The ``PersonalData`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def older_than(self, before: date) -> Erasable:
        """Count what could be erased."""
        told = begin_of(before)
        (found,) = self._session.rows(_OLDER, told)
        return Erasable(found[0], found[1], self._session.value(_LASTING, told))

    def announce(self, act: int, before: date) -> None:
        """Say that an act of the journal erases what is before a day."""
        self._session.write(_ANNOUNCE, (act, begin_of(before)))

    def next_older(self, before: date, after: int, most: int) -> tuple[int, ...]:
        """Return positions of acts before a day that still say something, in order."""
        return tuple(act for (act,) in self._session.rows(_NEXT, after, begin_of(before), most))

    def erase(self, first: int, last: int, before: date) -> int:
        """Erase what is before a day between two positions, both included."""
        return self._session.write(_ERASE, (first, last, first, last, begin_of(before)))
