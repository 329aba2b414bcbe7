"""The settings: the company, its fee rules and policy, this bench. Saved explicitly, all or nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError, InvalidSetting
from receiving_app.domain.look import Look
from receiving_app.domain.profile_changes import SettingsChangedElsewhere
from receiving_app.domain.return_errors import ApprovalRefused
from receiving_app.domain.sending_errors import KeyringUnavailable
from receiving_app.services.company import last_issued
from receiving_app.services.ports import Bench
from receiving_app.services.settings import Settings, change_settings, load_settings
from ui.courier import SENDING
from ui.operations import Operation
from ui.screens.screen import Screen
from ui.screens.settings_parts.accounting_page import AccountingPage
from ui.screens.settings_parts.backup_page import BackupPage
from ui.screens.settings_parts.bench_page import BenchPage
from ui.screens.settings_parts.company_page import CompanyPage
from ui.screens.settings_parts.fees_page import FeesPage
from ui.screens.settings_parts.page import SettingsPage
from ui.screens.settings_parts.policy_page import PolicyPage
from ui.screens.settings_parts.sending_page import SendingPage
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.prompt_field import PromptField
from ui.widgets.tab_order import order_tabs
from ui.widgets.tabs import Tabs
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow


def _no_keyring(_password: str) -> None:
    raise KeyringUnavailable("—")


def _no_mail() -> str:
    raise InvalidSetting("mail_host", "incomplete")


class SettingsScreen(Screen):
    """Edits the company's profile, and what is this bench's own.

    ``keep_password`` puts the mail server's password into the system's keyring; ``try_mail`` sends one
    letter through the server as it is stored, and returns the address.

    Signals:
        settings_changed: the settings were saved; carries the ``Settings``.
        sending_set: what documents leave by is stored, with the password where there is a new one.
    """

    settings_changed = Signal(object)
    sending_set = Signal()

    def __init__(
        self,
        bench: Bench,
        language: str = "fr",
        parent: QWidget | None = None,
        keep_password: Callable[[str], None] = _no_keyring,
        try_mail: Callable[[], str] = _no_mail,
    ) -> None:
        super().__init__(bench, language, parent)
        self._keep_password, self._try_mail = keep_password, try_mail
        self._settings = Settings()
        # What the pages show; filling them takes a while, and mostly nothing changed since.
        self._shown: tuple[Settings, tuple[str, ...]] | None = None
        self._edited = False
        self._saving = False
        self._build_widgets(language)
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_widgets(self, language: str) -> None:
        self._title, self._state = QLabel(self), QLabel(self)
        set_type(self._title, "total", bold=True)
        self._state.setProperty("role", "muted")
        self._banner = VerdictBanner(self)
        self._company, self._fees = CompanyPage(language, self), FeesPage(language, self)
        self._policy, self._bench_page = PolicyPage(language, self), BenchPage(language, self)
        self._sending, self._accounting = SendingPage(language, self), AccountingPage(language, self)
        self._backups = BackupPage(language, self)
        self._pages: tuple[SettingsPage, ...] = (
            *(self._company, self._fees, self._policy, self._bench_page),
            *(self._sending, self._accounting, self._backups),
        )
        self._tabs = Tabs("settingsTabs", self)
        for page in self._pages:
            self._tabs.addTab(page, "")
        self._code = PromptField("currentCode", self)
        self._code.setEchoMode(QLineEdit.EchoMode.Password)
        self._save = ActionButton("primary", "check", self)
        self._save.setObjectName("saveSettings")

    def _build_layout(self) -> None:
        theme = active()
        foot = WrapRow(spacing=theme.space("m"))
        self._state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot.addWidget(self._state)
        foot.addWidget(self._code)
        foot.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addWidget(self._banner)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        for page in self._pages:
            page.edited.connect(self._on_page_edited)
            page.rebuilt.connect(self._order_tabs)
        self._order_tabs()
        self._save.clicked.connect(self._on_save_clicked)
        self.add_action("save", "Ctrl+S", button=self._save)
        self._sending.trial.clicked.connect(self._on_trial_clicked)
        self.add_action("try_mail", button=self._sending.trial)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Show the stored settings, unless some are being edited."""
        self._tabs.tabBar().setFocus()
        if not self._edited:
            Operation(self, self._load, self._show, self.refuse, key="load").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Set the company, the fees, the rules and this bench.")

    @Slot(object)
    def show_look(self, look: Look) -> None:
        """Show language, theme and text size as they were changed and kept elsewhere in the window."""
        equipment = replace(self._settings.equipment, look=look)
        self._settings = replace(self._settings, equipment=equipment)
        self._bench_page.show_look(look)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Settings"))
        names = (
            self.tr("Company"),
            self.tr("Restocking fee"),
            self.tr("Rules and numbers"),
            self.tr("This bench"),
            self.tr("Sending"),
            self.tr("Accounting"),
            self.tr("Backups"),
        )
        self._tabs.set_words(self._title.text(), names)
        self._save.setText(self.tr("Save"))
        self._code.ask(self.tr("Present supervisor code"))
        for page in self._pages:
            page.wording = self.wording
            page.retranslate()
        self._render()

    @Slot()
    def _order_tabs(self) -> None:
        parts = (part for page in self._pages for part in page.parts())
        order_tabs((self._tabs.tabBar(), *parts, self._code, self._save))

    # --- rendering --------------------------------------------------------------------------

    def _load(self) -> tuple[Settings, tuple[str, ...]]:
        settings = load_settings(self.bench)
        return settings, last_issued(self.bench, settings.profile)

    def _show(self, loaded: tuple[Settings, tuple[str, ...]]) -> None:
        self._settings, last = loaded
        if loaded != self._shown:
            for page in self._pages:
                page.show_profile(self._settings.profile)
            self._bench_page.show_equipment(self._settings.equipment)
            self._policy.show_last_numbers(last)
            self._shown = loaded
        self._edited = False
        self._render()

    def _render(self) -> None:
        missing = self._company.missing()
        names = ", ".join(self.wording.term("field", name) for name in missing)
        lacking = self.tr("Before credit notes can be issued, fill in: {names}").format(names=names)
        if self._settings.profile.sample:
            text = self.tr("Example data: credit notes are marked SPECIMEN.")
            self._banner.show_verdict("attention", text, lacking if missing else "")
        elif missing:
            self._banner.show_verdict("attention", lacking)
        else:
            self._banner.show_verdict("ok", self.tr("Everything needed to issue credit notes is set."))
        self._state.setText(self.tr("Changes are not saved yet") if self._edited else "")
        self._code.setVisible(bool(self._settings.profile.supervisor_hash))
        self._save.setEnabled(self._edited and not self._saving)

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_page_edited(self) -> None:
        self._edited = True
        self._shown = None
        self._render()

    @Slot()
    def _on_save_clicked(self) -> None:
        bad = [position for position, page in enumerate(self._pages) if not page.valid()]
        if bad:
            self._tabs.setCurrentIndex(bad[0])
            self.say(
                "refused", self.tr("Some fields are not right"), self.tr("Correct those marked, then save.")
            )
            return
        profile = self._settings.profile
        for position, page in enumerate(self._pages):
            try:
                profile = page.changed(profile)
            except DomainError as error:
                self._tabs.setCurrentIndex(position)
                self.refuse(error)
                return
        self._saving = True
        self._render()
        codes = self._code.text(), self._bench_page.new_code()
        wanted = Settings(profile, self._bench_page.chosen(self._settings.equipment))
        call = partial(change_settings, self.bench, wanted, *codes, seen=self._settings)
        password = self._sending.new_password()
        Operation(self, call, partial(self._on_saved, password), self._on_save_refused).start()

    @Slot()
    def _on_trial_clicked(self) -> None:
        if self._edited:
            self.say("attention", self.tr("Save first: what is tried is what is stored."))
            return
        self._sending.trial.setEnabled(False)
        self.say("info", self.tr("The test message is on its way…"))
        # A server may take its time: no scan and no print waits behind it.
        Operation(self, self._try_mail, self._on_tried, self._on_trial_refused, lane=SENDING).start()

    def _on_tried(self, address: str) -> None:
        self._sending.trial.setEnabled(True)
        self.say("ok", self.wording.text("messages.sending.tried", address=address))

    def _on_trial_refused(self, error: DomainError) -> None:
        self._sending.trial.setEnabled(True)
        self.refuse(error)

    def _on_save_refused(self, error: DomainError) -> None:
        self._saving = False
        self._render()
        if isinstance(error, ApprovalRefused):
            self._code.setFocus()
            self._code.selectAll()
        elif isinstance(error, SettingsChangedElsewhere):
            # Whoever reads on what the other bench stored may be somebody else.
            self._code.clear()
            self._edited, self._shown = False, None
            self.on_shown()
        self.refuse(error)

    def _on_saved(self, password: str, settings: Settings) -> None:
        self._saving = False
        self._code.clear()
        self._edited = False
        self._settings = settings
        self.say("ok", self.tr("Settings saved"))
        self.settings_changed.emit(settings)
        if password:
            # Once the server is on file, under whose name it is kept.
            keep = partial(self._keep_password, password)
            Operation(self, keep, self._on_password_kept, self.refuse).start()
        else:
            self.sending_set.emit()
        self.on_shown()

    def _on_password_kept(self, _done: None) -> None:
        self.say("ok", self.wording.text("messages.sending.password"))
        self.sending_set.emit()
