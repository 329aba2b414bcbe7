"""The keys that sign this installation's command barcodes."""

from datetime import datetime

from receiving_app.data.codec import instant
from receiving_app.data.session import Session
from receiving_app.domain.commands import CommandKey

_IN_USE = "SELECT id, secret, created_at FROM command_keys WHERE retired_at IS NULL"
_RETIRED = """SELECT id, secret, created_at, retired_at FROM command_keys
    WHERE retired_at IS NOT NULL ORDER BY id DESC"""
_RETIRE = "UPDATE command_keys SET retired_at = ? WHERE retired_at IS NULL"
_ADD_KEY = "INSERT INTO command_keys (secret, created_at) VALUES (?, ?)"
_LAST = "SELECT max(id) FROM command_keys"


class SqlCommandKeys:
    """The ``CommandKeys`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def current(self) -> CommandKey | None:
        """Return the key in use; None before the first sheet."""
        row = self._session.row(_IN_USE)
        return CommandKey(row[0], row[1], datetime.fromisoformat(row[2])) if row else None

    def retired(self) -> tuple[CommandKey, ...]:
        """Return the keys of former sheets, the latest first."""
        return tuple(
            CommandKey(number, secret, datetime.fromisoformat(created), datetime.fromisoformat(retired))
            for number, secret, created, retired in self._session.rows(_RETIRED)
        )

    def replace(self, secret: bytes, at: datetime) -> CommandKey:
        """Retire the key in use, if any, put this one in its place and return it."""
        self._session.write(_RETIRE, (instant(at),))
        self._session.write(_ADD_KEY, (secret, instant(at)))
        return CommandKey(self._session.value(_LAST), secret, at)
