"""What writing and reading the journal need from outside; ``ports`` puts them into the unit of work."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from receiving_app.domain.catalogue import LocalText
from receiving_app.domain.chain import Facts, Head

ItemNames = Mapping[tuple[str, int, str], LocalText]
"""What accessories are called, by return, unit and key."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One act, for the return's timeline; ``facts`` holds no customer name.

    Attributes:
        at: aware, UTC.
        act: stable name of the act, such as ``condition_recorded``.
        rma: the return, or empty.
        approved_by: supervisor who approved it, or empty.
        erased: what it said of people is gone, as the settings want it; names and free texts are empty.
    """

    at: datetime
    operator: str
    bench: str
    act: str
    rma: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    approved_by: str = ""
    erased: bool = False


class Journal(Protocol):
    """Every act, in order."""

    def add(self, entry: JournalEntry) -> None:
        """Append an entry."""

    def cite(self, value: Hashable) -> str:
        """Keep the text of a rule that an act goes by, for good, and return the SHA-256 to cite it by."""

    def of_return(self, rma: str) -> tuple[JournalEntry, ...]:
        """Return a return's entries, oldest first."""

    def head(self) -> Head:
        """Return where the journal's chain ends."""

    def links(self, since: date, until: date) -> Iterable[Facts]:
        """Iterate over the links of a period's acts, both days (of Europe/Paris) included, in order."""

    def standing(self, rma: str, unit: int, marks: Collection[str]) -> int:
        """Return how many such acts about a unit were done and not taken back."""

    def last_about(self, rma: str, unit: int, marks: Collection[str]) -> JournalEntry | None:
        """Return the last entry about a unit whose act, or whose scan's result, is one of these."""


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts are wanted; an empty filter wants all of them.

    Attributes:
        since: day of Europe/Paris; acts recorded before it are not wanted. None for no bound.
        until: the last day wanted. None for no bound.
        acts: names of acts; empty for any.
        but: names of acts that are not wanted.
        approved: only what a supervisor approved.
        text: found in the return's number, in a name or in the facts, in any case of its letters.
        operator, approver, rma: found in who did it, in who approved it, in the return's number.
        bench: where it was done, exactly.
    """

    since: date | None = None
    until: date | None = None
    acts: Collection[str] = ()
    but: Collection[str] = ()
    approved: bool = False
    text: str = ""
    operator: str = ""
    approver: str = ""
    bench: str = ""
    rma: str = ""


class ActReader(Protocol):
    """Reads the journal backwards, in steps that take no longer the longer the journal is."""

    def newest(self) -> int:
        """Return the position of the last act; 0 for none."""

    def acts_before(
        self, position: int, step: int, wanted: ActFilter
    ) -> tuple[tuple[int, JournalEntry], ...]:
        """Return the wanted acts among the ``step`` last before a position, the newest first."""

    def is_before(self, position: int, day: date) -> bool:
        """Tell whether the act at a position was recorded before a day; also where there is none."""

    def item_names(self, rmas: Collection[str]) -> ItemNames:
        """Return what the accessories of these returns' units are called, by return, unit and key."""
