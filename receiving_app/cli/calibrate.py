"""``calibrate --from FILE``: how a scanner types, from recorded keystrokes; stores nothing.

The file is JSON lines (docs/scanning.md): one object for each key pressed, with the fields of
``Keystroke``; a line with ``platform`` says whose scan codes they are.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from receiving_app.cli import Chosen
from receiving_app.cli.output import DONE, PARTLY, shown
from receiving_app.domain.scan_errors import UnreadableRecording
from receiving_app.domain.scans import Keystroke, RawScan, Source
from receiving_app.scanning.calibration import calibrate
from receiving_app.wording import Wording

_TYPES: dict[str, tuple[type, ...]] = {
    "platform": (str,),
    "text": (str,),
    "scan_code": (int,),
    "at_ms": (int, float),
    "shift": (bool,),
    "control": (bool,),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--from", dest="source", required=True, metavar="FILE", help="recorded keystrokes")


def run(chosen: Chosen, words: Wording) -> int:
    """Say what was found and what to change; exit code 1 where it was not the calibration barcode.

    Raises:
        UnreadableRecording: the file is none.
    """
    found = calibrate(recorded(chosen.arguments.source))
    for line in words.calibration(found):
        print(shown(line))
    return DONE if found.recognised else PARTLY


def recorded(path: str) -> RawScan:
    """Read a recording.

    Raises:
        UnreadableRecording: it cannot be read, or a line of it is none.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        raise UnreadableRecording(path, 0) from None
    platform = ""
    keys = []
    for number, line in enumerate(lines, start=1):
        row = _row(path, number, line) if line.strip() else {}
        platform = row.pop("platform", platform)
        if row:
            keys.append(Keystroke(**row))
    return RawScan("".join(key.text for key in keys), Source.WEDGE, tuple(keys), platform)


def _row(path: str, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableRecording(path, number) from None
    if not isinstance(row, dict) or not (set(row) == {"platform"} or "text" in row):
        raise UnreadableRecording(path, number)
    for name, value in row.items():
        # True is an int for Python, and no time.
        if name not in _TYPES or type(value) not in _TYPES[name]:
            raise UnreadableRecording(path, number)
    return row
