"""The journal read backwards, filtered by the database."""

import json
from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.records import entry_of
from receiving_app.data.session import Session
from receiving_app.data.tables import Act, columns
from receiving_app.services.journal_ports import ActFilter, JournalEntry

_COLUMNS = ", ".join(field.column_name for field in columns(Act))
_NEWEST = "SELECT coalesce(max(id), 0) FROM journal"
_STAMP = "SELECT at FROM journal WHERE id = ?"
# Between two positions, both known: the length of the journal does not matter.
_STEP = f"""SELECT {_COLUMNS} FROM journal WHERE id >= ? AND id < ? AND at >= ?
    AND (? OR act IN (SELECT value FROM json_each(?)))
    AND act NOT IN (SELECT value FROM json_each(?))
    AND (? OR approved_by <> '')
    AND (? OR instr(lower(rma || ' ' || operator || ' ' || approved_by || ' ' || facts), ?) > 0)
    ORDER BY id DESC"""  # noqa: S608 - the columns of our own table


class SqlActReader:
    """The ``ActReader`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def newest(self) -> int:
        """Return the position of the last act; 0 for none."""
        return int(self._session.value(_NEWEST))

    def acts_before(
        self, position: int, step: int, wanted: ActFilter
    ) -> tuple[tuple[int, JournalEntry], ...]:
        """Return the wanted acts among the ``step`` last before a position, the newest first."""
        since = instant(wanted.since) if wanted.since is not None else ""
        rows = self._session.rows(
            _STEP,
            position - step,
            position,
            since,
            not wanted.acts,
            json.dumps(list(wanted.acts)),
            json.dumps(list(wanted.but)),
            not wanted.approved,
            not wanted.text,
            wanted.text.lower(),
        )
        return tuple((row[0], entry_of(row)) for row in rows)

    def is_before(self, position: int, moment: datetime) -> bool:
        """Tell whether the act at a position was recorded before a moment; also where there is none."""
        at = self._session.value(_STAMP, position)
        return at is None or at < instant(moment)
