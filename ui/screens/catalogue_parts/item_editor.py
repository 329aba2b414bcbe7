"""One accessory of a product's checklist, as fields."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from receiving_app.domain.catalogue import MOST_PIECES, ChecklistItem, ItemLevel, LocalText
from ui.screens.settings_parts.page import parse_amount
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_field import FormField
from ui.widgets.wrap_row import WrapRow

_NAMES = ("fr", "en", "quantity", "price")


class ItemEditor(QFrame):
    """Edits an accessory: names, how much it matters, pieces, replacement price.

    Signals:
        edited: something was changed.
        remove_requested: it is to be taken off the list.
    """

    edited = Signal()
    remove_requested = Signal()

    def __init__(
        self, item: ChecklistItem, position: int, check: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._item = item
        self.setProperty("surface", "group")
        checks = {"quantity": self._wrong_quantity, "price": check}
        self.fields = {
            name: FormField(f"item{position}_{name}", checks.get(name, lambda _text: ""), self)
            for name in _NAMES
        }
        self.essential = BigToggle(self)
        self.essential.setObjectName(f"item{position}_essential")
        self.remove = ActionButton("danger", "trash", self, compact=True)
        self.remove.setObjectName(f"item{position}_remove")
        self._build_layout()
        self.essential.clicked.connect(self._on_essential_clicked)
        self.remove.clicked.connect(self.remove_requested)
        for field in self.fields.values():
            field.edited.connect(self.edited)

    def _build_layout(self) -> None:
        theme = active()
        layout = QVBoxLayout(self)
        edge = theme.space("m")
        layout.setContentsMargins(edge, edge, edge, edge)
        for widgets in (
            (self.fields["fr"], self.fields["en"]),
            (self.fields["quantity"], self.fields["price"], self.essential, self.remove),
        ):
            row = WrapRow(spacing=theme.space("m"))
            for widget in widgets:
                row.addWidget(widget)
            layout.addLayout(row)

    def show_item(self, price: str) -> None:
        """Show the accessory as stored, its price in words."""
        item = self._item
        texts = {"fr": item.name.fr, "en": item.name.en, "quantity": str(item.quantity), "price": price}
        for name, text in texts.items():
            self.fields[name].set_text(text)
        self.essential.set_state("chosen" if item.level is ItemLevel.ESSENTIAL else "choice")

    def retranslate(self) -> None:
        """Set every text."""
        labels = {
            "fr": self.tr("Accessory in French"),
            "en": self.tr("Accessory in English"),
            "quantity": self.tr("Pieces"),
            "price": self.tr("Replacement €"),
        }
        for name, label in labels.items():
            self.fields[name].set_label(label)
        words = self.tr("Essential")
        self.essential.setText(words)
        self.essential.setAccessibleName(words)
        self.remove.setText(self.tr("Take off"))

    def item(self) -> ChecklistItem:
        """Return the accessory as edited; the fields are valid.

        Raises:
            DomainError: quantity or price is out of its range.
        """
        level = ItemLevel.ESSENTIAL if self.essential.state() == "chosen" else ItemLevel.EXPECTED
        return replace(
            self._item,
            name=LocalText(self.fields["fr"].text(), self.fields["en"].text()),
            level=level,
            quantity=int(self.fields["quantity"].text()),
            replacement_price=self._price(),
        )

    def _price(self) -> Decimal:
        # What was not touched keeps its decimals beyond the cents shown.
        try:
            typed = parse_amount(self.fields["price"].text()) or Decimal("0.00")
        except InvalidOperation:  # pragma: no cover - valid() was asked before
            return self._item.replacement_price
        same = typed == round(self._item.replacement_price, 2)
        return self._item.replacement_price if same else typed

    def _wrong_quantity(self, text: str) -> str:
        fits = text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_PIECES
        return "" if fits else self.tr("A whole number from 1 to 999")

    @Slot()
    def _on_essential_clicked(self) -> None:
        self.essential.set_state("choice" if self.essential.state() == "chosen" else "chosen")
        self.edited.emit()
