"""Announced, invoiced and in hand side by side, where they differ and somebody has to say what holds."""

from PySide6.QtWidgets import QWidget

from receiving_app.domain.comparison import ComparedRow, side_by_side
from receiving_app.domain.decision import Rule
from receiving_app.domain.vocabulary import Question
from ui.screens.return_parts.view import ReturnView
from ui.widgets.amount_rows import AmountRow, AmountRows

NOTHING = "—"


class ComparisonRows(AmountRows):
    """Shows only what differs of the unit looked at, or of how many came; hidden as long as nothing does."""

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
        if row.what is Question.QUANTITY and not _asked(view):
            # It stops nothing, and takes no more room than a line.
            figures = f"{row.announced} · {row.invoiced} · {row.in_hand}"
            return (AmountRow(self.tr("Announced · invoiced · in hand"), figures),)
        what = view.wording.term("compared", row.what)
        told = [(self.tr("{what}, announced"), row.announced)]
        if row.invoiced:
            told.append((self.tr("{what}, invoiced"), row.invoiced))
        told.append((self.tr("{what}, in hand"), row.in_hand))
        return tuple(AmountRow(label.format(what=what), text or NOTHING) for label, text in told)


def _asked(view: ReturnView) -> bool:
    """Tell whether something is asked about the unit looked at, and nothing goes on before it is answered."""
    decision = view.decision
    return decision is not None and decision.rule is Rule.COMPARISON and bool(decision.questions)


def _differing(view: ReturnView) -> tuple[ComparedRow, ...]:
    unit = view.inspected
    if unit is None:
        return ()
    # How many came is told as long as somebody may say what became of the rest.
    asked, short = _asked(view), bool(view.short_offers)
    differences = tuple(
        one for one in view.sheet.decided.differences if (short if one.unit is None else asked)
    )
    return tuple(row for row in side_by_side(view.sheet.case, unit, differences) if row.differs)
