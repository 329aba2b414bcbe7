"""What is asked about a batch, over the screen: the manufacturer's answer, and reasons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from receiving_app.domain.batches import Batch, BatchUnit, Outcome
from receiving_app.services.batches import record_answer, reopen_batch, take_out
from ui.operations import Operation
from ui.screens.batch_parts.ask_panel import AskPanel
from ui.screens.screen import Screen
from ui.widgets.sheet import Sheet


class BatchQuestions(QObject):
    """Asks, and does what was asked about: it stays the same, whatever is chosen meanwhile.

    Signals:
        changed: a batch was changed.
        refused: it was not; carries the ``DomainError``.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._answers: AskPanel | None = None
        self._reasons: AskPanel | None = None
        self._sheets: dict[AskPanel, Sheet] = {}
        self._act: Callable[[], Callable[[], Batch]] | None = None

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
            if panel is self._reasons:
                fields = {"reason": self.tr("Reason")}
            panel.set_words(fields, self.tr("Confirm"), self.tr("Cancel"))

    def _ask_reason(self, title: str, make: Callable[[str], Callable[[], Batch]]) -> None:
        if self._reasons is None:
            self._reasons = self._panel("reason", 0, ("reason",))
        panel = self._reasons
        panel.ask(title, {})
        self._open(panel, lambda: make(panel.text("reason")))

    def _panel(self, name: str, values: int, fields: tuple[str, ...]) -> AskPanel:
        panel = AskPanel(name, values, fields)
        panel.given.connect(self._on_panel_given)
        panel.cancelled.connect(self._close)
        self._sheets[panel] = Sheet(panel, self._screen)
        return panel

    def _open(self, panel: AskPanel, act: Callable[[], Callable[[], Batch]]) -> None:
        self._close()
        self._act = act
        self.retranslate()
        sheet = self._sheets[panel]
        sheet.open()
        # Its controls know their height once they were shown.
        sheet.open()
        panel.focus_first()

    @Slot()
    def _close(self) -> None:
        for sheet in self._sheets.values():
            sheet.hide()

    @Slot()
    def _on_panel_given(self) -> None:
        if self._act is not None:
            Operation(self._screen, self._act(), self._on_done, self.refused.emit).start()

    def _on_done(self, _batch: Batch) -> None:
        self._close()
        self.changed.emit()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
