"""The keys of the command barcodes and the benches' scanners."""

from datetime import datetime

from receiving_app.data.codec import MalformedText, decode, encode, instant
from receiving_app.data.session import Session
from receiving_app.domain.commands import CommandKey
from receiving_app.domain.errors import NotADatabase
from receiving_app.domain.scans import ScannerProfile

_IN_USE = "SELECT id, secret, created_at FROM command_keys WHERE retired_at IS NULL"
_RETIRED = """SELECT id, secret, created_at, retired_at FROM command_keys
    WHERE retired_at IS NOT NULL ORDER BY id DESC"""
_RETIRE = "UPDATE command_keys SET retired_at = ? WHERE retired_at IS NULL"
_ADD_KEY = "INSERT INTO command_keys (secret, created_at) VALUES (?, ?)"
_LAST = "SELECT max(id) FROM command_keys"
_SCANNER = "SELECT settings FROM scanner_profiles WHERE bench = ?"
_PUT_SCANNER = (
    "INSERT INTO scanner_profiles (bench, settings) VALUES (?, ?) "
    "ON CONFLICT (bench) DO UPDATE SET settings = excluded.settings"
)


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


class SqlScanners:
    """The ``ScannerProfiles`` port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, bench: str) -> ScannerProfile | None:
        """Return a bench's scanner; None where it was never calibrated.

        Raises:
            NotADatabase: what is stored is damaged.
        """
        settings = self._session.value(_SCANNER, bench)
        try:
            return decode(ScannerProfile, settings) if settings else None
        except MalformedText as error:
            raise NotADatabase(self._session.path, f"scanner: {error}") from error

    def save(self, bench: str, profile: ScannerProfile) -> None:
        """Store a bench's scanner in place of the former one."""
        self._session.write(_PUT_SCANNER, (bench, encode(profile)))
