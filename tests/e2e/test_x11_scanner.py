"""Scans typed into the real program's window on a real X11 server, whose keyboard layout is not the scanner's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from receiving_app.app_context import AppContext
from receiving_app.domain.scans import ScannerProfile
from receiving_app.domain.vocabulary import Status
from receiving_app.sample_data import SAMPLE_DAY
from receiving_app.services.journal_ports import ActFilter
from receiving_app.services.scanners import change_scanner
from tests.e2e.conftest import open_data

ROOT = Path(__file__).parents[2]
PROGRAMS = ("Xvfb", "xdotool", "setxkbmap")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}"),
]

# X11's code of the first key of each row, and what a US keyboard has on the row.
_ROWS = {10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'", 52: "zxcvbnm,./"}
CODES = {sign: first + place for first, row in _ROWS.items() for place, sign in enumerate(row)}
FNC1 = "\x1d"
_PLAIN = {"{": "[", "}": "]", FNC1: "]"}
SHIFT, CONTROL, CAPS_LOCK, ENTER = 50, 37, 66, 36
# Milliseconds from key to key, and those up to which the bench takes keys for a scanner's: a scanner waits
# for no processor, but on a busy machine xdotool does.
PACE, BOUND = 2, 1_000
# How long a busy machine may take.
START_MS, ANSWER_MS, TOOL_S = 30_000, 20_000, 20


def _keys(code: str) -> list[str]:
    """Return what a scanner that takes the computer's keyboard for a US one presses."""
    keys = []
    for sign in code:
        plain = _PLAIN.get(sign, sign.lower())
        held = f"{CONTROL}+" if sign == FNC1 else "" if plain == sign else f"{SHIFT}+"
        keys.append(f"{held}{CODES[plain]}")
    return keys


@dataclass(frozen=True)
class Screen:
    """An X11 server and what is connected to it."""

    environment: Mapping[str, str]

    def run(self, *command: str) -> str:
        """Run a tool on it; return what it printed, nothing where it failed to find a window."""
        done = subprocess.run(
            command, env=self.environment, stdout=subprocess.PIPE, text=True, timeout=TOOL_S, check=False
        )
        return done.stdout.strip()

    def use_layout(self, layout: str) -> None:
        """Change the layout of its keyboard."""
        self.run("setxkbmap", "-layout", layout)
        assert f"layout:     {layout}" in self.run("setxkbmap", "-query")

    def press(self, *keys: str) -> None:
        """Press keys by code; those joined by a plus together."""
        self.run("xdotool", "key", "--delay", str(PACE), *keys)

    def scan(self, code: str) -> None:
        """Type as a scanner does."""
        self.press(*_keys(code), str(ENTER))


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A screen of its own: the server takes a number that is free, whatever else runs."""
    reading, writing = os.pipe()
    # Without -noreset the server forgets the layout as soon as setxkbmap, its only client, is gone.
    command = ["Xvfb", "-displayfd", str(writing), "-noreset", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen([*command, "-screen", "0", "1366x768x24"], pass_fds=(writing,))
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen({**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"})
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def office(samples: Path) -> Iterator[AppContext]:
    """The program's data, read beside it, with the pace of the scanner set."""
    with closing(open_data(samples)) as context:
        change_scanner(context.bench, ScannerProfile(bound_ms=BOUND, prefix="["))
        yield context


@pytest.fixture
def program(
    screen: Screen, samples: Path, office: AppContext, qtbot: QtBot
) -> Iterator[subprocess.Popen[bytes]]:
    """The program over the samples, with its window on the screen and the keys going there."""
    command = [sys.executable, "main.py", "--data-dir", str(samples), "--today", SAMPLE_DAY.isoformat()]
    process = subprocess.Popen(command, cwd=ROOT, env=screen.environment)
    windows: list[str] = []

    def is_shown() -> bool:
        assert process.poll() is None, "the program ended"
        windows[:] = screen.run("xdotool", "search", "--onlyvisible", "--pid", str(process.pid)).split()
        return bool(windows)

    try:
        qtbot.waitUntil(is_shown, timeout=START_MS)
        # No window manager gives it the keys.
        screen.run("xdotool", "windowfocus", "--sync", windows[0])
        yield process
    finally:
        process.kill()
        process.wait()


def _scans(office: AppContext, rma: str) -> list[dict[str, object]]:
    """Return what the journal says of a return's scans."""
    with office.bench.reading() as uow:
        entries = uow.journal.of_return(rma)
    return [dict(entry.facts) for entry in entries if entry.act == "scanned"]


def _last_scan(office: AppContext) -> dict[str, object]:
    """Return what the journal says of the last scan, of whatever it was."""
    with office.bench.reading() as uow:
        newest = uow.act_reader.newest()
        scans = uow.act_reader.acts_before(newest + 1, newest + 1, ActFilter(acts=("scanned",)))
    return dict(scans[0][1].facts) if scans else {}


def _status(office: AppContext, rma: str) -> Status:
    with office.bench.reading() as uow:
        case = uow.returns.get(rma)
    assert case is not None
    return case.status


def test_a_us_scanner_is_read_on_a_computer_of_another_layout(
    screen: Screen, program: subprocess.Popen[bytes], office: AppContext, qtbot: QtBot
) -> None:
    def read(rma: str, before: str = "") -> tuple[object, ...]:
        assert _status(office, rma) is Status.AUTHORISED
        screen.scan(before + rma)
        qtbot.waitUntil(lambda: bool(_scans(office, rma)), timeout=ANSWER_MS)
        (facts,) = _scans(office, rma)
        assert (facts["source"], facts["result"], facts["value"]) == ("wedge", "received", rma)
        assert _status(office, rma) is Status.ARRIVED
        return facts["raw"], facts["layout"], facts["caps_lock"]

    screen.use_layout("fr")
    assert read("RMA-2026-004101-Z") == ("R?Q)éàé-)àà'&à&)W", "fr", False)
    screen.press(str(CAPS_LOCK))
    assert read("RMA-2026-004104-T") == ("r?q)ÉÀÉ-)ÀÀ'&À')t", "fr", True)
    screen.press(str(CAPS_LOCK))
    screen.use_layout("de")
    assert read("RMA-2026-004110-Z") == ("RMAß2026ß004110ßY", "de", False)

    # "[" is a dead key there: X11 keeps it until it knows the next key, with which it may make one letter.
    screen.use_layout("fr")
    assert read("RMA-2026-004113-T", "[") == ("^R?Q)éàé-)àà'&&\")T", "fr", False)
    # Composed or not: what has the focus after a scan may take no input method.
    for label, raws in (
        ("[E4101", ("Ê'&à&", "^E'&à&")),
        ("[[A-B", ("^Q)B", "^^Q)B")),
        ("{E]4", ("Ë$'", "¨E$'")),
    ):
        screen.scan(label)
        qtbot.waitUntil(lambda raws=raws: _last_scan(office).get("raw") in raws, timeout=ANSWER_MS)
    # FNC1 is Ctrl+] on a US keyboard; here the same key has another character.
    screen.scan(f"]C1010694755400123421ABC{FNC1}10LOT")
    qtbot.waitUntil(lambda: _last_scan(office).get("kind") == "gtin", timeout=ANSWER_MS)
    assert _last_scan(office)["value"] == "06947554001234"

    # A hand presses what is printed on the keys: Q is elsewhere on the French keyboard, as before it.
    screen.use_layout("fr")
    screen.press(f"{CONTROL}+{CODES['a']}")
    assert program.wait(TOOL_S) == 0
