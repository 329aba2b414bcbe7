"""The four sounds one after the other, each with its name, to be learnt and to set the loudspeaker."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.sounds import Sound, Sounds

STEP_MS = 900


class SoundTrial(QObject):
    """Plays the sounds, muted or not.

    Signals:
        sounded: this one is heard now; carries the ``Sound``.
        ended: all were.
    """

    sounded = Signal(object)
    ended = Signal()

    def __init__(self, sounds: Sounds, parent: QObject | None = None, *, step_ms: int = STEP_MS) -> None:
        super().__init__(parent)
        self._sounds = sounds
        self._left: list[Sound] = []
        self._timer = QTimer(self, interval=step_ms)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> bool:
        """Begin with the first; tell whether there is anything to hear on this system."""
        if not self._sounds.prepare():
            return False
        self._left = list(Sound)
        self._timer.start()
        self._on_timer_timeout()
        return True

    @Slot()
    def _on_timer_timeout(self) -> None:
        if not self._left:
            self._timer.stop()
            self.ended.emit()
            return
        sound = self._left.pop(0)
        self._sounds.try_out(sound)
        self.sounded.emit(sound)
