"""Fewer in hand than announced: what it may mean, and what becomes of the return (decision rule 1).

Partial arrivals are normal: what came is decided and credited whatever is said of the rest.
"""

from dataclasses import replace

from receiving_app.domain.comparison import SHORT_OFFERS, Offer
from receiving_app.domain.holds import HoldNote
from receiving_app.domain.returns import AT_THE_BENCH, ReturnCase
from receiving_app.domain.short_answer import ShortAnswer
from receiving_app.domain.vocabulary import Choice, Status


def missing(case: ReturnCase) -> int:
    """Count the pieces that were announced and never in hand; 0 before the first parcel."""
    return sum(case.outstanding(line) for line in case.lines) if case.parcels else 0


def answer_in_force(case: ReturnCase) -> ShortAnswer | None:
    """Return what was said of the pieces that are missing now; None where nothing was, or of others."""
    said = case.shortage
    return said if said is not None and said.missing == missing(case) > 0 else None


def short_offers(case: ReturnCase) -> tuple[Offer, ...]:
    """Return what may be said of the pieces that are missing; nothing where none is, or nobody is at it."""
    asked = case.status in AT_THE_BENCH or case.status is Status.DECIDED
    return SHORT_OFFERS if asked and missing(case) else ()


def rest_settled(case: ReturnCase, lost: HoldNote) -> ReturnCase:
    """Return a decided return with what was said of its rest carried out: closed, on hold, or awaiting it.

    Args:
        case: the return.
        lost: the hold of a return whose rest was lost on its way.
    """
    said = answer_in_force(case)
    if said is None or case.status is not Status.DECIDED:
        return case
    if said.choice is Choice.SENT_FEWER:
        return case.close()
    return case.hold_back(lost) if said.choice is Choice.LOST_IN_TRANSPORT else case


def with_answer(case: ReturnCase, said: ShortAnswer | None) -> ReturnCase:
    """Return the case with something said of its rest; None takes it back."""
    return replace(case, shortage=said)
