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
from receiving_app.services.quarantine import Box, put_together, quarantine
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
