"""What the use cases about people need from outside; ``ports`` puts it into the unit of work and the bench."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # nobody signs in before the window stands
    from receiving_app.domain.people import Failures, Person


class People(Protocol):
    """Who works at the benches. Rows are changed, never deleted."""

    def in_use(self) -> bool:
        """Tell whether people sign in here: whether there is an active administrator."""

    def get(self, number: int) -> "Person | None":
        """Return a person, active or not."""

    def everyone(self) -> "tuple[Person, ...]":
        """Return all, the active ones first, by name."""

    def by_name(self, name: str) -> "Person | None":
        """Return the active person of this name, whatever its case, accents and spaces."""

    def bearers(self, name: str) -> tuple[int, ...]:
        """Return the numbers of those who were renamed from this name, as long as the journal says so."""

    def by_badge(self, digest: str) -> "Person | None":
        """Return the active person of this badge."""

    def pin_of(self, number: int) -> str:
        """Return the argon2 hash of a person's PIN; empty where there is no such person."""

    def add(self, person: "Person", pin: str) -> "Person":
        """Store a new person with the hash of their PIN, and return them with their number."""

    def save(self, person: "Person") -> None:
        """Store name, role, badge and activity of a person on file; a service checked that it may be."""

    def set_pin(self, number: int, pin: str) -> None:
        """Store the hash of a person's new PIN."""

    def failures(self, subject: str) -> "Failures | None":
        """Return the wrong PINs in a row of a person or of a bench; None without one."""

    def count_failure(self, subject: str, failures: "Failures") -> None:
        """Store them in place of what was known."""

    def forget_failures(self, subject: str) -> None:
        """Forget them: a right PIN was given, or a new one set."""


class SignInWaits:
    """Until when nothing is tried, by the clock that never goes back: a clock set forward shortens no wait.

    It lives as long as the program; what is on file lives on and goes by the clock of the day.
    """

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def begin(self, subject: str, until: float) -> None:
        """Let nothing be tried for a subject until then, in seconds of that clock."""
        self._until[subject] = until

    def left(self, subject: str, now: float) -> float:
        """Return the seconds still to wait; 0 for none."""
        return max(self._until.get(subject, 0.0) - now, 0.0)

    def end(self, subject: str) -> None:
        """Let the subject be tried again."""
        self._until.pop(subject, None)
