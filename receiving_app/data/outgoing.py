"""Documents on their way out: printed, deposited, e-mailed; these rows change, the documents never."""

from collections.abc import Iterable
from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.session import Row, Session
from receiving_app.data.tables import columns, inserting, without_id
from receiving_app.data.tables_documents import DeliveryRow
from receiving_app.domain.sending import LEASE, Channel, Delivery, DeliveryState

_NAMES = [field.column_name for field in columns(DeliveryRow)]
_COLUMNS = ", ".join(_NAMES)
_ADD = inserting(DeliveryRow, without_id(DeliveryRow)) + " RETURNING id"
_SAVE = f"UPDATE deliveries SET {', '.join(f'{name} = ?' for name in _NAMES[1:])} WHERE id = ?"  # noqa: S608 - our own columns
_GET = f"SELECT {_COLUMNS} FROM deliveries WHERE id = ?"  # noqa: S608 - as above
_DUE = f"""SELECT {_COLUMNS} FROM deliveries WHERE channel = ? AND id > ?
    AND ((state = 'waiting' AND next_at <= ?) OR (state = 'under_way' AND changed_at <= ?))
    AND (channel <> 'print' OR bench = ?) ORDER BY id LIMIT 1"""  # noqa: S608 - as above
_OF_DOCUMENT = f"SELECT {_COLUMNS} FROM deliveries WHERE document = ? ORDER BY id"  # noqa: S608 - as above
_LISTED = f"""SELECT {_COLUMNS} FROM deliveries WHERE channel IN (SELECT value FROM json_each(?))
    AND (? = 0 OR state IN ('waiting', 'under_way', 'failed')) ORDER BY id DESC LIMIT ?"""  # noqa: S608 - as above
_HANDED_OVER = """SELECT count(*) FROM deliveries
    WHERE document = ? AND channel = 'print' AND evidence = 'original'"""
_ALONG = """UPDATE deliveries SET bench = ?
    WHERE channel = 'print' AND bench = ? AND state IN ('waiting', 'under_way', 'failed')"""
_UNFINISHED_PRINTS = f"""SELECT {_COLUMNS} FROM deliveries
    WHERE channel = 'print' AND bench = ? AND state IN ('under_way', 'failed') ORDER BY id"""  # noqa: S608 - as above


class SqlOutgoing:
    """The ``Outgoing`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, delivery: Delivery) -> Delivery:
        """Store a new delivery, and return it with its number."""
        return _delivery((self._session.added(_ADD, _values(delivery)), *_values(delivery)))

    def get(self, delivery: int) -> Delivery | None:
        """Return a delivery."""
        row = self._session.row(_GET, delivery)
        return _delivery(row) if row else None

    def save(self, delivery: Delivery) -> None:
        """Store a changed delivery."""
        self._session.write(_SAVE, (*_values(delivery), delivery.id))

    def next_due(self, channel: Channel, bench: str, now: datetime, after: int = 0) -> Delivery | None:
        """Return the first delivery to carry out, of those after a number; see the port."""
        row = self._session.row(_DUE, channel.value, after, instant(now), instant(now - LEASE), bench)
        return _delivery(row) if row else None

    def of_document(self, number: str) -> tuple[Delivery, ...]:
        """Return a document's deliveries, in order."""
        return _all(self._session.rows(_OF_DOCUMENT, number))

    def listed(
        self, channels: Iterable[Channel], limit: int, *, unfinished: bool = False
    ) -> tuple[Delivery, ...]:
        """Return the latest deliveries, the newest first; with ``unfinished`` those neither done nor cancelled."""
        wanted = "[" + ",".join(f'"{channel.value}"' for channel in channels) + "]"
        return _all(self._session.rows(_LISTED, wanted, int(unfinished), limit))

    def unfinished_prints(self, bench: str) -> tuple[Delivery, ...]:
        """Return the bench's prints that were begun or failed, in order."""
        return _all(self._session.rows(_UNFINISHED_PRINTS, bench))

    def take_prints_along(self, former: str, now: str) -> None:
        """Have what a bench still has to print wait for the name that it has now."""
        self._session.write(_ALONG, (now, former))

    def original_handed_over(self, number: str) -> bool:
        """Tell whether the original may have come out of a printer, recorded as printed or not."""
        return bool(self._session.value(_HANDED_OVER, number))


def _values(delivery: Delivery) -> Row:
    return (
        delivery.document,
        delivery.channel.value,
        delivery.target,
        delivery.bench,
        delivery.state.value,
        instant(delivery.queued_at),
        instant(delivery.changed_at),
        delivery.operator,
        delivery.reason,
        delivery.detail,
        delivery.attempts,
        instant(delivery.next_at) if delivery.next_at else None,
        delivery.evidence,
    )


def _all(rows: Iterable[Row]) -> tuple[Delivery, ...]:
    return tuple(_delivery(row) for row in rows)


def _delivery(row: Row) -> Delivery:
    number, document, channel, target, bench, state, queued, changed, operator, *rest = row
    reason, detail, attempts, next_at, evidence = rest
    return Delivery(
        number,
        document,
        Channel(channel),
        target,
        bench,
        DeliveryState(state),
        datetime.fromisoformat(queued),
        datetime.fromisoformat(changed),
        operator,
        reason,
        detail,
        attempts,
        datetime.fromisoformat(next_at) if next_at else None,
        evidence,
    )
