"""Photos: what a parcel and its contents looked like, and what they are of."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PhotoStep(StrEnum):
    """What a photo shows (policy P4, P6): one step of the reception each."""

    OUTER_LABEL = "outer_label"
    PACKING = "packing"
    CONTENTS = "contents"
    DAMAGE = "damage"


class PhotoOwner(StrEnum):
    """What kind of case a photo belongs to."""

    RETURN = "return"
    QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class PhotoCase:
    """The case that a photo belongs to: a return by its RMA number, a quarantine record by its own."""

    owner: PhotoOwner
    number: str

    @classmethod
    def of_return(cls, rma: str) -> "PhotoCase":
        """Return the case of a return."""
        return cls(PhotoOwner.RETURN, rma)

    @classmethod
    def of_quarantine(cls, number: str) -> "PhotoCase":
        """Return the case of a quarantine record."""
        return cls(PhotoOwner.QUARANTINE, number)


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """A picture made fit to be kept: upright, of a bounded size, without a word of where it was taken.

    Attributes:
        content: JPEG, without metadata.
        thumbnail: JPEG, to be shown in a strip.
        width: of ``content``, in pixels.
        height: of ``content``, in pixels.
    """

    content: bytes
    thumbnail: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class StruckOut:
    """Who struck a photo out, when and why; the photo itself is kept."""

    at: datetime
    operator: str
    reason: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo on file, without its picture.

    Attributes:
        id: 0 before it is stored.
        sha256: of the stored picture, in hexadecimal.
        thumbnail: JPEG.
        at: aware, UTC.
        struck: None while it counts.
        before_split: taken of a whole box in quarantine, of which a part was set apart since: it is each part's.
    """

    case: PhotoCase
    step: PhotoStep
    sha256: str
    width: int
    height: int
    thumbnail: bytes
    at: datetime
    operator: str
    bench: str
    id: int = 0
    struck: StruckOut | None = None
    before_split: bool = False
