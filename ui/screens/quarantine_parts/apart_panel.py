"""Which goods of a box are set apart under a number of their own."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from receiving_app.domain.quarantine import QuarantineRecord
from receiving_app.domain.scans import Kind
from receiving_app.wording import Wording
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.wrap_row import WrapRow

_OFFERED = 24


class ApartPanel(QWidget):
    """Lists what was read in the box; what is touched goes to the new record, everything else stays.

    Signals:
        chosen: goods are set apart; carries the values that were read on them, perhaps none.
        cancelled: nothing is.
    """

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggles: dict[str, BigToggle] = {}
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._codes = WrapRow(spacing=active().space("m"))
        self._confirm = ActionButton("accent", "check", self)
        self._confirm.setObjectName("apartConfirm")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName("apartCancel")
        self._confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.cancelled)
        self._build_layout()

    def _build_layout(self) -> None:
        acts = WrapRow(spacing=active().space("m"))
        for button in (self._confirm, self._cancel):
            acts.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(active().space("m"))
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(self._codes)
        layout.addLayout(acts)

    def ask(self, record: QuarantineRecord, words: Wording) -> None:
        """Ask about this record."""
        for toggle in self._toggles.values():
            self._codes.removeWidget(toggle)
            toggle.deleteLater()
        goods = [code for code in record.codes if code.kind is not Kind.TRACKING][:_OFFERED]
        self._toggles = {code.value: self._toggle(code.kind, code.value, words) for code in goods}
        self._confirm.setFocus()

    def _toggle(self, kind: Kind, value: str, words: Wording) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(f"apart_{value}")
        toggle.setText(value)
        toggle.set_detail(words.text(f"scanner.kind.{kind}"))
        toggle.set_state("todo")
        toggle.clicked.connect(lambda: toggle.set_state("todo" if toggle.state() == "ok" else "ok"))
        self._codes.addWidget(toggle)
        return toggle

    def retranslate(self) -> None:
        """Set the fixed texts."""
        self._title.setText(self.tr("What is set apart?"))
        self._hint.setText(
            self.tr("Touch what goes under a number of its own; what was not read is read there afterwards.")
        )
        self._confirm.setText(self.tr("Set apart"))
        self._cancel.setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_confirm_clicked(self) -> None:
        self.chosen.emit(tuple(value for value, one in self._toggles.items() if one.state() == "ok"))
