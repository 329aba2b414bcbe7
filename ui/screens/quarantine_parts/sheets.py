"""What the quarantine screen asks over its list: a cause, what is set apart, another record, an approval."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.services.ports import Approval
from receiving_app.wording import Wording
from ui.screens.quarantine_parts.apart_panel import ApartPanel
from ui.screens.quarantine_parts.intake_panel import IntakePanel
from ui.screens.quarantine_parts.together_panel import TogetherPanel
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.sheet import Sheet

WhenApproved = Callable[[Approval], None]


class QuarantineSheets(QObject):
    """Opens one sheet at a time over the screen.

    Signals:
        cause_given: a parcel goes to quarantine; carries the ``QuarantineCause``.
        apart_chosen: goods are set apart; carries what was read on them.
        together_chosen: the box joins another record; carries its number.
        closed: nothing is asked any longer.
    """

    cause_given = Signal(object)
    apart_chosen = Signal(object)
    together_chosen = Signal(str)
    closed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._panels: dict[str, Sheet] = {}
        self._when_approved: WhenApproved | None = None
        self._intake, self._apart, self._together = IntakePanel(), ApartPanel(), TogetherPanel()
        self._approval = ApprovalPanel()
        panels = {
            "intake": self._intake,
            "apart": self._apart,
            "together": self._together,
            "approval": self._approval,
        }
        self._sheets = {name: Sheet(panel, screen) for name, panel in panels.items()}
        self._intake.cause_given.connect(self.cause_given)
        self._apart.chosen.connect(self.apart_chosen)
        self._together.chosen.connect(self.together_chosen)
        self._approval.approved.connect(self._on_approval_approved)
        for panel in (self._intake, self._apart, self._together, self._approval):
            panel.cancelled.connect(self.close)

    def ask_cause(self, words: Wording) -> None:
        """Ask why a parcel cannot be received."""
        self._intake.show_words(words)
        self._open("intake")
        self._intake.ask()

    def ask_apart(self, record: QuarantineRecord, words: Wording) -> None:
        """Ask which goods are set apart."""
        self._apart.ask(record, words)
        self._open("apart")

    def ask_together(self, others: Sequence[QuarantineRecord]) -> None:
        """Ask with which record a box is put together."""
        self._together.ask(others)
        self._open("together")

    def asks_together(self) -> bool:
        """Tell whether another record is asked for, which a scan of its label names."""
        return self._sheets["together"].isVisible()

    def ask_approval(self, act: str, when_approved: WhenApproved) -> None:
        """Ask the supervisor to approve an act, named in words."""
        self._when_approved = when_approved
        self._open("approval")
        self._approval.ask(act)

    def show_over_page(self, name: str, panel: QWidget) -> None:
        """Show a panel over the screen; it asks nothing, and is kept under its name."""
        if name not in self._panels:
            self._panels[name] = Sheet(panel, self._screen, fill=True)
        self._open_sheet(self._panels[name])

    def retranslate(self, words: Wording, today: date) -> None:
        """Set every text."""
        self._intake.show_words(words)
        self._apart.retranslate()
        self._together.retranslate(words, today)
        self._approval.retranslate()

    def is_open(self) -> bool:
        """Tell whether something is asked or shown."""
        return any(sheet.isVisible() for sheet in self._all())

    def is_asking(self) -> bool:
        """Tell whether something is asked."""
        return any(sheet.isVisible() for sheet in self._sheets.values())

    def asks_cause(self) -> bool:
        """Tell whether it is asked why a parcel cannot be received: it has no record yet."""
        return self._sheets["intake"].isVisible()

    @Slot()
    def close(self) -> None:
        """Ask and show nothing any longer."""
        if self.is_open():
            for sheet in self._all():
                sheet.hide()
            self.closed.emit()

    def _open(self, name: str) -> None:
        self._open_sheet(self._sheets[name])

    def _open_sheet(self, wanted: Sheet) -> None:
        for sheet in self._all():
            if sheet is not wanted:
                sheet.hide()
        wanted.open()

    def _all(self) -> tuple[Sheet, ...]:
        return (*self._sheets.values(), *self._panels.values())

    @Slot(object)
    def _on_approval_approved(self, approval: Approval) -> None:
        if self._when_approved is not None:
            self._when_approved(approval)
