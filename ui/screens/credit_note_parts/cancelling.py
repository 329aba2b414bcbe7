"""Takes a credit note back with the supervisor's approval, asked for in place."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.services.cancel_and_reissue import Reopened, cancel_and_reissue
from receiving_app.services.ports import Approval, Bench
from ui.operations import Operation
from ui.widgets.approval_panel import ApprovalPanel
from ui.widgets.message_bar import Message
from ui.widgets.sheet import Sheet


class NoteCancelling(QObject):
    """Asks over the screen; what is asked about stays the same, whatever is shown meanwhile.

    Signals:
        reopened: a credit note was taken back; carries the ``Reopened``.
        refused: it was not; carries the ``DomainError``.
        closed: nothing is asked any longer.
    """

    reopened = Signal(object)
    refused = Signal(object)
    closed = Signal()

    def __init__(self, bench: Bench, screen: QWidget) -> None:
        super().__init__(screen)
        self._bench, self._screen = bench, screen
        self._asked = ""
        self._panel: ApprovalPanel | None = None
        self._sheet: Sheet | None = None

    def ask(self, number: str) -> None:
        """Ask the supervisor to take a credit note back."""
        if self._panel is None or self._sheet is None:
            self._panel = ApprovalPanel()
            self._panel.approved.connect(self._on_approved)
            self._panel.cancelled.connect(self._close)
            self._sheet = Sheet(self._panel, self._screen)
        self._asked = number
        self._sheet.open()
        act = self.tr("Cancel {number}, and open its return to issue the right one")
        self._panel.ask(act.format(number=number))

    def message(self, reopened: Reopened) -> Message:
        """Say what was done, and what is to be approved anew."""
        note = reopened.cancellation
        number = note.cancels.number if note.cancels else ""
        text = self.tr("{number} cancelled by {by}").format(number=number, by=note.number)
        correct = self.tr("Correct what was wrong, then issue the credit note.")
        if not reopened.lapsed_waiver:
            return Message("ok", text, correct)
        lapsed = self.tr(
            "The waiver of the fee (“{reason}”) lapsed: have it approved again, or it is charged."
        )
        return Message("attention", text, f"{lapsed.format(reason=reopened.lapsed_waiver)} {correct}")

    @Slot()
    def _close(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
        self.closed.emit()

    @Slot(object)
    def _on_approved(self, approval: Approval) -> None:
        call = partial(cancel_and_reissue, self._bench, self._asked, approval)
        Operation(self._screen, call, self._on_reopened, self.refused.emit).start()

    def _on_reopened(self, reopened: Reopened) -> None:
        self._close()
        self.reopened.emit(reopened)
