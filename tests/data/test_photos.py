"""Photos on file: what was stored comes back, and nothing else takes its place."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.domain.quarantine import QuarantineCause
from receiving_app.services.match_parcel import match, take_back_match
from receiving_app.services.photos import add_photo, photo_content, photos_of, strike_out
from receiving_app.services.ports import Bench
from receiving_app.services.quarantine import Box, put_together, quarantine, set_apart
from tests.builders import RMA, a_case
from tests.data.stores import a_bench_on, a_real_bench, put_to, rma
from tests.data.tampering import unguarded

OF_RETURN = PhotoCase.of_return(RMA)
PICTURE = b"picture of a box"


def test_photos_come_back_in_the_order_taken_and_the_same_picture_is_stored_once(store: Store) -> None:
    bench = a_real_bench(store, a_case())
    taken = tuple(
        add_photo(bench, OF_RETURN, step, PICTURE) for step in (PhotoStep.DAMAGE, PhotoStep.PACKING)
    )
    assert photos_of(bench, OF_RETURN) == taken
    assert photo_content(bench, taken[1].id) == PICTURE
    assert store.rows("SELECT count(*) FROM photo_files")[0] == (1,)
    struck = strike_out(bench, taken[0].id, "blurred")
    assert photos_of(bench, OF_RETURN) == (struck, taken[1])
    assert list(check(store)) == []


def test_goods_that_were_in_quarantine_bring_their_photos_to_their_return(store: Store) -> None:
    bench = a_real_bench(store, a_case())
    first, other = (quarantine(bench, Box(QuarantineCause.UNKNOWN)).number for _ in range(2))
    photos = tuple(
        add_photo(bench, PhotoCase.of_quarantine(number), PhotoStep.OUTER_LABEL, PICTURE)
        for number in (first, other)
    )
    put_together(bench, other, first)
    assert photos_of(bench, PhotoCase.of_quarantine(first)) == photos
    match(bench, first, RMA)
    assert photos_of(bench, OF_RETURN) == photos
    assert photos_of(bench, PhotoCase.of_quarantine(other)) == photos[1:]
    take_back_match(bench, first)
    assert photos_of(bench, OF_RETURN) == ()
    assert photos_of(bench, PhotoCase.of_quarantine(first)) == photos


def _a_box(bench: Bench) -> str:
    return quarantine(bench, Box(QuarantineCause.SEVERAL_RETURNS, ("SN-A", "SN-B"))).number


def _photo(bench: Bench, number: str, step: PhotoStep = PhotoStep.OUTER_LABEL) -> int:
    return add_photo(bench, PhotoCase.of_quarantine(number), step, PICTURE).id


def _told(bench: Bench, case: PhotoCase) -> list[tuple[int, bool]]:
    return [(photo.id, photo.before_split) for photo in photos_of(bench, case)]


def test_what_is_set_apart_has_the_photos_taken_of_the_whole_box_before(store: Store) -> None:
    bench = a_real_bench(store, a_case())
    whole = _a_box(bench)
    before = _photo(bench, whole)
    part = set_apart(bench, whole, ("SN-B",)).number
    after, of_part = _photo(bench, whole, PhotoStep.CONTENTS), _photo(bench, part, PhotoStep.DAMAGE)
    second = set_apart(bench, part).number

    of = {number: _told(bench, PhotoCase.of_quarantine(number)) for number in (whole, part, second)}

    assert of[whole] == [(before, True), (after, False)]
    assert of[part] == [(before, True), (of_part, True)]
    assert of[second] == [(before, True), (of_part, True)]
    match(bench, part, RMA)
    assert _told(bench, OF_RETURN) == [(before, True), (of_part, True)]
    assert list(check(store)) == []


def test_what_joins_the_rest_later_is_no_part_s_and_what_goes_back_has_all(store: Store) -> None:
    bench = a_real_bench(store, a_case())
    whole, other = _a_box(bench), _a_box(bench)
    of_other, before = _photo(bench, other), _photo(bench, whole)
    part = set_apart(bench, whole, ("SN-B",)).number
    put_together(bench, other, whole)
    assert _told(bench, PhotoCase.of_quarantine(part)) == [(before, True)]
    after = _photo(bench, whole)
    put_together(bench, whole, part)
    assert [one for one, _ in _told(bench, PhotoCase.of_quarantine(part))] == [of_other, before, after]
    put_together(bench, part, another := _a_box(bench))
    assert [one for one, _ in _told(bench, PhotoCase.of_quarantine(another))] == [of_other, before, after]


def test_a_photo_struck_out_is_struck_out_of_every_part(store: Store) -> None:
    bench = a_real_bench(store, a_case())
    whole = _a_box(bench)
    before = _photo(bench, whole)
    part = set_apart(bench, whole, ("SN-B",)).number
    assert strike_out(bench, before, "blurred").before_split
    for number in (whole, part):
        (photo,) = photos_of(bench, PhotoCase.of_quarantine(number))
        assert photo.struck is not None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM photos",
        "UPDATE photos SET step = 'damage'",
        "UPDATE photos SET number = 'RMA-2026-000001-A'",
        "UPDATE photos SET struck_at = '2026', struck_by = 'Sam', struck_reason = ''",
        "INSERT OR REPLACE INTO photos SELECT * FROM photos",
        "UPDATE photo_files SET content = x'00'",
        "DELETE FROM photo_files",
        "INSERT OR REPLACE INTO photo_files SELECT sha256, x'00' FROM photo_files",
    ],
)
def test_the_database_changes_no_photo(store: Store, statement: str) -> None:
    bench = a_real_bench(store, a_case())
    add_photo(bench, OF_RETURN, PhotoStep.PACKING, PICTURE)
    with pytest.raises(Exception, match=r"(?i)kept|immutable|does not change|check"):
        put_to(store, statement)


def test_a_picture_that_was_changed_on_disk_is_found_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "reception.sqlite3"
    with closing(SqliteStore.open(path)) as store:
        bench = a_real_bench(store, a_case())
        photo = add_photo(bench, OF_RETURN, PhotoStep.PACKING, PICTURE)
    with unguarded(path) as connection:
        connection.execute("UPDATE photo_files SET content = x'00'")
    with closing(SqliteStore.open(path)) as store:
        assert [(one.kind, one.subject) for one in check(store)] == [("photo", photo.sha256)]
        with pytest.raises(Exception, match="unreadable_photo"):
            photo_content(a_bench_on(store), photo.id)


def test_a_return_of_before_takes_photos_from_now_on(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "fixtures" / "schema" / "v10.sqlite3"
    path = Path(shutil.copy(old, tmp_path / "reception.sqlite3"))
    with closing(SqliteStore.open(path)) as store:
        bench = a_bench_on(store)
        for case in (PhotoCase.of_return(rma(7)), PhotoCase.of_quarantine("Q-2026-000001")):
            photo = add_photo(bench, case, PhotoStep.CONTENTS, PICTURE)
            assert photos_of(bench, case) == (photo,)
        assert list(check(store)) == []
