# ruff: noqa: INP001  a script: no package is made of the sounds
"""Writes the four sounds of the bench beside this file, or into the folder named on the command line.

They differ in pitch, direction, length and number of tones, so that they are told apart in noise and
without looking: up twice is accepted, three even tones ask for attention, a long low one is refused,
two soft falling ones were already done.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE = 22_050
LOUD = 0.8
# Of each tone: hertz, milliseconds, loudness of its overtone. Zero hertz is a pause.
SOUNDS = {
    "accepted": ((988, 70, 0.15), (1_480, 140, 0.15)),
    "attention": ((740, 90, 0.3), (0, 60, 0.0), (740, 90, 0.3), (0, 60, 0.0), (740, 130, 0.3)),
    "refused": ((196, 180, 0.7), (0, 30, 0.0), (147, 380, 0.7)),
    "already_done": ((784, 110, 0.0), (0, 25, 0.0), (587, 190, 0.0)),
}


def samples(tones: tuple[tuple[int, int, float], ...]) -> list[int]:
    """Return 16-bit samples; each tone fades in and out, so that it does not click."""
    made: list[int] = []
    for hertz, milliseconds, overtone in tones:
        count = RATE * milliseconds // 1000
        fade = min(RATE // 200, count // 2) or 1
        for position in range(count):
            turn = 2 * math.pi * hertz * position / RATE
            value = (math.sin(turn) + overtone * math.sin(3 * turn)) / (1 + overtone)
            edge = min(1.0, position / fade, (count - 1 - position) / fade)
            made.append(round(32_767 * LOUD * edge * value))
    return made


def compose(folder: Path) -> None:
    """Write every sound as a mono WAV file."""
    for name, tones in SOUNDS.items():
        made = samples(tones)
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(made)}h", *made))


if __name__ == "__main__":
    compose(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
