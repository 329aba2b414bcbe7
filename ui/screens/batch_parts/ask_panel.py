"""Asks one thing over the screen: a title, what may be touched, and fields to type into."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.big_toggle import BigToggle
from ui.widgets.form_field import Check, FormField
from ui.widgets.tab_order import order_tabs
from ui.widgets.touch_keyboard import KeyboardButton

_WIDTH = 520


class AskPanel(QWidget):
    """One of several values to touch, and texts.

    Args:
        name: begins the object names of its controls.
        values: how many values there are to touch.
        fields: names of the texts.
        check: returns what is wrong with a text, or nothing.

    Signals:
        given: what was asked is answered; read ``value()`` and ``text(...)``.
        chosen: a value was touched; carries it.
        cancelled: it was given up.
    """

    given = Signal()
    chosen = Signal(str)
    cancelled = Signal()

    def __init__(
        self, name: str, values: int, fields: tuple[str, ...], *, check: Check = lambda _text: ""
    ) -> None:
        super().__init__()
        self._values: list[str] = []
        self._title = QLabel(self)
        set_type(self._title, "title", bold=True)
        self._title.setWordWrap(True)
        # A title that wraps would make the panel as narrow as its longest word.
        self._title.setMinimumWidth(active().px(_WIDTH))
        self._choices = [self._choice(f"{name}_{position + 1}", position) for position in range(values)]
        self.fields = {field: FormField(f"{name}_{field}", check, self) for field in fields}
        self.confirm = ActionButton("accent", "check", self)
        self.confirm.setObjectName(f"{name}_confirm")
        self._cancel = ActionButton("secondary", "x", self)
        self._cancel.setObjectName(f"{name}_cancel")
        self._build_layout()
        self.confirm.clicked.connect(self._on_confirm_clicked)
        self._cancel.clicked.connect(self.cancelled)
        for field in self.fields.values():
            field.edit.returnPressed.connect(self._on_confirm_clicked)

    def _choice(self, name: str, position: int) -> BigToggle:
        toggle = BigToggle(self)
        toggle.setObjectName(name)
        toggle.clicked.connect(lambda: self._on_choice_clicked(position))
        return toggle

    def _build_layout(self) -> None:
        theme = active()
        choices = QGridLayout()
        choices.setSpacing(theme.space("m"))
        for position, toggle in enumerate(self._choices):
            choices.addWidget(toggle, position // 2, position % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space("m"))
        layout.addWidget(self._title)
        layout.addLayout(choices)
        for field in self.fields.values():
            row = QHBoxLayout()
            row.addWidget(field, 1)
            row.addWidget(KeyboardButton(field.edit, self), 0, Qt.AlignmentFlag.AlignBottom)
            layout.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.confirm, 1)
        layout.addLayout(buttons)
        order_tabs((self,))

    def ask(self, title: str, values: Mapping[str, str], chosen: str = "") -> None:
        """Ask anew: the values with their words, none or one of them chosen; the texts start empty."""
        self._title.setText(title)
        self._values = list(values)
        for toggle, word in zip(self._choices, values.values(), strict=True):
            toggle.setText(word)
            toggle.setAccessibleName(word)
        self._choose(self._values.index(chosen) if chosen else -1)
        for field in self.fields.values():
            field.set_text("")

    def focus_first(self) -> None:
        """Take the focus, once it is shown; where an answer is proposed, to its confirmation."""
        if self.value():
            self.confirm.setFocus()
            return
        first = next(iter(self._choices), None) or next(iter(self.fields.values())).edit
        first.setFocus()

    def set_words(self, fields: Mapping[str, str], confirm: str, cancel: str) -> None:
        """Name the texts and the buttons."""
        for name, label in fields.items():
            self.fields[name].set_label(label)
        self.confirm.setText(confirm)
        self._cancel.setText(cancel)

    def value(self) -> str:
        """Return the value chosen; empty for none."""
        states = [toggle.state() == "chosen" for toggle in self._choices]
        return self._values[states.index(True)] if any(states) else ""

    def text(self, name: str) -> str:
        """Return a text."""
        return self.fields[name].text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape, confirm with Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.confirm.hasFocus():
            self._on_confirm_clicked()
        else:
            super().keyPressEvent(event)

    def _choose(self, position: int) -> None:
        for at, toggle in enumerate(self._choices):
            toggle.set_state("chosen" if at == position else "choice")
        self.confirm.setEnabled(not self._choices or position >= 0)

    def _on_choice_clicked(self, position: int) -> None:
        self._choose(position)
        self.chosen.emit(self._values[position])

    @Slot()
    def _on_confirm_clicked(self) -> None:
        if self.confirm.isEnabled() and all(field.valid() for field in self.fields.values()):
            self.given.emit()
