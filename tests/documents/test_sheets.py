"""The sheets that hang at the bench: commands, calibration, and the printer's test page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
import zxingcpp
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from receiving_app.documents import calibration_sheet, command_sheet, printer_test
from receiving_app.domain.credit_note_errors import UnprintableCharacters
from receiving_app.domain.printouts import (
    PRINTER_TEST_TEXT,
    CalibrationSheet,
    CommandSheet,
    Paper,
    PrinterTest,
    SheetCode,
)
from tests.documents.reading import (
    fonts,
    page_sizes,
    page_texts,
    picture,
    scanned,
    texts_beyond_their_page,
    whole_text,
)

DAY = date(2026, 11, 23)
CALIBRATION = "RMA-azqwm-AZQWM-0189./+"
TESTS = (
    SheetCode("RMA-2026-004101-Z", "Un numéro de retour"),
    SheetCode("99aAqQzZwWmM", "Lettres qui changent de place d'un clavier à l'autre"),
    SheetCode("C0:74:AD:12:34:56", "Une adresse MAC"),
)
LONG = "Confirmer que tous les accessoires sont présents et que l'article n'a jamais été utilisé " * 2


def codes(count: int = 20) -> tuple[SheetCode, ...]:
    return tuple(
        SheetCode(f"CMD-ACT{n:02d}-{n * 7919 % 100_000:05d}QWAZM", f"Commande {n}", f"Groupe {n // 6}")
        for n in range(count)
    )


COMMANDS = CommandSheet(codes(), "Voix & Réseaux Distribution", 3, DAY, "fr")
SHEET = CalibrationSheet(CALIBRATION, TESTS, DAY, "fr")
COMMAND_TEXTS = st.builds(
    "CMD-{}-{}".format,
    st.sampled_from(("ALLOK", "MISS12", "UNUSED", "X")),
    st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=10, max_size=10),
)
# Not shrunk: each example is four pictures of a page or two.
few = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@few
@given(st.lists(COMMAND_TEXTS, min_size=8, max_size=16, unique=True))
def test_every_command_is_read_back_in_its_order(texts: list[str]) -> None:
    sheet = replace(COMMANDS, codes=tuple(SheetCode(text, "Commande", "Groupe") for text in texts))
    read = scanned(command_sheet.render(sheet))
    assert read == dict.fromkeys(read, texts)
    assert len(read) == 4


def test_a_beam_as_wide_as_the_page_meets_one_code_only() -> None:
    page = picture(command_sheet.render(COMMANDS), dpi=203)
    found = [one.position for one in zxingcpp.read_barcodes(page)]
    spans = sorted((one.top_left.y, one.bottom_left.y) for one in found)
    # Half a centimetre of white between a code and the next one down.
    apart = 5 / 25.4 * 203
    assert len(spans) > 8
    assert all(below - above >= apart for (_, above), (below, _) in pairwise(spans))


def test_commands_stand_under_their_headings_on_numbered_pages() -> None:
    pages = page_texts(command_sheet.render(COMMANDS))
    assert len(pages) == 2
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} / 2" in text
        assert "Ne fonctionne que sur cette installation" in text
        assert "Voix & Réseaux Distribution · clé n° 3 · 23/11/2026" in text
    assert pages[0].index("Groupe 0") < pages[0].index("Commande 0") < pages[0].index("Groupe 1")
    assert "Commandes à scanner, suite" in pages[1]
    # A group cut by the page's end says its name again.
    cut = next(n for n in range(20) if f"Commande {n} " in f"{pages[1]} ")
    assert f"Groupe {cut // 6}" in pages[1]
    assert all(code.label in " ".join(pages) for code in COMMANDS.codes)


def test_the_sheet_speaks_the_operators_language() -> None:
    text = whole_text(command_sheet.render(replace(COMMANDS, language="en")))
    assert "Works on this installation only" in text
    assert "key no. 3 · 23 Nov 2026" in text


def test_codes_without_headings_and_long_labels_keep_their_place() -> None:
    plain = tuple(replace(code, group="") for code in codes(5))
    pdf = command_sheet.render(replace(COMMANDS, codes=plain, installation=LONG * 3))
    assert "Groupe" not in whole_text(pdf)
    assert texts_beyond_their_page(pdf) == []
    long = tuple(replace(code, label=LONG, group=LONG) for code in codes(3))
    pdf = command_sheet.render(replace(COMMANDS, codes=long))
    assert texts_beyond_their_page(pdf) == []
    assert scanned(pdf)["203 dpi"] == [code.text for code in long]


def test_a_code_too_long_for_bars_is_refused() -> None:
    with pytest.raises(ValueError, match="no bars"):
        command_sheet.render(replace(COMMANDS, codes=(SheetCode("X" * 80, "Trop long"),)))


def test_what_cannot_be_drawn_is_refused_with_its_field() -> None:
    for code, where in (
        (SheetCode("CMD-A", "東京"), "command_label"),
        (SheetCode("CMD-A", "A", "東京"), "command_group"),
        (SheetCode("CMD-É", "A"), "command_code"),
    ):
        with pytest.raises(UnprintableCharacters) as refused:
            command_sheet.render(replace(COMMANDS, codes=(code,)))
        assert refused.value.where == where


def test_the_calibration_code_and_the_tests_are_read_back() -> None:
    read = scanned(calibration_sheet.render(SHEET))
    assert read == {way: [CALIBRATION, *(test.text for test in TESTS)] for way in read}
    assert len(read) == 4


def test_the_calibration_sheet_says_the_steps_and_the_text_of_each_test() -> None:
    (text,) = page_texts(calibration_sheet.render(SHEET))
    for mention in (
        "Étalonnage de la douchette",
        "une seule fois",
        "23/11/2026",
        *(test.text for test in TESTS),
    ):
        assert mention in text
    (text,) = page_texts(calibration_sheet.render(replace(SHEET, language="en")))
    assert "Scanner calibration" in text
    assert "once" in text


def test_a_full_calibration_sheet_keeps_everything_on_its_page() -> None:
    tests = tuple(SheetCode(f"TEST-{n}-AZERTY", LONG) for n in range(4))
    for language in ("fr", "en"):
        sheet = replace(SHEET, text="A" * 38, tests=tests, language=language)
        pdf = calibration_sheet.render(sheet)
        assert texts_beyond_their_page(pdf) == []
        read = scanned(pdf)
        assert read == {way: [sheet.text, *(test.text for test in tests)] for way in read}
    with pytest.raises(ValueError, match="5 test codes"):
        calibration_sheet.render(replace(SHEET, tests=(*tests, tests[0])))


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (210, 297)), (Paper.LABEL, (100, 50))])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_printers_test_page_names_the_printer_and_can_be_read(
    paper: Paper, size: tuple[int, int], language: str
) -> None:
    pdf = printer_test.render(PrinterTest("Zebra ZD421 (203 dpi)", paper, DAY, language))
    assert page_sizes(pdf) == [size]
    text = whole_text(pdf)
    assert "Zebra ZD421 (203 dpi)" in text
    assert "mm" in text
    assert PRINTER_TEST_TEXT in text
    read = scanned(pdf)
    assert read == {way: [PRINTER_TEST_TEXT] for way in read}
    assert texts_beyond_their_page(pdf) == []
    long = printer_test.render(PrinterTest("Imprimante " * 40, paper, DAY, language))
    assert texts_beyond_their_page(long) == []


@pytest.mark.parametrize(("paper", "length"), [(Paper.A4, 150), (Paper.LABEL, 80)])
def test_the_ruler_is_as_long_as_it_says(paper: Paper, length: int) -> None:
    page = picture(printer_test.render(PrinterTest("P", paper, DAY, "fr")), dpi=254).convert("L")
    longest = max(_dark_runs(page), default=0)
    assert abs(longest / 10 - length) <= 0.5


def _dark_runs(page: Image.Image) -> Iterator[int]:
    for y in range(page.height):
        row = page.crop((0, y, page.width, y + 1)).tobytes()
        yield max((len(run) for run in re.findall(rb"[\x00-\x7f]+", row)), default=0)


def test_sheets_have_only_embedded_fonts_and_are_the_same_each_time() -> None:
    for pdf, again in (
        (command_sheet.render(COMMANDS), command_sheet.render(COMMANDS)),
        (calibration_sheet.render(SHEET), calibration_sheet.render(SHEET)),
    ):
        assert all(font.Embedded for font in fonts(pdf))
        assert pdf == again
        assert set(page_sizes(pdf)) == {(210, 297)}
