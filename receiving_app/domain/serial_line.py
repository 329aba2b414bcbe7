"""How a scanner on a serial port is read. Values only."""

from dataclasses import dataclass
from enum import StrEnum

DEFAULT_SPEED = 9600


class Framing(StrEnum):
    """Where a code ends; ``ANY`` takes CR, LF or both. A code without an end is ended by silence."""

    ANY = "any"
    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class SerialLine:
    """A serial port and what is on it.

    Attributes:
        port: system name of the port, such as ``/dev/ttyACM0`` or ``COM4``; empty for none.
        device: what a USB device says of itself (``vendor:product:serial``), by which it is found again
            under another port; empty where it says nothing.
        speed: in baud.
    """

    port: str = ""
    device: str = ""
    speed: int = DEFAULT_SPEED
    framing: Framing = Framing.ANY
