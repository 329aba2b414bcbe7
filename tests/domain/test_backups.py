"""When a backup is due, which are kept, what its age says, and what restoring would lose."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from receiving_app.backup_words import age
from receiving_app.domain.backups import (
    Backup,
    BackupFailed,
    BackupPlan,
    BackupState,
    Comparison,
    Extent,
    made_at,
    name_of,
    surplus,
)
from receiving_app.domain.errors import InvalidSetting
from receiving_app.wording import Wording

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
EXTENT = Extent(3, 2, 9, ("AV-2026-000002",), "d" * 64, "j" * 64)


def _backup(hours_ago: float) -> Backup:
    at = NOW - timedelta(hours=hours_ago)
    return Backup(f"/b/{name_of(at)}", at)


def test_a_name_says_when_the_backup_was_made() -> None:
    assert name_of(NOW) == "reception-20261123T083000Z.sqlite3"
    assert made_at(name_of(NOW)) == NOW


@pytest.mark.parametrize("name", ["reception.sqlite3", "reception-20269923T083000Z.sqlite3", ".x.part"])
def test_another_name_is_no_backup(name: str) -> None:
    assert made_at(name) is None


def test_the_oldest_go_and_the_one_just_made_stays_whatever_the_clock_said() -> None:
    stored = [_backup(hours) for hours in (30, 20, 10)]
    assert surplus(stored, 2, stored[-1]) == (stored[0],)
    assert surplus(stored, 3, stored[-1]) == ()
    # The clock was set back: the newest bears the oldest name.
    assert surplus(stored, 1, stored[0]) == tuple(stored[1:])


@pytest.mark.parametrize(
    ("hours", "due", "attention"), [(3.9, False, False), (4, True, False), (8.1, True, True)]
)
def test_a_backup_is_due_after_its_hours_and_calls_for_attention_after_twice(
    hours: float, due: bool, attention: bool
) -> None:
    state = BackupState.of([_backup(hours), _backup(50)], BackupPlan(), NOW)
    assert (state.is_due(NOW), state.needs_attention(NOW)) == (due, attention)


def test_without_a_backup_one_is_due_and_calls_for_attention() -> None:
    state = BackupState.of([], BackupPlan(), NOW)
    assert (state.is_due(NOW), state.needs_attention(NOW), state.age(NOW)) == (True, True, None)


def test_a_backup_from_the_future_tells_no_age() -> None:
    state = BackupState.of([_backup(-24 * 365), _backup(5)], BackupPlan(), NOW)
    assert state.age(NOW) == timedelta(hours=5)


def test_by_hand_only_nothing_is_due_and_a_week_is_not_too_old() -> None:
    state = BackupState.of([_backup(24 * 7)], BackupPlan(hours=0), NOW)
    assert (state.is_due(NOW), state.needs_attention(NOW)) == (False, False)


def test_a_failure_calls_for_attention() -> None:
    state = replace(BackupState.of([_backup(1)], BackupPlan(), NOW), failure=BackupFailed("/b", "full"))
    assert state.needs_attention(NOW)


@pytest.mark.parametrize(
    "plan", [BackupPlan(hours=169), BackupPlan(hours=-1), BackupPlan(kept=0), BackupPlan("a\0")]
)
def test_a_plan_that_cannot_be_carried_out_is_refused(plan: BackupPlan) -> None:
    with pytest.raises(InvalidSetting):
        plan.check()


def test_a_sensible_plan_is_accepted() -> None:
    BackupPlan("/mnt/nas", 1, 500).check()


@pytest.mark.parametrize(
    ("hours", "french", "english"),
    [
        (0, "sauvegarde à l'instant", "backed up just now"),
        (0.5, "sauvegarde il y a 30 min", "backed up 30 min ago"),
        (2.9, "sauvegarde il y a 2 h", "backed up 2 h ago"),
        (72, "sauvegarde il y a 3 j", "backed up 3 d ago"),
    ],
)
def test_the_age_is_said_in_words(hours: float, french: str, english: str) -> None:
    state = BackupState.of([_backup(hours)], BackupPlan(), NOW)
    assert (age(Wording("fr"), state, NOW), age(Wording("en"), state, NOW)) == (french, english)


def test_that_there_is_none_is_said() -> None:
    assert age(Wording("fr"), BackupState(None, BackupPlan()), NOW) == "aucune sauvegarde"


def test_nothing_is_lost_only_where_that_is_known() -> None:
    assert Comparison(EXTENT, EXTENT).loses_nothing
    assert not Comparison(EXTENT, None, same_history=False).loses_nothing
    assert not Comparison(EXTENT, EXTENT, same_history=False).loses_nothing
    later = Comparison(EXTENT, replace(EXTENT, acts=11))
    assert (later.lost_acts, later.loses_nothing) == (2, False)
    assert Comparison(replace(EXTENT, acts=11), EXTENT).lost_acts == 0
    assert Comparison(EXTENT, None).lost_acts == 0
