"""What erasing personal data needs from outside; ``ports`` puts it into the unit of work."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Erasable:
    """What the journal still says of people in acts before a day.

    Attributes:
        acts: how many say something.
        unannounced: how many of them no act of erasing speaks of yet.
        lasting: how many acts of before hold it inside their links, for good.
    """

    acts: int = 0
    unannounced: int = 0
    lasting: int = 0


class PersonalData(Protocol):
    """What the journal says of people, beside its chain; days are those of Europe/Paris."""

    def older_than(self, before: date) -> Erasable:
        """Count what could be erased."""

    def announce(self, act: int, before: date) -> None:
        """Say that an act of the journal, at this position, erases what is before a day."""

    def next_older(self, before: date, after: int, most: int) -> tuple[int, ...]:
        """Return positions of acts before a day that still say something, in order, after one of them."""

    def erase(self, first: int, last: int, before: date) -> int:
        """Erase what is before a day between two positions, both included; return how many acts' it was."""
