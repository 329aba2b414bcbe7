"""The calibration barcode, and what one scan of it tells about a scanner. Values; ``scanning`` finds them out."""

from dataclasses import dataclass
from enum import StrEnum

from receiving_app.domain.scans import ScannerProfile

CALIBRATION = "CAL-0123456789-AQZWMY-aqzwmy/.:+_=#[]^"
"""What the barcode holds: the digits, the letters that change places between layouts in both cases, and
the signs that other layouts have on dead keys or not at all. Characters of Code 128, short enough for a
line of a page."""

TESTS = (
    ("rma", "RMA-2026-000000-G"),
    ("mac", "00:1B:2C:A0:4E:5F"),
    ("serial", "AQZWM-0123456789"),
    ("gtin", "2012345678900"),
)
"""Codes to read after calibration, by the kind they stand for (words in ``calibration.*.toml``): a return
number that is never given, letters that change places between layouts, and a number for a shop's own use
(GS1 prefix 20), so that none of them is ever on a parcel."""


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
