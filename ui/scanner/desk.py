"""Where every scan arrives, whatever it came by and whatever is on the screen, and what becomes of it.

Scans are answered one after the other, in the order in which they came: the second of three knows the
return that the first opened. While the screen asks for something that a scan would wipe away, such as a
supervisor's approval, scans are kept and carried out afterwards.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from receiving_app.domain.commands import command_id
from receiving_app.domain.errors import DomainError
from receiving_app.domain.people_errors import NotSignedIn
from receiving_app.domain.scans import Kind, Meaning, RawScan
from receiving_app.services.ports import Bench
from receiving_app.services.scan import Result, ScanAnswer, scan
from receiving_app.wording import in_language
from ui.operations import Operation
from ui.scanner.feedback import AnswerWords, Feedback, shown_code
from ui.sounds import Sound

REMEMBERED = 20
# What is carried out even while something is asked: it is the way out of it.
_WAYS_OUT = frozenset({"BACK", "HELP"})


@dataclass(frozen=True, slots=True)
class Stage:
    """What the desk asks of the window.

    Attributes:
        takes: lets the screen shown take a scan for itself, as calibration does; tells whether it did.
        open_rma: number of the return on the screen, or empty.
        asks: what is being asked and must not be wiped away; None where nothing is.
        show: shows an answer; tells whether a code found nowhere was taken for the serial in hand.
        run: does the act of a command; tells whether it is possible now.
        why_not: says what stands in the way of a command where it is not.
        hides: takes a scan that waited and may be a secret that is asked for since; tells whether it did.
    """

    takes: Callable[[RawScan], bool]
    open_rma: Callable[[], str]
    asks: Callable[[], QWidget | None]
    show: Callable[[ScanAnswer], bool]
    run: Callable[[str], bool]
    why_not: Callable[[str], str]
    hides: Callable[[RawScan], bool]


@dataclass(frozen=True, slots=True)
class PastScan:
    """A scan that was answered, for the history.

    Attributes:
        at: aware, UTC.
        code: as it came; of a command or a badge, without what signs it.
        meaning: what it was taken for, in words.
        result: what it led to, in words.
    """

    at: datetime
    code: str
    meaning: str
    result: str
    sound: Sound


class ScanDesk(QObject):
    """Answers scans, and says so.

    Signals:
        told: something is to be said of a scan; carries the ``Feedback``.
        choice_needed: a code has several meanings; carries its ``RawScan`` and its ``ScanAnswer``.
        remembered: the history changed.
    """

    told = Signal(object)
    choice_needed = Signal(object, object)
    remembered = Signal()

    def __init__(self, bench: Bench, stage: Stage, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._words = AnswerWords(in_language(language), self)
        self._waiting: deque[RawScan] = deque()
        self._busy = False
        self._asked: QWidget | None = None
        self._past: deque[PastScan] = deque(maxlen=REMEMBERED)

    # --- public -----------------------------------------------------------------------------

    @property
    def words(self) -> AnswerWords:
        """Return the words of the answers."""
        return self._words

    def use_language(self, language: str) -> None:
        """Answer in another language from now on."""
        self._words.wording = in_language(language)

    def history(self) -> tuple[PastScan, ...]:
        """Return the last scans, the newest first."""
        return tuple(reversed(self._past))

    @Slot(object)
    def take(self, raw: RawScan) -> None:
        """Take a scan."""
        if not self._stage.takes(raw):
            self._waiting.append(raw)
            self._go_on()

    def choose(self, raw: RawScan, meaning: Meaning) -> None:
        """Answer a scan again, with the meaning that was chosen."""
        self._start(raw, meaning)

    # --- one after the other ----------------------------------------------------------------

    def _go_on(self) -> None:
        if self._busy:
            return
        for raw in tuple(self._waiting):
            if self._stage.hides(raw):
                self._waiting.remove(raw)
        if not self._waiting:
            return
        asked = self._stage.asks()
        if asked is not None and not self._is_way_out(self._waiting[-1]):
            self._wait_for(asked)
            return
        # A way out goes before what waits for it.
        self._start(self._waiting.pop() if asked is not None else self._waiting.popleft())

    def _is_way_out(self, raw: RawScan) -> bool:
        best = self._bench.interpreter.read(raw).best
        return best is not None and best.kind is Kind.COMMAND and command_id(best.value) in _WAYS_OUT

    def _wait_for(self, asked: QWidget) -> None:
        self.told.emit(self._words.kept(len(self._waiting)))
        if asked is not self._asked:
            self._forget_asked()
            self._asked = asked
            asked.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on once what was asked is gone."""
        if watched is self._asked and event.type() in (QEvent.Type.Hide, QEvent.Type.DeferredDelete):
            self._forget_asked()
            # Its answer first: the act that was approved is queued before the next scan is.
            QTimer.singleShot(0, self, self._go_on)
        return False

    def _forget_asked(self) -> None:
        if self._asked is not None and shiboken6.isValid(self._asked):
            self._asked.removeEventFilter(self)
        self._asked = None

    def _start(self, raw: RawScan, chosen: Meaning | None = None) -> None:
        self._busy = True
        call = partial(scan, self._bench, raw, self._stage.open_rma(), chosen)
        Operation(self, call, partial(self._on_answered, raw), partial(self._on_failed, raw)).start()

    # --- answers ----------------------------------------------------------------------------

    def _on_answered(self, raw: RawScan, answer: ScanAnswer) -> None:
        self._busy = False
        feedback = self._carried_out(raw, answer)
        if feedback is not None:
            self.told.emit(feedback)
        sound = feedback.sound if feedback else Sound.ALREADY_DONE
        self._remember(answer, self._words.meaning(answer), self._words.result(answer), sound)
        self._go_on()

    def _carried_out(self, raw: RawScan, answer: ScanAnswer) -> Feedback | None:
        """Do what an answer asks for, and return what is said; nothing is said of a label read twice."""
        if answer.result is Result.BOUNCED:
            return None
        if answer.result is Result.COMMAND:
            done = self._stage.run(answer.command)
            why_not = "" if done else self._stage.why_not(answer.command)
            return self._words.of_command(answer.command, why_not, done=done)
        if answer.result is Result.CHOOSE and answer.meanings:
            self.choice_needed.emit(raw, answer)
            return self._words.of_answer(answer)
        return self._words.of_answer(answer, taken=self._stage.show(answer))

    def _on_failed(self, raw: RawScan, error: DomainError) -> None:
        """Say what was refused; whoever was to sign in first may have scanned a PIN, which nobody is shown."""
        self._busy = False
        feedback = self._words.of_error(error)
        self.told.emit(feedback)
        if not isinstance(error, NotSignedIn):
            self._remember_refused(raw, feedback)
        self._go_on()

    def _remember_refused(self, raw: RawScan, feedback: Feedback) -> None:
        best = self._bench.interpreter.read(raw).best
        past = PastScan(
            self._bench.clock.now(), shown_code(raw.text, best), "", feedback.text, feedback.sound
        )
        self._past.append(past)
        self.remembered.emit()

    def _remember(self, answer: ScanAnswer, meaning: str, result: str, sound: Sound) -> None:
        code = shown_code(answer.raw, answer.meaning or answer.reading.best)
        self._past.append(PastScan(self._bench.clock.now(), code, meaning, result, sound))
        self.remembered.emit()
