"""What a host types when a scanner presses the keys of a US keyboard: layouts, Caps Lock, dead keys.

X11 is played from what libxkbcommon says of its own layouts (``tests/fixtures/layouts/xkb.json``), Windows from
the rows of the program's tables, which ``test_layouts`` holds against Unicode CLDR.
"""

import json
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from receiving_app.domain.scans import Keystroke
from receiving_app.resources import resource_path
from receiving_app.scanning.layouts import PLAIN, SHIFT

FIXTURE = Path(__file__).parents[1] / "fixtures" / "layouts" / "xkb.json"
LAYOUTS = ("us", "fr", "be", "de", "ch", "uk")
SYSTEMS = ("x11", "windows")
ROWS = (
    ["TLDE", *(f"AE{n:02}" for n in range(1, 13))],
    [f"AD{n:02}" for n in range(1, 13)],
    [*(f"AC{n:02}" for n in range(1, 12)), "BKSL"],
    [f"AB{n:02}" for n in range(1, 11)],
)
ACCENTS = {"^": "\u0302", "¨": "\u0308", "´": "\u0301", "`": "\u0300"}
DEAD = {"dead_circumflex": "^", "dead_diaeresis": "¨", "dead_acute": "´", "dead_grave": "`"}
SUPERSCRIPTS = dict(zip("1230456789", "¹²³⁰⁴⁵⁶⁷⁸⁹", strict=True))
EVDEV = {"TLDE": 41, "BKSL": 43}
EVDEV |= {f"AE{n:02}": n + 1 for n in range(1, 13)} | {f"AD{n:02}": n + 15 for n in range(1, 13)}
EVDEV |= {f"AC{n:02}": n + 29 for n in range(1, 12)} | {f"AB{n:02}": n + 43 for n in range(1, 11)}


@cache
def positions() -> dict[str, tuple[str, bool]]:
    """Return the key and Shift of each character of a US keyboard."""
    found = {}
    for names, plain, shift in zip(ROWS, PLAIN, SHIFT, strict=True):
        for name, low, high in zip(names, plain, shift, strict=True):
            found[low], found[high] = (name, False), (name, True)
    return found


@cache
def xkb() -> dict[str, dict[str, list[str]]]:
    layouts: dict[str, dict[str, list[str]]] = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return layouts


@cache
def _windows(layout: str) -> dict[str, tuple[list[str], str]]:
    keyboard = tomllib.loads(resource_path("layouts", f"{layout}.toml").read_text(encoding="utf-8"))
    found = {}
    for row, names in enumerate(ROWS):
        for place, name in enumerate(names):
            given = [
                keyboard[variant][level][row][place].strip()
                for variant in ("windows", "windows_caps")
                for level in ("plain", "shift")
            ]
            found[name] = (given, keyboard["dead"])
    return found


def key_gives(name: str, layout: str, system: str, column: int) -> tuple[str, bool]:
    """Return what a key gives (plain, shift, caps, caps and shift: 0 to 3), and whether it is dead."""
    if system == "x11":
        given = xkb()[layout][name][column]
        if given.startswith("0x"):
            return "Μ", False  # what newer libxkbcommon makes of the capital of µ
        return DEAD.get(given, given), given in DEAD
    rows, dead = _windows(layout)[name]
    return rows[column], rows[column] in dead


def typed(label: str, layout: str, system: str = "x11", *, caps: bool = False) -> str:
    """Return the text that arrives on a host when a scanner reads this label."""
    arrived, waiting = [], ""
    for character in label:
        if character not in positions():
            given, dead = character, False
        else:
            name, shift = positions()[character]
            given, dead = key_gives(name, layout, system, shift + 2 * caps)
        if waiting:
            arrived.append(_after_dead(waiting, given, system, dead=dead))
            waiting = ""
        elif dead:
            waiting = given
        else:
            arrived.append(given)
    return "".join(arrived)


def _after_dead(accent: str, given: str, system: str, *, dead: bool) -> str:
    letter = unicodedata.normalize("NFC", given + ACCENTS[accent]) if given.isalpha() else ""
    if len(letter) == 1:
        return letter
    if given == " ":
        return accent
    if system == "windows":
        return accent + given
    if accent == "^" and given in SUPERSCRIPTS:
        return SUPERSCRIPTS[given]
    return accent if dead else given


def keystrokes(
    label: str, layout: str, platform: str = "xcb", *, gap_ms: float = 4.0
) -> tuple[Keystroke, ...]:
    """Return the keys of a scan as X11 or Windows reports them."""
    keys = []
    for number, character in enumerate(label):
        name, shift = positions()[character]
        given, dead = key_gives(name, layout, "x11" if platform == "xcb" else "windows", int(shift))
        code = EVDEV[name] + (8 if platform == "xcb" else 0)
        keys.append(Keystroke("" if dead else given, code, number * gap_ms, shift))
    return tuple(keys)
