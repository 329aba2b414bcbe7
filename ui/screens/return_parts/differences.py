"""What is not as announced: another product in hand, one unit more, or a unit that is not there."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.screens.return_parts.view import ReturnView
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.touch_keyboard import KeyboardButton


class Differences(QWidget):
    """Takes what the operator finds otherwise than announced.

    Signals:
        product_requested: another product is in hand; carries the reference read on it.
        extra_requested: one more unit is in hand; carries the number of its line.
        absent_requested: the unit looked at is not in this parcel.
    """

    product_requested = Signal(str)
    extra_requested = Signal(int)
    absent_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extra_line = 0
        self._build_widgets()
        self._build_layout()
        self.other.clicked.connect(self._on_other_clicked)
        self.extra.clicked.connect(lambda: self.extra_requested.emit(self._extra_line))
        self.absent.clicked.connect(self.absent_requested)
        self._reference.returnPressed.connect(self._on_reference_return_pressed)
        self.retranslate()

    def _build_widgets(self) -> None:
        self._title = QLabel(self)
        set_type(self._title, "body", bold=True)
        self.other = self._button("otherProduct", "replace")
        self.extra = self._button("extraUnit", "plus")
        self.absent = self._button("absent", "minus")
        self._asked = QWidget(self)
        self._reference = QLineEdit(self._asked)
        self._reference.setObjectName("productInHand")
        self._keyboard = KeyboardButton(self._reference, self._asked)
        self._asked.setVisible(False)

    def _button(self, name: str, icon: str) -> ActionButton:
        button = ActionButton("secondary", icon, self, compact=True)
        button.setObjectName(name)
        return button

    def _build_layout(self) -> None:
        theme = active()
        asked = QHBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(theme.space("xs"))
        asked.addWidget(self._reference, 1)
        asked.addWidget(self._keyboard)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.space("xs"), 0, 0)
        layout.setSpacing(theme.space("s"))
        for widget in (self._title, self.other, self._asked, self.extra, self.absent):
            layout.addWidget(widget)

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Not as announced?"))
        self.other.setText(self.tr("Other product…"))
        self.extra.setText(self.tr("One unit more"))
        self.absent.setText(self.tr("Not there"))
        self._reference.setPlaceholderText(self.tr("Its reference"))
        self._reference.setAccessibleName(self.tr("Reference of the product in hand"))

    def render_view(self, view: ReturnView) -> None:
        """Show what may be said of this view."""
        unit = view.inspected
        self._extra_line = view.extra_line
        several = len(view.sheet.case.units) > 1
        carton = unit is not None and not view.sheet.case.line(unit.line).serialised
        self._asked.setVisible(False)
        self.other.setVisible(view.editable)
        self.extra.setVisible(bool(self._extra_line))
        self.absent.setVisible(view.editable and (several or carton))
        self._title.setVisible(view.editable or bool(self._extra_line))

    def give_up(self) -> None:
        """Ask for no reference any longer."""
        if self._asked.isVisible():
            self._asked.setVisible(False)
            self.other.setVisible(True)

    @Slot()
    def _on_other_clicked(self) -> None:
        self.other.setVisible(False)
        self._reference.clear()
        self._asked.setVisible(True)
        self._reference.setFocus()

    @Slot()
    def _on_reference_return_pressed(self) -> None:
        if self._reference.text().strip():
            self.product_requested.emit(self._reference.text().strip())
