"""``scan-decode``, ``calibrate`` and ``command-sheet`` as real processes."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receiving_app.cli.scan_decode import described
from receiving_app.domain.calibration import CALIBRATION
from receiving_app.domain.scans import Kind, RawScan, Source
from receiving_app.scanning.interpreter import ScanInterpreter
from tests.scanning.hosts import LAYOUTS, SYSTEMS, keystrokes, typed

ROOT = Path(__file__).resolve().parents[2]
RMA = "RMA-2026-004101-Z"
KEYS = ["raw", "text", "layout", "caps_lock", "kind", "value", "candidates"]
KINDS = set(Kind)


def run(*arguments: str, data: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    return subprocess.run(command, input=data, capture_output=True, timeout=300, check=False, cwd=cwd)


def decoded(data: bytes, *arguments: str) -> list[dict[str, object]]:
    done = run(*arguments, "scan-decode", data=data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_told_on_a_line_of_its_own() -> None:
    lines = [
        typed(RMA, layout, system, caps=caps) for layout in LAYOUTS for system in SYSTEMS for caps in (0, 1)
    ]
    told = decoded("\n".join(lines).encode())

    assert [one["raw"] for one in told] == lines
    for one in told:
        assert list(one) == KEYS
        assert (one["kind"], one["value"], one["text"].upper()) == ("rma", RMA, RMA)
        assert len(one["candidates"]) == 1


def test_the_layout_and_caps_lock_are_told() -> None:
    told = decoded(f"{RMA}\r\n{typed(RMA, 'fr')}\n{typed(RMA, 'fr', 'windows', caps=True)}".encode())

    assert [(one["layout"], one["caps_lock"]) for one in told] == [("us", False), ("fr", False), ("fr", True)]


def test_only_a_line_feed_ends_a_line() -> None:
    told = decoded(b"]C10106947554001234" + b"21AB\x1d10L\n" + RMA.encode() + b"\r\r\n\x0b\x0c\x85\n\n")

    assert [one["raw"] for one in told] == [
        "]C1010694755400123421AB\x1d10L",
        RMA + "\r",
        "\x0b\x0c\udc85",
        "",
    ]
    assert [one["kind"] for one in told] == ["gtin", "rma", "unknown", "unknown"]


def test_nothing_is_written_and_no_data_needed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    decoded(b"x\n", "--data-dir", str(tmp_path / "none"))

    assert list(home.iterdir()) == []
    assert not (tmp_path / "none").exists()
    assert run("scan-decode").stdout == b""


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_no_bytes_are_an_exception(data: bytes) -> None:
    interpreter = ScanInterpreter()
    for line in data.split(b"\n"):
        text = line.decode("utf-8", "surrogateescape")
        told = described(text, interpreter.read(RawScan(text, Source.WEDGE)))
        assert list(told) == KEYS
        assert told["kind"] in KINDS
        assert json.loads(json.dumps(told))["raw"] == text


def test_random_bytes_are_told_line_by_line() -> None:
    data = os.urandom(20_000)

    assert len(decoded(data)) == data.count(b"\n") + (not data.endswith(b"\n"))


@pytest.mark.parametrize(
    ("language", "well"), [("fr", "Tout est en ordre."), ("en", "Everything is in order.")]
)
def test_a_recording_is_told_in_words(tmp_path: Path, language: str, well: str) -> None:
    keys = [asdict(key) for key in keystrokes(CALIBRATION, "fr")]
    end = {"text": "\r", "scan_code": 36, "at_ms": 160}
    recording = tmp_path / "keys.jsonl"
    rows = [{"platform": "xcb"}, *keys, end]
    recording.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")

    done = run("--language", language, "calibrate", "--from", str(recording))

    lines = done.stdout.decode().splitlines()
    assert (done.returncode, lines[-1]) == (0, well)
    assert "AZERTY" in lines[0]


def test_a_recording_of_another_code_exits_with_1(tmp_path: Path) -> None:
    recording = tmp_path / "keys.jsonl"
    recording.write_text('{"text": "x"}', encoding="utf-8")

    assert run("calibrate", "--from", str(recording)).returncode == 1


@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        b"text",
        b"[]",
        b"{}",
        b'{"platform": 1}',
        b'{"text": "x", "at_ms": true}',
        b'{"text": "x", "who": "me"}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_recording_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    recording = tmp_path / "keys.jsonl"
    recording.write_bytes(content)

    done = run("calibrate", "--from", str(recording))
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (2, 1, b"")
    assert run("calibrate", "--from", str(tmp_path / "none")).returncode == 2


def test_the_command_sheet_is_written_and_stays_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for target in (first, second):
        done = run("--data-dir", str(tmp_path), "command-sheet", "--out", str(target))
        assert (done.returncode, done.stderr) == (0, b"")

    assert first.read_bytes().startswith(b"%PDF")
    assert run("--data-dir", str(tmp_path), "command-sheet", "--out", str(tmp_path)).returncode == 2


@pytest.mark.parametrize("arguments", [("scan-decode",), ("calibrate", "--from", os.devnull)])
def test_no_scan_command_loads_qt_or_the_documents(arguments: tuple[str, ...]) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from receiving_app import cli\n"
        "cli.run(cli.parse(sys.argv[2:]))\n"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'reportlab'))]\n"
        "sys.exit(7 if loaded else 0)\n"
    )
    command = [sys.executable, "-c", script, str(ROOT), *arguments]
    done = subprocess.run(command, input=b"x\n", capture_output=True, timeout=300, check=False)
    assert done.returncode == 0
