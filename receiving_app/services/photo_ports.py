"""What photos and reception slips need from outside."""

from datetime import datetime
from typing import Protocol

from receiving_app.domain.photos import Photo, PhotoCase, StruckOut
from receiving_app.domain.reception_slip import ReceptionSlip


class Photos(Protocol):
    """Photos on file: appended, struck out, never changed."""

    def add(self, photo: Photo, content: bytes) -> Photo:
        """Store a photo with its picture, and return it with its number."""

    def of(self, case: PhotoCase) -> tuple[Photo, ...]:
        """Return a case's photos in the order taken, with those of the goods that joined it from quarantine.

        What was set apart has those taken of the whole box before.
        """

    def get(self, number: int) -> Photo | None:
        """Return a photo."""

    def content(self, sha256: str) -> bytes | None:
        """Return a picture, or a slip's logo, by its SHA-256; None where it is not what was stored."""

    def strike_out(self, number: int, struck: StruckOut) -> None:
        """Mark a photo as not counting any more; it is kept."""


class Slips(Protocol):
    """Reception slips as they were printed: appended, never changed."""

    def add(self, slip: ReceptionSlip, logo: bytes, at: datetime) -> ReceptionSlip:
        """Keep a slip with the logo it was printed with, and return it with its position."""

    def of_return(self, rma: str) -> tuple[ReceptionSlip, ...]:
        """Return a return's slips, oldest first."""
