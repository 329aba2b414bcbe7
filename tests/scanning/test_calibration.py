"""One scan of the calibration barcode tells how the scanner types, and what to change on it."""

from dataclasses import replace

import pytest

from receiving_app.domain.calibration import CALIBRATION, Advice
from receiving_app.domain.scans import Hints, Keystroke, RawScan, ScannerProfile, Source
from receiving_app.scanning.calibration import calibrate
from receiving_app.scanning.interpreter import ScanInterpreter
from receiving_app.wording import LANGUAGES, Wording
from tests.scanning.hosts import LAYOUTS, SYSTEMS, keystrokes, positions, typed

# What X11 drops: a dead key before a key with which it does not combine.
DROPPED = {"fr": "[", "be": "[", "de": "+=", "ch": "+=]"}
ENTER = Keystroke("\r", 36, 400.0)


def test_the_barcode_holds_every_class_of_characters_and_fits_a_line() -> None:
    assert len(CALIBRATION) <= 38
    assert set(CALIBRATION) <= set(positions())
    assert set("0123456789AQZWMYaqzwmy-/.:+_=#[]^") <= set(CALIBRATION)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("caps", [False, True])
def test_layout_and_caps_lock_are_found_and_what_the_host_loses(layout: str, system: str, caps: bool) -> None:
    found = calibrate(RawScan(typed(CALIBRATION, layout, system, caps=caps), Source.WEDGE), "enter")

    assert found.recognised
    assert (found.scanner.layout, found.scanner.caps_lock) == (layout, caps)
    assert found.scanner.lost == (DROPPED.get(layout, "") if system == "x11" else "")
    assert (Advice.LOST in found.advice) == bool(found.scanner.lost)
    assert (Advice.CAPS_LOCK in found.advice) == caps


@pytest.mark.parametrize("layout", LAYOUTS)
def test_prefix_suffix_end_and_interval_are_found(layout: str) -> None:
    keys = keystrokes("~M" + CALIBRATION + "%", layout, gap_ms=12.4)
    scan = RawScan(
        "".join(key.text for key in keys), Source.WEDGE, (*keys, replace(ENTER, at_ms=600.0)), "xcb"
    )

    found = calibrate(scan)

    assert found.by_position
    scanner = found.scanner
    assert (scanner.layout, scanner.prefix, scanner.suffix, scanner.terminator) == (
        layout,
        "~M",
        "%",
        "enter",
    )
    assert scanner.typed_prefix == "".join(key.text for key in keys[:2])
    assert scanner.lost == ""
    assert scanner.interval_ms == 600 - int(40 * 12.4)


def test_a_text_without_keys_tells_its_prefix_too() -> None:
    found = calibrate(RawScan(typed("~M" + CALIBRATION, "de", "windows") + "\t", Source.WEDGE))

    assert (found.scanner.prefix, found.scanner.typed_prefix, found.scanner.interval_ms) == ("~M", "°M", 0)


def test_what_is_wrong_with_a_scanner_is_said_in_order() -> None:
    keys = keystrokes(CALIBRATION, "fr", gap_ms=60.0)
    typed_text = "".join(key.text for key in keys)
    slow = calibrate(RawScan(typed_text, Source.WEDGE, keys))

    assert slow.advice == (Advice.LOST, Advice.SLOW, Advice.NO_END)
    assert calibrate(RawScan(CALIBRATION, Source.SERIAL)).advice == ()


@pytest.mark.parametrize("text", ["", "RMA-2026-004101-Z", "CAL-", "\ud800", "x" * 4096])
def test_another_code_is_told_from_the_calibration_barcode(text: str) -> None:
    found = calibrate(RawScan(text, Source.WEDGE))

    assert (found.recognised, found.advice) == (False, (Advice.OTHER_CODE,))
    assert found.scanner == ScannerProfile()


def test_where_no_layout_explains_the_keys_they_are_read_by_position() -> None:
    keys = tuple(replace(key, text="x") for key in keystrokes(CALIBRATION, "us"))

    found = calibrate(RawScan("x" * len(keys), Source.WEDGE, keys, "xcb"), "tab")

    assert (found.recognised, found.by_position, found.scanner.layout) == (True, True, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_found_is_said_in_words(language: str) -> None:
    wording = Wording(language)
    scans = [
        (RawScan(typed(CALIBRATION, layout, system, caps=caps), Source.WEDGE), end)
        for layout in LAYOUTS
        for system in SYSTEMS
        for caps in (False, True)
        for end in ("", "enter", "tab")
    ]
    keys = keystrokes("~" + CALIBRATION + "%", "fr", gap_ms=60.0)
    scans += [(RawScan("x", Source.WEDGE, keys, "xcb"), ""), (RawScan("x"), "")]
    for scan, end in scans:
        lines = wording.calibration(calibrate(scan, end))
        assert lines
        assert not any("{" in line or line.startswith("calibration.") for line in lines)


def test_a_sound_scanner_is_told_so() -> None:
    lines = Wording("fr").calibration(calibrate(RawScan(CALIBRATION, Source.WEDGE), "enter"))

    assert lines[1] == "Les caractères arrivent comme ils sont imprimés : rien à rétablir."
    assert lines[-1] == "Tout est en ordre."


def test_a_calibrated_scanner_is_read_as_it_types() -> None:
    found = calibrate(RawScan(typed("~A" + CALIBRATION, "de"), Source.WEDGE))
    scan = RawScan(typed("~A" + "20EZ2F960063", "de"), Source.WEDGE)

    best = ScanInterpreter().read(scan, Hints(scanner=found.scanner)).best

    assert best is not None
    assert best.value == "20EZ2F960063"
