"""Learn how a scanner types from one scan of a code that is known: the calibration barcode.

Pure: the screen hands over what its filter saw, ``calibrate --from FILE`` what was recorded. What was
found is said in words by ``Wording.calibration``.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from receiving_app.domain.calibration import CALIBRATION, Advice, Calibration
from receiving_app.domain.scans import Keystroke, RawScan, ScannerProfile, Source
from receiving_app.scanning import keys, layouts
from receiving_app.scanning.layouts import Decoded, Table

BURST_MS = 35
"""Between two keys of a scan; a slower scanner is known only by its learned interval or its prefix."""

_ENDS = {"\r": "enter", "\n": "enter", "\t": "tab"}
_ENOUGH = 0.6
"""Share of the code that must have arrived for it to be this code at all."""


@dataclass(frozen=True, slots=True)
class _Match:
    """How far a text is the calibration code under one layout."""

    layout: str
    caps_lock: bool
    prefix: str
    suffix: str
    lost: str = ""


def calibrate(scan: RawScan, terminator: str = "") -> Calibration:
    """Find out how the scanner types.

    Args:
        scan: what arrived, with the keystrokes where it came through the keyboard.
        terminator: ``enter`` or ``tab`` where the source took it off; else the scan's last key tells.
    """
    pressed = scan.keys
    while pressed and pressed[-1].text in _ENDS:
        terminator = _ENDS[pressed[-1].text]
        pressed = pressed[:-1]
    text = scan.text.rstrip("\r\n\t")
    label = keys.on_label(pressed, scan.platform)
    match = _exact(text) or _nearest(text)
    if CALIBRATION in label:
        # Every character is known by its key: what the layout loses does not matter.
        match = _by_position(label, match)
    if match is None:
        return Calibration(ScannerProfile(), recognised=False, advice=(Advice.OTHER_CODE,))
    scanner = ScannerProfile(
        match.layout,
        match.caps_lock,
        match.prefix,
        match.suffix,
        _typed_before(text, pressed, match),
        terminator,
        _longest_step(scan.keys),
        match.lost,
    )
    wedge = scan.source in {Source.WEDGE, Source.TYPED}
    return Calibration(
        scanner,
        recognised=True,
        by_position=CALIBRATION in label,
        advice=tuple(_advice(scanner)) if wedge else (),
    )


def _advice(scanner: ScannerProfile) -> Iterator[Advice]:
    if scanner.caps_lock:
        yield Advice.CAPS_LOCK
    if scanner.lost:
        yield Advice.LOST
    if scanner.interval_ms > BURST_MS:
        yield Advice.SLOW
    if not scanner.terminator:
        yield Advice.NO_END


def _exact(text: str) -> _Match | None:
    """Return the first decoding in which the whole code is found."""
    for candidate in layouts.decoded(text):
        if CALIBRATION in candidate.text:
            return _around(candidate)
    return None


def _around(candidate: Decoded, lost: str = "") -> _Match:
    prefix, _, suffix = candidate.text.partition(CALIBRATION)
    return _Match(candidate.layout, candidate.caps_lock, prefix, suffix, lost)


def _by_position(label: str, match: _Match | None) -> _Match:
    known = match or _Match("", caps_lock=False, prefix="", suffix="")
    return _around(Decoded(label, known.layout, known.caps_lock))


def _nearest(text: str) -> _Match | None:
    """Return the layout under which most of the code arrived, and the characters it lost."""
    best: tuple[float, _Match] | None = None
    for table in layouts.tables():
        expected = [(table.typed(character), character) for character in CALIBRATION]
        score, match = _aligned(text, [one for one in expected if one[0]], table.layout)
        never = "".join(character for given, character in expected if not given)
        if best is None or score > best[0]:
            prefix, suffix = _on_label(table, match.prefix), _on_label(table, match.suffix)
            match = _Match(table.layout, table.caps_lock, prefix, suffix, match.lost + never)
            best = (score, match)
    return best[1] if best is not None and best[0] >= _ENOUGH else None


def _on_label(table: Table, text: str) -> str:
    """Return what a prefix or suffix is on a US host; as it came where the layout has no such keys."""
    found = next(table.decode(text, frozenset(map(ord, text))), None)
    return found.text if found else text


def _aligned(text: str, expected: list[tuple[str, str]], layout: str) -> tuple[float, _Match]:
    """Lay what arrived beside what was to arrive; what stands before and after is prefix and suffix."""
    given = "".join(host for host, _ in expected)
    matcher = SequenceMatcher(None, text, given, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    arrived = {place for block in blocks for place in range(block.b, block.b + block.size)}
    lost = "".join(label for place, (_, label) in enumerate(expected) if place not in arrived)
    first = blocks[0].a if blocks else 0
    last = blocks[-1].a + blocks[-1].size if blocks else len(text)
    match = _Match(layout, caps_lock=False, prefix=text[:first], suffix=text[last:], lost=lost)
    return len(arrived) / len(CALIBRATION), match


def _typed_before(text: str, pressed: tuple[Keystroke, ...], match: _Match) -> str:
    """Return the prefix as the host typed it, by which a slow scan is told from typing."""
    if pressed:
        return "".join(key.text for key in pressed[: len(match.prefix)])
    return text[: len(match.prefix)]


def _longest_step(pressed: tuple[Keystroke, ...]) -> int:
    """Return the longest time between two keys, in whole milliseconds, rounded up."""
    steps = (after.at_ms - before.at_ms for before, after in pairwise(pressed))
    return max((math.ceil(step) for step in steps), default=0)
