"""Serial scanners over a real pseudo-terminal: framing, encodings, unplugged and back."""

import os
import termios
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtSerialPort import QSerialPortInfo
from pytestqt.qtbot import QtBot

from receiving_app.domain.scans import RawScan, Source
from receiving_app.domain.serial_line import Framing, SerialLine
from tests.ui.scanner.hands import FakeTime
from ui.scanner.serial_port import (
    FIRST_RETRY_MS,
    LONGEST_RETRY_MS,
    SILENCE_MS,
    SerialScanner,
    SerialState,
    decoded,
    ports,
)


class Device:
    """A scanner on a pseudo-terminal, found under a name that stays the same, as udev gives one."""

    def __init__(self, name: Path) -> None:
        self.name = name
        self._master = -1

    def plug(self) -> None:
        self._master, slave = os.openpty()
        raw = termios.tcgetattr(slave)
        raw[0] = raw[1] = raw[3] = 0  # nothing is echoed or translated on the way
        termios.tcsetattr(slave, termios.TCSANOW, raw)
        self.name.symlink_to(os.ttyname(slave))
        self._slave = slave

    def send(self, data: bytes) -> None:
        os.write(self._master, data)

    def unplug(self) -> None:
        self.name.unlink()
        os.close(self._slave)
        os.close(self._master)
        self._master = -1

    def away(self) -> None:
        if self._master >= 0:
            self.unplug()


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = Device(tmp_path / "scanner")
    made.plug()
    yield made
    made.away()


Read = Callable[..., SerialScanner]


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def scans() -> list[RawScan]:
    return []


@pytest.fixture
def read(device: Device, time: FakeTime, scans: list[RawScan]) -> Iterator[Read]:
    """Read the device with a framing."""
    made: list[SerialScanner] = []

    def start(framing: Framing = Framing.ANY, name: Path = device.name) -> SerialScanner:
        scanner = SerialScanner(time)
        scanner.scanned.connect(scans.append)
        scanner.use(SerialLine(str(name), framing=framing))
        made.append(scanner)
        return scanner

    yield start
    for scanner in made:
        scanner.close()


def _answering(value: object) -> Callable[[], object]:
    return lambda: value


def _waits_anew(time: FakeTime) -> bool:
    """Tell whether bytes came since the clock was last turned."""
    return any(alarm.due == time.now_ms() + SILENCE_MS for alarm in time.alarms)


@pytest.mark.parametrize(
    ("framing", "data", "texts"),
    [
        (Framing.ANY, b"RMA-1\rRMA-2\nRMA-3\r\nRMA-4\r", ["RMA-1", "RMA-2", "RMA-3", "RMA-4"]),
        (Framing.CR, b"ONE\rTWO\r", ["ONE", "TWO"]),
        (Framing.LF, b"ONE\nTWO\r\n", ["ONE", "TWO"]),
        (Framing.CRLF, b"A\rB\r\nC\r\n", ["A\rB", "C"]),
        (Framing.ANY, b"\r\n\r\n0112\x1d10L\x1d21S\r\n", ["0112\x1d10L\x1d21S"]),
        (Framing.ANY, b"\x02STX-ETX\x03\r", ["STX-ETX"]),
    ],
)
def test_codes_are_cut_where_they_end(
    qtbot: QtBot,
    device: Device,
    read: Read,
    scans: list[RawScan],
    *,
    framing: Framing,
    data: bytes,
    texts: list[str],
) -> None:
    assert read(framing).state is SerialState.READY
    device.send(data)
    qtbot.waitUntil(lambda: len(scans) == len(texts), timeout=20_000)
    assert [scan.text for scan in scans] == texts
    assert {scan.source for scan in scans} == {Source.SERIAL}


@pytest.mark.parametrize("framing", [Framing.SILENCE, Framing.CRLF])
def test_a_code_without_the_end_chosen_ends_with_silence(
    qtbot: QtBot, device: Device, read: Read, time: FakeTime, scans: list[RawScan], framing: Framing
) -> None:
    read(framing)
    device.send(b"RMA-2026-\r")
    qtbot.waitUntil(lambda: any(alarm.due for alarm in time.alarms), timeout=20_000)
    assert scans == []
    time.pass_ms(SILENCE_MS + 1)
    assert [scan.text for scan in scans] == ["RMA-2026-"]


def test_a_code_that_comes_in_pieces_is_one(
    qtbot: QtBot, device: Device, read: Read, time: FakeTime, scans: list[RawScan]
) -> None:
    read()
    for piece in (b"RMA-20", b"26-0041", b"01-Z"):
        time.pass_ms(SILENCE_MS / 2)
        device.send(piece)
        qtbot.waitUntil(partial(_waits_anew, time), timeout=20_000)
    device.send(b"\r\n")
    qtbot.waitUntil(lambda: bool(scans), timeout=20_000)
    assert [scan.text for scan in scans] == ["RMA-2026-004101-Z"]


def test_endless_bytes_without_an_end_are_cut_and_do_not_fill_the_memory(
    qtbot: QtBot, device: Device, read: Read, time: FakeTime, scans: list[RawScan]
) -> None:
    read()
    # A pseudo-terminal holds some 4,000 bytes: each piece is sent once the one before was taken.
    for _ in range(20):
        time.stall(1)
        device.send(b"A" * 1_000)
        qtbot.waitUntil(lambda: bool(scans) or _waits_anew(time), timeout=20_000)
    assert len(scans[0].text) == 16_384


def test_a_scanner_that_is_unplugged_comes_back_by_itself(
    qtbot: QtBot, device: Device, read: Read, time: FakeTime, scans: list[RawScan]
) -> None:
    scanner = read()
    states: list[SerialState] = []
    scanner.state_changed.connect(states.append)
    device.send(b"HALF-A-CO")
    qtbot.waitUntil(lambda: any(alarm.due for alarm in time.alarms), timeout=20_000)
    device.unplug()
    qtbot.waitUntil(lambda: scanner.state is SerialState.LOST, timeout=20_000)
    time.pass_ms(20_000)
    assert scanner.state is SerialState.LOST
    device.plug()
    time.pass_ms(LONGEST_RETRY_MS + 1)
    assert states == [SerialState.LOST, SerialState.READY]
    device.send(b"RMA-2026-004101-Z\r\n")
    qtbot.waitUntil(lambda: bool(scans), timeout=20_000)
    assert [scan.text for scan in scans] == ["RMA-2026-004101-Z"]


def test_a_port_that_is_not_there_is_waited_for_ever_less_often(
    device: Device, read: Read, time: FakeTime, tmp_path: Path
) -> None:
    scanner = read(name=tmp_path / "absent")
    assert scanner.state is SerialState.LOST
    waits = []
    for _ in range(7):
        due = next(alarm.due for alarm in time.alarms if alarm.due)
        waits.append(due - time.now_ms())
        time.pass_ms(waits[-1] + 0.1)
    assert waits[0] == pytest.approx(FIRST_RETRY_MS)
    assert waits[:5] == sorted(waits[:5])
    assert waits[-1] == pytest.approx(LONGEST_RETRY_MS, abs=1)
    scanner.close()
    assert scanner.state is SerialState.OFF
    assert not any(alarm.due for alarm in time.alarms)


def test_a_device_is_found_again_under_another_port(
    device: Device, time: FakeTime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Unplugged from ttyACM0, a scanner may come back as ttyACM1: its own serial number tells."""

    answers = {
        "hasVendorIdentifier": True,
        "vendorIdentifier": 0x0C2E,
        "productIdentifier": 0x0B6A,
        "serialNumber": "S1",
        "systemLocation": str(device.name),
        "portName": device.name.name,
        "description": "Barcode Scanner",
    }
    info = SimpleNamespace(**{name: _answering(value) for name, value in answers.items()})
    monkeypatch.setattr(QSerialPortInfo, "availablePorts", lambda: [info])
    assert ports()[0].words == "scanner · Barcode Scanner"
    scanner = SerialScanner(time)
    scanner.use(SerialLine(str(tmp_path / "ttyACM0"), ports()[0].device))
    assert scanner.state is SerialState.READY
    scanner.close()


def test_a_line_without_a_port_reads_nothing(time: FakeTime) -> None:
    scanner = SerialScanner(time)
    scanner.use(SerialLine())
    assert scanner.state is SerialState.OFF


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Réseau €".encode(), "Réseau €"),
        ("Réseau €".encode("cp1252"), "Réseau €"),
        (b"\x81\xe9", "\x81é"),
        (b"\x00\xff", "\x00ÿ"),
    ],
)
def test_bytes_of_any_encoding_become_characters(data: bytes, text: str) -> None:
    assert decoded(data) == text
