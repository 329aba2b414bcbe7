"""The keyboard wedge: sees every key before any widget, shortcut or input method does.

A scanner types. Each key press waits here for at most the bound, 35 ms: if more follow at a scanner's
pace they are a scan and no widget ever hears of them; otherwise they are handed on as they came, to
whoever had the focus then. Nothing is replayed that may be a scan, and nothing typed is lost.

What Qt does with a key, and where it is caught:

- ``ShortcutOverride`` comes first. It only asks, so it passes; what it tells of the key is kept. The
  open list of a combo box chooses at it, though: while anything is popped up, where no shortcuts are
  served, it waits with its key.
- A key that is a shortcut becomes a ``Shortcut`` event, sent straight to the action or the button. It
  waits like a key: a label with control characters must not quit the program (its scanner sends
  Ctrl+Q), and Qt's own matching, which knows the host's layout, is used as it is.
- Any other key is a ``KeyPress``: first to the window, then to the widget. The first one is caught.
- A dead key and the key after it become one ``InputMethod`` event or, where they make no letter, the
  second key alone: of the dead one, only its release is seen, and taken for its press. Once three keys
  came at a scanner's pace, widgets are said to take no input method, so that Qt hands the dead keys out
  with their positions.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QShortcutEvent,
)
from PySide6.QtWidgets import QApplication

from receiving_app.domain.scans import Keystroke, RawScan, Source
from ui.scanner.bursts import TERMINATORS, Burst, Press, Rhythm
from ui.scanner.handing_out import HandingOut, aim
from ui.scanner.held_events import HeldEvent
from ui.scanner.keys import (
    MODIFIERS,
    Key,
    code_of,
    dead_key_of,
    is_dead,
    key_of,
    keystroke,
    place_of,
    platform_of_codes,
    settle,
)
from ui.scanner.time_source import QtTime, TimeSource

# The longest barcode has 7,089 characters.
LONGEST_HELD = 8192
# No keyboard begins to repeat a key this soon after it went down.
SOONEST_REPEAT_MS = 100.0
# Within this time of a scan that lacks the end that calibration saw, it is that end coming late.
LATE_END_MS = 150.0
# Keys at a scanner's pace after which input methods are kept out.
_SURE = 3


class KeyboardWedge(QObject):
    """An event filter of the application that takes the scans out of the keys.

    Signals:
        scanned: a burst ended; carries its ``RawScan``.
        burst_began: keys came at a scanner's pace; the rest of the scan follows within milliseconds.
        typed: keys turned out to be typing and are handed on; carries their ``Keystroke`` tuple.
        acted: a key, a button or a finger went down, or the wheel turned: somebody is there.

    Attributes:
        reports_typing: whether ``typed`` is sent. For the scanner screen alone, while it asks for it:
            what is typed elsewhere may be a code that nobody else should see.
    """

    scanned = Signal(object)
    burst_began = Signal()
    typed = Signal(object)
    acted = Signal()

    def __init__(self, time: TimeSource | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reports_typing = False
        self._time = time or QtTime(self)
        self._platform = platform_of_codes()
        self._rhythm = Rhythm()
        self._burst = Burst(self._rhythm)
        self._queue: list[HeldEvent] = []
        self._keys: list[Key] = []
        self._silence = self._time.alarm(self._on_silence)
        self._typed = HandingOut(self._time, lambda: self._queue)
        self._looked_twice = self._composing_off = False
        self._asked: Key | None = None
        self._asking: list[HeldEvent] = []
        self._down: set[int] = set()
        self._swallowed: set[int] = set()
        self._dead: set[int] = set()
        self._shifted = False
        self._repeating = 0
        self._ended: Press | None = None
        self._handlers: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            QEvent.Type.ShortcutOverride: self._on_shortcut_override,
            QEvent.Type.KeyPress: self._on_key_press,
            QEvent.Type.KeyRelease: self._on_key_release,
            QEvent.Type.Shortcut: self._on_shortcut,
            QEvent.Type.InputMethod: self._on_input_method,
            QEvent.Type.InputMethodQuery: self._on_input_method_query,
            QEvent.Type.MouseButtonPress: self._on_touched,
            QEvent.Type.TouchBegin: self._on_touched,
            QEvent.Type.Wheel: self._on_scrolled,
        }

    # --- public -----------------------------------------------------------------------------

    def start(self) -> None:
        """See every event of the application from now on."""
        self._application().installEventFilter(self)

    def stop(self) -> None:
        """See no more events; what was typed is handed out, what may be a scan is let go."""
        self._application().removeEventFilter(self)
        self._begin_anew()
        self._typed.now()

    def use(self, rhythm: Rhythm) -> None:
        """Go by another rhythm from the next burst on."""
        self._rhythm = rhythm
        if not self._queue:
            self._burst = Burst(rhythm)

    def is_at_rest(self) -> bool:
        """Tell whether no key is held."""
        return not self._queue and not self._typed.is_waiting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what may be a scan; every other event of the program passes at once."""
        if event is self._typed.own:  # first: asking Qt for its type takes longer than all the rest
            return False
        handler = self._handlers.get(event.type())
        return handler is not None and handler(watched, event)

    # --- what comes -------------------------------------------------------------------------

    def _on_shortcut_override(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if self._asked is not None and self._asked.stamp_ms and self._asked.is_of(event):
            return False  # asked of a parent, too
        self._asked = key_of(event, self._platform)
        self._asking = []
        if QApplication.activePopupWidget() is None:
            return False
        self._asking = [HeldEvent(event.clone(), aim(watched))]
        event.accept()  # so that its key comes as a key
        return True

    def _on_key_press(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not event.spontaneous():
            return False
        self.acted.emit()
        if event.key() in MODIFIERS:
            self._shifted = self._shifted or event.key() == Qt.Key.Key_Shift
            return False
        key, self._asked = self._asked, None
        if key is None or not key.is_of(event):  # nothing asked before it: a window without shortcuts
            key = key_of(event, self._platform)
        return self._take(key, lambda: [*self._asking, HeldEvent(event.clone(), aim(watched))])

    def _on_shortcut(self, watched: QObject, event: QEvent) -> bool:
        key, self._asked = self._asked, None
        self.acted.emit()
        if not isinstance(event, QShortcutEvent) or key is None:
            return False
        return self._take(key, lambda: [HeldEvent(event.clone(), watched, fixed=True)])

    def _on_input_method(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QInputMethodEvent) or not event.commitString() or event.preeditString():
            return False
        return self._take(
            Key(0, event.commitString(), shift=self._shifted), lambda: [HeldEvent(event.clone(), watched)]
        )

    def _on_key_release(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not event.spontaneous() or event.key() in MODIFIERS:
            return False
        code = code_of(event, self._platform)
        if not event.isAutoRepeat():
            self._repeating = 0
            if code in self._down:
                self._down.discard(code)
                self._burst.released()
            elif not self._place_commit(event, code) and self._is_unseen(event, code):
                return self._take_unseen(watched, event)
            self._dead.discard(code)
        if code in self._swallowed:
            self._swallowed.discard(code)
            return True
        if self._queue:
            self._queue.append(HeldEvent(event.clone(), aim(watched)))
        elif self._typed.is_waiting():
            self._typed.add([HeldEvent(event.clone(), aim(watched))])
        else:
            return False
        return True

    def _on_input_method_query(self, _watched: QObject, event: QEvent) -> bool:
        asked = Qt.InputMethodQuery.ImEnabled
        if not self._composing_off or not isinstance(event, QInputMethodQueryEvent):
            return False
        if not event.queries() & asked:
            return False
        event.setValue(asked, False)
        return True

    def _on_touched(self, _watched: QObject, event: QEvent) -> bool:
        """Let what was typed before a touch arrive before it."""
        self.acted.emit()
        if event.spontaneous() and self._queue:
            if self._burst.is_scan() or self._burst.is_too_quick_for_a_hand():
                return False
            self._end_as_typing()
        if event.spontaneous():
            self._typed.now()
        return False

    def _on_scrolled(self, _watched: QObject, _event: QEvent) -> bool:
        self.acted.emit()
        return False

    def _is_unseen(self, event: QKeyEvent, code: int) -> bool:
        """Tell whether a dead key goes up whose press an input method kept."""
        return is_dead(event) and code not in self._dead and code not in self._swallowed

    def _take_unseen(self, watched: QObject, event: QKeyEvent) -> bool:
        """Take a key that is only seen now that it goes up: it went down just before."""
        # Shift may have gone up meanwhile: scanners let go of it first.
        key = dead_key_of(event, self._platform, shift=self._shifted)
        taken = self._take(key, lambda: [HeldEvent(event.clone(), aim(watched))])
        self._down.discard(key.code)
        self._dead.discard(key.code)
        self._burst.released()
        return taken

    def _place_commit(self, event: QKeyEvent, code: int) -> bool:
        """Note where the key is that made an input method commit: the first to go up after it."""
        if not self._keys or self._keys[-1].code:
            return False
        place_of(self._keys[-1], event, code)
        self._down.discard(0)
        return True

    # --- what becomes of it -----------------------------------------------------------------

    def _take(self, key: Key, hold: Callable[[], list[HeldEvent]]) -> bool:
        """Hold a press until the rhythm tells; a key that is held down waits for nothing."""
        now = self._time.now_ms()
        self._shifted = False
        press = key.pressed(now, rolled=len(self._down) > (key.code in self._down))
        if key.repeats and self._is_repeating(key.code, press):
            return self._let_through(hold)
        self._repeating = 0
        if self._queue and not self._burst.belongs(press):
            self._end()
            self._typed.soon()  # not from here: a key may run an event loop, and this one must be held first
            press = key.pressed(now)
        if not self._queue and self._is_more_of_the_end(press):
            self._ended = press
            self._swallowed.add(key.code)
            return True
        self._hold(key, press, hold())
        return True

    def _hold(self, key: Key, press: Press, held: list[HeldEvent]) -> None:
        self._swallowed.discard(key.code)
        self._down.add(key.code)
        if key.is_dead:
            self._dead.add(key.code)
        self._burst.add(press)
        if len(self._keys) < LONGEST_HELD:
            self._queue += held
            self._keys.append(key)
        if len(self._burst) == _SURE:
            self._compose(allowed=False)
            self.burst_began.emit()
        if self._burst.is_complete():
            self._end_as_scan()
        else:
            self._looked_twice = False
            self._silence.set(self._burst.patience_ms)

    def _on_silence(self) -> None:
        """Decide after a silence.

        Where the program was busy, keys may lie waiting behind this alarm: it rings a second time once
        the event loop went round.
        """
        if self._queue and not self._looked_twice:
            self._looked_twice = True
            self._silence.set(0)
        elif self._queue:
            self._end()
            self._typed.now()

    def _end(self) -> None:
        if self._burst.is_scan():
            self._end_as_scan()
        else:
            self._end_as_typing()

    def _end_as_typing(self) -> None:
        self._typed.add(self._queue)
        if self.reports_typing:
            self.typed.emit(self._keystrokes(len(self._keys)))
        self._begin_anew()

    def _end_as_scan(self) -> None:
        self._swallowed |= self._down
        self._ended = self._burst.presses[-1]
        end = self._ended.sort if self._rhythm.ends(self._ended.sort) else ""
        keys = self._keystrokes(len(self._burst) - bool(end))
        self._begin_anew()
        text = "".join(key.text for key in keys)
        self.scanned.emit(RawScan(text, Source.WEDGE, keys, self._platform, terminator=end))

    def _begin_anew(self) -> None:
        self._silence.stop()
        self._compose(allowed=True)
        self._burst = Burst(self._rhythm)
        self._queue = []
        self._keys = []
        self._down.clear()

    def _keystrokes(self, count: int) -> tuple[Keystroke, ...]:
        settle(self._keys)
        pairs = zip(self._keys[:count], self._burst.presses, strict=False)
        return tuple(keystroke(key, press) for key, press in pairs)

    def _is_more_of_the_end(self, press: Press) -> bool:
        """Tell whether it is the rest of a scan's end: the second key of CR LF, or an Enter that is late."""
        ended = self._ended
        if ended is None or press.sort not in TERMINATORS:
            return False
        late = self._rhythm.terminator == press.sort and ended.sort not in TERMINATORS
        return press.after(ended) <= (LATE_END_MS if late else self._burst.patience_ms)

    def _is_repeating(self, code: int, press: Press) -> bool:
        """Tell whether a key is held down.

        X11 says so, too, of a scanner that presses a key again in the millisecond in which it let go.
        """
        last = self._burst.presses[-1] if self._queue else None
        if self._repeating != code and last is not None and press.after(last) < SOONEST_REPEAT_MS:
            return False
        self._repeating = code
        return True

    def _let_through(self, hold: Callable[[], list[HeldEvent]]) -> bool:
        """Let a key through at once, unless others are still waiting before it."""
        if self._queue:
            self._end_as_typing()
            self._typed.soon()
        if self._typed.is_waiting():
            self._typed.add(hold())
            return True
        return False

    def _compose(self, *, allowed: bool) -> None:
        if self._composing_off is allowed:
            self._composing_off = not allowed
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    @staticmethod
    def _application() -> QCoreApplication:
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("the wedge needs an application")
        return application
