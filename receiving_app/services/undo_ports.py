"""What taking acts back needs from outside; ``ports`` puts it into the unit of work."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what the window's start does not need
    from receiving_app.domain.undoing import UndoStep


class UndoSteps(Protocol):
    """The acts of each return that can still be taken back, the last one first."""

    def add(self, step: "UndoStep") -> None:
        """Keep an act that was just stored."""

    def last(self, rma: str) -> "UndoStep | None":
        """Return the last act kept of a return; None where there is none."""

    def take_back(self, step: "UndoStep", revision: int) -> None:
        """Forget the last act of a return; the one before it led to the return as it is stored now.

        Args:
            step: the act that was taken back.
            revision: of the return as it is stored now.
        """

    def clear(self, rma: str) -> None:
        """Forget every act of a return: none can be taken back any more."""
