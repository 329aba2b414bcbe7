"""Reception slips come back as they were printed, and are never changed."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from receiving_app.data.database import SqliteStore
from receiving_app.data.integrity import check
from receiving_app.data.store import Store
from receiving_app.domain.photos import PhotoCase, PhotoStep
from receiving_app.services.company import load_profile, save_profile
from receiving_app.services.photos import add_photo
from receiving_app.services.reception_slip import keep_papers, kept_slips
from tests.builders import RMA, a_case
from tests.data.stores import a_real_bench, at_the_bench, put_to, reading
from tests.data.tampering import unguarded


def test_slips_come_back_in_their_order(store: Store) -> None:
    bench = a_real_bench(store, at_the_bench(a_case()))
    add_photo(bench, PhotoCase.of_return(RMA), PhotoStep.PACKING, b"picture")
    printed = tuple(keep_papers(bench, RMA, 1).slip for _ in range(2))
    assert kept_slips(bench, RMA) == printed
    with reading(store) as uow:
        assert [slip.position for slip in uow.slips.of_return(RMA)] == [1, 2]
        assert uow.slips.of_return("RMA-2026-000002-W") == ()
    assert list(check(store)) == []


def test_a_logo_is_kept_once_with_the_slips_that_show_it(store: Store) -> None:
    bench = a_real_bench(store, at_the_bench(a_case()))
    profile = load_profile(bench)
    save_profile(bench, replace(profile, logo=b"a logo"))
    printed = tuple(keep_papers(bench, RMA, 1).slip for _ in range(2))
    save_profile(bench, profile)
    assert kept_slips(bench, RMA) == printed
    assert store.rows("SELECT content FROM photo_files") == [(b"a logo",)]
    assert list(check(store)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM reception_slips",
        "UPDATE reception_slips SET content = '{}'",
        "INSERT OR REPLACE INTO reception_slips SELECT * FROM reception_slips",
    ],
)
def test_the_database_changes_no_slip(store: Store, statement: str) -> None:
    keep_papers(a_real_bench(store, at_the_bench(a_case())), RMA, 1)
    with pytest.raises(Exception, match="immutable"):
        put_to(store, statement)


def test_a_slip_changed_on_disk_is_found(tmp_path: Path) -> None:
    path = tmp_path / "reception.sqlite3"
    with closing(SqliteStore.open(path)) as store:
        keep_papers(a_real_bench(store, at_the_bench(a_case())), RMA, 1)
    with unguarded(path) as connection:
        connection.execute("UPDATE reception_slips SET content = content || ' '")
    with closing(SqliteStore.open(path)) as store:
        assert [(one.kind, one.subject) for one in check(store)] == [("slip", f"{RMA} slip 1")]
