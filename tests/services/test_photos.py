"""Photos are taken for a return or for goods in quarantine, looked at, and struck out with trace."""

import hashlib

import pytest

from receiving_app.domain.intake_errors import UnknownQuarantineRecord
from receiving_app.domain.photo_errors import (
    PhotoStruckOut,
    PhotoTooLarge,
    TooManyPhotos,
    UnknownPhoto,
    UnreadablePhoto,
)
from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.domain.return_errors import ReasonRequired, UnknownReturn
from receiving_app.services.photo_ports import Photos, Slips
from receiving_app.services.photos import (
    MOST_PHOTOS,
    add_photo,
    check_size,
    photo_content,
    photos_of,
    strike_out,
)
from receiving_app.services.quarantine import Box, history_of_record, quarantine
from tests.builders import RMA, a_bench, a_case

OF_RETURN = PhotoCase.of_return(RMA)
PICTURE = b"picture of a box"


def test_a_photo_keeps_its_hash_its_step_who_took_it_and_when() -> None:
    bench = a_bench(a_case())
    photo = add_photo(bench, OF_RETURN, PhotoStep.DAMAGE, PICTURE, "C:/photos/box.jpg")
    assert photos_of(bench, OF_RETURN) == (photo,)
    assert (photo.sha256, photo.step) == (hashlib.sha256(PICTURE).hexdigest(), PhotoStep.DAMAGE)
    assert (photo.operator, photo.bench, photo.struck) == ("Sam", "2", None)
    assert photo_content(bench, photo.id) == PICTURE
    entry = bench.store.entries[-1]
    assert (entry.act, entry.rma) == ("photo_taken", RMA)
    assert entry.facts == {"photo": 1, "step": "damage", "sha256": photo.sha256}


def test_goods_in_quarantine_have_photos_of_their_own() -> None:
    bench = a_bench()
    record = quarantine(bench, Box(QuarantineCause.UNKNOWN))
    case = PhotoCase.of_quarantine(record.number)
    photo = add_photo(bench, case, PhotoStep.OUTER_LABEL, PICTURE)
    assert photos_of(bench, case) == (photo,)
    assert [entry.act for entry in history_of_record(bench, record.number)] == ["quarantined", "photo_taken"]


def test_a_photo_of_no_case_is_refused_and_nothing_is_kept() -> None:
    bench = a_bench()
    with pytest.raises(UnknownReturn):
        add_photo(bench, OF_RETURN, PhotoStep.PACKING, PICTURE)
    with pytest.raises(UnknownQuarantineRecord):
        add_photo(bench, PhotoCase.of_quarantine("Q-2026-000009"), PhotoStep.PACKING, PICTURE)
    assert (bench.store.photos, bench.store.pictures) == ((), {})


def test_what_is_too_large_or_no_picture_is_refused_by_its_name() -> None:
    bench = a_bench(a_case())
    with pytest.raises(UnreadablePhoto) as broken:
        add_photo(bench, OF_RETURN, PhotoStep.PACKING, b"text", "photos/notes.txt")
    assert broken.value.name == "notes.txt"
    with pytest.raises(PhotoTooLarge) as large:
        check_size(50_000_001, "big.png")
    assert (large.value.megabytes, large.value.most) == (51, 50)
    check_size(50_000_000, "big.png")
    assert bench.acts == []


def test_a_case_has_room_for_so_many_photos() -> None:
    bench = a_bench(a_case())
    for number in range(MOST_PHOTOS):
        add_photo(bench, OF_RETURN, PhotoStep.CONTENTS, PICTURE + bytes([number]))
    with pytest.raises(TooManyPhotos):
        add_photo(bench, OF_RETURN, PhotoStep.CONTENTS, PICTURE)


def test_a_photo_struck_out_is_kept_with_who_did_it_and_why() -> None:
    bench = a_bench(a_case())
    photo = add_photo(bench, OF_RETURN, PhotoStep.PACKING, PICTURE)
    struck = strike_out(bench, photo.id, "  blurred ")
    assert struck.struck is not None
    assert (struck.struck.operator, struck.struck.reason) == ("Sam", "blurred")
    assert photos_of(bench, OF_RETURN) == (struck,)
    assert photo_content(bench, photo.id) == PICTURE
    assert bench.store.entries[-1].facts == {"photo": 1, "step": "packing", "reason": "blurred"}
    with pytest.raises(PhotoStruckOut):
        strike_out(bench, photo.id, "again")


def test_striking_out_needs_a_reason_and_a_photo() -> None:
    bench = a_bench(a_case())
    with pytest.raises(ReasonRequired):
        strike_out(bench, 1, "  ")
    with pytest.raises(UnknownPhoto):
        strike_out(bench, 1, "blurred")


def test_a_picture_that_is_not_what_was_stored_is_said_to_be_unreadable() -> None:
    bench = a_bench(a_case())
    photo = add_photo(bench, OF_RETURN, PhotoStep.PACKING, PICTURE)
    bench.store.pictures.clear()
    with pytest.raises(UnreadablePhoto):
        photo_content(bench, photo.id)


def test_the_store_in_memory_is_what_the_services_ask_for() -> None:
    with a_bench(a_case()).reading() as uow:
        photos: Photos = uow.photos
        slips: Slips = uow.slips
        assert (photos.of(OF_RETURN), slips.of_return(RMA)) == ((), ())
