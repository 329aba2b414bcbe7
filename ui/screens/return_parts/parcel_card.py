"""The parcel: number visible, packing, damage, tracking; and the units it holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from receiving_app.domain.inspection import InspectedUnit
from ui.screens.photo_parts.photo_strip import PhotoStrip
from ui.screens.return_parts.bench_card import BenchCard
from ui.screens.return_parts.differences import Differences
from ui.screens.return_parts.view import ReturnView
from ui.theme import set_type
from ui.widgets.big_toggle import BigToggle
from ui.widgets.tab_order import order_tabs

FACTS = ("rma_visible", "well_packed", "transport_damage")


class ParcelCard(BenchCard):
    """Shows the latest parcel and the list of units.

    Signals:
        fact_requested: a fact of the parcel was touched; carries its name and the value wanted.
        unit_requested: another unit is to be looked at; carries its number.
    """

    fact_requested = Signal(str, bool)
    unit_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = {name: self._fact(name) for name in FACTS}
        self._tracking = QLabel(self)
        set_type(self._tracking, "small")
        self._tracking.setProperty("role", "muted")
        self._tracking.setWordWrap(True)
        self.photos = PhotoStrip(self)
        self._units_title = QLabel(self)
        set_type(self._units_title, "body", bold=True)
        self._units: list[BigToggle] = []
        self._looked_at: tuple[str, int] = ("", 0)
        self.differences = Differences(self)
        shown = (
            *self.facts.values(),
            self._tracking,
            self.photos,
            self._units_title,
            self.differences,
        )
        for widget in shown:
            self.body.addWidget(widget)
        self.body.addStretch(1)
        order_tabs(shown)
        self.add_target(*self.facts.values())
        self.retranslate()

    def _fact(self, name: str) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"parcel_{name}")
        wanted = "attention" if name == "transport_damage" else "ok"
        toggle.clicked.connect(lambda: self.fact_requested.emit(name, toggle.state() != wanted))
        return toggle

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Parcel"))
        self.facts["rma_visible"].setText(self.tr("RMA number visible"))
        self.facts["well_packed"].setText(self.tr("Well packed"))
        self.facts["transport_damage"].setText(self.tr("Transport damage"))
        for toggle in self.facts.values():
            toggle.setAccessibleName(toggle.text())
        self._units_title.setText(self.tr("Units"))
        self.photos.retranslate()
        self.differences.retranslate()

    def render_view(self, view: ReturnView) -> None:
        """Show a view."""
        case = view.sheet.case
        self.set_counter(str(len(case.parcels)) if case.parcels else "")
        parcel = case.parcels[-1] if case.parcels else None
        for name, toggle in self.facts.items():
            value = getattr(parcel, name) if parcel else None
            damage = name == "transport_damage"
            yes, no = ("attention", "todo") if damage else ("ok", "missing")
            toggle.set_state("todo" if value is None else yes if value else no)
            toggle.setEnabled(view.editable)
        self._tracking.setText(self._tracking_words(view))
        self._render_units(view)
        self.differences.render_view(view)

    def _tracking_words(self, view: ReturnView) -> str:
        case, words = view.sheet.case, view.wording
        lines = []
        if case.tracking:
            lines.append(self.tr("Tracking {number}").format(number=case.tracking))
        if case.carrier_delivered_on:
            day = words.short_day(case.carrier_delivered_on)
            lines.append(self.tr("delivered on {day} per carrier").format(day=day))
        return "\n".join(lines)

    def _render_units(self, view: ReturnView) -> None:
        units = view.sheet.case.units if len(view.sheet.case.units) > 1 else ()
        self._units_title.setVisible(bool(units))
        while len(self._units) < len(units):
            toggle = BigToggle(self)
            toggle.setObjectName(f"unit_{len(self._units) + 1}")
            position = len(self._units)
            toggle.clicked.connect(lambda _checked=False, at=position: self._on_unit_clicked(at))
            self._units.append(toggle)
            self.add_target(toggle)
            self.body.insertWidget(self.body.indexOf(self.differences), toggle)
        self._numbers = [unit.number for unit in units]
        for position, toggle in enumerate(self._units):
            toggle.setVisible(position < len(units))
            if position < len(units):
                self._render_unit(toggle, units[position], view)
        looked_at = (view.sheet.case.rma, view.unit)
        if looked_at != self._looked_at and view.unit in self._numbers:
            self.bring_into_sight(self._units[self._numbers.index(view.unit)])
        self._looked_at = looked_at

    def _render_unit(self, toggle: BigToggle, unit: InspectedUnit, view: ReturnView) -> None:
        decided = view.sheet.decision(unit.number)
        done = unit.settled or (decided is not None and decided.decision is not None)
        number = unit.serial or unit.announced_serial or f"× {unit.quantity}"
        toggle.setText(unit.sku)
        toggle.set_detail(number)
        toggle.setAccessibleName(f"{unit.sku} {number}")
        toggle.set_icon("circle-check-filled" if done else "circle")
        toggle.set_state("chosen" if unit.number == view.unit else "ok" if done else "choice")

    def _on_unit_clicked(self, position: int) -> None:
        if position < len(self._numbers):
            self.unit_requested.emit(self._numbers[position])
