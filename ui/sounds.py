"""The four sounds of the bench: accepted, attention, refused, already done.

QtMultimedia needs libraries that not every system has (libpulse on Linux). It is imported when the
window has been shown; without it, or without a loudspeaker, the bench works in silence and says so.
"""

import logging
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from receiving_app.resources import resource_path

_log = logging.getLogger(__name__)


class Sound(StrEnum):
    """What a sound says; also the name of its file."""

    ACCEPTED = "accepted"
    ATTENTION = "attention"
    REFUSED = "refused"
    ALREADY_DONE = "already_done"


class Effect(Protocol):
    """A sound that is loaded."""

    def play(self) -> None:
        """Play it from its start."""


class SoundsMissing(Exception):
    """This system cannot play sounds."""


Load = Callable[[QObject], Mapping[Sound, Effect]]


def load_effects(parent: QObject) -> Mapping[Sound, Effect]:
    """Load the sounds for the loudspeaker of this system.

    Raises:
        SoundsMissing: QtMultimedia cannot be loaded, or there is no loudspeaker.
    """
    try:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
    except ImportError as error:
        raise SoundsMissing(str(error)) from error
    if not QMediaDevices.audioOutputs():
        raise SoundsMissing("no audio output")
    effects = {}
    for sound in Sound:
        effect = QSoundEffect(parent)
        effect.setSource(QUrl.fromLocalFile(str(resource_path("sounds", f"{sound}.wav"))))
        effects[sound] = effect
    return effects


class Sounds(QObject):
    """Plays the sounds.

    Attributes:
        muted: whether the operator wants none.
    """

    def __init__(self, load: Load = load_effects, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.muted = False
        self._load = load
        self._effects: Mapping[Sound, Effect] = {}

    def prepare(self) -> bool:
        """Load the sounds, so that the first scan does not wait, and tell whether there are any.

        Where there were none it looks again: a loudspeaker may have been plugged in.
        """
        if not self._effects:
            try:
                self._effects = self._load(self)
            except SoundsMissing as error:
                _log.info("no sounds: %s", error)
        return bool(self._effects)

    def play(self, sound: Sound) -> None:
        """Play a sound at once, unless they are muted or not loaded."""
        if not self.muted and sound in self._effects:
            self._effects[sound].play()

    def try_out(self, sound: Sound) -> None:
        """Play a sound that was asked for, muted or not."""
        if sound in self._effects:
            self._effects[sound].play()
