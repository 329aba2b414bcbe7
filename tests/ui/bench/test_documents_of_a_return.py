"""The return screen's documents: which was taken back by which, which is printed, what the fee does."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from receiving_app.domain.profile import Policy, Profile
from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.decide import waive_fee
from receiving_app.services.deliveries import queue_print
from receiving_app.services.print_after_issue import print_next
from tests.builders import a_case, a_line, a_profile, an_approval, serials
from tests.fakes import FakeBench
from tests.fakes_sending import FakePrinter
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, until
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRows
from ui.widgets.step_band import StepBand
from ui.widgets.verdict_banner import VerdictBanner

FIRST, SECOND = "AV-2026-000001", "AV-2026-000002"
CONTRARY, STATEMENT = "AN-2026-000001", "RD-2026-000001"


def _usual() -> ReturnCase:
    return a_case(a_line(serials=serials()))


def _separate() -> Profile:
    return a_profile(policy=Policy(fee_treatment=FeeTreatment.SEPARATE))


def _rows(screen: ReturnScreen) -> dict[str, str]:
    amounts = screen.findChild(AmountRows, "creditAmounts")
    assert isinstance(amounts, AmountRows)
    return {row.label: row.figure for row in amounts.rows()}


def _decided(screen: ReturnScreen, qtbot: QtBot) -> None:
    press(screen, "F6")
    until(qtbot, named(screen, ActionButton, "primary").isEnabled)


def _issued(screen: ReturnScreen, bench: FakeBench, qtbot: QtBot) -> None:
    """Issue with the keys, and wait until the screen shows it."""
    before = len(bench.store.notes)
    press(screen, "F12")
    until(qtbot, lambda: len(bench.store.notes) > before)
    until(qtbot, lambda: "Print" in named(screen, ActionButton, "primary").text())


def _take_back(screen: ReturnScreen, bench: FakeBench) -> None:
    screen.show_sheet(cancel_and_reissue(bench, FIRST, an_approval()).sheet)


def _printed(screen: ReturnScreen, bench: FakeBench, *numbers: str) -> None:
    for number in numbers:
        queue_print(bench, number)
        print_next(bench, FakePrinter())
    screen.show_sheet(open_sheet(bench, screen.rma()))


def _words(screen: ReturnScreen, name: str) -> str:
    label = named(screen, QLabel, name)
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize(
    ("profile", "shown", "other"),
    [
        (None, {"Restocking fee F-01": "−€13.43", "To credit incl. VAT": "€91.28"}, "€93.97"),
        (
            _separate(),
            {
                "Total excl. VAT": "€89.50",
                "To credit incl. VAT": "€107.40",
                "Fee F-01 due, outside VAT": "−€13.43",
                "Balance": "€93.97",
            },
            "€91.28",
        ),
    ],
    ids=["reduction", "separate"],
)
def test_both_standings_of_the_fee_are_shown_to_the_cent_before_the_issue(
    return_screen: MakeReturn, qtbot: QtBot, profile: Profile | None, shown: dict[str, str], other: str
) -> None:
    screen, bench = return_screen(_usual(), profile=profile)
    _decided(screen, qtbot)
    assert shown.items() <= _rows(screen).items()
    assert f"Otherwise: {other} " in _words(screen, "feeOtherwise")
    _issued(screen, bench, qtbot)
    assert _words(screen, "feeOtherwise") == ""


def test_a_waived_fee_has_no_other_figure(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual(), profile=_separate())
    _decided(screen, qtbot)
    screen.show_sheet(waive_fee(bench, screen.rma(), an_approval()))
    assert _words(screen, "feeOtherwise") == ""
    assert _rows(screen)["Balance"] == "€107.40"


def test_what_was_issued_apart_is_shown_with_its_balance_and_printed_with_the_note(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual(), profile=_separate())
    _decided(screen, qtbot)
    _issued(screen, bench, qtbot)
    rows = _rows(screen)
    assert rows[f"Fee statement {STATEMENT}"] == "−€13.43"
    assert rows["Balance"] == "€93.97"
    step = screen.findChild(StepBand)
    assert isinstance(step, StepBand)
    assert step.text() == "Print the credit note and the fee statement"
    sent: list[str] = []
    screen.note_requested.connect(lambda number, _print_it: sent.append(number))
    press(screen, "F12")
    assert sent == [FIRST, STATEMENT]
    _printed(screen, bench, FIRST)
    with qtbot.waitSignal(screen.note_requested) as asked:
        press(screen, "F12")
    assert asked.args == [STATEMENT, True]


def test_a_note_taken_back_is_named_with_what_took_it_back_and_the_draft_can_be_looked_at(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    _decided(screen, qtbot)
    _issued(screen, bench, qtbot)
    _take_back(screen, bench)
    assert _words(screen, "documents") == f"Credit note {FIRST} cancelled by {CONTRARY}"
    assert named(screen, ActionButton, "preview").text() == "Preview"
    press(screen, "Ctrl+H")
    documents = named(screen, AmountRows, "caseDocuments")
    until(qtbot, documents.isVisible)
    assert [row.label for row in documents.rows()] == [
        f"Credit note {FIRST} cancelled by {CONTRARY}",
        f"Cancellation {CONTRARY} cancels {FIRST}",
    ]


def test_the_last_note_in_force_is_seen_and_printed_and_not_the_last_document(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual(), profile=_separate())
    _decided(screen, qtbot)
    _issued(screen, bench, qtbot)
    with qtbot.waitSignal(screen.note_requested) as asked:
        press(screen, "Ctrl+D")
    assert asked.args == [FIRST, False]
    _take_back(screen, bench)
    _issued(screen, bench, qtbot)
    with qtbot.waitSignal(screen.note_requested) as asked:
        press(screen, "F12")
    assert asked.args == [SECOND, True]
    banner = screen.findChild(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    assert SECOND in banner.text()
    assert "€107.40" in banner.text()


def test_a_contrary_document_is_printed_after_the_right_note_and_a_cancelled_one_never_asked_for(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    _decided(screen, qtbot)
    _issued(screen, bench, qtbot)
    _take_back(screen, bench)
    _issued(screen, bench, qtbot)
    _printed(screen, bench, SECOND)
    assert named(screen, ActionButton, "primary").text() == "Print the document"
    with qtbot.waitSignal(screen.note_requested) as asked:
        press(screen, "F12")
    assert asked.args == [CONTRARY, True]
    _printed(screen, bench, CONTRARY)
    assert named(screen, ActionButton, "primary").text() == "Next parcel"
