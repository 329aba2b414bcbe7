"""What calibration found about the benches' scanners."""

from receiving_app.data.codec import MalformedText, decode, encode
from receiving_app.data.session import Session
from receiving_app.domain.database_errors import NotADatabase
from receiving_app.domain.scans import ScannerProfile

_SCANNER = "SELECT settings FROM scanner_profiles WHERE bench = ?"
_PUT_SCANNER = (
    "INSERT INTO scanner_profiles (bench, settings) VALUES (?, ?) "
    "ON CONFLICT (bench) DO UPDATE SET settings = excluded.settings"
)


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
