"""Four sounds that differ, and a bench that works without any."""

import builtins
import importlib.util
import itertools
import logging
import wave
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from receiving_app.resources import resource_path
from ui.screens.scanner_parts.sound_trial import SoundTrial
from ui.sounds import Effect, Sound, Sounds, SoundsMissing, load_effects


class FakeEffect:
    def __init__(self) -> None:
        self.played = 0

    def play(self) -> None:
        self.played += 1


def _compose() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compose", resource_path("sounds", "compose.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_those_that_the_script_composes(tmp_path: Path) -> None:
    _compose().compose(tmp_path)
    for sound in Sound:
        name = f"{sound}.wav"
        assert (tmp_path / name).read_bytes() == resource_path("sounds", name).read_bytes()


def test_no_two_sounds_are_alike_in_length_or_pitch() -> None:
    """Told apart in noise: each pair differs by a fifth in length, or by one in its first pitch."""
    lengths, pitches = {}, {}
    for sound in Sound:
        with wave.open(str(resource_path("sounds", f"{sound}.wav"))) as file:
            lengths[sound] = file.getnframes() / file.getframerate()
        pitches[sound] = _compose().SOUNDS[sound][0][0]
    assert max(lengths.values()) < 0.7
    for one, other in itertools.combinations(Sound, 2):
        apart = [max(of[one], of[other]) / min(of[one], of[other]) for of in (lengths, pitches)]
        assert max(apart) > 1.2, (one, other)


def test_a_sound_is_played_unless_they_are_muted() -> None:
    effects = {sound: FakeEffect() for sound in Sound}
    sounds = Sounds(lambda _parent: effects)
    sounds.play(Sound.ACCEPTED)  # not loaded yet: silence, and nothing to wait for
    assert sounds.prepare()
    sounds.play(Sound.REFUSED)
    sounds.muted = True
    sounds.play(Sound.ATTENTION)
    assert {sound for sound, effect in effects.items() if effect.played} == {Sound.REFUSED}


def test_a_loudspeaker_that_comes_later_is_found(caplog: pytest.LogCaptureFixture) -> None:
    found: list[Mapping[Sound, Effect]] = []

    def load(parent: QObject) -> Mapping[Sound, Effect]:
        if not found:
            raise SoundsMissing("no audio output")
        return found[0]

    sounds = Sounds(load)
    with caplog.at_level(logging.INFO):
        assert not sounds.prepare()
    assert "no audio output" in caplog.text
    sounds.play(Sound.ACCEPTED)
    found.append({sound: FakeEffect() for sound in Sound})
    assert sounds.prepare()


def test_a_system_without_the_libraries_is_silent(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    known = builtins.__import__

    def without(name: str, *rest: object) -> ModuleType:
        if name == "PySide6.QtMultimedia":
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return known(name, *rest)  # type: ignore[arg-type]  handed through as they come

    monkeypatch.setattr(builtins, "__import__", without)
    parent = QObject()
    with pytest.raises(SoundsMissing, match=r"libpulse\.so\.0"):
        load_effects(parent)
    assert not Sounds().prepare()


def test_the_sounds_are_tried_one_after_the_other_muted_or_not(qtbot: QtBot) -> None:
    effects = {sound: FakeEffect() for sound in Sound}
    sounds = Sounds(lambda _parent: effects)
    sounds.muted = True
    trial = SoundTrial(sounds, step_ms=0)
    heard: list[Sound] = []
    trial.sounded.connect(heard.append)
    with qtbot.waitSignal(trial.ended, timeout=20_000):
        assert trial.start()
    assert heard == list(Sound)
    assert [effect.played for effect in effects.values()] == [1, 1, 1, 1]


def test_there_is_nothing_to_try_without_audio() -> None:
    def missing(_parent: QObject) -> Mapping[Sound, Effect]:
        raise SoundsMissing("no audio output")

    sounds = Sounds(missing)
    assert not SoundTrial(sounds).start()
    sounds.try_out(Sound.ACCEPTED)
