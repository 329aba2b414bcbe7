"""The return screen: what the operator sees and does, over services with fakes."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from receiving_app.domain.returns import ReturnCase
from receiving_app.domain.vocabulary import Condition, Decision, Evidence, Reason, Status
from receiving_app.services.case_sheet import open_sheet
from receiving_app.services.inspect_unit import count_unit, record_condition
from tests.builders import TODAY, a_case, a_line, serials
from tests.ui.bench.conftest import MakeReturn
from tests.ui.bench.driving import named, press, scan_into, touch, until
from ui.screens.return_screen import ReturnScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.amount_rows import AmountRows
from ui.widgets.big_toggle import BigToggle
from ui.widgets.step_band import StepBand
from ui.widgets.verdict_banner import VerdictBanner

SERIAL = serials()[0]


def _usual() -> ReturnCase:
    return a_case(a_line(serials=serials()))


def _toggle(screen: ReturnScreen, name: str) -> BigToggle:
    return named(screen, BigToggle, name)


def _button(screen: ReturnScreen, name: str) -> ActionButton:
    return named(screen, ActionButton, name)


def _verdict(screen: ReturnScreen) -> VerdictBanner:
    banner = screen.findChild(VerdictBanner)
    assert isinstance(banner, VerdictBanner)
    return banner


def _step(screen: ReturnScreen) -> StepBand:
    band = screen.findChild(StepBand)
    assert isinstance(band, StepBand)
    return band


def test_a_return_that_was_just_scanned_says_what_is_to_be_done(return_screen: MakeReturn) -> None:
    screen, _ = return_screen(_usual())
    assert "Serial number to confirm" in _verdict(screen).detail()
    assert _step(screen).text() == "Scan the serial number"
    assert _step(screen).stage() == "Step 2/3 · inspection"
    assert not _button(screen, "primary").isEnabled()


def test_f6_says_all_present_and_never_used_and_the_credit_can_be_issued(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    unit = bench.store.cases[screen.rma()].unit(1)
    assert (unit.condition, unit.evidence) == (Condition.UNUSED_ORIGINAL_PACKAGING, Evidence.ATTESTED)
    assert _verdict(screen).kind() == "ok"
    rows = named_rows(screen)
    assert rows["To credit incl. VAT"] == "€91.28"
    assert rows["Restocking fee F-01"] == "−€13.43"


def named_rows(screen: ReturnScreen) -> dict[str, str]:
    amounts = screen.findChild(AmountRows, "creditAmounts")
    assert isinstance(amounts, AmountRows)
    return {row.label: row.figure for row in amounts.rows()}


def test_touching_an_accessory_twice_says_that_it_is_missing_and_deducts_it(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, _ = return_screen(_usual())
    press(screen, "F6")
    until(qtbot, lambda: _toggle(screen, "item_2").state() == "ok")
    touch(qtbot, _toggle(screen, "item_2"))
    until(qtbot, lambda: _toggle(screen, "item_2").state() == "missing")
    assert named_rows(screen)["To credit incl. VAT"] == "€88.28"
    assert "missing" in _toggle(screen, "item_2").detail()


def test_f12_issues_the_credit_note_and_then_offers_to_print_it(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    press(screen, "F12")
    until(qtbot, lambda: bench.store.cases[screen.rma()].status is Status.CLOSED)
    until(qtbot, lambda: "Print" in _button(screen, "primary").text())
    with qtbot.waitSignal(screen.note_requested) as asked:
        press(screen, "F12")
    assert asked.args == ["AV-2026-000001", True]
    with qtbot.waitSignal(screen.note_requested) as asked:
        press(screen, "Ctrl+D")
    assert asked.args == ["AV-2026-000001", False]


@pytest.mark.parametrize(("key", "condition"), list(enumerate(Condition, start=1)))
def test_alt_and_a_figure_record_the_condition(
    return_screen: MakeReturn, qtbot: QtBot, key: int, condition: Condition
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, f"Alt+{key}")
    until(qtbot, lambda: bench.store.cases[screen.rma()].unit(1).condition is condition)
    until(qtbot, lambda: _toggle(screen, f"condition_{condition}").state() == "chosen")


def test_a_used_unit_waits_for_the_supervisor_who_approves_in_place(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F5")
    until(qtbot, lambda: _toggle(screen, "item_1").state() == "ok")
    press(screen, "Alt+3")
    until(qtbot, lambda: _verdict(screen).kind() == "attention")
    touch(qtbot, _toggle(screen, "offer_1"))
    for name, text in (("Name", "Nadia"), ("Code", "2468"), ("Reason", "bon client")):
        qtbot.keyClicks(named(screen, QLineEdit, f"approval{name}"), text)
    touch(qtbot, _button(screen, "approvalConfirm"))
    until(qtbot, _button(screen, "primary").isEnabled)
    made = bench.store.cases[screen.rma()].unit(1).choices[0]
    assert (made.approved_by, made.reason) == ("Nadia", "bon client")
    assert named_rows(screen)["Restocking fee F-03"] == "−€35.80"


def test_a_wrong_supervisor_code_is_refused_in_words_and_changes_nothing(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F5")
    until(qtbot, lambda: _toggle(screen, "item_1").state() == "ok")
    press(screen, "Alt+3")
    until(qtbot, lambda: _verdict(screen).kind() == "attention")
    touch(qtbot, _toggle(screen, "offer_1"))
    for name, text in (("Name", "Nadia"), ("Code", "0000"), ("Reason", "essai")):
        qtbot.keyClicks(named(screen, QLineEdit, f"approval{name}"), text)
    with qtbot.waitSignal(screen.message_requested) as said:
        touch(qtbot, _button(screen, "approvalConfirm"))
    assert "code" in said.args[0].text
    assert bench.store.cases[screen.rma()].unit(1).choices == ()


def test_f8_puts_the_return_on_hold_with_its_cause_and_resumes_it(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F8")
    field = named(screen, QLineEdit, "holdCause")
    field.setFocus()
    scan_into(field, "waiting for the customer")
    until(qtbot, lambda: bench.store.cases[screen.rma()].status is Status.ON_HOLD)
    until(qtbot, lambda: "waiting for the customer" in _verdict(screen).detail())
    press(screen, "F8")
    until(qtbot, lambda: bench.store.cases[screen.rma()].status is Status.INSPECTING)


def test_scanning_the_announced_serial_marks_the_unit_as_read(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    scan_into(screen, SERIAL.lower())
    until(qtbot, lambda: bench.store.cases[screen.rma()].unit(1).evidence is Evidence.READ)


def test_scanning_a_serial_found_nowhere_raises_the_comparison(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, _ = return_screen(_usual())
    scan_into(screen, "20EZ00000000")
    until(qtbot, lambda: _toggle(screen, "serial").state() == "attention")
    assert "20EZ00000000" in _verdict(screen).detail()
    assert _toggle(screen, "offer_1").isVisible()


def test_scanning_another_number_leaves_for_that_return(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, _ = return_screen(_usual())
    with qtbot.waitSignal(screen.scan_answered) as answered:
        scan_into(screen, "RMA-2026-004104-T")
    assert answered.args[0].raw == "RMA-2026-004104-T"


def test_a_carton_is_counted_and_the_rest_stays_outstanding(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case(a_line("1.95", 50, sku="CAT6-3M-50")))
    quantity = named(screen, QLineEdit, "quantity")
    press(screen, "F11")
    qtbot.keyClicks(quantity, "20")
    press(screen, "Return")
    until(qtbot, lambda: bench.store.cases[screen.rma()].unit(1).quantity == 20)
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    assert named_rows(screen)["To credit incl. VAT"] == "€34.80"
    press(screen, "F12")
    until(qtbot, lambda: bool(bench.store.notes) and screen.revision() == bench.case(screen.rma()).revision)
    assert _button(screen, "another").isVisible()
    press(screen, "F9")
    until(qtbot, lambda: [unit.quantity for unit in bench.store.cases[screen.rma()].units] == [20, 30])


def test_each_unit_of_a_line_is_reached_by_page_down(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case(a_line(announced=3, serials=serials(3))))
    assert _toggle(screen, "unit_1").state() == "chosen"
    press(screen, "PgDown")
    assert _toggle(screen, "unit_2").state() == "chosen"
    press(screen, "Alt+4")
    until(qtbot, lambda: bench.store.cases[screen.rma()].unit(2).condition is Condition.DAMAGED)
    assert bench.store.cases[screen.rma()].unit(1).condition is None


def test_a_delivery_error_is_confirmed_by_the_operator_and_credited_without_fee(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    case = a_case(a_line(received_sku="GXP2135", serials=serials()), reason=Reason.DELIVERY_ERROR)
    screen, _ = return_screen(case)
    assert _verdict(screen).kind() == "attention"
    press(screen, "F6")
    press(screen, "Alt+5")
    until(qtbot, _button(screen, "primary").isEnabled)
    assert named_rows(screen)["To credit incl. VAT"] == "€107.40"


def test_a_missing_ticket_is_typed_in_place_and_the_defective_unit_goes_on(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    line = a_line(sku="T54W", serials=serials(), invoiced_on=TODAY - timedelta(days=100))
    screen, bench = return_screen(a_case(line, reason=Reason.DEFECTIVE))
    press(screen, "F5")
    press(screen, "Alt+3")
    ticket = named(screen, QLineEdit, "ticket")
    until(qtbot, ticket.isVisible)
    qtbot.keyClicks(ticket, "TK-1234")
    press(ticket, "Return") if ticket.hasFocus() else qtbot.keyClick(ticket, "\r")
    until(qtbot, lambda: bench.store.cases[screen.rma()].line(1).support_ticket == "TK-1234")
    until(qtbot, lambda: _verdict(screen).kind() == "ok")
    press(screen, "F12")
    until(qtbot, lambda: bench.store.cases[screen.rma()].unit(1).decision is Decision.SEND_TO_MANUFACTURER)


def test_the_fee_is_waived_behind_other_decision(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F6")
    until(qtbot, _button(screen, "otherDecision").isVisible)
    press(screen, "F10")
    touch(qtbot, _button(screen, "waive"))
    for name, text in (("Name", "Nadia"), ("Code", "2468"), ("Reason", "geste commercial")):
        qtbot.keyClicks(named(screen, QLineEdit, f"approval{name}"), text)
    touch(qtbot, _button(screen, "approvalConfirm"))
    until(qtbot, lambda: bench.store.cases[screen.rma()].waiver is not None)
    until(qtbot, lambda: named_rows(screen)["Total excl. VAT"] == "€89.50")


def _approve(screen: ReturnScreen, qtbot: QtBot) -> None:
    for name, text in (("Name", "Nadia"), ("Code", "2468"), ("Reason", "accord")):
        qtbot.keyClicks(named(screen, QLineEdit, f"approval{name}"), text)
    touch(qtbot, _button(screen, "approvalConfirm"))


def test_another_product_in_hand_raises_the_comparison(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual())
    touch(qtbot, _button(screen, "otherProduct"))
    scan_into(screen, "gxp2135")
    until(qtbot, lambda: bench.store.cases[screen.rma()].unit(1).sku == "GXP2135")
    until(qtbot, lambda: "GXP2135" in _verdict(screen).detail())
    assert _toggle(screen, "offer_1").isVisible()


def test_a_text_that_is_no_reference_is_refused_in_words(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual())
    touch(qtbot, _button(screen, "otherProduct"))
    with qtbot.waitSignal(screen.message_requested) as said:
        scan_into(screen, "not a reference")
    assert said.args[0].kind == "refused"
    assert bench.store.cases[screen.rma()].unit(1).sku == "GRP2614"


def test_a_unit_beyond_the_announced_is_added_and_asked_about(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    touch(qtbot, _button(screen, "extraUnit"))
    until(qtbot, lambda: len(bench.store.cases[screen.rma()].units) == 2)
    # It is looked at, and in sight.
    until(qtbot, lambda: _toggle(screen, "unit_2").state() == "chosen")
    until(qtbot, lambda: not _toggle(screen, "unit_2").visibleRegion().isEmpty())
    assert _verdict(screen).kind() == "attention"
    assert "2" in _verdict(screen).detail()


def test_the_unit_looked_at_is_in_sight_among_many(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, _ = return_screen(a_case(a_line(announced=9, serials=serials(9))))
    for unit, toward in ((9, "PgUp"), (1, "PgDown")):
        press(screen, toward)
        toggle = _toggle(screen, f"unit_{unit}")
        until(qtbot, lambda one=toggle: one.visibleRegion().boundingRect() == one.rect())
        assert toggle.state() == "chosen"


def test_a_unit_declared_absent_by_mistake_comes_back(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(a_case(a_line("1.95", 50, sku="CAT6-3M-50")))
    touch(qtbot, _button(screen, "absent"))
    until(qtbot, lambda: bench.store.cases[screen.rma()].units == ())
    until(qtbot, _button(screen, "extraUnit").isVisible)
    touch(qtbot, _button(screen, "extraUnit"))
    until(qtbot, lambda: len(bench.store.cases[screen.rma()].units) == 1)


def test_the_supervisor_closes_a_return_whose_rest_never_comes(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(a_case(a_line("1.95", 50, sku="CAT6-3M-50")))
    count_unit(bench, screen.rma(), 1, 20)
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    press(screen, "F12")
    until(qtbot, lambda: screen.findChild(BigToggle, "offer_3") is not None)
    until(qtbot, _toggle(screen, "offer_3").isVisible)
    assert not named(screen, QLineEdit, "quantity").isEnabled()
    assert _toggle(screen, "offer_3").detail() == "supervisor · closes without the rest"
    press(screen, "Alt+7")
    _approve(screen, qtbot)
    until(qtbot, lambda: bench.store.cases[screen.rma()].status is Status.CLOSED)


def test_the_supervisor_cancels_a_return_that_never_came(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual())
    other = replace(_usual(), rma="RMA-2026-004104-T")
    with bench.writing() as uow:
        uow.returns.add(other)
        uow.commit()
    screen.show_sheet(open_sheet(bench, other.rma))
    touch(qtbot, _button(screen, "caseAct"))
    _approve(screen, qtbot)
    until(qtbot, lambda: bench.store.cases[other.rma].status is Status.CANCELLED)


def test_the_parcel_facts_are_recorded_by_touch(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual())
    touch(qtbot, _toggle(screen, "parcel_transport_damage"))
    until(qtbot, lambda: bench.store.cases[screen.rma()].parcels[0].transport_damage is True)
    until(qtbot, lambda: _toggle(screen, "parcel_transport_damage").state() == "attention")


def test_an_issued_return_no_longer_takes_acts(return_screen: MakeReturn, qtbot: QtBot) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    press(screen, "F12")
    until(qtbot, lambda: bench.store.cases[screen.rma()].status is Status.CLOSED)
    until(qtbot, lambda: not _toggle(screen, "item_1").isEnabled())
    with qtbot.waitSignal(screen.message_requested) as said:
        press(screen, "Alt+3")
    assert said.args[0].kind == "refused"
    assert said.args[0].next_step


def test_the_words_follow_the_language(return_screen: MakeReturn, french: None) -> None:
    screen, _ = return_screen(_usual())
    screen.set_language("fr")
    assert _button(screen, "hold").text() == "Mettre en attente"
    assert _toggle(screen, "condition_used").text() == "Utilisé"


def test_a_price_of_six_decimals_is_shown_in_cents(return_screen: MakeReturn, qtbot: QtBot) -> None:
    line = a_line("1.705999", 25, sku="CAT6-3M-50", vat_rate=Decimal("5.5"))
    screen, _ = return_screen(a_case(line))
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    assert named_rows(screen)["Invoiced price excl. VAT"] == "€42.65"


def test_a_return_changed_elsewhere_is_loaded_again_and_nothing_is_carried_out(
    return_screen: MakeReturn, qtbot: QtBot
) -> None:
    screen, bench = return_screen(_usual())
    press(screen, "F6")
    until(qtbot, _button(screen, "primary").isEnabled)
    record_condition(bench, screen.rma(), 1, Condition.DAMAGED)
    with qtbot.waitSignal(screen.message_requested) as said:
        press(screen, "F12")
    assert said.args[0].kind == "refused"
    until(qtbot, lambda: _toggle(screen, "condition_damaged").state() == "chosen")
    assert bench.store.cases[screen.rma()].unit(1).decision is None
