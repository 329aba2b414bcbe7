"""What is asked about a batch, over the screen: the manufacturer's answer, and reasons."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.domain.batches import Batch, BatchUnit, Outcome
from receiving_app.services.batches import (
    Departure,
    close_batch,
    record_answer,
    reopen_batch,
    take_out,
    usual_departure,
)
from ui.operations import Operation
from ui.screens.batch_parts.ask_panel import AskPanel
from ui.screens.export_screen import read_day
from ui.screens.screen import Screen
from ui.widgets.form_field import Check
from ui.widgets.sheet import Sheet

DAYS = (7, 14, 30, 60)
"""Offered by touch when a batch is closed; any other day is typed."""

_Act = Callable[[], Callable[[], Batch]]


class BatchQuestions(QObject):
    """Asks, and does what was asked about: it stays the same, whatever is chosen meanwhile.

    Signals:
        changed: a batch was changed.
        closed: a batch was closed; carries it, and the folder for its file.
        refused: it was not; carries the ``DomainError``.
        over: nothing is asked any more.
    """

    changed = Signal()
    closed = Signal(object, str)
    refused = Signal(object)
    over = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._answers: AskPanel | None = None
        self._reasons: AskPanel | None = None
        self._closing: AskPanel | None = None
        self._sheets: dict[AskPanel, Sheet] = {}
        self._act: _Act | None = None
        self._today = date.min
        self._done: Callable[[Batch], None] = self._on_changed

    def ask_closing(self, batch: Batch) -> None:
        """Ask by when the manufacturer is to answer, once the usual day is known."""
        call = partial(usual_departure, self._screen.bench)
        Operation(self._screen, call, partial(self._ask_due, batch), self.refused.emit, key="closing").start()

    def _ask_due(self, batch: Batch, usual: Departure) -> None:
        if self._closing is None:
            self._closing = self._panel("close", len(DAYS), ("due_on",), check=self._wrong_day)
            self._closing.chosen.connect(self._on_closing_chosen)
        panel = self._closing
        title = self.tr("Batch {number} leaves. When does {manufacturer} answer?")
        ahead, filled = self.tr("in {days} {days:day|days}"), self._screen.wording.filled
        words = {str(days): filled(ahead, days=days) for days in DAYS}
        days = (usual.due_on - usual.today).days
        panel.ask(title.format(number=batch.number, manufacturer=batch.manufacturer), words, str(days))
        panel.fields["due_on"].set_text(f"{usual.due_on:%d/%m/%Y}")
        self._today = usual.today

        def act() -> Callable[[], Batch]:
            return partial(close_batch, self._screen.bench, batch.number, read_day(panel.text("due_on")))

        self._open(panel, act, lambda closed: self.closed.emit(closed, usual.folder))

    def _wrong_day(self, text: str) -> str:
        try:
            read_day(text)
        except ValueError:
            return self.tr("Not a day; write it as 30/11/2026")
        return ""

    @Slot(str)
    def _on_closing_chosen(self, days: str) -> None:
        if self._closing is not None:
            due_on = self._today + timedelta(days=int(days))
            self._closing.fields["due_on"].set_text(f"{due_on:%d/%m/%Y}")

    def ask_answer(self, batch: Batch, unit: BatchUnit) -> None:
        """Ask what the manufacturer answered about a unit."""
        if self._answers is None:
            self._answers = self._panel("answer", len(Outcome), ("new_serial", "note"))
        panel, words, bench = self._answers, self._screen.wording, self._screen.bench

        def act() -> Callable[[], Batch]:
            outcome, serial, note = Outcome(panel.value()), panel.text("new_serial"), panel.text("note")
            return partial(record_answer, bench, batch.number, unit.key, outcome, serial, note)

        title = self.tr("What did {manufacturer} answer about {unit}?")
        name = unit.serial or unit.mac or unit.sku
        outcomes = {outcome.value: _capital(words.term("outcome", outcome)) for outcome in Outcome}
        panel.ask(title.format(manufacturer=batch.manufacturer, unit=name), outcomes)
        self._open(panel, act)

    def ask_taking_out(self, batch: Batch, unit: BatchUnit) -> None:
        """Ask why a unit does not go."""
        name = unit.serial or unit.mac or unit.sku
        title = self.tr("Why does {unit} not go to {manufacturer}?")
        self._ask_reason(
            title.format(unit=name, manufacturer=batch.manufacturer),
            lambda reason: partial(take_out, self._screen.bench, batch.number, unit.key, reason),
        )

    def ask_reopening(self, batch: Batch) -> None:
        """Ask why a batch did not leave."""
        title = self.tr("Why is batch {number} opened again?").format(number=batch.number)
        self._ask_reason(
            title, lambda reason: partial(reopen_batch, self._screen.bench, batch.number, reason)
        )

    def retranslate(self) -> None:
        """Set every text."""
        for panel in self._sheets:
            fields = {"new_serial": self.tr("New serial"), "note": self.tr("Note")}
            confirm = self.tr("Confirm")
            if panel is self._reasons:
                fields = {"reason": self.tr("Reason")}
            elif panel is self._closing:
                fields = {"due_on": self.tr("Answer expected by")}
                confirm = self.tr("Close and print")
            panel.set_words(fields, confirm, self.tr("Cancel"))

    def _ask_reason(self, title: str, make: Callable[[str], Callable[[], Batch]]) -> None:
        if self._reasons is None:
            self._reasons = self._panel("reason", 0, ("reason",))
        panel = self._reasons
        panel.ask(title, {})
        self._open(panel, lambda: make(panel.text("reason")))

    def _panel(
        self, name: str, values: int, fields: tuple[str, ...], check: Check = lambda _text: ""
    ) -> AskPanel:
        panel = AskPanel(name, values, fields, check=check)
        panel.given.connect(self._on_panel_given)
        panel.cancelled.connect(self._close)
        self._sheets[panel] = Sheet(panel, self._screen)
        return panel

    def _open(self, panel: AskPanel, act: _Act, done: Callable[[Batch], None] | None = None) -> None:
        self._close()
        self._act, self._done = act, done or self._on_changed
        self.retranslate()
        sheet = self._sheets[panel]
        sheet.open()
        # Its controls know their height once they were shown.
        sheet.open()
        panel.focus_first()

    @Slot()
    def _close(self) -> None:
        shown = [sheet for sheet in self._sheets.values() if sheet.isVisible()]
        for sheet in shown:
            sheet.hide()
        if shown:
            self.over.emit()

    @Slot()
    def _on_panel_given(self) -> None:
        if self._act is not None:
            done = partial(self._on_done, self._done)
            Operation(self._screen, self._act(), done, self.refused.emit).start()

    def _on_done(self, done: Callable[[Batch], None], batch: Batch) -> None:
        self._close()
        done(batch)

    def _on_changed(self, _batch: Batch) -> None:
        self.changed.emit()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
