"""The calibration barcode, and what one scan of it tells about a scanner. Values; ``scanning`` finds them out."""

from dataclasses import dataclass
from enum import StrEnum

from receiving_app.domain.scans import ScannerProfile

CALIBRATION = "CAL-0123456789-AQZWMY-aqzwmy/.:+_=#[]^"
"""What the barcode holds: the digits, the letters that change places between layouts in both cases, and
the signs that other layouts have on dead keys or not at all. Characters of Code 128, short enough for a
line of a page."""


class Advice(StrEnum):
    """What to do about the scanner or the computer, in the order in which it is said."""

    OTHER_CODE = "other_code"
    CAPS_LOCK = "caps_lock"
    LOST = "lost"
    SLOW = "slow"
    NO_END = "no_end"


@dataclass(frozen=True, slots=True)
class Calibration:
    """What one scan of the calibration barcode told.

    Attributes:
        scanner: to be stored for the bench; a default one where ``recognised`` is false.
        recognised: whether it was the calibration barcode.
        by_position: whether the computer tells the keys' positions, so that no layout matters.
        advice: what to change, empty where all is well.
    """

    scanner: ScannerProfile
    recognised: bool
    by_position: bool = False
    advice: tuple[Advice, ...] = ()
