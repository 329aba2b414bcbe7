"""The settings screen, over a real bench."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext, open_context
from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.own_choices import OwnChoices
from receiving_app.domain.profile import LateTerms, Printers
from receiving_app.domain.vocabulary import FeeTreatment
from receiving_app.options import Options
from receiving_app.sample_data import SAMPLE_SUPERVISOR_CODE
from receiving_app.services.cancel_and_reissue import cancel_and_reissue
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.equipment import equipment
from receiving_app.services.ports import Approval
from receiving_app.services.settings import Settings
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.screens.conftest import Open
from ui.operations import Lanes
from ui.screens.settings_parts.company_page import CompanyPage
from ui.screens.settings_screen import SettingsScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_field import FormField
from ui.widgets.verdict_banner import VerdictBanner

COMPANY, FEES, POLICY, BENCH = range(4)


def _opened(context: AppContext, open_screen: Open, qtbot: QtBot, tab: int = COMPANY) -> SettingsScreen:
    screen = SettingsScreen(context.bench, "en")
    open_screen(screen)
    until(qtbot, lambda: bool(_line(screen, "firstNumber").text()))
    named(screen, QTabWidget, "settingsTabs").setCurrentIndex(tab)
    return screen


def _line(screen: SettingsScreen, name: str) -> QLineEdit:
    return named(screen, QLineEdit, name)


def _error(screen: SettingsScreen, name: str) -> str:
    field = _line(screen, name).parent()
    assert isinstance(field, FormField)
    return field.error()


def _write(qtbot: QtBot, screen: SettingsScreen, name: str, text: str) -> None:
    line = _line(screen, name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    press(screen, "Tab")


def _save(qtbot: QtBot, screen: SettingsScreen, code: str = SAMPLE_SUPERVISOR_CODE) -> None:
    if code:
        qtbot.keyClicks(_line(screen, "currentCode"), code)
    press(screen, "Ctrl+S")


def _banner(screen: SettingsScreen) -> VerdictBanner:
    found = screen.findChild(VerdictBanner)
    assert isinstance(found, VerdictBanner)
    return found


def test_what_is_changed_is_stored_only_when_saved(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot)
    save = named(screen, ActionButton, "saveSettings")
    assert not save.isEnabled()
    _write(qtbot, screen, "seller_city", "Rennes")
    assert save.isEnabled()
    assert load_profile(context.bench).seller.city == "Nanterre"
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000) as changed:
        _save(qtbot, screen)
    assert isinstance(changed.args[0], Settings)
    assert load_profile(context.bench).seller.city == "Rennes"
    until(qtbot, lambda: not save.isEnabled())


def test_a_wrong_supervisor_code_saves_nothing_and_keeps_what_was_typed(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot)
    _write(qtbot, screen, "seller_city", "Rennes")
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        _save(qtbot, screen, "0000")
    assert said.args[0].kind == "refused"
    assert load_profile(context.bench).seller.city == "Nanterre"
    assert _line(screen, "seller_city").text() == "Rennes"
    assert _line(screen, "currentCode").hasFocus()


def test_what_another_bench_changed_meanwhile_stays_or_is_shown(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot)
    _write(qtbot, screen, "seller_city", "Rennes")
    shown = load_profile(context.bench)
    save_profile(context.bench, replace(shown, lock_after_minutes=7))
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    stored = load_profile(context.bench)
    assert (stored.seller.city, stored.lock_after_minutes) == ("Rennes", 7)
    until(qtbot, lambda: not named(screen, ActionButton, "saveSettings").isEnabled())
    _write(qtbot, screen, "seller_city", "Lyon")
    save_profile(context.bench, replace(stored, seller=replace(stored.seller, city="Brest")))
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        _save(qtbot, screen)
    assert said.args[0].kind == "refused"
    until(qtbot, lambda: _line(screen, "seller_city").text() == "Brest")
    assert _line(screen, "currentCode").text() == ""


def test_saving_twice_in_a_row_saves_once(context: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(context, open_screen, qtbot)
    said: list[str] = []
    screen.message_requested.connect(lambda message: said.append(message.kind))
    _write(qtbot, screen, "seller_city", "Rennes")
    _save(qtbot, screen)
    press(screen, "Ctrl+S")
    until(qtbot, lambda: bool(said) and not _line(screen, "currentCode").text())
    screen.on_shown()
    until(qtbot, lambda: not named(screen, ActionButton, "saveSettings").isEnabled())
    assert said == ["ok"]


@pytest.mark.parametrize(
    ("tab", "name", "text"),
    [
        (COMPANY, "seller_siren", "123456789"),
        (COMPANY, "seller_siret", "1"),
        (COMPANY, "seller_vat_number", "FR00999820004"),
        (COMPANY, "seller_country", "France"),
        (FEES, "fee1_percent", "fifteen"),
        (FEES, "fee1_minimum", "1e9"),
        (FEES, "fee1_days_to", "soon"),
        (POLICY, "serialReadAbove", "-1"),
        (POLICY, "vatRates", "0"),
        (POLICY, "vatRates", ";"),
        (POLICY, "rmaPatterns", "TK-["),
        (POLICY, "seriesPrefix", "AV 2"),
        (POLICY, "firstNumber", "0"),
        (BENCH, "newCode", "123"),
    ],
)
def test_what_is_wrong_is_said_under_its_field_and_is_not_saved(
    context: AppContext, open_screen: Open, qtbot: QtBot, tab: int, name: str, text: str
) -> None:
    before = load_profile(context.bench)
    screen = _opened(context, open_screen, qtbot, tab)
    _write(qtbot, screen, name, text)
    assert _error(screen, name)
    assert _line(screen, name).accessibleDescription() == _error(screen, name)
    named(screen, QTabWidget, "settingsTabs").setCurrentIndex((tab + 1) % 4)
    with qtbot.waitSignal(screen.message_requested) as said:
        _save(qtbot, screen)
    assert said.args[0].kind == "refused"
    assert named(screen, QTabWidget, "settingsTabs").currentIndex() == tab
    assert load_profile(context.bench) == before


def test_the_example_says_what_a_rule_charges_and_follows_the_typing(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, FEES)
    assert "on €100.00: €15.00" in _words(screen)
    _write(qtbot, screen, "fee1_percent", "17.5")
    assert "on €100.00: €17.50" in _words(screen)


def _words(screen: SettingsScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel))


def test_a_changed_rule_has_a_higher_version(context: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(context, open_screen, qtbot, FEES)
    _write(qtbot, screen, "fee1_percent", "17.5")
    touch(qtbot, named(screen, BigToggle, "fee2_complete"))
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    first, second, third = load_profile(context.bench).fees.rules
    assert (first.percent, first.version) == (Decimal("17.5"), 2)
    assert (second.complete, second.version) == (True, 2)
    assert third.version == 1


def test_rules_are_added_moved_and_removed(context: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(context, open_screen, qtbot, FEES)
    touch(qtbot, named(screen, ActionButton, "addFee"))
    until(qtbot, lambda: screen.findChild(QLineEdit, "fee4_rule") is not None)
    _write(qtbot, screen, "fee4_fr", "Fin de serie")
    touch(qtbot, _newest(screen, "fee4_up"))
    touch(qtbot, _newest(screen, "fee1_remove"))
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert [rule.rule for rule in load_profile(context.bench).fees.rules] == ["F-02", "F-04", "F-03"]


def _newest(screen: SettingsScreen, name: str) -> ActionButton:
    return screen.findChildren(ActionButton, name)[-1]


@pytest.mark.parametrize("button", ["addFee", "fee2_up", "fee2_remove"])
@pytest.mark.parametrize(("name", "text"), [("fee1_percent", "abc"), ("fee1_percent", "150")])
def test_a_rule_that_is_wrong_stays_and_nothing_is_lost(
    context: AppContext, open_screen: Open, qtbot: QtBot, button: str, name: str, text: str
) -> None:
    screen = _opened(context, open_screen, qtbot, FEES)
    _write(qtbot, screen, name, text)
    touch(qtbot, named(screen, ActionButton, button))
    assert _line(screen, name).text() == text
    assert screen.findChild(QLineEdit, "fee4_rule") is None


def test_two_rules_of_one_name_are_refused_in_words(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, FEES)
    _write(qtbot, screen, "fee2_rule", "F-01")
    with qtbot.waitSignal(screen.message_requested) as said:
        _save(qtbot, screen)
    assert "F-01" in said.args[0].text


def test_the_series_is_fixed_once_a_credit_note_was_issued(
    busy: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(busy, open_screen, qtbot, POLICY)
    assert not _line(screen, "seriesPrefix").isEnabled()
    assert not _line(screen, "firstNumber").isEnabled()
    assert "AV-2026-000006" in _words(screen)


def test_a_series_without_a_document_is_still_free(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(busy, open_screen, qtbot, POLICY)
    assert _line(screen, "cancellationPrefix").isEnabled()
    assert _line(screen, "statementPrefix").isEnabled()
    _write(qtbot, screen, "cancellationPrefix", "ANN")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert load_profile(busy.bench).cancellation_prefix == "ANN"


def test_a_cancellation_fixes_its_own_series(busy: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    cancel_and_reissue(busy.bench, "AV-2026-000006", Approval("Alex", SAMPLE_SUPERVISOR_CODE, "faux client"))
    screen = _opened(busy, open_screen, qtbot, POLICY)
    assert not _line(screen, "cancellationPrefix").isEnabled()
    assert _line(screen, "statementPrefix").isEnabled()
    assert "AN-2026-000001" in _words(screen)


def test_two_series_of_one_prefix_are_refused_in_words(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, POLICY)
    _write(qtbot, screen, "statementPrefix", "AV")
    with qtbot.waitSignal(screen.message_requested, timeout=10_000) as said:
        _save(qtbot, screen)
    assert said.args[0].kind == "refused"
    assert load_profile(context.bench).statement_prefix == "RD"


def test_how_the_fee_stands_towards_vat_is_one_choice_of_two_and_stored(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, POLICY)
    reduction, separate = (named(screen, BigToggle, f"fee_{one}") for one in FeeTreatment)
    assert (reduction.state(), separate.state()) == ("chosen", "choice")
    assert "accountant" in _words(screen)
    assert all("VAT" in toggle.detail() for toggle in (reduction, separate))
    touch(qtbot, separate)
    assert (reduction.state(), separate.state()) == ("choice", "chosen")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert load_profile(context.bench).policy.fee_treatment is FeeTreatment.SEPARATE


def test_missing_mentions_are_named_until_they_are_typed(
    open_screen: Open, qtbot: QtBot, tmp_path: Path, lanes: Lanes
) -> None:
    empty = open_context(Options(data_dir=str(tmp_path / "new")))
    empty.install_defaults()
    screen = _opened(empty, open_screen, qtbot)
    assert "legal form" in _banner(screen).text()
    _write(qtbot, screen, "seller_legal_form", "SAS")
    assert "legal form" not in _banner(screen).text()
    # No code is set yet, so that none is asked for.
    assert not _line(screen, "currentCode").isVisible()
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen, "")
    assert lanes.drain()
    empty.close()


def test_example_data_are_said_to_be_examples(context: AppContext, open_screen: Open, qtbot: QtBot) -> None:
    screen = _opened(context, open_screen, qtbot)
    assert "SPECIMEN" in _banner(screen).text()


def _offered(screen: SettingsScreen, name: str) -> dict[str, str]:
    box = named(screen, QComboBox, name)
    return {box.itemData(at): box.itemText(at) for at in range(box.count())}


def _pick(screen: SettingsScreen, name: str, value: str) -> None:
    box = named(screen, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_both_printers_are_chosen_from_the_system_s_and_what_is_away_is_said_to_be(
    context: AppContext, open_screen: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.printing.printer_names", lambda: ("Bureau", "Zebra"))
    context.bench.machine.choose(OwnChoices(document_printer="Ancienne"))
    screen = _opened(context, open_screen, qtbot, BENCH)
    until(qtbot, lambda: "Zebra" in _offered(screen, "labelPrinter"))
    assert _offered(screen, "printer") == {
        "": "The system's default",
        "Bureau": "Bureau",
        "Zebra": "Zebra",
        "Ancienne": "Ancienne (not there now)",
    }
    assert named(screen, QComboBox, "printer").currentText() == "Ancienne (not there now)"
    _pick(screen, "printer", "Bureau")
    _pick(screen, "labelPrinter", "Zebra")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert equipment(context.bench).printers == Printers("Bureau", "Zebra")
    # The company's settings are as they were: no other bench prints elsewhere.
    assert load_profile(context.bench).printers == Printers()


def test_the_page_says_what_is_this_bench_s_and_what_is_everybody_s(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, BENCH)
    words = _words(screen)
    assert "are this bench's own: no other bench is changed" in words
    assert "This counts at every bench" in words
    _pick(screen, "paperLanguage", "en")
    _pick(screen, "lockAfter", "5")
    _pick(screen, "theme", "dark")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    stored = load_profile(context.bench)
    assert (stored.language, stored.lock_after_minutes, stored.theme) == ("en", 5, "system")
    assert context.bench.machine.chosen() == OwnChoices(theme="dark")


def test_a_new_supervisor_code_is_typed_twice_and_then_asked_for(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, BENCH)
    _write(qtbot, screen, "newCode", "13579")
    with qtbot.waitSignal(screen.message_requested):
        _save(qtbot, screen)
    assert context.bench.secrets.matches(SAMPLE_SUPERVISOR_CODE, load_profile(context.bench).supervisor_hash)
    _write(qtbot, screen, "newCodeAgain", "13579")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        press(screen, "Ctrl+S")
    assert context.bench.secrets.matches("13579", load_profile(context.bench).supervisor_hash)


def _page(screen: SettingsScreen) -> CompanyPage:
    found = screen.findChild(CompanyPage)
    assert isinstance(found, CompanyPage)
    return found


def test_a_picture_becomes_the_logo(
    context: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(0)
    picture.save(str(tmp_path / "logo.png"))
    screen = _opened(context, open_screen, qtbot)
    _page(screen).load_logo(tmp_path / "logo.png")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert load_profile(context.bench).logo == (tmp_path / "logo.png").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG but broken", b"x" * 1_000_001])
def test_a_file_that_cannot_be_the_logo_is_refused_in_words(
    context: AppContext, open_screen: Open, qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    screen = _opened(context, open_screen, qtbot)
    _page(screen).load_logo(tmp_path / "logo.png")
    assert "PNG or JPEG" in _words(screen)
    assert not named(screen, ActionButton, "saveSettings").isEnabled()


def test_terms_for_late_payment_are_the_laws_unless_the_company_writes_its_own(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, POLICY)
    penalties = _line(screen, "late_penalties_fr")
    assert penalties.text() == ""
    assert "dix points" in named(screen, QLabel, "late_penalties_fr_note").text()
    _write(qtbot, screen, "late_penalties_fr", "Trois fois le taux interdit.")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert load_profile(context.bench).seller.late_terms == LateTerms(
        penalties=LocalText("Trois fois le taux interdit.")
    )


def test_how_long_the_journal_keeps_people_is_set_in_months(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    screen = _opened(context, open_screen, qtbot, POLICY)
    _write(qtbot, screen, "journalMonths", "3")
    assert _error(screen, "journalMonths") == "0, or a number of months from 6 to 120"
    _write(qtbot, screen, "journalMonths", "24")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        _save(qtbot, screen)
    assert load_profile(context.bench).journal_months == 24
