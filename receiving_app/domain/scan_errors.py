"""What is said of scans that open nothing by themselves: labels, commands, pictures, recordings."""

from dataclasses import dataclass
from datetime import datetime

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class BadgeAlone(DomainError):
    """A badge made here was read, where nothing asks for one: it never acts alone.

    Attributes:
        badge: name of whoever it belongs to.
    """

    badge: str


@dataclass(eq=False)
class ForeignBadge(DomainError):
    """A badge is nobody's: forged, of another installation, or replaced by another since.

    Attributes:
        badge: the part of its text that is on show, such as ``P003``.
    """

    badge: str


@dataclass(eq=False)
class UnreadableRecording(DomainError):
    """A file is no recording of keystrokes; ``line`` is the first that is none, 0 for the whole file."""

    path: str
    line: int


@dataclass(eq=False)
class PictureTooLarge(DomainError):
    """A picture that is to be searched for barcodes has more bytes than a camera makes."""

    name: str
    megabytes: int
    most: int


@dataclass(eq=False)
class UnreadablePicture(DomainError):
    """What was given as a picture is none, or is broken."""

    name: str


@dataclass(eq=False)
class NoCodeInPicture(DomainError):
    """No barcode was found in a picture."""

    name: str


@dataclass(eq=False)
class ForeignCommand(DomainError):
    """A command barcode that this installation did not sign: another site's, or forged."""

    command: str


@dataclass(eq=False)
class RetiredCommand(DomainError):
    """A command barcode of a former sheet of this installation."""

    command: str
    retired_on: datetime


@dataclass(eq=False)
class UnknownCommand(DomainError):
    """A command that this version of the program does not have."""

    command: str
