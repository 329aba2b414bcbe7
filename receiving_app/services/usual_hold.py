"""A hold that nobody words: what the rules or an answer wait for, from whom, and within the usual days."""

from datetime import timedelta

from receiving_app.domain.holds import AWAITED_FROM, HoldCause, HoldNote
from receiving_app.domain.profile import Profile
from receiving_app.services.ports import Bench, UnitOfWork


def usual_hold(bench: Bench, uow: UnitOfWork, cause: HoldCause) -> HoldNote:
    """Return the hold of a cause, from whom it is awaited as usual, due within the days of the settings."""
    days = timedelta(days=(uow.profiles.get() or Profile()).intake.hold_days)
    due_on = bench.clock.today() + days
    return HoldNote("", bench.actor.operator, bench.clock.now(), cause, AWAITED_FROM[cause], due_on)
