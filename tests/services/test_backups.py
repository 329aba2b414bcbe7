"""Backups are made when they are due, at close, or asked for; those that are too many go."""

from datetime import timedelta

import pytest

from receiving_app.domain.backups import Backup, BackupFailed, BackupPlan
from receiving_app.domain.errors import InvalidSetting
from receiving_app.services.backups import (
    back_up,
    back_up_at_close,
    back_up_if_due,
    backup_plan,
    backup_state,
    never,
)
from receiving_app.services.company import save_profile
from tests.builders import a_bench, a_profile
from tests.fakes import FakeBench
from tests.fakes_backups import FakeShelf


def _bench(plan: BackupPlan) -> FakeBench:
    bench = a_bench()
    save_profile(bench, a_profile(backups=plan))
    return bench


def _hours_ago(bench: FakeBench, *hours: float) -> list[Backup]:
    moments = [bench.clock.now() - timedelta(hours=one) for one in hours]
    return [Backup(f"{at:%H%M%S}", at) for at in moments]


def test_the_plan_is_that_of_the_settings_and_sensible_without_any() -> None:
    assert backup_plan(_bench(BackupPlan("/mnt", 2, 3))) == BackupPlan("/mnt", 2, 3)
    assert BackupPlan().hours == 4


def test_a_plan_that_cannot_be_carried_out_is_not_stored() -> None:
    with pytest.raises(InvalidSetting):
        save_profile(a_bench(), a_profile(backups=BackupPlan(kept=0)))


def test_a_backup_bears_the_time_and_the_oldest_gives_way() -> None:
    bench = _bench(BackupPlan(kept=2))
    shelf = FakeShelf(_hours_ago(bench, 9, 5))
    oldest = shelf.kept[0]
    made = back_up(bench, shelf)
    assert timedelta() < bench.clock.now() - made.made_at < timedelta(minutes=1)
    assert len(shelf.kept) == 2
    assert oldest not in shelf.kept


def test_a_backup_that_fails_costs_no_other() -> None:
    bench = _bench(BackupPlan(kept=1))
    shelf = FakeShelf(_hours_ago(bench, 9, 5), failure=BackupFailed("/b", "full"))
    with pytest.raises(BackupFailed):
        back_up(bench, shelf)
    assert len(shelf.kept) == 2


def test_a_backup_is_made_only_when_it_is_due() -> None:
    bench = _bench(BackupPlan(hours=4))
    assert back_up_if_due(bench, FakeShelf(_hours_ago(bench, 3))) is None
    assert back_up_if_due(bench, FakeShelf(_hours_ago(bench, 5))) is not None
    assert back_up_if_due(bench, FakeShelf()) is not None


@pytest.mark.parametrize(
    ("hours", "current", "made"), [(4, False, True), (4, True, False), (0, False, False)]
)
def test_at_close_a_backup_is_made_where_something_happened_since(
    hours: int, current: bool, made: bool
) -> None:
    bench = _bench(BackupPlan(hours=hours))
    shelf = FakeShelf(_hours_ago(bench, 1), current=current)
    assert (back_up_at_close(bench, shelf) is not None) is made


def test_at_close_the_first_backup_is_made() -> None:
    bench = _bench(BackupPlan())
    assert back_up_at_close(bench, FakeShelf()) is not None
    assert backup_state(bench, FakeShelf()).last is None
    assert never() is False
