"""Who has the return shown in hand, what others did to it meanwhile, and how it is taken over."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.domain.claim_errors import ReturnHeld
from receiving_app.domain.errors import DomainError
from receiving_app.domain.paris import PARIS
from receiving_app.services.case_sheet import CaseSheet
from receiving_app.services.glance import News
from receiving_app.services.take_over import WORKED_ON, take_over
from receiving_app.wording import Wording
from ui.operations import Operation
from ui.screens.return_parts.act_words import act_words
from ui.screens.return_parts.claim_bar import ClaimBar
from ui.screens.return_parts.view import ReturnView
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.domain.claims import Claim
    from ui.screens.screen import Screen


class ReturnClaim(QObject):
    """Shows on the return screen what the other benches do with its return.

    Signals:
        sheet_read: the return as it is now; carries its ``CaseSheet``.
        lost: another bench took the return over; carries that in words.
    """

    sheet_read = Signal(object)
    lost = Signal(str)

    def __init__(self, screen: "Screen") -> None:
        super().__init__(screen)
        self._screen = screen
        self.bar = ClaimBar(self.take_over, screen)
        self._rma = ""
        self._holder: ReturnHeld | None = None
        self._ours = False
        self._taken = False

    def look_at(self, view: ReturnView) -> None:
        """Show this return from now on; who has it stays as it was said, where it is the same one."""
        if view.sheet.case.rma != self._rma:
            case = view.sheet.case
            # What is worked on is opened by having it in hand; ``open_held`` says where it is not.
            self._rma, self._ours = case.rma, case.status in WORKED_ON
            self._holder, self._taken = None, False
        self._show()

    # --- who has it -------------------------------------------------------------------------

    def open_held(self, held: ReturnHeld) -> None:
        """Say of a return just opened that another bench has it, and since when."""
        self._ours = False
        self._show_held(held)

    def _show_held(self, held: ReturnHeld) -> None:
        if held.rma == self._rma:
            self._holder, self._taken = held, self._taken or self._ours
            if self._ours:
                self.lost.emit(self._words())
            self._ours = False
            self._show()

    def show_claim(self, claim: "Claim | None") -> None:
        """Show the claim that is on file on the return shown."""
        bench = self._screen.bench
        if claim is not None and claim.binds(bench.actor.bench, bench.clock.now()):
            self._show_held(ReturnHeld(claim.rma, claim.bench, claim.operator, claim.since))
            return
        self._ours = claim is not None and claim.bench == bench.actor.bench
        self._holder, self._taken = None, False
        self._show()

    @Slot()
    def take_over(self) -> None:
        """Take the return over; whoever had it is told."""
        if self._rma:
            call = partial(take_over, self._screen.bench, self._rma)
            Operation(self, call, self._on_taken, self._screen.refuse, key="take_over").start()

    def _on_taken(self, sheet: CaseSheet) -> None:
        if sheet.case.rma == self._rma:
            self._holder, self._ours, self._taken = None, True, False
            self.sheet_read.emit(sheet)

    def refusal(self, error: DomainError) -> Message | None:
        """Return what is said of an act on what another bench has, the choice to take it over with it."""
        if not isinstance(error, ReturnHeld):
            return None
        self._show_held(error)
        said = self._wording.error(error)
        return Message("refused", said.what, said.next_step, self.tr("Take over"), self.take_over)

    # --- what was done to it ----------------------------------------------------------------

    def show_news(self, news: News) -> None:
        """Show the return as it is now, and say what was done to it and by whom."""
        self.sheet_read.emit(news.sheet)
        self._screen.message_requested.emit(Message("info", self._changed(news)))

    def on_overtaken(self, error: DomainError, news: News | None) -> None:
        """Say why an act was refused, with what was done meanwhile, and show the return as it is now."""
        if news is not None:
            self.sheet_read.emit(news.sheet)
        said = self._wording.error(error)
        what = self._changed(news) if news is not None else said.what
        self._screen.message_requested.emit(Message("refused", what, said.next_step))

    def _changed(self, news: News) -> str:
        words, last, rma = self._wording, news.last, news.sheet.case.rma
        if last is None:
            return words.text("bench.elsewhere.changed", rma=rma)
        return words.text(
            "bench.elsewhere.changed_by",
            rma=rma,
            operator=last.operator,
            bench=last.bench,
            at=self._moment(last.at),
            what=act_words(last.act, last.facts, words),
        )

    # --- words ------------------------------------------------------------------------------

    @property
    def _wording(self) -> Wording:
        return self._screen.wording

    def _show(self) -> None:
        if self._holder is None:
            self.bar.clear()
        else:
            key = "bench.claim.taken_next" if self._taken else "bench.claim.held_next"
            self.bar.show_holder(self._words(), self._wording.text(key))

    def _words(self) -> str:
        held = self._holder
        if held is None:
            return ""
        key = "bench.claim.taken" if self._taken else "bench.claim.held"
        since = self._moment(held.since)
        return self._wording.text(key, operator=held.operator, bench=held.bench, since=since)

    def _moment(self, at: datetime) -> str:
        """Return the time of today, else day and time."""
        local = at.astimezone(PARIS)
        today = local.date() == self._screen.bench.clock.today()
        return f"{local:%H:%M}" if today else self._wording.moment(at)
