"""What a scan is: how it came in, and what it may mean. Values only; ``scanning`` understands them.

The screens make a ``RawScan``; the interpreter turns it into a ``Reading``; ``services.scan`` resolves
that against the database (docs/scanning.md).
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from receiving_app.domain.serial_line import SerialLine

DEFAULT_BOUND_MS = 35
LONGEST_RAW = 4096
"""Characters of a scan that are looked at and journalled."""


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


class Proof(IntEnum):
    """Why a meaning may be believed; a stronger proof leaves the weaker meanings out.

    ``FILE`` meanings count only if the database knows them.
    """

    FILE = 0
    FORM = 1
    SHAPE = 2
    CHECK = 3


@dataclass(frozen=True, slots=True)
class Keystroke:
    """One key pressed, as the platform reported it.

    Attributes:
        text: what the host's layout made of it; of a dead key its accent, or nothing where the next key
            carries it.
        scan_code: the platform's native code: X11's key code (evdev + 8), Windows' set 1 scan code,
            macOS' virtual key code (Qt's ``nativeVirtualKey`` there); 0 where it gives none.
        at_ms: when, in milliseconds of a monotonic clock.
        shift: whether Shift was down.
        control: whether Ctrl was down; scanners send FNC1 as Ctrl+].
    """

    text: str
    scan_code: int = 0
    at_ms: float = 0.0
    shift: bool = False
    control: bool = False


@dataclass(frozen=True, slots=True)
class RawScan:
    """A scan as it came in, before anything is understood; it is journalled as it is.

    Attributes:
        text: the characters, without the terminator.
        keys: the keystrokes, where it came through the keyboard.
        platform: whose scan codes the keystrokes carry: ``xcb``, ``windows``, ``cocoa``, or empty.
        symbology: kind of barcode, where the source tells, such as ``Code 128``.
        terminator: ``enter`` or ``tab`` where that key ended it; empty where silence did.
    """

    text: str
    source: Source = Source.TYPED
    keys: tuple[Keystroke, ...] = ()
    platform: str = ""
    symbology: str = ""
    terminator: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One identifier inside a code that holds several, such as the serial in a GS1 symbol."""

    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a scan may be.

    Attributes:
        value: canonical, as ``RMA-2026-004101-Z``.
        text: the characters on the label, once the host's layout is undone.
        layout: host layout that was undone: ``us`` (nothing to undo), ``fr``, ``be``, ``de``, ``ch``,
            ``uk``; empty where key positions told the characters and no known layout explains them.
        caps_lock: whether Caps Lock was undone too.
        parts: further identifiers in the same code, the most specific first.
    """

    kind: Kind
    value: str
    text: str
    layout: str = "us"
    caps_lock: bool = False
    proof: Proof = Proof.FORM
    parts: tuple[Part, ...] = ()

    @property
    def identity(self) -> tuple[Kind, str]:
        """Return what two meanings have in common when they are the same thing."""
        return (self.kind, self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a scan may mean.

    Attributes:
        raw: the characters as they came, at most ``LONGEST_RAW``.
        meanings: each thing once, the best proven first; then in the order in which the decodings
            were tried.
        decoding: of the text itself where it is no identifier but the layout shows (a web address).
        misread: a text shaped like one of our RMA numbers whose check character disagrees, or empty.
        masked: where it may be a command or a badge, sound or damaged: the characters on the label
            without what signs it, to be stored and shown in place of ``raw``; else empty.
        figures: where the label may hold figures and nothing else: these; it may be a PIN.
    """

    raw: str
    meanings: tuple[Meaning, ...] = ()
    decoding: Meaning | None = None
    misread: str = ""
    masked: str = ""
    figures: str = ""

    @property
    def accepted(self) -> tuple[Meaning, ...]:
        """Return the meanings of the strongest proof found; none where only the database could tell."""
        best = max((meaning.proof for meaning in self.meanings), default=Proof.FILE)
        if best is Proof.FILE:
            return ()
        return tuple(meaning for meaning in self.meanings if meaning.proof is best)

    @property
    def best(self) -> Meaning | None:
        """Return the one accepted meaning; None where there is none, or several."""
        accepted = self.accepted
        return accepted[0] if len(accepted) == 1 else None

    @property
    def kind(self) -> Kind:
        """Return the kind of the one accepted meaning, ``AMBIGUOUS`` or ``UNKNOWN``."""
        accepted = self.accepted
        if len(accepted) > 1:
            return Kind.AMBIGUOUS
        return accepted[0].kind if accepted else Kind.UNKNOWN

    @property
    def text(self) -> str:
        """Return the characters on the label as far as they are sure; else as they came."""
        known = self.best or self.decoding
        return known.text if known else self.raw


NOTHING_READ = Reading("")


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """What calibration found out about a bench's scanner.

    Attributes:
        layout: the host's layout if the scanner sends key positions of a US keyboard; ``us`` where
            the characters arrive as they are; empty where it could not be told.
        caps_lock: whether Caps Lock was on.
        prefix: characters before the code, as on the label of a US host.
        suffix: characters after it.
        typed_prefix: the prefix as this host types it, by which a slow scan is told from typing.
        terminator: ``enter``, ``tab`` or empty.
        interval_ms: longest time between two keys of the calibration scan.
        lost: characters of the calibration barcode that cannot be recovered.
        calibrated_at: when, aware, UTC; None before.
        bound_ms: milliseconds between two keys up to which they come from a scanner.
        serial: the serial port that is read besides the keyboard.
        muted: whether the bench gives no sounds.
    """

    layout: str = ""
    caps_lock: bool = False
    prefix: str = ""
    suffix: str = ""
    typed_prefix: str = ""
    terminator: str = ""
    interval_ms: int = 0
    lost: str = ""
    calibrated_at: datetime | None = None
    bound_ms: int = DEFAULT_BOUND_MS
    serial: SerialLine = field(default_factory=SerialLine)
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known beforehand of the codes and the scanner.

    Attributes:
        rma_patterns: regular expressions of RMA numbers other than ours (policy P6).
        scanner: the bench's scanner; a default one where it was never calibrated.
    """

    rma_patterns: tuple[str, ...] = ()
    scanner: ScannerProfile = ScannerProfile()


NO_HINTS = Hints()
