"""Backups are made when they are due, at close, or asked for; those that are too many go."""

from dataclasses import replace
from datetime import timedelta

import pytest

from receiving_app.domain.backups import Backup, BackupFailed, BackupPlan
from receiving_app.domain.errors import InvalidSetting
from receiving_app.domain.people import Right, Role
from receiving_app.domain.people_errors import NotAllowed
from receiving_app.domain.return_errors import ApprovalRequired
from receiving_app.services.backups import (
    approve_restore,
    back_up,
    back_up_at_close,
    back_up_if_due,
    backup_plan,
    backup_state,
    never,
)
from receiving_app.services.company import save_profile
from receiving_app.services.people import add_person, make_first_administrator
from receiving_app.services.ports import Actor, Approval
from receiving_app.services.seat import Seat
from tests.builders import a_bench, a_profile, an_approval
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


def test_restoring_is_approved_by_whoever_has_the_right_of_it_and_by_nobody_else() -> None:
    bench = replace(a_bench(), actor=Seat(Actor("opérateur", "1", unproven=True)))
    make_first_administrator(bench, "Ana", "2749")
    add_person(bench, "Nadia", Role.SUPERVISOR, "8305")
    with pytest.raises(NotAllowed) as refused:
        approve_restore(bench, Approval("Nadia", "8305", "disk"))
    assert refused.value.right is Right.BACKUP_AND_RESTORE
    assert approve_restore(bench, Approval("Ana", "2749", "disk")) == "Ana"
    with pytest.raises(ApprovalRequired):
        approve_restore(bench, None)


def test_without_sign_in_the_supervisor_code_approves_restoring() -> None:
    assert approve_restore(a_bench(), an_approval()) == an_approval().supervisor
