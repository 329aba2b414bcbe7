"""A product and its checklist, as fields."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from receiving_app.domain.catalogue import ChecklistItem, ItemLevel, LocalText, Product
from receiving_app.domain.catalogue_editing import MOST_MONTHS, item_key
from ui.screens.catalogue_parts.item_editor import ItemEditor
from ui.screens.settings_parts.page import SettingsPage
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.placing import line

_FIELDS = ("sku", "manufacturer", "name", "family", "gtin", "warranty_months")
NEW_ITEM = ""


class ProductPage(SettingsPage):
    """Edits one product; ``product()`` gives it as edited."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._product = Product("", "", "")
        self.editors: list[ItemEditor] = []
        self._made = 0
        self.fields = {
            name: self.field(f"product_{name}", self._months if name == "warranty_months" else None)
            for name in _FIELDS
        }
        self._facts = self.add_group(*self.fields.values())
        self._items_group = self.add_group()
        self._items = QVBoxLayout()
        self._items.setSpacing(active().space("m"))
        self.layout_of_groups.addLayout(self._items)
        self.add = ActionButton("secondary", "plus", self)
        self.add.setObjectName("addItem")
        self.add.clicked.connect(self._on_add_clicked)
        self.acts = line(self.add)
        self.layout_of_groups.addLayout(self.acts)
        self.end()
        self.retranslate()

    def parts(self) -> tuple[QWidget, ...]:
        """Return all that can take the focus, in reading order."""
        inside = [
            part
            for editor in self.editors
            for part in (*editor.fields.values(), editor.essential, editor.remove)
        ]
        return (*self.fields.values(), *inside, self.add)

    def retranslate(self) -> None:
        """Set every text."""
        labels = {
            "sku": self.tr("Reference"),
            "manufacturer": self.tr("Manufacturer"),
            "name": self.tr("Name"),
            "family": self.tr("Family"),
            "gtin": self.tr("Barcode (GTIN)"),
            "warranty_months": self.tr("Warranty in months"),
        }
        for name, label in labels.items():
            self.fields[name].set_label(label)
        self._facts.set_words(self.tr("Product"))
        self._items_group.set_words(
            self.tr("Checklist"),
            self.tr(
                "Essential accessories are needed to diagnose a fault. Units inspected before a change keep what "
                "they were inspected against."
            ),
        )
        self.add.setText(self.tr("Add an accessory"))
        for editor in self.editors:
            editor.retranslate()

    def show_product(self, product: Product, *, new: bool) -> None:
        """Show a product; the reference of one on file is not changed."""
        self._product = product
        texts = {name: str(getattr(product, name)) for name in _FIELDS}
        for name, text in texts.items():
            self.fields[name].set_text(text)
        self.fields["sku"].edit.setReadOnly(not new)
        for editor in self.editors:
            _gone(editor)
        self.editors, self._made = [], 0
        for item in product.checklist:
            self._show_item(item)
        self.rebuilt.emit()

    def product(self) -> Product:
        """Return the product as edited; the fields are valid.

        Raises:
            DomainError: an accessory's quantity or price is out of its range.
        """
        items: list[ChecklistItem] = []
        taken = {item.root for item in (*self._product.checklist, *self._product.former)}
        for editor in self.editors:
            item = editor.item()
            if not item.key:
                item = replace(item, key=item_key(item.name.fr, taken))
                taken.add(item.key)
            items.append(item)
        return replace(
            self._product,
            sku=self.fields["sku"].text(),
            manufacturer=self.fields["manufacturer"].text(),
            name=self.fields["name"].text(),
            family=self.fields["family"].text(),
            gtin=self.fields["gtin"].text(),
            warranty_months=int(self.fields["warranty_months"].text() or 0),
            checklist=tuple(items),
        )

    def _months(self, text: str) -> str:
        fits = not text or (text.isascii() and text.isdigit() and int(text) <= MOST_MONTHS)
        return "" if fits else self.tr("A whole number from 0 to 240")

    def _show_item(self, item: ChecklistItem) -> ItemEditor:
        self._made += 1
        editor = ItemEditor(item, self._made, self.amount, self)
        editor.show_item(self.wording.number(item.replacement_price, 2) if item.replacement_price else "")
        editor.retranslate()
        editor.edited.connect(self.edited)
        editor.remove_requested.connect(lambda: self._remove(editor))
        self.editors.append(editor)
        self._items.addWidget(editor)
        editor.show()
        return editor

    def _remove(self, editor: ItemEditor) -> None:
        self.editors.remove(editor)
        _gone(editor)
        self.rebuilt.emit()
        self.edited.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        item = ChecklistItem(NEW_ITEM, LocalText(""), ItemLevel.EXPECTED, 1, Decimal("0.00"))
        self._show_item(item).fields["fr"].edit.setFocus()
        self.rebuilt.emit()
        self.edited.emit()


def _gone(editor: ItemEditor) -> None:
    """Take an editor off the page; its own click may still be under way."""
    editor.hide()
    editor.setParent(None)
    editor.deleteLater()
