"""Who may approve at this window: asked for by every approval, known to the one place that signs people in."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded where people sign in
    from receiving_app.domain.people import Person, Right


class _Known:
    """One list for the process; empty where nobody signs in."""

    people: "tuple[Person, ...] | None" = None


def use(people: "tuple[Person, ...] | None") -> None:
    """Let these approve from now on, each with their own PIN; None where one code is everybody's."""
    _Known.people = people


def names(right: "Right | None" = None) -> tuple[str, ...] | None:
    """Return who may approve, by name; None where nobody signs in.

    Args:
        right: what the approver has to be allowed besides approving.
    """
    if _Known.people is None:
        return None
    return tuple(one.name for one in _Known.people if right is None or one.may(right))
