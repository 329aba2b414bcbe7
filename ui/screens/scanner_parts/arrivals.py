"""What arrived, key by key, for the monitor: values and their plain text, nothing secret in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from receiving_app.domain.scans import Keystroke, RawScan, Reading

HIDDEN = "•"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One scan, or keys that were typed, and what the program took it for.

    Attributes:
        number: counts from 1 since the monitor was cleared.
        typed: whether the keys were too slow, or too few, for a scan.
    """

    number: int
    raw: RawScan
    reading: Reading
    typed: bool = False

    @property
    def is_secret(self) -> bool:
        """Tell whether it holds what signs a command or a badge, or a part of it."""
        return bool(self.reading.masked)

    def came(self) -> str:
        """Return the characters as they came, as far as they may be shown."""
        return self.read() if self.is_secret else visible(self.raw.text)

    def read(self) -> str:
        """Return the characters on the label, as far as they may be shown."""
        return label_text(self.reading)

    def longest_gap(self) -> int:
        """Return the longest time between two keys, in milliseconds; 0 where none is known."""
        return max((row.gap for row in self.rows() if row.gap is not None), default=0)

    def rows(self) -> Iterator["KeyRow"]:
        """Yield its keys; of what is secret, the rhythm alone."""
        before: Keystroke | None = None
        for key in self.raw.keys:
            gap = round(key.at_ms - before.at_ms) if before is not None else None
            if self.is_secret:
                yield KeyRow(self.number, HIDDEN, gap, HIDDEN)
            else:
                yield KeyRow(self.number, visible(key.text), gap, _code(key), _with(key))
            before = key


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key in the monitor's table.

    Attributes:
        arrival: number of the arrival that it belongs to.
        text: what the host's layout made of it; ``—`` for nothing, as of a dead key.
        gap: milliseconds since the key before; None for the first.
        code: the platform's native code.
        held: keys held with it, such as ``⇧`` for Shift.
    """

    arrival: int
    text: str
    gap: int | None
    code: str
    held: str = ""


def label_text(reading: Reading) -> str:
    """Return the characters on a label, as far as they may be shown."""
    return visible(reading.masked or reading.text)


def visible(text: str) -> str:
    """Return a text with its control characters written out, as Python writes them."""
    shown = (one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
    return "".join(shown) or "—"


def _code(key: Keystroke) -> str:
    return str(key.scan_code) if key.scan_code else "—"


def _with(key: Keystroke) -> str:
    return " ".join(name for name, held in (("⇧", key.shift), ("Ctrl", key.control)) if held)
