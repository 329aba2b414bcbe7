"""What claims need from outside; ``ports`` puts it into the unit of work."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what the window's start does not need
    from receiving_app.domain.benches import NamedBench
    from receiving_app.domain.claims import Claim


class Claims(Protocol):
    """Which bench has which return in hand; no part of the journal."""

    def get(self, rma: str) -> "Claim | None":
        """Return the claim on a return, lapsed or not."""

    def put(self, claim: "Claim") -> None:
        """Store a claim in place of whatever was on that return; the bench leaves every other one."""

    def leave(self, bench: str) -> None:
        """Forget what a bench has in hand."""


class Benches(Protocol):
    """Which installation works under which bench name; no part of the journal."""

    def get(self, name: str) -> "NamedBench | None":
        """Return whose a name is; None where nobody ever had it."""

    def put(self, bench: "NamedBench") -> None:
        """Store whose a name is, in place of whoever had it."""
