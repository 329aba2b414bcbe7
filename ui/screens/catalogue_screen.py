"""The catalogue: products with their warranty and the checklist a unit is inspected against."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.domain.catalogue import Product
from receiving_app.domain.catalogue_editing import copied
from receiving_app.domain.errors import DomainError
from receiving_app.services.edit_catalogue import product_list, retire_product, save_product
from receiving_app.services.ports import Bench
from ui.models.rows_model import Column, RowsModel
from ui.operations import Operation
from ui.screens.catalogue_parts.product_page import ProductPage
from ui.screens.list_export import ListExportButton
from ui.screens.list_screen import Listing, ListScreen
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.placing import beside, column, line
from ui.widgets.prompt_field import PromptField

IN_USE, RETIRED = "in_use", "retired"
PAUSE_MS = 150
_EMPTY = Product("", "", "")


class CatalogueScreen(ListScreen):
    """Lists products beside the one chosen; what is being edited is not lost to a refreshed list.

    Signals:
        saved: a product was stored; carries it.
    """

    saved = Signal(object)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(bench, language, parent, Listing("products", "catalogue", "package"))
        self._seen: Product | None = None
        self._edited = False
        self._build_widgets(language)
        self._build_layout()
        self._connect()
        self.retranslate()
        self._show(None, _EMPTY)

    def _build_widgets(self, language: str) -> None:
        self._text = PromptField("catalogueText", self)
        self._text.setClearButtonEnabled(True)
        self._which = ChoiceBox(self)
        self._which.setObjectName("whichProducts")
        self._page = ProductPage(language, self)
        # The accessories are shown as fields; as a list they only go to a file.
        self._items = RowsModel()
        self._export_items = ListExportButton(self, self._items, "accessoires")
        self._export_items.setObjectName("exportChecklist")
        self._page.acts.addWidget(self._export_items)
        self._new = self._button("newProduct", "plus")
        self._copy = self._button("copyProduct", "replace")
        self._retire = self._button("retireProduct", "archive")
        self._save = self._button("saveProduct", "check", "primary")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _build_layout(self) -> None:
        left = column(line(self._text, self._which), (self._table, 1), (self._none, 1))
        right = column((self._page, 1), line(self._new, self._copy, self._retire, self._save))
        self._lay_out(self._head(), (beside((left, 4), (right, 6)), 1))

    def _connect(self) -> None:
        self._pause.timeout.connect(self.refresh)
        self._text.textEdited.connect(lambda _text: self._pause.start())
        self._which.activated.connect(self.refresh)
        self._table.row_chosen.connect(self._on_table_row_chosen)
        self._table.choose_by_arrows()
        self._page.edited.connect(self._on_page_edited)
        self._page.rebuilt.connect(self._order_tabs)
        self._new.clicked.connect(self._on_new_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._retire.clicked.connect(self._on_retire_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self.add_action("save", "Ctrl+S", button=self._save)
        self.add_action("new_product", "Ctrl+N", button=self._new)
        self.add_action("copy_product", "Ctrl+D", button=self._copy)
        self.add_action("retire_product", button=self._retire)
        self.add_way_back()
        self.add_action("add_accessory", "Ctrl+Return", button=self._page.add)

    # --- public -----------------------------------------------------------------------------

    def on_changed_elsewhere(self) -> None:
        """Leave all as it is: what is being typed is worth more than what was done this second."""

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
        self._name(self.tr("Catalogue"))
        self._none.show_words(self.tr("No product found"), self.tr("Try less of it, or look at the others."))
        self._text.ask(self.tr("Reference, manufacturer or name"))
        kinds = {IN_USE: self.tr("In use"), RETIRED: self.tr("Retired")}
        self._which.offer(kinds, self._which.chosen() or IN_USE)
        self._which.setAccessibleName(self.tr("Which products are listed"))
        self._new.setText(self.tr("New"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save"))
        self._rows.set_columns(
            (
                Column(self.tr("Reference"), lambda row: row.sku),
                Column(self.tr("Manufacturer"), lambda row: row.manufacturer),
                Column(self.tr("Name"), lambda row: row.name, flexible=True),
            )
        )
        self._items.set_columns(self._item_columns())
        self._export_items.set_words(self.tr("Export the checklist…"))
        self._page.wording = self.wording
        self._page.retranslate()
        self._table.fit_columns()
        self._render()

    # --- rendering --------------------------------------------------------------------------

    def _item_columns(self) -> tuple[Column, ...]:
        words = self.wording
        return (
            Column(self.tr("Reference"), lambda _item: self._seen.sku if self._seen else ""),
            Column(self.tr("Accessory in French"), lambda item: item.name.fr),
            Column(self.tr("Accessory in English"), lambda item: item.name.en),
            Column(self.tr("Kind"), lambda item: words.term("level", item.level)),
            Column(self.tr("Pieces"), lambda item: str(item.quantity), value=lambda item: item.quantity),
            Column(
                self.tr("Replacement €"),
                lambda item: words.number(item.replacement_price, 2),
                value=lambda item: item.replacement_price,
            ),
        )

    def _list(self, rows: tuple[Product, ...]) -> None:
        wanted = self._seen.sku if self._seen else ""
        found = self._fill(rows, lambda row: row.sku == wanted, or_first=not self._edited)
        if not self._edited:
            self._show(found, found or _EMPTY)

    def _show(self, seen: Product | None, product: Product) -> None:
        self._seen = seen
        self._edited = seen is None and product != _EMPTY
        self._page.show_product(product, new=seen is None)
        self._items.set_rows(seen.checklist if seen else ())
        self._export_items.name_file(f"accessoires_{seen.sku}" if seen else "accessoires")
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

    def step_back(self) -> None:
        """Give up what was typed; where nothing was, go back."""
        if self._edited:
            self.give_up()
        else:
            super().step_back()

    def give_up(self) -> None:
        """Show the product as it is on file; what was typed is given up."""
        self._show(self._seen, self._seen or _EMPTY)
