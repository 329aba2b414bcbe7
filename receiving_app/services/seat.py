"""Who sits at the window's bench: an ``Actor`` that follows sign-in and sign-out."""

from dataclasses import replace
from typing import TYPE_CHECKING

from receiving_app.services.ports import Actor

if TYPE_CHECKING:
    from receiving_app.domain.people import Person, Role


class Seat(Actor):
    """The actor of a window, whose bench all screens share: whoever is signed in at the moment.

    Where people sign in and the seat is empty, nothing can be done (``services.rights``). The command line
    and the tests have a plain ``Actor``, which stays who it is.

    Attributes:
        operator: name of whoever sits here; else the one that the command line or the system gave.
    """

    __slots__ = ("_held", "_nobody")

    def __init__(self, nobody: Actor) -> None:
        object.__setattr__(self, "_nobody", nobody)
        object.__setattr__(self, "_held", nobody)

    _nobody: Actor
    _held: Actor

    @property
    def operator(self) -> str:
        """Name that acts are journalled under."""
        return self._held.operator

    @property
    def bench(self) -> str:
        """Which bench it is."""
        return self._held.bench

    @property
    def person(self) -> int:
        """Number of whoever is signed in; 0 for nobody."""
        return self._held.person

    @property
    def role(self) -> "Role | None":
        """Role of whoever is signed in, as it was then; None for nobody."""
        return self._held.role

    @property
    def unproven(self) -> bool:
        """Whether nobody said who sits here."""
        return self._held.unproven

    @property
    def installation(self) -> str:
        """Whose the bench's name is."""
        return self._held.installation

    @property
    def nobody(self) -> Actor:
        """Whoever acts here while the seat is empty."""
        return self._nobody

    @property
    def occupant(self) -> Actor:
        """Whoever sits here now, for good: an act that began as theirs ends as theirs."""
        return self._held

    def take(self, person: "Person") -> None:
        """Seat a person who proved who they are."""
        seated = Actor(person.name, self.bench, person.number, person.role, installation=self.installation)
        object.__setattr__(self, "_held", seated)

    def leave(self) -> None:
        """Leave the seat empty."""
        object.__setattr__(self, "_held", self._nobody)

    def name_bench(self, bench: str, installation: str) -> None:
        """Work under another bench name from now on, whoever sits here."""
        for slot in ("_nobody", "_held"):
            seated = replace(getattr(self, slot), bench=bench, installation=installation)
            object.__setattr__(self, slot, seated)
