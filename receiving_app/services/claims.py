"""Have a return in hand, keep it, leave it: who works on it now, for the others to see.

Who acts on a return has it in hand: the claim is taken inside the act's own transaction. What another
bench has is refused, and may be taken over (``take_over``).
"""

from dataclasses import replace
from datetime import datetime

from receiving_app.domain.claim_errors import BenchNameTaken
from receiving_app.domain.claims import Claim, next_claim
from receiving_app.domain.return_errors import StaleCase
from receiving_app.domain.returns import ReturnCase
from receiving_app.services.ports import Bench, UnitOfWork
from receiving_app.services.rights import unattended


def claim(bench: Bench, uow: UnitOfWork, rma: str) -> None:
    """Have a return in hand, inside an act's transaction; the bench leaves what it had before.

    Raises:
        ReturnHeld: another bench has it.
        BenchNameTaken: another installation works under this bench's name.
    """
    require_own_name(bench, uow)
    stored = next_claim(uow.claims.get(rma), claim_of(bench, rma, bench.clock.now()))
    if stored is not None:
        uow.claims.put(stored)


def require_own_name(bench: Bench, uow: UnitOfWork) -> None:
    """Refuse what would be done under a name that became another installation's meanwhile.

    Raises:
        BenchNameTaken: it did.
    """
    actor = bench.actor
    if not actor.installation:
        return
    known = uow.benches.get(actor.bench)
    if known is not None and known.installation != actor.installation:
        raise BenchNameTaken(known.name, known.heard)


def require_seen(bench: Bench, uow: UnitOfWork, case: ReturnCase) -> None:
    """Refuse an act on a return that somebody else changed since it was shown.

    The bench's own acts may follow each other quicker than the screen shows them.

    Raises:
        StaleCase: what is on file is not what the act is based on.
    """
    if bench.shown in (None, case.revision):
        return
    last = uow.undo_steps.last(case.rma)
    if last is None or last.revision != case.revision or last.bench != bench.actor.bench:
        raise StaleCase(case.rma)


@unattended
def keep(bench: Bench, rma: str) -> None:
    """Go on having a return in hand; what another bench has meanwhile stays with it.

    It writes where the claim has become old, and is no act of the journal.
    """
    now = bench.clock.now()
    with bench.reading() as uow:
        known = uow.claims.get(rma)
    if known is None or known.bench != bench.actor.bench or not known.is_due(now):
        return
    with bench.writing() as uow:
        known = uow.claims.get(rma)
        if known is not None and known.bench == bench.actor.bench:
            # Under the name it was taken by, whoever is signed in now.
            uow.claims.put(replace(known, renewed=now))
            uow.commit()


@unattended
def leave(bench: Bench) -> None:
    """Have nothing in hand any more."""
    with bench.writing() as uow:
        uow.claims.leave(bench.actor.bench)
        uow.commit()


def claim_of(bench: Bench, rma: str, now: datetime) -> Claim:
    """Return what a bench claims now."""
    return Claim(rma, bench.actor.bench, bench.actor.operator, now, now)
