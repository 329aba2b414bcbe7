"""What the wedge keeps of a key, whatever event it comes as."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from receiving_app.domain.scans import Keystroke
from ui.scanner.bursts import KeySort, Press

MODIFIERS: frozenset[int] = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)
_SORTS: dict[int, KeySort] = {
    Qt.Key.Key_Return: KeySort.ENTER,
    Qt.Key.Key_Enter: KeySort.ENTER,
    Qt.Key.Key_Tab: KeySort.TAB,
    Qt.Key.Key_Backtab: KeySort.TAB,
}
_SHIFT: int = Qt.KeyboardModifier.ShiftModifier.value
_CONTROL: int = Qt.KeyboardModifier.ControlModifier.value
_DEAD = range(Qt.Key.Key_Dead_Grave.value, Qt.Key.Key_Dead_Longsolidusoverlay.value + 1)
# What a dead key is on its own, and what it becomes over the letter after it.
_ACCENTS: dict[int, tuple[str, str]] = {
    Qt.Key.Key_Dead_Circumflex: ("^", "\u0302"),
    Qt.Key.Key_Dead_Diaeresis: ("¨", "\u0308"),
    Qt.Key.Key_Dead_Acute: ("´", "\u0301"),
    Qt.Key.Key_Dead_Grave: ("`", "\u0300"),
    Qt.Key.Key_Dead_Tilde: ("~", "\u0303"),
}
# Which two share a key, on all keyboards that have them.
_WITH_SHIFT: dict[int, int] = {
    Qt.Key.Key_Dead_Circumflex: Qt.Key.Key_Dead_Diaeresis,
    Qt.Key.Key_Dead_Acute: Qt.Key.Key_Dead_Grave,
}
_NO_ACCENT = ("", "")
# Wayland hands out X11's key codes.
_CODES_OF = {"wayland": "xcb"}


def platform_of_codes() -> str:
    """Return the platform whose native key codes the events carry."""
    name = QGuiApplication.platformName()
    return _CODES_OF.get(name, name)


# Not frozen: a frozen one takes six times as long to make, and one is made for every key.
@dataclass(slots=True)
class Key:
    """A key going down.

    Attributes:
        key: Qt's number of it; 0 for what an input method commits.
        text: what it typed; of a dead key the accent, as long as no letter carries it.
        native: the platform's code of its position; 0 where there is none.
        stamp_ms: when, by the platform; 0 where it does not say.
        repeats: whether the platform takes it for a key that is held down.
    """

    key: int
    text: str
    native: int = 0
    stamp_ms: int = 0
    shift: bool = False
    control: bool = False
    repeats: bool = False

    @property
    def is_dead(self) -> bool:
        """Tell whether it types nothing by itself but changes the next letter."""
        return self.key in _DEAD

    @property
    def code(self) -> int:
        """Return what a key's press and its release have in common."""
        return self.native or self.key

    def is_of(self, event: QKeyEvent) -> bool:
        """Tell whether a key event is of this same press."""
        return (self.key, self.stamp_ms) == (event.key(), event.timestamp())

    @property
    def sort(self) -> KeySort:
        """Return what it is for the end of a scan."""
        if self.text.isprintable() and not self.control:
            return _SORTS.get(self.key) or (KeySort.CHARACTER if self.text else KeySort.OTHER)
        if self.text in ("\r", "\n"):  # Ctrl+M and Ctrl+J, too
            return KeySort.ENTER
        return KeySort.CONTROL if self.control else _SORTS.get(self.key, KeySort.CONTROL)

    def pressed(self, clock_ms: float, *, rolled: bool = False) -> Press:
        """Return it as a press that was seen at this time of our clock."""
        return Press(self.text, self.sort, self.stamp_ms, clock_ms, rolled)


def dead_key_of(event: QKeyEvent, platform: str, *, shift: bool) -> Key:
    """Return the dead key that went up, as it was when it went down.

    Args:
        event: of its release.
        platform: whose codes it carries.
        shift: whether Shift went down just before it.
    """
    key = key_of(event, platform)
    if shift and not key.shift:
        key.shift = True
        key.key = _WITH_SHIFT.get(key.key, key.key)
        key.text = _ACCENTS.get(key.key, _NO_ACCENT)[0]
    return key


def place_of(key: Key, event: QKeyEvent, code: int) -> None:
    """Note which key it was that made an input method commit a text."""
    key.native = code
    key.shift = key.shift or event.modifiers().value & _SHIFT != 0


def settle(keys: Sequence[Key]) -> None:
    """Leave to each dead key the accent that it typed alone; where the next key carries it, it is that key's."""
    for key, after in pairwise(keys):
        if key.is_dead and not after.is_dead and _carries(after.text, key.key):
            key.text = ""


def _carries(text: str, dead: int) -> bool:
    accent, combining = _ACCENTS.get(dead, _NO_ACCENT)
    return bool(accent) and (text.startswith(accent) or combining in unicodedata.normalize("NFD", text))


def keystroke(key: Key, press: Press) -> Keystroke:
    """Return a key as a scan carries it."""
    at_ms = press.stamp_ms or press.clock_ms
    return Keystroke(key.text, key.native, at_ms, shift=key.shift, control=key.control)


def is_dead(event: QKeyEvent) -> bool:
    """Tell whether a key types nothing by itself but changes the next letter."""
    return event.key() in _DEAD


def code_of(event: QKeyEvent, platform: str) -> int:
    """Return what the event of a key's press and that of its release have in common."""
    return _native(event, platform) or event.key()


def key_of(event: QKeyEvent, platform: str) -> Key:
    """Return the key of an event."""
    # Plain numbers: Python's flags cost more than all the rest.
    modifiers: int = event.modifiers().value
    key = event.key()
    return Key(
        key,
        event.text() or _ACCENTS.get(key, _NO_ACCENT)[0],
        _native(event, platform),
        event.timestamp(),
        shift=modifiers & _SHIFT != 0,
        control=modifiers & _CONTROL != 0,
        repeats=event.isAutoRepeat(),
    )


def _native(event: QKeyEvent, platform: str) -> int:
    # macOS knows no scan codes; its virtual keys tell the position.
    return event.nativeVirtualKey() if platform == "cocoa" else event.nativeScanCode()
