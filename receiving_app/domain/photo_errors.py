"""Refusals about photos."""

from dataclasses import dataclass

from receiving_app.domain.errors import DomainError


@dataclass(eq=False)
class PhotoTooLarge(DomainError):
    """A picture has more bytes than a camera makes."""

    name: str
    megabytes: int
    most: int


@dataclass(eq=False)
class PhotoTooManyPixels(DomainError):
    """A picture has more pixels than a camera makes: unpacked, it would fill the memory."""

    name: str
    megapixels: int
    most: int


@dataclass(eq=False)
class UnreadablePhoto(DomainError):
    """What was given as a photo is no picture that can be read, or is broken."""

    name: str


@dataclass(eq=False)
class UnknownPhoto(DomainError):
    """No photo of this number is on file, or not for this case."""

    number: int


@dataclass(eq=False)
class PhotoStruckOut(DomainError):
    """A photo was struck out already."""

    number: int


@dataclass(eq=False)
class TooManyPhotos(DomainError):
    """A case has as many photos as it may have."""

    number: str
    most: int
