"""Scans as scanners send them: layouts undone, bounces, products, commands, and questions instead of guesses."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from receiving_app.domain.commands import BY_ID, COMMANDS, barcode_text
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.profile import Policy
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.return_errors import ApprovalRefused, SerialOfAnotherUnit, UnknownReturn
from receiving_app.domain.scan_errors import ForeignCommand, RetiredCommand, UnknownCommand
from receiving_app.domain.scans import Kind, Meaning, RawScan, ScannerProfile, Source
from receiving_app.domain.vocabulary import Condition, Evidence, Status
from receiving_app.services.commands import command_sheet, rotate_command_key
from receiving_app.services.inspect_unit import (
    confirm_all_present,
    count_unit,
    read_serial,
    record_condition,
)
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.ports import Actor
from receiving_app.services.quarantine import Box, quarantine
from receiving_app.services.scan import Result, ScanAnswer, scan
from receiving_app.services.scan_answer import printable
from receiving_app.services.scanners import change_scanner, forget_scanner, keep_scanner, scanner_of
from tests.builders import (
    BARE_SKU,
    RMA,
    SKU,
    a_bench,
    a_case,
    a_line,
    a_product,
    a_profile,
    an_approval,
    serials,
)
from tests.fakes import FakeBench
from tests.scanning.hosts import LAYOUTS, typed

OTHER = RmaNumber.build(2026, 4102).text
GTIN = "6947554001234"
# Both valid, though two neighbouring characters are changed over.
SLIPPED, MEANT = "RMA-2026-002510-Z", "RMA-2026-002501-Z"


def wedge(bench: FakeBench, label: str, open_rma: str = "", layout: str = "us") -> ScanAnswer:
    return scan(bench, RawScan(typed(label, layout), Source.WEDGE), open_rma)


def facts(bench: FakeBench) -> dict[str, object]:
    return dict(bench.store.entries[-1].facts)


@pytest.mark.parametrize("layout", ["fr", "be", "de", "ch", "uk"])
def test_a_number_typed_on_another_layout_receives_its_parcel_and_tells_how_it_was_read(layout: str) -> None:
    bench = a_bench(a_case())

    assert wedge(bench, RMA, layout=layout).result is Result.RECEIVED
    told = facts(bench)
    assert (told["kind"], told["value"], told["caps_lock"]) == (Kind.RMA, RMA, False)
    assert told["raw"] == typed(RMA, layout)
    assert told["source"] == "wedge"


def test_a_serial_on_file_is_found_whatever_the_layout_and_the_vaguer_reading_is_not_asked_about() -> None:
    for layout in ("us", "fr", "de"):
        bench = a_bench(a_case(a_line(serials=serials())))
        assert wedge(bench, serials()[0], layout=layout).result is Result.RECEIVED


def test_a_serial_nobody_knows_is_asked_about_where_two_layouts_read_it_and_the_choice_is_final() -> None:
    bench = a_bench(a_case(a_line(serials=("20EZ00000001",))))
    scan(bench, RMA)

    answer = wedge(bench, "20EZ99999999", RMA)

    assert answer.result is Result.CHOOSE
    assert [meaning.value for meaning in answer.meanings] == ["20EZ99999999", "20EY99999999"]
    chosen = scan(bench, RawScan("20EZ99999999", Source.WEDGE), RMA, answer.meanings[1])
    assert (chosen.result, chosen.serial) == (Result.UNKNOWN, "20EY99999999")


def test_a_calibrated_scanner_is_never_asked_about_its_layout() -> None:
    bench = a_bench(a_case(a_line(serials=("20EZ00000001",))))
    scan(bench, RMA)
    keep_scanner(bench, ScannerProfile(layout="de"))

    answer = wedge(bench, "20EZ99999999", RMA, layout="de")

    assert scanner_of(bench).layout == "de"
    assert (answer.result, answer.problem, answer.serial) == (Result.UNKNOWN, None, "20EZ99999999")


def test_calibrating_and_forgetting_a_scanner_leave_what_the_bench_chose() -> None:
    bench = a_bench()
    change_scanner(bench, ScannerProfile(bound_ms=50, muted=True))

    kept = keep_scanner(bench, ScannerProfile(layout="fr", typed_prefix="*"))

    assert kept == scanner_of(bench)
    assert (kept.layout, kept.typed_prefix) == ("fr", "*")
    assert kept.calibrated_at is not None
    assert kept.calibrated_at < bench.clock.now()
    assert (kept.bound_ms, kept.muted) == (50, True)
    left = forget_scanner(bench)
    assert left == scanner_of(bench) == ScannerProfile(bound_ms=50, muted=True)


def test_two_units_that_two_layouts_name_are_asked_about() -> None:
    bench = a_bench(a_case(a_line(announced=2, serials=("20EZ00000001", "20EY00000001"))))
    scan(bench, RMA)

    answer = wedge(bench, "20EZ00000001", RMA)

    assert answer.result is Result.CHOOSE
    assert {meaning.value for meaning in answer.meanings} == {"20EZ00000001", "20EY00000001"}
    assert scan(bench, "20EZ00000001", RMA, answer.meanings[0]).unit == 1


def test_two_returns_that_two_layouts_name_are_asked_about() -> None:
    profile = a_profile(policy=Policy(rma_patterns=(r"T[YZ]\d{4}",)))
    bench = a_bench(a_case(rma="TY1234"), a_case(rma="TZ1234"), profile=profile)

    answer = wedge(bench, "TY1234")

    assert answer.result is Result.CHOOSE
    assert {row.rma for row in answer.rows} == {"TY1234", "TZ1234"}


def test_a_valid_number_one_slip_from_one_on_file_is_asked_about() -> None:
    bench = a_bench(a_case(rma=MEANT))

    answer = scan(bench, SLIPPED)

    assert answer.result is Result.CHOOSE
    assert [row.rma for row in answer.rows] == [MEANT]
    assert isinstance(answer.problem, UnknownReturn)
    assert bench.case(MEANT).status is Status.AUTHORISED


def test_the_same_label_twice_in_an_instant_is_one_scan() -> None:
    bench = a_bench(a_case(), profile=a_profile(policy=Policy(bounce_ms=1500)))

    assert wedge(bench, RMA).result is Result.RECEIVED
    # Each reading of the clock is a second later: a trigger held down is one scan, however long.
    assert [wedge(bench, RMA).result for _ in range(3)] == [Result.BOUNCED] * 3
    assert bench.acts == ["scanned"] * 4
    assert facts(bench)["result"] == "bounced"
    elsewhere = replace(bench, actor=Actor("Ana", "3"))
    assert wedge(elsewhere, RMA).result is Result.HELD_ELSEWHERE
    assert wedge(bench, OTHER).result is Result.UNKNOWN


def test_what_a_person_types_twice_was_meant_twice() -> None:
    bench = a_bench(a_case(), profile=a_profile(policy=Policy(bounce_ms=60_000)))

    assert [scan(bench, RMA).result, scan(bench, RMA).result] == [Result.RECEIVED, Result.RESUMED]


def test_a_second_reading_later_tells_when_and_by_whom_the_first_was() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))

    assert wedge(bench, RMA).earlier is None
    again = wedge(replace(bench, actor=Actor("Ana", "3")), RMA)
    assert again.result is Result.HELD_ELSEWHERE
    assert again.earlier is not None
    assert (again.earlier.operator, again.earlier.bench) == ("Sam", "2")
    assert again.earlier.at == bench.case(RMA).parcels[0].arrived_at

    assert wedge(bench, serials()[0], RMA).earlier is None
    read = wedge(bench, serials()[0], RMA)
    assert read.result is Result.UNIT_READ
    assert read.earlier is not None
    assert read.earlier.operator == "Sam"


def test_a_serial_confirmed_by_hand_tells_so_when_scanned() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)
    read_serial(bench, RMA, 1, serials()[0])
    bench.store.entries = tuple(entry for entry in bench.store.entries if entry.act != "serial_read")

    assert wedge(bench, serials()[0], RMA).earlier is None


def test_a_gtin_or_reference_counts_one_of_the_open_return() -> None:
    bench = a_bench(a_case(a_line("1.95", 3, sku=BARE_SKU)))
    bench.store.catalogue[BARE_SKU] = a_product(BARE_SKU, "Cables", checklist=(), gtin=GTIN)
    scan(bench, RMA)

    for label, count in ((GTIN, 1), (BARE_SKU, 2), (f"]C1010{GTIN}", 3), (GTIN, 4)):
        answer = wedge(bench, label, RMA)
        assert (answer.result, answer.unit) == (Result.UNIT_COUNTED, 1)
        assert bench.case(RMA).units[0].quantity == count


def test_counting_goes_on_from_what_was_counted_by_hand() -> None:
    bench = a_bench(a_case(a_line("1.95", 20, sku=BARE_SKU)))
    scan(bench, RMA)
    count_unit(bench, RMA, 1, 12)
    record_condition(bench, RMA, 1, Condition.USED)

    assert wedge(bench, BARE_SKU, RMA).result is Result.UNIT_COUNTED
    assert bench.case(RMA).units[0].quantity == 13


def test_counting_fills_one_line_after_the_other() -> None:
    lines = (a_line("1.95", 1, sku=BARE_SKU), a_line("1.95", 2, number=2, sku=BARE_SKU))
    bench = a_bench(a_case(*lines))
    scan(bench, RMA)

    assert [wedge(bench, BARE_SKU, RMA).unit for _ in range(4)] == [1, 2, 2, 2]
    assert [unit.quantity for unit in bench.case(RMA).units] == [1, 3]


def test_the_product_of_a_serialised_line_is_shown_and_its_serial_awaited() -> None:
    bench = a_bench(a_case(a_line(announced=2, serials=serials(2))))
    scan(bench, RMA)
    before = bench.case(RMA)

    assert (wedge(bench, SKU, RMA).result, wedge(bench, SKU, RMA).unit) == (Result.PRODUCT_FOUND, 1)
    assert bench.case(RMA) == before
    wedge(bench, serials(2)[0], RMA)
    assert wedge(bench, SKU, RMA).unit == 2
    wedge(bench, serials(2)[1], RMA)
    assert wedge(bench, SKU, RMA).unit == 1


def test_a_gs1_label_marks_the_unit_of_its_serial_and_a_foreign_serial_is_for_the_comparison() -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    bench.store.catalogue[SKU] = a_product(gtin=GTIN)
    scan(bench, RMA)

    read = wedge(bench, f"]C1010{GTIN}21{serials()[0]}", RMA)
    foreign = wedge(bench, f"]C1010{GTIN}21ABC12345", RMA)

    assert (read.result, read.unit) == (Result.UNIT_READ, 1)
    assert bench.case(RMA).units[0].evidence is Evidence.READ
    assert (foreign.result, foreign.problem, foreign.serial) == (Result.UNKNOWN, None, "ABC12345")


def test_a_product_of_another_return_raises_the_comparison() -> None:
    bench = a_bench(a_case(), a_case(a_line(sku="T54W"), rma=OTHER))
    bench.store.catalogue["T54W"] = a_product("T54W", "Yealink", gtin=GTIN)
    scan(bench, RMA)

    answer = wedge(bench, GTIN, RMA)

    assert (answer.result, answer.sku) == (Result.OTHER_PRODUCT, "T54W")
    assert answer.sheet is not None


def test_a_product_alone_offers_its_returns_and_receives_nothing() -> None:
    bench = a_bench(a_case(), a_case(a_line(sku="T54W"), rma=OTHER))
    bench.store.catalogue["T54W"] = a_product("T54W", "Yealink", gtin=GTIN)

    for label in (GTIN, "T54W"):
        answer = wedge(bench, label)
        assert answer.result is Result.CHOOSE
        assert [row.rma for row in answer.rows] == [OTHER]
    assert bench.case(OTHER).status is Status.AUTHORISED


def test_what_a_returns_life_forbids_is_told_and_changes_nothing() -> None:
    bench = a_bench(a_case(a_line(announced=2, serials=serials(2))))
    scan(bench, RMA)
    read_serial(bench, RMA, 1, "SWAPPED-01")
    read_serial(bench, RMA, 2, serials(2)[0])
    before = bench.case(RMA)

    answer = wedge(bench, serials(2)[0], RMA)

    assert answer.result is Result.REFUSED
    assert isinstance(answer.problem, SerialOfAnotherUnit)
    assert bench.case(RMA) == before
    assert facts(bench)["problem"] == "serial_of_another_unit"


def test_our_quarantine_label_finds_its_record() -> None:
    bench = a_bench()
    stored = quarantine(bench, Box(QuarantineCause.UNREADABLE, ("illegible",)))

    answer = wedge(bench, stored.number, layout="fr")

    assert (answer.result, answer.quarantine) == (Result.QUARANTINED, stored)
    assert wedge(bench, "Q-2026-000099").result is Result.UNKNOWN


def test_our_credit_notes_number_finds_its_return() -> None:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    note = conclude(bench, RMA).note
    assert note is not None

    answer = wedge(bench, note.number)

    assert answer.result is Result.ALREADY_RECEIVED
    assert answer.sheet is not None
    assert wedge(bench, "AV-2026-009999").result is Result.UNKNOWN


# --- commands -----------------------------------------------------------------------------------


def test_every_command_of_the_sheet_is_understood_on_every_layout() -> None:
    bench = a_bench()
    sheet = command_sheet(bench, "fr")

    assert len(sheet.codes) == len(COMMANDS)
    assert (sheet.installation, sheet.key, sheet.language) == ("Distri-VoIP Exemple SAS", 1, "fr")
    assert sheet.codes[0].label == "Tout présent, jamais utilisé"
    assert {code.group for code in sheet.codes} == {"Accessoires", "État", "Retour", "Déplacement"}
    for code, command in zip(sheet.codes, COMMANDS, strict=True):
        for layout in ("us", "fr", "de"):
            answer = wedge(bench, code.text, layout=layout)
            assert (answer.result, answer.command) == (Result.COMMAND, command.id)


def test_the_sheet_is_the_same_until_the_key_is_changed() -> None:
    bench = a_bench()
    first = command_sheet(bench, "fr")

    assert command_sheet(bench, "fr") == first
    assert bench.acts == ["command_key_made"]
    assert rotate_command_key(bench, an_approval()) == 2
    second = command_sheet(bench, "fr")
    assert second.key == 2
    assert not {code.text for code in first.codes} & {code.text for code in second.codes}


def test_a_sheet_of_before_is_refused_as_such() -> None:
    bench = a_bench()
    old = command_sheet(bench, "fr").codes[0].text
    rotate_command_key(bench, an_approval())
    rotate_command_key(bench, an_approval())

    answer = wedge(bench, old)

    assert answer.result is Result.COMMAND_REFUSED
    assert isinstance(answer.problem, RetiredCommand)
    assert answer.problem.command == "ALLOK"
    assert answer.problem.retired_on > datetime(2026, 11, 23, tzinfo=UTC)
    assert facts(bench)["problem"] == "retired_command"


def test_a_forged_or_foreign_command_runs_nothing_and_is_journalled() -> None:
    bench, elsewhere = a_bench(), a_bench()
    elsewhere.secrets.new_key()
    foreign = command_sheet(elsewhere, "fr").codes[0].text
    before_any_sheet = wedge(bench, foreign)
    command_sheet(bench, "fr")

    for answer in (before_any_sheet, wedge(bench, foreign), wedge(bench, "CMD-ISSUE-0000000000")):
        assert answer.result is Result.COMMAND_REFUSED
        assert isinstance(answer.problem, ForeignCommand)
        assert answer.command == ""
    assert facts(bench)["value"] == facts(bench)["raw"] == "CMD-ISSUE-…"
    assert facts(bench)["result"] == Result.COMMAND_REFUSED


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("caps", [False, True])
def test_a_copy_of_the_journal_is_no_sheet_of_commands(layout: str, caps: bool) -> None:
    bench = a_bench()
    codes = command_sheet(bench, "fr").codes
    for code in (codes[0].text, codes[-1].text, codes[0].text[:-2], f"x{codes[0].text}\n{codes[-1].text}"):
        bench.clock.wait(seconds=5)
        wedge(bench, typed(code, layout, "x11", caps=caps))

    kept = [entry.facts for entry in bench.store.entries if entry.act == "scanned"]
    assert [(str(one["raw"]).upper(), one["value"], one["result"]) for one in kept[:2]] == [
        ("CMD-ALLOK-…", "CMD-ALLOK-…", "command"),
        ("CMD-HELP-…", "CMD-HELP-…", "command"),
    ]
    signatures = [code.text.rpartition("-")[2][:8] for code in codes]
    journalled = repr(bench.store.entries).upper()
    for signature in signatures:
        assert signature not in journalled
        assert typed(signature, layout, "x11", caps=caps).upper() not in journalled
    assert [str(one["raw"]).upper() for one in kept[2:]] == ["CMD-ALLOK-…", "XCMD-ALLOK-…"]


def test_a_command_of_a_newer_program_is_told_apart() -> None:
    bench = a_bench()
    command_sheet(bench, "fr")
    key = bench.store.keys[0]

    answer = wedge(bench, barcode_text("TELEPORT", key.secret))

    assert "TELEPORT" not in BY_ID
    assert isinstance(answer.problem, UnknownCommand)


def test_a_key_is_never_journalled_and_changed_only_with_approval() -> None:
    bench = a_bench()
    command_sheet(bench, "fr")
    with pytest.raises(ApprovalRefused):
        rotate_command_key(bench, an_approval(code="0000"))
    rotate_command_key(bench, an_approval())

    assert len(bench.store.keys) == 2
    journalled = repr(bench.store.entries) + repr(bench.store.keys)
    assert not any(key.secret.decode().strip() in journalled for key in bench.store.keys)


# --- what is kept -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("RMA-é", "RMA-é"),
        ("21A\x1d10B", "21A\\x1d10B"),
        ("a\\x1d", "a\\\\x1d"),
        ("\udc80\u202e", "\\udc80\\u202e"),
        ("x" * 5000, "x" * 4096),
        ("\x00" * 2000, "\\x00" * 1024),
    ],
)
def test_a_raw_code_is_kept_in_characters_that_can_be_printed(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE returns; --",
        "<b>&amp;</b>",
        "../../etc/passwd",
        "=cmd|' /C calc'!A0",
        "\ud800",
        "\x00",
        "010694755",
        "]C1",
        "(01)",
    ],
)
def test_a_hostile_label_changes_nothing_and_is_journalled(text: str) -> None:
    bench = a_bench(a_case(a_line(serials=serials())))
    scan(bench, RMA)
    before = dict(bench.store.cases)

    answer = scan(bench, RawScan(text, Source.WEDGE), RMA)

    assert answer.result in {Result.UNKNOWN, Result.CHOOSE}
    assert bench.store.cases == before
    assert facts(bench)["raw"] == printable(text.strip())


def test_the_serial_of_an_answer_is_what_was_read_and_empty_for_other_codes() -> None:
    bench = a_bench(a_case())

    assert wedge(bench, "GI784C4B877", layout="fr").serial == "GI784C4B877"
    assert scan(bench, "abc").serial == "ABC"
    assert wedge(bench, GTIN).serial == ""
    assert wedge(bench, "<b>").serial == ""
    assert isinstance(wedge(bench, "C074AD2533D9").meaning, Meaning | None)
    assert wedge(bench, "C074AD2533D9").serial == "C0:74:AD:25:33:D9"
