"""The small base of every screen."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from receiving_app.domain.errors import DomainError
from receiving_app.services.ports import Bench
from receiving_app.wording import Wording, in_language
from ui.widgets.message_bar import Message


class Screen(QWidget):
    """A page of the window.

    Signals:
        message_requested: something to say in the message bar; carries a ``Message``.
        screen_requested: another screen to show; carries its name.
    """

    message_requested = Signal(object)
    screen_requested = Signal(str)

    def __init__(self, bench: Bench, language: str = "fr", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.wording: Wording = in_language(language)
        self.setProperty("surface", "background")

    def set_language(self, language: str) -> None:
        """Change the language of the words outside ``tr()``; the texts follow."""
        self.wording = in_language(language)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of the screen."""

    def on_shown(self) -> None:
        """Refresh and take the focus; called each time the screen is shown."""

    def say(self, kind: str, text: str, next_step: str = "", action: str = "") -> None:
        """Show a message."""
        self.message_requested.emit(Message(kind, text, next_step, action))

    def refuse(self, error: DomainError) -> None:
        """Say what was refused and what to do next."""
        said = self.wording.error(error)
        self.say("refused", said.what, said.next_step)

    def changeEvent(self, event: QEvent) -> None:
        """Set the texts again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
