"""What the return screen asks over its cards: the cause of a hold, the supervisor's approval, a preview."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.screens.screen import Screen
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from receiving_app.services.ports import Approval
    from ui.screens.return_parts.hold_panel import HoldPanel
    from ui.screens.return_parts.preview_panel import PreviewPanel
    from ui.widgets.approval_panel import ApprovalPanel

WhenApproved = Callable[["Approval"], None]


class ReturnSheets(QObject):
    """Opens one sheet at a time; each is made when first asked for.

    What is asked lies over the screen, a preview over the page only: its acts stay in reach.

    Signals:
        hold_given: the return is to wait; carries the ``Hold``.
        closed: nothing is asked any longer.
    """

    hold_given = Signal(object)
    closed = Signal()

    def __init__(self, page: QWidget, screen: Screen) -> None:
        super().__init__(screen)
        self._page = page
        self._screen = screen
        self._sheets: dict[str, Sheet] = {}
        self._approval: ApprovalPanel | None = None
        self._hold: HoldPanel | None = None
        self._preview: PreviewPanel | None = None
        self._when_approved: WhenApproved | None = None

    def ask_hold(self) -> None:
        """Ask why the return waits."""
        if self._hold is None:
            from ui.screens.return_parts.hold_panel import HoldPanel

            self._hold = HoldPanel()
            self._hold.retranslate(self._screen.wording)
            self._hold.hold_given.connect(self.hold_given)
            self._hold.cancelled.connect(self.close)
            self._sheets["hold"] = Sheet(self._hold, self._screen)
        self._open("hold")
        self._hold.ask()

    def ask_approval(self, act: str, when_approved: WhenApproved) -> None:
        """Ask the supervisor to approve an act, named in words."""
        if self._approval is None:
            from ui.widgets.approval_panel import ApprovalPanel

            self._approval = ApprovalPanel()
            self._approval.approved.connect(self._on_approval_approved)
            self._approval.cancelled.connect(self.close)
            self._sheets["approval"] = Sheet(self._approval, self._screen)
        self._when_approved = when_approved
        self._open("approval")
        self._approval.ask(act)

    def show_preview(self, pdf: bytes, rma: str) -> None:
        """Show the credit note as it would be issued now."""
        if self._preview is None:
            from ui.screens.return_parts.preview_panel import PreviewPanel

            self._preview = PreviewPanel()
            self._preview.cancelled.connect(self.close)
            self._sheets["preview"] = Sheet(self._preview, self._page, fill=True)
        self._open("preview")
        self._preview.show_pdf(pdf, rma)

    def show_over_page(self, name: str, panel: QWidget) -> None:
        """Show a panel over the page; it is kept under its name."""
        if name not in self._sheets:
            self._sheets[name] = Sheet(panel, self._page, fill=True)
        self._open(name)

    def retranslate(self) -> None:
        """Set every text."""
        if self._hold is not None:
            self._hold.retranslate(self._screen.wording)
        if self._approval is not None:
            self._approval.retranslate()

    def is_open(self) -> bool:
        """Tell whether something is asked."""
        return any(sheet.isVisible() for sheet in self._sheets.values())

    @Slot()
    def close(self) -> None:
        """Ask nothing any longer; what was being typed is given up."""
        if self.is_open():
            for sheet in self._sheets.values():
                sheet.hide()
            self.closed.emit()

    def _open(self, name: str) -> None:
        for other, sheet in self._sheets.items():
            if other != name:
                sheet.hide()
        self._sheets[name].open()

    @Slot(object)
    def _on_approval_approved(self, approval: "Approval") -> None:
        if self._when_approved is not None:
            self._when_approved(approval)
