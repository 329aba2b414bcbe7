"""The manufacturers' procedures for defective products, with every version and its days."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from receiving_app.domain.catalogue import Playbook, PlaybookKind
from receiving_app.domain.errors import DomainError
from receiving_app.domain.playbook_versions import EVERY_OTHER
from receiving_app.services.edit_playbooks import amend_playbook, end_playbook, playbook_list
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column
from ui.operations import Operation
from ui.screens.catalogue_parts.playbook_page import NEW, PlaybookPage
from ui.screens.list_screen import Listing, ListScreen
from ui.widgets.placing import beside, column, line


class PlaybooksScreen(ListScreen):
    """Lists every version beside the one chosen; saving makes a new one.

    Signals:
        saved: a version was stored, or a playbook ended.
    """

    saved = Signal()

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent, Listing("playbooks", "procedures", "checklist"))
        self._books: tuple[Playbook, ...] = ()
        self._seen: Playbook | None = None
        self._wanted = ""
        self._edited = False
        self._build_widgets(language)
        right = column((self._page, 1), line(self._new, self._copy, self._end, self._save))
        self._lay_out(self._head(), (beside((self._table, 4), (right, 7)), 1))
        self._connect()
        self.retranslate()
        self._show(None)

    def _build_widgets(self, language: str) -> None:
        self._page = PlaybookPage(language, self)
        self._new = self._button("newPlaybook", "plus")
        self._copy = self._button("copyPortal", "checklist")
        self._end = self._button("endPlaybook", "x")
        self._save = self._button("savePlaybook", "check", "primary")

    def _connect(self) -> None:
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        self._page.edited.connect(self._on_page_edited)
        self._new.clicked.connect(self._on_new_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._end.clicked.connect(self._on_end_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self.add_action("save", "Ctrl+S", button=self._save)
        self.add_action("new_playbook", "Ctrl+N", button=self._new)
        self.add_action("copy_portal", "Ctrl+Shift+C", button=self._copy)
        self.add_action("end_playbook", button=self._end)

    # --- public -----------------------------------------------------------------------------

    def on_changed_elsewhere(self) -> None:
        """Leave all as it is: what is being typed is worth more than what was done this second."""

    def step_back(self) -> None:
        """Give up what was typed; where nothing was, go back."""
        if self._edited:
            self._show(self._seen)
        else:
            super().step_back()

    @Slot()
    def refresh(self) -> None:
        """Read the list again; the manufacturer chosen stays chosen, in its latest version."""
        Operation(self, partial(playbook_list, self.bench), self._list, self.refuse, key="list").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Say for each manufacturer who handles its defective products, and what that needs.")

    def retranslate(self) -> None:
        """Set every text."""
        self._name(self.tr("Manufacturers' procedures"))
        self._new.setText(self.tr("New"))
        self._copy.setText(self.tr("Copy the portal"))
        self._end.setText(self.tr("End"))
        self._save.setText(self.tr("Save"))
        self._rows.set_columns(
            (
                Column(self.tr("Manufacturer"), self._maker),
                Column(self.tr("Version"), lambda row: str(row.version), True, value=lambda row: row.version),
                Column(self.tr("Who"), self._who),
                Column(
                    self.tr("From"),
                    lambda row: self._day(row.valid_from),
                    value=lambda row: row.valid_from or "",
                ),
                Column(
                    self.tr("Until"),
                    lambda row: self._day(row.valid_to),
                    value=lambda row: row.valid_to or "",
                ),
            )
        )
        self._page.wording = self.wording
        self._page.retranslate()
        self._table.fit_columns()

    # --- rendering --------------------------------------------------------------------------

    def _maker(self, row: Playbook) -> str:
        return self.tr("Every other") if row.manufacturer == EVERY_OTHER else row.manufacturer

    def _who(self, row: Playbook) -> str:
        return self.tr("through us") if row.kind is PlaybookKind.THROUGH_US else self.tr("direct")

    def _day(self, day: object) -> str:
        return self.wording.fact(day) if day else ""

    def _list(self, books: tuple[Playbook, ...]) -> None:
        self._books = books
        wanted = self._wanted or (self._seen.manufacturer if self._seen else "")
        self._show(self._fill(books, lambda book: book.manufacturer.casefold() == wanted.casefold()))

    def _show(self, seen: Playbook | None) -> None:
        self._seen, self._wanted, self._edited = seen, "", False
        self._page.show_playbook(seen or NEW, new=seen is None)
        self._copy.setEnabled(bool(seen and seen.portal))
        self._end.setEnabled(seen is not None and seen.manufacturer != EVERY_OTHER and self._is_latest(seen))

    def _is_latest(self, book: Playbook) -> bool:
        return book.version == self._newest(book.manufacturer)

    def _newest(self, manufacturer: str) -> int:
        same = (
            book.version for book in self._books if book.manufacturer.casefold() == manufacturer.casefold()
        )
        return max(same, default=0)

    # --- slots ------------------------------------------------------------------------------

    @Slot()
    def _on_page_edited(self) -> None:
        self._edited = True

    @Slot(object)
    def _on_table_row_chosen(self, row: Playbook) -> None:
        self._show(row)

    @Slot()
    def _on_new_clicked(self) -> None:
        self._show(None)
        self._page.fields["manufacturer"].edit.setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._seen is not None:
            QGuiApplication.clipboard().setText(f"https://{self._seen.portal}")
            self.say("ok", self.tr("Copied: {portal}").format(portal=self._seen.portal))

    @Slot()
    def _on_end_clicked(self) -> None:
        if self._seen is not None:
            call = partial(end_playbook, self.bench, self._seen.manufacturer, self._seen.version)
            Operation(self, call, self._on_saved, self._on_refused).start()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._page.valid():
            book = self._page.playbook()
            self._wanted = book.manufacturer
            seen = self._newest(book.manufacturer) if self._seen else 0
            call = partial(amend_playbook, self.bench, book, seen)
            Operation(self, call, self._on_saved, self._on_refused).start()

    def _on_saved(self, _books: tuple[Playbook, ...]) -> None:
        self.say("ok", self.tr("Saved"))
        self.refresh()
        self.saved.emit()

    def _on_refused(self, error: DomainError) -> None:
        # What was typed stays: it is to be corrected.
        self.refuse(error)
