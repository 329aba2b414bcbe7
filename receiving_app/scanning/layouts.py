"""Undo the host's keyboard layout: what a scanner that presses the keys of a US keyboard has read.

The layouts are data (``resources/layouts/*.toml``, which name their sources). Each is turned into
tables from what the host typed to what is on the label: without Caps Lock, with that of X11, which
capitalises whatever has a capital, and with that of Windows, which is a shift lock on some keys.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from receiving_app.resources import resource_path

LAYOUTS = ("us", "fr", "be", "de", "ch", "uk")
US = "us"
PLAIN = ("`1234567890-=", "qwertyuiop[]", "asdfghjkl;'\\", "zxcvbnm,./")
SHIFT = ("~!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"|', "ZXCVBNM<>?")
_CONTROLS = [chr(code) for code in (*range(0x20), 0x7F)]
_ACCENTS = {"^": "\u0302", "¨": "\u0308", "´": "\u0301", "`": "\u0300"}
# X11's compose table makes superscripts of these after a dead circumflex.
_SUPERSCRIPTS = dict(zip("¹²³⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "1230456789+-=()", strict=True))
_VARIANTS = (("x11", False), ("windows", False), ("x11_caps", True), ("windows_caps", True))


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a text may be on the label, and what was undone for it.

    Attributes:
        sure: whether the scanner is taken to press no keypad keys; where it does, digits arrive as
            they are, and the letters' layout is a guess that a mere form cannot confirm.
    """

    text: str
    layout: str
    caps_lock: bool
    sure: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Table:
    """One layout on one system, with or without Caps Lock.

    Attributes:
        readings: translations to try, the likeliest first. They differ where a dead key is involved:
            a composed letter may also be a key of its own, and one accent may be two presses.
        keypad: the translation for a scanner that sends digits by the keypad; None where the host's
            digits need no Shift.
    """

    layout: str
    caps_lock: bool
    readings: tuple[Mapping[int, str], ...]
    keypad: Mapping[int, str] | None = None
    _forward: Mapping[str, str] = field(default_factory=dict)

    def decode(self, text: str, codes: frozenset[int]) -> Iterator[Decoded]:
        """Yield what the text may be on the label; nothing where a character cannot be typed here.

        Args:
            text: what the host typed.
            codes: of the characters that occur in it.
        """
        if not codes <= self.readings[0].keys():
            return
        for found in dict.fromkeys(text.translate(reading) for reading in self.readings):
            yield Decoded(found, self.layout, self.caps_lock)
        if self.keypad is not None:
            yield Decoded(text.translate(self.keypad), self.layout, self.caps_lock, sure=False)

    def typed(self, character: str) -> str:
        """Return what the host types for a character of the label; empty for a dead key or none at all."""
        return self._forward.get(character, "")

    def within(self, other: "Table") -> bool:
        """Tell whether another table of the same layout reads all that this one reads, alike."""
        same = (self.layout, self.caps_lock, len(self.readings)) == (
            other.layout,
            other.caps_lock,
            len(other.readings),
        )
        pairs = zip(self.readings, other.readings, strict=False)
        return same and all(mine.items() <= theirs.items() for mine, theirs in pairs)


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables in the order in which they are tried: Caps Lock last, the commoner first."""
    made = {}
    for layout in LAYOUTS:
        source = resource_path("layouts", f"{layout}.toml").read_text(encoding="utf-8")
        keyboard = tomllib.loads(source)
        for variant, caps_lock in _VARIANTS:
            made[layout, variant] = _table(layout, keyboard[variant], keyboard["dead"], caps_lock=caps_lock)
    kept: list[Table] = []
    for variant, _ in _VARIANTS:
        for layout in LAYOUTS:
            table = made[layout, variant]
            # Windows differs from X11 in a key or two, often in none: the same table is tried once.
            if not any(table.within(other) for other in kept):
                kept.append(table)
    return tuple(kept)


def decoded(text: str) -> Iterator[Decoded]:
    """Yield what a typed text may be on the label, by each layout; the text itself comes first."""
    codes = frozenset(map(ord, text))
    yield Decoded(text, US, caps_lock=False)
    for table in tables():
        if table.layout != US or table.caps_lock:
            yield from table.decode(text, codes)


def _pairs(rows: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield, for each key, what the host gives and what a US keyboard gives there."""
    for host, us in chain(
        zip("".join(rows["plain"]), "".join(PLAIN), strict=True),
        zip("".join(rows["shift"]), "".join(SHIFT), strict=True),
    ):
        if host != " ":
            yield host, us


def _table(layout: str, rows: Mapping[str, list[str]], dead: str, *, caps_lock: bool) -> Table:
    direct = dict(_pairs(rows)) | {" ": " "} | {control: control for control in _CONTROLS}
    accents = {accent: direct[accent] for accent in dead if accent in direct}
    composed = _composed(direct, accents)
    doubled = {accent: key * 2 for accent, key in accents.items()}
    spaced = {accent: key + " " for accent, key in accents.items()}
    readings = [composed | direct, direct | composed]
    if accents:
        readings += [composed | direct | doubled, composed | direct | spaced]
    unique = {tuple(sorted(reading.items())): reading for reading in readings}
    translations = tuple(str.maketrans(reading) for reading in unique.values())
    shifted_digits = not caps_lock and direct.get("1") == "!"
    keypad = str.maketrans(readings[0] | {digit: digit for digit in "0123456789"}) if shifted_digits else None
    forward = {on_label: host for host, on_label in direct.items() if host not in accents}
    return Table(layout, caps_lock, translations, keypad, forward)


def _composed(direct: Mapping[str, str], accents: Mapping[str, str]) -> dict[str, str]:
    """Return the letters that a dead key and a letter key make together."""
    found = {}
    for accent, key in accents.items():
        for base in filter(str.isalpha, direct):
            letter = unicodedata.normalize("NFC", base + _ACCENTS[accent])
            if len(letter) == 1:
                found[letter] = key + direct[base]
    if "^" in accents:
        for letter, base in _SUPERSCRIPTS.items():
            if base in direct:
                found[letter] = accents["^"] + direct[base]
    return found
