"""The host's keyboard layout undone, on X11 and Windows, with Caps Lock in both its forms."""

import tomllib
from itertools import product

import pytest

from receiving_app.resources import resource_path
from receiving_app.scanning.layouts import decoded
from tests.scanning.hosts import DEAD, LAYOUTS, ROWS, SYSTEMS, typed, xkb

CODES = (
    "RMA-2026-004101-Z",
    "RMA-2026-004149-5",
    "20EZ2F960063",
    "YE7B94722AF",
    "C0:74:AD:25:33:D9",
    "Q-2026-000001",
    "1Z999AA10123456784",
    "]C1010694755400123421ABC",
    "6947554001234",
    "qwerty/azerty-MQWZY.mqwzy",
)
URL = "https://support.example.com/rma/form.php?lang=fr&id=25#top"


def _rows(layout: str, variant: str, level: str) -> list[str]:
    keyboard = tomllib.loads(resource_path("layouts", f"{layout}.toml").read_text(encoding="utf-8"))
    rows: list[str] = keyboard[variant][level]
    return rows


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("variant", "level", "column"),
    [("x11", "plain", 0), ("x11", "shift", 1), ("x11_caps", "plain", 2), ("x11_caps", "shift", 3)],
)
def test_the_tables_hold_what_libxkbcommon_says_of_x11(
    layout: str, variant: str, level: str, column: int
) -> None:
    for names, row in zip(ROWS, _rows(layout, variant, level), strict=True):
        given = [xkb()[layout][name][column] for name in names]
        # libxkbcommon 1.5 makes a wrong keysym of the capital of µ; the next ones make Greek Μ.
        assert row == "".join("Μ" if one.startswith("0x") else DEAD.get(one, one) for one in given)


# Unicode CLDR 41, keyboards/windows: what Caps Lock makes of the unshifted keys.
CLDR_CAPS = {
    "fr": ["²1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%µ", "WXCVBN?./§"],
    "be": ["²1234567890°_", "AZERTYUIOP¨*", "QSDFGHJKLM%£", "WXCVBN?./+"],
    "de": ['^!"§$%&/()=?´', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ'", "YXCVBNM;:-"],
    "ch": ["§1234567890'^", "QWERTZUIOPÜ¨", "ASDFGHJKLÖÄ$", "YXCVBNM,.-"],
    "uk": ["`1234567890-=", "QWERTYUIOP[]", "ASDFGHJKL;'#", "ZXCVBNM,./"],
}
CLDR_CAPS_SHIFT = {
    "fr": [" &é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù*", "wxcvbn,;:!"],
    "be": ["³&é\"'(§è!çà)-", "azertyuiop^$", "qsdfghjklmùµ", "wxcvbn,;:="],
    "de": ["°1234567890ß`", "qwertzuiopü+", "asdfghjklöä#", "yxcvbnm,._"],
    "ch": ['°+"*ç%&/()=?`', "qwertzuiopÈ!", "asdfghjklÉÀ£", "yxcvbnm;:_"],
    "uk": ['¬!"£$%^&*()_+', "qwertyuiop{}", "asdfghjkl:@~", "zxcvbnm<>?"],
}


@pytest.mark.parametrize("layout", CLDR_CAPS)
def test_the_tables_hold_what_cldr_says_of_windows_caps_lock(layout: str) -> None:
    assert _rows(layout, "windows_caps", "plain") == CLDR_CAPS[layout]
    assert _rows(layout, "windows_caps", "shift") == CLDR_CAPS_SHIFT[layout]


@pytest.mark.parametrize(("layout", "system", "caps"), list(product(LAYOUTS, SYSTEMS, (False, True))))
@pytest.mark.parametrize("label", [*CODES, URL])
def test_what_a_host_typed_is_undone(label: str, layout: str, system: str, caps: bool) -> None:
    arrived = typed(label, layout, system, caps=caps)
    found = {(one.text, one.caps_lock) for one in decoded(arrived)}

    if len(arrived) < len(label):  # X11 dropped a dead key before a key it does not combine with
        assert layout in {"ch", "de"}
        assert system == "x11"
    else:
        assert label in {text for text, _ in found}
        assert caps is False or (label, True) in found or (label, False) in found


@pytest.mark.parametrize(
    ("layout", "system", "arrived", "label"),
    [
        ("fr", "x11", "ê", "[e"),
        ("fr", "windows", "^1", "[!"),
        ("fr", "x11", "^", "[["),
        ("fr", "windows", "^^", "[["),
        ("fr", "x11", "^", "[ "),
        ("fr", "x11", "¹", "[!"),
        ("ch", "x11", "è", "{"),
        ("ch", "x11", "è", "+e"),
        ("de", "windows", "´5", "=5"),
        ("de", "x11", "é", "=e"),
    ],
)
def test_dead_keys_are_undone_as_they_really_arrive(
    layout: str, system: str, arrived: str, label: str
) -> None:
    assert typed(label, layout, system) == arrived
    assert label in {one.text for one in decoded(arrived) if one.layout == layout}


def test_digits_sent_by_the_keypad_are_left_as_they_are() -> None:
    found = [one for one in decoded("R?Q)2026)004101)W") if one.text == "RMA-2026-004101-Z"]

    assert {one.layout for one in found} == {"fr", "be"}
    assert not any(one.sure for one in found)


def test_the_text_itself_comes_first_and_control_characters_stay() -> None:
    found = list(decoded("AB\x1dC"))

    assert (found[0].text, found[0].layout, found[0].caps_lock) == ("AB\x1dC", "us", False)
    assert "QB\x1dC" in {one.text for one in found}
