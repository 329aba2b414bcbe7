"""The manufacturers' procedures for defective products, with every version and its days."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.catalogue import Playbook, PlaybookKind
from receiving_app.domain.errors import DomainError
from receiving_app.domain.playbook_versions import EVERY_OTHER
from receiving_app.services.edit_playbooks import amend_playbook, end_playbook, playbook_list
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.catalogue_parts.playbook_page import NEW, PlaybookPage
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.data_table import DataTable
from ui.widgets.wrap_row import WrapRow


class PlaybooksScreen(Screen):
    """Lists every version beside the one chosen; saving makes a new one.

    Signals:
        saved: a version was stored, or a playbook ended.
    """

    saved = Signal()

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._books: tuple[Playbook, ...] = ()
        self._seen: Playbook | None = None
        self._wanted = ""
        self._build_widgets(language)
        self._build_layout()
        self._connect()
        self.retranslate()
        self._show(None)

    def _build_widgets(self, language: str) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("playbooks")
        self._page = PlaybookPage(language, self)
        self._new = self._button("newPlaybook", "plus")
        self._copy = self._button("copyPortal", "checklist")
        self._end = self._button("endPlaybook", "x")
        self._save = self._button("savePlaybook", "check", "primary")

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        right, sides, acts = QVBoxLayout(), QHBoxLayout(), WrapRow(spacing=theme.space("m"))
        right.addWidget(self._page, 1)
        for button in (self._new, self._copy, self._end, self._save):
            acts.addWidget(button)
        right.addLayout(acts)
        sides.setSpacing(theme.space("l"))
        sides.addWidget(self._table, 5)
        sides.addLayout(right, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(sides, 1)

    def _connect(self) -> None:
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._new.clicked.connect(self._on_new_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._end.clicked.connect(self._on_end_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self.add_action("save", "Ctrl+S", button=self._save)
        self.add_action("new_playbook", "Ctrl+N", button=self._new)
        self.add_action("copy_portal", "Ctrl+Shift+C", button=self._copy)
        self.add_action("end_playbook", button=self._end)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._table.setFocus()

    def refresh(self) -> None:
        """Read the list again; the manufacturer chosen stays chosen, in its latest version."""
        Operation(self, partial(playbook_list, self.bench), self._list, self.refuse, key="list").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Say for each manufacturer who handles its defective products, and what that needs.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Manufacturers' procedures"))
        self._table.setAccessibleName(self._title.text())
        self._new.setText(self.tr("New"))
        self._copy.setText(self.tr("Copy the portal"))
        self._end.setText(self.tr("End"))
        self._save.setText(self.tr("Save"))
        self._rows.set_columns(
            (
                Column(self.tr("Manufacturer"), self._maker),
                Column(self.tr("Version"), lambda row: str(row.version), figure=True),
                Column(self.tr("Who"), self._who),
                Column(self.tr("From"), lambda row: self._day(row.valid_from)),
                Column(self.tr("Until"), lambda row: self._day(row.valid_to)),
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
        self._rows.set_rows(books)
        self._table.fit_columns()
        wanted = self._wanted or (self._seen.manufacturer if self._seen else "")
        found = next((book for book in books if book.manufacturer.casefold() == wanted.casefold()), books[0])
        self._table.selectRow(books.index(found))
        self._show(found)

    def _show(self, seen: Playbook | None) -> None:
        self._seen, self._wanted = seen, ""
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
