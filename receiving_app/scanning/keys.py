"""What native key codes say: the key's position, and so what a US keyboard gives there.

Where the platform tells them, no layout has to be guessed. Sources: the Linux input-event codes, of
which X11's key codes are those plus 8; scan code set 1 for Windows, the same numbers on the main block;
Apple's ``HIToolbox/Events.h`` (kVK_ANSI_…) for macOS.
"""

from collections.abc import Mapping
from types import MappingProxyType

from receiving_app.domain.scans import Keystroke
from receiving_app.scanning.layouts import PLAIN, SHIFT

# First code of each row; the key left of 1 and the one left of Enter stand apart.
_ROWS = ((2, slice(1, None), 0), (16, slice(None), 1), (30, slice(0, 11), 2), (44, slice(None), 3))
_APART = {41: ("`", "~"), 43: ("\\", "|"), 57: (" ", " ")}
_KEYPAD = dict(
    zip((71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 55, 98), "789-456+1230.*/", strict=True)
)
_MAC = "asdfhgzxcv\0bqweryt123465=97-80]ou[ip\rlj'k;\\,/nm.\t `"  # kVK codes 0 to 0x32, in order
_MAC_KEYPAD = dict(
    zip(
        (0x41, 0x43, 0x45, 0x4B, 0x4E, 0x51, *range(0x52, 0x5A), 0x5B, 0x5C),
        ".*+/-=01234567" + "89",
        strict=True,
    )
)
_X11_OFFSET = 8
_CONTROL = {"]": "\x1d", "[": "\x1b", "\\": "\x1c", "6": "\x1e", "-": "\x1f"}


def _main_block() -> dict[int, tuple[str, str]]:
    keys = dict(_APART)
    for first, part, row in _ROWS:
        for place, pair in enumerate(zip(PLAIN[row][part], SHIFT[row][part], strict=True)):
            keys[first + place] = pair
    return keys | {code: (character, character) for code, character in _KEYPAD.items()}


def _mac() -> dict[int, tuple[str, str]]:
    shifted = dict(zip("".join(PLAIN), "".join(SHIFT), strict=True))
    main = {
        code: (plain, shifted.get(plain, plain)) for code, plain in enumerate(_MAC) if plain.isprintable()
    }
    return main | {code: (character, character) for code, character in _MAC_KEYPAD.items()}


_SET_1 = _main_block()
KEYS: Mapping[str, Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        "windows": _SET_1,
        "xcb": {code + _X11_OFFSET: pair for code, pair in _SET_1.items()},
        "cocoa": _mac(),
    }
)


def on_label(keys: tuple[Keystroke, ...], platform: str) -> str:
    """Return the characters that a US keyboard gives for these keys; empty where one is not known."""
    known = KEYS.get(platform)
    if known is None or not keys:
        return ""
    characters = []
    for key in keys:
        pair = known.get(key.scan_code)
        if pair is None:
            return ""
        character = pair[1] if key.shift else pair[0]
        characters.append(_CONTROL.get(character, character) if key.control else character)
    return "".join(characters)
