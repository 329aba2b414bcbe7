"""Tell a scan from typing by the rhythm of the keys. No Qt here: times come in, verdicts go out.

A scanner presses its keys faster than people do. What is held here is either a scan or typing, and
nothing is decided before the rhythm tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Self

from receiving_app.domain.scans import DEFAULT_BOUND_MS, ScannerProfile

BOUND_MS = float(DEFAULT_BOUND_MS)
SHORTEST = 4
# A scanner slower than the bound must go on regularly for longer than people do.
SHORTEST_SLOW = 6
# Two keys at this pace come out of no hand, even where the second goes down before the first is up.
HAND_MS = 8.0
# Beyond this length nobody rolls over the keys without one slower step.
LONGEST_ROLL = 7
# How far the steps of a slow scanner may lie below and above the longest that was learned.
_SLOWER, _QUICKER, _SLACK_MS = 1.25, 0.6, 5.0


class KeySort(StrEnum):
    """What a key is, as far as the end of a scan is concerned."""

    CHARACTER = "character"
    CONTROL = "control"
    ENTER = "enter"
    TAB = "tab"
    OTHER = "other"


TERMINATORS = frozenset({KeySort.ENTER, KeySort.TAB})


# Not frozen: one is made for every key, and a frozen one takes six times as long.
@dataclass(slots=True)
class Press:
    """One key going down.

    Attributes:
        text: what the host's layout made of it.
        stamp_ms: time of the event where the platform gives one, else 0.
        clock_ms: our own monotonic clock.
        rolled: whether a key before it was still down.
    """

    text: str
    sort: KeySort
    stamp_ms: float
    clock_ms: float
    rolled: bool = False

    def after(self, earlier: "Press") -> float:
        """Return the milliseconds since an earlier press.

        The platform's time tells when the key went down; ours only when the program came to see it,
        and a busy program sees a slow typist's keys all at once.
        """
        if self.stamp_ms and earlier.stamp_ms and self.stamp_ms >= earlier.stamp_ms:
            return self.stamp_ms - earlier.stamp_ms
        return self.clock_ms - earlier.clock_ms


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How the bench's scanner presses its keys.

    Attributes:
        bound_ms: keys closer than this come from a scanner.
        interval_ms: longest step that calibration saw; 0 before it.
        prefix: what the host typed before the code, as calibration saw it.
        terminator: ``enter`` or ``tab`` where calibration saw one; empty for either.
    """

    bound_ms: float = BOUND_MS
    interval_ms: float = 0.0
    prefix: str = ""
    terminator: str = ""

    @classmethod
    def of(cls, scanner: ScannerProfile) -> Self:
        """Return the rhythm of a calibrated scanner."""
        bound, interval = float(scanner.bound_ms), float(scanner.interval_ms)
        return cls(bound, interval, scanner.typed_prefix, scanner.terminator)

    @property
    def learned_ms(self) -> float:
        """Return the longest step that still is the learned scanner's."""
        return (
            max(self.bound_ms, self.interval_ms * _SLOWER + _SLACK_MS) if self.interval_ms else self.bound_ms
        )

    @property
    def is_slow(self) -> bool:
        """Tell whether the learned scanner leaves more time between keys than the bound."""
        return self.interval_ms > self.bound_ms

    def ends(self, sort: KeySort) -> bool:
        """Tell whether a key of this sort ends a scan."""
        return sort == self.terminator if self.terminator else sort in TERMINATORS


class Burst:
    """The presses that may be one scan, from the first on."""

    def __init__(self, rhythm: Rhythm) -> None:
        self._rhythm = rhythm
        self._presses: list[Press] = []
        self._text = ""
        self._steps = 0.0
        self._slow = False
        self._releases = 0
        self._rolled = 0

    def __len__(self) -> int:
        return len(self._presses)

    @property
    def presses(self) -> Sequence[Press]:
        """Return the presses so far."""
        return self._presses

    @property
    def patience_ms(self) -> float:
        """Return how long the next press may take and still belong."""
        rhythm = self._rhythm
        if not rhythm.interval_ms:
            return rhythm.bound_ms
        return rhythm.learned_ms if rhythm.is_slow or self._may_be_prefixed() else rhythm.bound_ms

    def belongs(self, press: Press) -> bool:
        """Tell whether a press may go on with this burst; where not, the burst has ended before it."""
        if not self._presses:
            return True
        step = press.after(self._presses[-1])
        if step <= self._rhythm.bound_ms:
            return True
        if step > self.patience_ms:
            return False
        # Slower than the bound: it must be as regular as the scanner that was learned, which lets go of
        # one key before it presses the next.
        return not press.rolled and (self._has_prefix() or step >= self._rhythm.interval_ms * _QUICKER)

    def add(self, press: Press) -> None:
        """Take a press that belongs."""
        if self._presses:
            step = press.after(self._presses[-1])
            self._steps += step
            self._slow = self._slow or step > self._rhythm.bound_ms
        self._rolled += press.rolled
        self._presses.append(press)
        if len(self._text) <= len(self._rhythm.prefix):
            self._text += press.text

    def released(self) -> None:
        """Note that one of its keys went up."""
        self._releases += 1

    def is_too_quick_for_a_hand(self) -> bool:
        """Tell whether it will turn out a scan, although it is too short to be one yet."""
        steps = len(self._presses) - 1
        return steps > 0 and self._steps / steps < HAND_MS

    def is_complete(self) -> bool:
        """Tell whether the last press ends a scan, so that there is nothing to wait for."""
        return self._rhythm.ends(self._presses[-1].sort) and self._is_scan(len(self._presses) - 1)

    def is_scan(self) -> bool:
        """Tell, after a silence, whether it was a scan; otherwise it was typed."""
        ended = self._rhythm.ends(self._presses[-1].sort)
        return self._is_scan(len(self._presses) - ended)

    def _is_scan(self, length: int) -> bool:
        if self._has_prefix():
            return length >= max(SHORTEST, len(self._rhythm.prefix) + 1)
        if self._slow:
            return length >= SHORTEST_SLOW and self._ends_as_learned()
        if length >= SHORTEST:
            return not self._is_by_hand()
        # A label that holds control characters, as one made to drive a program: two keys and its Enter
        # at this pace come from no hand either.
        ended = length < len(self._presses)
        return ended and any(press.sort is KeySort.CONTROL for press in self._presses)

    def _ends_as_learned(self) -> bool:
        return not self._rhythm.terminator or self._presses[-1].sort == self._rhythm.terminator

    def _is_by_hand(self) -> bool:
        """Fingers roll: most keys go down before the one before is up. Scanners let go first.

        A few send several keys in one report, then let go of all; but within a millisecond or two.
        """
        keys = len(self._presses)
        if keys > LONGEST_ROLL or not self._releases:
            return False
        return self._rolled * 2 >= keys and self._steps / (keys - 1) >= HAND_MS

    def _may_be_prefixed(self) -> bool:
        prefix = self._rhythm.prefix
        return bool(prefix) and (self._text.startswith(prefix) or prefix.startswith(self._text))

    def _has_prefix(self) -> bool:
        return bool(self._rhythm.prefix) and self._text.startswith(self._rhythm.prefix)


def longest_step(presses: Sequence[Press]) -> float:
    """Return the longest time between two presses, in milliseconds; 0 for fewer than two."""
    return max((later.after(earlier) for earlier, later in pairwise(presses)), default=0.0)
