"""Put together the keys of one scan that come in several pieces.

Before a slow scanner was calibrated, its keys look like typing and come one by one.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from receiving_app.domain.scans import LONGEST_RAW, Keystroke, RawScan, Source
from ui.scanner.keys import platform_of_codes

# No scanner leaves as much between two keys.
SILENCE_MS = 600
_ENDS = ("\r", "\n", "\t")


class GatheredKeys(QObject):
    """Keeps keys until the end of the scan, or a silence.

    Signals:
        ended: nothing more belongs to it; carries all of it as one ``RawScan``.
    """

    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[RawScan] = []
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._on_silence_timeout)

    def add(self, piece: RawScan) -> None:
        """Take a piece that the wedge took for a scan."""
        self._pieces.append(piece)
        length = sum(len(one.text) for one in self._pieces)
        if piece.terminator or piece.text.endswith(_ENDS) or length > LONGEST_RAW:
            self._end()
        else:
            self._silence.start(SILENCE_MS)

    def add_typed(self, keys: tuple[Keystroke, ...]) -> None:
        """Take keys that looked like typing."""
        text = "".join(key.text for key in keys)
        self.add(RawScan(text, Source.WEDGE, keys, platform_of_codes()))

    def forget(self) -> None:
        """Give up what is kept."""
        self._silence.stop()
        self._pieces.clear()

    @Slot()
    def _on_silence_timeout(self) -> None:
        self._end()

    def _end(self) -> None:
        pieces = tuple(self._pieces)
        self.forget()
        last = pieces[-1]
        text = "".join(piece.text for piece in pieces)
        keys = tuple(key for piece in pieces for key in piece.keys)
        self.ended.emit(RawScan(text, Source.WEDGE, keys, last.platform, terminator=last.terminator))
