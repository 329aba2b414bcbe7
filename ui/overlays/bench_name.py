"""The card on which a bench is named."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receiving_app.domain.benches import LONGEST_NAME
from receiving_app.domain.errors import DomainError
from receiving_app.wording import Wording, in_language
from ui.actions import key_words
from ui.operations import Operation
from ui.overlays.overlay import WAY_OUT, Overlay
from ui.theme import active, set_type
from ui.widgets.action_button import ActionButton
from ui.widgets.form_field import FormField
from ui.widgets.touch_keyboard import KeyPad
from ui.widgets.verdict_banner import VerdictBanner


class BenchNameCard(Overlay):
    """Asks for the name, to type or to touch.

    Args:
        window: over which it lies.
        choose: gives the bench its name, and returns it as stored.

    Signals:
        named: it is so; carries the name.
    """

    named = Signal(str)

    def __init__(self, window: QWidget, choose: Callable[[str], str]) -> None:
        super().__init__(window)
        self._choose = choose
        self._wording: Wording = in_language("fr")
        self._busy = False
        self._build_widgets()
        self._build_layout()
        self._name.edit.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._close.clicked.connect(self.close_card)

    def _build_widgets(self) -> None:
        self.setObjectName("benchNameCard")
        self._title, self._why = QLabel(self), QLabel(self)
        set_type(self._title, "title", bold=True)
        self._why.setWordWrap(True)
        self._said = VerdictBanner(self)
        self._said.setObjectName("benchNameSaid")
        self._name = FormField("benchName", parent=self)
        self._name.edit.setMaxLength(LONGEST_NAME)
        self._keys = KeyPad(numeric=False, parent=self)
        self._keys.type_into(self._name.edit)
        self._save = ActionButton("accent", "check", self)
        self._save.setObjectName("benchNameSave")
        self._close = ActionButton("secondary", "x", self)
        self._close.setObjectName("benchNameClose")

    def _build_layout(self) -> None:
        theme = active()
        acts = QHBoxLayout()
        acts.addWidget(self._close)
        acts.addWidget(self._save, 1)
        layout = QVBoxLayout(self)
        edge = theme.space("xl")
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.space("m"))
        for widget in (self._title, self._why, self._said, self._name, self._keys):
            layout.addWidget(widget)
        layout.addLayout(acts)

    # --- public -----------------------------------------------------------------------------

    def ask(self, name: str, language: str) -> None:
        """Open the card with the present name, and speak this language."""
        self._wording = in_language(language)
        self._busy = False
        self._said.hide()
        self._name.set_text(name)
        self.retranslate()
        self.open()

    def take_focus(self) -> None:
        """Ask for the name."""
        self._name.edit.setFocus()
        self._name.edit.selectAll()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Name this bench"))
        self.setAccessibleName(self._title.text())
        self._why.setText(
            self.tr(
                "It stands in the header and beside every act, and no other bench of this database has it."
            )
        )
        self._name.set_label(self.tr("Name of this bench, at each start from now on"))
        self._save.setText(self.tr("Name it so"))
        self._close.setText(self.tr("Cancel"))
        self._close.set_shortcut_hint(key_words(WAY_OUT))
        self._keys.retranslate()

    # --- how --------------------------------------------------------------------------------

    @Slot()
    def _on_save(self) -> None:
        if not self._busy:
            self._busy = True
            call = partial(self._choose, self._name.text())
            Operation(self, call, self._on_named, self._on_refused).start()

    def _on_named(self, name: str) -> None:
        self._busy = False
        self.close_card()
        self.named.emit(name)

    def _on_refused(self, error: DomainError) -> None:
        self._busy = False
        said = self._wording.error(error)
        self._said.show_verdict("refused", said.what, said.next_step)
        self._said.show()
        self._place()
        self.take_focus()
