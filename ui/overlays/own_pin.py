"""The card on which whoever works here changes their own PIN."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.services.pins import change_own_pin
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording, in_language
from ui.actions import key_words
from ui.operations import Operation
from ui.overlays.overlay import WAY_OUT, Overlay
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.pin_field import PinField
from ui.widgets.touch_keyboard import KeyPad
from ui.widgets.verdict_banner import VerdictBanner

_NAMES = ("ownPin", "ownNewPin", "ownNewPinAgain")


class _Stop(PinField):
    """A field that says when it has the focus: the keys beside it type into it then."""

    entered = Signal(object)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take what is touched from now on."""
        super().focusInEvent(event)
        self.entered.emit(self)


class OwnPinCard(Overlay):
    """Asks for the present PIN and twice for the new one; keys to touch type where the focus is.

    Signals:
        changed: the new PIN is theirs.
    """

    changed = Signal()

    def __init__(self, window: QWidget, bench: Bench) -> None:
        super().__init__(window)
        self._bench = bench
        self._wording: Wording = in_language("fr")
        self._busy = False
        self._build_widgets()
        self._build_layout()
        self._connect()

    def _build_widgets(self) -> None:
        self.setObjectName("ownPinCard")
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._said = VerdictBanner(self)
        self._said.setObjectName("ownPinSaid")
        self._labels = tuple(QLabel(self) for _ in _NAMES)
        self._fields = tuple(_Stop(name, self) for name in _NAMES)
        self._pad = KeyPad(numeric=True, parent=self)
        self._save = ActionButton("accent", "lock", self)
        self._save.setObjectName("ownPinSave")
        self._close = ActionButton("secondary", "x", self)
        self._close.setObjectName("ownPinClose")

    def _build_layout(self) -> None:
        theme = active()
        grid, acts, sides = QGridLayout(), QHBoxLayout(), QHBoxLayout()
        grid.setSpacing(theme.space("m"))
        for row, (label, field) in enumerate(zip(self._labels, self._fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        acts.addWidget(self._close)
        acts.addWidget(self._save, 1)
        left = QVBoxLayout()
        left.addLayout(grid)
        left.addStretch(1)
        left.addLayout(acts)
        sides.setSpacing(theme.space("xl"))
        sides.addLayout(left, 1)
        sides.addWidget(self._pad, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        edge = theme.space("xl")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        layout.addLayout(sides)

    def _connect(self) -> None:
        for field, following in zip(self._fields, (*self._fields[1:], None), strict=True):
            field.entered.connect(self._pad.type_into)
            field.returnPressed.connect(following.setFocus if following is not None else self._on_save)
        self._save.clicked.connect(self._on_save)
        self._close.clicked.connect(self.close_card)

    # --- public -----------------------------------------------------------------------------

    def ask(self, wording: Wording) -> None:
        """Open the card with nothing typed, and say refusals in these words."""
        self._wording = wording
        self._forget()
        self._said.hide()
        self.retranslate()
        self.open()

    def close_card(self) -> None:
        """Close it, and forget what was typed."""
        self._forget()
        super().close_card()

    def take_focus(self) -> None:
        """Ask for the present PIN first."""
        self._fields[0].setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Change my PIN"))
        self.setAccessibleName(self._title.text())
        texts = (self.tr("Present PIN"), self.tr("New PIN, 4 to 12 figures"), self.tr("New PIN, again"))
        for label, field, text in zip(self._labels, self._fields, texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)
        self._save.setText(self.tr("Change it"))
        self._close.setText(self.tr("Cancel"))
        self._close.set_shortcut_hint(key_words(WAY_OUT))
        self._pad.retranslate()

    # --- how --------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._busy = False
        for field in self._fields:
            field.clear()

    def _refuse(self, what: str, next_step: str = "") -> None:
        self._said.show_verdict("refused", what, next_step)
        self._said.show()
        self._place()

    @Slot()
    def _on_save(self) -> None:
        if self._busy:
            return
        present, new, again = (field.text() for field in self._fields)
        if new != again:
            self._refuse(self.tr("The two new PINs differ"))
            self._fields[1].setFocus()
            return
        self._busy = True
        call = partial(change_own_pin, self._bench, present, new)
        Operation(self, call, self._on_changed, self._on_refused).start()

    def _on_changed(self, _person: object) -> None:
        self.close_card()
        self.changed.emit()

    def _on_refused(self, error: DomainError) -> None:
        self._forget()
        said = self._wording.error(error)
        self._refuse(said.what, said.next_step)
        self.take_focus()
