"""Announced, invoiced and in hand on the return screen: shown where they differ, settled by touch or key."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.batches import Answered, Batch, BatchUnit, Outcome
from receiving_app.domain.identifiers import RmaNumber
from receiving_app.domain.vocabulary import Choice, Condition, Question, Reason, Status
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.inspect_unit import confirm_all_present, count_unit
from receiving_app.services.issue_credit_note import conclude
from tests.builders import BARE_SKU, OTHER_SKU, SKU, TODAY, a_case, a_line, serials
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, touch, type_line, type_text, until
from ui.screens.return_parts.comparison_rows import ComparisonRows
from ui.screens.return_parts.history_card import EntryList
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.verdict_banner import VerdictBanner


def compared(screen: ReturnScreen) -> dict[str, str]:
    return {row.label: row.figure for row in named(screen, ComparisonRows, "comparison").rows()}


def verdict(screen: ReturnScreen) -> str:
    (banner,) = screen.findChildren(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    return banner.detail()


def test_the_usual_return_shows_no_comparison(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials())))
    press(screen, "F6")
    until(qtbot, lambda: bench.case(screen.rma()).unit(1).condition is not None)
    assert named(screen, ComparisonRows, "comparison").isHidden()


def test_another_product_is_shown_beside_the_one_ordered_with_what_each_answer_leads_to(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    case = a_case(a_line(received_sku=OTHER_SKU, serials=serials()), reason=Reason.DELIVERY_ERROR)
    screen, bench = return_screen(case)

    assert compared(screen) == {
        "Reference, announced": OTHER_SKU,
        "Reference, invoiced": SKU,
        "Reference, in hand": OTHER_SKU,
    }
    confirmed = named(screen, BigToggle, "offer_1")
    assert "credit without fee" in confirmed.detail()
    press(screen, "Alt+5")
    until(qtbot, named(screen, ComparisonRows, "comparison").isHidden)
    assert bench.case(case.rma).unit(1).choice(Question.PRODUCT) is Choice.DELIVERY_ERROR_CONFIRMED


def test_a_unit_awaited_on_two_returns_is_settled_by_one_key(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials())))
    other = a_case(a_line(serials=serials(), invoice="FA-9"), rma=RmaNumber.build(2026, 4102).text)
    bench.store.cases[other.rma] = other
    press(screen, "F6")
    until(qtbot, named(screen, ComparisonRows, "comparison").isVisible)

    assert compared(screen)["Number, invoiced"] == "FA-9"
    press(screen, "Alt+5")
    until(qtbot, named(screen, ComparisonRows, "comparison").isHidden)
    unit = bench.case(screen.rma()).unit(1)
    assert unit.choice(Question.ELSEWHERE) is Choice.UNIT_OF_THIS_RETURN
    assert unit.condition is Condition.UNUSED_ORIGINAL_PACKAGING


def test_a_unit_that_was_with_its_manufacturer_before_is_recognised(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials())))
    joined = bench.clock.now()
    sent = BatchUnit("RMA-OLD", 1, SKU, "Phone", 1, serials()[0], "", "no sound", "4711", joined)
    batch = Batch("B-2026-000001", "Grandstream", TODAY, (sent,)).sent(TODAY, TODAY)
    bench.store.batches[batch.number] = batch
    press(screen, "Alt+2")
    before = named(screen, QLabel, "sentBefore")
    until(qtbot, before.isVisible)
    assert before.text() == "With Grandstream since 23 Nov 2026, batch B-2026-000001: no answer yet"

    bench.store.batches[batch.number] = batch.answered("RMA-OLD", 1, Answered(Outcome.REPAIRED, TODAY, "Sam"))
    press(screen, "Alt+1")
    until(qtbot, lambda: before.text().startswith("Already back on 23 Nov 2026 from Grandstream"))
    assert before.text().endswith("batch B-2026-000001: repaired, after 0 d")


def test_a_unit_that_came_instead_of_another_is_recognised_by_its_own_number(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials())))
    sent = BatchUnit("RMA-OLD", 1, SKU, "Phone", 1, "20EZOLD1", "", "no sound", "4711", bench.clock.now())
    batch = Batch("B-2026-000001", "Grandstream", TODAY - timedelta(days=20), (sent,))
    batch = batch.sent(TODAY - timedelta(days=20), TODAY)
    answer = Answered(Outcome.REPLACED, TODAY, "Sam", serials()[0])
    bench.store.batches[batch.number] = batch.answered("RMA-OLD", 1, answer)
    press(screen, "Alt+2")
    before = named(screen, QLabel, "sentBefore")
    until(qtbot, before.isVisible)
    assert before.text().startswith("Already back on 23 Nov 2026 from Grandstream, batch B-2026-000001")
    assert before.text().endswith("replaced, after 20 d")


def test_fewer_than_announced_are_shown_and_what_was_lost_waits_for_the_carrier(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case(a_line("19.50", 5, sku=BARE_SKU)))
    count_unit(bench, screen.rma(), 1, 2)
    press(screen, "F6")
    until(qtbot, named(screen, ComparisonRows, "comparison").isVisible)
    assert compared(screen) == {"Announced · invoiced · in hand": "5 · 5 · 2"}
    press(screen, "F10")
    lost = next(one for one in screen.findChildren(BigToggle) if one.text() == "Lost in transport")
    until(qtbot, lost.isVisible)
    assert lost.detail() == "waits for the carrier's answer"
    touch(qtbot, lost)
    until(qtbot, lambda: bench.case(screen.rma()).shortage is not None)
    until(qtbot, lambda: screen.revision() == bench.case(screen.rma()).revision)
    press(screen, "F12")
    until(qtbot, lambda: verdict(screen).startswith("Lost in transport"))
    assert bench.case(screen.rma()).status is Status.ON_HOLD
    assert len(bench.store.notes) == 1

    press(screen, "F8")
    until(qtbot, named(screen, BigToggle, "offer_1").isEnabled)
    assert bench.case(screen.rma()).status is Status.DECIDED
    press(screen, "Alt+5")
    until(qtbot, lambda: bench.case(screen.rma()).shortage is not None)
    assert named(screen, BigToggle, "offer_1").text() == "Still to come"


def test_a_reason_is_reclassified_with_a_reason_and_the_history_tells_both(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case(a_line(serials=serials()), reason=Reason.DELIVERY_ERROR))
    press(screen, "F5")
    until(qtbot, lambda: screen.findChild(BigToggle, "offer_1") is not None)
    assert named(screen, BigToggle, "offer_1").detail() == "supervisor · restocking fee"
    press(screen, "Alt+5")
    type_text(named(screen, QLineEdit, "approvalName"), "Nadia")
    type_text(named(screen, QLineEdit, "approvalCode"), "2468")
    touch(qtbot, named(screen, ActionButton, "approvalConfirm"))
    assert bench.case(screen.rma()).unit(1).choices == ()
    type_line(named(screen, QLineEdit, "approvalReason"), "right product")
    until(qtbot, lambda: bool(bench.case(screen.rma()).unit(1).choices))
    assert bench.case(screen.rma()).reason is Reason.DELIVERY_ERROR
    press(screen, "Ctrl+H")
    shown = named(screen, EntryList, "history")
    told = "Unit 1: Delivery error → Order error, right product"
    until(qtbot, lambda: any(words.startswith(told) for _, words in shown.entries()))


def test_a_decided_defective_unit_says_by_what_warranty(return_screen: MakeReturn, qtbot: QtBot) -> None:
    line = a_line(serials=serials(), manufacturer_ticket="4711", invoiced_on=date(2025, 3, 14))
    screen, bench = return_screen(a_case(line, reason=Reason.DEFECTIVE))
    confirm_all_present(bench, screen.rma(), condition=Condition.USED)
    screen.show_sheet(conclude(bench, screen.rma()).sheet)
    known = bench.store.catalogue[SKU]
    bench.store.catalogue[SKU] = replace(known, warranty_months=6)
    screen.show_sheet(open_sheet(bench, screen.rma()))
    said = verdict(screen)
    assert "Under warranty until 14 Mar 2027: 111 days were left on 23 Nov 2026" in said
    assert "24 months; procedure Grandstream, version 1" in said


def test_the_portal_of_a_missing_ticket_is_copied(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, _ = return_screen(a_case(a_line(serials=serials()), reason=Reason.DEFECTIVE))
    press(screen, "F5")
    press(screen, "Alt+3")
    copy = named(screen, ActionButton, "copyPortal")
    until(qtbot, copy.isVisible)
    copy.click()
    assert QGuiApplication.clipboard().text() == "https://helpdesk.grandstream.com"
    assert copy.text() == "Address copied"
