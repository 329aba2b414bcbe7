"""Taking acts back: what a return was before each act, as little of it as the act changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Protocol, TypeVar

from receiving_app.domain.errors import DomainError
from receiving_app.domain.inspection import InspectedUnit
from receiving_app.domain.return_parts import Customer, Parcel, ReturnLine
from receiving_app.domain.returns import ReturnCase

# The customer is no act's matter: not copied into what is kept of each.
_NOBODY = Customer("", "")
_PARTS = ("lines", "parcels", "units")
_of_head = attrgetter(
    *(f.name for f in fields(ReturnCase) if f.name not in (*_PARTS, "customer", "revision"))
)


@dataclass(eq=False)
class NothingToUndo(DomainError):
    """No act of the bench is left to take back since the return was opened or changed elsewhere."""

    rma: str


@dataclass(eq=False)
class UndoAfterConclusion(DomainError):
    """A document was issued, and only a contrary one takes it back; or a carried-out decision went on elsewhere.

    Attributes:
        document: number of the last document issued; empty where none was.
    """

    rma: str
    document: str


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


_Part = TypeVar("_Part", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Before:
    """What leads a return back to where it was before an act.

    Attributes:
        head: the return without its parts and its customer; None where the act left all of that as it was.
        lines, parcels, units: those that the act changed or removed, as they were.
        new_lines, new_parcels, new_units: numbers of those that the act added.
    """

    head: ReturnCase | None
    lines: tuple[ReturnLine, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    units: tuple[InspectedUnit, ...] = ()
    new_lines: tuple[int, ...] = ()
    new_parcels: tuple[int, ...] = ()
    new_units: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoStep:
    """An act that can be taken back.

    Attributes:
        act: its name in the journal.
        facts: what the journal says of it.
        bench: where it was done.
        since: revision of the return before it.
        revision: of the return after it; another one now means that something came in between.
    """

    rma: str
    act: str
    facts: Mapping[str, object]
    bench: str
    before: Before
    since: int
    revision: int


def difference(before: ReturnCase, after: ReturnCase) -> Before:
    """Return what leads back from a return after an act to what it was before."""
    head = None
    if _of_head(before) != _of_head(after):
        head = replace(before, customer=_NOBODY, lines=(), parcels=(), units=())
    lines, new_lines = _changed(before.lines, after.lines)
    parcels, new_parcels = _changed(before.parcels, after.parcels)
    units, new_units = _changed(before.units, after.units)
    return Before(head, lines, parcels, units, new_lines, new_parcels, new_units)


def restored(case: ReturnCase, before: Before) -> ReturnCase:
    """Return a return as it was before its last act; its revision stays, which counts what is stored."""
    return replace(
        before.head or case,
        customer=case.customer,
        revision=case.revision,
        lines=_led_back(case.lines, before.lines, before.new_lines),
        parcels=_led_back(case.parcels, before.parcels, before.new_parcels),
        units=_led_back(case.units, before.units, before.new_units),
    )


def _changed(
    before: tuple[_Part, ...], after: tuple[_Part, ...]
) -> tuple[tuple[_Part, ...], tuple[int, ...]]:
    now = {part.number: part for part in after}
    known = {part.number for part in before}
    changed = tuple(part for part in before if now.get(part.number) != part)
    return changed, tuple(part.number for part in after if part.number not in known)


def _led_back(now: Iterable[_Part], were: Iterable[_Part], new: Iterable[int]) -> tuple[_Part, ...]:
    added = set(new)
    parts = {part.number: part for part in now if part.number not in added}
    parts |= {part.number: part for part in were}
    return tuple(parts[number] for number in sorted(parts))
