"""Announced, invoiced and in hand side by side, where they differ and somebody has to say what holds."""

from PySide6.QtWidgets import QWidget

from receiving_app.domain.comparison import ComparedRow, side_by_side
from receiving_app.domain.decision import Rule
from ui.screens.return_parts.view import ReturnView
from ui.widgets.amount_rows import AmountRow, AmountRows

NOTHING = "—"


class ComparisonRows(AmountRows):
    """Shows only what differs of the unit looked at; hidden as long as nothing does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setVisible(False)

    def show_view(self, view: ReturnView) -> None:
        """Show what a question of the comparison is about."""
        rows = tuple(row for compared in _differing(view) for row in self._words(view, compared))
        self.show_rows(rows)
        self.setVisible(bool(rows))

    def _words(self, view: ReturnView, row: ComparedRow) -> tuple[AmountRow, ...]:
        what = view.wording.term("compared", row.what)
        told = [(self.tr("{what}, announced"), row.announced)]
        if row.invoiced:
            told.append((self.tr("{what}, invoiced"), row.invoiced))
        told.append((self.tr("{what}, in hand"), row.in_hand))
        return tuple(AmountRow(label.format(what=what), text or NOTHING) for label, text in told)


def _differing(view: ReturnView) -> tuple[ComparedRow, ...]:
    unit, decision = view.inspected, view.decision
    if unit is None or decision is None or decision.rule is not Rule.COMPARISON or not decision.questions:
        return ()
    rows = side_by_side(view.sheet.case, unit, view.sheet.decided.differences)
    return tuple(row for row in rows if row.differs)
