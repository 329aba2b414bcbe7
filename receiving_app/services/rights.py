"""Who may do what: each act declares the right it needs, and whoever is signed in has it or not.

The command line acts for whoever may read and write the database file, and is asked for no right; a bench
without sign-in has every right, except that approvals are approved as ever (``services.approve``).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from receiving_app.domain.people import Right
from receiving_app.domain.people_errors import NotAllowed, NotSignedIn
from receiving_app.services.ports import Bench
from receiving_app.services.seat import Seat

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", bound=Callable[..., Any])
_Act = Callable[Concatenate[Bench, P], R]


def needs(right: Right) -> Callable[[_Act[P, R]], _Act[P, R]]:
    """Declare the right that an act needs; it is checked before the act begins, outside its transaction.

    The act is given the bench with whoever sat there when it began: it ends under the same name.

    Raises (the act):
        NotSignedIn, NotAllowed: as ``require``.
    """

    def declare(act: _Act[P, R]) -> _Act[P, R]:
        @wraps(act)
        def allowed(bench: Bench, /, *args: P.args, **named: P.kwargs) -> R:
            begun = as_seated(bench)
            require(begun, right)
            return act(begun, *args, **named)

        allowed.__dict__["right"] = right
        return allowed

    return declare


def unattended(act: A) -> A:
    """Declare that an act is the program's own, such as sending what waits: it needs nobody's right."""
    act.__dict__["right"] = None
    return act


def as_seated(bench: Bench) -> Bench:
    """Return the bench with whoever sits there now, whoever sits down later."""
    actor = bench.actor
    return bench.acting(actor.occupant) if isinstance(actor, Seat) else bench


def require(bench: Bench, right: Right) -> None:
    """Refuse what whoever is at the bench may not do; their role is the one on file now.

    Outside any unit of work.

    Raises:
        NotSignedIn: people sign in here, and nobody is, or they have left since.
        NotAllowed: their role does not include it.
    """
    actor = bench.actor
    if not actor.person and not actor.unproven:
        return
    with bench.reading() as uow:
        person = uow.people.get(actor.person) if actor.person else None
        allowed = person is not None and person.active and person.may(right)
        in_use = allowed or uow.people.in_use()
    if allowed or not in_use:
        return
    if person is None or not person.active:
        raise NotSignedIn(right)
    raise NotAllowed(right, person.role)


def may(bench: Bench, right: Right) -> bool:
    """Tell whether whoever is at the bench may do this, to offer it or not."""
    try:
        require(bench, right)
    except (NotSignedIn, NotAllowed):
        return False
    return True
