"""What a scan may mean: accepted by proof alone, and never guessed."""

import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from receiving_app.domain.commands import barcode_text
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.scans import Hints, Kind, Proof, RawScan, Reading, ScannerProfile, Source
from receiving_app.scanning.carriers import s10_check_digit, ups_check_digit
from receiving_app.scanning.interpreter import ScanInterpreter
from tests.scanning.hosts import LAYOUTS, SYSTEMS, keystrokes, typed

RMA = "RMA-2026-004101-Z"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HOSTS = list(product(LAYOUTS, SYSTEMS, (False, True)))
INTERPRETER = ScanInterpreter()


def read(text: str, source: Source = Source.WEDGE, hints: Hints | None = None) -> Reading:
    return INTERPRETER.read(RawScan(text, source), hints or Hints())


def values(reading: Reading) -> set[str]:
    return {meaning.value for meaning in reading.accepted}


@pytest.mark.parametrize(("layout", "system", "caps"), HOSTS)
@given(sequence=st.integers(1, 999_999), year=st.integers(2020, 2039))
def test_an_rma_number_is_read_on_every_host(
    layout: str, system: str, caps: bool, sequence: int, year: int
) -> None:
    number = RmaNumber.build(year, sequence).text
    reading = read(typed(number, layout, system, caps=caps))

    assert (reading.kind, values(reading)) == (Kind.RMA, {number})


@pytest.mark.parametrize(("layout", "system", "caps"), HOSTS)
@pytest.mark.parametrize(
    ("label", "kind", "value"),
    [
        ("C0:74:AD:25:33:D9", Kind.MAC, "C0:74:AD:25:33:D9"),
        ("C074AD2533D9", Kind.MAC, "C0:74:AD:25:33:D9"),
        ("6947554001234", Kind.GTIN, "6947554001234"),
        ("00106947554001234564", Kind.SSCC, "106947554001234564"),
        ("Q-2026-000012", Kind.QUARANTINE, "Q-2026-000012"),
        ("1Z999AA10123456784", Kind.TRACKING, "1Z999AA10123456784"),
        ("RR123456785FR", Kind.TRACKING, "RR123456785FR"),
        ("0106947554001234", Kind.GTIN, "06947554001234"),
        (barcode_text("ALLOK", b"key"), Kind.COMMAND, barcode_text("ALLOK", b"key")),
    ],
)
def test_what_proves_itself_is_read_on_every_host(
    label: str, kind: Kind, value: str, layout: str, system: str, caps: bool
) -> None:
    reading = read(typed(label, layout, system, caps=caps))

    assert (reading.kind, values(reading)) == (kind, {value})


@pytest.mark.parametrize(("layout", "system", "caps"), HOSTS)
@pytest.mark.parametrize("label", ["20EZ2F960063", "YE7B94722AF", "GI784C4B877", "XY0617671405788"])
def test_a_serial_is_read_or_asked_about_and_never_silently_another(
    label: str, layout: str, system: str, caps: bool
) -> None:
    reading = read(typed(label, layout, system, caps=caps))

    assert label in values(reading)
    assert reading.kind in {Kind.SERIAL, Kind.TRACKING, Kind.AMBIGUOUS}


@pytest.mark.parametrize(("layout", "system", "caps"), HOSTS)
def test_a_web_address_shows_the_layout(layout: str, system: str, caps: bool) -> None:
    label = "https://rma.example.com/form/lang,fr;v.2"
    reading = read(typed(label, layout, system, caps=caps))

    assert reading.text == label
    assert reading.kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    "label", [RMA, "20EZ2F960063", "https://example.com/?sn=1{2}", "]C10106947554001234"]
)
@pytest.mark.parametrize(("layout", "platform"), list(product(LAYOUTS, ("xcb", "windows"))))
def test_native_key_codes_leave_no_layout_to_guess(label: str, layout: str, platform: str) -> None:
    keys = keystrokes(label, layout, platform)
    text = "".join(key.text for key in keys)
    reading = INTERPRETER.read(RawScan(text, Source.WEDGE, keys, platform))

    assert label in {meaning.text for meaning in reading.meanings} | {reading.text}


@pytest.mark.parametrize("place", [place for place, one in enumerate(RMA) if one != "-"])
def test_every_substituted_character_is_refused(place: int) -> None:
    for wrong in ALPHABET.replace(RMA[place], ""):
        text = RMA[:place] + wrong + RMA[place + 1 :]
        for arrived in (text, typed(text, "fr"), typed(text, "de", "windows", caps=True)):
            reading = read(arrived)
            assert reading.kind is Kind.UNKNOWN, text
            assert reading.misread == text


@pytest.mark.parametrize("pair", ["AQ", "QA", "ZW", "WZ", "M,", "YZ", "ZY"])
@given(sequence=st.integers(1, 999_999), year=st.integers(2020, 2039))
def test_no_swap_of_two_layouts_letters_goes_unnoticed(pair: str, sequence: int, year: int) -> None:
    number = RmaNumber.build(year, sequence).text
    for place, one in enumerate(number):
        if one == pair[0]:
            reading = read(number[:place] + pair[1] + number[place + 1 :])
            assert Kind.RMA not in {meaning.kind for meaning in reading.accepted}


@pytest.mark.parametrize("text", ["10LOT7", "2" * 50, "3712", "0106947554001235", "(10)LOT(21)ABC", "]"])
def test_gs1_counts_only_with_a_checked_identifier_or_a_symbology(text: str) -> None:
    kinds = {meaning.kind for meaning in read(text).accepted}

    assert not kinds & {Kind.GTIN, Kind.SSCC, Kind.BATCH}


@pytest.mark.parametrize("prefix", ["]C1", "]e0", "]d2", "]Q3", "", "\x1d", "C1"])
def test_gs1_gives_its_gtin_serial_and_batch(prefix: str) -> None:
    best = read(f"{prefix}010694755400123421ABC12\x1d10LOT7").best

    assert best is not None
    assert (best.kind, best.value, best.proof) == (Kind.GTIN, "06947554001234", Proof.CHECK)
    assert [(part.kind, part.value) for part in best.parts] == [
        (Kind.SERIAL, "ABC12"),
        (Kind.BATCH, "LOT7"),
    ]


def test_gs1_is_read_as_printed_and_without_a_gtin_under_its_symbology() -> None:
    printed = read("(01)06947554001234(21)ABC12").best
    serial = read("]C121ABC12\x1d10LOT7").best

    assert printed is not None
    assert printed.parts[0].value == "ABC12"
    assert serial is not None
    assert (serial.kind, serial.value, serial.proof) == (Kind.SERIAL, "ABC12", Proof.SHAPE)


@pytest.mark.parametrize("text", ["]E06947554001234", "]E46947554001234", "6947554001234"])
def test_a_gtin_is_read_with_and_without_its_symbology(text: str) -> None:
    assert values(read(text)) == {"6947554001234"}


def test_a_label_with_several_fields_gives_them_all() -> None:
    for text in (
        "S/N: 20EZ2F960063 MAC: C074AD2533D9",
        "https://example.com/q?sn=20EZ2F960063&mac=C074AD2533D9&x=1",
    ):
        best = read(text).best
        assert best is not None
        assert (best.value, best.parts[0].value) == ("20EZ2F960063", "C0:74:AD:25:33:D9")


def test_a_digital_link_gives_its_gtin_and_serial() -> None:
    best = read("https://id.gs1.org/01/06947554001234/21/ABC12").best

    assert best is not None
    assert (best.kind, best.value, best.parts[0].value) == (Kind.GTIN, "06947554001234", "ABC12")


def test_a_configured_pattern_is_an_rma_number() -> None:
    hints = Hints((r"T\d{5}",))

    assert read("T12345", hints=hints).kind is Kind.RMA
    assert read("T12345").kind is not Kind.RMA


def test_a_calibrated_scanner_leaves_no_doubt_about_the_layout() -> None:
    us, german = (Hints(scanner=ScannerProfile(layout=layout)) for layout in ("us", "de"))

    assert values(read("20EZ2F960063", hints=us)) == {"20EZ2F960063"}
    assert values(read("20EY2F960063", hints=german)) == {"20EZ2F960063"}
    assert values(read("20EZ2F960063")) == {"20EZ2F960063", "20EY2F960063"}


def test_what_has_no_layout_is_taken_as_it_is() -> None:
    for source in (Source.SERIAL, Source.CAMERA, Source.TYPED):
        assert values(read("20EZ2F960063", source)) == {"20EZ2F960063"}


def test_the_scanners_own_prefix_and_suffix_are_taken_off() -> None:
    hints = Hints(scanner=ScannerProfile(layout="us", prefix="~A", suffix="#"))

    assert values(read(f"~A{RMA}#\r", hints=hints)) == {RMA}


def dpd_check(body: str) -> str:
    return str(mod_37_36.calc_check_digit(body))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("%007500105221234567890328250", "05221234567890"),
        ("%007500105221234567890328250" + dpd_check("007500105221234567890328250"), "05221234567890"),
        ("%007500105221234567890328250" + dpd_check("007500105221234567890328251"), None),
        ("XY0617671405788", "XY0617671405788"),
        ("123456789011", "123456789011"),
        ("6A12345678901", "6A12345678901"),
        ("JJD000390007882823458", "JJD000390007882823458"),
        ("1234567891", "1234567891"),
        ("1Z999AA10123456785", None),
        ("RR123456786FR", None),
    ],
)
def test_carriers_numbers_are_known_by_their_forms(text: str, value: str | None) -> None:
    found = [meaning for meaning in read(text).accepted if meaning.kind is Kind.TRACKING]

    if value:
        assert value in {meaning.value for meaning in found}
    else:
        assert not any(meaning.proof is Proof.CHECK for meaning in found)


@given(
    st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("utf-8", "surrogateescape"))
)
def test_nothing_that_arrives_is_an_exception(text: str) -> None:
    for source in Source:
        reading = INTERPRETER.read(RawScan(text, source))
        assert reading.raw == text


def test_a_very_long_scan_is_kept_to_its_limit_and_not_guessed_at() -> None:
    reading = read("R?Q)" * 2000)

    assert len(reading.raw) == 4096
    assert reading.meanings == ()


def test_the_check_digits_of_carriers_are_those_of_their_published_examples() -> None:
    # UPU S10: RR 473124829 … is the standard's own; the two exceptions give 0 and 5.
    assert [s10_check_digit(one) for one in ("47312482", "00000008", "00000000")] == ["9", "0", "5"]
    assert ups_check_digit("999AA1012345678") == "4"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("EAN: 6947554001234 S/N=A1B2C3", [Kind.GTIN, Kind.SERIAL]),
        ("EAN: 6947554001235", []),
        ("MAC: nothing", []),
        ("P/N: GRP2614", [Kind.SKU]),
        ("https://id.gs1.org/01/06947554001235/21/ABC12", []),
        ("https://example.com/?" + "&".join(f"a{n}=1" for n in range(30)), []),
        ("T1234", []),
    ],
)
def test_fields_are_what_their_names_say_or_nothing(text: str, kinds: list[Kind]) -> None:
    best = read(text, hints=Hints((r"T\d{5}",))).best

    found = [best.kind, *(part.kind for part in best.parts)] if best else []
    assert found == kinds


def test_what_the_first_scan_needs_can_be_loaded_beforehand() -> None:
    ScanInterpreter().prepare()

    assert {"biip", "stdnum.iso7064.mod_37_36"} <= set(sys.modules)


@pytest.mark.parametrize(("layout", "system", "caps"), HOSTS)
def test_figures_are_told_whatever_the_keyboard_made_of_them(layout: str, system: str, caps: bool) -> None:
    assert read(typed("739158264017", layout, system, caps=caps)).figures == "739158264017"
    assert read(typed("739158-264017", layout, system, caps=caps)).figures == ""


def test_figures_are_told_without_the_symbology_before_them() -> None:
    assert read("]C04071", Source.SERIAL).figures == "4071"
