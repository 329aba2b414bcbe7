"""The catalogue: products with their warranty and the checklist a unit is inspected against."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.catalogue import Product
from receiving_app.domain.catalogue_editing import copied
from receiving_app.domain.errors import DomainError
from receiving_app.services.edit_catalogue import product_list, retire_product, save_product
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.catalogue_parts.product_page import ProductPage
from ui.screens.screen import Screen
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.prompt_field import PromptField
from ui.widgets.wrap_row import WrapRow

IN_USE, RETIRED = "in_use", "retired"
PAUSE_MS = 150
_EMPTY = Product("", "", "")


class CatalogueScreen(Screen):
    """Lists products beside the one chosen; what is being edited is not lost to a refreshed list.

    Signals:
        saved: a product was stored; carries it.
    """

    saved = Signal(object)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent)
        self._seen: Product | None = None
        self._edited = False
        self._build_widgets(language)
        self._build_layout()
        self._connect()
        self.retranslate()
        self._show(None, _EMPTY)

    def _build_widgets(self, language: str) -> None:
        self._title = QLabel(self)
        set_type(self._title, "total", bold=True)
        self._text = PromptField("catalogueText", self)
        self._text.setClearButtonEnabled(True)
        self._which = ChoiceBox(self)
        self._which.setObjectName("whichProducts")
        self._rows = RowsModel()
        self._table = DataTable(self._rows, self)
        self._table.setObjectName("products")
        self._page = ProductPage(language, self)
        self._new = self._button("newProduct", "plus")
        self._copy = self._button("copyProduct", "replace")
        self._retire = self._button("retireProduct", "archive")
        self._save = self._button("saveProduct", "check", "primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _button(self, name: str, icon: str, kind: str = "secondary") -> ActionButton:
        button = ActionButton(kind, icon, self)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        left, right, sides = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        search, acts = WrapRow(spacing=theme.space("m")), WrapRow(spacing=theme.space("m"))
        search.addWidget(self._text)
        search.addWidget(self._which)
        left.addLayout(search)
        left.addWidget(self._table, 1)
        right.addWidget(self._page, 1)
        for button in (self._new, self._copy, self._retire, self._save):
            acts.addWidget(button)
        right.addLayout(acts)
        sides.setSpacing(theme.space("l"))
        sides.addLayout(left, 4)
        sides.addLayout(right, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("m"))
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(sides, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self._text.textEdited.connect(lambda _text: self._pause.start())
        self._which.activated.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._page.edited.connect(self._on_page_edited)
        self._new.clicked.connect(self._on_new_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self.add_action("save", "Ctrl+S", button=self._save)
        self.add_action("new_product", "Ctrl+N", button=self._new)
        self.add_action("copy_product", "Ctrl+D", button=self._copy)
        self.add_action("retire_product", button=self._retire)
        self._undo_edits = self.add_action(
            "give_up_changes", "Esc", self.give_up, possible=lambda: self._edited
        )
        self.add_action("add_accessory", "Ctrl+Return", button=self._page.add)

    # --- public -----------------------------------------------------------------------------

    def on_shown(self) -> None:
        """Refresh the list."""
        self.refresh()
        self._text.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        retired = self._which.chosen() == RETIRED
        call = partial(product_list, self.bench, self._text.text(), retired=retired)
        Operation(self, call, self._list, self.refuse, key="list").start()

    def purpose(self) -> str:
        """Say what the screen is for."""
        return self.tr("Edit products: warranty, accessories to check, replacement prices.")

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Catalogue"))
        self._table.setAccessibleName(self._title.text())
        self._text.ask(self.tr("Reference, manufacturer or name"))
        kinds = {IN_USE: self.tr("In use"), RETIRED: self.tr("Retired")}
        self._which.offer(kinds, self._which.chosen() or IN_USE)
        self._which.setAccessibleName(self.tr("Which products are listed"))
        self._new.setText(self.tr("New"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save"))
        self._undo_edits.setText(self.tr("Give up the changes"))
        self._rows.set_columns(
            (
                Column(self.tr("Reference"), lambda row: row.sku),
                Column(self.tr("Manufacturer"), lambda row: row.manufacturer),
                Column(self.tr("Name"), lambda row: row.name, flexible=True),
            )
        )
        self._page.wording = self.wording
        self._page.retranslate()
        self._table.fit_columns()
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _list(self, rows: tuple[Product, ...]) -> None:
        self._rows.set_rows(rows)
        self._table.fit_columns()
        if self._edited:
            return
        wanted = self._seen.sku if self._seen else ""
        found = next((row for row in rows if row.sku == wanted), rows[0] if rows else None)
        if found is not None:
            self._table.selectRow(rows.index(found))
        self._show(found, found or _EMPTY)

    def _show(self, seen: Product | None, product: Product) -> None:
        self._seen = seen
        self._edited = seen is None and product != _EMPTY
        self._page.show_product(product, new=seen is None)
        self._render()

    def _render(self) -> None:
        retired = self._seen is not None and self._seen.retired
        self._retire.setText(self.tr("Use again") if retired else self.tr("Retire"))
        self._copy.setEnabled(self._seen is not None)
        self._retire.setEnabled(self._seen is not None and not self._edited)
        self._save.setEnabled(self._edited)

    # --- slots ------------------------------------------------------------------------------

    @Slot(object)
    def _on_table_row_chosen(self, row: Product) -> None:
        if not self._edited:
            self._show(row, row)
        elif self._seen is None or row.sku != self._seen.sku:
            self.say(
                "attention",
                self.tr("{sku} is not saved yet").format(sku=self._page.fields["sku"].text() or "—"),
                self.tr("Save it, or give it up with Escape."),
            )

    @Slot()
    def _on_page_edited(self) -> None:
        self._edited = True
        self._render()

    @Slot()
    def _on_new_clicked(self) -> None:
        self._show(None, _EMPTY)
        self._page.fields["sku"].edit.setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._seen is not None:
            self._show(None, copied(self._seen, "", self._seen.name))
            self._page.fields["sku"].edit.setFocus()

    @Slot()
    def _on_retire_clicked(self) -> None:
        if self._seen is not None:
            call = partial(retire_product, self.bench, self._seen, retired=not self._seen.retired)
            Operation(self, call, self._on_saved, self._on_refused).start()

    @Slot()
    def _on_save_clicked(self) -> None:
        if not self._page.valid():
            return
        try:
            product = self._page.product()
        except DomainError as error:
            self.refuse(error)
            return
        wanted = replace(product, retired=self._seen.retired if self._seen else False)
        call = partial(save_product, self.bench, wanted, self._seen)
        Operation(self, call, self._on_saved, self._on_refused).start()

    def _on_saved(self, product: Product) -> None:
        self._show(product, product)
        self.say("ok", self.tr("{sku} saved").format(sku=product.sku))
        self.refresh()
        self.saved.emit(product)

    def _on_refused(self, error: DomainError) -> None:
        self.refuse(error)
        self.refresh()

    def give_up(self) -> None:
        """Show the product as it is on file; what was typed is given up."""
        self._show(self._seen, self._seen or _EMPTY)
