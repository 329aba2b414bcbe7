"""Prove who somebody is: name or badge says who, the PIN proves it.

Each attempt is counted on file before its PIN is looked at, so that neither a killed program nor many
benches at once get attempts for nothing. Nothing here keeps, journals or tells a PIN or a badge's text.
"""

from datetime import timedelta
from math import ceil

from receiving_app.domain.commands import BADGE_PREFIX, SHAPE
from receiving_app.domain.people import Failures, Person, badge_digest
from receiving_app.domain.people_errors import PersonLocked, SignInRefused, UnknownBadge
from receiving_app.services.case_sheet import Act, record
from receiving_app.services.ports import Bench, UnitOfWork


def proven(bench: Bench, name_or_badge: str, pin: str) -> Person:
    """Return the active person who is who they say.

    Outside any unit of work: argon2 is slow on purpose.

    Args:
        bench: where they stand.
        name_or_badge: their name, or the text of their badge.
        pin: as typed.

    Raises:
        SignInRefused: there is no such person, or the PIN is not theirs; it is journalled.
        UnknownBadge: the badge is nobody's; counted like a wrong PIN.
        PersonLocked: it is too soon after wrong ones; the PIN was not looked at.
    """
    with bench.reading() as uow:
        person = _found(uow, name_or_badge)
        stored = uow.people.pin_of(person.number) if person else ""
    subject = _subject(bench, person)
    counted = _count(bench, subject)
    if person is None:
        # As long as a wrong PIN takes: the time tells nobody which names there are.
        bench.secrets.hashed(pin)
        _refuse(bench, counted, 0)
        raise UnknownBadge if _is_badge(name_or_badge) else SignInRefused(_seconds(counted.wait))
    if not bench.secrets.matches(pin, stored):
        _refuse(bench, counted, person.number)
        raise SignInRefused(_seconds(counted.wait))
    with bench.writing() as uow:
        # Somebody known stands here: what was mistyped before, as nobody's name or badge, is over too.
        for over in (subject, _subject(bench, None)):
            uow.people.forget_failures(over)
            bench.waits.end(over)
        uow.commit()
    return person


def forgive(bench: Bench, uow: UnitOfWork, person: Person) -> None:
    """Let a person be tried again at once: they have a new PIN."""
    subject = _subject(bench, person)
    uow.people.forget_failures(subject)
    bench.waits.end(subject)


def _found(uow: UnitOfWork, name_or_badge: str) -> Person | None:
    if _is_badge(name_or_badge):
        return uow.people.by_badge(badge_digest(name_or_badge))
    return uow.people.by_name(name_or_badge)


def _is_badge(text: str) -> bool:
    shape = SHAPE.fullmatch(text.strip().upper())
    return shape is not None and shape[1] == BADGE_PREFIX


def _subject(bench: Bench, person: Person | None) -> str:
    return f"person {person.number}" if person else f"bench {bench.actor.bench}"


def _count(bench: Bench, subject: str) -> Failures:
    """Count an attempt as failed before it is looked at, or refuse to look at it yet."""
    with bench.writing() as uow:
        now, ticks = bench.clock.now(), bench.clock.monotonic()
        on_file = uow.people.failures(subject)
        # What another bench forgave is forgiven here.
        ours = bench.waits.left(subject, ticks) if on_file else 0.0
        known = (on_file or Failures(0, now)).as_of(now)
        left = max(known.left(now), timedelta(seconds=ours))
        counted = known if left else known.one_more(now)
        uow.people.count_failure(subject, counted)
        uow.commit()
    if left:
        raise PersonLocked(now + left, _seconds(left))
    bench.waits.begin(subject, ticks + counted.wait.total_seconds())
    return counted


def _refuse(bench: Bench, counted: Failures, person: int) -> None:
    with bench.writing() as uow:
        record(bench, uow, Act("sign_in_refused", {"person": person, "failures": counted.count}))
        uow.commit()


def _seconds(wait: timedelta) -> int:
    return ceil(wait.total_seconds())
