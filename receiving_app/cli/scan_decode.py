"""``scan-decode``: what typed lines are, for support; reads no data and writes nothing (docs/scanning.md)."""

import argparse
import io
import json
import sys
from collections.abc import Iterator
from typing import IO

from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE
from receiving_app.domain.scans import Meaning, Proof, RawScan, Reading, Source
from receiving_app.scanning.interpreter import ScanInterpreter
from receiving_app.wording import Wording


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: standard input alone."""


def run(_chosen: Chosen, _words: Wording) -> int:
    """Print one JSON object, escaped to ASCII, for each line of standard input."""
    interpreter = ScanInterpreter()
    for line in _lines(_input()):
        # What is no UTF-8 stays visible as lone surrogates, which JSON escapes.
        text = line.decode("utf-8", "surrogateescape")
        reading = interpreter.read(RawScan(text, Source.WEDGE))
        sys.stdout.write(json.dumps(described(text, reading), ensure_ascii=True) + "\n")
        sys.stdout.flush()
    return DONE


def described(text: str, reading: Reading) -> dict[str, object]:
    """Return what the command prints of a line.

    Args:
        text: the whole line, of which ``reading`` looked at the first 4 096 characters.
        reading: everything it may be.
    """
    known = reading.best or reading.decoding
    return {
        "raw": text,
        "text": reading.text,
        "layout": known.layout or None if known else None,
        "caps_lock": known is not None and known.caps_lock,
        "kind": reading.kind.value,
        "value": reading.best.value if reading.best else None,
        "candidates": [_candidate(meaning) for meaning in reading.meanings if meaning.proof > Proof.FILE],
    }


def _candidate(meaning: Meaning) -> dict[str, object]:
    return {
        "kind": meaning.kind.value,
        "value": meaning.value,
        "text": meaning.text,
        "layout": meaning.layout or None,
        "caps_lock": meaning.caps_lock,
        "proof": meaning.proof.name.lower(),
        "parts": [{"kind": part.kind.value, "value": part.value} for part in meaning.parts],
    }


def _input() -> IO[bytes]:
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines, ended by LF or CR LF alone: every other control character is data."""
    for line in stream:
        body = line.removesuffix(b"\n")
        yield body.removesuffix(b"\r") if body != line else body
