"""The settings' pages of what leaves: printing, the platform's folder, e-mail with its password, accounts."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTabWidget
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.accounts import Account
from receiving_app.domain.errors import DomainError
from receiving_app.domain.money import VatCategory
from receiving_app.domain.sending import MailSecurity, MailServer
from receiving_app.domain.sending_errors import KeyringUnavailable, TestLetterFailed
from receiving_app.sample_data import SAMPLE_SUPERVISOR_CODE
from receiving_app.services.company import load_profile
from tests.ui.bench.driving import named, press, touch, until
from tests.ui.screens.conftest import Open
from ui.screens.settings_screen import SettingsScreen
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.form_field import FormField
from ui.widgets.message_bar import Message

POLICY, SENDING, ACCOUNTING = 2, 4, 5


class Keyring:
    """Keeps passwords, or is not there."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.there = True

    def keep(self, password: str) -> None:
        if not self.there:
            raise KeyringUnavailable("NoKeyringError")
        self.kept.append(password)


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def screen(context: AppContext, open_screen: Open, qtbot: QtBot, keyring: Keyring) -> SettingsScreen:
    made = SettingsScreen(context.bench, "en", keep_password=keyring.keep)
    open_screen(made)
    until(qtbot, lambda: bool(line(made, "firstNumber").text()))
    named(made, QTabWidget, "settingsTabs").setCurrentIndex(SENDING)
    return made


def line(screen: SettingsScreen, name: str) -> QLineEdit:
    return named(screen, QLineEdit, name)


def write(qtbot: QtBot, screen: SettingsScreen, name: str, text: str) -> None:
    edit = line(screen, name)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    press(screen, "Tab")


def error(screen: SettingsScreen, name: str) -> str:
    field = line(screen, name).parent()
    assert isinstance(field, FormField)
    return field.error()


def save(qtbot: QtBot, screen: SettingsScreen) -> None:
    qtbot.keyClicks(line(screen, "currentCode"), SAMPLE_SUPERVISOR_CODE)
    press(screen, "Ctrl+S")


def test_what_leaves_after_issue_is_set_and_the_password_goes_to_the_keyring_only(
    screen: SettingsScreen, context: AppContext, keyring: Keyring, qtbot: QtBot
) -> None:
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    for toggle in ("printAfterIssue", "mailOn"):
        touch(qtbot, named(screen, BigToggle, toggle))
    for name, text in (
        ("copies", "2"),
        ("depositFolder", "/depot"),
        ("mailHost", "smtp.example.com"),
        ("mailPort", "465"),
        ("mailUser", "avoirs"),
        ("mailSender", "avoirs@example.com"),
        ("mailPassword", "s3cret"),
    ):
        write(qtbot, screen, name, text)
    box = named(screen, ChoiceBox, "mailSecurity")
    box.setCurrentIndex(box.findData("tls"))
    kept_when_told: list[list[str]] = []
    screen.sending_set.connect(lambda: kept_when_told.append(list(keyring.kept)))
    save(qtbot, screen)
    until(qtbot, lambda: keyring.kept == ["s3cret"] and len(said) == 2)
    profile = load_profile(context.bench)
    assert (profile.sending.print_after_issue, profile.sending.copies) == (True, 2)
    assert profile.sending.deposit_folder == "/depot"
    assert profile.sending.mail == MailServer(
        True, "smtp.example.com", 465, MailSecurity.TLS, "avoirs", "avoirs@example.com"
    )
    assert "s3cret" not in repr(profile)
    until(qtbot, lambda: line(screen, "mailPassword").text() == "")
    assert line(screen, "mailPassword").echoMode() is QLineEdit.EchoMode.Password
    # Nobody is sent for before the password is there; without a new one, at once.
    assert kept_when_told == [["s3cret"]]
    write(qtbot, screen, "copies", "3")
    with qtbot.waitSignal(screen.sending_set):
        save(qtbot, screen)


def test_without_a_keyring_it_is_said_and_the_settings_stay(
    screen: SettingsScreen, context: AppContext, keyring: Keyring, qtbot: QtBot
) -> None:
    keyring.there = False
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    write(qtbot, screen, "mailHost", "smtp.example.com")
    write(qtbot, screen, "mailPassword", "s3cret")
    save(qtbot, screen)
    until(qtbot, lambda: [message.kind for message in said] == ["ok", "refused"])
    assert "keyring" in said[1].next_step
    assert load_profile(context.bench).sending.mail.host == "smtp.example.com"


@pytest.mark.parametrize(
    ("name", "text"), [("copies", "0"), ("copies", "x"), ("mailPort", "99999"), ("mailSender", "nobody")]
)
def test_what_is_wrong_is_said_at_its_field(
    screen: SettingsScreen, qtbot: QtBot, name: str, text: str
) -> None:
    write(qtbot, screen, name, text)
    assert error(screen, name)


def test_a_connection_without_protection_to_another_machine_is_refused(
    screen: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    write(qtbot, screen, "mailHost", "smtp.example.com")
    box = named(screen, ChoiceBox, "mailSecurity")
    box.setCurrentIndex(box.findData("none"))
    with qtbot.waitSignal(screen.message_requested) as said:
        save(qtbot, screen)
    assert said.args[0].kind == "refused"
    assert "this very machine" in said.args[0].text
    assert load_profile(context.bench).sending.mail.host == ""


def test_the_folder_is_chosen_from_the_system(
    screen: SettingsScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chosen, shown in (("/depot", "/depot"), ("", "/depot")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, answer=chosen: answer)
        touch(qtbot, named(screen, ActionButton, "chooseDepositFolder"))
        assert line(screen, "depositFolder").text() == shown


def test_accounts_are_typed_as_number_and_name(
    screen: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    named(screen, QTabWidget, "settingsTabs").setCurrentIndex(ACCOUNTING)
    assert line(screen, "customersAccount").text() == "411000 Clients"
    for wrong in ("41 Clients", "411000", "x"):
        write(qtbot, screen, "customersAccount", wrong)
        assert "411000 Clients" in error(screen, "customersAccount")
    write(qtbot, screen, "customersAccount", "411100 Clients France")
    write(qtbot, screen, "salesS20", "707020 Ventes 20 %")
    write(qtbot, screen, "vatS5.5", "445715 TVA 5,5 %")
    write(qtbot, screen, "journal", "VTE")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        save(qtbot, screen)
    stored = load_profile(context.bench).accounting
    assert (stored.journal, stored.customers) == ("VTE", Account("411100", "Clients France"))
    assert stored.of(VatCategory.STANDARD, Decimal(20)).returns == Account("707020", "Ventes 20 %")
    assert stored.of(VatCategory.STANDARD, Decimal("5.5")).vat == Account("445715", "TVA 5,5 %")
    assert stored.of(VatCategory.EXPORT, Decimal(0)).returns == Account(
        "707300", "Ventes de marchandises à l'exportation"
    )


def test_a_journal_that_no_program_would_read_is_refused(screen: SettingsScreen, qtbot: QtBot) -> None:
    named(screen, QTabWidget, "settingsTabs").setCurrentIndex(ACCOUNTING)
    write(qtbot, screen, "journal", "A V")
    with qtbot.waitSignal(screen.message_requested) as said:
        save(qtbot, screen)
    assert said.args[0].kind == "refused"


class Server:
    """Takes the letter that tries it, or refuses with the error that is set."""

    def __init__(self) -> None:
        self.error: DomainError | None = None

    def take(self) -> str:
        if self.error is not None:
            raise self.error
        return "avoirs@example.com"


def test_the_mail_server_is_tried_with_one_letter_and_the_result_is_said(
    context: AppContext, open_screen: Open, qtbot: QtBot
) -> None:
    server = Server()
    screen = SettingsScreen(context.bench, "en", try_mail=server.take)
    open_screen(screen)
    until(qtbot, lambda: bool(line(screen, "firstNumber").text()))
    named(screen, QTabWidget, "settingsTabs").setCurrentIndex(SENDING)
    said: list[Message] = []
    screen.message_requested.connect(said.append)
    button = named(screen, ActionButton, "tryMail")
    touch(qtbot, button)
    until(qtbot, lambda: [message.kind for message in said] == ["info", "ok"])
    assert "avoirs@example.com" in said[1].text
    server.error = TestLetterFailed("auth", "535 no")
    until(qtbot, button.isEnabled)
    touch(qtbot, button)
    until(qtbot, lambda: [message.kind for message in said[2:]] == ["info", "refused"])
    assert "535 no" in said[3].text
    # What is typed and not saved is not what would be tried.
    until(qtbot, button.isEnabled)
    write(qtbot, screen, "mailHost", "smtp.example.com")
    touch(qtbot, button)
    until(qtbot, lambda: said[-1].kind == "attention")


def test_a_rate_added_to_the_rules_has_accounts_at_once_and_can_be_given_its_own(
    screen: SettingsScreen, context: AppContext, qtbot: QtBot
) -> None:
    tabs = named(screen, QTabWidget, "settingsTabs")
    tabs.setCurrentIndex(POLICY)
    write(qtbot, screen, "vatRates", "20 ; 5.5 ; 13")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        save(qtbot, screen)
    corsican = (VatCategory.STANDARD, Decimal(13))
    assert load_profile(context.bench).accounting.of(*corsican).vat.number == "445710"
    tabs.setCurrentIndex(ACCOUNTING)
    until(qtbot, lambda: screen.findChild(QLineEdit, "vatS13") is not None)
    write(qtbot, screen, "vatS13", "445713 TVA 13 %")
    with qtbot.waitSignal(screen.settings_changed, timeout=10_000):
        save(qtbot, screen)
    assert load_profile(context.bench).accounting.of(*corsican).vat == Account("445713", "TVA 13 %")
