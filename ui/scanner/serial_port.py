"""Scanners on a serial port, real or over USB: read, framed, and found again after they were unplugged.

A port is opened for reading only. When it goes, the bench goes on; it is tried again until it is back,
under its own name or, where the system gave the device another one, by what the device says of itself.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QIODevice, QObject, Signal, Slot
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from receiving_app.domain.scans import RawScan, Source
from receiving_app.domain.serial_line import Framing, SerialLine
from ui.scanner.time_source import QtTime, TimeSource

SPEEDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
SILENCE_MS = 60.0
FIRST_RETRY_MS = 250.0
LONGEST_RETRY_MS = 4_000.0
# Twice the longest barcode: what is longer without an end has none.
_LONGEST = 16_384
_ENDS = {Framing.CR: b"\r", Framing.LF: b"\n", Framing.CRLF: b"\r\n"}


class SerialState(StrEnum):
    """How a serial scanner is."""

    OFF = "off"
    READY = "ready"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class PortFound:
    """A port of this machine: its name, what the device says of itself, and words for a list."""

    name: str
    device: str
    words: str


def ports() -> tuple[PortFound, ...]:
    """Return the serial ports that this machine has now."""
    return tuple(map(_found, QSerialPortInfo.availablePorts()))


def _found(info: QSerialPortInfo) -> PortFound:
    device = ""
    if info.hasVendorIdentifier():
        device = f"{info.vendorIdentifier():04x}:{info.productIdentifier():04x}:{info.serialNumber()}"
    described = info.description() or info.manufacturer()
    words = f"{info.portName()} · {described}" if described else info.portName()
    return PortFound(info.systemLocation(), device, words)


class SerialScanner(QObject):
    """Reads one serial scanner, and finds it again.

    Signals:
        scanned: a code ended; carries its ``RawScan``.
        state_changed: carries the ``SerialState``.
    """

    scanned = Signal(object)
    state_changed = Signal(object)

    def __init__(self, time: TimeSource | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._time = time or QtTime(self)
        self._line = SerialLine()
        self._state = SerialState.OFF
        self._received = b""
        self._wait_ms = FIRST_RETRY_MS
        self._retry = self._time.alarm(self._open)
        self._silence = self._time.alarm(self._on_silence)
        self._port = QSerialPort(self)
        self._port.readyRead.connect(self._on_port_ready_read)
        self._port.errorOccurred.connect(self._on_port_error_occurred)

    @property
    def state(self) -> SerialState:
        """Return how the scanner is."""
        return self._state

    def use(self, line: SerialLine) -> None:
        """Read this line from now on; one without a port reads nothing."""
        self.close()
        self._line = line
        if line.port:
            self._open()

    def close(self) -> None:
        """Let go of the port."""
        self._retry.stop()
        self._silence.stop()
        self._received = b""
        self._wait_ms = FIRST_RETRY_MS
        self._close_port()
        self._show(SerialState.OFF)

    # --- the port ---------------------------------------------------------------------------

    def _open(self) -> None:
        self._close_port()
        self._port.setPortName(self._name_now())
        self._port.setBaudRate(self._line.speed)
        if self._port.open(QIODevice.OpenModeFlag.ReadOnly):
            self._wait_ms = FIRST_RETRY_MS
            self._show(SerialState.READY)
        else:
            self._try_again()

    def _name_now(self) -> str:
        """Return the port's name, or the one under which its device came back."""
        found = ports() if self._line.device else ()
        again = [port.name for port in found if port.device == self._line.device]
        return again[0] if again and self._line.port not in again else self._line.port

    def _try_again(self) -> None:
        self._show(SerialState.LOST)
        self._retry.set(self._wait_ms)
        self._wait_ms = min(self._wait_ms * 2, LONGEST_RETRY_MS)

    def _close_port(self) -> None:
        if self._port.isOpen():
            self._port.close()

    def _show(self, state: SerialState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    @Slot(QSerialPort.SerialPortError)
    def _on_port_error_occurred(self, error: QSerialPort.SerialPortError) -> None:
        if error is QSerialPort.SerialPortError.NoError or not self._port.isOpen():
            return  # an error while opening is told by open()
        self._received = b""
        self._silence.stop()
        # Not from inside the port's own signal, which still uses what closing it destroys.
        self._wait_ms = FIRST_RETRY_MS
        self._show(SerialState.LOST)
        self._retry.set(0)

    # --- what comes -------------------------------------------------------------------------

    @Slot()
    def _on_port_ready_read(self) -> None:
        self._received += self._port.readAll().data()
        if self._line.framing is not Framing.SILENCE:
            self._cut()
        if len(self._received) > _LONGEST:
            self._end(self._received[:_LONGEST])
            self._received = b""
        if self._received:
            self._silence.set(SILENCE_MS)

    def _cut(self) -> None:
        """Take out the codes that are complete; empty ones, as between CR and LF, are none."""
        end = _ENDS.get(self._line.framing)
        received = self._received if end else self._received.replace(b"\r", b"\n")
        *codes, self._received = received.split(end or b"\n")
        for code in codes:
            self._end(code)

    def _on_silence(self) -> None:
        """A code without an end, or with another one than was chosen, is a code all the same."""
        received, self._received = self._received, b""
        self._end(received)

    def _end(self, code: bytes) -> None:
        self._silence.stop()
        text = decoded(code).strip("\r\n\0\x02\x03")
        if text:
            self.scanned.emit(RawScan(text, Source.SERIAL))


def decoded(code: bytes) -> str:
    """Return the characters of bytes in UTF-8, or else in the Windows code page of Western Europe.

    Bytes that this code page leaves free become the control characters of the same number.
    """
    try:
        return code.decode()
    except UnicodeDecodeError:
        pass
    try:
        return code.decode("cp1252")
    except UnicodeDecodeError:
        return code.decode("latin-1")
