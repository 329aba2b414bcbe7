"""Make backups: when they are due, at close, or asked for; each verified, older ones rotated out."""

from collections.abc import Callable

from receiving_app.domain.backups import Backup, BackupPlan, BackupState, name_of, surplus
from receiving_app.domain.people import Right
from receiving_app.domain.profile import Profile
from receiving_app.services.approve import require_approval
from receiving_app.services.backup_ports import BackupShelf
from receiving_app.services.ports import Approval, Bench
from receiving_app.services.rights import needs, unattended

Cancelled = Callable[[], bool]


def never() -> bool:
    """Tell that nobody cancels."""
    return False


def backup_plan(bench: Bench) -> BackupPlan:
    """Return how backups are made by themselves."""
    with bench.reading() as uow:
        return (uow.profiles.get() or Profile()).backups


def backup_state(bench: Bench, shelf: BackupShelf) -> BackupState:
    """Return what is known of the backups; ``failure`` is for whoever made the last attempt to add."""
    return BackupState.of(shelf.stored(), backup_plan(bench), bench.clock.now())


@needs(Right.BACKUP_AND_RESTORE)
def back_up(bench: Bench, shelf: BackupShelf, cancelled: Cancelled = never) -> Backup:
    """Make a backup now, and remove those that are too many; where it fails, all others are kept.

    Raises:
        BackupFailed, BackupUnsound, DatabaseProblem, Interrupted: as the shelf.
    """
    return _back_up(bench, shelf, cancelled)


def _back_up(bench: Bench, shelf: BackupShelf, cancelled: Cancelled = never) -> Backup:
    made = shelf.add(name_of(bench.clock.now()), cancelled)
    for old in surplus(shelf.stored(), backup_plan(bench).kept, made):
        shelf.remove(old)
    return made


def approve_restore(bench: Bench, approval: Approval | None) -> str:
    """Check the approval of whoever may restore, and return the name to journal.

    Raises:
        ApprovalRequired, ReasonRequired, ApprovalRefused, SignInRefused, UnknownBadge, PersonLocked,
            NotAllowed: as ``services.approve``.
    """
    return require_approval(bench, "restore", approval, Right.BACKUP_AND_RESTORE)


@unattended
def back_up_if_due(bench: Bench, shelf: BackupShelf, cancelled: Cancelled = never) -> Backup | None:
    """Make a backup where the plan says that it is time; None where it is not.

    Raises:
        BackupFailed, BackupUnsound, DatabaseProblem, Interrupted: as the shelf.
    """
    if not backup_state(bench, shelf).is_due(bench.clock.now()):
        return None
    return _back_up(bench, shelf, cancelled)


@unattended
def back_up_at_close(bench: Bench, shelf: BackupShelf) -> Backup | None:
    """Make a backup unless none is wanted by itself, or nothing happened since the last one.

    Raises:
        BackupFailed, BackupUnsound, DatabaseProblem: as the shelf.
    """
    state = backup_state(bench, shelf)
    if not state.plan.hours or (state.last is not None and shelf.is_current(state.last)):
        return None
    return _back_up(bench, shelf)
