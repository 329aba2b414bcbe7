"""Native key codes tell the characters on the label whatever the layout."""

import pytest

from receiving_app.domain.scans import Keystroke
from receiving_app.scanning.keys import on_label
from tests.scanning.hosts import LAYOUTS, keystrokes, positions

EVERYTHING = "".join(positions())


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("platform", ["xcb", "windows"])
def test_every_key_of_the_main_block_is_known(platform: str, layout: str) -> None:
    assert on_label(keystrokes(EVERYTHING, layout, platform), platform) == EVERYTHING


def test_a_mac_tells_virtual_key_codes() -> None:
    # kVK_ANSI_R, M, A, Minus, 2, Z of HIToolbox/Events.h
    codes = [(0x0F, True), (0x2E, True), (0x00, True), (0x1B, False), (0x13, False), (0x06, True)]
    keys = tuple(Keystroke("?", code, shift=shift) for code, shift in codes)

    assert on_label(keys, "cocoa") == "RMA-2Z"


def test_the_keypad_and_the_space_bar_are_known() -> None:
    keys = tuple(Keystroke(text, code) for text, code in [("7", 79), ("0", 90), (" ", 65), ("5", 84)])

    assert on_label(keys, "xcb") == "70 5"


def test_fnc1_is_sent_as_control_and_a_bracket() -> None:
    keys = (*keystrokes("21A", "fr"), Keystroke("$", 27 + 8, control=True), *keystrokes("10B", "fr"))

    assert on_label(keys, "xcb") == "21A\x1d10B"


@pytest.mark.parametrize(
    ("keys", "platform"),
    [((), "xcb"), ((Keystroke("a", 30),), ""), ((Keystroke("a", 24), Keystroke("x", 0)), "xcb")],
)
def test_without_codes_nothing_is_told(keys: tuple[Keystroke, ...], platform: str) -> None:
    assert on_label(keys, platform) == ""
