"""How many like units are in hand: counted by touch or typed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from receiving_app.domain.inspection import MAX_QUANTITY
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.touch_keyboard import KeyboardButton


class QuantityRow(QWidget):
    """A count between one fewer and one more, and how many were announced.

    Signals:
        quantity_requested: so many are in hand.
    """

    quantity_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0
        self._fewer, self._more = self._button("fewer", "minus", -1), self._button("more", "plus", 1)
        self._field = QLineEdit(self)
        self._field.setObjectName("quantity")
        self._field.setValidator(QIntValidator(0, MAX_QUANTITY, self))
        set_type(self._field, "title", bold=True)
        self._field.editingFinished.connect(self._on_field_editing_finished)
        self._announced = QLabel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("xs"))
        layout.addWidget(self._fewer)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._more)
        layout.addWidget(KeyboardButton(self._field, self, numeric=True))
        layout.addWidget(self._announced)

    def _button(self, name: str, icon: str, by: int) -> ActionButton:
        button = ActionButton("secondary", icon, self)
        button.setObjectName(name)
        button.clicked.connect(lambda: self._step(by))
        return button

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._field.setAccessibleName(self.tr("Quantity in hand"))
        self._fewer.setAccessibleName(self.tr("One fewer"))
        self._more.setAccessibleName(self.tr("One more"))

    def show_quantity(self, in_hand: int, announced: int) -> None:
        """Show how many are in hand, of how many announced."""
        self._shown = in_hand
        self._field.setText(str(in_hand))
        self._announced.setText(self.tr("of {count}").format(count=announced))

    def _step(self, by: int) -> None:
        """Count on from what is shown: a second touch may come before the first is stored."""
        typed = int(self._field.text()) if self._field.hasAcceptableInput() else self._shown
        self._shown = max(0, typed + by)
        self._field.setText(str(self._shown))
        self.quantity_requested.emit(self._shown)

    def focus_field(self) -> None:
        """Take the focus to the count, where it is shown."""
        if self.isVisible():
            self._field.setFocus()
            self._field.selectAll()

    @Slot()
    def _on_field_editing_finished(self) -> None:
        if self._field.hasAcceptableInput() and int(self._field.text()) != self._shown:
            self.quantity_requested.emit(int(self._field.text()))
