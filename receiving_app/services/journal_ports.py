"""What reading the journal needs from outside; ``ports`` puts it into the unit of work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from receiving_app.services.ports import JournalEntry


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts are wanted; an empty filter wants all of them.

    Attributes:
        since: aware; acts recorded before it are not wanted. None for no bound.
        acts: names of acts; empty for any.
        but: names of acts that are not wanted.
        approved: only what a supervisor approved.
        text: found in the return's number, in a name or in the facts, in any case of its letters.
    """

    since: datetime | None = None
    acts: Collection[str] = ()
    but: Collection[str] = ()
    approved: bool = False
    text: str = ""


class ActReader(Protocol):
    """Reads the journal backwards, in steps that take no longer the longer the journal is."""

    def newest(self) -> int:
        """Return the position of the last act; 0 for none."""

    def acts_before(
        self, position: int, step: int, wanted: ActFilter
    ) -> "tuple[tuple[int, JournalEntry], ...]":
        """Return the wanted acts among the ``step`` last before a position, the newest first."""

    def is_before(self, position: int, moment: datetime) -> bool:
        """Tell whether the act at a position was recorded before a moment; also where there is none."""
