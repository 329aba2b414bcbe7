"""The people who work at the benches, and who may do what: for the administrator."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.domain.people import Person, Right, Role, SignInMode, is_forgotten
from receiving_app.domain.scans import Kind, RawScan
from receiving_app.services.equipment import equipment
from receiving_app.services.people import (
    add_person,
    make_first_administrator,
    new_badge,
    people,
    rename,
    retire,
    set_badge,
    set_role,
    sign_in_mode,
)
from receiving_app.services.pins import set_pin
from receiving_app.services.ports import Bench
from receiving_app.services.rights import require
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.list_export import ListExportButton
from ui.screens.people_parts.first_page import FirstPage
from ui.screens.people_parts.person_page import NEW, PersonPage
from ui.screens.people_parts.rights_table import RightsTable
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.tab_order import order_tabs
from ui.widgets.tabs import Tabs
from ui.widgets.verdict_banner import VerdictBanner
from ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ui.screens.people_parts.forgetting import ForgettingPanel

_Found = tuple[SignInMode, tuple[Person, ...], DomainError | None]


class PeopleScreen(Screen):
    """Lists people beside the one chosen, and the table of rights; before there is anybody, asks for the first.

    Signals:
        changed: somebody was added or changed.
        first_made: sign-in began; carries the administrator, who is signed in.
        label_made: a badge's label is to be printed; carries its PDF, its title and the printer's name.
    """

    changed = Signal()
    first_made = Signal(object)
    label_made = Signal(bytes, str, str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._mode = SignInMode.NONE
        self._seen: Person = NEW
        self._refused: DomainError | None = None
        self._forgetting: ForgettingPanel | None = None
        self._scanning = self._busy = self._edited = False
        self._build_widgets(language)
        self._build_layout()
        self._connect()
        self.retranslate()
        self._show(NEW)

    def _build_widgets(self, language: str) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("peopleSaid")
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("people")
        self._page, self._first = PersonPage(language, self), FirstPage(language, self)
        self._rights = RightsTable(self.wording, self)
        self._export = ListExportButton(self, self._rows, "personnes")
        self._export_rights = ListExportButton(self, self._rights.rows, "droits")
        self._export_rights.setObjectName("exportRights")
        self._new = self._button("newPerson", "plus")
        self._retire = self._button("retirePerson", "archive")
        self._forget = self._button("forgetPerson", "trash")
        self._save = self._button("savePerson", "check", "primary")
        self._begin = self._button("makeFirst", "check", "primary")
        self._pages = QStackedWidget(self)
        self._tabs = Tabs("peopleTabs", self)

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        everybody = QWidget(self)
        sides = QHBoxLayout(everybody)
        sides.setSpacing(theme.space("l"))
        sides.addWidget(self._table, 5)
        sides.addWidget(self._page, 6)
        for page in (self._first, everybody):
            self._pages.addWidget(page)
        self._tabs.addTab(self._pages, "")
        self._tabs.addTab(self._rights, "")
        foot = WrapRow(spacing=theme.space("m"), to_right=True)
        exports = (self._export, self._export_rights)
        for button in (*exports, self._new, self._retire, self._forget, self._save, self._begin):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        for widget in (self._title, self._banner):
            layout.addWidget(widget)
        layout.addWidget(self._tabs, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        page = self._page
        self._table.row_chosen.connect(self._show)
        self._table.choose_by_arrows()
        self._tabs.currentChanged.connect(lambda _page: self._render())
        page.edited.connect(self._on_page_edited)
        page.role_chosen.connect(self._on_page_edited)
        page.make_badge.clicked.connect(self._on_make_badge_clicked)
        page.scan_badge.clicked.connect(self._on_scan_badge_clicked)
        page.take_badge.clicked.connect(self._on_take_badge_clicked)
        self._new.clicked.connect(self._on_new_clicked)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._forget.clicked.connect(self._on_forget_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._begin.clicked.connect(self._on_begin_clicked)
        exports = (self._export, self._export_rights)
        foot = (*exports, self._new, self._retire, self._forget, self._save, self._begin)
        order_tabs((self._tabs.tabBar(), self._first, self._table, self._page, self._rights.table, *foot))
        self.add_action("save", "Ctrl+S", button=lambda: self._save if self._signs_in() else self._begin)
        self.add_action("new_person", "Ctrl+N", button=self._new)
        self.add_action("new_badge", "Ctrl+B", button=page.make_badge)
        self.add_action("scan_badge", button=page.scan_badge)
        self.add_action("take_badge", button=page.take_badge)
        self.add_action("retire_person", button=self._retire)
        self.add_action("forget_person", button=self._forget)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Refresh the list."""
        self._tabs.tabBar().setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Read the list again; what is being edited stays."""
        Operation(self, self._read, self._on_read, self.refuse, key="list").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Say who works here, with which role, PIN and badge; and see who may do what.")

    def why_not(self, _command: str = "") -> str:
        """Say who may."""
        return self.wording.error(self._refused).what if self._refused is not None else ""

    def take_scan(self, scan: RawScan) -> bool:
        """Take a badge for the person shown, where one is to be scanned."""
        badges = (one for one in self.bench.interpreter.read(scan).meanings if one.kind is Kind.BADGE)
        badge = next(badges, None)
        if not self._scanning or badge is None:
            return False
        self._ask_for_scan(wanted=False)
        self._change(partial(set_badge, self.bench, self._seen.number, badge.value))
        return True

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("People and rights"))
        self._tabs.set_words(self._title.text(), (self.tr("People"), self.tr("Who may do what")))
        self._table.setAccessibleName(self.tr("People"))
        self._new.setText(self.tr("New person"))
        self._retire.setText(self.tr("Has left"))
        self._forget.setText(self.tr("Forget the name…"))
        if self._forgetting is not None:
            self._forgetting.retranslate()
        self._save.setText(self.tr("Save"))
        self._begin.setText(self.tr("Begin to sign in"))
        for part in (self._page, self._first, self._rights):
            part.wording = self.wording
            part.retranslate()
        self._rows.set_columns(
            (
                Column(self.tr("Name"), lambda row: row.name, flexible=True),
                Column(self.tr("Role"), self._role),
                Column(self.tr("Badge"), lambda row: self.tr("yes") if row.badge else "—"),
            )
        )
        self._table.fit_columns()
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _signs_in(self) -> bool:
        return self._mode is SignInMode.PEOPLE

    def _role(self, row: Person) -> str:
        return self.wording.term("role", row.role) if row.active else self.tr("has left")

    def _render(self) -> None:
        self._pages.setCurrentIndex(1 if self._signs_in() else 0)
        edits = self._tabs.currentWidget() is self._pages
        left = bool(self._seen.number) and not self._seen.active
        for button in (self._export, self._new, self._save):
            button.setVisible(edits and self._signs_in())
        # Of somebody who left, nothing but the name can still go.
        self._retire.setVisible(edits and self._signs_in() and not left)
        self._forget.setVisible(edits and self._signs_in() and left)
        self._export_rights.setVisible(not edits)
        self._begin.setVisible(edits and not self._signs_in())
        if self._refused is not None:
            said = self.wording.error(self._refused)
            self._banner.show_verdict("attention", said.what, said.next_step)
        elif not self._signs_in():
            self._banner.show_verdict(
                "info",
                self.tr("Nobody signs in at this bench."),
                self.tr(
                    "Make the administrator, and everybody signs in with badge or name and PIN from then on."
                ),
            )
        self._banner.setVisible(self._refused is not None or not self._signs_in())
        free = self._refused is None and not self._busy
        self._page.setEnabled(free and self._seen.active)
        self._new.setEnabled(free)
        self._save.setEnabled(free and self._seen.active)
        self._retire.setEnabled(free and bool(self._seen.number) and self._seen.active)
        self._forget.setEnabled(free and left and not is_forgotten(self._seen))
        self._begin.setEnabled(not self._busy)

    @Slot(object)
    def _show(self, person: Person) -> None:
        self._seen = person
        self._edited = False
        self._ask_for_scan(wanted=False)
        self._page.show_person(person)
        self._render()

    def _ask_for_scan(self, *, wanted: bool) -> None:
        self._scanning = wanted
        self._page.show_waiting(waiting=wanted)

    # --- reading ----------------------------------------------------------------------------

    def _read(self) -> _Found:
        mode = sign_in_mode(self.bench)
        refused: DomainError | None = None
        try:
            require(self.bench, Right.MANAGE_PEOPLE)
        except DomainError as error:
            refused = error
        return mode, people(self.bench), refused

    def _on_read(self, found: _Found) -> None:
        self._mode, everybody, self._refused = found
        self._rows.set_rows(everybody)
        self._table.fit_columns()
        same = next((one for one in everybody if one.number == self._seen.number), None)
        if not self._edited:
            shown = same or (everybody[0] if everybody else NEW)
            if shown.number:
                self._table.selectRow(everybody.index(shown))
            self._show(shown)
        self._render()

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_page_edited(self) -> None:
        self._edited = True

    @Slot()
    def _on_new_clicked(self) -> None:
        self._table.clearSelection()
        self._show(NEW)
        self._edited = True
        self._page.name.edit.setFocus()

    @Slot()
    def _on_save_clicked(self) -> None:
        if not self._page.valid():
            self.say(
                "refused", self.tr("Some fields are not right"), self.tr("Correct those marked, then save.")
            )
            return
        page = self._page
        wanted = (page.name.text(), page.role(), page.pins.pin())
        self._change(partial(self._store, self._seen, *wanted))

    def _store(self, known: Person, name: str, role: Role, pin: str) -> Person:
        """Store what differs, each as an act of its own; for the lane."""
        if not known.number:
            return add_person(self.bench, name, role, pin)
        person = known
        if name != known.name:
            person = rename(self.bench, known.number, name)
        if role is not known.role:
            person = set_role(self.bench, known.number, role)
        return set_pin(self.bench, known.number, pin) if pin else person

    @Slot()
    def _on_retire_clicked(self) -> None:
        self._change(partial(retire, self.bench, self._seen.number))

    @Slot()
    def _on_forget_clicked(self) -> None:
        if self._forgetting is None:
            # With the first who is forgotten: few ever are.
            from ui.screens.people_parts.forgetting import ForgettingPanel

            self._forgetting = ForgettingPanel(self)
            self._forgetting.forgotten.connect(self._on_changed)
            self._forgetting.refused.connect(self._on_refused)
        self._forgetting.ask(self._seen)

    @Slot()
    def _on_take_badge_clicked(self) -> None:
        self._change(partial(set_badge, self.bench, self._seen.number, ""))

    @Slot()
    def _on_scan_badge_clicked(self) -> None:
        self._ask_for_scan(wanted=not self._scanning)

    @Slot()
    def _on_make_badge_clicked(self) -> None:
        name, number = self._seen.name, self._seen.number

        def make() -> tuple[bytes, str, str]:
            label = new_badge(self.bench, number)
            return label, name, equipment(self.bench).printers.of_labels

        self._work(make, self._on_badge_made)

    def _on_badge_made(self, made: tuple[bytes, str, str]) -> None:
        label, name, printer = made
        self.label_made.emit(label, self.tr("Badge of {name}").format(name=name), printer)
        self._on_changed(self._seen)

    @Slot()
    def _on_begin_clicked(self) -> None:
        if self._first.valid():
            call = partial(
                make_first_administrator,
                self.bench,
                self._first.first.name.text(),
                self._first.first.pins.pin(),
            )
            self._work(call, self._on_first_made)

    def _on_first_made(self, person: Person) -> None:
        self._first.first.pins.clear()
        self.first_made.emit(person)
        self._on_changed(person)

    def _change(self, call: Callable[[], Person]) -> None:
        self._work(call, self._on_changed)

    def _work(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do one act at a time; hashing a PIN is slow on purpose."""
        self._busy = True
        self._render()
        Operation(self, call, partial(self._on_done, done), self._on_refused).start()

    def _on_done(self, done: Callable[[Any], None], result: object) -> None:
        self._busy = False
        done(result)

    def _on_changed(self, person: Person) -> None:
        self.say("ok", self.tr("{name}: stored").format(name=person.name))
        self._seen = person
        self._edited = False
        self.changed.emit()
        self.refresh()

    def _on_refused(self, error: DomainError) -> None:
        # What was typed stays: it is to be corrected.
        self._busy = False
        self._render()
        self.refuse(error)
