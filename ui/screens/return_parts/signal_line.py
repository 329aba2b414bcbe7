"""One small line under the head: what comes back again and again. Read after the return is painted."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from receiving_app.domain.signals import Signals
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording
from ui.operations import Operation
from ui.screens.return_parts.view import ReturnView
from ui.theme import set_type


class SignalLine(QLabel):
    """Says what is known besides the return; hidden where nothing is. What has no room is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signals")
        set_type(self, "small", bold=True)
        self.setProperty("role", "warning")
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._said = ""
        self.hide()

    def say(self, text: str) -> None:
        """Say this; nothing hides the line."""
        self._said = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()
        self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, self.width()))


class ReturnSignals(QObject):
    """Reads what is known besides the return shown, and has it said."""

    def __init__(self, bench: Bench, line: SignalLine, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._line = line
        self._view: ReturnView | None = None
        self._known: tuple[str, int, Signals] | None = None

    def look_at(self, view: ReturnView) -> None:
        """Say what is known of this return and unit; ``read`` asks anew."""
        self._view = view
        key = (view.sheet.case.rma, view.unit)
        known = self._known[2] if self._known is not None and self._known[:2] == key else Signals()
        self._line.say(signal_words(known, view.wording))

    @Slot()
    def read(self) -> None:
        """Read what is known, once the return is painted."""
        if self._view is not None:
            from receiving_app.services.signals import signals_of

            key = (self._view.sheet.case.rma, self._view.unit)
            call = partial(signals_of, self._bench, *key)
            # Nothing is lost where it cannot be read: it is no act, and is read again with the next one.
            Operation(self, call, partial(self._on_read, *key), lambda _error: None, key="signals").start()

    def _on_read(self, rma: str, unit: int, signals: Signals) -> None:
        self._known = (rma, unit, signals)
        if self._view is not None:
            self.look_at(self._view)


def signal_words(signals: Signals, words: Wording) -> str:
    """Return what is known in words; empty where there is nothing to say."""
    said = []
    if signals.before:
        latest = signals.before[0]
        facts = {"number": latest.number, "on": latest.on, "rma": latest.rma, "count": len(signals.before)}
        several = len(signals.before) > 1
        said.append(words.text(f"bench.signal.{'returned_often' if several else 'returned'}", **facts))
    if signals.customer_rate is not None:
        facts = {"returns": signals.returns, "rate": signals.customer_rate}
        said.append(words.text("bench.signal.customer", **facts))
    if signals.no_fault_rate is not None:
        facts = {"answers": signals.answers, "rate": signals.no_fault_rate}
        said.append(words.text("bench.signal.no_fault", **facts))
    return " · ".join(said)
