"""What a scan is: how it came in, and what it may mean. Values only; ``scanning`` understands them.

The screens make a ``RawScan``; the interpreter turns it into a ``Reading``; ``services.scan`` resolves
that against the database (docs/scanning.md).
"""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a scan came from."""

    WEDGE = "wedge"
    SERIAL = "serial"
    CAMERA = "camera"
    TYPED = "typed"


class Kind(StrEnum):
    """What a code is."""

    RMA = "rma"
    SERIAL = "serial"
    MAC = "mac"
    GTIN = "gtin"
    SSCC = "sscc"
    TRACKING = "tracking"
    INVOICE = "invoice"
    SKU = "sku"
    BADGE = "badge"
    COMMAND = "command"
    QUARANTINE = "quarantine"
    BATCH = "batch"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Keystroke:
    """One key pressed, as the platform reported it.

    Attributes:
        text: what the host's layout made of it; empty for a dead key.
        scan_code: the platform's native scan code; 0 where it gives none.
        at_ms: when, in milliseconds of a monotonic clock.
        shift: whether Shift was down.
    """

    text: str
    scan_code: int = 0
    at_ms: float = 0.0
    shift: bool = False


@dataclass(frozen=True, slots=True)
class RawScan:
    """A scan as it came in, before anything is understood; it is journalled as it is.

    Attributes:
        text: the characters, without the terminator.
        keys: the keystrokes, where it came through the keyboard.
        platform: whose scan codes the keystrokes carry: ``xcb``, ``windows``, ``cocoa``, or empty.
        symbology: kind of barcode, where the source tells, such as ``Code128``.
    """

    text: str
    source: Source = Source.TYPED
    keys: tuple[Keystroke, ...] = ()
    platform: str = ""
    symbology: str = ""
