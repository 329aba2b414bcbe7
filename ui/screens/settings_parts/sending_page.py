"""What leaves by itself: prints after issue, the platform's folder, the courtesy e-mail."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from receiving_app.domain.profile import Profile
from receiving_app.domain.sending import MOST_COPIES, MailSecurity, MailServer, mail_address
from ui.screens.settings_parts.bench_page import Choice
from ui.screens.settings_parts.page import SettingsPage
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle

_LAST_PORT = 65_535


class SendingPage(SettingsPage):
    """Edits what happens to a document after its issue; ``trial`` asks for a letter that tries the server."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._silent, self._mail = self._toggle("printAfterIssue"), self._toggle("mailOn")
        self._copies = self.field("copies", self._check_number(1, MOST_COPIES))
        self._folder = self.field("depositFolder")
        self._choose = ActionButton("secondary", "archive", self)
        self._choose.setObjectName("chooseDepositFolder")
        self._choose.clicked.connect(self._on_choose_clicked)
        self._host, self._port = (
            self.field("mailHost"),
            self.field("mailPort", self._check_number(1, _LAST_PORT)),
        )
        self._security = Choice("mailSecurity", self)
        self._user = self.field("mailUser")
        self._password = self.field("mailPassword")
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._sender = self.field("mailSender", self.identifier(mail_address))
        self.trial = ActionButton("secondary", "upload", self)
        self.trial.setObjectName("tryMail")
        self._printing = self.add_group(self._silent, self._copies)
        self._deposit = self.add_group(self._folder, self._choose)
        fields = (self._host, self._port, self._security, self._user, self._password)
        self._letters = self.add_group(self._mail, self._sender, *fields, self.trial)
        self.end()
        self.retranslate()

    def _toggle(self, name: str) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(name)
        toggle.clicked.connect(lambda: self._switch(toggle))
        return toggle

    def retranslate(self) -> None:
        """Set every text."""
        self._printing.set_words(
            self.tr("Printing"),
            self.tr("On the printer chosen under “This bench”. Off, F12 asks for each print."),
        )
        self._deposit.set_words(
            self.tr("Deposit for the approved platform"),
            self.tr(
                "Each e-invoice is written there once, whole, with its state in “Sendings”. Empty: none."
            ),
        )
        self._letters.set_words(
            self.tr("Courtesy e-mail to the customer"),
            self.tr(
                "To the address of the return, in the customer's language; the legal channel is the platform."
            ),
        )
        self._silent.setText(self.tr("Print after issue"))
        self._silent.set_detail(self.tr("without asking"))
        self._mail.setText(self.tr("Send a copy by e-mail"))
        self._mail.set_detail(self.tr("once the server below is set"))
        for toggle in (self._silent, self._mail):
            toggle.setAccessibleName(toggle.text())
        self._copies.set_label(self.tr("Copies (the first is the original)"))
        self._folder.set_label(self.tr("Folder"))
        self._choose.setText(self.tr("Choose the folder…"))
        self._host.set_label(self.tr("Mail server"))
        self._port.set_label(self.tr("Port"))
        self._security.set_label(self.tr("Protection of the connection"))
        self._user.set_label(self.tr("User (empty: the server asks for none)"))
        self._password.set_label(self.tr("New password (kept in the system's keyring)"))
        self._sender.set_label(self.tr("Address of the sender"))
        self.trial.setText(self.tr("Send a test message to the company"))
        self._offer(self._security.box.chosen() or MailSecurity.STARTTLS.value)

    def _offer(self, chosen: str) -> None:
        words = {
            MailSecurity.STARTTLS.value: self.tr("STARTTLS (usually port 587)"),
            MailSecurity.TLS.value: self.tr("TLS from the start (usually port 465)"),
            MailSecurity.NONE.value: self.tr("None (this machine only)"),
        }
        self._security.box.offer(words, chosen)

    def show_profile(self, profile: Profile) -> None:
        """Show the stored settings; the password is never shown, and never stored with them."""
        sending, mail = profile.sending, profile.sending.mail
        self._silent.set_state("ok" if sending.print_after_issue else "todo")
        self._mail.set_state("ok" if mail.on else "todo")
        self._copies.set_text(str(sending.copies))
        self._folder.set_text(sending.deposit_folder)
        self._host.set_text(mail.host)
        self._port.set_text(str(mail.port))
        self._offer(mail.security.value)
        self._user.set_text(mail.user)
        self._sender.set_text(mail.sender)
        self._password.set_text("")

    def changed(self, profile: Profile) -> Profile:
        """Return the profile with these settings.

        Raises:
            InvalidSetting, InvalidIdentifier: they could not be carried out.
        """
        mail = MailServer(
            self._mail.state() == "ok",
            self._host.text(),
            int(self._port.text()),
            MailSecurity(self._security.box.chosen()),
            self._user.text(),
            self._sender.text(),
        )
        sending = replace(
            profile.sending,
            print_after_issue=self._silent.state() == "ok",
            copies=int(self._copies.text()),
            deposit_folder=self._folder.text(),
            mail=mail,
        )
        sending.check()
        return replace(profile, sending=sending)

    def new_password(self) -> str:
        """Return the mail server's new password, or empty to keep the present one."""
        return self._password.edit.text()

    def _check_number(self, least: int, most: int) -> Callable[[str], str]:
        def check(text: str) -> str:
            if text.isascii() and text.isdigit() and least <= int(text) <= most:
                return ""
            return self.tr("A whole number from {least} to {most}").format(least=least, most=most)

        return check

    def _switch(self, toggle: BigToggle) -> None:
        toggle.set_state("todo" if toggle.state() == "ok" else "ok")
        self.edited.emit()

    @Slot()
    def _on_choose_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._choose.text(), self._folder.text())
        if chosen:
            self._folder.set_text(chosen)
            self.edited.emit()
