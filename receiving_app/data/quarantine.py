"""Quarantine records on file: what was read on each, where it stands, how it ended."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from receiving_app.data import quarantine_search
from receiving_app.data.codec import instant
from receiving_app.data.mappers import moment
from receiving_app.data.session import Row, Session
from receiving_app.data.tables import columns, inserting, without_id
from receiving_app.data.tables_quarantine import QuarantineCode, QuarantinedParcel
from receiving_app.domain.folding import folded
from receiving_app.domain.paris import PARIS
from receiving_app.domain.quarantine import BoxCode, QuarantineCause, QuarantineOutcome, QuarantineRecord
from receiving_app.domain.scans import Kind
from receiving_app.services.intake_ports import FoundRecord

_COLUMNS = ", ".join(field.column_name for field in columns(QuarantinedParcel))
_ADD = inserting(QuarantinedParcel, without_id(QuarantinedParcel))
_CHANGED = ", ".join(f"{field.column_name} = ?" for field in without_id(QuarantinedParcel))
_UPDATE = f"UPDATE quarantine SET {_CHANGED} WHERE id = ?"  # noqa: S608 - the columns of our own table
_REOPEN = """UPDATE quarantine SET outcome = NULL, ended_as = '', ended_at = NULL, ended_by = ''
    WHERE number = ?"""
_ADD_CODE = inserting(QuarantineCode)
_DROP_CODES = "DELETE FROM quarantine_codes WHERE quarantine_id = ?"
_LAST = "SELECT max(number) FROM quarantine WHERE number >= ? AND number < ?"
_ID = "SELECT id FROM quarantine WHERE number = ?"
_CODES = """SELECT quarantine_id, kind, value, raw FROM quarantine_codes
    WHERE quarantine_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY quarantine_id, position"""
_SELECT = f"SELECT {_COLUMNS} FROM quarantine WHERE "  # noqa: S608 - as above
_BY_NUMBER = _SELECT + "number = ?"
_OPEN = _SELECT + "outcome IS NULL ORDER BY id DESC LIMIT ?"
_OPEN_OF = _SELECT + "outcome IS NULL AND rma = ? ORDER BY id"
_HOLDING = f"""{_SELECT}id IN (SELECT quarantine_id FROM quarantine_codes
        WHERE quarantine_codes.value IN (SELECT value FROM json_each(?)))
    AND outcome IS NULL ORDER BY id"""  # noqa: S608 - as above
_FOUND = f"""{_SELECT}id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))
    ORDER BY outcome IS NULL DESC, id DESC LIMIT ?"""  # noqa: S608 - as above


class SqlQuarantine:
    """The ``Quarantine`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, record: QuarantineRecord) -> QuarantineRecord:
        """Store a record under the next number of its year in Europe/Paris."""
        prefix = f"Q-{record.at.astimezone(PARIS).year:04d}-"
        last = self._session.value(_LAST, prefix, prefix + ":")
        sequence = int(last.removeprefix(prefix)) + 1 if last else 1
        stored = replace(record, number=f"{prefix}{sequence:06d}")
        self._session.write(_ADD, _row(stored))
        self._write_codes(self._session.value(_ID, stored.number), stored)
        return stored

    def save(self, record: QuarantineRecord) -> None:
        """Store a changed record; one that ended is refused by the database."""
        record_id = self._session.value(_ID, record.number)
        # The codes first: nothing of an ended record can be written.
        self._session.write(_DROP_CODES, (record_id,))
        self._write_codes(record_id, record)
        self._session.write(_UPDATE, (*_row(record), record_id))

    def reopen(self, record: QuarantineRecord) -> None:
        """Store that goods are back from their return; refused by the database while they are still on it."""
        self._session.write(_REOPEN, (record.number,))

    def get(self, number: str) -> QuarantineRecord | None:
        """Return the record of a number."""
        return next(iter(self._records(self._session.rows(_BY_NUMBER, number))), None)

    def open_records(self, limit: int) -> tuple[QuarantineRecord, ...]:
        """Return the records whose goods are still there, newest first."""
        return self._records(self._session.rows(_OPEN, limit))

    def about(self, rma: str) -> tuple[QuarantineRecord, ...]:
        """Return the open records that seem to belong to a return, oldest first."""
        return self._records(self._session.rows(_OPEN_OF, rma))

    def holding(self, values: Collection[str]) -> tuple[QuarantineRecord, ...]:
        """Return the open records on which one of these was read, oldest first."""
        return self._records(self._session.rows(_HOLDING, json.dumps(list(values))))

    def find(self, text: str, limit: int) -> tuple[FoundRecord, ...]:
        """Search number, whatever was read, return, customer, place and carrier; open records first."""
        found = quarantine_search.find(self._session, text, limit)
        rows = self._session.rows(_FOUND, json.dumps(list(found)), limit)
        records = self._records(rows)
        return tuple(FoundRecord(record, found[row[0]]) for row, record in zip(rows, records, strict=True))

    def _write_codes(self, record_id: int, record: QuarantineRecord) -> None:
        rows = [
            (record_id, position, code.kind, code.value, code.raw)
            for position, code in enumerate(record.codes, start=1)
        ]
        self._session.write_many(_ADD_CODE, rows)

    def _records(self, rows: Iterable[Row]) -> tuple[QuarantineRecord, ...]:
        found = list(rows)
        if not found:
            return ()
        stored = self._session.rows(_CODES, json.dumps([row[0] for row in found]))
        codes = {
            record_id: tuple(BoxCode(Kind(kind), value, raw) for _, kind, value, raw in group)
            for record_id, group in groupby(stored, itemgetter(0))
        }
        return tuple(_record(row, codes.get(row[0], ())) for row in found)


def _row(record: QuarantineRecord) -> Row:
    return (
        record.number,
        record.cause.value,
        record.note,
        record.operator,
        record.bench,
        instant(record.at),
        record.rma,
        record.place,
        record.carrier,
        record.customer,
        folded(record.customer),
        record.boxes,
        record.split_from,
        record.outcome.value if record.outcome else None,
        record.ended_as,
        instant(record.ended_at) if record.ended_at else None,
        record.ended_by,
    )


def _record(row: Row, codes: tuple[BoxCode, ...]) -> QuarantineRecord:
    _, number, cause, note, operator, bench, at, rma, place, carrier, customer, _key, boxes = row[:13]
    split_from, outcome, ended_as, ended_at, ended_by = row[13:]
    return QuarantineRecord(
        number,
        QuarantineCause(cause),
        operator,
        bench,
        datetime.fromisoformat(at),
        rma,
        note,
        place,
        carrier,
        customer,
        codes,
        boxes,
        split_from,
        QuarantineOutcome(outcome) if outcome else None,
        ended_as,
        moment(ended_at),
        ended_by,
    )
