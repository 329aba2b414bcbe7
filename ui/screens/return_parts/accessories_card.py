"""The accessories of the product's checklist, each present or missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from receiving_app.domain.catalogue import ChecklistItem, ItemLevel
from receiving_app.domain.decision import checklist_of
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.vocabulary import Reason
from ui.screens.return_parts.bench_card import BenchCard
from ui.screens.return_parts.view import ReturnView
from ui.theme import active
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle

KEYS = 9


class AccessoryRow(QWidget):
    """One accessory: touching it says all there, then missing; ``−`` takes one piece off.

    Signals:
        pieces_requested: so many pieces were found.
    """

    pieces_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = BigToggle(self)
        self.fewer = ActionButton("secondary", "minus", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("xs"))
        layout.addWidget(self.toggle, 1)
        layout.addWidget(self.fewer)
        self._found: int | None = None
        self._expected = 1
        self.toggle.clicked.connect(self.cycle)
        self.fewer.clicked.connect(self._on_fewer_clicked)

    def cycle(self) -> None:
        """Ask for the next state: all there, or none."""
        self.pieces_requested.emit(0 if self._found == self._expected else self._expected)

    def tell(self, *, all_there: bool) -> None:
        """Ask for all the pieces, or for none."""
        self.pieces_requested.emit(self._expected if all_there else 0)

    def _on_fewer_clicked(self) -> None:
        if self._found:
            self.pieces_requested.emit(self._found - 1)

    def show_pieces(self, found: int | None, expected: int) -> None:
        """Show how many pieces were found of those expected."""
        self._found, self._expected = found, expected
        self.fewer.setVisible(expected > 1 and bool(found))


class AccessoriesCard(BenchCard):
    """Shows the checklist of the unit looked at.

    Signals:
        item_requested: so many pieces of an accessory were found; carries its key and the count.
        all_present_requested: everything is there.
    """

    item_requested = Signal(str, int)
    all_present_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AccessoryRow] = []
        self._keys: list[str] = []
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self.all_present = ActionButton("secondary", "checklist", self)
        self.all_present.setObjectName("allPresent")
        self.all_present.clicked.connect(self.all_present_requested)
        self.body.addWidget(self._none)
        self.body.addWidget(self.all_present)
        self.body.addStretch(1)
        # Of the whole return; here is the room for them.
        self.papers = ActionButton("secondary", "printer", self, compact=True)
        self.papers.setObjectName("papers")
        self.history = ActionButton("secondary", "history", self, compact=True)
        self.history.setObjectName("history")
        self.body.addWidget(self.papers)
        self.body.addWidget(self.history)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self.set_title(self.tr("Accessories"))
        self.papers.setText(self.tr("Slip and label"))
        self.papers.setAccessibleName(self.tr("Print the reception slip and the label of the unit"))
        self.history.setText(self.tr("History"))
        self.all_present.setText(self.tr("All present"))

    def item(self, position: int) -> BigToggle | None:
        """Return the control of an accessory by its position, from 0."""
        return self._rows[position].toggle if position < len(self._keys) else None

    def knows(self, position: int) -> bool:
        """Tell whether something can be said of the accessory at a position, from 0."""
        return position < len(self._keys) and self.all_present.isEnabled()

    def tell(self, position: int, *, all_there: bool) -> None:
        """Say of the accessory at a position that all its pieces are there, or none."""
        self._rows[position].tell(all_there=all_there)

    def render_view(self, view: ReturnView) -> None:
        """Show a view."""
        unit = view.inspected
        checklist = checklist_of(view.sheet.product(unit.sku), unit) if unit else ()
        self._keys = [item.key for item in checklist]
        while len(self._rows) < len(checklist):
            self._add_row()
        for position, row in enumerate(self._rows):
            row.setVisible(position < len(checklist))
            if unit is not None and position < len(checklist):
                self._render_item(row, checklist[position], unit, view)
        complete = sum(
            1 for item in checklist if unit and unit.count_of(item.key) == item.quantity * unit.quantity
        )
        self.set_counter(f"{complete} / {len(checklist)}" if checklist else "")
        self._none.setText(
            self.tr("No accessory was checked.")
            if unit is not None and unit.settled and view.sheet.product(unit.sku).checklist
            else self.tr("This product has no accessories to check.")
        )
        self._none.setVisible(not checklist)
        self.all_present.setVisible(bool(checklist))
        self.all_present.setEnabled(view.editable)

    def _add_row(self) -> None:
        position = len(self._rows)
        row = AccessoryRow(self)
        row.toggle.setObjectName(f"item_{position + 1}")
        row.fewer.setObjectName(f"item_{position + 1}_fewer")
        if position < KEYS:
            row.toggle.set_shortcut_hint(f"Ctrl+{position + 1}")
        row.pieces_requested.connect(lambda pieces: self.item_requested.emit(self._keys[position], pieces))
        self._rows.append(row)
        self.add_target(row.toggle)
        self.body.insertWidget(position, row)

    def _render_item(
        self, row: AccessoryRow, item: ChecklistItem, unit: InspectedUnit, view: ReturnView
    ) -> None:
        words = view.wording
        expected = item.quantity * unit.quantity
        found = unit.count_of(item.key)
        name = item.name.in_language(words.language)
        row.show_pieces(found, expected)
        row.toggle.setText(name)
        row.toggle.setAccessibleName(name)
        row.fewer.setAccessibleName(self.tr("One {name} fewer").format(name=name))
        row.toggle.set_state("todo" if found is None else "ok" if found >= expected else "missing")
        missing = found is not None and found < expected
        detail = [] if missing and item.level is ItemLevel.EXPECTED else [words.term("level", item.level)]
        if expected > 1:
            detail.append(f"{'?' if found is None else found} / {expected}")
        if missing:
            detail.append(self.tr("missing"))
        if missing and item.replacement_price and view.sheet.case.reason is Reason.ORDER_ERROR:
            pieces = expected - (found or 0)
            detail.append(words.money(-item.replacement_price * pieces))
        row.toggle.set_detail(" · ".join(detail))
        row.toggle.setEnabled(view.editable)
