"""What the scans' use cases need from outside; ``ports`` puts it into the unit of work and the bench."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what the window's start does not need
    from receiving_app.domain.commands import CommandKey
    from receiving_app.domain.scans import Hints, RawScan, Reading, ScannerProfile


class Interpreter(Protocol):
    """Understands scans, without the database."""

    def read(self, scan: "RawScan", hints: "Hints" = ...) -> "Reading":
        """Return everything a scan may mean; never an exception, whatever the characters."""

    def prepare(self) -> None:
        """Load what the first scan needs, so that it does not wait for it."""


class CommandKeys(Protocol):
    """The keys that sign this installation's command barcodes; at most one of them is current."""

    def current(self) -> "CommandKey | None":
        """Return the key in use; None before the first sheet."""

    def retired(self) -> "tuple[CommandKey, ...]":
        """Return the keys of former sheets, the latest first."""

    def replace(self, secret: bytes, at: datetime) -> "CommandKey":
        """Retire the key in use, if any, put this one in its place and return it."""


class ScannerProfiles(Protocol):
    """What calibration found out about each bench's scanner."""

    def get(self, bench: str) -> "ScannerProfile | None":
        """Return a bench's scanner; None where it was never calibrated."""

    def save(self, bench: str, profile: "ScannerProfile") -> None:
        """Store a bench's scanner in place of the former one."""


class RecentScans:
    """The last label scanned at each bench, so that one scan read twice is told from two.

    It lives as long as the program: after a restart no label is still bouncing.
    """

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, float]] = {}

    def bounced(self, bench: str, code: str, at: float, within: float) -> bool:
        """Tell whether this is the label just scanned, and remember it as the last one.

        A scanner that reads on and on while its trigger is held is one scan, however long.

        Args:
            bench: where.
            code: the characters as they came.
            at: seconds of a clock that never goes back.
            within: seconds within which the same label counts once.
        """
        known, before = self._last.get(bench, ("", 0.0))
        self._last[bench] = (code, at)
        return known == code and at - before < within
