"""Manufacturer batches: which units gather, left, and what was answered."""

import json
from collections.abc import Collection
from datetime import date, datetime

from receiving_app.data.codec import instant
from receiving_app.data.mappers import day, day_text
from receiving_app.data.session import Row, Session
from receiving_app.domain.batches import Answered, Batch, BatchUnit, Outcome

_BATCH = "number, manufacturer, opened_on, sent_on, due_on"
_UNIT = """rma, unit, sku, name, quantity, serial, mac, fault, ticket, joined_at,
    outcome, answered_on, operator, new_serial, note"""
_GET = f"SELECT {_BATCH} FROM batches WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number DESC"  # noqa: S608 - our own columns
_UNITS = f"""SELECT batch, {_UNIT} FROM batch_units
    WHERE batch IN (SELECT value FROM json_each(?)) ORDER BY batch, position"""  # noqa: S608 - as above
_LAST = "SELECT max(number) FROM batches WHERE number >= ? AND number < ?"
_OPEN = "SELECT number FROM batches WHERE maker_key = ? AND sent_on IS NULL"
_LISTED = """SELECT number FROM batches WHERE ? = 0 OR sent_on IS NULL OR EXISTS (
        SELECT 1 FROM batch_units WHERE batch = number AND outcome IS NULL)
    ORDER BY number DESC LIMIT ?"""
# From the numbers to their units, and not the other way: it takes a third of the time, at every act.
_WITH_NUMBERS = """SELECT batch FROM json_each(?1) JOIN batch_units ON serial = value AND serial <> ''
    UNION ALL SELECT batch FROM json_each(?1) JOIN batch_units ON mac = value AND mac <> ''
    UNION ALL SELECT batch FROM json_each(?1) JOIN batch_units ON new_serial = value AND new_serial <> ''"""
_PUT = """INSERT INTO batches (number, manufacturer, maker_key, opened_on, sent_on, due_on)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE SET sent_on = excluded.sent_on, due_on = excluded.due_on"""
_PUT_UNIT = f"""INSERT INTO batch_units (batch, position, {_UNIT})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""  # noqa: S608 - as above
_ANSWER = """UPDATE batch_units SET outcome = ?, answered_on = ?, operator = ?, new_serial = ?, note = ?
    WHERE rma = ? AND unit = ?"""
_LEAVE = "DELETE FROM batch_units WHERE rma = ? AND unit = ?"


class SqlBatches:
    """The ``Batches`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self, year: int) -> str:
        """Return the number after the last of the year, inside the transaction."""
        prefix = f"B-{year:04d}-"
        last = self._session.value(_LAST, prefix, prefix + ":")
        return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:06d}"

    def get(self, number: str) -> Batch | None:
        """Return a batch with its units, in the order in which they joined."""
        found = self._many([number])
        return found[0] if found else None

    def open_of(self, manufacturer: str) -> Batch | None:
        """Return the manufacturer's open batch; there is one at most."""
        number = self._session.value(_OPEN, manufacturer.casefold())
        return self.get(number) if number else None

    def save(self, batch: Batch) -> None:
        """Store a new or changed batch with its units."""
        known = self.get(batch.number)
        before = {unit.key: unit for unit in known.units} if known else {}
        # An open batch takes its units before it is closed, and is opened before it gives one up.
        if known is None or batch.sent_on is None:
            self._put(batch)
        for position, unit in enumerate(batch.units, start=1):
            if before.pop(unit.key, None) is None:
                self._session.write(_PUT_UNIT, (batch.number, position, *_unit_row(unit)))
        for key in before:
            self._session.write(_LEAVE, key)
        if known is not None and batch.sent_on is not None:
            self._put(batch)
            self._answers(known, batch)

    def _put(self, batch: Batch) -> None:
        maker = batch.manufacturer
        days = (day_text(batch.opened_on), day_text(batch.sent_on), day_text(batch.due_on))
        self._session.write(_PUT, (batch.number, maker, maker.casefold(), *days))

    def _answers(self, known: Batch, batch: Batch) -> None:
        before = {unit.key: unit.answer for unit in known.units}
        for unit in batch.units:
            if unit.answer != before.get(unit.key):
                self._session.write(_ANSWER, (*_answer_row(unit.answer), *unit.key))

    def listed(self, limit: int, *, unfinished: bool = False) -> tuple[Batch, ...]:
        """Return the latest batches, the newest first; with ``unfinished`` those open or awaiting an answer."""
        return self._many([row[0] for row in self._session.rows(_LISTED, int(unfinished), limit)])

    def with_numbers(self, numbers: Collection[str]) -> tuple[Batch, ...]:
        """Return the batches in which one of these serials or MACs left, or came instead."""
        rows = self._session.rows(_WITH_NUMBERS, json.dumps(sorted(set(numbers))))
        return self._many(sorted({row[0] for row in rows})) if rows else ()

    def _many(self, numbers: list[str]) -> tuple[Batch, ...]:
        wanted = json.dumps(numbers)
        units: dict[str, list[BatchUnit]] = {}
        for number, *row in self._session.rows(_UNITS, wanted):
            units.setdefault(number, []).append(_unit_of(tuple(row)))
        return tuple(
            Batch(
                number, maker, date.fromisoformat(opened), tuple(units.get(number, ())), day(sent), day(due)
            )
            for number, maker, opened, sent, due in self._session.rows(_GET, wanted)
        )


def _unit_row(unit: BatchUnit) -> Row:
    return (
        *unit.key,
        unit.sku,
        unit.name,
        unit.quantity,
        unit.serial,
        unit.mac,
        unit.fault,
        unit.ticket,
        instant(unit.joined_at),
        *_answer_row(unit.answer),
    )


def _answer_row(answer: Answered | None) -> Row:
    if answer is None:
        return (None, None, "", "", "")
    return (answer.outcome.value, day_text(answer.on), answer.operator, answer.new_serial, answer.note)


def _unit_of(row: Row) -> BatchUnit:
    rma, unit, sku, name, quantity, serial, mac, fault, ticket, joined, *said = row
    outcome, answered_on, operator, new_serial, note = said
    answer = None
    if outcome is not None:
        answer = Answered(Outcome(outcome), date.fromisoformat(answered_on), operator, new_serial, note)
    joined_at = datetime.fromisoformat(joined)
    return BatchUnit(rma, unit, sku, name, quantity, serial, mac, fault, ticket, joined_at, answer)
