"""Erase what the journal says of people once its time is over; the acts stay, and their chain holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from receiving_app.domain.people import Right
from receiving_app.domain.personal import ERASED, end_of_keeping, require_age
from receiving_app.domain.profile import Profile
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench
from receiving_app.services.retention_ports import Erasable
from receiving_app.services.rights import needs, unattended

AT_ONCE = 200
"""Acts in one transaction: some milliseconds, so that no scan waits behind it."""

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: of how many acts, and those before which day of Europe/Paris."""

    acts: int
    before: date


def never() -> bool:
    """Tell that nobody cancels."""
    return False


def keeping_ends(bench: Bench) -> date | None:
    """Return the day before which the settings keep nothing of people; None where all is kept."""
    with bench.reading() as uow:
        months = (uow.profiles.get() or Profile()).journal_months
    return end_of_keeping(bench.clock.today(), months) if months else None


def erasable(bench: Bench, before: date) -> Erasable:
    """Count what would be erased of acts before a day of Europe/Paris.

    Raises:
        KeptTooShort: the day is less than six months ago.
    """
    require_age(before, bench.clock.today())
    with bench.reading() as uow:
        return uow.personal_data.older_than(before)


@needs(Right.EDIT_SETTINGS)
def erase_before(bench: Bench, before: date, cancelled: Cancelled = never) -> Erased:
    """Erase what the journal says of people in acts before a day of Europe/Paris.

    Raises:
        KeptTooShort: the day is less than six months ago.
    """
    require_age(before, bench.clock.today())
    return _erase(bench, before, cancelled)


@unattended
def erase_if_due(bench: Bench, cancelled: Cancelled = never) -> Erased | None:
    """Erase what the settings no longer keep; None where they keep all."""
    before = keeping_ends(bench)
    return _erase(bench, before, cancelled) if before is not None else None


def _erase(bench: Bench, before: date, cancelled: Cancelled) -> Erased:
    """Journal the erasure, then erase in small transactions; one that was interrupted goes on the next time."""
    with bench.reading() as uow:
        found = uow.personal_data.older_than(before)
    if found.unannounced:
        with bench.writing() as uow:
            record(bench, uow, Act(ERASED, {"before": before, "acts": found.acts}))
            uow.personal_data.announce(uow.journal.head().count, before)
            uow.commit()
    erased = after = 0
    while not cancelled():
        with bench.reading() as uow:
            positions = uow.personal_data.next_older(before, after, AT_ONCE)
        if not positions:
            break
        after = positions[-1]
        with bench.writing() as uow:
            erased += uow.personal_data.erase(positions[0], after, before)
            uow.commit()
    return Erased(erased, before)
