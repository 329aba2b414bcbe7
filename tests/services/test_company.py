"""The company's settings, and printing what was issued."""

from dataclasses import replace
from datetime import date

import pytest

from receiving_app.domain.credit_note_errors import SeriesStarted, UnknownCreditNote
from receiving_app.domain.errors import InvalidIdentifier, InvalidText
from receiving_app.domain.profile import Policy, Profile
from receiving_app.domain.profile_changes import SettingsChangedElsewhere
from receiving_app.domain.return_errors import ApprovalRefused
from receiving_app.domain.vocabulary import Condition
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import (
    change_profile,
    last_issued,
    load_profile,
    save_profile,
)
from receiving_app.services.deliveries import queue_print
from receiving_app.services.inspect_unit import confirm_all_present
from receiving_app.services.issue_credit_note import conclude
from receiving_app.services.print_after_issue import print_next
from receiving_app.services.reprint import (
    latest_credit_notes,
    prepare_print,
    stored_credit_note,
)
from receiving_app.services.scan import scan
from tests.builders import CODE, RMA, a_bench, a_case, a_profile, a_seller, an_approval
from tests.fakes import FakeBench
from tests.fakes_sending import FakePrinter
from tests.services.issuing import issued as issued_note
from tests.services.issuing import numbered, rma_of

LATE = {"expires_on": date(2027, 6, 30)}


@pytest.fixture
def issued() -> FakeBench:
    bench = a_bench(a_case())
    scan(bench, RMA)
    confirm_all_present(bench, RMA, condition=Condition.UNUSED_ORIGINAL_PACKAGING)
    conclude(bench, RMA)
    return bench


def test_before_there_is_a_profile_an_empty_one_stands_in() -> None:
    bench = a_bench()
    bench.store.profile = None

    assert load_profile(bench) == Profile()
    assert save_profile(bench, a_profile(first_number=12)) == load_profile(bench)
    assert bench.acts == ["profile_saved"]


@pytest.mark.parametrize("change", [{"first_number": 9}, {"series_prefix": "AVX"}])
def test_a_series_that_began_keeps_its_prefix_and_first_number(
    issued: FakeBench, change: dict[str, object]
) -> None:
    with pytest.raises(SeriesStarted):
        save_profile(issued, replace(a_profile(), **change))

    assert last_issued(issued, a_profile()) == ("AV-2026-000001", "", "")
    assert save_profile(issued, a_profile(theme="dark")).theme == "dark"


@pytest.mark.parametrize(
    "change",
    [
        {"series_prefix": "A V"},
        {"first_number": 0},
        {"first_number": 1_000_000},
        {"seller": a_seller(siren="999820005")},
        {"seller": a_seller(siret="1")},
        {"seller": a_seller(vat_number="FR00999820004")},
    ],
)
def test_what_would_stop_the_first_issue_is_refused_in_the_settings(change: dict[str, object]) -> None:
    bench = a_bench()

    with pytest.raises(InvalidIdentifier):
        save_profile(bench, replace(a_profile(), **change))
    assert bench.acts == []


def test_the_first_number_continues_a_series_begun_elsewhere_in_its_year_only() -> None:
    bench = a_bench(numbered(1), numbered(2), numbered(3, **LATE))
    saved = save_profile(bench, a_profile(first_number=250))

    assert saved.first_year == 2026
    assert [issued_note(bench, rma_of(n)).number for n in (1, 2)] == ["AV-2026-000250", "AV-2026-000251"]
    bench.clock.day = date(2027, 1, 2)
    assert load_profile(bench).first_number == 1
    assert issued_note(bench, rma_of(3)).number == "AV-2027-000001"


def test_a_first_number_that_was_never_used_does_not_begin_another_year() -> None:
    bench = a_bench(numbered(1, **LATE), day=date(2026, 12, 31))
    save_profile(bench, a_profile(first_number=250))
    bench.clock.day = date(2027, 1, 2)

    assert issued_note(bench, rma_of(1)).number == "AV-2027-000001"


def test_the_first_number_of_a_later_year_can_be_set_before_its_first_document(issued: FakeBench) -> None:
    issued.clock.day = date(2027, 1, 2)
    save_profile(issued, replace(load_profile(issued), first_number=13))
    issued.store.cases[rma_of(2)] = numbered(2, **LATE)

    assert issued_note(issued, rma_of(2)).number == "AV-2027-000013"


def test_a_first_number_set_before_years_were_told_apart_is_that_of_the_first_document() -> None:
    bench = a_bench(numbered(1), numbered(2, **LATE), profile=a_profile(first_number=250))

    assert issued_note(bench, rma_of(1)).number == "AV-2026-000250"
    bench.clock.day = date(2027, 1, 2)
    assert issued_note(bench, rma_of(2)).number == "AV-2027-000001"


@pytest.mark.parametrize("name", ["cancellation_prefix", "statement_prefix"])
def test_each_series_has_a_prefix_of_its_own_until_it_began(issued: FakeBench, name: str) -> None:
    with pytest.raises(InvalidText):
        save_profile(issued, replace(a_profile(), **{name: "AV"}))
    with pytest.raises(InvalidIdentifier):
        save_profile(issued, replace(a_profile(), **{name: "A V"}))

    profile = save_profile(issued, replace(a_profile(), **{name: "XX"}))
    cancel_and_reissue(issued, "AV-2026-000001", an_approval())

    if name == "cancellation_prefix":
        with pytest.raises(SeriesStarted):
            save_profile(issued, replace(profile, cancellation_prefix="YY"))
    else:
        assert save_profile(issued, replace(profile, statement_prefix="YY")).statement_prefix == "YY"


def test_a_pattern_that_would_break_every_scan_is_refused() -> None:
    with pytest.raises(InvalidText):
        save_profile(a_bench(), a_profile(policy=Policy(rma_patterns=(r"T\d+", "T["))))


def test_an_unfinished_profile_can_be_stored() -> None:
    assert save_profile(a_bench(), Profile()) == Profile()


def test_a_supervisor_code_is_stored_hashed_and_has_four_characters() -> None:
    bench = a_bench()

    assert change_profile(bench, a_profile(), CODE, "1357").supervisor_hash == "hash of 1357"
    with pytest.raises(InvalidText):
        change_profile(bench, a_profile(), "1357", " 12 ")


def test_the_first_print_is_the_original_and_the_next_a_marked_copy(issued: FakeBench) -> None:
    number = latest_credit_notes(issued)[0].number
    stored = stored_credit_note(issued, number)

    first = prepare_print(issued, number)
    queue_print(issued, number)
    assert print_next(issued, FakePrinter()) is not None
    second = prepare_print(issued, number)

    assert (first.pdf, first.duplicate) == (stored.pdf, False)
    assert (second.pdf, second.duplicate) == (b"DUPLICATA fr " + stored.pdf, True)
    assert issued.acts[-1] == "printed"


def test_a_document_that_does_not_exist_is_not_printed() -> None:
    with pytest.raises(UnknownCreditNote):
        prepare_print(a_bench(), "AV-2026-000009")


def test_settings_are_changed_with_the_present_code_only() -> None:
    bench = a_bench()
    with pytest.raises(ApprovalRefused):
        change_profile(bench, a_profile(theme="dark"), "0000")
    assert load_profile(bench).theme != "dark"
    assert change_profile(bench, a_profile(theme="dark"), CODE).theme == "dark"


def test_no_code_is_asked_for_while_none_is_set() -> None:
    bench = a_bench(profile=a_profile(supervisor_hash=""))
    changed = change_profile(bench, a_profile(supervisor_hash="", theme="dark"), "")
    assert (changed.theme, changed.supervisor_hash) == ("dark", "")


def test_a_new_code_replaces_the_present_one() -> None:
    bench = a_bench()
    changed = change_profile(bench, a_profile(), CODE, "9876")
    assert bench.secrets.matches("9876", changed.supervisor_hash)
    with pytest.raises(ApprovalRefused):
        change_profile(bench, changed, CODE)


def test_what_another_bench_changed_since_the_settings_were_shown_stays() -> None:
    """One changes the fees, the other the look and the numbers shown: the later one undoes nothing."""
    bench = a_bench()
    shown = load_profile(bench)
    fees = replace(shown, lock_after_minutes=3)
    save_profile(bench, fees, seen=shown)
    assert save_profile(bench, replace(shown, theme="dark"), seen=shown) == replace(fees, theme="dark")
    assert load_profile(bench) == replace(fees, theme="dark")


def test_settings_that_another_bench_changed_too_are_not_written_over() -> None:
    bench = a_bench()
    shown = load_profile(bench)
    theirs = save_profile(bench, replace(shown, lock_after_minutes=3), seen=shown)
    for code in ("", "4711"):
        with pytest.raises(SettingsChangedElsewhere):
            change_profile(bench, replace(shown, lock_after_minutes=5), CODE, code, seen=shown)
    assert load_profile(bench) == theirs
    # The same change at both is one.
    assert save_profile(bench, replace(shown, lock_after_minutes=3), seen=shown) == theirs


def test_two_changes_that_are_right_alone_and_not_together_are_refused() -> None:
    bench = a_bench()
    shown = load_profile(bench)
    save_profile(bench, replace(shown, series_prefix="XX"), seen=shown)
    with pytest.raises(InvalidText):
        save_profile(bench, replace(shown, cancellation_prefix="XX"), seen=shown)
