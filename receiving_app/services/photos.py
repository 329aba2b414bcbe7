"""Photos of parcels: take, look at, strike out. Each is one act, durable and journalled when it returns."""

import hashlib
from dataclasses import replace
from pathlib import PurePath

from receiving_app.domain.people import Right
from receiving_app.domain.photo_errors import (
    PhotoStruckOut,
    PhotoTooLarge,
    TooManyPhotos,
    UnknownPhoto,
    UnreadablePhoto,
)
from receiving_app.domain.photos import Photo, PhotoCase, PhotoOwner, PhotoStep, StruckOut
from receiving_app.domain.return_errors import ReasonRequired
from receiving_app.services.case_sheet import Act, load_case, record
from receiving_app.services.claims import claim
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.quarantine import load_record
from receiving_app.services.rights import needs

MEGABYTE = 1_000_000
MOST_MEGABYTES = 50
MOST_PHOTOS = 60
LONGEST_REASON = 200


def check_size(size: int, name: str) -> None:
    """Refuse a picture by its number of bytes, before it is read.

    Raises:
        PhotoTooLarge: it has more than 50 MB.
    """
    if size > MOST_MEGABYTES * MEGABYTE:
        raise PhotoTooLarge(name, -(-size // MEGABYTE), MOST_MEGABYTES)


@needs(Right.RECEIVE)
def add_photo(bench: Bench, case: PhotoCase, step: PhotoStep, content: bytes, name: str = "") -> Photo:
    """Keep a photo of a return or of a quarantine record.

    The picture is made ready before the database is asked for anything, so that no scan waits for it.

    Args:
        bench: where it is taken.
        case: what it belongs to.
        step: what it shows.
        content: the picture as a file's bytes.
        name: of the file, for refusals.

    Raises:
        PhotoTooLarge, PhotoTooManyPixels, UnreadablePhoto: the picture is not taken.
        UnknownReturn, UnknownQuarantineRecord: there is no such case.
        ReturnHeld: another bench has the return in hand.
        TooManyPhotos: it has 60 already.
    """
    said = PurePath(name).name
    check_size(len(content), said)
    ready = bench.documents.photo(content, said)
    digest = hashlib.sha256(ready.content).hexdigest()
    actor = bench.actor
    sizes = (ready.width, ready.height)
    photo = Photo(case, step, digest, *sizes, ready.thumbnail, bench.clock.now(), actor.operator, actor.bench)
    with bench.writing() as uow:
        _require(bench, uow, case)
        if len(uow.photos.of(case)) >= MOST_PHOTOS:
            raise TooManyPhotos(case.number, MOST_PHOTOS)
        stored = uow.photos.add(photo, ready.content)
        record(bench, uow, Act("photo_taken", {**_facts(stored), "sha256": digest}), case.number)
        uow.commit()
    return stored


def photos_of(bench: Bench, case: PhotoCase) -> tuple[Photo, ...]:
    """Return a case's photos in the order taken, those struck out included."""
    with bench.reading() as uow:
        return uow.photos.of(case)


def photo_content(bench: Bench, number: int) -> bytes:
    """Return the picture of a photo, a JPEG.

    Raises:
        UnknownPhoto: there is none.
        UnreadablePhoto: what is on file is not what was stored.
    """
    with bench.reading() as uow:
        photo = _load(uow, number)
        content = uow.photos.content(photo.sha256)
    if content is None:
        raise UnreadablePhoto(str(number))
    return content


@needs(Right.RECEIVE)
def strike_out(bench: Bench, number: int, reason: str) -> Photo:
    """Strike a photo out: it is kept and shown as struck out, and left off the reception slip.

    Raises:
        ReasonRequired: the reason is empty.
        UnknownPhoto: there is none.
        PhotoStruckOut: it was struck out before.
        ReturnHeld: another bench has the return in hand.
    """
    said = reason.strip()[:LONGEST_REASON]
    if not said:
        raise ReasonRequired("strike_out_photo")
    with bench.writing() as uow:
        photo = _load(uow, number)
        if photo.struck is not None:
            raise PhotoStruckOut(number)
        _require(bench, uow, photo.case)
        struck = StruckOut(bench.clock.now(), bench.actor.operator, said)
        uow.photos.strike_out(number, struck)
        record(bench, uow, Act("photo_struck", {**_facts(photo), "reason": said}), photo.case.number)
        uow.commit()
    return replace(photo, struck=struck)


def _require(bench: Bench, uow: UnitOfWork, case: PhotoCase) -> None:
    if case.owner is PhotoOwner.RETURN:
        load_case(uow, case.number)
        claim(bench, uow, case.number)
    else:
        load_record(uow, case.number)


def _load(uow: UnitOfWork, number: int) -> Photo:
    photo = uow.photos.get(number)
    if photo is None:
        raise UnknownPhoto(number)
    return photo


def _facts(photo: Photo) -> dict[str, object]:
    quarantine = photo.case.owner is PhotoOwner.QUARANTINE
    return {
        "photo": photo.id,
        "step": photo.step.value,
        **({"number": photo.case.number} if quarantine else {}),
    }
