"""What the other benches do, and whether the database answers: looked at each second, off the main thread.

As long as the window can be seen, the length of the journal is asked for; only where it moved is anything
read again. A return in hand is kept, whether the window is seen or not.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from receiving_app.domain.database_errors import DatabaseProblem
from receiving_app.services.claims import keep, leave
from receiving_app.services.glance import NOTHING_SEEN, Glance, Shown, glance
from receiving_app.services.ports import Bench
from receiving_app.wording import in_language
from ui.main_window import MainWindow
from ui.operations import Lanes, Operation
from ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from receiving_app.domain.errors import DomainError
    from ui.screens.return_screen import ReturnScreen

WATCH = "watch"
LOOK_MS = 1_000
# What stays on the home screen for so long was put down; the next parcel is mostly there before.
PUT_DOWN_AFTER_MS = 5_000
# An act is answered in a hundredth of a second: what waits longer waits for another program.
PATIENCE_S = 2.0


class BenchWatch(QObject):
    """Keeps the screens as things are on file, and the return on the screen in hand.

    Args:
        bench: whose screens they are.
        window: where they are shown.
        screen: the return screen.
        lanes: of the window's operations.
        language: of the messages.

    Signals:
        looked: a look at the database was answered, well or not.
    """

    looked = Signal()

    def __init__(
        self, bench: Bench, window: MainWindow, screen: "ReturnScreen", lanes: Lanes, language: str
    ) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._screen = screen
        self._lanes = lanes
        self._words = in_language(language)
        self._busy = False
        self._seen = self._listed = NOTHING_SEEN
        self._ours_twice = False
        self._in_hand = ""
        self._refusal: DomainError | None = None
        self._said: Message | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._put_down = QTimer(self, singleShot=True, interval=PUT_DOWN_AFTER_MS)
        self._put_down.timeout.connect(self._leave)
        lanes.failed.connect(self._on_lanes_failed)

    # --- public -----------------------------------------------------------------------------

    def begin(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    def end(self) -> None:
        """Look no more, and leave what is in hand: the window closes."""
        self._timer.stop()
        self._put_down.stop()
        if self._refusal is None:
            self._leave()

    def use_language(self, language: str) -> None:
        """Speak another language."""
        self._words = in_language(language)

    @Slot()
    def look(self) -> None:
        """Look once; one look at a time."""
        self._say_whether_acts_wait()
        self._see_what_is_put_down()
        if self._busy:
            return
        if self._window.isVisible() and not self._window.isMinimized():
            self._busy = True
            shown = Shown(self._seen, self._rma(), self._screen.revision(), self._listed)
            call = partial(_looked, self._bench, shown, try_writing=self._refusal is not None)
            Operation(self, call, self._on_looked, self._on_failed, lane=WATCH).start()
        else:
            self._keep()

    # --- what is in hand --------------------------------------------------------------------

    def _rma(self) -> str:
        """Return the number of the return worked on: behind another screen it still is, at home it is not."""
        return self._screen.rma() if self._window.current() != "home" else ""

    def _see_what_is_put_down(self) -> None:
        if self._rma():
            self._put_down.stop()
            self._in_hand = self._rma()
        elif self._in_hand and not self._put_down.isActive():
            self._put_down.start()

    @Slot()
    def _leave(self) -> None:
        if self._in_hand:
            self._in_hand = ""
            # Where it cannot be said that it is left, it lapses by itself.
            Operation(self, partial(leave, self._bench), lambda _: None, lambda _: None, lane=WATCH).start()

    def _keep(self) -> None:
        if self._in_hand:
            call = partial(keep, self._bench, self._in_hand)
            Operation(self, call, lambda _: None, lambda _: None, lane=WATCH, key="keep").start()

    # --- what was seen ----------------------------------------------------------------------

    @Slot(object)
    def _on_looked(self, seen: Glance) -> None:
        self._busy = False
        self._answers_again()
        if seen.rma and seen.rma == self._screen.rma():
            self._screen.claim.show_claim(seen.claim)
        if self._is_shown(seen):
            self._seen = seen.mark
        if seen.mark != self._listed:
            self._list_again(seen)
        if seen.claim is not None and seen.claim.is_due(self._bench.clock.now()):
            self._keep()
        self.looked.emit()

    def _list_again(self, seen: Glance) -> None:
        shown = self._window.shown_screen()
        if shown is not None and shown.asks() is not None:
            return  # once that is closed
        first, self._listed = self._listed == NOTHING_SEEN, seen.mark
        if shown is not None and seen.elsewhere and not first:
            shown.on_changed_elsewhere()

    def _is_shown(self, seen: Glance) -> bool:
        """Show what was done to the return; tell whether the screen is as of this look."""
        news, screen = seen.news, self._screen
        if news is None or seen.rma != screen.rma() or news.sheet.case.revision <= screen.revision():
            self._ours_twice = False
            return True
        if screen.asks() is not None:
            return False  # what is being typed is not wiped away: shown once that is closed
        ours = news.last is not None and news.last.bench == self._bench.actor.bench
        if ours and not self._ours_twice:
            self._ours_twice = True  # our own act, whose answer is on its way to the screen
            return False
        self._ours_twice = False
        screen.claim.show_news(news)
        return True

    # --- whether the database answers -------------------------------------------------------

    def _on_failed(self, error: "DomainError") -> None:
        self._busy = False
        self._does_not_answer(error)
        self.looked.emit()

    @Slot(object)
    def _on_lanes_failed(self, error: object) -> None:
        """See that an act was refused because of the database: a look alone might not find it out."""
        if isinstance(error, DatabaseProblem):
            self._does_not_answer(error)

    def _does_not_answer(self, error: "DomainError") -> None:
        if self._refusal is None or self._refusal.code != error.code:
            said = self._words.error(error)
            self._say(Message("refused", said.what, self._words.text("bench.connection.lost")))
        self._refusal = error

    def _answers_again(self) -> None:
        if self._refusal is None:
            return
        self._refusal = None
        self._seen = self._listed = NOTHING_SEEN
        self._say(None)
        text, then = (self._words.text(f"bench.connection.{key}") for key in ("back", "back_next"))
        self._window.show_message(Message("ok", text, then))
        shown = self._window.shown_screen()
        if shown is not None:
            shown.on_changed_elsewhere()

    def _say_whether_acts_wait(self) -> None:
        """Say that an act waits for another program, and no longer once it was answered."""
        if self._refusal is not None:
            return
        if self._lanes.waits() < PATIENCE_S:
            self._say(None)
        elif self._said is None:
            text, then = (self._words.text(f"bench.connection.{key}") for key in ("waits", "waits_next"))
            self._say(Message("attention", text, then))

    def _say(self, message: Message | None) -> None:
        """Say how the database is, in place of what was said before; None where it is well."""
        if self._said is not None:
            self._window.take_back(self._said)
        if message is not None:
            self._window.show_message(message)
        if (message is None) != (self._said is None):
            self._window.set_status("database", ready=message is None)
        self._said = message


def _looked(bench: Bench, shown: Shown, *, try_writing: bool) -> Glance:
    """Look; where acts were refused, only once the database can be written again."""
    if try_writing:
        with bench.writing():
            pass
    return glance(bench, shown)
