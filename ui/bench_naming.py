"""The name of the window's bench: kept while the window is there, and said where it had to be another one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from receiving_app.domain.claims import RENEWED_AFTER
from receiving_app.installation import OwnBench
from receiving_app.services.bench_names import Name
from ui.actions import BenchAction
from ui.bench_watch import WATCH
from ui.main_window import MainWindow
from ui.operations import Operation
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from ui.overlays.bench_name import BenchNameCard


class BenchNaming(QObject):
    """Lets the other benches hear of this one, and its name be changed.

    Signals:
        named: the bench works under another name from now on; carries it.
    """

    named = Signal(str)

    def __init__(self, own: OwnBench, window: MainWindow, language: str) -> None:
        super().__init__(window)
        self._own, self._window, self._language = own, window, language
        self._said: Message | None = None
        self._wanted = ""
        self._card: BenchNameCard | None = None
        self._act = BenchAction(window, "action_name_bench", "", self.ask)
        window.add_everywhere(self._act)
        self._timer = QTimer(self, interval=int(RENEWED_AFTER.total_seconds() * 1000))
        self._timer.timeout.connect(self.keep)
        window.installEventFilter(self)
        self.retranslate()

    # --- public -----------------------------------------------------------------------------

    def begin(self, name: Name) -> None:
        """Work under this name; say so where it is not the one that was wanted."""
        self._timer.start()
        if name.is_another:
            self._say(name.wanted)

    def end(self) -> None:
        """Leave the name: the window closes."""
        self._timer.stop()
        # Where the database does not answer, it lapses by itself.
        Operation(self, self._own.end, lambda _: None, lambda _: None, lane=WATCH).start()

    @Slot()
    def keep(self) -> None:
        """Let the others hear of this bench now."""
        Operation(self, self._own.keep, self._on_kept, lambda _: None, lane=WATCH, key="name").start()

    @Slot()
    def ask(self) -> None:
        """Ask under which name this bench is to work."""
        if self._card is None:
            from ui.overlays.bench_name import BenchNameCard

            self._card = BenchNameCard(self._window, self._own.choose)
            self._card.named.connect(self._on_card_named)
        self._card.ask(self._own.name, self._language)

    def use_language(self, language: str) -> None:
        """Speak another language."""
        self._language = language

    def retranslate(self) -> None:
        """Set every text."""
        self._act.setText(self.tr("Name this bench"))
        if self._said is not None:
            self._say(self._wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the window's language."""
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return False

    # --- how --------------------------------------------------------------------------------

    def _say(self, wanted: str) -> None:
        """Say that somebody else works under the name, until the bench has one of its own."""
        self._take_back()
        self._wanted = wanted
        what = self.tr("Another bench works under the name “{wanted}”: this one is “{name}”.")
        self._said = Message(
            "attention",
            what.format(wanted=wanted, name=self._own.name),
            self.tr("Give it a name that people know it by: it says who has a return in hand."),
            self.tr("Name this bench"),
            self.ask,
        )
        self._window.show_message(self._said)

    def _take_back(self) -> None:
        if self._said is not None:
            self._window.take_back(self._said)
            self._said = None

    def _on_kept(self, name: Name | None) -> None:
        if name is not None:
            self.named.emit(name.name)
            self._say(name.wanted)

    @Slot(str)
    def _on_card_named(self, name: str) -> None:
        self._take_back()
        self.named.emit(name)
        self._window.show_message(
            Message("ok", self.tr("This bench is “{name}” from now on").format(name=name))
        )
