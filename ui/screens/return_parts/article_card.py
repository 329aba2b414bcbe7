"""The article in hand: product, serial and MAC, quantity, condition."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.domain.catalogue import Product
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.vocabulary import Condition, Evidence
from ui.screens.return_parts.bench_card import BenchCard
from ui.screens.return_parts.quantity_row import QuantityRow
from ui.screens.return_parts.view import ReturnView
from ui.theme import set_type
from ui.widgets.big_toggle import BigToggle


class ArticleCard(BenchCard):
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
        self._name, self._sku = QLabel(self), QLabel(self)
        set_type(self._name, "strong", bold=True)
        self._name.setWordWrap(True)
        set_type(self._sku, "small")
        self._sku.setProperty("role", "muted")
        self._sku.setWordWrap(True)
        self._before = QLabel(self)
        self._before.setObjectName("sentBefore")
        set_type(self._before, "small", bold=True)
        self._before.setWordWrap(True)
        self.serial = BigToggle(self)
        self.serial.setObjectName("serial")
        self.serial.clicked.connect(lambda: self.serial_requested.emit(self.serial.state() != "ok"))
        self.quantity = QuantityRow(self)
        self.quantity.quantity_requested.connect(self.quantity_requested)
        self._condition_title = QLabel(self)
        set_type(self._condition_title, "body", bold=True)
        self.conditions = {condition: self._condition(condition) for condition in Condition}

    def _condition(self, condition: Condition) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"condition_{condition}")
        toggle.clicked.connect(lambda: self.condition_requested.emit(condition))
        return toggle

    def _build_layout(self) -> None:
        head = (self._name, self._sku, self._before, self.serial, self.quantity, self._condition_title)
        for widget in (*head, *self.conditions.values()):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.add_target(self.serial, *self.conditions.values())

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Article"))
        self._condition_title.setText(self.tr("Condition"))
        self.quantity.retranslate()

    def render_view(self, view: ReturnView) -> None:
        """Show a view."""
        unit = view.inspected
        self.setEnabled(unit is not None)
        if unit is None:
            self._name.setText(self.tr("Nothing in hand"))
            self._sku.clear()
            for widget in (self._before, self.serial, self.quantity, *self.conditions.values()):
                widget.setVisible(False)
            return
        product = view.sheet.product(unit.sku)
        line = view.sheet.case.line(unit.line)
        self._name.setText(_full_name(product))
        day = view.wording.moment(line.invoiced_on)
        self._sku.setText(self.tr("Invoice {number} of {day}").format(number=line.invoice, day=day))
        count = len(view.sheet.case.units)
        at = [one.number for one in view.sheet.case.units].index(unit.number) + 1
        self.set_counter(f"{at} / {count}")
        self._render_before(unit, view)
        self._render_serial(unit, view)
        self.quantity.setVisible(not line.serialised)
        self.quantity.show_quantity(unit.quantity, line.quantity_announced)
        self.quantity.setEnabled(view.editable)
        self._render_conditions(unit, view)

    def _render_conditions(self, unit: InspectedUnit, view: ReturnView) -> None:
        for condition, toggle in self.conditions.items():
            toggle.setVisible(True)
            words = view.wording.term("condition", condition)
            label, _, detail = words.partition(", ")
            toggle.setText(label)
            toggle.set_detail(detail)
            toggle.setAccessibleName(words)
            toggle.set_state("chosen" if unit.condition is condition else "choice")
            toggle.setEnabled(view.editable)

    def _render_before(self, unit: InspectedUnit, view: ReturnView) -> None:
        """Say when this unit went to its manufacturer before, what came of it, and how long that took."""
        before = next((one for one in view.sheet.sent_before if one.number in unit.numbers), None)
        self._before.setVisible(before is not None)
        if before is None:
            self._before.clear()
            return
        words = view.wording
        told: dict[str, object] = {"manufacturer": before.manufacturer, "batch": before.batch}
        if before.outcome is None or before.returned_on is None:
            text = self.tr("With {manufacturer} since {day}, batch {batch}: no answer yet")
            told |= {"day": words.moment(before.sent_on)}
        else:
            text = self.tr(
                "Already back on {day} from {manufacturer}, batch {batch}: {outcome}, after {days}"
            )
            told |= {
                "day": words.moment(before.returned_on),
                "outcome": words.term("outcome", before.outcome),
            }
            told |= {"days": words.text("bench.batch.days", days=before.turn_round)}
        self._before.setText(text.format(**told))

    def _render_serial(self, unit: InspectedUnit, view: ReturnView) -> None:
        serial = unit.serial or unit.announced_serial
        mac = unit.mac or unit.announced_mac
        self.serial.setVisible(view.sheet.case.line(unit.line).serialised)
        self.serial.setText(f"SN {serial}" if serial else f"MAC {mac}" if mac else self.tr("Serial to scan"))
        how = {
            Evidence.READ: self.tr("scanned"),
            Evidence.ATTESTED: self.tr("seen"),
            None: self.tr("announced"),
        }[unit.evidence]
        foreign = bool(unit.serial and unit.announced_serial and unit.serial != unit.announced_serial)
        how = self.tr("not announced") if foreign else how
        self.serial.set_detail(f"{how} · {mac}" if mac and serial else how)
        self.serial.setAccessibleName(self.serial.text())
        state = "attention" if foreign else "todo" if unit.evidence is None else "ok"
        self.serial.set_state(state)
        self.serial.setEnabled(view.editable and bool(unit.announced_serial or unit.announced_mac))


def _full_name(product: Product) -> str:
    """Return manufacturer, name and reference, each once."""
    words = [product.manufacturer, product.name]
    if product.sku.casefold() not in product.name.casefold():
        words.append(product.sku)
    return " ".join(word for word in words if word)
