"""Returns on file: loading whole cases, storing what changed, allotting numbers."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

from receiving_app.data import invoice_lines, return_lists, return_search, serials_elsewhere
from receiving_app.data.mappers import (
    case_of,
    line_of,
    line_row,
    parcel_of,
    parcel_row,
    return_row,
    serial_rows,
    unit_of,
    unit_row,
)
from receiving_app.data.orm import Field, IntegrityError, Model
from receiving_app.data.search_keys import AFTER_ANY_TEXT, buyer_key
from receiving_app.data.session import Row, Session
from receiving_app.data.tables import among, columns, compiled, inserting, without_id
from receiving_app.data.tables_returns import AnnouncedSerial, ArrivedParcel, Line, Return, Unit
from receiving_app.domain.comparison import Elsewhere
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.return_errors import ReturnExists, StaleCase
from receiving_app.domain.return_parts import ReturnLine
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.return_ports import Counters, CustomerRow, InvoicedLine, ReturnRow

FIRST_OF_OURS = 900_001
"""Returns opened by hand are numbered from here: the ticket system counts from 1 and will never
hand out the same number to another customer."""


class _Stored(NamedTuple):
    """A return as it was read, with the numbers of its row and of its buyer's."""

    id: int
    buyer: int
    case: ReturnCase


class _Reading(NamedTuple):
    """The statements that read whole returns: heads by number, parts by the heads' rows."""

    heads: str
    lines: str
    serials: str
    parcels: str
    units: str


def _reading(chosen: Callable[[Field], Any]) -> _Reading:
    serial = AnnouncedSerial
    parts: tuple[tuple[type[Model], Sequence[Field]], ...] = (
        (Line, (Line.return_id, Line.number)),
        (serial, (serial.return_id, serial.line, serial.kind, serial.position)),
        (ArrivedParcel, (ArrivedParcel.return_id, ArrivedParcel.number)),
        (Unit, (Unit.return_id, Unit.number)),
    )
    return _Reading(
        compiled(Return.select(*columns(Return)).where(chosen(Return.rma))),
        *(
            compiled(part.select(*columns(part)).where(chosen(order[0])).order_by(*order))
            for part, order in parts
        ),
    )


_SEVERAL = _reading(among)
# Every act and every scan reads one: without a list it takes half the time.
_ONE = _reading(lambda column: column == "")
_INSERT_RETURN = inserting(Return)
_INSERT_LINE = inserting(Line)
_INSERT_SERIAL = inserting(AnnouncedSerial)
_INSERT_PARCEL = inserting(ArrivedParcel)
_INSERT_UNIT = inserting(Unit)
_UPDATE_RETURN = compiled(
    Return.update(dict.fromkeys(without_id(Return), "")).where(Return.id == 0, Return.revision == 0)
)
_UPDATED = sorted(range(1, len(columns(Return))))
_DELETE_LINE = "DELETE FROM return_lines WHERE return_id = ? AND number = ?"
_DELETE_SERIALS = "DELETE FROM announced_serials WHERE return_id = ? AND line = ?"
_DELETE_PARCEL = "DELETE FROM parcels WHERE return_id = ? AND number = ?"
_DELETE_UNIT = "DELETE FROM inspected_units WHERE return_id = ? AND number = ?"
_LAST_ID = "SELECT coalesce(max(id), 0) FROM returns"
_LAST_OF_OURS = "SELECT max(rma) FROM returns WHERE rma >= ? AND rma < ?"
_BUYERS = "SELECT search_key, id FROM buyers WHERE search_key IN (SELECT value FROM json_each(?))"
_LAST_BUYER = "SELECT coalesce(max(id), 0) FROM buyers"
_INSERT_BUYER = "INSERT INTO buyers (id, search_key) VALUES (?, ?)"
_INSERT_WORD = "INSERT INTO buyer_words (word, buyer_id) VALUES (?, ?)"

_Part = TypeVar("_Part")
_number = attrgetter("number")


class SqlReturns:
    """The ``Returns`` port.

    A case read inside the unit of work is remembered until it commits, so that saving it again
    writes only what changed without reading it once more.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, _Stored] = {}

    def forget(self) -> None:
        """Forget what was read: after a commit, others may change it."""
        self._known.clear()

    # --- whole cases ------------------------------------------------------------------------

    def get(self, rma: str) -> ReturnCase | None:
        """Return the case of a canonical number."""
        return self.get_many((rma,)).get(rma)

    def get_many(self, rmas: Collection[str]) -> dict[str, ReturnCase]:
        """Return the cases known among these canonical numbers, in five queries in all."""
        loaded = self._load(rmas)
        self._known.update(loaded)
        return {rma: stored.case for rma, stored in loaded.items()}

    def add(self, case: ReturnCase) -> None:
        """Store a new case.

        Raises:
            ReturnExists: its number is already on file.
        """
        self.add_many((case,))

    def add_many(self, cases: Sequence[ReturnCase]) -> None:
        """Store new cases at once; on an error the unit of work must be left.

        Raises:
            ReturnExists: one of the numbers is already on file, or comes twice.
        """
        buyers = self._buyers(cases)
        first = self._session.value(_LAST_ID) + 1
        rows = [
            return_row(case, return_id, buyers[_buyer_key(case)])
            for return_id, case in enumerate(cases, first)
        ]
        try:
            with self._session.attempt():
                self._session.write_many(_INSERT_RETURN, rows)
        except IntegrityError as error:
            raise self._existing(cases, first, error) from error
        self._insert_parts(list(enumerate(cases, first)))

    def save(self, case: ReturnCase) -> ReturnCase:
        """Store what changed of a case and return it with its new revision.

        Raises:
            StaleCase: it was changed elsewhere since it was read, or is not on file.
        """
        known = self._known.get(case.rma) or self._load((case.rma,)).get(case.rma)
        if known is None or known.case.revision != case.revision:
            raise StaleCase(case.rma)
        return_id, buyer, before = known
        if case == before:
            return case
        saved = replace(case, revision=case.revision + 1)
        if _buyer_key(case) != _buyer_key(before):
            buyer = self._buyers((case,))[_buyer_key(case)]
        row = return_row(saved, return_id, buyer)
        if self._session.write(_UPDATE_RETURN, (*row[1:], return_id, case.revision)) != 1:
            raise StaleCase(case.rma)
        self._save_parts(return_id, before, saved)
        self._known[case.rma] = _Stored(return_id, buyer, saved)
        return saved

    def invoiced(self, keys: Collection[tuple[str, int]]) -> tuple[InvoicedLine, ...]:
        """Return what returns say about these invoice lines; at most 100 returns for each."""
        return invoice_lines.statements(self._session, keys) if keys else ()

    def elsewhere(self, rma: str, numbers: Collection[str]) -> tuple[Elsewhere, ...]:
        """Return what other returns, the cancelled ones left out, say of these serials and MACs."""
        return serials_elsewhere.elsewhere(self._session, rma, numbers)

    def next_rma(self, year: int) -> str:
        """Allot the next number of those kept for returns opened by hand (from 900 001 on)."""
        prefix = f"RMA-{year:04d}-"
        last = self._session.value(_LAST_OF_OURS, f"{prefix}{FIRST_OF_OURS}", prefix + AFTER_ANY_TEXT)
        sequence = RmaNumber(last).sequence + 1 if last else FIRST_OF_OURS
        return RmaNumber.build(year, sequence).text

    # --- lists ------------------------------------------------------------------------------

    def find(self, text: str, limit: int) -> tuple[ReturnRow, ...]:
        """Search number (or part of it), customer, serial, MAC, reference and tracking number."""
        return return_lists.rows_of(self._session, return_search.find(self._session, text, limit))

    def exact(self, text: str) -> tuple[ReturnRow, ...]:
        """Find by whole serial, MAC, tracking or invoice number."""
        return return_lists.rows_of(self._session, return_search.exact(self._session, text))

    def customers(self, text: str, limit: int) -> tuple[CustomerRow, ...]:
        """Return the customers whose name or code has words that begin like these."""
        return tuple(CustomerRow(*row) for row in return_search.customers(self._session, text, limit))

    def in_progress(self, limit: int) -> tuple[ReturnRow, ...]:
        """Return what is at the bench, the latest arrival first."""
        return return_lists.in_progress(self._session, limit)

    def waiting(self, limit: int) -> tuple[ReturnRow, ...]:
        """Return what is delivered per carrier but never scanned, then what is on hold."""
        return return_lists.waiting(self._session, limit)

    def received_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        """Return what arrived on a day of Europe/Paris, the latest first."""
        return return_lists.received_on(self._session, day, limit)

    def credited_on(self, day: date, limit: int) -> tuple[ReturnRow, ...]:
        """Return what a credit note was issued for on a day, the latest first."""
        return return_lists.credited_on(self._session, day, limit)

    def all_rows(self) -> Iterator[ReturnRow]:
        """Iterate over every return, by number, holding a page of them at a time."""
        return return_lists.all_rows(self._session)

    def counters(self, today: date) -> Counters:
        """Count today's work and what waits."""
        return return_lists.counters(self._session, today)

    # --- parts ------------------------------------------------------------------------------

    def _load(self, rmas: Collection[str]) -> dict[str, _Stored]:
        one = len(rmas) == 1
        reading = _ONE if one else _SEVERAL
        heads = self._session.rows(reading.heads, *rmas if one else (json.dumps(list(rmas)),))
        if not heads:
            return {}
        ids = heads[0][0] if one else json.dumps([head[0] for head in heads])
        serials = {
            key: tuple(row[4] for row in rows)
            for key, rows in groupby(self._session.rows(reading.serials, ids), itemgetter(0, 1, 2))
        }

        def line(row: Row) -> ReturnLine:
            return line_of(row, serials.get((*row[:2], "serial"), ()), serials.get((*row[:2], "mac"), ()))

        lines = _grouped(self._session.rows(reading.lines, ids), line)
        parcels = _grouped(self._session.rows(reading.parcels, ids), parcel_of)
        units = _grouped(self._session.rows(reading.units, ids), unit_of)
        return {head[1]: _stored(head, lines, parcels, units) for head in heads}

    def _insert_parts(self, cases: Iterable[tuple[int, ReturnCase]]) -> None:
        lines = [(i, line) for i, case in cases for line in case.lines]
        self._session.write_many(_INSERT_LINE, (line_row(i, line) for i, line in lines))
        serials = (row for i, line in lines for row in serial_rows(i, line))
        self._session.write_many(_INSERT_SERIAL, serials)
        parcels = (parcel_row(i, parcel) for i, case in cases for parcel in case.parcels)
        self._session.write_many(_INSERT_PARCEL, parcels)
        units = (unit_row(i, unit) for i, case in cases for unit in case.units)
        self._session.write_many(_INSERT_UNIT, units)

    def _save_parts(self, return_id: int, before: ReturnCase, after: ReturnCase) -> None:
        lines, gone = _changes(before.lines, after.lines)
        for number in gone:
            self._session.write(_DELETE_SERIALS, (return_id, number))
            self._session.write(_DELETE_LINE, (return_id, number))
        self._session.write_many(_INSERT_LINE, [line_row(return_id, line) for line in lines])
        serials = [row for line in lines for row in serial_rows(return_id, line)]
        self._session.write_many(_INSERT_SERIAL, serials)
        parcels, gone = _changes(before.parcels, after.parcels)
        self._session.write_many(_DELETE_PARCEL, [(return_id, number) for number in gone])
        self._session.write_many(_INSERT_PARCEL, [parcel_row(return_id, parcel) for parcel in parcels])
        units, gone = _changes(before.units, after.units)
        self._session.write_many(_DELETE_UNIT, [(return_id, number) for number in gone])
        self._session.write_many(_INSERT_UNIT, [unit_row(return_id, unit) for unit in units])

    def _buyers(self, cases: Iterable[ReturnCase]) -> dict[str, int]:
        """Return the buyers' row numbers by search key, adding those not on file."""
        keys = list(dict.fromkeys(_buyer_key(case) for case in cases))
        known: dict[str, int] = dict(self._session.rows(_BUYERS, json.dumps(keys)))
        new = [key for key in keys if key not in known]
        if new:
            first = self._session.value(_LAST_BUYER) + 1
            added = dict(zip(new, range(first, first + len(new)), strict=True))
            self._session.write_many(_INSERT_BUYER, [(number, key) for key, number in added.items()])
            words = [(word, number) for key, number in added.items() for word in set(key.split())]
            self._session.write_many(_INSERT_WORD, words)
            known |= added
        return known

    def _existing(self, cases: Sequence[ReturnCase], first: int, error: Exception) -> Exception:
        """Return which number is taken; the error itself where it is about something else."""
        stored = self._load([case.rma for case in cases])
        taken = [rma for rma, known in stored.items() if known.id < first]
        numbers = [case.rma for case in cases]
        twice = [rma for rma in numbers if numbers.count(rma) > 1]
        return ReturnExists((taken or twice)[0]) if taken or twice else error


def _stored(head: Row, *parts: dict[int, tuple[Any, ...]]) -> _Stored:
    number = head[0]
    return _Stored(number, head[8], case_of(head, *(part.get(number, ()) for part in parts)))


def _buyer_key(case: ReturnCase) -> str:
    return buyer_key(case.customer.code, case.customer.name)


def _grouped(rows: Iterable[Row], make: Callable[[Row], _Part]) -> dict[int, tuple[_Part, ...]]:
    """Return the parts by return; the rows come sorted by it."""
    return {key: tuple(map(make, group)) for key, group in groupby(rows, itemgetter(0))}


def _changes(before: Iterable[Any], after: Iterable[Any]) -> tuple[list[Any], list[int]]:
    """Return the parts to insert and the numbers of the rows to delete before."""
    old = {part.number: part for part in before}
    inserted = [part for part in after if old.get(part.number) != part]
    kept = {part.number for part in after} - {part.number for part in inserted}
    return inserted, [number for number in old if number not in kept]
