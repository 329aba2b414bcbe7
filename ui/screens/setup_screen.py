"""The guided set-up of a new installation: who works here, then five steps that can be skipped and resumed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.domain.credit_note import CreditNoteNumber
from receiving_app.domain.equipment import Equipment
from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import Person, SignInMode
from receiving_app.domain.profile import Profile, SetupStep
from receiving_app.domain.return_errors import ApprovalRefused
from receiving_app.services.people import sign_in_mode
from receiving_app.services.ports import Bench
from receiving_app.services.settings import Settings, change_settings, load_settings
from ui import approvers
from ui.operations import BACKGROUND, Operation
from ui.screens.import_screen import Importer, ImportScreen
from ui.screens.screen import BACK, Screen
from ui.screens.settings_parts.bench_page import BenchPage
from ui.screens.settings_parts.company_page import CompanyPage
from ui.screens.settings_parts.fees_page import FeesPage
from ui.screens.settings_parts.page import SettingsPage
from ui.screens.settings_parts.policy_page import PolicyPage
from ui.screens.setup_parts.people_page import PeoplePage
from ui.screens.setup_parts.printer_trial import print_test_page
from ui.screens.setup_parts.step_list import StepList
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.prompt_field import PromptField
from ui.widgets.tab_order import order_tabs, stops_in


class SetupScreen(Screen):
    """Leads through the settings that a new company needs; each step is stored when it is left.

    Args:
        import_file: imports a file, as for the import screen.
        install_sample: puts the example company with its returns into the database.
        printer_factory: makes the printer of a name; the system's without one.

    Signals:
        settings_changed: a step was stored; carries the ``Settings``.
        finished: the operator goes to the bench, with or without steps left.
        first_made: sign-in began; carries the administrator, who is signed in.
    """

    settings_changed = Signal(object)
    finished = Signal()
    first_made = Signal(object)

    def __init__(
        self,
        bench: Bench,
        import_file: Importer,
        install_sample: Callable[[], None],
        language: str = "fr",
        printer_factory: Callable[[str], Any] | None = None,
    ) -> None:
        super().__init__(bench, language)
        self._install_sample = install_sample
        self._printer_factory = printer_factory
        self._profile, self._equipment = Profile(), Equipment()
        self._step = SetupStep.PEOPLE
        self._busy = True  # until the stored settings are here: nothing must be stored over them
        self._build_pages(import_file, language)
        self._build_widgets()
        self._build_layout()
        self._connect()
        self.retranslate()

    def _build_pages(self, import_file: Importer, language: str) -> None:
        self._people = PeoplePage(language, self)
        self._importing = ImportScreen(self.bench, import_file, language, self)
        self._bench_page = BenchPage(language, self)
        self._numbers = PolicyPage(language, self)
        self._settings: dict[SetupStep, SettingsPage] = {
            SetupStep.COMPANY: CompanyPage(language, self),
            SetupStep.NUMBERS: self._numbers,
            SetupStep.FEES: FeesPage(language, self),
            SetupStep.BENCH: self._bench_page,
        }
        self._pages = QStackedWidget(self)
        for page in (self._people, *self._settings.values(), self._importing):
            self._pages.addWidget(page)

    def _build_widgets(self) -> None:
        self._list = StepList(self)
        self._heading, self._why, self._example = QLabel(self), QLabel(self), QLabel(self)
        set_type(self._heading, "title", bold=True)
        set_type(self._example, "strong", bold=True)
        for label in (self._heading, self._why, self._example):
            label.setWordWrap(True)
        self._code = PromptField("setupCode", self)
        self._code.setEchoMode(QLineEdit.EchoMode.Password)
        self._sample = self._button("trySample", "secondary", "package")
        self._test = ActionButton("secondary", "printer", self, compact=True)
        self._test.setObjectName("printTest")
        self._later = self._button("setupLater", "secondary", "clock")
        self._skip = self._button("setupSkip", "secondary", "chevron-right")
        self._next = self._button("setupNext", "primary", "check")

    def _button(self, name: str, kind: str, icon: str) -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addWidget(self._sample)
        foot = QHBoxLayout()
        foot.addWidget(self._later)
        foot.addStretch(1)
        for widget in (self._code, self._skip, self._next):
            foot.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(theme.space("m"))
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._test)
        right.addLayout(head)
        right.addWidget(self._why)
        right.addWidget(self._example)
        right.addWidget(self._pages, 1)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("l"), theme.space("xl"), theme.space("l"))
        layout.setSpacing(theme.space("xl"))
        layout.addLayout(left, 1)
        layout.addLayout(right, 4)

    def _connect(self) -> None:
        self._list.step_requested.connect(self._show_step)
        self._numbers.edited.connect(self._render_example)
        self._importing.message_requested.connect(self.message_requested)
        self._sample.clicked.connect(self._on_sample_clicked)
        self._test.clicked.connect(self._on_test_clicked)
        self._later.clicked.connect(self.finished)
        self._skip.clicked.connect(self._on_skip_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        for page in self._settings.values():
            page.rebuilt.connect(self._order_tabs)
        self._order_tabs()
        self.add_action("setup_next", "F12", button=self._next)
        self.add_action("setup_skip", "F10", button=self._skip)
        self.add_action("setup_later", "Esc", button=self._later, command=BACK)
        self.add_action("try_sample", button=self._sample)
        self.add_action("print_test", "Ctrl+P", button=self._test)

    @Slot()
    def _order_tabs(self) -> None:
        parts = [part for page in self._settings.values() for part in page.parts()]
        foot = (self._later, self._code, self._skip, self._next)
        parts = [*self._people.parts(), *parts]
        order_tabs((self._list, self._sample, self._test, *parts, self._importing, *foot))

    # --- public -----------------------------------------------------------------------------

    def offer_template(self, make: Callable[[str], bytes]) -> None:
        """Offer a file to fill in where files are imported; see ``ImportScreen``."""
        self._importing.offer_template(make)

    def on_shown(self) -> None:
        """Go on where the set-up was left."""
        self._busy = True
        self._render()
        Operation(self, self._load, self._resume, self.refuse, key="load").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Set up a new installation step by step; what is skipped can be done later.")

    def why_not(self, _command: str = "") -> str:
        """Say what goes on."""
        return self.tr("One moment: the last step is being stored.") if self._busy else ""

    def set_language(self, language: str) -> None:
        """Change the language of every step."""
        self._importing.set_language(language)
        super().set_language(language)

    def retranslate(self) -> None:
        """Set every text."""
        for page in (self._people, *self._settings.values()):
            page.wording = self.wording
            page.retranslate()
        self._sample.setText(self.tr("Example data"))
        self._test.setText(self.tr("Print a test page"))
        self._later.setText(self.tr("Later"))
        self._skip.setText(self.tr("Skip"))
        self._code.ask(self.tr("Supervisor code"))
        self._render()

    def step(self) -> SetupStep:
        """Return the step shown."""
        return self._step

    # --- rendering --------------------------------------------------------------------------

    def _names(self) -> dict[SetupStep, str]:
        return {
            SetupStep.PEOPLE: self.tr("Who works here"),
            SetupStep.COMPANY: self.tr("The company"),
            SetupStep.NUMBERS: self.tr("Numbers and rules"),
            SetupStep.FEES: self.tr("Restocking fee"),
            SetupStep.BENCH: self.tr("This bench and its printer"),
            SetupStep.DATA: self.tr("First import"),
        }

    def _reasons(self) -> dict[SetupStep, str]:
        return {
            SetupStep.PEOPLE: self.tr(
                "Whether people sign in at this bench. It decides who approves exceptions."
            ),
            SetupStep.COMPANY: self.tr(
                "Who issues the credit notes. The law asks for these mentions: without them none is issued."
            ),
            SetupStep.NUMBERS: self.tr(
                "Where your series of credit notes goes on. The first number is fixed by the first credit note."
            ),
            SetupStep.FEES: self.tr(
                "What a returned order error costs. The rates are examples to adapt; below each rule, what it charges."
            ),
            SetupStep.BENCH: self.tr(
                "The printer, and the code with which the supervisor approves exceptions at this bench."
            )
            if approvers.names() is None
            else self.tr("The printer, and after how long the bench asks anew who is there."),
            SetupStep.DATA: self.tr(
                "The file of authorised returns, and the catalogue with its accessories, from your ticket system."
            ),
        }

    def _render(self) -> None:
        names = self._names()
        self._list.show_steps(self._profile.setup, self._step, names)
        self._heading.setText(names[self._step])
        self._why.setText(self._reasons()[self._step])
        self._pages.setCurrentWidget(self._shown_page())
        last = self._step is SetupStep.DATA
        self._next.setText(self.tr("To the bench") if last else self.tr("Store and go on"))
        # Whether people sign in is decided, and not passed over.
        self._skip.setVisible(not last and self._step is not SetupStep.PEOPLE)
        self._test.setVisible(self._step is SetupStep.BENCH)
        self._code.setVisible(bool(self._profile.supervisor_hash))
        self._sample.setVisible(self._profile.sample or not self._profile.seller.name)
        for button in (self._next, self._skip, self._sample):
            button.setEnabled(not self._busy)
        self._render_example()

    def _shown_page(self) -> QWidget:
        if self._step is SetupStep.PEOPLE:
            return self._people
        return self._settings.get(self._step, self._importing)

    @Slot()
    def _render_example(self) -> None:
        """Show the first number as it will be printed."""
        self._example.setVisible(self._step is SetupStep.NUMBERS)
        if self._step is not SetupStep.NUMBERS or not self._numbers.valid():
            self._example.setText("")
            return
        edited = self._numbers.changed(self._profile)
        number = CreditNoteNumber(edited.series_prefix, self.bench.clock.today().year, edited.first_number)
        self._example.setText(self.tr("The first credit note will be {number}.").format(number=number))

    @Slot(object)
    def _show_step(self, step: SetupStep) -> None:
        self._step = step
        if step in self._settings:
            self._bench_page.show_equipment(self._equipment)
            self._settings[step].show_profile(self._profile)
        self._render()
        page = self._people if step is SetupStep.PEOPLE else self._settings.get(step)
        stops_in(page.parts() if page is not None else (self._importing,))[0].setFocus()

    def _load(self) -> tuple[Settings, SignInMode]:
        return load_settings(self.bench), sign_in_mode(self.bench)

    def _resume(self, loaded: tuple[Settings, SignInMode]) -> None:
        settings, mode = loaded
        profile = settings.profile
        self._profile, self._equipment = profile, settings.equipment
        self._people.show_mode(mode, decided=profile.no_sign_in)
        self._busy = False
        self._show_step((*profile.setup.left, *profile.setup.skipped, SetupStep.COMPANY)[0])

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_next_clicked(self) -> None:
        if self._step is SetupStep.PEOPLE:
            self._decide_people()
            return
        page = self._settings.get(self._step)
        changed = self._profile
        if page is not None:
            if not page.valid():
                self.say("refused", self.tr("Some fields are not right"), self.tr("Correct those marked."))
                return
            try:
                changed = page.changed(self._profile)
            except DomainError as error:
                self.refuse(error)
                return
        changed = replace(changed, setup=changed.setup.done(self._step))
        if page is self._bench_page:
            self._store(changed, self._bench_page.chosen(self._equipment), self._bench_page.new_code())
        else:
            self._store(changed)

    def _decide_people(self) -> None:
        if not self._people.valid():
            self.say("refused", self.tr("Choose whether people sign in"), self.tr("Fill in what is marked."))
            return
        self._busy = True
        self._render()
        call = self._people.decision(self.bench)
        Operation(self, call, self._on_people_decided, self._on_not_stored).start()

    def _on_people_decided(self, decided: tuple[Profile, Person | None]) -> None:
        profile, person = decided
        if person is not None:
            self._people.show_mode(SignInMode.PEOPLE)
            self.first_made.emit(person)
        self._store(replace(profile, setup=profile.setup.done(SetupStep.PEOPLE)))

    @Slot()
    def _on_skip_clicked(self) -> None:
        self._store(replace(self._profile, setup=self._profile.setup.skip(self._step)))

    def _store(self, profile: Profile, chosen: Equipment | None = None, new_code: str = "") -> None:
        self._busy = True
        self._render()
        seen = Settings(self._profile, self._equipment)
        codes = self._code.text(), new_code
        wanted = Settings(profile, chosen or self._equipment)
        call = partial(change_settings, self.bench, wanted, *codes, seen=seen)
        Operation(self, call, self._on_stored, self._on_not_stored).start()

    def _on_stored(self, settings: Settings) -> None:
        self._busy = False
        profile = settings.profile
        self._profile, self._equipment = profile, settings.equipment
        self.settings_changed.emit(settings)
        following = list(SetupStep)[list(SetupStep).index(self._step) + 1 :]
        waiting = [step for step in following if not profile.setup.is_done(step)]
        if not waiting:
            self._render()
            self.finished.emit()
            return
        self._show_step(waiting[0])

    def _on_not_stored(self, error: DomainError) -> None:
        self._busy = False
        self._render()
        if isinstance(error, ApprovalRefused):
            self._code.setFocus()
            self._code.selectAll()
        self.refuse(error)

    @Slot()
    def _on_sample_clicked(self) -> None:
        self._busy = True
        self._render()
        Operation(
            self, self._install_sample, self._on_sample_installed, self._on_not_stored, lane=BACKGROUND
        ).start()

    def _on_sample_installed(self, _nothing: None) -> None:
        self._busy = False
        text = self.tr("The example company and its returns are ready")
        self.say(
            "ok", text, self.tr("Scan RMA-2026-004101-Z, for instance. Credit notes are marked SPECIMEN.")
        )
        self.finished.emit()

    @Slot()
    def _on_test_clicked(self) -> None:
        printer = self._bench_page.chosen(self._equipment).printers.documents
        call = partial(print_test_page, self.bench, printer, self.tr("Test page"), self._printer_factory)
        Operation(self, call, self._on_test_printed, self.refuse, lane="printing").start()

    def _on_test_printed(self, name: str) -> None:
        self.say(
            "ok",
            self.tr("Test page sent to {printer}").format(printer=name),
            self.tr("Scan its barcode, and measure its ruler: 10 cm."),
        )
