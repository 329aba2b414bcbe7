"""The article in hand: product, serial and MAC, quantity, condition."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from receiving_app.domain.inspection import MAX_QUANTITY, InspectedUnit
from receiving_app.domain.vocabulary import Condition, Evidence
from ui.screens.return_parts.view import ReturnView
from ui.theme import TOUCH_TARGET, active
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.step_card import StepCard


class ArticleCard(StepCard):
    """Shows the unit looked at.

    Signals:
        condition_requested: a condition was chosen.
        serial_requested: the announced serial was seen (True) or is withdrawn (False).
        quantity_requested: so many are in hand.
    """

    condition_requested = Signal(object)
    serial_requested = Signal(bool)
    quantity_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_widgets()
        self._build_layout()
        self.retranslate()

    def _build_widgets(self) -> None:
        theme = active()
        self._name, self._sku = QLabel(self), QLabel(self)
        self._name.setFont(theme.font("strong", bold=True))
        self._name.setWordWrap(True)
        self._sku.setFont(theme.font("small"))
        self._sku.setProperty("role", "muted")
        self._sku.setWordWrap(True)
        self._serial = BigToggle(self)
        self._serial.setObjectName("serial")
        self._serial.clicked.connect(lambda: self.serial_requested.emit(self._serial.state() != "ok"))
        self._fewer, self._more = (
            ActionButton("secondary", "minus", self),
            ActionButton("secondary", "plus", self),
        )
        self._quantity = QLineEdit(self)
        self._quantity.setObjectName("quantity")
        self._quantity.setValidator(QIntValidator(0, MAX_QUANTITY, self))
        self._quantity.setMinimumHeight(theme.px(TOUCH_TARGET))
        self._quantity.setFont(theme.font("title", bold=True))
        self._announced = QLabel(self)
        self._fewer.setObjectName("fewer")
        self._more.setObjectName("more")
        self._fewer.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))
        self._quantity.editingFinished.connect(self._on_quantity_editing_finished)
        self._absent = ActionButton("secondary", "trash", self)
        self._absent.setObjectName("absent")
        self._absent.clicked.connect(lambda: self.quantity_requested.emit(0))
        self._condition_title = QLabel(self)
        self._condition_title.setFont(theme.font("body", bold=True))
        self._conditions = {condition: self._condition(condition) for condition in Condition}
        self._shown_quantity = 0

    def _condition(self, condition: Condition) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"condition_{condition}")
        toggle.clicked.connect(lambda: self.condition_requested.emit(condition))
        return toggle

    def _build_layout(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._fewer)
        row.addWidget(self._quantity, 1)
        row.addWidget(self._more)
        row.addWidget(self._announced)
        self._quantity_row = QWidget(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._quantity_row.setLayout(row)
        head = (self._name, self._sku, self._serial, self._quantity_row, self._condition_title)
        for widget in (*head, *self._conditions.values(), self._absent):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Article"))
        self._condition_title.setText(self.tr("Condition"))
        self._absent.setText(self.tr("Not in this parcel"))
        self._quantity.setAccessibleName(self.tr("Quantity in hand"))
        self._fewer.setAccessibleName(self.tr("One fewer"))
        self._more.setAccessibleName(self.tr("One more"))
        for position, toggle in enumerate(self._conditions.values(), start=1):
            toggle.set_shortcut_hint(f"Alt+{position}")

    def focus_quantity(self) -> None:
        """Take the focus to the quantity, where there is one to count."""
        if self._quantity_row.isVisible():
            self._quantity.setFocus()
            self._quantity.selectAll()

    def render_view(self, view: ReturnView) -> None:
        """Show a view."""
        unit = view.inspected
        self.setEnabled(unit is not None)
        if unit is None:
            self._name.setText(self.tr("Nothing in hand"))
            self._sku.clear()
            for widget in (self._serial, self._quantity_row, self._absent, *self._conditions.values()):
                widget.setVisible(False)
            return
        product = view.sheet.product(unit.sku)
        line = view.sheet.case.line(unit.line)
        self._name.setText(f"{product.manufacturer} {product.name}".strip())
        invoice = self.tr("invoice {number} of {day}").format(
            number=line.invoice, day=view.wording.moment(line.invoiced_on)
        )
        self._sku.setText(f"{unit.sku} · {invoice}")
        count = len(view.sheet.case.units)
        at = [one.number for one in view.sheet.case.units].index(unit.number) + 1
        self.set_counter(f"{at} / {count}")
        self._render_serial(unit, view)
        self._quantity_row.setVisible(not line.serialised)
        self._shown_quantity = unit.quantity
        self._quantity.setText(str(unit.quantity))
        self._announced.setText(self.tr("of {count}").format(count=line.quantity_announced))
        self._absent.setVisible(view.editable and (count > 1 or not line.serialised))
        for condition, toggle in self._conditions.items():
            toggle.setVisible(True)
            words = view.wording.term("condition", condition)
            label, _, detail = words.partition(", ")
            toggle.setText(label)
            toggle.set_detail(detail)
            toggle.setAccessibleName(words)
            toggle.set_state("chosen" if unit.condition is condition else "choice")
            toggle.setEnabled(view.editable)

    def _render_serial(self, unit: InspectedUnit, view: ReturnView) -> None:
        serial = unit.serial or unit.announced_serial
        mac = unit.mac or unit.announced_mac
        self._serial.setVisible(view.sheet.case.line(unit.line).serialised)
        self._serial.setText(f"SN {serial}" if serial else f"MAC {mac}" if mac else self.tr("Serial to scan"))
        how = {
            Evidence.READ: self.tr("scanned"),
            Evidence.ATTESTED: self.tr("seen"),
            None: self.tr("announced — scan it, or touch"),
        }[unit.evidence]
        foreign = bool(unit.serial and unit.announced_serial and unit.serial != unit.announced_serial)
        how = self.tr("not announced") if foreign else how
        self._serial.set_detail(f"{how} · {mac}" if mac and serial else how)
        self._serial.setAccessibleName(self._serial.text())
        state = "attention" if foreign else "todo" if unit.evidence is None else "ok"
        self._serial.set_state(state)
        self._serial.set_shortcut_hint("F7")
        self._serial.setEnabled(view.editable and bool(unit.announced_serial or unit.announced_mac))

    def _step(self, by: int) -> None:
        self.quantity_requested.emit(max(0, self._shown_quantity + by))

    @Slot()
    def _on_quantity_editing_finished(self) -> None:
        if self._quantity.hasAcceptableInput() and int(self._quantity.text()) != self._shown_quantity:
            self.quantity_requested.emit(int(self._quantity.text()))
